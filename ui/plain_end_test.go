package ui

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"doorstep/session"
	"doorstep/session/store"
)

// runs leads a conversation over an input, as the program does.
func (s *stage) runs(ctx context.Context, path string, in io.Reader, out io.Writer) error {
	return RunPlain(ctx, Config{Path: path, Dirs: []string{s.dir}, Source: s.src.source(), Store: s.storeOptions(), In: in, Out: out})
}

// plainSession makes a session that stands in 1.6, and gives its path.
func plainSession(t *testing.T) (*stage, string) {
	t.Helper()
	s := bareStage(t)
	s.app = newApp(Config{Source: s.src.source(), Dirs: []string{s.dir}})
	if err := s.runs(context.Background(), "", strings.NewReader("new Kept\n/details\n\n\n\n\n\n\n\n3\n2\n/go 1.6\n/quit\n"), io.Discard); err != nil {
		t.Fatal(err)
	}
	return s, s.file()
}

// TestPlainInputThatEnds: where the input ends, all of it is in the file,
// the line without an end too.
func TestPlainInputThatEnds(t *testing.T) {
	for name, c := range map[string]struct {
		input string
		kind  string
		want  string
		said  string
	}{
		"after a line":     {"one\ntwo\n", session.KindCard, "one two", "The input ended."},
		"within a line":    {"one\ntwo", session.KindCard, "one two", "The input ended."},
		"lines of Windows": {"one\r\ntwo\r\n", session.KindCard, "one two", "The input ended."},
		"at a command":     {"one\n/quit", session.KindCard, "one", "Everything is saved in "},
		"while a line waits to be put right": {
			"p99: nobody here", session.KindCard, "p99: nobody here", "Kept #1.",
		},
		"within a row": {"/go 3.1\nf\nThe clerk", session.KindPersona, "The clerk", "The input ended."},
		"at a field that does not take it": {
			"/go 1.5\n\n\nas long as it took", session.KindCard, "Waited: as long as it took", "kept as a note",
		},
		"while a root cause is marked": {
			"/go 2.4\na fact\n/root 1\no\n\n\nthe clerk's desk", session.KindRoot, "a fact", "Marked as a root cause.",
		},
		"at a question of the mark": {
			"/go 2.4\na fact\n/root 1\no\n", session.KindRoot, "a fact", "The input ended.",
		},
		"nothing":          {"", session.KindCard, "", "The input ended."},
		"a very long line": {strings.Repeat("word ", 30000), session.KindCard, strings.TrimSpace(strings.Repeat("word ", 30000)), "Kept #1"},
	} {
		t.Run(name, func(t *testing.T) {
			s, path := plainSession(t)
			var out bytes.Buffer
			if err := s.runs(context.Background(), path, strings.NewReader(c.input), &out); err != nil {
				t.Fatal(err)
			}
			harmless(t, out.String())
			if !strings.Contains(out.String(), c.said) || !strings.HasSuffix(out.String(), "Everything is saved in "+path+".\n") {
				t.Errorf("it said:\n%s", out.String())
			}
			if got := strings.Join(texts(s.saved().Kind(c.kind)), " "); strings.Join(strings.Fields(got), " ") != c.want {
				t.Errorf("the file holds %.200q, not %.200q", got, c.want)
			}
		})
	}
}

// TestPlainToldToEnd: a signal keeps what was entered, and says where it is.
func TestPlainToldToEnd(t *testing.T) {
	s, path := plainSession(t)
	in, typing := io.Pipe()
	ctx, signal := context.WithCancel(context.Background())
	var out bytes.Buffer
	ended := make(chan error)
	go func() { ended <- s.runs(ctx, path, in, &out) }()
	for _, l := range []string{"one\n", "/go 3.1\n", "f\n", "The clerk\n"} {
		if _, err := io.WriteString(typing, l); err != nil {
			t.Fatal(err)
		}
	}
	// Each line is taken before the next is read: this one is not, until the
	// one before has been.
	if _, err := io.WriteString(typing, "\n"); err != nil {
		t.Fatal(err)
	}
	signal()
	select {
	case err := <-ended:
		if err != nil {
			t.Fatal(err)
		}
	case <-time.After(patience):
		t.Fatal("it does not end")
	}
	if !strings.Contains(out.String(), "Told to end.\n") {
		t.Errorf("it said:\n%s", out.String())
	}
	if got := texts(s.saved().Kind(session.KindPersona)); strings.Join(got, ",") != "The clerk" {
		t.Errorf("the file holds %q", got)
	}
}

