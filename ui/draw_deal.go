package ui

import (
	"fmt"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"doorstep/session"
)

// newSeed is a draw number that has not been used before: six digits, to be
// read aloud.
func (d *desk) newSeed() int {
	id := d.src.NewID()
	n := uint64(0)
	for _, b := range id[9:] { // the part of an id that is chance
		n = n<<8 | uint64(b)
	}
	return 100_000 + int(n%900_000)
}

// defaultWindow is the planned day of the visits from their planned hour, where
// that is still to come; else today, from the next half hour that leaves half an
// hour to brief people. It is as long as the visits are planned.
func (d *desk) defaultWindow() session.DrawWindow {
	minutes := 240
	for _, a := range d.pack.Activities {
		if a.Outside {
			minutes = session.AgendaFor(d.state, a.ID).PlannedMinutes(a.Minutes, a.Short, d.short())
		}
	}
	now := d.src.Now()
	w := session.DrawWindow{Date: now.Format(time.DateOnly)}
	start := (now.Hour()*60 + now.Minute() + 30 + 29) / 30 * 30
	clock := func(m int) string { return fmt.Sprintf("%02d:%02d", m/60, m%60) }
	if date, from, ok := d.plannedVisits(); ok && date > w.Date {
		w.Date, start = date, from
	}
	if minutes > 0 && start+minutes < 24*60 {
		w.From, w.Until = clock(start), clock(start+minutes)
	}
	return w
}

// plannedVisits is the day on which the plan sends people out, and the minute
// of it; ok is false where the workshop's dates don't tell.
func (d *desk) plannedVisits() (date string, from int, ok bool) {
	for _, day := range d.timetable().Days {
		for _, x := range day.Slots {
			if x.Activity != nil && x.Activity.Outside && x.From >= 0 && day.Date != "" {
				return day.Date, x.From, true
			}
		}
	}
	return "", 0, false
}

// deal makes a draw and keeps it in one gesture, with nothing shown yet.
func (d *draw) deal(seed int) tea.Cmd {
	desk := d.env.desk
	if len(d.board.People) == 0 || len(d.board.Services) == 0 {
		return say(toneWarn, "There is nothing to draw from yet: "+d.lacks()+".")
	}
	if !slices.ContainsFunc(d.board.Services, func(s session.Service) bool { return session.OpenIn(s.Hours, d.window) }) {
		return say(toneError, "No service is open "+d.when()+", so nothing was drawn. "+drawKeys.window.Help().Key+" sets another window; F6 the hours.")
	}
	in := d.board.Input(d.window, d.alone, d.solo, seed)
	res := session.Draw(in)
	d.blocked, d.noSector = res.Blocked, res.NoSector
	switch {
	case res.Blocked != nil && d.drawn():
		return say(toneError, "No such draw, so the former one stays: "+cut(shown(res.Blocked.Sentence(desk.entry())), 200))
	case res.Blocked != nil:
		return say(toneError, "No draw keeps all the rules, so nothing was written.")
	case len(res.Visits) == 0 && d.drawn():
		return say(toneWarn, "All pairs are locked, or something was said of them already; they stay. l unlocks those that can go.")
	case len(res.Visits) == 0:
		return say(toneWarn, "Nobody can be drawn: people need a sector, which 1.1 asks for, and have to be here that day.")
	}
	blocked, missing := d.blocked, d.noSector
	cmd := desk.do(d.activity.ID, func(g *session.Gesture) error {
		return d.board.WriteDraw(g, res, in, desk.fresh(d.rows.capture))
	})
	if desk.view == "" {
		cmd = tea.Batch(cmd, desk.revealing(d.activity.ID, seed, 0))
	}
	d.mark, d.why, d.member = drawMark{}, false, 0
	d.look()
	d.blocked, d.noSector = blocked, missing
	return tea.Batch(cmd, say(toneDone, d.dealt(res, in)))
}

