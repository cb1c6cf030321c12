package store

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"doorstep/session"
)

// TestCreateOfChanges: a document of a log that was made elsewhere holds that
// log and nothing more, under an id of its own.
func TestCreateOfChanges(t *testing.T) {
	p := newPlace(t)
	d := p.create(p.options(never))
	d.card("no sign at the gate")
	who := session.ID{}
	d.do(func(g *session.Gesture) (err error) {
		if who, err = g.Add(session.KindParticipant, session.Patch{"alias": "P01"}); err != nil {
			return err
		}
		return g.Name(who, "Anwara Begum")
	})
	d.close()
	from := p.read()

	to := newPlace(t)
	n := New{Pack: testPack, Session: from.Session, Changes: from.Changes, Fields: session.Patch{"title": "not looked at"}}
	doc, err := Create(t.Context(), to.path, n, to.options(never))
	if err != nil {
		t.Fatal(err)
	}
	again := newDesk(t, doc)
	if again.Device() == d.Device() {
		t.Error("it writes as the laptop that made the log")
	}
	again.card("a line of its own")
	again.close()
	got := to.read()
	if got.Document == from.Document || got.Session != from.Session || !got.Names {
		t.Errorf("it is document %s of session %s, with names: %v", got.Document, got.Session, got.Names)
	}
	first := slices.DeleteFunc(slices.Clone(got.Changes), func(c *session.Change) bool { return c.Device == again.Device() })
	if len(got.Changes) != len(from.Changes)+1 || !slices.EqualFunc(first, from.Changes, func(a, b *session.Change) bool { return a.Sum() == b.Sum() }) {
		t.Errorf("it holds %d changes, and %d were given", len(got.Changes), len(from.Changes))
	}
	if ShareCode(first) != ShareCode(from.Changes) || got.State().RealName(who) != "Anwara Begum" {
		t.Error("it says something else")
	}
	if files, err := got.PackFiles(); err != nil || !maps.EqualFunc(files, testPack, slices.Equal) {
		t.Errorf("its pack is %v, %v", files, err)
	}
	if r, err := Check(t.Context(), to.path); err != nil || !r.OK {
		t.Errorf("check says %+v, %v", r, err)
	}
}

// TestCreateOfChangesDropsRedacted: a redaction among the changes holds from
// the start.
func TestCreateOfChangesDropsRedacted(t *testing.T) {
	p := newPlace(t)
	d := p.create(p.options(never))
	id := d.card("this must go")
	with := d.state.Changes()
	d.do(func(g *session.Gesture) error { return g.Redact(session.KindCard, id) })
	all := session.Fold(d.state.Session, nil)
	all.ApplyAll(d.state.Changes())

	to := newPlace(t)
	doc, err := Create(t.Context(), to.path, New{Session: d.state.Session, Changes: append(with, d.state.Changes()...)}, to.options(never))
	if err != nil {
		t.Fatal(err)
	}
	newDesk(t, doc).close()
	if got := to.read().Changes; len(got) != all.Len() {
		t.Errorf("it holds %d changes, want %d", len(got), all.Len())
	}
	if slices.Contains(texts(to.read().State()), "this must go") {
		t.Error("what was redacted is there")
	}
}

func TestCreateOfChangesRefuses(t *testing.T) {
	p := newPlace(t)
	d := p.create(p.options(never))
	changes := d.state.Changes()
	d.close()
	ahead := *changes[0]
	ahead.ID[15]++
	ahead.Clock = 1 + clockSlack + 2
	if err := ahead.Seal(ahead.Patch()); err != nil {
		t.Fatal(err)
	}
	bare := session.NewState(session.ID{9})
	g := bare.Begin(d.src, session.ID{1}, "")
	if _, err := g.Add(session.KindCard, session.Patch{"text": "no session around it"}); err != nil {
		t.Fatal(err)
	}
	otherPack := map[string][]byte{"en/pack.md": []byte("another")}
	for name, test := range map[string]struct {
		n    New
		pack bool
	}{
		"another pack":                      {New{Pack: otherPack, Changes: changes, Session: d.state.Session}, true},
		"a pack and no session":             {New{Pack: testPack, Changes: g.Changes(), Session: bare.Session}, true},
		"a pack that can't be kept":         {New{Pack: map[string][]byte{"../x": nil}, Changes: changes, Session: d.state.Session}, true},
		"a change that is not sealed":       {New{Changes: []*session.Change{{ID: session.ID{1}}}, Session: d.state.Session}, false},
		"a clock that no reader would take": {New{Changes: []*session.Change{&ahead}, Session: d.state.Session}, false},
	} {
		path := filepath.Join(p.dir, "made.doorstep")
		if _, err := Create(t.Context(), path, test.n, p.options(never)); err == nil || errors.Is(err, ErrPack) != test.pack {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := os.Lstat(path); err == nil {
			t.Errorf("%s: there is a file", name)
		}
	}
}
