package store

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"doorstep/session"
)

const secret = "the officer at desk seven took money"

// holds lists the files under the place's folders that hold the text.
func (p place) holds(text string) []string {
	p.t.Helper()
	var found []string
	for _, dir := range []string{p.dir, p.state} {
		err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
			if errors.Is(err, fs.ErrNotExist) {
				return nil // removed meanwhile
			}
			if err != nil || e.IsDir() || strings.HasSuffix(path, ".lock") {
				return err // a lock is empty, and on Windows nobody else's to open
			}
			b, err := os.ReadFile(path)
			if bytes.Contains(b, []byte(text)) {
				found = append(found, filepath.Base(path))
			}
			if errors.Is(err, fs.ErrNotExist) {
				return nil
			}
			return err
		})
		if err != nil {
			p.t.Fatal(err)
		}
	}
	return found
}

// TestRedact: what was redacted is in no file of ours any more, not one byte.
func TestRedact(t *testing.T) {
	p := newPlace(t)
	d := p.create(p.options(never))
	id := d.card(secret + " at once")
	d.card("said calmly")
	d.close()
	d, _ = p.open(p.options(never)) // the first sitting's copy is still there
	d.do(func(g *session.Gesture) error {
		return g.Set(session.KindCard, id, session.Patch{"text": secret + " twice"})
	})
	other := d.card(secret + " again")
	d.publish()
	tool := p.options(never)
	tool.Role = Tool
	a, _ := p.open(tool)
	a.do(func(g *session.Gesture) error {
		return g.Set(session.KindCard, id, session.Patch{"note": secret + ", says another"})
	})
	if len(p.holds(secret)) < 3 {
		t.Fatalf("only %q hold it: the test tests nothing", p.holds(secret))
	}
	d.do(func(g *session.Gesture) error {
		if err := g.Redact(session.KindCard, id); err != nil {
			return err
		}
		return g.Redact(session.KindCard, other)
	})
	d.publish()
	if told := d.Scrubbed(); !slices.ContainsFunc(told, func(s Scrubbed) bool { return s.InUse && s.Err == nil }) {
		t.Errorf("of the other window's working copy nothing is told: %+v", told)
	}
	if f := p.read(); slices.ContainsFunc(f.Changes, func(c *session.Change) bool { return strings.Contains(c.Text(), secret) }) {
		t.Error("the document holds it")
	}
	a.close() // it learns of the redaction as it publishes
	if found := p.holds(secret); len(found) > 0 {
		t.Errorf("%q hold what was redacted", found)
	}
	if got := texts(d.state); !slices.Equal(got, []string{"said calmly"}) {
		t.Errorf("cards %q", got)
	}
	if n := d.Status().Changes; n != len(p.read().Changes) {
		t.Errorf("the log counts %d changes, the document holds %d", n, len(p.read().Changes))
	}
	d.close()
	if r, err := Check(t.Context(), p.path); err != nil || !r.OK {
		t.Errorf("check: %+v, %v", r, err)
	}
	if found := p.holds(secret); len(found) > 0 {
		t.Errorf("after closing %q hold it", found)
	}
}

// TestRedactArrives: a redaction made on another laptop takes the rows from
// this one, and what is written here too late goes as well.
func TestRedactArrives(t *testing.T) {
	p := newPlace(t)
	d := p.create(p.options(never))
	id := d.card(secret)
	d.publish()
	other := p.laptop()
	o, _ := other.open(other.options(never))
	o.do(func(g *session.Gesture) error { return g.Redact(session.KindCard, id) })
	o.close()
	d.do(func(g *session.Gesture) error {
		return g.Set(session.KindCard, id, session.Patch{"text": secret + ", I insist"})
	})
	d.publish()
	d.do(func(g *session.Gesture) error {
		return g.Set(session.KindCard, id, session.Patch{"text": secret + ", and again"})
	})
	d.publish()
	d.wait("Foreign", func(e Event) bool {
		f, ok := e.(Foreign)
		d.state.ApplyAll(f.Changes)
		return ok
	})
	if got := texts(d.state); len(got) != 0 {
		t.Errorf("cards %q", got)
	}
	if found := p.holds(secret); len(found) > 0 {
		t.Errorf("%q hold what was redacted", found)
	}
}
