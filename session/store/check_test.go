package store

import (
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"doorstep/session"
)

func TestCheck(t *testing.T) {
	good := sample(t)
	for _, c := range []struct {
		name, sql string
		problem   string // "" for none
	}{
		{"good", `SELECT 1`, ""},
		{"another text", `UPDATE record SET text='gentle' WHERE kind='card' AND number=3`, "1 record is other in the readable table"},
		{"other numbers", `UPDATE record SET number=number+1 WHERE kind='card'`, "29 records are other in the readable table"},
		{"rows missing", `DELETE FROM record WHERE kind='card' AND number<3`, "2 records are missing"},
		{"a row more", `INSERT INTO record VALUES('card','x',1,'','','','invented','{}')`, "1 record is in the readable table and not in the log"},
		{"the pack missing", `DELETE FROM pack`, "the method that this session was begun with is not in its file"},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(folder(t), "x.doorstep")
			if err := os.WriteFile(path, withSQL(t, good, c.sql), 0o600); err != nil {
				t.Fatal(err)
			}
			r, err := Check(t.Context(), path)
			if err != nil || r.Changes != 40 || r.Records != 32 || r.OK != (c.problem == "") || r.ShareCode == "" {
				t.Fatalf("%+v, %v", r, err)
			}
			if c.problem != "" && (len(r.Problems) != 1 || !strings.HasPrefix(r.Problems[0], c.problem)) {
				t.Errorf("problems %q", r.Problems)
			}
		})
	}
}

func TestCheckRedacted(t *testing.T) {
	// A log that another program united without knowing of redactions.
	s := cards(t, seeded(21), 3)
	card := s.Kind(session.KindCard)[0].ID
	before := s.Changes()
	if err := s.Begin(seeded(22), session.ID{9}, "").Redact(session.KindCard, card); err != nil {
		t.Fatal(err)
	}
	body := documentOf(t, s.Session, s.Changes())
	e, err := connect("file::memory:")
	if err != nil {
		t.Fatal(err)
	}
	defer e.close()
	if err := e.conn.Deserialize(body); err != nil {
		t.Fatal(err)
	}
	if err := e.insertChanges(before); err != nil {
		t.Fatal(err)
	}
	if body, err = e.conn.Serialize(); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(folder(t), "x.doorstep")
	if err := os.WriteFile(path, body, 0o600); err != nil {
		t.Fatal(err)
	}
	r, err := Check(t.Context(), path)
	if err != nil || len(r.Problems) != 1 || !strings.Contains(r.Problems[0], "1 change of redacted records is still in the file") {
		t.Fatalf("%+v, %v", r, err)
	}
}

func TestShareCode(t *testing.T) {
	s := cards(t, seeded(31), 10)
	all := s.Changes()
	code := ShareCode(all)
	if !regexp.MustCompile(`^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$`).MatchString(code) {
		t.Errorf("code %q", code)
	}
	shuffled := slices.Clone(all)
	slices.Reverse(shuffled)
	without := slices.DeleteFunc(shuffled, func(c *session.Change) bool { return c.Op == session.OpName })
	if len(without) == len(all) || ShareCode(without) != code {
		t.Error("a copy without names has another code")
	}
	if ShareCode(without[1:]) == code {
		t.Error("a change less has the same code")
	}
	other := *without[3]
	if err := other.Seal(session.Patch{"text": "a letter more"}); err != nil {
		t.Fatal(err)
	}
	without[3] = &other
	if ShareCode(without) == code {
		t.Error("another text has the same code")
	}
}

func TestFind(t *testing.T) {
	p := newPlace(t)
	d := p.create(p.options(never))
	d.card("a")
	g := d.state.Begin(d.src, d.Device(), "after.1")
	if _, err := g.Add(session.KindParticipant, session.Patch{"alias": "P01"}); err != nil {
		t.Fatal(err)
	}
	if err := d.Commit(t.Context(), g.Changes()); err != nil {
		t.Fatal(err)
	}
	d.close()
	bad := filepath.Join(p.dir, "bad.doorstep")
	for _, path := range []string{bad, filepath.Join(p.dir, "note.txt")} {
		if err := os.WriteFile(path, []byte("noise"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	past := time.Now().Add(-time.Hour)
	if err := os.Chtimes(bad, past, past); err != nil {
		t.Fatal(err)
	}
	found, problems := Find(t.Context(), p.dir, filepath.Join(p.dir, "none"), p.dir, "")
	if len(found) != 2 || len(problems) != 0 {
		t.Fatalf("%+v, %v", found, problems)
	}
	got := found[0]
	if got.Path != p.path || got.Title != "Day one" || got.Place != "Gazipur" || got.Stage != "after" || got.People != 1 || got.Cards != 1 || got.Err != nil || got.Modified.IsZero() {
		t.Errorf("%+v", got)
	}
	if found[1].Path != bad || found[1].Err == nil || found[1].Modified.IsZero() {
		t.Errorf("%+v", found[1])
	}
	if _, problems := Find(t.Context(), p.path); len(problems) != 1 {
		t.Errorf("a file for a folder: %v", problems)
	}
}

func TestDirs(t *testing.T) {
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		t.Skip("folders of other systems")
	}
	for _, c := range []struct {
		env         map[string]string
		data, state string
	}{
		{map[string]string{"HOME": "/home/x"}, "/home/x/.local/share/doorstep", "/home/x/.local/state/doorstep"},
		{map[string]string{"HOME": "/home/x", "XDG_DATA_HOME": "/d", "XDG_STATE_HOME": "/s"}, "/d/doorstep", "/s/doorstep"},
		{map[string]string{"HOME": "/home/x", "XDG_DATA_HOME": "relative"}, "/home/x/.local/share/doorstep", "/home/x/.local/state/doorstep"},
		{map[string]string{"HOME": "/home/x", "DOORSTEP_DATA": "here", "DOORSTEP_STATE": "/there"}, "here", "/there"},
		{map[string]string{}, "", ""},
	} {
		for _, name := range []string{"HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "DOORSTEP_DATA", "DOORSTEP_STATE"} {
			t.Setenv(name, c.env[name])
		}
		if data, state := Dirs(); data != c.data || state != c.state {
			t.Errorf("%v: %q and %q", c.env, data, state)
		}
	}
	if _, err := Create(t.Context(), filepath.Join(folder(t), "x.doorstep"), New{}, Options{}); err == nil {
		t.Error("made a document with no folder for its working copy")
	}
}
