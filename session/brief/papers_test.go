package brief

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestPaperGoldens(t *testing.T) {
	for name, s := range goldenStates(t) {
		var all, hand strings.Builder
		for _, kind := range Papers {
			paper, err := PrintPaper(kind, s, pack(t), "")
			if err != nil {
				t.Fatal(err)
			}
			all.WriteString("<<< " + paper.Title + "\n\n" + paper.Markdown())
			hand.WriteString("<<< " + paper.Title + "\n" + strings.Join(paper.Hand, "\n") + "\n")
		}
		golden(t, "papers-"+name, all.String())
		if name == "empty.md" {
			golden(t, "papers-by-hand.txt", hand.String())
		}
	}
}

func TestAPaperToCopyFitsTheProjector(t *testing.T) {
	for _, s := range goldenStates(t) {
		for _, kind := range Papers {
			paper, err := PrintPaper(kind, s, pack(t), "")
			if err != nil {
				t.Fatal(err)
			}
			if len(paper.Hand) == 0 || len(paper.Hand) >= handLines {
				t.Errorf("%s has %d lines to copy", kind, len(paper.Hand))
			}
			for _, l := range paper.Hand {
				if runes(l) > handWidth {
					t.Errorf("%s: %q is too wide", kind, l)
				}
			}
		}
	}
}

func TestThereIsNoOtherPaper(t *testing.T) {
	if _, err := PrintPaper("money", fullSession(t), pack(t), ""); err == nil || !strings.Contains(err.Error(), "the papers are aliases, letter") {
		t.Errorf("%v", err)
	}
	if len(Papers) != len(paperMakers) {
		t.Error("a paper is not in the list")
	}
}

func TestPapersWithoutAPack(t *testing.T) {
	for _, kind := range Papers {
		if _, err := PrintPaper(kind, fullSession(t), nil, ""); err != nil {
			t.Error(err)
		}
	}
}

// TestPapersOutline says that nothing typed changes what a paper is made of.
func TestPapersOutline(t *testing.T) {
	p := pack(t)
	rapid.Check(t, func(t *rapid.T) {
		tw := &twins{hostile: newMaker(t), tame: newMaker(t), said: map[string]string{}}
		tw.draw(t)
		kind := rapid.SampledFrom(Papers).Draw(t, "kind")
		wild, err1 := PrintPaper(kind, tw.hostile.s, p, "en")
		mild, err2 := PrintPaper(kind, tw.tame.s, p, "en")
		if err1 != nil || err2 != nil {
			t.Fatal(err1, err2)
		}
		for i := range wild.Sheets {
			if got, want := outline(t, wild.Sheets[i].Markdown), outline(t, mild.Sheets[i].Markdown); got != want {
				t.Fatalf("%s:\n%s\n\nthan\n%s", kind, wild.Sheets[i].Markdown, mild.Sheets[i].Markdown)
			}
		}
	})
}

func TestPapersNameNobody(t *testing.T) {
	s := fullSession(t)
	for _, kind := range Papers {
		paper, err := PrintPaper(kind, s, pack(t), "")
		if err != nil {
			t.Fatal(err)
		}
		if text := paper.Markdown(); strings.Contains(text, "Rahima") || strings.Contains(text, "Jamal") {
			t.Errorf("a real name stands on %s", kind)
		}
	}
}
