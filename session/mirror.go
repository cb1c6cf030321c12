package session

import (
	"cmp"
	"slices"
)

// Mirror is what the visits held up to the room: what its people went through
// in a day as citizens. It adds up what the room lived; it says nothing of a
// service, and has no mean. What was paid unofficially is not in it.
type Mirror struct {
	// Sheets are in, of as many as pairs were sent out; where nobody was
	// drawn, as many as there are.
	Sheets, Expected int
	// Days are the dates of the visits, sorted, each once.
	Days []string
	// Morning says that all visits that tell when they began did so before noon.
	Morning bool
	// Outcomes is how the visits ended, and OutcomeOrigins where the sheets
	// that say so have it from.
	Outcomes       Outcomes
	OutcomeOrigins OriginCounts
	// Wait is minutes waited and Trips is trips still to make: Sum is all of
	// them together, N the sheets that have the figure.
	Wait, Trips Figure
	// Quotes are what was heard and felt; the first is the one to show.
	Quotes []MirrorQuote
}

// Said is how many sheets say how the visit ended.
func (m Mirror) Said() int { return m.Sheets - m.Outcomes.Unsaid }

// Half says that sheets are still missing.
func (m Mirror) Half() bool { return m.Sheets < m.Expected }

// MirrorQuote is one thing that was said.
type MirrorQuote struct {
	Record *Record
	Text   string
	// Visit is the sheet that it stands on, nil for a card.
	Visit *Record
	// Origin is the sheet's, "" for a card, which was read out in the room.
	Origin string
	// Cited is how many records rest on it.
	Cited int
	// Chosen says that the room chose it.
	Chosen bool
	rank   int
}

// FieldMirrorQuote is the session's field for the quote that the room chose to
// be shown.
const FieldMirrorQuote = "mirror_quote"

// NewMirror works out the mirror. The evidence tells how much rests on a
// quote; it may be nil.
func NewMirror(s *State, e *Evidence) Mirror { return new(Mirrored).Of(s, e) }

// mirrorQuotes are all that could be shown. First comes what the room chose,
// then what most records rest on, then the heaviest moment, then what was
// heard at a counter before what was written of it, then the first.
func mirrorQuotes(s *State, e *Evidence) []MirrorQuote {
	var list []MirrorQuote
	add := func(r, visit *Record, text string, rank int) {
		if OneLine(text) == "" {
			return
		}
		q := MirrorQuote{Record: r, Text: text, Visit: visit, rank: rank}
		if visit != nil {
			q.Origin = joinOrigins("", visit.Str("origin"))
		}
		if e != nil {
			q.Cited = e.citedBy(r.ID)
		}
		q.Chosen = s.chosenQuote() == r.ID
		list = append(list, q)
	}
	const heard, written = 0, 1
	for _, r := range s.Kind(KindVisit) {
		add(r, r, r.Str("quote"), heard)
	}
	for _, r := range s.Kind(KindEvent) {
		feeling, _ := r.Int("feeling")
		add(r, s.Get(KindVisit, r.Ref("visit")), r.Str("quote"), heard+min(2*feeling, 0))
	}
	for _, r := range s.Kind(KindCard) {
		switch r.Str("kind") {
		case "quote":
			add(r, nil, r.Text(), heard)
		case "pain":
			add(r, nil, r.Text(), written)
		}
	}
	slices.SortStableFunc(list, func(a, b MirrorQuote) int {
		switch {
		case a.Chosen != b.Chosen && a.Chosen:
			return -1
		case a.Chosen != b.Chosen:
			return 1
		}
		return cmp.Or(cmp.Compare(b.Cited, a.Cited), cmp.Compare(a.rank, b.rank))
	})
	return list
}

// citedBy is how many records somebody let rest on a record, by a link or by
// its number.
func (e *Evidence) citedBy(id ID) int {
	n := 0
	for _, r := range e.under[id] {
		if r.How == HowCited || r.How == HowTyped {
			n++
		}
	}
	return n
}

func (s *State) chosenQuote() ID {
	if r := s.Get(KindSession, s.Session); r != nil {
		return r.Ref(FieldMirrorQuote)
	}
	return ID{}
}
