package store

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"doorstep/session"
)

// crash ends a desk as a power cut does: its locks are gone, its working copy
// stays as it is, and nothing more is written.
func (d *desk) crash() {
	d.t.Helper()
	d.mu.Lock()
	d.closed = true
	d.mu.Unlock()
	if err := d.work.release(); err != nil {
		d.t.Fatal(err)
	}
	d.dir.close()
}

func TestCrash(t *testing.T) {
	p := newPlace(t)
	d := p.create(p.options(never))
	d.card("published")
	d.publish()
	d.card("kept one")
	tool := p.options(never)
	tool.Role = Tool
	a, opened := p.open(tool)
	if len(opened.Recovered) > 0 {
		t.Error("a tool took a living editor's working copy for a leftover")
	}
	a.card("kept two")
	device := d.Device()
	d.crash()
	a.crash()

	disk := &badDisk{}
	disk.set("rename", errors.New("not yet"))
	o := p.options(never)
	o.disk = disk
	d, opened = p.open(o)
	if len(opened.Recovered) != 2 || len(opened.Problems) > 0 || opened.Older > 0 {
		t.Errorf("told %+v", opened)
	}
	if got := texts(d.state); !slices.Equal(got, []string{"published", "kept one", "kept two"}) {
		t.Errorf("cards %q", got)
	}
	if want := time.UnixMilli(opened.Recovered[1].At).UTC(); !opened.Last().Equal(want) || time.Since(opened.Last()) > time.Minute {
		t.Errorf("the last is of %s", opened.Last())
	}
	if d.Device() != device {
		t.Error("after a crash the editor is another device, and can't undo")
	}
	if s := d.Status(); s.Saved || s.Kept != 2 {
		t.Errorf("before it is written: %+v", s)
	}
	if n := len(p.works()); n != 3 {
		t.Errorf("%d working copies before the document has everything", n)
	}
	disk.set("", nil)
	d.publish()
	if works := p.works(); len(works) != 1 || works[0] != d.work.path {
		t.Errorf("after publishing: %q", works)
	}
	if n := len(p.read().Changes); n != 4 {
		t.Errorf("%d changes in the document", n)
	}
}

// TestCrashAgain: while the document can't be written, what came
// back stays where it was, and comes back again.
func TestCrashAgain(t *testing.T) {
	p, disk := newPlace(t), &badDisk{}
	d := p.create(p.options(never))
	d.card("a")
	d.crash()
	o := p.options(never)
	o.disk = disk
	disk.set("rename", errors.New("the stick was pulled"))
	for range 3 {
		d, opened := p.open(o)
		if len(opened.Recovered) != 1 {
			t.Fatalf("%d came back", len(opened.Recovered))
		}
		if err := d.Close(t.Context()); !errors.Is(err, ErrKept) {
			t.Fatal(err)
		}
	}
	disk.set("", nil)
	d, _ = p.open(o)
	d.close()
	if n := len(p.read().Changes); n != 2 {
		t.Errorf("%d changes in the document", n)
	}
}

func TestOlderBackup(t *testing.T) {
	p := newPlace(t)
	d := p.create(p.options(never))
	d.card("a")
	d.close()
	backup := p.bytes()
	d, _ = p.open(p.options(never))
	d.card("b")
	d.card("c")
	d.close()
	if err := os.WriteFile(p.path, backup, 0o600); err != nil {
		t.Fatal(err)
	}
	for range 2 { // however often it is opened
		d, opened := p.open(p.options(never))
		if opened.Older != 2 || len(opened.Recovered) > 0 || time.Since(opened.OlderLast) > time.Minute {
			t.Fatalf("told %+v", opened)
		}
		if got := texts(d.state); !slices.Equal(got, []string{"a"}) {
			t.Errorf("cards %q", got)
		}
		d.close()
	}
	if !bytes.Equal(p.bytes(), backup) {
		t.Error("the backup was moved forward")
	}
	o := p.options(never)
	o.Forward = true
	d, opened := p.open(o)
	if len(opened.Recovered) != 2 || opened.Older > 0 || len(texts(d.state)) != 3 {
		t.Errorf("asked to go forward: %+v", opened)
	}
	d.close()
	d, opened = p.open(p.options(never))
	if opened.Older+len(opened.Recovered) > 0 || len(texts(d.state)) != 3 {
		t.Errorf("then: %+v", opened)
	}
}

// TestClosedCopies: a working copy of a clean close stays until an opening has
// seen its changes in the document.
func TestClosedCopies(t *testing.T) {
	p := newPlace(t)
	d := p.create(p.options(never))
	d.card("a")
	d.close()
	if n := len(p.works()); n != 1 {
		t.Fatalf("%d working copies after closing", n)
	}
	before := p.works()[0]
	d, _ = p.open(p.options(hurried))
	d.wait("Published", func(e Event) bool { _, ok := e.(Published); return ok })
	d.close()
	if n := len(p.works()); n != 0 {
		t.Errorf("%d working copies though the document has everything, one was %s", n, before)
	}
}