// dealt says what was drawn, and what stayed.
func (d *draw) dealt(res session.DrawResult, in session.DrawInput) string {
	what := plural(len(res.Visits), "pair", "pairs")
	if in.Alone {
		what = plural(len(res.Visits), "person", "people")
	}
	even := "as even as can be"
	if !res.Even {
		even = "as even as was found"
	}
	text := fmt.Sprintf("Draw %d: %s, %s", in.Seed, what, even)
	if n := len(in.Kept); n > 0 {
		text += "; " + plural(n, "stays", "stay")
	}
	if n := len(res.NoSector); n > 0 {
		text += "; " + plural(n, "has", "have") + " no sector"
	}
	return text + "."
}

// take does what a proposal says, once its reason is given where one is needed.
func (d *draw) take(p session.Proposal) tea.Cmd {
	if len(p.Ways) == 0 {
		return say(toneWarn, "No service is left for "+d.people(p.Who)+" by the rules. Add one, let one take more pairs, or move somebody by hand.")
	}
	w := p.Ways[d.way]
	do := func(reason string) tea.Cmd {
		desk, board := d.env.desk, d.board
		return tea.Batch(desk.do(d.activity.ID, func(g *session.Gesture) error {
			return board.Take(g, p, w, desk.fresh(d.rows.capture), reason)
		}), say(toneDone, "Done. Nobody else was moved; Ctrl+Z takes it back."))
	}
	if w.Reason {
		d.askReason("Going alone needs a reason.", do)
		return nil
	}
	return do("")
}

// swap begins or completes a change of places.
func (d *draw) swap() tea.Cmd {
	a := d.visit()
	if d.mark == (drawMark{}) {
		d.mark = drawMark{a.ID, d.person()}
		return say(toneInfo, "Marked. Go to the other one and press s; Esc drops the mark.")
	}
	from := d.mark
	d.mark = drawMark{}
	if from.visit == a.ID {
		return say(toneInfo, "That is the marked one; the mark is gone.")
	}
	var s session.Swap
	if person := d.person(); !from.person.IsZero() && !person.IsZero() {
		s = d.board.Trade(from.person, person)
	} else {
		if d.serviceOf(from.visit) == a.Service {
			return say(toneInfo, "Both go to the same service; right arrow chooses one person of each.")
		}
		s = d.board.Exchange(from.visit, a.ID)
	}
	return d.change(s, "Swapped.")
}

// serviceOf is where a visit goes, zero if it is not there any more.
func (d *draw) serviceOf(visit session.ID) session.ID {
	for _, a := range d.board.Visits {
		if a.ID == visit {
			return a.Service
		}
	}
	return session.ID{}
}

// change keeps a change by hand, after asking for the reason where it breaks a
// rule.
func (d *draw) change(s session.Swap, done string) tea.Cmd {
	if len(s.After) == 0 {
		return say(toneWarn, "That can't be swapped: one of the two is in no pair any more.")
	}
	board := d.board
	do := func(reason string) tea.Cmd {
		return tea.Batch(d.env.desk.do(d.activity.ID, func(g *session.Gesture) error {
			return board.WriteSwap(g, s, reason)
		}), say(toneDone, done+" Ctrl+Z takes it back."))
	}
	if broken := board.Breaks(s); len(broken) > 0 {
		d.askReason("This breaks a rule: "+session.BrokenWords(broken, d.env.desk.entry())+".", do)
		return nil
	}
	return do("")
}

// people names people, as "P04 + P07".
func (d *draw) people(ids []session.ID) string { return d.env.desk.group(ids) }

// group names the people of a visit, as "P04 + P07".
func (d *desk) group(ids []session.ID) string {
	text := ""
	for i, id := range ids {
		if i > 0 {
			text += " + "
		}
		if name := shown(d.state.AliasOf(id)); name != "" {
			text += name
		} else {
			text += "(gone)"
		}
	}
	return text
}
