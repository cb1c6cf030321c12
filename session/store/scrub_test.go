package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"doorstep/session"
)

// hoard is a document that holds a secret, and so does everything that doorstep
// makes of one: backups of merges, images that never came to stand in their
// place, and working copies, also of another copy of the session.
func hoard(t *testing.T) (p place, card, who session.ID) {
	t.Helper()
	p = newPlace(t)
	d := p.create(p.options(never))
	d.do(func(g *session.Gesture) error {
		if err := session.AddAliases(g, 1); err != nil {
			return err
		}
		who = g.State().Kind(session.KindParticipant)[0].ID
		return g.Name(who, "Anwara Begum")
	})
	card = d.card(secret)
	d.close()
	whole := p.bytes()
	beside := func(name string, body []byte) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(p.dir, name), body, 0o600); err != nil {
			t.Fatal(err)
		}
	}

	// Another laptop's file comes in, twice.
	other := p.laptop()
	other.path = filepath.Join(folder(t), "recorder.doorstep")
	if err := os.WriteFile(other.path, whole, 0o600); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		o, _ := other.open(other.options(never))
		o.card("from the recorder")
		o.close()
		if _, err := Merge(t.Context(), p.path, []string{other.path}, p.mergeOptions()); err != nil {
			t.Fatal(err)
		}
	}
	// A copy to give away was made, and the card corrected in it, on this laptop.
	shared := p
	shared.path = filepath.Join(folder(t), "shared.doorstep")
	if _, err := Share(t.Context(), p.path, shared.path, true, p.options(never)); err != nil {
		t.Fatal(err)
	}
	s, _ := shared.open(shared.options(never))
	s.do(func(g *session.Gesture) error {
		return g.Set(session.KindCard, card, session.Patch{"text": secret + " twice"})
	})
	s.close()
	// Processes ended on the way: to the document, whole and cut off, to a
	// backup, and to another copy.
	beside("day one.doorstep.0123456789abcdef.tmp", whole)
	beside("day one.doorstep.0123456789abcde0.tmp", whole[:len(whole)-5000])
	beside("day one.before-merge-2026-05-04.doorstep.0123456789abcdef.tmp", whole)
	beside("copy.doorstep.0123456789abcdef.tmp", whole)
	beside("day one.format-1.doorstep", whole)
	beside("earlier name.before-merge-2026-05-04.doorstep", whole)
	return p, card, who
}

// openBefore opens the document before some files came to stand beside it, which
// the opening would have taken in.
func (p place) openBefore(came []string) *desk {
	p.t.Helper()
	aside := folder(p.t)
	move := func(from, to string) {
		if err := os.Rename(from, to); err != nil {
			p.t.Fatal(err)
		}
	}
	for _, path := range came {
		move(path, filepath.Join(aside, filepath.Base(path)))
	}
	d, _ := p.open(p.options(never))
	for _, path := range came {
		move(filepath.Join(aside, filepath.Base(path)), path)
	}
	return d
}