// deaf is an output that nobody takes any more after a while.
type deaf struct{ left int }

func (d *deaf) Write(p []byte) (int, error) {
	if d.left -= len(p); d.left < 0 {
		return 0, errors.New("nobody listens")
	}
	return len(p), nil
}

// TestPlainNobodyListens: what is typed is kept though the output is gone, and
// the end says that it was.
func TestPlainNobodyListens(t *testing.T) {
	s, path := plainSession(t)
	err := s.runs(context.Background(), path, strings.NewReader("one\ntwo\n"), &deaf{200})
	if err == nil || !strings.Contains(err.Error(), "nobody listens; what was typed is kept") {
		t.Fatalf("it ended with %v", err)
	}
	if got := texts(s.saved().Kind(session.KindCard)); strings.Join(got, ",") != "one,two" {
		t.Fatalf("the file holds %q", got)
	}
}

// TestPlainSaysWhereItIs: where the session is is said only when that changes.
func TestPlainSaysWhereItIs(t *testing.T) {
	c := converse(t, "")
	c.types("new Kept", "/go 1.6")
	c.rests()
	if said := c.heard(); said != "" {
		t.Fatalf("a save as usual was told of: %q", said)
	}
	d := c.p.desk()
	c.types("one")
	for range 3 {
		c.p.take(docMsg{d.doc, store.NotPublished{Err: errors.New("the disk is full")}})
	}
	if said := c.heard(); said != "Note: Not saved yet: kept on this laptop: The disk is full.\n" {
		t.Fatalf("it said %q", said)
	}
	if said := c.types("two"); said != "Kept #2. Pain.\n" {
		t.Fatalf("it said again %q", said)
	}
	c.rests()
	if said := c.heard(); said != "Saved 10:30.\n" {
		t.Fatalf("it said %q", said)
	}

	c.types("three")
	c.p.take(slowMsg{d.doc}) // it is in the file by now, or said to be late: never both
	c.rests()
	if said := c.heard(); said != "" && said != "Note: Not saved yet: kept on this laptop\nSaved 10:30.\n" {
		t.Fatalf("it said %q", said)
	}
}

// TestPlainStoreThatFails: what the store refuses stays, is offered again, and
// that is said.
func TestPlainStoreThatFails(t *testing.T) {
	c := converse(t, "")
	c.types("new Kept", "/go 1.6", "before")
	c.rests()
	d := c.p.desk()
	if err := d.doc.Close(context.Background()); err != nil { // the store is gone from under it
		t.Fatal(err)
	}
	c.hears("one", "Kept #2.", "Note: Not saved yet: 1 change only in memory: ")
	c.hears("/list", "#1 before", "#2 one")
	doc, _, err := store.Open(context.Background(), c.file(), c.storeOptions()) // and comes back
	if err != nil {
		t.Fatal(err)
	}
	d.doc = doc
	c.p.take(retryMsg{})
	if s := c.leaves(c.file()); strings.Join(texts(s.Kind(session.KindCard)), ",") != "before,one" {
		t.Fatalf("the file holds %q", texts(s.Kind(session.KindCard)))
	}
}

