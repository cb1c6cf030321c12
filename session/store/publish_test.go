package store

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"doorstep/session"
)

// TestStepFails lets each step of publishing fail in turn.
func TestStepFails(t *testing.T) {
	steps := []struct {
		name string
		err  error
		// renamed: the new document stands already, though not surely for good.
		renamed bool
	}{
		{name: "read document", err: syscall.EIO},
		{name: "create lock", err: syscall.EROFS},
		{name: "write lock", err: syscall.ENOSPC},
		{name: "close lock", err: syscall.EIO},
		{name: "create temp", err: fs.ErrPermission},
		{name: "write temp", err: syscall.ENOSPC},
		{name: "chmod temp", err: syscall.EPERM},
		{name: "sync temp", err: syscall.EIO},
		{name: "close temp", err: syscall.EIO},
		{name: "read temp", err: syscall.EIO},
		{name: "spoil temp", err: errFailing},
		{name: "rename", err: syscall.EACCES},
		{name: "stat document", err: syscall.EIO, renamed: true},
		{name: "sync folder", err: syscall.EIO, renamed: true},
	}
	t.Logf("%d steps of publishing, each failing in turn: the document whole, and what was typed kept", len(steps))
	for _, step := range steps {
		t.Run(step.name, func(t *testing.T) {
			p, disk := newPlace(t), &badDisk{}
			o := p.options(hurried)
			o.disk = disk
			d := p.create(o)
			before := p.bytes()
			disk.set(step.name, step.err)
			d.card("kept at first")
			var told error
			d.wait("NotPublished", func(e Event) bool {
				n, ok := e.(NotPublished)
				told = n.Err
				return ok
			})
			if told == nil || !strings.Contains(told.Error(), "day one.doorstep") || strings.Contains(told.Error(), p.dir) {
				t.Errorf("told: %v", told)
			}
			if step.err != errFailing && step.err != fs.ErrPermission && !errors.Is(told, step.err) {
				t.Errorf("told: %v", told)
			}
			if s := d.Status(); s.Saved || s.Reason == nil || s.Kept != 1 {
				t.Errorf("status %+v", s)
			}
			if !step.renamed && !slices.Equal(before, p.bytes()) {
				t.Error("the document's bytes changed")
			}
			if step.renamed {
				p.read()
			}
			disk.set("", nil)
			d.waitSaved()
			if n := len(p.read().Changes); n != 2 {
				t.Errorf("%d changes when it works again", n)
			}
			d.close()
			if left := p.beside(); len(left) > 0 {
				t.Errorf("left beside the document: %q", left)
			}
		})
	}
}

// TestUnlockFails: a sidecar that can't be removed is nobody's loss, and one
// that can't be removed while the step before it fails hides nothing.
func TestUnlockFails(t *testing.T) {
	p, disk := newPlace(t), &badDisk{}
	o := p.options(never)
	o.disk = disk
	d := p.create(o)
	disk.set("remove lock", syscall.EIO)
	d.card("a")
	d.publish()
	disk.set("", nil)
	if left := p.beside(); len(left) != 1 {
		t.Fatalf("beside the document: %q", left)
	}
	d.card("b")
	d.publish()
	if left := p.beside(); len(left) != 0 {
		t.Errorf("left beside the document: %q", left)
	}
}

func TestRetrySlowsDown(t *testing.T) {
	p, disk := newPlace(t), &badDisk{}
	o := p.options(hurried)
	o.disk = disk
	o.pace.retry, o.pace.lastRetry = 20*time.Millisecond, 80*time.Millisecond
	d := p.create(o)
	disk.set("rename", syscall.EIO)
	d.card("a")
	disk.waitHits(1)
	began := time.Now()
	disk.waitHits(6)
	if took := time.Since(began); took < (20+40+80+80+80-10)*time.Millisecond {
		t.Errorf("five further attempts within %s", took)
	}
}

// TestSlowDisk: a medium that hangs delays neither a commit nor, with a
// deadline, closing. What was kept comes back.
func TestSlowDisk(t *testing.T) {
	p, disk := newPlace(t), &badDisk{}
	o := p.options(hurried)
	o.disk = disk
	d := p.create(o)
	hang := make(chan struct{})
	disk.hang = hang
	disk.set("sync temp", nil)
	d.card("a")
	disk.waitHits(1)
	d.card("b") // would wait for ever
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	if err := d.Close(ctx); !errors.Is(err, ErrKept) || !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("closing: %v", err)
	}
	close(hang)
	<-d.done
}

