package store

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"doorstep/session"
)

// workshop is a document with people, a table, services, a card and a brief
// that was given to somebody.
func workshop(t *testing.T) place {
	t.Helper()
	p := newPlace(t)
	d := p.create(p.options(never))
	d.do(func(g *session.Gesture) error {
		for _, s := range []string{"Pension", "Land record"} {
			if _, err := g.Add(session.KindService, session.Patch{"name": s}); err != nil {
				return err
			}
		}
		if err := g.Set(session.KindSession, d.session, session.Patch{"lang": "bn", "plan": "short", "given_to": "the office", "practice": true}); err != nil {
			return err
		}
		if err := session.AddTables(g, 1); err != nil {
			return err
		}
		return session.AddAliases(g, 2)
	})
	d.card("in the first room")
	d.close()
	return p
}

func TestRoom(t *testing.T) {
	p := workshop(t)
	b := p.laptop()
	b.path = filepath.Join(p.dir, "b.doorstep")
	r, err := Room(t.Context(), p.path, b.path, "b", b.options(never))
	if err != nil {
		t.Fatal(err)
	}
	first, f := p.read(), b.read()
	if f.Document == first.Document || f.Session == first.Session || !f.Names || r.Services != 2 || r.Letter != "B" || r.Workshop != first.Session || r.Session != f.Session {
		t.Errorf("the room is %+v", r)
	}
	s := f.State()
	own := s.Get(session.KindSession, f.Session)
	for field, want := range map[string]any{
		"title": "Day one", "place": "Gazipur", "lang": "bn", "plan": "short", "practice": true, "given_to": nil,
		"letter": "B", "workshop": first.Session.String(),
	} {
		if got := own.Value(field); got != want {
			t.Errorf("%s is %v, want %v", field, got, want)
		}
	}
	for kind, want := range map[string]int{session.KindService: 2, session.KindParticipant: 0, session.KindTable: 0, session.KindCard: 0} {
		if got := len(s.Kind(kind)); got != want {
			t.Errorf("%d of the kind %s, want %d", got, kind, want)
		}
	}
	if files, err := f.PackFiles(); err != nil || len(files) != len(testPack) {
		t.Errorf("the pack: %d files, %v", len(files), err)
	}
	if r, err := Check(t.Context(), b.path); err != nil || !r.OK {
		t.Errorf("check: %+v, %v", r, err)
	}
	for letter, want := range map[string]string{"": "one of A to Z", "P": "one of A to Z", "A": "room A is there already"} {
		if _, err := Room(t.Context(), p.path, filepath.Join(p.dir, "x.doorstep"), letter, b.options(never)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("letter %q: %v", letter, err)
		}
	}
	if _, err := Room(t.Context(), p.path, b.path, "C", b.options(never)); !errors.Is(err, ErrExists) {
		t.Errorf("over a file: %v", err)
	}
	if _, err := Room(t.Context(), b.path, filepath.Join(p.dir, "x.doorstep"), "B", b.options(never)); err == nil {
		t.Error("a second room B was made")
	}
}

// TestRoomsMerge: rooms stand side by side after a merge, in either order, and
// the first workshop's record leads.
func TestRoomsMerge(t *testing.T) {
	p := workshop(t)
	paths := []string{p.path}
	for _, letter := range []string{"B", "C"} {
		l := p.laptop()
		l.path = filepath.Join(p.dir, letter+Extension)
		// The third room is made from the second one's file.
		if _, err := Room(t.Context(), paths[len(paths)-1], l.path, letter, l.options(never)); err != nil {
			t.Fatal(err)
		}
		d, _ := l.open(l.options(never))
		d.do(func(g *session.Gesture) error {
			if err := session.AddTables(g, 1); err != nil {
				return err
			}
			return session.AddAliases(g, 1)
		})
		d.card("in room " + letter)
		d.close()
		paths = append(paths, l.path)
	}
	for _, order := range permutations(paths) {
		out := filepath.Join(folder(t), "all.doorstep")
		if _, err := Merge(t.Context(), out, order, p.mergeOptions()); err != nil {
			t.Fatal(err)
		}
		f, err := Read(t.Context(), out)
		if err != nil {
			t.Fatal(err)
		}
		s := f.State()
		own, _ := session.One[session.Session](s, f.Session)
		if f.Session != p.read().Session || own.GivenTo != "the office" {
			t.Errorf("it is the session %v, %+v", f.Session, own)
		}
		var labels, aliases, tables []string
		for _, r := range s.Kind(session.KindCard) {
			labels = append(labels, r.Label)
		}
		for _, r := range s.Kind(session.KindParticipant) {
			aliases = append(aliases, s.AliasOf(r.ID))
		}
		for _, r := range s.Kind(session.KindTable) {
			tables = append(tables, r.Text())
		}
		for _, c := range []struct{ got, want []string }{
			{labels, []string{"A1", "B1", "C1"}},
			{aliases, []string{"B01", "C01", "P01", "P02"}},
			{tables, []string{"B1", "C1", "T1"}},
		} {
			if slices.Sort(c.got); !slices.Equal(c.got, c.want) {
				t.Errorf("got %q, want %q", c.got, c.want)
			}
		}
		if n := len(s.Kind(session.KindService)); n != 2 {
			t.Errorf("%d services", n)
		}
	}
}
