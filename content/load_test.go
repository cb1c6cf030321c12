package content

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

func TestLoad(t *testing.T) {
	p, err := Load(asFS(tiny(nil)), "en")
	if err != nil {
		t.Fatal(err)
	}
	if p.ID != "tiny" || p.Lang != "en" || p.Title != "Tiny" || p.Summary != "A pack for tests." || p.About != "\nAbout it.\n" {
		t.Errorf("pack is %+v", p)
	}
	if len(p.Stages) != 2 || p.Stages[1] != (Stage{"after", "After", "After", "It is kept."}) {
		t.Errorf("stages are %+v", p.Stages)
	}
	if page := p.Pages["ethics"]; page == nil || page.Title != "Ethics" || page.File != "en/pages/ethics.md" ||
		!slices.Equal(page.Items, []Item{{"honest", "Be honest", "No lies."}}) {
		t.Errorf("pages are %+v", p.Pages)
	}
	a := p.Activity("1.1")
	if a == nil {
		t.Fatal("no activity 1.1")
	}
	if a.Stage != "1" || a.Title != "Hello" || a.Purpose != "Begin." || a.Minutes != 20 || a.Short != 10 || a.Outside ||
		a.Instrument != InstrumentSheet || a.File != "en/1.1-hello.md" || a.Script != "\n## 1. Say hello (20 min)\n\n> Hello.\n" ||
		!slices.Equal(a.Prompts, []string{"Why here"}) || !slices.Equal(a.Debrief, []string{"What now"}) {
		t.Errorf("activity is %+v", a)
	}
}

func TestLoadCapture(t *testing.T) {
	text := edit(t, hello, "title: People", "title: People\n    instrument: cards\n    fixed: {source: room, version: 2}")
	text = edit(t, text, "max: 60", "max: 60\n        total: true\n        origin: true\n        hint: Full years.")
	c := mustLoad(t, tiny(map[string]string{"en/1.1-hello.md": text}), "en").Activity("1.1").Captures[0]
	if c.Kind != "participant" || c.Title != "People" || c.Instrument != InstrumentCards ||
		!maps.Equal(c.Fixed, map[string]string{"source": "room", "version": "2"}) || len(c.Fields) != 3 {
		t.Fatalf("capture is %+v", c)
	}
	if f := c.Fields[0]; f.ID != "alias" || f.Label != "Alias" || f.Type != Line || !f.Need || f.Min != nil || f.Max != nil {
		t.Errorf("field is %+v", f)
	}
	if f := c.Fields[1]; f.Type != OneOf || f.Default != "good" || !slices.Equal(f.Choices, []Choice{{"good", "Good"}, {"bad", "Bad"}}) {
		t.Errorf("field is %+v", f)
	}
	if f := c.Fields[2]; f.Type != Int || *f.Min != 0 || *f.Max != 60 || !f.Total || !f.Origin || f.Hint != "Full years." {
		t.Errorf("field is %+v", f)
	}
}

// TestWindows reads a pack as an editor on Windows saves it.
func TestWindows(t *testing.T) {
	want := mustLoad(t, tiny(nil), "en")
	files := tiny(nil)
	for name, raw := range files {
		files[name] = []byte("\ufeff" + strings.ReplaceAll(string(raw), "\n", "\r\n"))
	}
	got := mustLoad(t, files, "en")
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
	files["en/1.1-hello.md"] = []byte(strings.Replace(string(files["en/1.1-hello.md"]), "sheet", "sheets", 1))
	_, err := FromFiles(files, "en")
	wantProblems(t, err, `en/1.1-hello.md:7: unknown instrument "sheets"; did you mean "sheet"?`)
}

