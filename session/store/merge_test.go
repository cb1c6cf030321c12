package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"doorstep/session"
)

// apart is one session that three people went on with apart: each has a file.
func apart(t *testing.T) (p place, files []string, card session.ID) {
	t.Helper()
	p = newPlace(t)
	d := p.create(p.options(never))
	d.do(func(g *session.Gesture) error {
		if err := session.AddAliases(g, 2); err != nil {
			return err
		}
		return g.Name(g.State().Kind(session.KindParticipant)[0].ID, "Anwara Begum")
	})
	card = d.card("as it was")
	d.close()
	body := p.bytes()
	for i, name := range []string{"a", "b", "c"} {
		l := p.laptop()
		l.path = filepath.Join(p.dir, name+Extension)
		if err := os.WriteFile(l.path, body, 0o600); err != nil {
			t.Fatal(err)
		}
		d, _ := l.open(l.options(never))
		d.card("by " + name)
		if i < 2 {
			d.do(func(g *session.Gesture) error {
				return g.Set(session.KindCard, card, session.Patch{"text": "as " + name + " has it"})
			})
		}
		d.close()
		files = append(files, l.path)
	}
	return p, files, card
}

func permutations[T any](list []T) [][]T {
	if len(list) == 0 {
		return [][]T{nil}
	}
	var all [][]T
	for i := range list {
		for _, rest := range permutations(append(slices.Clone(list[:i]), list[i+1:]...)) {
			all = append(all, append([]T{list[i]}, rest...))
		}
	}
	return all
}

func (p place) mergeOptions() MergeOptions { return MergeOptions{Options: p.options(never)} }

// TestMergeOrders: whatever the order, the result is the same, and merging
// again changes nothing.
func TestMergeOrders(t *testing.T) {
	p, files, card := apart(t)
	codes := map[string]bool{}
	for i, order := range permutations(files) {
		out := filepath.Join(p.dir, fmt.Sprintf("all-%d.doorstep", i))
		u, err := Merge(t.Context(), out, order, p.mergeOptions())
		if err != nil {
			t.Fatal(err)
		}
		f, err := Read(t.Context(), out)
		if err != nil {
			t.Fatal(err)
		}
		codes[u.ShareCode] = true
		s := f.State()
		if ShareCode(f.Changes) != u.ShareCode || f.Document != u.Document || f.Session != p.read().Session || !f.Names || !s.HasNames() {
			t.Errorf("it reads as %+v", u)
		}
		if got := len(texts(s)); got != 4 {
			t.Errorf("%d cards", got)
		}
		if r := s.Get(session.KindCard, card); len(r.Also("text")) != 1 {
			t.Errorf("the card says %q and %q", r.Text(), r.Also("text"))
		}
		if n := len(slices.Concat(u.Files[0].Conflicts, u.Files[1].Conflicts, u.Files[2].Conflicts)); n != 1 {
			t.Errorf("%d conflicts in %+v", n, u.Files)
		}
		again, err := Merge(t.Context(), out, order[:2], p.mergeOptions())
		if err != nil || again.Backup != "" || again.Files[0].New+again.Files[1].New != 0 || !again.Exists {
			t.Errorf("again: %+v, %v", again, err)
		}
		if g, err := Read(t.Context(), out); err != nil || g.Hash != f.Hash {
			t.Errorf("merging again altered the file: %v", err)
		}
	}
	if len(codes) != 1 {
		t.Errorf("the orders have the share codes %v", codes)
	}
}

// TestMergeInto: a file that is there is kept as a backup, and an editor that
// has it open takes in what comes.
func TestMergeInto(t *testing.T) {
	p, files, _ := apart(t)
	before := p.bytes()
	d, _ := p.open(p.options(hurried))
	u, err := Merge(t.Context(), p.path, files[:2], p.mergeOptions())
	if err != nil {
		t.Fatal(err)
	}
	kept, err := os.ReadFile(u.Backup)
	if want := "day one.before-merge-" + time.Now().Format(time.DateOnly) + Extension; err != nil || filepath.Base(u.Backup) != want {
		t.Fatalf("the backup is %s (%v), want %s", u.Backup, err, want)
	}
	if string(kept) != string(before) {
		t.Error("the backup is not what was there")
	}
	d.wait("Foreign", func(e Event) bool {
		f, ok := e.(Foreign)
		d.state.ApplyAll(f.Changes)
		return ok
	})
	if got := texts(d.state); len(got) != 3 {
		t.Errorf("the editor has the cards %q", got)
	}
	d.card("typed meanwhile")
	d.close()
	u, err = Merge(t.Context(), p.path, files, p.mergeOptions())
	if err != nil || !strings.HasSuffix(u.Backup, "-2.doorstep") || u.Files[0].New != 0 || u.Files[2].New != 1 {
		t.Errorf("the second merge: %+v, %v", u, err)
	}
	if got := texts(p.read().State()); len(got) != 5 {
		t.Errorf("cards %q", got)
	}
}

