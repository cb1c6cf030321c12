package store

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"slices"
	"testing"
	"time"

	"doorstep/session"
)

func TestRoundTrip(t *testing.T) {
	p := newPlace(t)
	d := p.create(p.options(never))
	if got := p.read(); len(got.Changes) != 1 || !got.Names || got.Document != d.Document() || got.Session != d.state.Session {
		t.Fatalf("right after Create: %d changes, names %v", len(got.Changes), got.Names)
	}
	d.card("no sign at the gate")
	who := session.ID{}
	d.do(func(g *session.Gesture) (err error) {
		if who, err = g.Add(session.KindParticipant, session.Patch{"alias": "P01"}); err != nil {
			return err
		}
		return g.Name(who, "Anwara Begum")
	})
	if s := d.Status(); s.Saved || s.Kept != 3 || s.Reason != nil {
		t.Errorf("before publishing: %+v", s)
	}
	if n := len(p.read().Changes); n != 1 {
		t.Errorf("the document has %d changes before publishing", n)
	}
	device := d.Device()
	d.close()
	if err := d.Close(t.Context()); err != nil {
		t.Errorf("closing again: %v", err)
	}
	if err := d.Commit(t.Context(), d.state.Changes()); err == nil {
		t.Error("a closed document took changes")
	}
	if err := d.Publish(t.Context()); err == nil {
		t.Error("a closed document was published")
	}
	if got := p.beside(); len(got) != 0 {
		t.Errorf("left beside the document: %q", got)
	}

	again, opened := p.open(p.options(never))
	if !reflect.DeepEqual(*opened, Opened{}) {
		t.Errorf("a clean opening told %+v", *opened)
	}
	if got := texts(again.state); !slices.Equal(got, []string{"no sign at the gate"}) {
		t.Errorf("cards %q", got)
	}
	if got := again.state.RealName(who); got != "Anwara Begum" {
		t.Errorf("name %q", got)
	}
	if again.Device() != device {
		t.Error("the next sitting is another device, and can't undo")
	}
	files, err := again.PackFiles()
	if err != nil || !maps.EqualFunc(files, testPack, slices.Equal) {
		t.Errorf("pack files %v, %v", slices.Collect(maps.Keys(files)), err)
	}
	if s := again.Status(); !s.Saved || s.Changes != 4 {
		t.Errorf("just opened: %+v", s)
	}
}

// TestBytesStay: opening and closing without a change writes nothing into the
// document.
func TestBytesStay(t *testing.T) {
	p := newPlace(t)
	d := p.create(p.options(hurried))
	d.card("a")
	d.close()
	before, info := p.bytes(), p.read().ModTime
	d, _ = p.open(p.options(hurried))
	time.Sleep(50 * time.Millisecond)
	d.close()
	if !slices.Equal(before, p.bytes()) || !p.read().ModTime.Equal(info) {
		t.Error("the document was written")
	}
}

