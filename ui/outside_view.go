package ui

import (
	"strings"

	"doorstep/session"
)

// outCard is one visit on the board, in plain texts, for the screen and for the
// room.
type outCard struct {
	state   session.OutState
	word    string // "LATE 12 min"
	who     string
	where   string
	when    string // "by 14:30"
	contact string
	gate    string // what is missing, where the visit waits behind the gate
	past    string // why it went past the gate
}

// outCards are the visits of the board; each is made when it is drawn.
type outCards struct {
	states []session.OutState
	card   func(i int) outCard
}

// outWords are the states as the board's head counts them.
var outWords = []struct {
	state session.OutState
	word  string
}{
	{session.OutLate, "late"},
	{session.OutDue, "due"},
	{session.OutOut, "out"},
	{session.OutHere, "here"},
	{session.OutBack, "back"},
	{session.OutSheet, "sheet in"},
}

// drawOutside draws the board around the row with the focus, at most h lines;
// row -1 is for the room, which has no focus.
func drawOutside(t *theme, stage string, list outCards, row, w, h int) []string {
	lines := []string{outHead(t, list.states, w)}
	room := max(h-1, 1)
	row0 := max(row, 0)
	who := list.whoWidth(max(row0-room, 0), row0+room, w)
	at := func(i int) []string { return outRow(t, stage, list.card(i), i == row, who, w) }
	// Late pairs stay in sight wherever the focus is, in up to half the room.
	from := 0
	for from < row0 && list.states[from] == session.OutLate && len(lines)-1 < room/2 {
		lines = append(lines, at(from)...)
		from++
	}
	// Then what fits up to the focus, from as far above it as can be.
	left, top := room-(len(lines)-1), row0
	for used := len(at(row0)); top > from; top-- {
		if used += len(at(top - 1)); used > left {
			break
		}
	}
	i := top
	for ; i < len(list.states) && len(lines) <= room; i++ {
		lines = append(lines, at(i)...)
	}
	if n := len(list.states) - i; n > 0 {
		lines[0] = spread(lines[0], t.muted.Render(itoa(n)+" more below"), w)
	}
	return clip(lines, w, h)
}

// whoWidth is how many cells the people take: as many as those of the rows that
// could be seen need.
func (l outCards) whoWidth(from, to, w int) int {
	need := 0
	for i := from; i < min(to, len(l.states)); i++ {
		need = max(need, width(shown(l.card(i).who)))
	}
	return min(need+1, whoWidth(w))
}

// outHead counts the states.
func outHead(t *theme, states []session.OutState, w int) string {
	n := map[session.OutState]int{}
	for _, s := range states {
		n[s]++
	}
	var parts []string
	for _, s := range outWords {
		if n[s.state] == 0 {
			continue
		}
		text := itoa(n[s.state]) + " " + s.word
		if s.state == session.OutSheet {
			text = plural(n[s.state], "sheet", "sheets") + " in"
		}
		switch s.state {
		case session.OutLate:
			text = t.bad.Render(text)
		case session.OutDue:
			text = t.warn.Render(text)
		case session.OutOut:
			text = t.bold.Render(text)
		case session.OutHere, session.OutBack, session.OutSheet:
			text = t.muted.Render(text)
		}
		parts = append(parts, text)
	}
	return cut(strings.Join(parts, t.muted.Render(t.sign("  ·  ", "  "))), w)
}

// outWidth is the column of the state's word.
const outWidth = 12