// TestReadOnlyFolder does the same with a real folder that takes nothing.
func TestReadOnlyFolder(t *testing.T) {
	if runtime.GOOS == "windows" || os.Getuid() == 0 {
		t.Skip("needs a folder that is closed to its owner")
	}
	p := newPlace(t)
	d := p.create(p.options(never))
	before := p.bytes()
	if err := os.Chmod(p.dir, 0o500); err != nil {
		t.Fatal(err)
	}
	defer os.Chmod(p.dir, 0o700)
	d.card("a")
	if err := d.Publish(t.Context()); !errors.Is(err, fs.ErrPermission) {
		t.Errorf("publishing: %v", err)
	}
	if err := d.Close(t.Context()); !errors.Is(err, ErrKept) {
		t.Errorf("closing: %v", err)
	}
	if !slices.Equal(before, p.bytes()) {
		t.Error("the document's bytes changed")
	}
}

// TestKeptAndBack: what a closing could not write is there at the next opening.
func TestKeptAndBack(t *testing.T) {
	p, disk := newPlace(t), &badDisk{}
	o := p.options(never)
	o.disk = disk
	d := p.create(o)
	before := p.bytes()
	d.card("a")
	disk.set("write temp", syscall.ENOSPC)
	err := d.Close(t.Context())
	if !errors.Is(err, ErrKept) || !errors.Is(err, syscall.ENOSPC) {
		t.Fatalf("closing: %v", err)
	}
	if want := "kept on this laptop, not yet in day one.doorstep: there is no room"; !strings.HasPrefix(err.Error(), want) {
		t.Errorf("closing: %v", err)
	}
	if !slices.Equal(before, p.bytes()) {
		t.Error("the document's bytes changed")
	}
	d, opened := p.open(p.options(never))
	if len(opened.Recovered) != 1 || !slices.Equal(texts(d.state), []string{"a"}) {
		t.Errorf("%d came back, cards %q", len(opened.Recovered), texts(d.state))
	}
	d.close()
	if n := len(p.read().Changes); n != 2 {
		t.Errorf("%d changes in the document", n)
	}
}

