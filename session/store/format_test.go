package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"doorstep/session"
)

// later makes this program one of a later format, until the test ends or the
// function that it returns is called.
func later(t *testing.T) (earlier func()) {
	t.Helper()
	newest++
	done := false
	earlier = func() {
		if !done {
			newest--
		}
		done = true
	}
	t.Cleanup(earlier)
	return earlier
}

// TestFormatBackup: before a document is first written in a later format, it is
// kept as it was, so that the earlier program can go on from there.
func TestFormatBackup(t *testing.T) {
	p := newPlace(t)
	d := p.create(p.options(never))
	d.card(secret)
	d.close()
	first := p.bytes()
	if left := p.beside(); len(left) > 0 {
		t.Fatalf("a copy was made of a document in the format of today: %q", left)
	}

	earlier := later(t)
	d, _ = p.open(p.options(never))
	if left := p.beside(); len(left) > 0 || string(p.bytes()) != string(first) {
		t.Errorf("opening it to look has written %q", left)
	}
	d.card("by the later program")
	d.publish()
	d.card("and on")
	d.close()
	if left := p.beside(); !slices.Equal(left, []string{"day one.format-1.doorstep"}) {
		t.Fatalf("beside it lie %q", left)
	}
	backup := filepath.Join(p.dir, "day one.format-1.doorstep")
	if kept, err := os.ReadFile(backup); err != nil || string(kept) != string(first) {
		t.Errorf("the copy is not what was there: %v", err)
	}
	if f := p.read(); f.Format != 2 || len(f.Changes) != 4 {
		t.Errorf("format %d with %d changes", f.Format, len(f.Changes))
	}

	// The earlier program refuses the one by name and reads the other.
	earlier()
	var refused *Refused
	if _, err := Read(t.Context(), p.path); !errors.As(err, &refused) || refused.Why != Newer || !strings.Contains(err.Error(), "format 2") {
		t.Errorf("the earlier program says %v", err)
	}
	if _, _, err := Open(t.Context(), p.path, p.options(never)); !errors.As(err, &refused) || refused.Why != Newer {
		t.Errorf("the earlier program opens it: %v", err)
	}
	if f, err := Read(t.Context(), backup); err != nil || f.Format != 1 || len(f.Changes) != 2 {
		t.Errorf("the earlier program and the copy: %v", err)
	}

	// What is removed for good goes from the copy too.
	later(t)
	d, _ = p.open(p.options(never))
	d.do(func(g *session.Gesture) error {
		return g.Redact(session.KindCard, g.State().Kind(session.KindCard)[0].ID)
	})
	d.close()
	if found := p.holds(secret); len(found) > 0 {
		t.Errorf("%q hold what was removed", found)
	}
}

// TestFormatBackupFails: without the copy the document stays as it is, and what
// was typed is kept here; a copy that an attempt left is not made twice.
func TestFormatBackupFails(t *testing.T) {
	p := newPlace(t)
	p.create(p.options(never)).close()
	first := p.bytes()
	later(t)
	for _, step := range []string{"create temp", "write temp", "sync temp", "rename", "sync folder"} {
		disk := &badDisk{}
		o := p.options(never)
		o.disk = disk
		disk.set(step, syscall.EIO) // now, since what an earlier round kept is published at once
		d, _ := p.open(o)
		d.card(step)
		if err := d.Publish(t.Context()); !errors.Is(err, syscall.EIO) || !strings.Contains(err.Error(), "no copy could be made") {
			t.Errorf("%s: %v", step, err)
		}
		if string(p.bytes()) != string(first) {
			t.Fatalf("%s: the document was written without a copy of it", step)
		}
		if err := d.Close(t.Context()); !errors.Is(err, ErrKept) {
			t.Errorf("%s: closing: %v", step, err)
		}
	}
	// The last attempt has left a copy, which is as good as any.
	d, opened := p.open(p.options(never))
	if len(opened.Recovered) != 5 {
		t.Errorf("%d changes came back", len(opened.Recovered))
	}
	d.close()
	if left := p.beside(); !slices.Equal(left, []string{"day one.format-1.doorstep"}) {
		t.Errorf("beside it lie %q", left)
	}
	if f := p.read(); f.Format != 2 || len(f.Changes) != 6 {
		t.Errorf("format %d with %d changes", f.Format, len(f.Changes))
	}
}

// TestFormatBackupBeside: another file of that name is left as it is.
func TestFormatBackupBeside(t *testing.T) {
	p := newPlace(t)
	p.create(p.options(never)).close()
	first := p.bytes()
	taken := filepath.Join(p.dir, "day one.format-1.doorstep")
	if err := os.WriteFile(taken, []byte("Dear all"), 0o600); err != nil {
		t.Fatal(err)
	}
	later(t)
	d, _ := p.open(p.options(never))
	d.card("a")
	d.close()
	if body, err := os.ReadFile(taken); err != nil || string(body) != "Dear all" {
		t.Errorf("it holds %q, %v", body, err)
	}
	if body, err := os.ReadFile(filepath.Join(p.dir, "day one.format-1-2.doorstep")); err != nil || string(body) != string(first) {
		t.Errorf("the copy: %v", err)
	}
}

// TestFormatSaysOne: a header and a table that name two formats are nobody's
// honest work.
func TestFormatSaysOne(t *testing.T) {
	p := newPlace(t)
	p.create(p.options(never)).close()
	later(t)
	body := spoil(p.bytes(), func(b []byte) { b[atVersion+3] = 2 })
	if err := os.WriteFile(p.path, body, 0o600); err != nil {
		t.Fatal(err)
	}
	var refused *Refused
	if _, err := Read(t.Context(), p.path); !errors.As(err, &refused) || refused.Why != Hostile {
		t.Errorf("read: %v", err)
	}
	if _, err := os.Stat(p.path); errors.Is(err, fs.ErrNotExist) {
		t.Error("it is gone")
	}
}