// outRow is one visit: its state, who and where, and when it is due; below that
// whom to call, where it is late.
func outRow(t *theme, stage string, c outCard, here bool, wide, w int) []string {
	mark := "  "
	if here {
		mark = t.accent(stage).Render(t.sign("▌", ">")) + " "
	}
	word := pad(c.word, outWidth)
	switch c.state {
	case session.OutLate:
		word = t.bad.Render(word)
	case session.OutDue:
		word = t.warn.Render(word)
	case session.OutOut:
		word = t.bold.Render(word)
	case session.OutHere, session.OutBack, session.OutSheet:
		word = t.muted.Render(word)
	}
	who := pad(shown(c.who), wide)
	if here {
		who = t.chosen.Render(who)
	}
	left := mark + word + " " + who + " "
	lines := []string{left + spread(fit(c.where, max(w-width(left)-width(c.when)-1, 1)), t.muted.Render(c.when), max(w-width(left), 1))}
	below := func(text string, style func(...string) string) {
		lines = append(lines, pad("", outWidth+3)+style(fit(text, max(w-outWidth-3, 1))))
	}
	switch {
	case c.state == session.OutLate && c.contact != "":
		below("call "+c.contact, t.bold.Render)
	case c.state == session.OutLate:
		below("no safety contact in 1.3; call them", t.bad.Render)
	case c.gate != "" && here:
		below("gate: "+c.gate, t.muted.Render)
	case c.past != "" && here:
		below("past the gate: "+c.past, t.muted.Render)
	}
	return lines
}

// View draws the board, and below it the reason that is being typed, or what
// comes next.
func (o *outside) View(w, h int) view {
	if o.detail != nil {
		return o.detail.View(w, h)
	}
	t := o.env.theme
	list := o.board()
	if len(list) == 0 {
		return view{lines: clip(teach(t, w, h, "Nobody to send out yet", "1.2 draws who goes where. The pairs then stand here: Enter sends one out, and Enter again brings it back.",
			"Ctrl+E takes pairs typed by hand."), w, h)}
	}
	v := view{}
	foot := o.footView(t, list, w, h)
	room := max(h-len(foot.lines), 1)
	cards := outCards{card: func(i int) outCard { return o.card(list[i]) }}
	for _, c := range list {
		cards.states = append(cards.states, c.State)
	}
	v.lines = fill(drawOutside(t, o.activity.Stage, cards, o.row, w, room), room)
	v.add(foot)
	v.lines = clip(v.lines, w, h)
	if v.cursor != nil && v.cursor.Y >= h {
		v.cursor = nil
	}
	return v
}

func (o *outside) card(c session.Outing) outCard {
	d := o.env.desk
	k := outCard{
		state: c.State, who: d.group(c.People), where: shown(d.entry().Name(session.KindService, c.Service)),
		contact: shown(c.Contact), past: shown(c.GateReason),
	}
	if c.WindowEnd != "" {
		k.when = "by " + shown(c.WindowEnd)
	}
	switch c.State {
	case session.OutLate:
		k.word = "LATE " + session.FormatMinutes(c.Over)
	case session.OutDue:
		k.word = "due in " + itoa(-c.Over)
	case session.OutOut:
		k.word = "out " + session.FormatMinutes(c.Gone)
	case session.OutHere:
		k.word = "here"
		if ok, why := gateOpen(d, c.Assignment); !ok {
			k.word, k.gate = "behind gate", why
		}
	case session.OutBack:
		k.word, k.when = "back", "at "+shown(c.BackAt)
	case session.OutSheet:
		k.word, k.when = "sheet in", ""
		if c.BackAt != "" {
			k.when = "back " + shown(c.BackAt)
		}
	}
	return k
}

// footView is the reason that is being typed, or what the visit with the focus
// is about.
func (o *outside) footView(t *theme, list []session.Outing, w, h int) view {
	v := view{lines: []string{t.muted.Render(t.rule(w))}}
	if o.ask != nil {
		lines := wrap(o.ask.lead, max(w, 8))
		for _, l := range lines[:min(len(lines), max(h/3, 1))] {
			v.lines = append(v.lines, t.warn.Render(l))
		}
		v.add(o.ask.fieldEdit.view(t, o.env.desk.entry(), w, helpLines+1))
		return v
	}
	c := list[o.row]
	text := ""
	if c.Contact != "" {
		text = "Safety contact: " + shown(c.Contact) + "."
	} else if c.State != session.OutSheet {
		text = "No safety contact is written down in 1.3."
	}
	if day := o.otherDay([]session.Assignment{c.Assignment}); day != "" && c.State == session.OutHere {
		text += " Drawn for " + day + "; going out makes it today."
	}
	lines := wrap(text, max(w, 8))
	v.lines = append(v.lines, fill(lines[:min(len(lines), footLines)], footLines)...)
	return v
}