func TestCreateRefuses(t *testing.T) {
	p := newPlace(t)
	if err := os.WriteFile(p.path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Create(t.Context(), p.path, New{}, p.options(never)); !errors.Is(err, ErrExists) {
		t.Errorf("over an empty file: %v", err)
	}
	if len(p.bytes()) != 0 {
		t.Error("the file was written")
	}
	if _, err := Create(t.Context(), filepath.Join(p.dir, "none", "a.doorstep"), New{}, p.options(never)); err == nil {
		t.Error("made a document in a folder that is not there")
	}
	if _, err := Create(t.Context(), filepath.Join(p.dir, "b.doorstep"), New{Pack: map[string][]byte{"../x": nil}}, p.options(never)); err == nil {
		t.Error("took a pack that climbs out of its folder")
	}
	if left := p.works(); len(left) > 0 {
		t.Errorf("left %q", left)
	}
}

func TestCreateEmpty(t *testing.T) {
	p := newPlace(t)
	d, err := Create(t.Context(), p.path, New{Session: session.ID{1}}, p.options(never))
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	f := p.read()
	if len(f.Changes) != 0 || f.Session != (session.ID{1}) {
		t.Errorf("%d changes, session %s", len(f.Changes), f.Session)
	}
	if _, err := f.PackFiles(); err == nil {
		t.Error("found a pack where none was given")
	}
}

func TestSecondEditor(t *testing.T) {
	p := newPlace(t)
	d := p.create(p.options(never))
	if _, _, err := Open(t.Context(), p.path, p.options(never)); !errors.Is(err, ErrOpenElsewhere) {
		t.Fatalf("second editor: %v", err)
	}
	// Another laptop is free to open it: what both write is merged.
	other := p.laptop()
	o, _ := other.open(other.options(never))
	o.card("from the other laptop")
	o.close()
	d.card("from this one")
	d.close()
	d, _ = p.open(p.options(never))
	if got := texts(d.state); len(got) != 2 {
		t.Errorf("cards %q", got)
	}
}

func TestReader(t *testing.T) {
	p := newPlace(t)
	d := p.create(p.options(hurried))
	o := Options{StateDir: filepath.Join(p.dir, "untouched"), Role: Reader, pace: hurried}
	r, _ := p.open(o)
	d.card("a")
	r.wait("the editor's card", func(e Event) bool {
		f, ok := e.(Foreign)
		if ok {
			r.state.ApplyAll(f.Changes)
		}
		return ok && len(texts(r.state)) == 1
	})
	if err := r.Commit(t.Context(), d.state.Changes()); err == nil {
		t.Error("a reader wrote")
	}
	if _, err := os.Stat(o.StateDir); err == nil {
		t.Error("a reader made a folder of state")
	}
	r.close()
}

// TestViewerFollows: at the pace of every day, a viewer shows what was saved
// within a second.
func TestViewerFollows(t *testing.T) {
	p := newPlace(t)
	d := p.create(p.options(never))
	r, _ := p.open(Options{StateDir: p.state, Role: Reader})
	soonest := time.Hour
	for i := range 3 {
		d.card(fmt.Sprint("card ", i))
		d.publish()
		began := time.Now()
		r.wait("the card", func(e Event) bool {
			if f, ok := e.(Foreign); ok {
				r.state.ApplyAll(f.Changes)
			}
			return len(texts(r.state)) == i+1
		})
		soonest = min(soonest, time.Since(began)) // a busy machine may be late once
	}
	if soonest > time.Second {
		t.Errorf("the viewer is %s behind", soonest)
	}
}

func TestCommitRefuses(t *testing.T) {
	p := newPlace(t)
	d := p.create(p.options(never))
	if err := d.Commit(t.Context(), []*session.Change{{ID: session.ID{1}}}); err == nil {
		t.Error("took a change that was not sealed")
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	g := d.state.Begin(d.src, d.Device(), "")
	if _, err := g.Add(session.KindCard, session.Patch{"text": "a"}); err != nil {
		t.Fatal(err)
	}
	if err := d.Commit(ctx, g.Changes()); !errors.Is(err, context.Canceled) {
		t.Errorf("after its context ended: %v", err)
	}
	d.mu.Lock()
	d.size = nearlyFull
	d.mu.Unlock()
	if err := d.Commit(t.Context(), g.Changes()); !errors.Is(err, ErrFull) {
		t.Errorf("into a full document: %v", err)
	}
}

// TestCommitTwice: a caller that is not sure offers a change again.
func TestCommitTwice(t *testing.T) {
	p := newPlace(t)
	d := p.create(p.options(never))
	d.card("a")
	if err := d.Commit(t.Context(), d.state.Changes()); err != nil {
		t.Fatal(err)
	}
	d.publish()
	if n := len(p.read().Changes); n != 2 {
		t.Errorf("%d changes", n)
	}
	if s := d.Status(); !s.Saved || s.Changes != 2 {
		t.Errorf("%+v", s)
	}
}

// TestPace: published after a pause, and at the latest a while after the first
// change though somebody types on.
func TestPace(t *testing.T) {
	p := newPlace(t)
	slow := never
	slow.quiet, slow.latest = time.Hour, 60*time.Millisecond
	d := p.create(p.options(slow))
	began := time.Now()
	d.card("a")
	d.waitSaved()
	if took := time.Since(began); took < slow.latest {
		t.Errorf("published after %s, before it was due", took)
	}
	d.close()

	quick := never
	quick.quiet = 20 * time.Millisecond
	d, _ = p.open(p.options(quick))
	d.card("b")
	d.waitSaved()
	if n := len(p.read().Changes); n != 3 {
		t.Errorf("%d changes", n)
	}
}

func TestModeAndLink(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no mode bits, and links need rights")
	}
	p := newPlace(t)
	d := p.create(p.options(never))
	if info, _ := os.Stat(p.path); info.Mode().Perm() != 0o600 {
		t.Errorf("a new document has mode %v", info.Mode())
	}
	d.close()
	if err := os.Chmod(p.path, 0o664); err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(folder(p.t), "link.doorstep")
	if err := os.Symlink(p.path, link); err != nil {
		t.Fatal(err)
	}
	l, _, err := Open(t.Context(), link, p.options(never))
	if err != nil {
		t.Fatal(err)
	}
	d = newDesk(t, l)
	d.card("through the link")
	d.close()
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Error("the link was replaced")
	}
	if info, _ := os.Stat(p.path); info.Mode().Perm() != 0o664 {
		t.Errorf("the mode became %v", info.Mode())
	}
	if n := len(p.read().Changes); n != 2 {
		t.Errorf("%d changes behind the link", n)
	}
	for _, work := range p.works() {
		if info, _ := os.Stat(work); info.Mode().Perm() != 0o600 {
			t.Errorf("a working copy has mode %v", info.Mode())
		}
		if info, _ := os.Stat(filepath.Dir(work)); info.Mode().Perm() != 0o700 {
			t.Errorf("its folder has mode %v", info.Mode())
		}
	}
}