// TestScrub: what was removed for good is in no file that doorstep made of the
// document, not one byte, and those files are good ones.
func TestScrub(t *testing.T) {
	p, card, who := hoard(t)
	d := p.openBefore(temps(p.path))
	if n := len(p.holds(secret)); n < 9 {
		t.Fatalf("only %d files hold it: the test tests nothing", n)
	}
	if n := len(p.holds("Anwara")); n < 8 {
		t.Fatalf("only %d files hold the name: the test tests nothing", n)
	}
	d.do(func(g *session.Gesture) error {
		if err := g.Redact(session.KindCard, card); err != nil {
			return err
		}
		return g.RedactPerson(who, true)
	})
	d.publish()
	for _, text := range []string{secret, "Anwara"} {
		if found := p.holds(text); len(found) > 0 {
			t.Errorf("%q hold %q", found, text)
		}
	}
	backups := 0
	for _, name := range p.beside() {
		path := filepath.Join(p.dir, name)
		if !strings.HasSuffix(name, Extension) {
			if _, isTemp := tempOf(name); !isTemp {
				t.Errorf("beside it lies %s", name)
			}
			continue
		}
		backups++
		r, err := Check(t.Context(), path)
		f, _ := Read(t.Context(), path)
		if err != nil || !r.OK || f.State().Redacted(card) == nil || f.State().AliasOf(who) != "P01" {
			t.Errorf("%s: %+v, %v", name, r, err)
		}
		if f.Document != d.Document() || !f.Names {
			t.Errorf("%s became the file of another", name)
		}
	}
	if backups != 4 {
		t.Errorf("%d backups are left of 4", backups)
	}
	told := d.Scrubbed()
	if slices.ContainsFunc(told, func(s Scrubbed) bool { return s.Err != nil || s.InUse }) || len(told) < backups {
		t.Errorf("told %+v", told)
	}
	d.close()
	if found := p.holds(secret); len(found) > 0 {
		t.Errorf("after closing %q hold it", found)
	}
}

// TestScrubTemps: an image that the document may come back from is made again,
// and brings back all but what was removed.
func TestScrubTemps(t *testing.T) {
	p, card, _ := hoard(t)
	d := p.openBefore(temps(p.path))
	d.do(func(g *session.Gesture) error { return g.Redact(session.KindCard, card) })
	d.publish()
	left := temps(p.path)
	if len(left) != 1 {
		t.Fatalf("beside the document: %q", p.beside())
	}
	f, err := Read(t.Context(), left[0])
	if err != nil || f.State().Redacted(card) == nil || !f.State().HasNames() {
		t.Errorf("the image: %v", err)
	}
}

