package ui

import (
	"strings"

	"doorstep/session"
)

// View draws the record, the two chains, and the line in which one cites.
func (e *evidence) View(w, h int) view {
	t := e.env.theme
	e.readAgain()
	r := e.record()
	if r == nil {
		return view{lines: []string{"", "  " + t.muted.Render("This record is not there any more.")}}
	}
	v := view{lines: e.claimLines(t, r, w, max(min(h/5, 4), 1))}
	foot := e.footView(t, w)
	room := max(h-len(v.lines)-len(foot.lines), 1)
	if e.query() != "" {
		lines, at := e.candidateLines(t, w)
		e.scroll(at, len(lines), room)
		v.lines = append(v.lines, fill(clip(lines[e.top:], w, room), room)...)
	} else {
		lines, more := e.chainLines(t, w, room)
		v.lines = append(v.lines, fill(clip(lines, w, room), room)...)
		foot.lines[0] = t.ruleMore(w, more)
	}
	v.add(foot)
	v.lines = clip(v.lines, w, h)
	return v
}

// claimLines are the record itself, at most n lines of it.
func (e *evidence) claimLines(t *theme, r *session.Record, w, n int) []string {
	head := session.KindWord(r.Kind)
	if r.Label != "" {
		head += " #" + r.Label
	}
	if who := e.told.who(r); who != "" {
		head += "  " + who
	}
	lines := []string{cut(" "+t.bold.Render(head)+"  "+t.muted.Render(shown(r.Activity)), w)}
	text := wrap(e.told.words(r, nil), max(w-4, 8))
	for i, l := range text {
		if i == n {
			lines[len(lines)-1] = cut(lines[len(lines)-1], max(w-2, 1)) + "…"
			break
		}
		lines = append(lines, "   "+l)
	}
	return append(lines, t.muted.Render(t.rule(w)))
}

// howWords say how one record came to rest on another.
var howWords = map[session.How]string{
	session.HowCited: "cited", session.HowTyped: "number given", session.HowMade: "made from it", session.HowHeld: "in the theme",
}

// scroll moves the window so that a line shows, with what stands above it.
func (e *evidence) scroll(at, lines, room int) {
	e.top = max(min(e.top, at-1), at-room+1)
	e.top = max(0, min(e.top, lines-room))
}

// chainLines are those lines of both chains that fit. A theme may rest on
// thousands of cards, so only what shows is drawn; more lie below.
func (e *evidence) chainLines(t *theme, w, room int) (shown []string, more int) {
	var lines []func() string
	at := 0
	add := func(text string) { lines = append(lines, func() string { return text }) }
	first := e.source()
	for _, up := range []bool{first, !first} {
		add(" " + t.accent("").Bold(true).Render(e.heading(up)))
		n := 0
		for i, row := range e.rows {
			if row.up != up {
				continue
			}
			n++
			if i == e.row {
				at = len(lines)
			}
			lines = append(lines, func() string { return e.rowLine(t, row, i == e.row, w-1) })
		}
		if n == 0 {
			for _, l := range wrap(e.nothing(up), max(min(w-6, 72), 8)) {
				add("   " + t.muted.Render(l))
			}
		}
		add("")
	}
	e.scroll(at, len(lines), room)
	for _, line := range lines[e.top:min(len(lines), e.top+room)] {
		shown = append(shown, line())
	}
	return shown, len(lines) - 1 - e.top - room // the last is empty
}

func (e *evidence) heading(up bool) string {
	if up {
		return "What rests on it"
	}
	return "What it rests on"
}

func (e *evidence) nothing(up bool) string {
	switch {
	case up:
		return "Nothing yet. In a claim, the same key lets it rest on this."
	case e.source():
		return "It was seen or heard; it need not rest on anything."
	}
	return "Nothing yet, so it is a guess so far. Type card numbers, or words that were said, and press Enter."
}

func (e *evidence) rowLine(t *theme, row evidenceRow, here bool, w int) string {
	r := e.env.desk.state.Get(row.Record.Kind, row.Record.ID)
	mark, style := "  ", t.text
	if here {
		mark, style = t.accent("").Render(t.sign("▌", ">"))+" ", t.chosen
	}
	if r == nil {
		return mark + t.muted.Render("(removed)")
	}
	depth := min(row.Depth, max((w-40)/4, 0))
	head := mark + " " + strings.Repeat("  ", depth)
	if row.Depth > 0 {
		head += t.muted.Render(t.sign("└ ", "` "))
	}
	head += t.muted.Render(session.KindWord(r.Kind) + " #" + r.Label + " ")
	tail := ""
	if w >= 60 {
		tail = t.muted.Render("  " + howWords[row.How])
	}
	return spread(head+style.Render(cut(e.told.words(r, nil), max(w-width(head)-width(tail)-1, 1))), tail, w)
}

// candidateLines are what the line may mean.
func (e *evidence) candidateLines(t *theme, w int) (lines []string, at int) {
	list := e.candidates()
	missing := e.named().missing
	all := e.numbered()
	head := "Cite which?"
	if all {
		head = "Cite these " + itoa(len(list)) + "?"
	}
	if all && len(list) == 1 {
		head = "Cite this?"
	}
	lines = append(lines, " "+t.accent("").Bold(true).Render(head))
	for i, r := range list {
		if i == e.row && !all {
			at = len(lines)
		}
		lines = append(lines, e.told.draw(r, e.words(), i == e.row && !all, w-1))
	}
	for _, c := range missing {
		lines = append(lines, "   "+t.warn.Render("! there is no "+session.KindWord(c.Kind)+" #"+shown(c.Label)))
	}
	if len(list)+len(missing) == 0 && e.settled {
		lines = append(lines, "   "+t.muted.Render("Nothing has that number or holds those words."))
	}
	return lines, at
}

func (e *evidence) words() []string {
	if e.numbered() {
		return nil
	}
	return e.found.Words
}

func (e *evidence) footView(t *theme, w int) view {
	label := " " + t.key.Render("Cite") + t.accent("").Bold(true).Render(t.sign(" › ", " > "))
	v := view{lines: []string{t.muted.Render(t.rule(w))}}
	v.add(prefixed(label, e.inputView(t, max(w-width(label)-1, 1))))
	return v
}