// TestAllAtOnce demands the problems of every file, and several of one, sorted.
func TestAllAtOnce(t *testing.T) {
	broken := edit(t, edit(t, hello, "minutes: 20", "minutes: no"), "default: good", "default: fine")
	_, err := FromFiles(tiny(map[string]string{
		"en/pages/ethics.md": edit(t, rules, "title: Ethics", "titel: Ethics"),
		"en/1.1-hello.md":    edit(t, edit(t, broken, "type: line", "type: lime"), "kind: participant", "kind: people"),
		"en/1.10-last.md":    edit(t, hello, `"1.1"`, `"1.10"`),
		"en/1.2-doubled.md":  edit(t, hello, `"1.1"`, `"1.10"`),
		"en/1.3-open.md":     "---\nid: \"1.3\"\n",
		"en/pack.md":         edit(t, cover, "id: tiny", "id: Tiny"),
	}), "en")
	wantProblems(t, err,
		`en/1.1-hello.md:5: minutes must be a whole number`,
		`en/1.1-hello.md:9: unknown kind "people"`,
		`en/1.1-hello.md:14: unknown type "lime"; did you mean "line"?`,
		`en/1.1-hello.md:20: default "fine" is not one of the choices`,
		`en/1.2-doubled.md:2: the activity "1.10" stands in en/1.10-last.md too`,
		`en/1.2-doubled.md:2: the id is "1.10" but the file is called 1.2-doubled.md; one of the two is wrong`,
		`en/1.3-open.md:1: the front matter is not closed; a second line of --- must end it`,
		`en/pack.md:2: id "Tiny" must be small letters, digits and hyphens`,
		`en/pages/ethics.md:2: the page has no title`,
		`en/pages/ethics.md:3: unknown key "titel"; did you mean "title"?`)
}