// TestScrubLate: a sitting that ended before it could clean the backups is made
// good by the next, and a backup that can't be written is told, and not read
// again with every card.
func TestScrubLate(t *testing.T) {
	p, card, _ := hoard(t)
	d, _ := p.open(p.options(never))
	backup := filepath.Join(p.dir, "day one.format-1.doorstep")
	older, err := os.ReadFile(backup)
	if err != nil {
		t.Fatal(err)
	}
	d.do(func(g *session.Gesture) error { return g.Redact(session.KindCard, card) })
	d.close()
	if err := os.WriteFile(backup, older, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(backup, 0o400); err != nil {
		t.Fatal(err)
	}
	d, _ = p.open(p.options(never))
	d.card("the next day")
	d.publish()
	if told := d.Scrubbed(); len(told) != 1 || told[0].Path != backup || told[0].Err == nil || !strings.Contains(told[0].Err.Error(), "read-only") {
		t.Errorf("told %+v", told)
	}
	if err := os.Chmod(backup, 0o600); err != nil {
		t.Fatal(err)
	}
	tool := p.options(never)
	tool.Role = Tool
	a, _ := p.open(tool)
	a.card("by a command that removes nothing")
	a.close()
	d.card("soon after")
	d.publish()
	if found := p.holds(secret); !slices.Equal(found, []string{filepath.Base(backup)}) {
		t.Errorf("%q hold it", found)
	}
	d.close()
	d, _ = p.open(p.options(never))
	d.card("the day after that")
	d.publish()
	if found := p.holds(secret); len(found) > 0 {
		t.Errorf("%q hold it", found)
	}
	if told := d.Scrubbed(); len(told) != 1 || told[0].Err != nil || told[0].Changes == 0 {
		t.Errorf("told %+v", told)
	}
}

// TestScrubDamaged: a backup that can't be read can't be cleaned, and that is
// said.
func TestScrubDamaged(t *testing.T) {
	p, card, _ := hoard(t)
	backup := filepath.Join(p.dir, "day one.format-1.doorstep")
	if err := os.Truncate(backup, 9000); err != nil {
		t.Fatal(err)
	}
	stranger := filepath.Join(p.dir, "another.before-merge-2026-05-04.doorstep")
	if err := os.WriteFile(stranger, []byte("Dear all"), 0o600); err != nil {
		t.Fatal(err)
	}
	d, _ := p.open(p.options(never))
	d.do(func(g *session.Gesture) error { return g.Redact(session.KindCard, card) })
	d.publish()
	var refused *Refused
	told := d.Scrubbed()
	problems := slices.DeleteFunc(told, func(s Scrubbed) bool { return s.Err == nil })
	if len(problems) != 1 || problems[0].Path != backup || !errors.As(problems[0].Err, &refused) {
		t.Errorf("told %+v", problems)
	}
}

// TestScrubOthers: copies that somebody made are rid of it by name, and by
// nothing else; an older file that is merged later brings nothing back.
func TestScrubOthers(t *testing.T) {
	p, card, _ := hoard(t)
	older := p.bytes()
	put := func(name string, body []byte) string {
		path := filepath.Join(folder(t), name)
		if err := os.WriteFile(path, body, 0o640); err != nil {
			t.Fatal(err)
		}
		return path
	}
	stick, inUse, letter := put("on the stick.doorstep", older), put("open.doorstep", older), put("letter.txt", []byte("Dear all"))
	elsewhere := newPlace(t)
	elsewhere.create(elsewhere.options(never)).close()
	missing := filepath.Join(folder(t), "missing.doorstep")

	d, _ := p.open(p.options(never))
	d.do(func(g *session.Gesture) error { return g.Redact(session.KindCard, card) })
	d.close()
	if found, err := Holding(t.Context(), p.path, p.options(never), filepath.Dir(stick), filepath.Dir(letter), elsewhere.dir, p.dir); err != nil || !slices.Equal(found, []string{stick}) {
		t.Errorf("holding it are %q, %v", found, err)
	}
	other := p.laptop()
	other.path = inUse
	window, _ := other.open(other.options(hurried))

	strange := elsewhere.bytes()
	done, err := Scrub(t.Context(), p.path, []string{stick, inUse, letter, elsewhere.path, missing, p.path}, p.options(never))
	if err != nil || len(done) != 6 {
		t.Fatalf("%+v, %v", done, err)
	}
	var refused *Refused
	for i, want := range []func(Scrubbed) bool{
		func(s Scrubbed) bool { return s.Err == nil && s.Changes == 1 && s.Path == stick },
		func(s Scrubbed) bool { return s.Err == nil && s.Changes == 1 },
		func(s Scrubbed) bool { return errors.As(s.Err, &refused) && refused.Why == NotSession },
		func(s Scrubbed) bool { return errors.Is(s.Err, ErrOtherWorkshop) },
		func(s Scrubbed) bool { return errors.Is(s.Err, fs.ErrNotExist) },
		func(s Scrubbed) bool { return s.Err == nil && s.Changes == 0 },
	} {
		if !want(done[i]) {
			t.Errorf("file %d: %+v", i, done[i])
		}
	}
	if string(elsewhere.bytes()) != string(strange) {
		t.Error("the file of another workshop was written")
	}
	window.wait("the removal", func(e Event) bool {
		f, ok := e.(Foreign)
		window.state.ApplyAll(f.Changes)
		return ok && window.state.Redacted(card) != nil
	})
	window.card("typed on")
	window.close()
	for _, path := range []string{stick, inUse} {
		body, err := os.ReadFile(path)
		if err != nil || strings.Contains(string(body), secret) {
			t.Errorf("%s holds it, %v", filepath.Base(path), err)
		}
	}
	if info, err := os.Stat(stick); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o640 {
		t.Errorf("the mode of the copy: %v, %v", info, err)
	}

	back := put("found in a drawer.doorstep", older)
	if _, err := Merge(t.Context(), p.path, []string{back}, p.mergeOptions()); err != nil {
		t.Fatal(err)
	}
	if found := p.holds(secret); len(found) > 0 {
		t.Errorf("after merging an older file %q hold it", found)
	}
}
