package session

import (
	"fmt"
	"slices"
	"testing"
)

const benchSize = 10_000

// day is the log of a long workshop: cards of which some are sorted into
// themes, worded anew, and deleted.
func day(n int) (*writer, []*Change) {
	w := newWriter()
	all := w.cards(n * 6 / 10)
	cards := slices.Clone(all)
	theme := w.change(OpSet, KindTheme, w.src.NewID(), Patch{"sentence": "Nobody says which papers", FieldNumber: int64(1)})
	all = append(all, theme)
	for i := 0; len(all) < n; i++ {
		c := cards[i%len(cards)]
		p, prev := Patch{"theme": theme.Record.String(), FieldOrder: fmt.Sprintf("a%05d", i)}, []ID(nil)
		switch i % 10 {
		case 8:
			p, prev = Patch{"text": "said more plainly"}, []ID{c.ID}
		case 9:
			p, prev = Patch{FieldDeleted: true}, []ID{c.ID}
		}
		all = append(all, w.change(OpSet, KindCard, c.Record, p, prev...))
	}
	return w, all
}

func BenchmarkFold(b *testing.B) {
	for _, n := range []int{benchSize / 10, benchSize, 4 * benchSize} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			w, all := day(n)
			b.ReportAllocs()
			for b.Loop() {
				s := Fold(w.origin, all)
				for _, kind := range s.Kinds() {
					s.Kind(kind)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/change")
		})
	}
}

// BenchmarkApply adds one card to many, with a list on the screen and the undo
// key lit.
func BenchmarkApply(b *testing.B) {
	w, all := day(benchSize)
	a := &laptop{Fold(w.origin, all), w.device, w.src}
	b.ReportAllocs()
	for b.Loop() {
		g := a.Begin(a.src, a.device, "1.6")
		if _, err := g.Add(KindCard, Patch{"text": "One more", "kind": "pain"}); err != nil {
			b.Fatal(err)
		}
		if a.Kind(KindCard); !a.CanUndo(a.device) {
			b.Fatal("nothing to undo")
		}
	}
}

// BenchmarkEdit words one card of many anew, with a list on the screen.
func BenchmarkEdit(b *testing.B) {
	w, all := day(benchSize)
	a := &laptop{Fold(w.origin, all), w.device, w.src}
	cards := a.Kind(KindCard)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		g := a.Begin(a.src, a.device, "1.6")
		if err := g.Set(KindCard, cards[i%len(cards)].ID, Patch{"text": fmt.Sprint(i)}); err != nil {
			b.Fatal(err)
		}
		a.Kind(KindCard)
	}
}

func BenchmarkAs(b *testing.B) {
	w := newWriter()
	r := Fold(w.origin, w.cards(1)).Kind(KindCard)[0]
	b.ReportAllocs()
	for b.Loop() {
		As[Card](r)
	}
}

func BenchmarkAll(b *testing.B) {
	w := newWriter()
	s := Fold(w.origin, w.cards(benchSize))
	b.ReportAllocs()
	for b.Loop() {
		if got := len(All[Card](s)); got != benchSize {
			b.Fatal(got)
		}
	}
}

// BenchmarkUndo takes back and brings back the last gesture of many, and
// reads the stacks anew, as the first undo after a start does.
func BenchmarkUndo(b *testing.B) {
	toggle := func(b *testing.B, forget bool) {
		w, all := day(benchSize)
		a := &laptop{Fold(w.origin, all), w.device, w.src}
		b.ReportAllocs()
		for i := 0; b.Loop(); i++ {
			a.past.fresh = a.past.fresh && !forget
			if i%2 == 0 {
				a.undo(b)
			} else {
				a.redo(b)
			}
		}
	}
	b.Run("warm", func(b *testing.B) { toggle(b, false) })
	b.Run("cold", func(b *testing.B) { toggle(b, true) })
}

func BenchmarkSeal(b *testing.B) {
	c := newWriter().cards(1)[0]
	p := c.Patch()
	b.ReportAllocs()
	for b.Loop() {
		if err := c.Seal(p); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkParsePatch(b *testing.B) {
	text := newWriter().cards(1)[0].Text()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := parsePatch(text); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkHostile folds the shapes of TestHostileShapes.
func BenchmarkHostile(b *testing.B) {
	for _, h := range hostiles {
		b.Run(h.name, func(b *testing.B) {
			for b.Loop() {
				h.run(h.size)
			}
		})
	}
}

// BenchmarkJourneyTotals adds up a journey, and sets it beside another.
func BenchmarkJourneyTotals(b *testing.B) {
	for _, n := range []int{12, 300, benchSize} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			steps := make([]JourneyStep, n)
			for i := range steps {
				steps[i] = pensionNow()[i%3]
				steps[i].ID = ID{byte(i >> 8), byte(i)}
			}
			wanted := slices.Clone(steps)
			for i := range wanted {
				wanted[i].Was, wanted[i].ID = steps[i].ID, ID{1, byte(i >> 8), byte(i)}
			}
			b.ReportAllocs()
			for b.Loop() {
				d := Difference(JourneyTotals(steps, "BDT", nil), JourneyTotals(wanted, "BDT", nil))
				if pairs := PairSteps(steps, wanted); len(pairs) != n || d.DayMin.Diff != 0 {
					b.Fatal(len(pairs), d.DayMin)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/step")
		})
	}
}
