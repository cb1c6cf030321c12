package brief

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"doorstep/session"
)

var update = flag.Bool("update", false, "write the golden files anew")

func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	was, is := strings.Split(string(want), "\n"), strings.Split(got, "\n")
	for i := range max(len(was), len(is)) {
		if i >= len(was) || i >= len(is) || was[i] != is[i] {
			t.Errorf("%s differs from line %d on; look at it, then run with -update\nwas %q\nis  %q", file, i+1, at(was, i), at(is, i))
			return
		}
	}
}

func at(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return ""
}

func goldenStates(t testing.TB) map[string]*session.State {
	return map[string]*session.State{
		"empty.md": emptySession(t), "half.md": halfRun(t), "full.md": fullSession(t), "hostile.md": hostileSession(t),
		"practice.md": practiceSession(t),
	}
}

func TestGoldens(t *testing.T) {
	for name, s := range goldenStates(t) {
		page := render(t, s, Options{Now: "2026-11-18"}).Markdown
		golden(t, name, page)
		annex := render(t, s, Options{Now: "2026-11-18", Annex: true, ShareCode: "K7PM-2QXA-9RTD-LW3C"}).Markdown
		if !strings.HasPrefix(annex, page) {
			t.Errorf("%s: the page differs where it has an annex", name)
		}
		golden(t, "annex-"+name, strings.TrimPrefix(annex, page))
		if name != "practice.md" { // of the length of a book
			golden(t, "record-"+name, Record(s, pack(t)))
		}
	}
}

func TestOnePage(t *testing.T) {
	for name, s := range map[string]*session.State{"full": fullSession(t), "practice": practiceSession(t)} {
		if n := render(t, s, Options{Now: "2026-11-18"}).Words; n < 400 || n > mostWords {
			t.Errorf("the %s session gives a page of %d words, not 400 to %d", name, n, mostWords)
		}
	}
}

func TestLongTextsStillGiveAPage(t *testing.T) {
	s := twistedSession(t, func(text string) string { return strings.Repeat(text+" ", 50) })
	if doc := render(t, s, Options{}); len(headings(doc.Markdown)) != 13 {
		t.Errorf("headings %q", headings(doc.Markdown))
	}
}

// TestRecordHoldsEverything looks for the words of every record of the
// practice session in its minutes.
func TestRecordHoldsEverything(t *testing.T) {
	s := practiceSession(t)
	minutes := Record(s, pack(t))
	for _, kind := range s.Kinds() {
		for _, r := range s.Kind(kind) {
			if text := r.Text(); kind != session.KindAgenda && !strings.Contains(minutes, string(plain(text))) {
				t.Errorf("%s %s: %q is not in the record", kind, r.Label, text)
			}
		}
	}
}

func TestUnknownKindsAreShownPlainly(t *testing.T) {
	m := newMaker(t)
	m.add("9.9", "weather", fields{"sky": "grey | <b>", "wind": 3})
	got := Record(m.s, pack(t))
	for _, want := range []string{"## 9.9\n", "### weather\n", `sky: grey \| \<b>; wind: 3`} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
}

func TestOnlyOneBriefOfOneState(t *testing.T) {
	a, b := fullSession(t), fullSession(t)
	folded := session.Fold(b.Session, b.Changes())
	for _, o := range []Options{{}, {Annex: true, Names: true}} {
		if x, y := render(t, a, o), render(t, folded, o); x.Markdown != y.Markdown {
			t.Error("two folds of one log give two briefs")
		}
	}
}
