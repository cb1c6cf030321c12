package store

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"doorstep/session"
)

// slowCopy copies a file as a file manager does onto a stick: piece by piece,
// while others may write it.
func slowCopy(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var copied []byte
	piece := make([]byte, 16<<10)
	for {
		n, err := f.Read(piece)
		copied = append(copied, piece[:n]...)
		if err == io.EOF {
			return copied, nil
		} else if err != nil {
			return nil, err
		}
		time.Sleep(rand.N(time.Millisecond))
	}
}

// copied is what came of taking copies while somebody writes.
type copied struct {
	taken, torn, replaced int
	// behind are copies that lack what was in the document when they were begun.
	behind int
	first  error
}

// takeCopies copies a document at random moments. In is how many changes it
// surely holds at a moment.
func takeCopies(ctx context.Context, path string, n int, in func() int) (c copied) {
	for range n {
		time.Sleep(rand.N(4 * time.Millisecond))
		sure := in()
		before, _ := os.Stat(path)
		body, err := slowCopy(path)
		after, _ := os.Stat(path)
		c.taken++
		if before != nil && after != nil && (!os.SameFile(before, after) || !before.ModTime().Equal(after.ModTime())) {
			c.replaced++
		}
		var f *File
		if err == nil {
			f, err = parse(ctx, body, false)
		}
		switch {
		case err != nil:
			c.torn++
			if c.first == nil {
				c.first = err
			}
		case len(f.Changes) < sure:
			c.behind++
		}
	}
	return c
}

// TestProveCopies: a copy taken at any moment, however fast the session is
// written, is whole and has all that the screen had called saved. A database
// that is written in place, as most programs keep theirs, is the control: some
// copies of it are torn.
func TestProveCopies(t *testing.T) {
	n := rounds(8, 300)
	p := newPlace(t)
	d := p.create(p.options(never))
	d.do(func(g *session.Gesture) error {
		for i := range 400 {
			if _, err := g.Add(session.KindCard, session.Patch{"text": fmt.Sprint(i, strings.Repeat(" and so on", 30))}); err != nil {
				return err
			}
		}
		return nil
	})
	d.publish()
	whole := p.bytes()
	var saved atomic.Int64
	saved.Store(int64(d.state.Len()))
	stop, done := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(done)
		for i := 0; ; i++ {
			select {
			case <-stop:
				return
			default:
			}
			g := d.state.Begin(d.src, d.Device(), "")
			if _, err := g.Add(session.KindCard, session.Patch{"text": fmt.Sprint("typed ", i)}); err != nil {
				t.Error(err)
			}
			if err := d.Commit(context.Background(), g.Changes()); err != nil {
				t.Error(err)
			}
			if err := d.Publish(context.Background()); err != nil {
				t.Error(err)
			}
			saved.Store(int64(d.state.Len()))
		}
	}()
	c := takeCopies(t.Context(), p.path, n, func() int { return int(saved.Load()) })
	close(stop)
	<-done
	if c.torn+c.behind > 0 {
		t.Errorf("of %d copies %d are torn (%v) and %d lack what was saved", c.taken, c.torn, c.first, c.behind)
	}
	// A busy machine writes seldom, and Windows never while somebody copies.
	if c.replaced < rounds(1, c.taken/2) && runtime.GOOS != "windows" {
		t.Errorf("only %d of %d copies were taken while the document was written: the test tested little", c.replaced, c.taken)
	}
	in := writtenInPlace(t, whole, n)
	if in.torn == 0 {
		t.Errorf("none of %d copies of a database that is written in place is torn: the test proves nothing", in.taken)
	}
	t.Logf("%d copies while writing fast, %d during a write: 0 torn; control, written in place: %d of %d torn", c.taken, c.replaced, in.torn, in.taken)
}

// writtenInPlace takes copies of a database with the same tables that SQLite
// writes as it does by itself.
func writtenInPlace(t *testing.T, whole []byte, n int) copied {
	t.Helper()
	path := filepath.Join(folder(t), "in place.db")
	if err := os.WriteFile(path, whole, 0o600); err != nil {
		t.Fatal(err)
	}
	e, err := connect("file:" + filepath.ToSlash(path) + "?_pragma=journal_mode(delete)&_pragma=synchronous(normal)")
	if err != nil {
		t.Fatal(err)
	}
	stop, done := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(done)
		defer e.close()
		src := Options{}.withDefaults().Source
		s := session.NewState(src.NewID())
		for {
			select {
			case <-stop:
				return
			default:
			}
			g := s.Begin(src, src.NewID(), "")
			for range 20 {
				if _, err := g.Add(session.KindCard, session.Patch{"text": strings.Repeat("and so on ", 30)}); err != nil {
					t.Error(err)
				}
			}
			err := e.exec(context.Background(), "BEGIN IMMEDIATE")
			if err == nil {
				err = e.insertChanges(g.Changes())
			}
			if err == nil { // so that it stays as long as it is
				err = e.exec(context.Background(), "DELETE FROM change WHERE id IN (SELECT id FROM change ORDER BY id LIMIT 20); COMMIT")
			}
			if err != nil {
				t.Error(err)
				return
			}
		}
	}()
	c := takeCopies(t.Context(), path, n, func() int { return 0 })
	close(stop)
	<-done
	body, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := parse(t.Context(), body, false); err != nil {
		t.Errorf("the control is no good: when nobody writes it is refused too: %v", err)
	}
	return c
}