// TestMergePlan: a plan counts and writes nothing.
func TestMergePlan(t *testing.T) {
	p, files, _ := apart(t)
	before := p.beside()
	u, err := Plan(t.Context(), p.path, files, p.mergeOptions())
	if err != nil {
		t.Fatal(err)
	}
	for i, b := range u.Files {
		if b.New != []int{2, 2, 1}[i] || b.Same != 5 || !slices.Equal(b.Activities, []string{"1.6"}) || b.Names != 0 {
			t.Errorf("file %d: %+v", i, b)
		}
	}
	if got := u.Files[1].Conflicts; !slices.Equal(got, []string{"card #1: text"}) {
		t.Errorf("conflicts %q", got)
	}
	if after := p.beside(); !slices.Equal(before, after) {
		t.Errorf("beside it lie %q", after)
	}
	if _, err := Plan(t.Context(), p.path, nil, p.mergeOptions()); err == nil {
		t.Error("a merge of nothing is planned")
	}
}

// TestMergeNames: a copy without names stays one, unless it is asked for.
func TestMergeNames(t *testing.T) {
	p, files, _ := apart(t)
	c := p
	c.path = filepath.Join(p.dir, "copy.doorstep")
	if _, err := Share(t.Context(), p.path, c.path, false, p.options(never)); err != nil {
		t.Fatal(err)
	}
	u, err := Merge(t.Context(), c.path, files[:1], p.mergeOptions())
	if err != nil || u.Files[0].NamesLeft != 1 || u.Names {
		t.Fatalf("%+v, %v", u, err)
	}
	if f := c.read(); f.Names || f.State().HasNames() || len(texts(f.State())) != 2 {
		t.Errorf("names %v, cards %q", f.Names, texts(f.State()))
	}
	o := p.mergeOptions()
	o.Names = true
	d, _ := c.open(c.options(never))
	if _, err := Merge(t.Context(), c.path, files[:2], o); !errors.Is(err, ErrOpenElsewhere) {
		t.Errorf("names into a copy that is open: %v", err)
	}
	d.close()
	if u, err = Merge(t.Context(), c.path, files[:2], o); err != nil || u.Files[0].Names != 1 {
		t.Fatalf("%+v, %v", u, err)
	}
	if f := c.read(); !f.Names || !f.State().HasNames() {
		t.Error("the names were asked for and are not there")
	}
}

// TestMergeRedactions: what would remove something here is asked for, and then
// stays in no file of ours.
func TestMergeRedactions(t *testing.T) {
	p, files, card := apart(t)
	b := p.laptop()
	b.path = files[1]
	d, _ := b.open(b.options(never))
	d.do(func(g *session.Gesture) error { return g.Redact(session.KindCard, card) })
	d.close()
	before := p.bytes()
	for _, out := range []string{p.path, filepath.Join(p.dir, "new.doorstep")} {
		u, err := Merge(t.Context(), out, files, p.mergeOptions())
		if !errors.Is(err, ErrRedactions) || len(u.Redactions) != 1 || u.Redactions[0].Name != "card #1" || u.Redactions[0].Path != files[1] {
			t.Fatalf("%+v, %v", u, err)
		}
	}
	if string(p.bytes()) != string(before) || len(p.beside()) != 3 {
		t.Fatalf("something was written: %q", p.beside())
	}
	o := p.mergeOptions()
	o.Redactions = true
	u, err := Merge(t.Context(), p.path, files[1:], o)
	if err != nil {
		t.Fatal(err)
	}
	if f := p.read(); f.State().Redacted(card) == nil || slices.Contains(texts(f.State()), "as it was") {
		t.Error("the record is still there")
	}
	kept, err := Read(t.Context(), u.Backup)
	if err != nil || slices.ContainsFunc(kept.Changes, func(c *session.Change) bool { return strings.Contains(c.Text(), "as it was") }) {
		t.Errorf("the backup holds what was removed for good, %v", err)
	}
	if u, err = Merge(t.Context(), p.path, files[1:], p.mergeOptions()); err != nil || len(u.Redactions) != 0 {
		t.Errorf("what was accepted is asked again: %+v, %v", u, err)
	}
}