func TestDamagedLeftover(t *testing.T) {
	p := newPlace(t)
	d := p.create(p.options(never))
	d.card("good")
	d.card("soon bad")
	d.crash()
	folder := filepath.Dir(p.works()[0])
	e, err := connect(workDSN(p.works()[0]))
	if err != nil {
		t.Fatal(err)
	}
	if err := e.exec(t.Context(), `UPDATE change SET patch = replace(patch, 'soon', 'very')`); err != nil {
		t.Fatal(err)
	}
	if err := e.close(); err != nil {
		t.Fatal(err)
	}
	noise := filepath.Join(folder, "noise.work")
	if err := os.WriteFile(noise, bytes.Repeat([]byte("noise"), 2000), 0o600); err != nil {
		t.Fatal(err)
	}
	unborn := filepath.Join(folder, "unborn.work")
	if err := os.WriteFile(unborn, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	damaged := p.works()
	d, opened := p.open(p.options(never))
	if len(opened.Recovered) != 1 || !slices.Equal(texts(d.state), []string{"good"}) {
		t.Errorf("%d came back, cards %q", len(opened.Recovered), texts(d.state))
	}
	if len(opened.Problems) != 2 {
		t.Errorf("problems %v", opened.Problems)
	}
	d.close()
	for _, path := range damaged {
		if _, err := os.Stat(path); (err == nil) != (path != unborn) {
			t.Errorf("%s: %v", filepath.Base(path), err)
		}
	}
}

func TestTemps(t *testing.T) {
	p := newPlace(t)
	d := p.create(p.options(never))
	d.card("a")
	d.close()
	older := p.bytes()
	d, _ = p.open(p.options(never))
	d.card("b")
	d.close()
	newer := p.bytes()
	stranger := newPlace(t)
	stranger.create(stranger.options(never)).close()

	// Another laptop, without a working copy of its own, finds the stick.
	p = p.laptop()
	write := func(name string, body []byte, age time.Duration) string {
		t.Helper()
		path := filepath.Join(p.dir, name)
		if err := os.WriteFile(path, body, 0o600); err != nil {
			t.Fatal(err)
		}
		then := time.Now().Add(-age)
		if err := os.Chtimes(path, then, then); err != nil {
			t.Fatal(err)
		}
		return filepath.Base(path)
	}
	write("day one.doorstep", older, 0)
	write("day one.doorstep.0123456789abcdef.tmp", newer, time.Hour)
	write("day one.doorstep.0000000000000001.tmp", newer[:9000], 0)
	write("day one.doorstep.0000000000000002.tmp", nil, 0)
	later := spoil(newer, func(b []byte) { b[atVersion+3] = 2 })
	keep := []string{
		write("day one.doorstep.0000000000000003.tmp", stranger.bytes(), 2*time.Hour),
		write("day one.doorstep.0000000000000004.tmp", later, 2*time.Hour),
		write("day one.doorstep.0000000000000005.tmp", []byte("Dear all"), 2*time.Hour),
		write("day one.doorstep.tmp", newer[:9000], 2*time.Hour),
		write("day two.doorstep.0123456789abcdef.tmp", newer, 2*time.Hour),
	}
	slices.Sort(keep)
	d, opened := p.open(p.options(never))
	if len(opened.Recovered) != 1 || !slices.Equal(texts(d.state), []string{"a", "b"}) {
		t.Errorf("%d came back, cards %q", len(opened.Recovered), texts(d.state))
	}
	d.close()
	if !bytes.Equal(p.bytes(), newer) {
		t.Error("the document is not what was on its way to it")
	}
	if got := p.beside(); !slices.Equal(got, keep) {
		t.Errorf("beside the document: %q", got)
	}
}

// TestOnlyTemp: a rename on FAT that the power ended halfway can leave nothing,
// or nothing but a name, in the document's place.
func TestOnlyTemp(t *testing.T) {
	for _, empty := range []bool{false, true} {
		p := newPlace(t)
		d := p.create(p.options(never))
		d.card("a")
		d.close()
		body := p.bytes()
		if err := os.Rename(p.path, p.path+".0123456789abcdef.tmp"); err != nil {
			t.Fatal(err)
		}
		if empty {
			if err := os.WriteFile(p.path, nil, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		p = p.laptop()
		if _, _, err := Open(t.Context(), p.path, Options{Role: Reader}); err == nil {
			t.Error("a reader recovered a document")
		}
		d, opened := p.open(p.options(never))
		if len(opened.Recovered) != 2 {
			t.Errorf("told %+v", opened)
		}
		d.close()
		if !bytes.Equal(p.bytes(), body) || len(p.beside()) > 0 {
			t.Errorf("the document is not back, beside it %q", p.beside())
		}
	}
}

// TestDevice: who an editor is survives closing and crashes, and gives way to
// a second one under the same id.
func TestDevice(t *testing.T) {
	p := newPlace(t)
	d := p.create(p.options(never))
	mine := d.Device()
	d.close()

	// The folder of state was copied to another laptop.
	twin := p.laptop()
	if err := os.CopyFS(twin.state, os.DirFS(p.state)); err != nil {
		t.Fatal(err)
	}
	o, _ := twin.open(twin.options(never))
	if o.Device() != mine {
		t.Fatal("the copy was not taken for the laptop")
	}
	d, _ = p.open(p.options(never))
	o.card("the twin's")
	o.publish()
	d.card("ours")
	d.publish()
	if d.Device() == mine {
		t.Error("two laptops write under one id")
	}
	second := d.Device()
	d.close()
	o.close()

	d, _ = p.open(p.options(never))
	if d.Device() != second {
		t.Error("the new id was not kept")
	}
	d.close()
	o, _ = twin.open(twin.options(never))
	o.card("the twin's second")
	o.close()
	for _, body := range []string{"", "noise", mine.String() + " 0\n"} {
		path := filepath.Join(p.state, d.document.String(), deviceFile)
		if err := os.WriteFile(path, []byte(body), 0o600); err != nil {
			t.Fatal(err)
		}
		d, _ = p.open(p.options(never))
		if id := d.Device(); id == mine || id == second || id == (session.ID{}) {
			t.Errorf("with a device file of %q the id is %s", body, id)
		}
		d.close()
	}
}
