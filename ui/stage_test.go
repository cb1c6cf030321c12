package ui

import (
	"context"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"doorstep/session"
	"doorstep/session/store"
)

// What tests say of a stage, and ask of it.

// wants fails unless the screen shows all the texts.
func (s *stage) wants(texts ...string) {
	s.t.Helper()
	shown := s.screen()
	for _, text := range texts {
		if !strings.Contains(shown, text) {
			s.t.Fatalf("the screen does not show %q:\n%s", text, shown)
		}
	}
}

// lacks fails if the screen shows one of the texts.
func (s *stage) lacks(texts ...string) {
	s.t.Helper()
	shown := s.screen()
	for _, text := range texts {
		if strings.Contains(shown, text) {
			s.t.Fatalf("the screen shows %q:\n%s", text, shown)
		}
	}
}

// says fails unless the status line holds the text.
func (s *stage) says(text string) {
	s.t.Helper()
	s.frame() // what is drawn may have something to be said of it
	var line string
	for _, l := range s.app.statusLines() {
		line += " " + strings.TrimSpace(ansi.Strip(l))
	}
	if !strings.Contains(line, text) {
		s.t.Fatalf("the status line does not say %q but %q; the screen is:\n%s", text, line, s.screen())
	}
}

// begin makes a session with a title and stands in 1.1.
func (s *stage) begin(title string) {
	s.t.Helper()
	s.keys("n")
	s.enters(title)
	if s.app.env.desk == nil {
		s.t.Fatalf("no session was made:\n%s", s.screen())
	}
}

// practice opens the practice session.
func (s *stage) practice() {
	s.t.Helper()
	s.keys("p")
	if s.app.env.desk == nil {
		s.t.Fatalf("no practice session was made:\n%s", s.screen())
	}
}

// to goes to an activity of the open session.
func (s *stage) to(id string) {
	s.t.Helper()
	r := s.app.run()
	s.run(r.goTo(s.app.env.desk.pack.Activity(id), nil))
	s.settle()
}

// list goes to one of the activity's lists, counted from 1.
func (s *stage) list(n int) {
	s.t.Helper()
	r := s.app.run()
	for range r.places() {
		if r.list[r.at.ID] == n-1 {
			return
		}
		s.keys("f6")
	}
	s.t.Fatalf("%s has no list %d", r.at.ID, n)
}

// do writes to the session as no key does, to have something to start from.
func (s *stage) do(activity string, f func(g *session.Gesture) error) {
	s.t.Helper()
	var failed error
	s.run(s.app.env.desk.do(activity, func(g *session.Gesture) error {
		failed = f(g)
		return failed
	}))
	s.settle()
	if failed != nil {
		s.t.Fatal(failed)
	}
}

// add makes a record as no key does, and gives its id.
func (s *stage) add(activity, kind string, fields session.Patch) session.ID {
	s.t.Helper()
	var id session.ID
	s.do(activity, func(g *session.Gesture) (err error) {
		id, err = g.Add(kind, fields)
		return err
	})
	return id
}

// people makes participants and tables.
func (s *stage) people(people, tables int) {
	s.t.Helper()
	s.do("1.1", func(g *session.Gesture) error {
		if err := session.AddAliases(g, people); err != nil {
			return err
		}
		return session.AddTables(g, tables)
	})
}

func (s *stage) state() *session.State { return s.app.env.desk.state }

func (s *stage) kind(kind string) []*session.Record { return s.state().Kind(kind) }

// only is the one record of a kind.
func (s *stage) only(kind string) *session.Record {
	s.t.Helper()
	list := s.kind(kind)
	if len(list) != 1 {
		s.t.Fatalf("there are %d of %s, not one: %q", len(list), kind, texts(list))
	}
	return list[0]
}

func texts(list []*session.Record) []string {
	out := make([]string, len(list))
	for i, r := range list {
		out[i] = r.Text()
	}
	return out
}

// holds fails unless a record has these values.
func (s *stage) holds(r *session.Record, want session.Patch) {
	s.t.Helper()
	for field, v := range want {
		if got := r.Value(field); !reflect.DeepEqual(got, session.Normal(v)) {
			s.t.Errorf("%s.%s is %#v, not %#v", r.Kind, field, got, session.Normal(v))
		}
	}
}

// reads fails unless the records of a kind read so, in this order.
func (s *stage) reads(kind string, want ...string) {
	s.t.Helper()
	if got := texts(s.kind(kind)); !reflect.DeepEqual(got, want) && len(got)+len(want) > 0 {
		s.t.Fatalf("the records of %s are %q, not %q", kind, got, want)
	}
}

// end closes the session as a program does that is torn away: what is half
// typed is lost, what was entered is not.
func (s *stage) end() {
	s.t.Helper()
	s.settle()
	if d := s.app.env.desk; d != nil {
		s.app.env.desk = nil
		if err := closeDoc(d.doc, d.waiting); err != nil {
			s.t.Fatal(err)
		}
	}
}

// again ends the program and starts it anew on the same file.
func (s *stage) again() {
	s.t.Helper()
	s.end()
	s.start(s.file())
}

// leaves presses the key that quits, and waits until the program has ended.
func (s *stage) leaves() {
	s.t.Helper()
	s.press("ctrl+q")
	s.settle()
	if !s.quit {
		s.t.Fatalf("the program did not end:\n%s", s.screen())
	}
}

// file is the one session file that the stage made.
func (s *stage) file() string {
	s.t.Helper()
	found, err := filepath.Glob(filepath.Join(s.dir, "*"+Extension))
	if err != nil || len(found) != 1 {
		s.t.Fatalf("there are %d session files: %v", len(found), err)
	}
	return found[0]
}

// file2 is the path of another session file in the stage's folder.
func (s *stage) file2(name string) string {
	s.t.Helper()
	dir, err := filepath.EvalSymlinks(s.dir)
	if err != nil {
		s.t.Fatal(err)
	}
	return filepath.Join(dir, name+Extension)
}

// saved reads the file as another program would.
func (s *stage) saved() *session.State {
	s.t.Helper()
	f, err := store.Read(context.Background(), s.file())
	if err != nil {
		s.t.Fatal(err)
	}
	return f.State()
}

// testdata is found from here, wherever a test goes.
var testdata, _ = filepath.Abs("testdata")

// golden compares a screen with the one in testdata; UPDATE=1 writes it anew.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join(testdata, name+".golden")
	if os.Getenv("UPDATE") != "" {
		if err := os.MkdirAll(testdata, 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != got+"\n" {
		t.Errorf("%s is not as it was; UPDATE=1 go test ./ui writes it anew, and then look at it.\ngot:\n%s\nwant:\n%s", path, got, want)
	}
}
