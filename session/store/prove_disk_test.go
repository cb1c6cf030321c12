package store

import (
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"doorstep/session"
)

// naiveSave saves as a program does that has not thought about it: it writes
// over its file.
func naiveSave(disk disk, path string, body []byte) error {
	if err := disk.remove(path); err != nil {
		return err
	}
	f, err := disk.create(path, newMode)
	if err != nil {
		return err
	}
	if _, err := f.Write(body); err != nil {
		_ = f.Close()
		return err
	}
	if err := f.Sync(); err != nil {
		_ = f.Close()
		return err
	}
	return f.Close()
}

// TestStepFailsControl: a program that writes over its file loses it to the
// failures that TestStepFails lets publishing meet.
func TestStepFailsControl(t *testing.T) {
	harmed := 0
	steps := []string{"create document", "write document", "sync document", "close document"}
	for _, step := range steps {
		p := newPlace(t)
		p.create(p.options(never)).close()
		before := p.bytes()
		disk := &badDisk{}
		disk.set(step, syscall.ENOSPC)
		if err := naiveSave(disk, p.path, before); err == nil {
			t.Fatalf("%s did not fail", step)
		}
		if after, _ := os.ReadFile(p.path); !slices.Equal(before, after) {
			harmed++
		}
	}
	if harmed == 0 {
		t.Error("writing in place survives every failure: the test of the steps proves nothing")
	}
	t.Logf("control, written in place: %d of %d failing steps cost the document", harmed, len(steps))
}

// slowDisk takes its time for every step, as an old stick does.
type slowDisk struct {
	realDisk
	delay time.Duration
}

func (s slowDisk) create(path string, mode fs.FileMode) (diskFile, error) {
	time.Sleep(s.delay)
	f, err := s.realDisk.create(path, mode)
	if err != nil {
		return nil, err
	}
	return slowFile{f, s.delay}, nil
}

func (s slowDisk) read(path string) ([]byte, fs.FileInfo, error) {
	time.Sleep(s.delay)
	return s.realDisk.read(path)
}

func (s slowDisk) open(path string) (diskReader, error) {
	time.Sleep(s.delay)
	return s.realDisk.open(path)
}

func (s slowDisk) stat(path string) (fs.FileInfo, error) {
	time.Sleep(s.delay)
	return s.realDisk.stat(path)
}

func (s slowDisk) rename(from, to string) error {
	time.Sleep(s.delay)
	return s.realDisk.rename(from, to)
}

func (s slowDisk) remove(path string) error {
	time.Sleep(s.delay)
	return s.realDisk.remove(path)
}

func (s slowDisk) syncDir(dir string) error {
	time.Sleep(s.delay)
	return s.realDisk.syncDir(dir)
}

type slowFile struct {
	diskFile
	delay time.Duration
}

func (f slowFile) Write(p []byte) (int, error) {
	time.Sleep(f.delay)
	return f.diskFile.Write(p)
}

func (f slowFile) Sync() error {
	time.Sleep(f.delay)
	return f.diskFile.Sync()
}

// TestProveSlow: on a medium where every step takes its time, a card is kept as
// soon as on a fast one, and all of them are in the document in the end. The
// control waits for the document with each card, and is found slow.
func TestProveSlow(t *testing.T) {
	delay := time.Duration(rounds(50, 100)) * time.Millisecond
	type measured struct {
		median, most time.Duration
		changes      int
	}
	sitting := func(disk disk, n int, wait bool) measured {
		p := newPlace(t)
		p.create(p.options(never)).close()
		o := p.options(hurried)
		o.disk = disk
		d, _ := p.open(o)
		var took []time.Duration
		for i := range n {
			g := d.state.Begin(d.src, d.Device(), "1.6")
			if _, err := g.Add(session.KindCard, session.Patch{"text": fmt.Sprint(i, strings.Repeat(" word", 20))}); err != nil {
				t.Fatal(err)
			}
			began := time.Now()
			if err := d.Commit(t.Context(), g.Changes()); err != nil {
				t.Fatal(err)
			}
			if wait {
				d.publish()
			}
			took = append(took, time.Since(began))
			time.Sleep(2 * time.Millisecond)
		}
		d.close()
		slices.Sort(took)
		return measured{took[len(took)/2], took[len(took)*9/10], len(p.read().Changes)}
	}
	n := rounds(40, 1000)
	slow := sitting(slowDisk{delay: delay}, n, false)
	if slow.most >= delay {
		t.Errorf("keeping a card takes %s, nine of ten below %s, where a step of the medium takes %s", slow.median, slow.most, delay)
	}
	if slow.changes != n+1 {
		t.Errorf("%d of %d changes are in the document", slow.changes, n+1)
	}
	control := sitting(slowDisk{delay: delay}, 2, true)
	if control.most < delay {
		t.Errorf("a program that waits for the medium takes %s: the test proves nothing", control.most)
	}
	t.Logf("%d cards on a medium of %s a step: kept after %s, nine of ten within %s; control, waiting for it: %s", n, delay, slow.median.Round(10*time.Microsecond), slow.most.Round(10*time.Microsecond), control.median.Round(time.Millisecond))
}
