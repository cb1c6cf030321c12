package store

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestJotSurvivesACrashAndNoMore: what was jotted down is told to the sitting
// after one that was cut off, and goes with one that was closed.
func TestJotSurvivesACrashAndNoMore(t *testing.T) {
	p := newPlace(t)
	d := p.create(p.options(never))
	d.card("published")
	d.publish()
	for _, text := range []string{"half", "half a line"} {
		if err := d.Jot([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	d.crash()
	d, opened := p.open(p.options(never))
	if string(opened.Jot) != "half a line" || !opened.Cut {
		t.Fatalf("after a crash opening told %+v", opened)
	}
	d.crash() // before anything else was jotted down
	d, opened = p.open(p.options(never))
	if string(opened.Jot) != "half a line" {
		t.Fatalf("after a second crash opening told %+v", opened)
	}
	if err := d.Jot(nil); err != nil {
		t.Fatal(err)
	}
	d.crash()
	d, opened = p.open(p.options(never))
	if opened.Jot != nil || !opened.Cut {
		t.Fatalf("with nothing half typed opening told %+v", opened)
	}
	if err := d.Jot([]byte("and closed over it")); err != nil {
		t.Fatal(err)
	}
	d.close()
	if err := d.Jot([]byte("too late")); err == nil {
		t.Error("a closed document takes a jot")
	}
	d, opened = p.open(p.options(never))
	if opened.Jot != nil || opened.Cut {
		t.Errorf("after a good end opening told %+v", opened)
	}
	d.close()
}

// TestJotIsPrivateAndBounded: it lies where nobody else reads, a tool has none,
// and one that is too large is neither kept nor taken.
func TestJotIsPrivateAndBounded(t *testing.T) {
	p := newPlace(t)
	d := p.create(p.options(never))
	if err := d.Jot([]byte("p07 said")); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(d.dir.path, jotFile)
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if info.Mode().Perm()&0o077 != 0 && os.PathSeparator == '/' {
		t.Errorf("it can be read by others: %v", info.Mode())
	}
	if err := d.Jot([]byte(strings.Repeat("x", mostJot+1))); err != nil {
		t.Fatal(err)
	}
	if got := string(d.dir.readJot()); got != "p07 said" {
		t.Errorf("there is %q", got)
	}
	tool := p.options(never)
	tool.Role = Tool
	a, opened := p.open(tool)
	if opened.Jot != nil {
		t.Error("a tool takes what the editor has half typed")
	}
	if err := a.Jot([]byte("of a tool")); err != nil {
		t.Fatal(err)
	}
	a.close()
	if got := string(d.dir.readJot()); got != "p07 said" {
		t.Errorf("a tool left %q", got)
	}
	d.crash()
	if err := os.WriteFile(path, []byte(strings.Repeat("x", mostJot+1)), 0o600); err != nil {
		t.Fatal(err)
	}
	d, opened = p.open(p.options(never))
	if opened.Jot != nil {
		t.Error("one that is too large is taken")
	}
	d.close()
}

// TestJotGoesWithARedaction: what is half typed may be an edit of the words that
// are removed.
func TestJotGoesWithARedaction(t *testing.T) {
	p := newPlace(t)
	d := p.create(p.options(never))
	d.card("secret")
	d.publish()
	if err := d.Jot([]byte("an edit of the secret")); err != nil {
		t.Fatal(err)
	}
	if _, err := d.dir.purge(t.Context(), d.Document(), nil, d.work.path); err != nil {
		t.Fatal(err)
	}
	if got := d.dir.readJot(); got != nil {
		t.Errorf("there is still %q", got)
	}
	d.close()
}
