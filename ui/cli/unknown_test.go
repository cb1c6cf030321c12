package cli

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"doorstep/session"
	"doorstep/session/store"
	"doorstep/ui"
)

// laterWorkshop is a session in which a later doorstep has written kinds and
// fields that this one has never heard of.
type laterWorkshop struct {
	t    *testing.T
	path string
	o    store.Options
	// unheard are the checksums of the changes that it must not lose, by id, and
	// service those of them that a room takes along.
	unheard, service map[session.ID][32]byte
	card             session.ID
}

func newLaterWorkshop(t *testing.T) *laterWorkshop {
	t.Helper()
	path, o := newFile(t)
	w := &laterWorkshop{t: t, path: path, o: o, unheard: map[session.ID][32]byte{}, service: map[session.ID][32]byte{}}
	w.sit(func(doc *store.Doc, s *session.State) {
		src := ui.RealSource()
		g := s.Begin(src, doc.Device(), "4.2")
		add := func(kind string, fields session.Patch) session.ID {
			t.Helper()
			id, err := g.Add(kind, fields)
			if err != nil {
				t.Fatal(err)
			}
			return id
		}
		add("hologram", session.Patch{"text": "seen from all sides", "aura": "blue", "depth": int64(-7), "lit": true, "seen_by": []string{"P01", "P02"}})
		hidden := add("hologram", session.Patch{"aura": "grey"})
		w.card = add(session.KindCard, session.Patch{"text": "no sign at the gate", "kind": "mood_of_later", "aura": "red", "rays": []string{}})
		service := add(session.KindService, session.Patch{"name": "Birth certificate", "aura": "white"})
		who := add(session.KindParticipant, session.Patch{"alias": "P01", "aura": "green"})
		must(t, g.Set(session.KindSession, s.Session, session.Patch{"title": "Later", "constellation": "lyra"}))
		must(t, g.Set("hologram", hidden, session.Patch{"aura": "black"}))
		must(t, g.Delete("hologram", hidden))
		must(t, g.Set("halo", session.Derive("halo", who.String()), session.Patch{"of": who, "bright": false}))
		must(t, doc.Commit(t.Context(), g.Changes()))
		for _, c := range g.Changes() {
			w.unheard[c.ID] = c.Sum()
			if c.Record == service {
				w.service[c.ID] = c.Sum()
			}
		}
	})
	return w
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// sit opens the session as an editor does.
func (w *laterWorkshop) sit(f func(doc *store.Doc, s *session.State)) {
	w.t.Helper()
	doc, _, err := store.Open(w.t.Context(), w.path, w.o)
	must(w.t, err)
	f(doc, doc.State())
	must(w.t, doc.Close(w.t.Context()))
}

// run runs a command, which must succeed.
func (w *laterWorkshop) run(stdin string, args ...string) string {
	w.t.Helper()
	cmd, stderr := command(w.t.Context(), stdin, args...)
	cmd.Dir = filepath.Dir(w.path)
	out, err := cmd.Output()
	if err != nil {
		w.t.Fatalf("doorstep %q: %v\n%s", args, err, stderr)
	}
	return string(out)
}

// holds looks whether a file has every one of the changes, as they were.
func (w *laterWorkshop) holds(name string, want map[session.ID][32]byte) {
	w.t.Helper()
	path := name
	if !filepath.IsAbs(path) {
		path = filepath.Join(filepath.Dir(w.path), name)
	}
	f, err := store.Read(w.t.Context(), path)
	must(w.t, err)
	have := map[session.ID][32]byte{}
	for _, c := range f.Changes {
		if _, ok := want[c.ID]; ok {
			have[c.ID] = c.Sum()
		}
	}
	if !maps.Equal(have, want) {
		w.t.Errorf("%s holds %d of %d changes of a later doorstep as they were", filepath.Base(path), len(have), len(want))
	}
	if r, err := store.Check(w.t.Context(), path); err != nil || !r.OK {
		w.t.Errorf("%s: %+v, %v", filepath.Base(path), r, err)
	}
}

// TestUnknownSurvives: what a later doorstep wrote is kept through everything
// that this one can do with a file, to the last byte.
func TestUnknownSurvives(t *testing.T) {
	w := newLaterWorkshop(t)
	for _, c := range []struct {
		what  string
		do    func()
		holds map[string]map[session.ID][32]byte
	}{
		{"publish", func() { w.run("another card\n", "add", w.path, "1.6") }, map[string]map[session.ID][32]byte{w.path: w.unheard}},
		{"share", func() { w.run("", "share", w.path, "shared") }, map[string]map[session.ID][32]byte{"shared.doorstep": w.unheard}},
		{"merge", func() {
			w.run("in the copy\n", "add", "shared.doorstep", "1.6")
			w.run("", "merge", "all", "shared.doorstep", w.path)
			w.run("", "merge", w.path, "shared.doorstep")
		}, map[string]map[session.ID][32]byte{"all.doorstep": w.unheard, w.path: w.unheard}},
		{"export and import", func() {
			w.run("", "export", w.path, "--format", "json", "--names", "-o", "out.json")
			w.run("", "import", "out.json", "-o", "back")
		}, map[string]map[session.ID][32]byte{"back.doorstep": w.unheard}},
		{"room", func() {
			w.run("", "room", w.path, "room", "--letter", "B")
			w.run("in the room\n", "add", "room.doorstep", "1.6")
			w.run("", "merge", "rooms", "room.doorstep", w.path)
		}, map[string]map[session.ID][32]byte{"room.doorstep": w.service, "rooms.doorstep": w.unheard}},
		{"salvage", func() {
			body, err := os.ReadFile(w.path)
			must(t, err)
			must(t, os.WriteFile(filepath.Join(filepath.Dir(w.path), "hurt.doorstep"), append(body, "end of a stick"...), 0o600))
			w.run("", "check", "hurt.doorstep", "--salvage", "saved")
		}, map[string]map[session.ID][32]byte{"saved.doorstep": w.unheard}},
		{"redact", func() { w.run("", "redact", w.path, "--card", "2", "--yes") }, map[string]map[session.ID][32]byte{w.path: w.unheard}},
	} {
		c.do()
		for name, want := range c.holds {
			w.holds(name, want)
		}
		if t.Failed() {
			t.Fatalf("after %s", c.what)
		}
	}
}

// TestUnknownUndone: a field that this program has never heard of is changed,
// taken back and brought again as any other, and stands in what is told.
func TestUnknownUndone(t *testing.T) {
	w := newLaterWorkshop(t)
	aura := func(s *session.State) string { return s.Get(session.KindCard, w.card).Str("aura") }
	w.sit(func(doc *store.Doc, s *session.State) {
		src := ui.RealSource()
		g := s.Begin(src, doc.Device(), "1.6")
		must(t, g.Set(session.KindCard, w.card, session.Patch{"text": "no sign at all", "aura": "violet"}))
		must(t, doc.Commit(t.Context(), g.Changes()))
		undo, _, err := s.Undo(src, doc.Device())
		must(t, err)
		must(t, doc.Commit(t.Context(), undo.Changes()))
		if got := aura(s); got != "red" {
			t.Errorf("after the undo it is %q", got)
		}
		redo, _, err := s.Redo(src, doc.Device())
		must(t, err)
		must(t, doc.Commit(t.Context(), redo.Changes()))
	})
	w.holds(w.path, w.unheard)
	f, err := store.Read(t.Context(), w.path)
	must(t, err)
	if got := aura(f.State()); got != "violet" {
		t.Errorf("after the redo it is %q", got)
	}
	if history := w.run("", "log", w.path); !strings.Contains(history, "hologram") || !strings.Contains(history, "aura “blue”") && !strings.Contains(history, "blue") {
		t.Errorf("the history does not tell of it:\n%s", history)
	}
	tables := w.run("", "export", w.path, "--format", "json")
	for _, want := range []string{`"hologram"`, `"aura":"blue"`, `"depth":-7`, `"seen_by":["P01","P02"]`, `"constellation":"lyra"`} {
		if !strings.Contains(tables, want) {
			t.Errorf("the export lacks %s", want)
		}
	}
	w.run("", "export", w.path, "--format", "csv", "-o", "tables")
	names, err := filepath.Glob(filepath.Join(filepath.Dir(w.path), "tables", "*.csv"))
	if err != nil || !slices.ContainsFunc(names, func(n string) bool { return strings.Contains(n, "hologram") }) {
		t.Errorf("the tables are %q, %v", names, err)
	}
}
