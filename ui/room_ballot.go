package ui

import (
	"cmp"
	"slices"
	"strings"

	"doorstep/content"
	"doorstep/session"
)

// roomBallot is a vote as the room sees it. Until it is revealed it holds what
// is voted on and how much is in, and no figure of any item.
type roomBallot struct {
	question string
	stage    string
	in       string
	revealed bool
	rows     []ballotRow
	most     int
}

// ballotRow is one item, and once revealed what it got.
type ballotRow struct {
	text   string
	amount int    // dots, or tenths of a star
	figure string // the amount as it is read
	note   string
}

func newRoomBallot(d *desk, act *content.Activity, _ *content.Capture) picture {
	s := d.state
	ballot, kind, of := latestBallot(s, act)
	b := &roomBallot{stage: act.Stage, question: ballot.Question, revealed: ballot.RevealedAt != ""}
	items := ballotItems(s, of)
	b.in = ballotsIn(s, ballot.ID, kind, len(items))
	if b.revealed {
		b.count(s, ballot, kind, items)
		return b
	}
	for _, r := range items {
		b.rows = append(b.rows, ballotRow{text: r.Text()})
	}
	return b
}

// latestBallot is the latest round of what an activity votes on, empty where
// none was opened; the kind of record that a vote is; and the kind that is
// voted on.
func latestBallot(s *session.State, act *content.Activity) (ballot session.Ballot, kind, of string) {
	kind = session.KindVote
	c := act.Capture(kind)
	if c == nil {
		kind = session.KindRating
		c = act.Capture(kind)
	}
	if c != nil && c.Field("item") != nil {
		of = c.Field("item").Ref
	}
	var rounds []*session.Record
	for _, r := range s.Kind(session.KindBallot) {
		if (r.Str("kind") == "star") == (kind == session.KindRating) && (r.Str("of") == of || r.Str("of") == "") {
			rounds = append(rounds, r)
		}
	}
	if len(rounds) > 0 {
		ballot = session.As[session.Ballot](roomNewest(rounds))
	}
	return ballot, kind, of
}

// ballotItems are what is voted on: themes that are not parked, the questions
// that tables chose, or all of them while none is.
func ballotItems(s *session.State, of string) []*session.Record {
	all := slices.Clone(s.Kind(of))
	switch of {
	case session.KindTheme:
		return slices.DeleteFunc(all, func(r *session.Record) bool { return r.Bool("parked") })
	case session.KindHMW:
		if chosen := slices.DeleteFunc(slices.Clone(all), func(r *session.Record) bool { return !r.Bool("chosen") }); len(chosen) > 0 {
			return chosen
		}
	}
	return all
}

// ballotsIn says how much of a round is in, and nothing of who leads.
func ballotsIn(s *session.State, ballot session.ID, kind string, items int) string {
	voters, counted := map[session.ID]bool{}, map[session.ID]bool{}
	for _, r := range s.Kind(kind) {
		if r.Ref("ballot") != ballot {
			continue
		}
		if by := r.Ref("by"); !by.IsZero() {
			voters[by] = true
		} else {
			counted[r.Ref("item")] = true
		}
	}
	switch {
	case len(voters) > 0 || len(counted) == 0:
		return plural(len(voters), "ballot is in", "ballots are in")
	}
	return itoa(min(len(counted), items)) + " of " + itoa(items) + " are counted"
}

// count reads a round that was revealed.
func (b *roomBallot) count(s *session.State, ballot session.Ballot, kind string, items []*session.Record) {
	ids, text := make([]session.ID, len(items)), map[session.ID]string{}
	for i, r := range items {
		ids[i], text[r.ID] = r.ID, r.Text()
	}
	if kind == session.KindVote {
		for _, c := range session.CountDots(ballot, ids, session.All[session.Vote](s)).Items {
			row := ballotRow{text: text[c.Item], amount: c.Dots, figure: itoa(c.Dots)}
			if c.Tied {
				row.note = "tie"
			}
			b.rows, b.most = append(b.rows, row), max(b.most, c.Dots)
		}
		return
	}
	b.most = 50
	for _, c := range session.CountStars(ballot.ID, ids, session.All[session.Rating](s)) {
		row := ballotRow{text: text[c.Item], figure: "-"}
		if tenths, ok := c.Counts.MedianTenths(); ok {
			low, high := c.Counts.Range()
			row.amount, row.figure = tenths, itoa(tenths/10)+"."+itoa(tenths%10)
			row.note = plural(c.Counts.N(), "slip", "slips") + ", " + itoa(low) + " to " + itoa(high)
			if c.Counts.Split() {
				row.note += ", the room is split"
			}
		}
		b.rows = append(b.rows, row)
	}
	slices.SortStableFunc(b.rows, func(x, y ballotRow) int { return cmp.Compare(y.amount, x.amount) })
}

func (b *roomBallot) lines(t *theme, w, h int) []string {
	if h < 3 || len(b.rows) == 0 {
		return nil
	}
	lines := []string{""}
	if b.question != "" {
		lines = append(lines, t.bold.Render(fit(b.question, w)))
	}
	word := b.in
	if b.revealed {
		word = "revealed" + t.sign(" · ", ", ") + word
	}
	lines = append(lines, t.accent(b.stage).Bold(true).Render(cut(word, w)))
	for _, space := range []int{1, 0} {
		part, whole := b.items(t, min(w, roomLine), h-len(lines), space)
		if whole || space == 0 {
			return append(lines, part...)
		}
	}
	return lines
}

// items are the rows that fit, and whether all do.
func (b *roomBallot) items(t *theme, w, h, space int) (lines []string, whole bool) {
	for i, row := range b.rows {
		part := make([]string, space, space+3)
		head := "  "
		if b.revealed {
			head = b.bar(t, row, w)
		}
		texts := opened(row.text, max(w-width(head), 8), 2+space)
		for n, text := range texts {
			if n > 0 {
				head = strings.Repeat(" ", width(head))
			} else if b.revealed && i == 0 && row.amount > 0 {
				text = t.bold.Render(text)
			}
			part = append(part, head+text)
		}
		if row.note != "" && space > 0 {
			part = append(part, strings.Repeat(" ", width(head))+t.muted.Render(row.note))
		}
		if len(lines)+len(part) > h {
			return lines, false
		}
		lines = append(lines, part...)
	}
	return lines, true
}

// bar is what an item got, before its words.
func (b *roomBallot) bar(t *theme, row ballotRow, w int) string {
	cells := max(w/6, 4)
	n := 0
	if b.most > 0 {
		n = min(int(float64(row.amount)/float64(b.most)*float64(cells)+0.5), cells)
	}
	return padLeft(t.bold.Render(row.figure), 5) + " " + pad(t.accent(b.stage).Render(strings.Repeat(t.sign("█", "#"), n)), cells) + "  "
}
