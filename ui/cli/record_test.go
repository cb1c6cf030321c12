package cli

import (
	"testing"

	"doorstep/content"
	"doorstep/session"
	"doorstep/ui"
)

// TestRecordAlsoWritten: where two laptops wrote at once, both words are there.
func TestRecordAlsoWritten(t *testing.T) {
	pack, err := content.Builtin(ui.DefaultPack, "en")
	if err != nil {
		t.Fatal(err)
	}
	src := stillSource()
	one, two := session.NewState(src.NewID()), session.NewState(session.ID{})
	two.Session = one.Session
	g := one.Begin(src, src.NewID(), "1.6")
	card, err := g.Add(session.KindCard, session.Patch{"text": "first", "kind": "pain"})
	if err != nil {
		t.Fatal(err)
	}
	two.ApplyAll(one.Changes())
	for s, text := range map[*session.State]string{one: "of one", two: "of two"} {
		if err := s.Begin(src, src.NewID(), "1.6").Set(session.KindCard, card, session.Patch{"text": text}); err != nil {
			t.Fatal(err)
		}
	}
	one.ApplyAll(two.Changes())
	r := one.Get(session.KindCard, card)
	other := "of one"
	if r.Text() == other {
		other = "of two"
	}
	want := "# Workshop\n\n## 1.6 Silent criticism and round robin\n\n### Criticism and praise\n\n" +
		"- **#1** " + r.Text() + " (Said, also written: " + other + "; Kind: Pain)\n"
	got := string(newRecord(newReader(one, session.Entry{State: one}, pack), false).write())
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
