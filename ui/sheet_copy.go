package ui

import (
	tea "charm.land/bubbletea/v2"

	"doorstep/content"
	"doorstep/session"
)

// above is the record in the row above the cursor, nil where there is none.
func (s *sheet) above() *session.Record {
	if list := s.records(); s.row > 0 && s.row-1 < len(list) {
		return list[s.row-1]
	}
	return nil
}

// copies says that a column can be copied from row to row: what somebody typed,
// and no name.
func (s *sheet) copies(f *content.Field) bool { return !isComputed(f) && f.ID != nameField.ID }

// canCopy says that there is something to copy into the cell under the cursor,
// or below it.
func (s *sheet) canCopy(f *content.Field) bool {
	from := s.above()
	return from != nil && s.copies(f) && (!s.same(from, f) || s.row+1 < len(s.records()))
}

// copyAbove puts into the cell what stands above it, with its origin. Where the
// cell has it already, it goes on to the row below: pressed again and again it
// fills the column downwards, as far as there are rows.
func (s *sheet) copyAbove() tea.Cmd {
	from, f := s.above(), s.field()
	if from == nil || !s.copies(f) {
		return nil
	}
	if s.same(from, f) && s.current() != nil && s.row+1 < len(s.records()) {
		s.to(s.row+1, s.col)
		from = s.above()
	}
	p := session.Patch{f.ID: from.Value(f.ID)}
	if f.Origin {
		p[f.ID+session.OriginSuffix] = ownOrigin(from, f)
	}
	if f.Type == content.Money && from.Str("currency") != "" {
		p["currency"] = from.Str("currency")
	}
	if p[f.ID] == nil {
		return say(toneInfo, "The cell above is empty.")
	}
	return s.writeCurrent(p)
}

// same says that the cell under the cursor holds what another row has there.
func (s *sheet) same(from *session.Record, f *content.Field) bool {
	r := s.current()
	return r != nil && session.SameValue(r.Value(f.ID), from.Value(f.ID)) && r.FigureOrigin(f.ID) == from.FigureOrigin(f.ID)
}

func ownOrigin(r *session.Record, f *content.Field) any {
	if o := r.Str(f.ID + session.OriginSuffix); o != "" {
		return o
	}
	return nil
}

// ditto says that a mark of repetition means the cell above: in a field that no
// text with such a mark could be for.
func ditto(f *content.Field, typed string) bool {
	switch f.Type {
	case content.Line, content.Text, content.List:
		return false
	}
	return typed == `"` || typed == "〃" || typed == "”"
}

// originTurns is what an origin becomes when it is turned on: the row's own
// again after the last.
var originTurns = map[string]any{
	"": session.OriginObserved, session.OriginObserved: session.OriginTold,
	session.OriginTold: session.OriginEstimated, session.OriginEstimated: nil,
}

// hasFigure says that there is a figure under the cursor whose origin can be
// said.
func (s *sheet) hasFigure() bool {
	r := s.current()
	return r != nil && s.field().Origin && r.Value(s.field().ID) != nil
}

// turnOrigin gives the figure under the cursor the next origin of its own, and
// after the last none, so that the row's holds again.
func (s *sheet) turnOrigin() tea.Cmd {
	r, f := s.current(), s.field()
	if !s.hasFigure() {
		return nil
	}
	next, known := originTurns[r.Str(f.ID+session.OriginSuffix)]
	if !known {
		next = session.OriginObserved
	}
	word := "as the row says"
	if o, own := next.(string); own {
		word = o
	}
	return tea.Batch(
		s.writeCurrent(session.Patch{f.ID + session.OriginSuffix: next}),
		say(toneInfo, shown(f.Label)+": "+word+"."),
	)
}

// turnTyped does the same with the letter behind a figure that is being typed.
func (f *fieldEdit) turnTyped() {
	figure, word, ok := cutLast(f.value())
	origin := ""
	if ok {
		origin = originWords[word]
	}
	if origin == "" {
		figure = f.value()
	}
	if next, own := originTurns[origin].(string); own {
		figure += " " + originSigns[next]
	}
	f.set(figure)
}
