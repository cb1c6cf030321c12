package store

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

// told is a pace at which a document is looked at once, and from then on only
// when the system tells of it.
var told = pace{
	quiet: 5 * time.Millisecond, latest: 30 * time.Millisecond, poll: 20 * time.Millisecond, noticed: time.Hour,
	retry: 10 * time.Millisecond, lastRetry: 50 * time.Millisecond,
	lockWait: 300 * time.Millisecond, staleInside: time.Minute, staleSeen: 30 * time.Second,
}

// TestNotices: what is published arrives at a viewer that was told of it and did
// not look by itself, and so does a copy that is laid over the document.
func TestNotices(t *testing.T) {
	p := newPlace(t)
	d := p.create(p.options(told))
	n := startNotices(p.path)
	if n == nil {
		t.Skip("this system does not tell of changes in ", p.dir)
	}
	n.end()
	o := p.options(told)
	o.Role = Reader
	v, _ := p.open(o)
	time.Sleep(100 * time.Millisecond) // until it has looked once
	began := time.Now()
	d.card("one")
	v.wait("the card", func(e Event) bool { f, ok := e.(Foreign); return ok && len(f.Changes) == 1 })
	if took := time.Since(began); took > 10*time.Second {
		t.Errorf("it came after %s", took)
	}

	// A laptop that had the file alone brings it back, written in place.
	far := p.laptop()
	far.path = filepath.Join(folder(t), "far.doorstep")
	if err := os.WriteFile(far.path, p.bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	other, _ := far.open(far.options(never))
	other.card("two")
	other.close()
	if err := os.WriteFile(p.path, far.bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	v.wait("the other card", func(e Event) bool { f, ok := e.(Foreign); return ok && len(f.Changes) == 1 })
	d.wait("the other card", func(e Event) bool { f, ok := e.(Foreign); return ok && len(f.Changes) == 1 })
}

// TestNoticesEnd: when the folder goes elsewhere there are no more of them, and
// the document is looked for as before.
func TestNoticesEnd(t *testing.T) {
	dir := filepath.Join(folder(t), "stick")
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "a.doorstep")
	n := startNotices(path)
	if n == nil {
		t.Skip("this system does not tell of changes in ", dir)
	}
	defer n.end()
	write := func(name string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, name), []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	came := func(within time.Duration) (told, ended bool) {
		select {
		case _, more := <-n.events():
			return more, !more
		case <-time.After(within):
			return false, false
		}
	}
	write("b.doorstep")
	if told, _ := came(50 * time.Millisecond); told {
		t.Error("another file was told of")
	}
	write("a.doorstep")
	if told, _ := came(10 * time.Second); !told {
		t.Error("the file was written, and nothing told of it")
	}
	if err := os.Rename(dir, dir+" elsewhere"); err != nil {
		t.Fatal(err)
	}
	if _, ended := came(10 * time.Second); !ended {
		t.Error("the folder is elsewhere, and the notices go on")
	}
}

// TestCalm: what is laid out for the next image is let go in a pause, and the
// session goes on from there.
func TestCalm(t *testing.T) {
	p := newPlace(t)
	pace := hurried
	pace.calm = 20 * time.Millisecond
	o := p.options(pace)
	d := p.create(o)
	for _, text := range []string{"before", "after"} {
		d.card(text)
		d.waitSaved()
		time.Sleep(500 * time.Millisecond)
	}
	d.close()
	if len(d.loop.p.log.made) > 0 {
		t.Error("a session at rest holds on to what it has laid out")
	}
	if got := texts(p.read().State()); len(got) != 2 {
		t.Errorf("the cards are %q", got)
	}
}
