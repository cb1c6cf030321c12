package store

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"doorstep/session"
)

// named is a document with a person, a name that was corrected, and a card.
func named(t *testing.T, said string) (place, *desk) {
	t.Helper()
	p := newPlace(t)
	d := p.create(p.options(never))
	d.do(func(g *session.Gesture) error {
		who, err := g.Add(session.KindParticipant, session.Patch{"alias": "P01", "sector": "land"})
		if err == nil {
			err = g.Name(who, "Anwara Begam")
		}
		if err == nil {
			err = g.Name(who, "Anwara Begum")
		}
		return err
	})
	d.card(said)
	d.publish()
	return p, d
}

func TestShare(t *testing.T) {
	p, d := named(t, "no queue sign")
	out := filepath.Join(p.dir, "copy.doorstep")
	s, err := Share(t.Context(), p.path, out, false, p.options(never))
	if err != nil {
		t.Fatal(err)
	}
	f, err := Read(t.Context(), out)
	if err != nil {
		t.Fatal(err)
	}
	body, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"Anwara", "Begum", "Begam"} {
		if bytes.Contains(body, []byte(name)) {
			t.Errorf("the copy holds %s", name)
		}
		if !bytes.Contains(p.bytes(), []byte(name)) {
			t.Errorf("the session lacks %s: the test tests nothing", name)
		}
	}
	if f.Names || f.Document == d.Document() || f.Session != d.session || s.Document != f.Document || s.Hash != f.Hash {
		t.Errorf("the copy is %+v, told as %+v", f.Document, s)
	}
	if want := ShareCode(p.read().Changes); s.ShareCode != want || ShareCode(f.Changes) != want {
		t.Errorf("share code %s, want %s", s.ShareCode, want)
	}
	if files, err := f.PackFiles(); err != nil || len(files) != len(testPack) {
		t.Errorf("the pack: %d files, %v", len(files), err)
	}
	if r, err := Check(t.Context(), out); err != nil || !r.OK {
		t.Errorf("check: %+v, %v", r, err)
	}
	if _, err := Share(t.Context(), p.path, out, false, p.options(never)); !errors.Is(err, ErrExists) {
		t.Errorf("over a file: %v", err)
	}
	if left := p.beside(); !slices.Equal(left, []string{"copy.doorstep"}) {
		t.Errorf("beside the session lie %q", left)
	}
}

// TestShareOpens: a copy is a session like any other, but takes no name.
func TestShareOpens(t *testing.T) {
	p, _ := named(t, "no queue sign")
	c := p
	c.path = filepath.Join(p.dir, "copy.doorstep")
	if _, err := Share(t.Context(), p.path, c.path, false, p.options(never)); err != nil {
		t.Fatal(err)
	}
	d, _ := c.open(c.options(never))
	d.card("added in the copy")
	g := d.state.Begin(d.src, d.Device(), "")
	if err := g.Name(d.state.Kind(session.KindParticipant)[0].ID, "Anwara Begum"); err != nil {
		t.Fatal(err)
	}
	if err := d.Commit(t.Context(), g.Changes()); !errors.Is(err, ErrNoNames) {
		t.Errorf("a name: %v", err)
	}
	d.close()
	if got := texts(c.read().State()); !slices.Equal(got, []string{"no queue sign", "added in the copy"}) {
		t.Errorf("cards %q", got)
	}
}

func TestShareWithNames(t *testing.T) {
	p, _ := named(t, "Anwara Begum was told to wait")
	out := filepath.Join(p.dir, "all.doorstep")
	s, err := Share(t.Context(), p.path, out, true, p.options(never))
	if err != nil || !s.Names {
		t.Fatalf("%+v, %v", s, err)
	}
	f, err := Read(t.Context(), out)
	if err != nil || !f.Names || !f.State().HasNames() {
		t.Errorf("names %v, %v", f.Names, err)
	}
}

// TestShareSaid: a name that somebody typed among the words stops a copy, also
// where the record was edited since; one that only shares a word is told.
func TestShareSaid(t *testing.T) {
	p, d := named(t, "they asked anwara  BEGUM to wait")
	out := filepath.Join(p.dir, "copy.doorstep")
	card := d.state.Kind(session.KindCard)[0].ID
	for range 2 {
		_, err := Share(t.Context(), p.path, out, false, p.options(never))
		var said *NamesSaid
		if !errors.As(err, &said) || !slices.Equal(said.Records, []string{"card #1"}) {
			t.Fatalf("got %v", err)
		}
		if strings.Contains(err.Error(), "nwara") {
			t.Errorf("the message repeats the name: %v", err)
		}
		if _, err := os.Stat(out); err == nil {
			t.Fatal("a copy was made")
		}
		d.do(func(g *session.Gesture) error {
			return g.Set(session.KindCard, card, session.Patch{"text": "they asked an officer to wait"})
		})
		d.publish()
	}
	d.do(func(g *session.Gesture) error { return g.Redact(session.KindCard, card) })
	d.card("Begum Rokeya road is closed")
	d.publish()
	s, err := Share(t.Context(), p.path, out, false, p.options(never))
	if err != nil || !slices.Equal(s.Parts, []string{"Begum"}) {
		t.Errorf("%+v, %v", s, err)
	}
}

// TestShareSearches: should a name be left in a copy, it is found.
func TestShareSearches(t *testing.T) {
	s := cards(t, seeded(3), 4)
	n := searchNames(s.Changes())
	if len(n.full) != 1 {
		t.Fatalf("names %q", n.full)
	}
	words := withoutNames(s.Changes())
	for leaky, want := range map[bool]error{false: nil, true: errNameLeft} {
		changes := words
		if leaky {
			changes = s.Changes()
		}
		body, err := unionImage(s.Session, s.Session, true, changes, nil).build()
		if err != nil {
			t.Fatal(err)
		}
		if err := n.inBytes(body, &File{Changes: words}); !errors.Is(err, want) {
			t.Errorf("leaky %v: %v", leaky, err)
		}
	}
}
