package store

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"doorstep/session"
)

// TestTwoWrite: an editor and tools beside it, all writing at once; nothing is
// lost and everybody ends with the same log.
func TestTwoWrite(t *testing.T) {
	p := newPlace(t)
	d := p.create(p.options(hurried))
	tool := p.options(hurried)
	tool.Role = Tool
	var wg sync.WaitGroup
	for n := range 2 {
		a, _ := p.open(tool)
		if a.Device() == d.Device() {
			t.Error("the tool writes under the editor's id")
		}
		wg.Go(func() {
			for i := range 10 {
				g := a.state.Begin(a.src, a.Device(), "1.6")
				if _, err := g.Add(session.KindCard, session.Patch{"text": fmt.Sprint("tool ", n, i)}); err != nil {
					t.Error(err)
				}
				if err := a.Commit(t.Context(), g.Changes()); err != nil {
					t.Error(err)
				}
				time.Sleep(3 * time.Millisecond)
			}
			if err := a.Close(t.Context()); err != nil {
				t.Error(err)
			}
		})
	}
	for i := range 20 {
		d.card(fmt.Sprint("editor ", i))
		time.Sleep(2 * time.Millisecond)
	}
	wg.Wait()
	d.close()
	if n := len(p.read().Changes); n != 41 {
		t.Errorf("%d changes in the document, not 41", n)
	}
	if left := p.beside(); len(left) > 0 {
		t.Errorf("left beside the document: %q", left)
	}
	d, opened := p.open(p.options(never))
	if len(opened.Recovered)+opened.Older > 0 {
		t.Errorf("after a clean end: %+v", opened)
	}
	d.publish()
	if works := p.works(); len(works) != 1 {
		t.Errorf("%d working copies, not only the open one", len(works))
	}
}

// TestTwoLaptops: two editors on two laptops write one document in a folder that
// they share, at the same time. Neither loses anything, and each ends with all
// that the other wrote. The control saves as most programs do, the last one
// wins, and loses.
func TestTwoLaptops(t *testing.T) {
	p := newPlace(t)
	p.create(p.options(hurried)).close()
	const n = 30
	var wg sync.WaitGroup
	desks := make([]*desk, 2)
	for i, l := range []place{p, p.laptop()} {
		desks[i], _ = l.open(l.options(hurried))
	}
	for i, d := range desks {
		wg.Go(func() {
			for k := range n {
				g := d.state.Begin(d.src, d.Device(), "1.6")
				if _, err := g.Add(session.KindCard, session.Patch{"text": fmt.Sprint("laptop ", i, " card ", k)}); err != nil {
					t.Error(err)
				}
				if err := d.Commit(t.Context(), g.Changes()); err != nil {
					t.Error(err)
				}
				time.Sleep(4 * time.Millisecond)
			}
		})
	}
	wg.Wait()
	for i, d := range desks {
		d.wait("all that the other wrote", func(e Event) bool {
			if f, ok := e.(Foreign); ok {
				d.state.ApplyAll(f.Changes)
			}
			return len(texts(d.state)) == 2*n
		})
		if d.Device() == desks[1-i].Device() {
			t.Error("two laptops are one device")
		}
	}
	for _, d := range desks {
		d.close()
	}
	if got := len(texts(p.read().State())); got != 2*n {
		t.Errorf("%d of %d cards are in the document", got, 2*n)
	}
	if left := p.beside(); len(left) > 0 {
		t.Errorf("left beside the document: %q", left)
	}

	lost := 0
	a, b := p.read(), p.read()
	for i, f := range []*File{a, b} {
		s := f.State()
		g := s.Begin(desks[i].src, session.ID{byte(i + 1)}, "1.6")
		if _, err := g.Add(session.KindCard, session.Patch{"text": fmt.Sprint("of ", i)}); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p.path, documentOf(t, f.Session, s.Changes()), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if lost = 2*n + 2 - len(texts(p.read().State())); lost == 0 {
		t.Error("where the last one wins nothing is lost either: the test proves nothing")
	}
	t.Logf("two laptops, %d cards each at the same time: all there on both; control, the last one wins: %d lost", n, lost)
}

// TestSidecar: one in use is waited for; one left behind is broken.
func TestSidecar(t *testing.T) {
	p := newPlace(t)
	d := p.create(p.options(never))
	lock := p.path + sidecarSuffix
	write := func(owner string, since time.Time) {
		t.Helper()
		body := fmt.Sprintf("doorstep is writing\nowner %s\nsince %s\n", owner, since.UTC().Format(time.RFC3339Nano))
		if err := os.WriteFile(lock, []byte(body), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("somebody", time.Now())
	d.card("a")
	if err := d.Publish(t.Context()); err == nil {
		t.Error("wrote over somebody's lock")
	}
	if _, err := os.Stat(lock); err != nil {
		t.Error("somebody's lock was broken")
	}
	// The other's clock is ahead of ours, and stays so however long we wait.
	write("somebody", time.Now().Add(time.Hour))
	d.loop.p.sidecar.pace.staleSeen = 50 * time.Millisecond
	d.publish()
	d.card("b")
	write("somebody", time.Now().Add(-2*time.Minute))
	d.publish()
	if n := len(p.read().Changes); n != 3 {
		t.Errorf("%d changes", n)
	}
	if left := p.beside(); len(left) > 0 {
		t.Errorf("left beside the document: %q", left)
	}
}

// TestAlive: another process sees that a working copy is in use, also after
// this one has opened and closed the file by other means, which drops the
// locks that older systems know.
func TestAlive(t *testing.T) {
	p := newPlace(t)
	d := p.create(p.options(never))
	ask := func() string {
		t.Helper()
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), "DOORSTEP_TEST_CLAIM="+d.work.path)
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatal(err)
		}
		return strings.TrimSpace(string(out))
	}
	if got := ask(); !strings.HasPrefix(got, "true") {
		t.Fatalf("a working copy in use: %s", got)
	}
	if runtime.GOOS == "linux" {
		if _, err := os.ReadFile(d.work.path); err != nil {
			t.Fatal(err)
		}
		if got := ask(); !strings.HasPrefix(got, "true") {
			t.Errorf("after the file was read in passing: %s", got)
		}
	}
	if err := d.work.release(); err != nil {
		t.Fatal(err)
	}
	if got := ask(); got != "false <nil>" {
		t.Errorf("a working copy of nobody: %s", got)
	}
}