// TestMediumGone: the folder is not there any more. The working copy then has
// the whole log, and an older copy of the document gets all of it.
func TestMediumGone(t *testing.T) {
	p := newPlace(t)
	d := p.create(p.options(never))
	older := p.bytes()
	d.card("a")
	d.close()
	d, _ = p.open(p.options(never))
	d.publish() // nobody has anything open there now
	d.card("b")
	if err := os.Rename(p.dir, p.dir+" gone"); err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(p.dir + " gone")
	err := d.Close(t.Context())
	if !errors.Is(err, ErrKept) || !strings.Contains(err.Error(), "put the stick back in") {
		t.Fatalf("closing: %v", err)
	}
	if err := os.Mkdir(p.dir, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(p.path, older, 0o600); err != nil {
		t.Fatal(err)
	}
	d, opened := p.open(p.options(never))
	if got := texts(d.state); !slices.Equal(got, []string{"a", "b"}) || len(opened.Recovered) != 2 {
		t.Errorf("cards %q, %d came back", got, len(opened.Recovered))
	}
	if _, err := d.PackFiles(); err != nil {
		t.Error(err)
	}
}

// TestMovedAway: the document was renamed while it was open. It is written
// again under its old name; the moved one is left alone.
func TestMovedAway(t *testing.T) {
	p := newPlace(t)
	d := p.create(p.options(never))
	moved := filepath.Join(p.dir, "moved.doorstep")
	if err := os.Rename(p.path, moved); err != nil {
		t.Fatal(err)
	}
	d.card("a")
	d.publish()
	if n := len(p.read().Changes); n != 2 {
		t.Errorf("%d changes", n)
	}
	if f, err := Read(t.Context(), moved); err != nil || len(f.Changes) != 1 {
		t.Errorf("the moved one: %v", err)
	}
}

// TestNotOverStrangers: what came to stand in the document's place is not
// overwritten unless it is the document.
func TestNotOverStrangers(t *testing.T) {
	other := newPlace(t)
	other.create(other.options(never)).close()
	p := newPlace(t)
	for what, body := range map[string][]byte{
		"another session": other.bytes(), "a letter": []byte("Dear all"), "half a document": other.bytes()[:5000],
	} {
		d := p.create(p.options(never))
		d.card("a")
		if err := os.WriteFile(p.path, body, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := d.Publish(t.Context()); err == nil {
			t.Errorf("%s was written over", what)
		}
		if !slices.Equal(p.bytes(), body) {
			t.Errorf("the bytes of %s changed", what)
		}
		if err := d.Close(t.Context()); !errors.Is(err, ErrKept) {
			t.Errorf("closing over %s: %v", what, err)
		}
		if err := os.Remove(p.path); err != nil {
			t.Fatal(err)
		}
	}
}

// TestForeign: changes that somebody else wrote into the document are taken in
// at the next writing, and told.
func TestForeign(t *testing.T) {
	p := newPlace(t)
	d := p.create(p.options(never))
	other := p.laptop()
	o, _ := other.open(other.options(never))
	o.card("theirs")
	o.close()
	d.card("ours")
	d.publish()
	d.wait("Foreign", func(e Event) bool {
		f, ok := e.(Foreign)
		d.state.ApplyAll(f.Changes)
		return ok && len(f.Changes) == 1
	})
	if got := len(p.read().Changes); got != 3 || len(texts(d.state)) != 2 {
		t.Errorf("%d changes in the document, cards %q", got, texts(d.state))
	}
	// They are on this laptop too, should the document be lost now.
	l := p.leftBehind(d)
	if !slices.ContainsFunc(l.changes, func(c *session.Change) bool { return c.Value("text") == "theirs" }) {
		t.Error("the working copy lacks what the other laptop wrote")
	}
}

// leftBehind reads the working copy of a desk as an opening would after a
// crash: the locks are given up, and nothing else is done.
func (p place) leftBehind(d *desk) *leftover {
	p.t.Helper()
	if err := d.work.release(); err != nil {
		p.t.Fatal(err)
	}
	l, err := claim(p.t.Context(), d.work.path)
	if err != nil {
		p.t.Fatal(err)
	}
	p.t.Cleanup(func() { l.work.release() })
	return l
}

// TestFollow: an editor that only looks on notices what others write.
func TestFollow(t *testing.T) {
	p := newPlace(t)
	d := p.create(p.options(hurried))
	tool := p.options(hurried)
	tool.Role = Tool
	a, _ := p.open(tool)
	a.card("from the side")
	a.close()
	d.wait("Foreign", func(e Event) bool {
		f, ok := e.(Foreign)
		d.state.ApplyAll(f.Changes)
		return ok
	})
	if got := texts(d.state); !slices.Equal(got, []string{"from the side"}) {
		t.Errorf("cards %q", got)
	}
	// A look is not a reason to write.
	before := p.read().ModTime
	time.Sleep(50 * time.Millisecond)
	if !p.read().ModTime.Equal(before) {
		t.Error("the document was written though it had everything")
	}
}

// TestClockLimit: a log that our own reader would refuse is not written.
func TestClockLimit(t *testing.T) {
	p := newPlace(t)
	d := p.create(p.options(never))
	before := p.bytes()
	c := &session.Change{
		ID: session.ID{1}, Op: session.OpSet, Kind: "card", Record: session.ID{2},
		Clock: 3 + clockSlack, Device: session.ID{3}, Origin: d.state.Session, Batch: session.ID{5},
	}
	if err := c.Seal(session.Patch{"text": "x"}); err != nil {
		t.Fatal(err)
	}
	if err := d.Commit(t.Context(), []*session.Change{c}); err != nil {
		t.Fatal(err)
	}
	if err := d.Publish(t.Context()); !errors.Is(err, errClock) {
		t.Errorf("publishing: %v", err)
	}
	if !slices.Equal(before, p.bytes()) {
		t.Error("the document was written")
	}
	d.card("one more")
	d.close()
	if n := len(p.read().Changes); n != 3 {
		t.Errorf("%d changes", n)
	}
}