func TestReadOnlyMark(t *testing.T) {
	p := newPlace(t)
	d := p.create(p.options(never))
	before := p.bytes()
	if err := os.Chmod(p.path, 0o400); err != nil {
		t.Fatal(err)
	}
	d.card("a")
	if err := d.Publish(t.Context()); err == nil {
		t.Error("wrote a document that is marked read-only")
	}
	if !slices.Equal(before, p.bytes()) {
		t.Error("its bytes changed")
	}
	if err := os.Chmod(p.path, 0o600); err != nil {
		t.Fatal(err)
	}
	d.publish()
}

// TestNoNames: a copy that is marked to hold no names takes none, whichever way
// they come.
func TestNoNames(t *testing.T) {
	p := newPlace(t)
	s := cards(t, seeded(51), 2)
	isName := func(c *session.Change) bool { return c.Op == session.OpName }
	name := s.Changes()[slices.IndexFunc(s.Changes(), isName)]
	without := slices.DeleteFunc(s.Changes(), isName)
	body, err := image{document: session.ID{15: 1}, session: s.Session, changes: without, records: recordRows(s)}.build()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(p.path, body, 0o600); err != nil {
		t.Fatal(err)
	}
	d, _ := p.open(p.options(never))
	if d.Names() || p.read().Names {
		t.Error("the mark was not read")
	}
	if err := d.Commit(t.Context(), []*session.Change{name}); !errors.Is(err, ErrNoNames) {
		t.Errorf("committing a name: %v", err)
	}
	d.close()
	// One that comes with an image of the same document is passed over, beside
	// it and in its place.
	img := image{document: session.ID{15: 1}, session: s.Session, names: true, changes: s.Changes(), records: recordRows(s)}
	if body, err = img.build(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(p.path+".0123456789abcdef.tmp", body, 0o600); err != nil {
		t.Fatal(err)
	}
	d, opened := p.open(p.options(never))
	if len(opened.Recovered) != 0 {
		t.Errorf("%d came back", len(opened.Recovered))
	}
	if err := os.WriteFile(p.path, body, 0o600); err != nil {
		t.Fatal(err)
	}
	d.card("a")
	d.publish()
	if f := p.read(); f.Names || len(f.Changes) != len(without)+1 || slices.ContainsFunc(f.Changes, isName) {
		t.Errorf("a name got in: names %v, %d changes for %d, a name change %v", f.Names, len(f.Changes), len(without)+1, slices.ContainsFunc(f.Changes, isName))
	}
}