// TestCopies: whoever copies the document while it is being written has a whole
// one.
func TestCopies(t *testing.T) {
	p := newPlace(t)
	d := p.create(p.options(never))
	done := make(chan struct{})
	go func() {
		defer close(done)
		for i := range 40 {
			g := d.state.Begin(d.src, d.Device(), "")
			if _, err := g.Add(session.KindCard, session.Patch{"text": strings.Repeat(fmt.Sprint("card ", i, " "), 200)}); err != nil {
				t.Error(err)
			}
			if err := d.Commit(t.Context(), g.Changes()); err != nil {
				t.Error(err)
			}
			if err := d.Publish(t.Context()); err != nil {
				t.Error(err)
			}
		}
	}()
	copies := map[int]bool{}
	for {
		body, _, err := readBytes(p.path)
		if err != nil {
			t.Fatal(err)
		}
		f, err := parse(t.Context(), body, false)
		if err != nil {
			t.Fatalf("a copy is not whole: %v", err)
		}
		copies[len(f.Changes)] = true
		select {
		case <-done:
			if len(copies) < 3 {
				t.Errorf("only %d different copies: the test tested nothing", len(copies))
			}
			return
		default:
		}
	}
}

// TestOddPaths: names that mean something to databases, shells and patterns.
func TestOddPaths(t *testing.T) {
	name := "100% #1 [draft] ভূমি; '--"
	if runtime.GOOS != "windows" {
		name += "?mode=memory&x=\"*"
	}
	p := newPlace(t)
	p.dir = filepath.Join(p.dir, name)
	p.path = filepath.Join(p.dir, name+Extension)
	p.state = filepath.Join(p.state, name)
	if err := os.Mkdir(p.dir, 0o700); err != nil {
		t.Fatal(err)
	}
	d := p.create(p.options(never))
	d.card("a")
	d.crash()
	d, opened := p.open(p.options(never))
	if len(opened.Recovered) != 1 {
		t.Errorf("told %+v", opened)
	}
	d.close()
	if n := len(p.read().Changes); n != 2 || len(p.beside()) > 0 {
		t.Errorf("%d changes, beside it %q", n, p.beside())
	}
}