// TestOrder sorts by stage in the order of pack.md, then by number and not by
// letter.
func TestOrder(t *testing.T) {
	more := map[string]string{}
	for _, id := range []string{"1.10", "1.2", "after.1", "after.2", "0.1"} {
		more["en/"+id+"-x.md"] = edit(t, hello, `"1.1"`, `"`+id+`"`)
	}
	more["en/pack.md"] = edit(t, cover, "  - {id: after,", "  - {id: \"0\", title: Nil, short: Nil, aim: Nil.}\n  - {id: after,")
	var got []string
	for _, a := range mustLoad(t, tiny(more), "en").Activities {
		got = append(got, a.ID)
	}
	if want := []string{"1.1", "1.2", "1.10", "0.1", "after.1", "after.2"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// TestOneLanguage reads a folder that holds pack.md itself.
func TestOneLanguage(t *testing.T) {
	for lang, line := range map[string]string{"en": "", "bn": "\nlang: bn"} {
		files := map[string][]byte{
			"pack.md":         []byte(edit(t, cover, "id: tiny", "id: tiny"+line)),
			"1.1-hello.md":    []byte(hello),
			"pages/ethics.md": []byte(rules),
		}
		p, err := Load(asFS(files), "fr")
		if err != nil {
			t.Fatal(err)
		}
		if p.Lang != lang || p.Activity("1.1").File != "1.1-hello.md" || p.Pages["ethics"] == nil {
			t.Errorf("pack is %+v", p)
		}
		if got := Languages(files); !slices.Equal(got, []string{lang}) {
			t.Errorf("languages are %v", got)
		}
	}
}

func TestNoPack(t *testing.T) {
	for name, fsys := range map[string]fs.FS{
		"empty":         fstest.MapFS{},
		"other files":   fstest.MapFS{"README.md": {}, "notes.txt": {}, "img/logo.png": {}},
		"other folders": fstest.MapFS{"notes/en/pack.md": {Data: []byte(cover)}},
	} {
		if _, err := Load(fsys, "en"); !errors.Is(err, ErrNoPack) {
			t.Errorf("%s: Load gave %v", name, err)
		}
		if _, err := Files(fsys); !errors.Is(err, ErrNoPack) {
			t.Errorf("%s: Files gave %v", name, err)
		}
	}
	if _, err := Load(os.DirFS(filepath.Join(t.TempDir(), "none")), "en"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a folder that isn't there: %v", err)
	}
}

func TestHalfAPack(t *testing.T) {
	files := tiny(nil)
	delete(files, "en/pack.md")
	_, err := FromFiles(files, "en")
	wantProblems(t, err, "en/pack.md:1: the pack has no pack.md; it gives the title and the stages")

	files = tiny(nil)
	delete(files, "en/1.1-hello.md")
	_, err = FromFiles(files, "en")
	wantProblems(t, err, "en/pack.md:1: the pack has no activities; write each in a file beside pack.md")
}

// TestFiles demands the raw bytes of what makes up a pack, in all languages, and
// nothing else.
func TestFiles(t *testing.T) {
	want := tiny(map[string]string{"bn/1.1-hello.md": "not even looked at\r\n"})
	fsys := asFS(want)
	for _, name := range []string{"README.md", "en/notes.txt", "en/._1.1-hello.md", "en/.DS_Store", "img/x.md.png", "en/old/1.1.md", "en/pages/old/x.md"} {
		fsys[name] = &fstest.MapFile{Data: []byte("x")}
	}
	got, err := Files(fsys)
	if err != nil {
		t.Fatal(err)
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got %v, want %v", sortedNames(got), sortedNames(want))
	}
	if langs := Languages(got); !slices.Equal(langs, []string{"en", "bn"}) {
		t.Errorf("languages are %v", langs)
	}
}

// TestFromFilesPassesOver reads a pack that was stored beside what has no place
// in one.
func TestFromFilesPassesOver(t *testing.T) {
	mustLoad(t, tiny(map[string]string{
		"../pack.md": "x", "/en/x.md": "x", "en/notes.txt": "x", "en/pages/a/b.md": "x", "": "x", "en": "x",
	}), "en")
}

func TestBounds(t *testing.T) {
	big := hello + strings.Repeat("x", maxFile-len(hello))
	mustLoad(t, tiny(map[string]string{"en/1.1-hello.md": big}), "en")

	files := tiny(map[string]string{"en/1.1-hello.md": big + "x", "en/1.2-x.md": "x"})
	_, err := Load(asFS(files), "en")
	wantProblems(t, err,
		"en/1.1-hello.md:1: the file is over 256 KiB; shorten it or split it",
		"en/1.2-x.md:1: the file has no front matter; its first line must be ---")
	_, err = Files(asFS(files))
	wantProblems(t, err, "en/1.1-hello.md:1: the file is over 256 KiB; shorten it or split it")

	many := map[string]string{}
	for i := range maxFiles {
		many[fmt.Sprintf("en/pages/p%d.md", i)] = "x"
	}
	large := map[string]string{}
	for i := range maxPack / maxFile {
		large[fmt.Sprintf("en/pages/p%d.md", i)] = strings.Repeat("x", maxFile)
	}
	for want, more := range map[string]map[string]string{"more than 500 files": many, "over 2 MiB": large} {
		_, err := Files(asFS(tiny(more)))
		_, err2 := FromFiles(tiny(more), "en")
		_, err3 := Load(asFS(tiny(more)), "en")
		for _, err := range []error{err, err2, err3} {
			if err == nil || !strings.Contains(err.Error(), want) {
				t.Errorf("got %v, want %s", err, want)
			}
		}
	}
}

// TestNotAFile refuses links, and with them pipes and devices, before they are
// opened.
func TestNotAFile(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("making a link needs rights on Windows")
	}
	dir := t.TempDir()
	if err := os.CopyFS(dir, asFS(tiny(nil))); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("/dev/zero", filepath.Join(dir, "en", "1.2-endless.md")); err != nil {
		t.Fatal(err)
	}
	_, err := Load(os.DirFS(dir), "en")
	wantProblems(t, err, "en/1.2-endless.md:1: this is not an ordinary file; put the file itself here")
}