// TestPlainClockThatRunsOut: it is said once, before the answer to a line.
func TestPlainClockThatRunsOut(t *testing.T) {
	c := converse(t, "")
	c.types("new Clock", "/clock start")
	c.src.pass(19 * time.Minute)
	if said := c.types("/clock"); said != "Clock: 1 min left in 1.1 Check-in and ground rules.\n1 minute left of 20 minutes, the clock runs.\n" {
		t.Fatalf("it said %q", said)
	}
	c.src.pass(2 * time.Minute)
	if said := c.types("/clock"); said != "Clock: 1 min over in 1.1 Check-in and ground rules.\n1 minute over 20 minutes, the clock runs.\n" {
		t.Fatalf("it said %q", said)
	}
	c.src.pass(time.Minute)
	if said := c.types("/clock pause"); said != "2 minutes over 20 minutes, the clock is paused.\n" {
		t.Fatalf("it said %q", said)
	}
}

// TestPlainView: beside the window that writes, everything is said and nothing
// is kept.
func TestPlainView(t *testing.T) {
	c := converse(t, "")
	c.types("new Two", "/go 1.6", "one")
	c.rests()
	v := converseOn(c.stage, c.file())
	if !strings.Contains(v.transcript(), "Note: "+onlyView) {
		t.Fatalf("it said:\n%s", v.transcript())
	}
	v.hears("/list", "#1 one")
	v.hears("two", "Note: "+onlyView)
	v.hears("/next", "1.7 ")
	if len(v.kind(session.KindCard)) != 1 {
		t.Fatal("a view wrote")
	}
	v.types("/quit")
}

// TestPlainOtherLaptop: what came in from elsewhere is said before the next
// answer, and a field that was written twice can be settled.
func TestPlainOtherLaptop(t *testing.T) {
	c := converse(t, "")
	c.types("new Two", "/go 1.6", "one")
	d := c.p.desk()
	r := c.kind(session.KindCard)[0]
	other := session.NewState(d.state.Session)
	other.ApplyAll(d.state.Changes())
	g := other.Begin(c.src.source(), c.src.source().NewID(), "1.6")
	if err := g.Set(r.Kind, r.ID, session.Patch{"text": "the other's words"}); err != nil {
		t.Fatal(err)
	}
	c.types("/edit 1", "our words", ".")
	c.p.take(docMsg{d.doc, store.Foreign{Changes: g.Changes()}})
	if said := c.heard(); said != "" {
		t.Fatalf("it broke in with %q", said)
	}
	c.hears("/list", "1 change came in from another laptop.\n", "also written ")
	c.hears("/settle 1", "Said was written more than once. Which stays? 1: ")
	c.hears("2", "Settled.")
	c.hears("/settle 1", "Nothing in #1 was written twice.")
}

// TestPlainRedact: it asks, and what is removed is gone.
func TestPlainRedact(t *testing.T) {
	c := converse(t, "")
	c.makes("Removed", "2", ".", "/go 1.6", "p01: one", "two")
	c.hears("/remove 2", "Remove card #2 “two” for good?", "This can't be undone.")
	c.hears("/list", "#2 two") // a command leaves the question
	c.types("/remove 2")
	c.hears("remove", "Removed for good.")
	c.types("/go 1.1")
	c.hears("/remove p1", "Type remove words")
	c.hears("remove words", "Removed for good.")
	if n := len(c.kind(session.KindCard)) + len(c.kind(session.KindParticipant)); n != 1 {
		t.Fatalf("%d records are left of four", n)
	}
}

// TestPlainNames: real names are said only once asked for, and kept apart.
func TestPlainNames(t *testing.T) {
	c := converse(t, "")
	c.types("new Names")
	c.hears("/names", "Note: Real names are said now")
	c.hears("P01", "Real name")
	c.types("Karim Uddin", "health", ".")
	c.hears("/list", "P01. Real name Karim Uddin; Sector health; ")
	c.hears("/names", "Names are hidden.")
	if said := c.types("/list"); strings.Contains(said, "Karim") {
		t.Fatalf("it said %q", said)
	}
	r := c.kind(session.KindParticipant)[0]
	if name := c.state().RealName(r.ID); name != "Karim Uddin" || r.Value(nameField.ID) != nil {
		t.Fatalf("the name is %q, in the record %v", name, r.Value(nameField.ID))
	}
}
