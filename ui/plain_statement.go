package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"doorstep/content"
	"doorstep/session"
)

// plainStatement fills in sentences by lines: field by field, or where they are
// short one a line. What a sentence seems to lack is said after it; that blocks
// nothing.
type plainStatement struct {
	*plainSheet
	s *statement
}

func newPlainStatement(p *plain, a *content.Activity, c *content.Capture) plainForm {
	sheet := newPlainSheet(p, a, c).(*plainSheet)
	s, ok := sheet.fill.(*statement)
	if !ok {
		return sheet
	}
	return &plainStatement{sheet, s}
}

func (f *plainStatement) howTo() string {
	switch f.capture.Kind {
	case session.KindAssumption:
		return "One line, one assumption. p07: or t3: in front says who. turn 2 turns number 2 from held to shaken to broken."
	case session.KindHMW:
		return "One line, one question. p07: or t3: in front says who. check 2 answers the checks of number 2 that are open as the program proposes, choose 2 keeps it as the table's one, and /edit 2 goes through all of it."
	}
	return "The sentence is asked for part by part. What it seems to lack is said; that blocks nothing."
}

// statementDeed is a line about a sentence that is there.
var statementDeed = pattern(`(?i)^\s*(turn|check|choose)\s+(#?\S+)\s*$`)

func (f *plainStatement) line(text string) (tea.Cmd, error) {
	if m := statementDeed().FindStringSubmatch(text); m != nil && (strings.EqualFold(m[1], "turn") == (f.capture.Kind == session.KindAssumption)) && f.s.listing() {
		if r, err := f.recordCalled(m[2]); err == nil {
			f.deed(strings.EqualFold(m[1], "choose"), r)
			return nil, nil
		}
	}
	was := f.record
	cmd, err := f.plainSheet.line(text)
	if err != nil || f.edit.err != nil {
		return cmd, err
	}
	id := f.record
	if id.IsZero() {
		id = was
	}
	if f.s.listing() && f.at > 0 && !f.record.IsZero() {
		f.carry(f.finish())
	}
	f.hints(id)
	return cmd, nil
}

// hints says what a sentence seems to lack, once it is whole.
func (f *plainStatement) hints(id session.ID) {
	r := f.desk().state.Get(f.capture.Kind, id)
	if r == nil || !f.record.IsZero() {
		return
	}
	for _, h := range f.s.hintsOn(r) {
		f.say.line("Ask yourselves: " + shown(h.Say))
	}
}

// deed turns an assumption over or takes the proposed checks of a question; with
// choose it keeps the question as the table's one, or no longer.
func (f *plainStatement) deed(choose bool, r *session.Record) {
	s := f.s
	s.follow()
	for i, have := range s.records() {
		if have.ID == r.ID {
			s.to(i, 0)
		}
	}
	if choose {
		f.carry(s.flip())
	} else {
		f.carry(s.propose())
	}
	if now := f.desk().state.Get(r.Kind, r.ID); now != nil && f.desk().view == "" {
		f.say.line(f.rowText(f.capture, now))
	}
}
