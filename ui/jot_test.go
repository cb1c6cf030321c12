package ui

import (
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"doorstep/content"
	"doorstep/session"
)

// cut ends the program as a power cut does: what was jotted down is still there,
// and the program begins again on the same file.
func (s *stage) cut() {
	s.t.Helper()
	s.run(s.app.writeJot(false))
	s.rest()
	found, err := filepath.Glob(filepath.Join(s.dir, "state", "*", "jot"))
	if err != nil || len(found) > 1 {
		s.t.Fatalf("there are %d jots: %v", len(found), err)
	}
	var data []byte
	if len(found) == 1 {
		if data, err = os.ReadFile(found[0]); err != nil {
			s.t.Fatal(err)
		}
	}
	file := s.app.env.desk.doc.Path()
	s.end() // closes, and so takes the jot away
	if len(found) == 1 {
		if err := os.WriteFile(found[0], data, 0o600); err != nil {
			s.t.Fatal(err)
		}
	}
	s.start(file)
}

// TestWhatIsHalfTypedComesBack types into every list of every activity, and
// into a record that is there already, and cuts the power: the same stands in
// the same place afterwards, and no record was made of it.
func TestWhatIsHalfTypedComesBack(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.practice()
	s.keys("esc")
	tried, turn := 0, 0
	for _, act := range s.app.env.desk.pack.Activities {
		for n := range act.Captures {
			turn++
			for _, before := range [][]string{nil, [][]string{{"up", "enter"}, {"up", "ctrl+e"}, {"up", "ctrl+e", "tab", "tab"}}[turn%3]} {
				s.halfTypes(act, n, before)
				lines := s.app.halves()
				if len(lines) == 0 {
					s.fresh()
					continue
				}
				tried++
				version := texts(s.kind(act.Captures[n].Kind))
				s.cut()
				s.wants("Nothing lost.", "half typed", "Enter goes on.")
				got := s.app.halves()
				if !reflect.DeepEqual(got, lines) && !caught(got, lines) {
					t.Errorf("%s list %d after %v: %+v came back, not %+v:\n%s", act.ID, n+1, before, got, lines, s.screen())
				}
				if now := texts(s.kind(act.Captures[n].Kind)); !reflect.DeepEqual(now, version) {
					t.Errorf("%s list %d after %v: records were made of it", act.ID, n+1, before)
				}
				s.fresh() // and nothing of it is left for the next
			}
		}
	}
	if tried < 50 {
		t.Errorf("only %d places were tried", tried)
	}
}

// halfTypes types in a list and does not keep it.
func (s *stage) halfTypes(act *content.Activity, n int, before []string) {
	s.t.Helper()
	s.to(act.ID)
	s.list(n + 1)
	s.keys(before...)
	if s.app.top() != s.app.run() || !s.app.top().Typing() {
		s.shuts()
		return
	}
	s.typed("3 half")
	s.keys("left")
}

// caught says that what had no place any more stands in the line that catches
// anything.
func caught(got, want []jottedOne) bool {
	return len(got) == 1 && len(want) == 1 && got[0].Over == overCatch && got[0].Text == want[0].Text
}

// TestWhatIsHalfTypedOverTheWorkshopComesBack: the line that catches anything,
// and a detail of the workshop.
func TestWhatIsHalfTypedOverTheWorkshopComesBack(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Over")
	s.to("1.6")
	s.enters("kept")
	s.typed("under it")
	s.keys("f2")
	s.typed("caught in the air")
	s.cut()
	s.wants("Catch this", "› caught in the air", "in 2 places")
	s.keys("enter") // goes on
	s.wants("Catch this", "› caught in the air")
	s.keys("enter")
	s.wants("› under it")
	s.reads(session.KindCard, "kept", "caught in the air")
	s.keys("f11", "down")
	s.typed("Gazipu")
	s.cut()
	s.wants("Workshop details", "Place › Gazipu")
	s.keys("r") // goes on, and is a letter
	s.wants("Place › Gazipur")
}

