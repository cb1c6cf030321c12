package session

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestCitedReadsNumbersAsPeopleWriteThem(t *testing.T) {
	for text, want := range map[string]string{
		"":                                 "",
		"12 14":                            "card 12, card 14",
		"12, 14; 31":                       "card 12, card 14, card 31",
		"#12":                              "card 12",
		"heard it, #12 and #7":             "card 12, card 7",
		"Card 90":                          "card 90",
		"Cards 41 and 67; visits 3 and 12": "card 41, card 67, visit 3, visit 12",
		"Visits 1, 3, 4 and 2":             "visit 1, visit 3, visit 4, visit 2",
		"211 tokens in a morning, card 12": "card 12",
		"P05 and P25 disagree":             "",
		"Card 12; P28 for the desk":        "card 12",
		"card 12, card 12, #12":            "card 12",
		"Theme 2, root 1":                  "theme 2, root 1",
		"card B12, visit a3b":              "card B12, visit A3B",
		"কার্ড ১২ ও ১৪":                    "card 12, card 14",
		"১২":                               "card 12",
		"at 12 o'clock on 14 May":          "",
	} {
		var got []string
		for _, c := range Cited(text) {
			got = append(got, c.Kind+" "+c.Label)
		}
		if g := strings.Join(got, ", "); g != want {
			t.Errorf("%q cites %q, not %q", text, g, want)
		}
	}
}

// told is a chain as "depth how kind #label", a step each.
func toldChain(nodes []Node) []string {
	list := []string{}
	for _, n := range nodes {
		list = append(list, fmt.Sprintf("%d %s %s #%s", n.Depth, n.How, n.Record.Kind, n.Record.Label))
	}
	return list
}

func TestAChainLeadsFromTheRootToTheCards(t *testing.T) {
	a := newLaptop(1)
	heard := a.add(t, KindCard, Patch{"text": "three times", "kind": "pain"})
	lost := a.add(t, KindCard, Patch{"text": "unrelated", "kind": "pain"})
	theme := a.add(t, KindTheme, Patch{"sentence": "Nobody knows the list"})
	a.set(t, KindCard, heard, Patch{"theme": theme})
	fact := a.add(t, KindWhy, Patch{"answer": "She came three times", "evidence": "Card 1"})
	cause := a.add(t, KindWhy, Patch{"answer": "There is no list", "parent": fact})
	root := a.add(t, KindRoot, Patch{"text": "Nobody owns the list", "why": cause})
	problem := a.add(t, KindProblem, Patch{"version": 2, "statement": "She learns it trip by trip", "theme": theme, "source": "root 1"})
	e := NewEvidence(a.State)
	want := []string{"0 made why #2", "1 made why #1", "2 typed card #1"}
	if got := toldChain(e.Chain(root, false)); !slices.Equal(got, want) {
		t.Errorf("the root rests on %q", got)
	}
	want = []string{"0 in it theme #1", "1 made problem #1", "0 typed why #1", "1 made why #2", "2 made root #1"}
	if got := toldChain(e.Chain(heard, true)); !slices.Equal(got, want) {
		t.Errorf("on the card rest %q", got)
	}
	if got := e.Chain(lost, true); len(got) > 0 {
		t.Errorf("on the other card rest %q", toldChain(got))
	}
	if n := len(e.Chain(problem, false)); n != 5 {
		t.Errorf("the problem rests on %d, not 5: %q", n, toldChain(e.Chain(problem, false)))
	}
}

func TestCitingAndTakingItBack(t *testing.T) {
	a := newLaptop(1)
	card := a.add(t, KindCard, Patch{"text": "three times"})
	root := a.add(t, KindRoot, Patch{"text": "no list"})
	cite := func() { a.do(t, func(g *Gesture) error { return g.Cite(root, card) }) }
	cite()
	n := a.Len()
	if cite(); a.Len() != n {
		t.Error("citing again writes something")
	}
	if e := NewEvidence(a.State); len(e.RestsOn(root)) != 1 || e.RestsOn(root)[0].How != HowCited || len(e.RestedOn(card)) != 1 {
		t.Fatalf("it does not rest on the card: %+v", e.RestsOn(root))
	}
	if l, ok := One[Link](a.State, LinkID(root, card)); !ok || l.Role != RoleEvidence || l.From != root || l.To != card {
		t.Errorf("the link is %+v", l)
	}
	a.do(t, func(g *Gesture) error { return g.Uncite(root, card) })
	if e := NewEvidence(a.State); len(e.RestsOn(root)) != 0 {
		t.Error("it still rests on the card")
	}
	cite()
	a.remove(t, KindCard, card)
	if e := NewEvidence(a.State); len(e.RestsOn(root)) != 0 {
		t.Error("it rests on a card that is gone")
	}
}

