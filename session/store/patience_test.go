package store

import (
	"errors"
	"io/fs"
	"runtime"
	"testing"
	"time"
)

// TestPatiently: a file that somebody has open is tried again, for as long as
// a scanner looks and no longer; what fails otherwise fails at once.
func TestPatiently(t *testing.T) {
	inUse, other := errors.New("in use"), errors.New("other")
	busy := func(err error) bool { return errors.Is(err, inUse) }
	for _, c := range []struct {
		name     string
		fails    int // so often, with err
		err      error
		want     error
		attempts int
	}{
		{"works", 0, nil, nil, 1},
		{"in use once", 1, inUse, nil, 2},
		{"in use for a while", 6, inUse, nil, 7},
		{"in use for ever", 100, inUse, inUse, 7},
		{"forbidden", 100, other, other, 1},
	} {
		attempts := 0
		var waited time.Duration
		pause := func(d time.Duration) { waited += d }
		err := patiently(busy, pause, func() error {
			if attempts++; attempts <= c.fails {
				return c.err
			}
			return nil
		})
		if !errors.Is(err, c.want) || attempts != c.attempts {
			t.Errorf("%s: %v after %d attempts, not %v after %d", c.name, err, attempts, c.want, c.attempts)
		}
		if c.attempts == 7 && waited != 630*time.Millisecond {
			t.Errorf("%s: waited %s", c.name, waited)
		}
	}
	for _, err := range []error{nil, other, fs.ErrNotExist, fs.ErrExist} {
		if inUseElsewhere(err) {
			t.Errorf("%v is taken for a file in use", err)
		}
	}
}

// TestWriteWhileRead: somebody who reads the document, and does not let go of
// it, does not keep it from being published; and who reads it as it is replaced
// reads one or the other.
func TestWriteWhileRead(t *testing.T) {
	p := newPlace(t)
	d := p.create(p.options(never))
	f, err := openPlain(p.path) // as a viewer of ours does
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	d.card("while somebody reads")
	if runtime.GOOS == "windows" {
		// Who holds on to it longer than a scanner does is waited for.
		time.AfterFunc(200*time.Millisecond, func() { f.Close() })
	}
	d.publish()
	stop, done := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(done)
		for {
			select {
			case <-stop:
				return
			default:
			}
			if _, err := Read(t.Context(), p.path); err != nil {
				t.Errorf("reading while it is replaced: %v", err)
				return
			}
		}
	}()
	for range 20 {
		d.card("and on")
		d.publish()
	}
	close(stop)
	<-done
}