// three are the files of as many workshops, with one participant, two and three.
func three(t *testing.T) (files []string) {
	t.Helper()
	for i, title := range []string{"First", "Other", "Third"} {
		p := newPlace(t)
		d := p.create(p.options(never))
		d.do(func(g *session.Gesture) error {
			if err := g.Set(session.KindSession, d.session, session.Patch{"title": title}); err != nil {
				return err
			}
			return session.AddAliases(g, i+1)
		})
		d.card("said in " + title)
		d.close()
		files = append(files, p.path)
	}
	return files
}

// TestMergeWorkshops: different workshops are kept apart unless it is said that
// they were one.
func TestMergeWorkshops(t *testing.T) {
	files, dir := three(t), folder(t)
	p := newPlace(t)
	out := filepath.Join(dir, "all.doorstep")
	if _, err := Merge(t.Context(), out, files, p.mergeOptions()); !errors.Is(err, ErrWorkshops) {
		t.Fatalf("got %v", err)
	}
	o := p.mergeOptions()
	o.IntoOne = true
	codes, ids := map[string]bool{}, map[session.ID]bool{}
	for i, order := range permutations(files) {
		out = filepath.Join(dir, fmt.Sprintf("all-%d.doorstep", i))
		u, err := Merge(t.Context(), out, order, o)
		if err != nil {
			t.Fatal(err)
		}
		codes[u.ShareCode], ids[u.Session] = true, true
	}
	if len(codes) != 1 || len(ids) != 1 {
		t.Errorf("the orders have the share codes %v and the ids %v", codes, ids)
	}
	f, err := Read(t.Context(), out)
	if err != nil {
		t.Fatal(err)
	}
	s := f.State()
	if own, _ := session.One[session.Session](s, f.Session); own.Title != "First" {
		t.Errorf("it is called %q", own.Title)
	}
	var aliases []string
	for _, r := range s.Kind(session.KindParticipant) {
		aliases = append(aliases, s.AliasOf(r.ID))
	}
	slices.Sort(aliases)
	if want := []string{"A-P01", "B-P01", "B-P02", "C-P01", "C-P02", "P03"}; !slices.Equal(aliases, want) {
		t.Errorf("aliases %q, want %q", aliases, want)
	}
	if packed, err := f.PackFiles(); err != nil || len(packed) != len(testPack) {
		t.Errorf("the pack: %d files, %v", len(packed), err)
	}
	if r, err := Check(t.Context(), out); err != nil || !r.OK {
		t.Errorf("check: %+v, %v", r, err)
	}
	// What was united once may be brought up to date without saying so again.
	if u, err := Merge(t.Context(), out, files[:1], p.mergeOptions()); err != nil || u.Files[0].New != 0 {
		t.Errorf("again: %+v, %v", u, err)
	}
}

// TestMergeClash: two changes with one id are reported, and the same one stays
// in every order.
func TestMergeClash(t *testing.T) {
	s := cards(t, seeded(4), 3)
	forged := *s.Kind(session.KindCard)[0]
	var twin *session.Change
	for _, c := range s.Changes() {
		if c.Record == forged.ID {
			copied := *c
			twin = &copied
			break
		}
	}
	if err := twin.Seal(session.Patch{"text": "another text", "number": int64(1)}); err != nil {
		t.Fatal(err)
	}
	other := slices.Clone(s.Changes())
	for i, c := range other {
		if c.ID == twin.ID {
			other[i] = twin
		}
	}
	p := newPlace(t)
	var files []string
	for i, changes := range [][]*session.Change{s.Changes(), other} {
		path := filepath.Join(p.dir, fmt.Sprint(i, Extension))
		if _, err := writeNew(t.Context(), path, unionImage(s.Session, s.Session, true, changes, nil), p.options(never), nil); err != nil {
			t.Fatal(err)
		}
		files = append(files, path)
	}
	codes := map[string]bool{}
	for _, out := range files {
		u, err := Merge(t.Context(), out, files, p.mergeOptions())
		if err != nil || !slices.Equal(u.Clashes, []session.ID{twin.ID}) {
			t.Fatalf("%+v, %v", u, err)
		}
		f, err := Read(t.Context(), out)
		if err != nil {
			t.Fatal(err)
		}
		codes[ShareCode(f.Changes)] = true
	}
	if len(codes) != 1 {
		t.Errorf("share codes %v", codes)
	}
}
