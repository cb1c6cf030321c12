package brief

import (
	"slices"

	"doorstep/session"
)

// Annex is what the page rests on.
type Annex struct {
	Now, Wanted []session.JourneyStep
	// Question is what the vote on the themes asked.
	Question string
	Stars    []StarRow
	Whys     []WhyRow
	Themes   []ThemeRow
	Others   []Other
	Visits   []VisitRow
	// Loose are the cards of the wall that lie under no theme.
	Loose []CardRow
	// Problems, Assumptions, Roots and Ideas are those of the thread.
	Problems    []session.Problem
	Assumptions []session.Assumption
	Roots       []session.Root
	Ideas       []session.Idea
	Rooms       int // more than one where rooms were united
	Changes     int // rows of the log
	Cards       int
	// Voted says that the room has seen a vote on the themes.
	Voted bool
	// Notice says that heads of offices were told of the visits.
	Notice bool
}

// StarRow is a question or a concept with its stars.
type StarRow struct {
	Text   string
	Counts session.StarCounts
}

// WhyRow is an answer in the tree of whys, and how deep it lies; 0 is what was
// seen.
type WhyRow struct {
	session.Why
	Level int
}

// ThemeRow is a theme with what lies under it.
type ThemeRow struct {
	Sentence        string
	Cards, Services int
	Dots            int
	Parked          bool
	Label           string
	All             []CardRow // the cards, as they lie on the wall
}

func (b *builder) annex() {
	a := &Annex{
		Now: b.now, Wanted: b.wanted, Others: b.m.Idea.Others, Whys: b.whyRows(),
		Problems:    ours[session.Problem](b.t, session.KindProblem),
		Assumptions: ours[session.Assumption](b.t, session.KindAssumption),
		Roots:       ours[session.Root](b.t, session.KindRoot),
		Ideas:       ours[session.Idea](b.t, session.KindIdea),
		Rooms:       len(b.s.Rooms()), Changes: b.s.Len(), Cards: len(b.s.Kind(session.KindCard)),
	}
	for _, e := range session.All[session.Ethics](b.s) {
		a.Notice = a.Notice || e.NoticeGiven
	}
	ballot, votes := latestDots(b.s)
	a.Question, a.Voted = ballot.Question, votes.Dots > 0
	wall := b.wallCards()
	a.Themes, a.Loose, a.Visits = b.themeRows(wall), wall[session.ID{}], b.visitRows()
	for _, kind := range []string{session.KindHMW, session.KindConcept} {
		for _, r := range b.s.Kind(kind) {
			if c := b.t.stars[r.ID]; c.N() > 0 && !blank(r.Text()) {
				a.Stars = append(a.Stars, StarRow{r.Text(), c})
			}
		}
	}
	b.m.Annex = a
}

// themeRows are the themes with the most dots first, parked ones last.
func (b *builder) themeRows(wall map[session.ID][]CardRow) []ThemeRow {
	cards, services := map[session.ID]int{}, map[session.ID]map[session.ID]bool{}
	for _, c := range b.cards {
		cards[c.Theme]++
		if services[c.Theme] == nil {
			services[c.Theme] = map[session.ID]bool{}
		}
		if !c.Service.IsZero() {
			services[c.Theme][c.Service] = true
		}
	}
	var rows []ThemeRow
	for _, t := range session.All[session.Theme](b.s) {
		if !blank(t.Sentence) {
			rows = append(rows, ThemeRow{t.Sentence, cards[t.ID], len(services[t.ID]), b.t.dots[t.ID], t.Parked, t.Label, wall[t.ID]})
		}
	}
	slices.SortStableFunc(rows, func(x, y ThemeRow) int {
		if x.Parked != y.Parked {
			return descending(!x.Parked, !y.Parked)
		}
		return y.Dots - x.Dots
	})
	return rows
}

// deepest is the level from which answers are no longer set in further.
const deepest = 7

// whyRows is the thread's tree of whys, each answer before those under it.
// What hangs on nothing that is there, or in a circle, is listed at the top.
func (b *builder) whyRows() []WhyRow {
	whys := ours[session.Why](b.t, session.KindWhy)
	under := map[session.ID][]session.Why{}
	present := map[session.ID]bool{}
	for _, w := range whys {
		present[w.ID] = true
		under[w.Parent] = append(under[w.Parent], w)
	}
	var rows []WhyRow
	done := map[session.ID]bool{}
	var walk func(w session.Why, level int)
	walk = func(w session.Why, level int) {
		if done[w.ID] {
			return
		}
		done[w.ID] = true
		if !blank(w.Answer) {
			rows = append(rows, WhyRow{w, min(level, deepest)})
			level++
		}
		for _, child := range under[w.ID] {
			walk(child, level)
		}
	}
	for _, w := range whys {
		if !present[w.Parent] {
			walk(w, 0)
		}
	}
	for _, w := range whys {
		walk(w, 0)
	}
	return rows
}