// TestAJotIsWrittenOnceSomebodyTyped, and taken away when it is kept.
func TestAJotIsWrittenOnceSomebodyTyped(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Quiet")
	s.to("1.6")
	jots := func() string {
		found, _ := filepath.Glob(filepath.Join(s.dir, "state", "*", "jot"))
		if len(found) == 0 {
			return ""
		}
		data, err := os.ReadFile(found[0])
		if err != nil {
			return ""
		}
		var j jotting
		if err := json.Unmarshal(data, &j); err != nil {
			t.Fatal(err)
		}
		var all []string
		for _, l := range j.Lines {
			all = append(all, l.Text)
		}
		return "jot: " + strings.Join(all, "; ")
	}
	s.typed("half")
	s.until("it is jotted down", func() bool { return jots() == "jot: half" })
	if s.app.jot.asked {
		t.Error("something is waited for though nobody types")
	}
	s.keys("enter")
	s.until("it is kept, and jotted down no more", func() bool { return jots() == "" })
	s.keys("f7")
	s.src.pass(25 * time.Second)
	s.send(tickMsg(s.src.Now()))
	s.until("the time is noted while the clock runs", func() bool { return jots() == "jot: " })
	s.src.pass(25 * time.Second)
	s.send(tickMsg(s.src.Now()))
	s.settle()
	s.cut()
	s.wants("The clock of 1.6 stands at 44:10")
}

// TestALineThatWasKeptDoesNotComeBackTwice: the power went between the keeping
// and the next jot.
func TestALineThatWasKeptDoesNotComeBackTwice(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Once")
	s.people(9, 2)
	s.to("1.6")
	s.typed("p07: said once")
	data, err := json.Marshal(jotting{At: s.app.env.desk.now(), Ms: s.src.Now().UnixMilli(), Lines: s.app.halves()})
	if err != nil {
		t.Fatal(err)
	}
	s.src.pass(100 * time.Millisecond)
	s.keys("enter")
	s.cut() // with nothing jotted down
	_, back := s.app.takeUp(readJot(data))
	if back != 0 {
		t.Errorf("%d lines came back", back)
	}
	for half, text := range map[string]string{"p07: half a li": "half a line", "t3:half a line": "half a line", "why: so": "why: so it is"} {
		if !grewInto(half, text) {
			t.Errorf("%q is not known again in %q", half, text)
		}
	}
	for half, text := range map[string]string{"another": "half a line", "": "half a line", "p07:": "half a line"} {
		if grewInto(half, text) {
			t.Errorf("%q is taken for %q", half, text)
		}
	}
	s.keys("end")
	s.lacks("› p07: said once")
}

// TestAJotOfAnything is read without harm: torn, of another program, or hostile.
func TestAJotOfAnything(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.practice()
	id := session.ID{1, 2, 3}.String()
	for _, text := range []string{
		"", "{", "[]", "null", `{"at":"tomorrow","lines":[{}]}`, `{"lines":null}`,
		`{"at":"9999-01-01 00:00:00","lines":[{"text":"\u001b[2Jx","cursor":-5,"activity":"1.6","list":0,"here":true}]}`,
		`{"lines":[{"text":"a","activity":"1.6","list":99},{"text":"b","activity":"nowhere"},{"text":"c","over":"brief"}]}`,
		`{"lines":[{"text":"a","activity":"2.2","record":"` + id + `"},{"text":"b","activity":"3.2","record":"` + id + `","mode":{"detail":"yes"}},{"text":"c","activity":"2.4","record":"` + id + `","mode":{"edit":"yes"}}]}`,
		`{"lines":[{"text":"a","activity":"1.1","field":"nothing"},{"text":"b","activity":"2.4","mode":{"detail":"yes"}},{"text":"c","activity":"1.6","record":"` + id + `"}]}`,
	} {
		d := s.app.env.desk
		d.left = readJot([]byte(text))
		cmd, _ := s.app.takeUp(d.left)
		s.run(cmd)
		s.settle()
		s.fits("a jot", 3)
		if strings.Contains(strings.Join(s.frame(), ""), "\x1b[2J") {
			t.Fatal("what was jotted down is obeyed")
		}
		s.fresh()
	}
}