// TestANumberIsOfTheRoomThatWroteIt merges two rooms that both have a card 1.
func TestANumberIsOfTheRoomThatWroteIt(t *testing.T) {
	a := newLaptop(1)
	b := newLaptop(2)
	b.State = NewState(b.src.NewID())
	var wrote [2]ID
	for i, l := range []*laptop{a, b} {
		l.add(t, KindCard, Patch{"text": fmt.Sprint("card of ", i)})
		wrote[i] = l.add(t, KindWhy, Patch{"answer": "why", "evidence": "card 1"})
	}
	meet(a, b)
	e := NewEvidence(a.State)
	for i, id := range wrote {
		on := e.RestsOn(id)
		if len(on) != 1 || on[0].To.Text() != fmt.Sprint("card of ", i) {
			t.Errorf("the why of room %d rests on %q", i, toldChain(e.Chain(id, false)))
		}
	}
}

// TestEvidenceIsTheSameFromBothEnds lets claims rest on one another at random,
// in circles too, and holds the chains to what can be reached step by step.
func TestEvidenceIsTheSameFromBothEnds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := newLaptop(1)
		g := a.Begin(a.src, a.device, "2.4")
		var ids []ID
		n := rapid.IntRange(1, 8).Draw(t, "records")
		for i := range n {
			id, err := g.Add(KindWhy, Patch{"answer": fmt.Sprint("why ", i)})
			if err != nil {
				t.Fatal(err)
			}
			ids = append(ids, id)
		}
		reach := map[ID]map[ID]bool{}
		for _, id := range ids {
			reach[id] = map[ID]bool{}
		}
		for range rapid.IntRange(0, 2*n).Draw(t, "claims") {
			from, to := rapid.IntRange(0, n-1).Draw(t, "from"), rapid.IntRange(0, n-1).Draw(t, "to")
			var err error
			switch rapid.IntRange(0, 2).Draw(t, "how") {
			case 0:
				err = g.Cite(ids[from], ids[to])
			case 1:
				have := a.Get(KindWhy, ids[from]).Str("evidence")
				err = g.Set(KindWhy, ids[from], Patch{"evidence": fmt.Sprint(have, " why ", to+1, ".")})
			default:
				if !a.Get(KindWhy, ids[from]).Ref("parent").IsZero() {
					continue
				}
				err = g.Set(KindWhy, ids[from], Patch{"parent": ids[to]})
			}
			if err != nil {
				t.Fatal(err)
			}
			reach[ids[from]][ids[to]] = true
		}
		for _, k := range ids {
			for _, i := range ids {
				for _, j := range ids {
					reach[i][j] = reach[i][j] || reach[i][k] && reach[k][j]
				}
			}
		}
		e := NewEvidence(a.State)
		for _, id := range ids {
			for _, up := range []bool{false, true} {
				holdChain(t, e.Chain(id, up), id, ids, func(other ID) bool {
					if up {
						return reach[other][id]
					}
					return reach[id][other]
				})
			}
		}
	})
}

// holdChain fails unless a chain holds exactly the records that can be
// reached, each once, each step one deeper at the most than the one before.
func holdChain(t *rapid.T, nodes []Node, id ID, ids []ID, reached func(ID) bool) {
	met := map[ID]bool{}
	depth := -1
	for _, n := range nodes {
		if met[n.Record.ID] || n.Record.ID == id {
			t.Fatalf("a record comes twice in %q", toldChain(nodes))
		}
		if n.Depth > depth+1 {
			t.Fatalf("a step is missing in %q", toldChain(nodes))
		}
		met[n.Record.ID], depth = true, n.Depth
	}
	for _, other := range ids {
		if want := reached(other) && other != id; met[other] != want {
			t.Fatalf("%q holds why #%d: %v, not %v", toldChain(nodes), slices.Index(ids, other)+1, met[other], want)
		}
	}
}

func TestEvidenceOfTheWholeWorkshop(t *testing.T) {
	s, _ := practiceState(t)
	e := NewEvidence(s)
	for _, r := range s.Kind(KindRoot) {
		cards := 0
		for _, n := range e.Chain(r.ID, false) {
			if n.Record.Kind == KindCard {
				cards++
			}
		}
		if cards == 0 {
			t.Errorf("root #%s rests on no card: %q", r.Label, toldChain(e.Chain(r.ID, false)))
		}
	}
}
