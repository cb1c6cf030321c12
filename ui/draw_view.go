package ui

import (
	"strings"
)

// What the room sees of the draw, drawn from plain texts: the screen beside the
// script and the projector's window use the same.

// pairCard is one visit of the draw, as it is shown.
type pairCard struct {
	label string // its number, without the sign
	who   string // "P04 + P07"
	where string // the service
	about string // kind of office and place
	// flags are a word or two on the right: locked, by hand.
	flags string
	// wrong says that it breaks a rule without a reason.
	wrong   bool
	reasons []string
}

// pairCards are the visits of a draw; each is made when it is drawn.
type pairCards struct {
	n    int
	card func(i int) pairCard
	// fresh of them are of the draw that is being shown, the others stayed from
	// before; total is how many there will be, seed the draw's number, 0 for
	// none.
	fresh, total, seed int
	alone              bool
}

func (p pairCards) word(n int) string {
	if p.alone {
		return plural(n, "person", "people")
	}
	return plural(n, "pair", "pairs")
}

// drawHead is the draw's number and how far it has been shown.
func drawHead(t *theme, p pairCards, w int) string {
	text := "Draw"
	if p.seed > 0 {
		text += " " + itoa(p.seed)
	}
	text = t.bold.Render(text) + "  " + t.muted.Render(p.word(p.total))
	if p.n < p.total {
		text = spread(text, t.muted.Render(itoa(p.n)+" of "+itoa(p.total)+" shown"), w)
	}
	return cut(text, w)
}

// drawReveal draws the visits that the room has been shown, the last of them
// large with its reason, at most h lines.
func drawReveal(t *theme, stage string, p pairCards, w, h int) []string {
	lines := []string{drawHead(t, p, w)}
	rows := p.n
	large := []string{"", "  " + t.bold.Render(t.sign("· · ·", ". . .")), "", "  " + t.muted.Render("Nobody knows yet. The next key shows the first.")}
	if p.fresh > 0 {
		rows--
		large = pairLarge(t, stage, p.card(p.n-1), h >= airy, w)
	}
	large = large[:min(len(large), max(h-1, 1))]
	for i := max(0, rows-max(h-1-len(large), 0)); i < rows; i++ {
		lines = append(lines, pairRow(t, stage, p.card(i), false, w))
	}
	return clip(append(lines, large...), w, h)
}

// airy is the height from which the visit that is shown gets air around it.
const airy = 22

// pairLarge is one visit on its own: who, where, and the reason.
func pairLarge(t *theme, stage string, c pairCard, air bool, w int) []string {
	bar := t.accent(stage).Render(t.sign("▌", "|")) + " "
	room := max(w-3, 8)
	lines := []string{"", bar + t.accent(stage).Bold(true).Render(fit(c.who, room))}
	if air {
		lines = append([]string{"", "", bar}, append(lines[1:], bar)...)
	}
	lines = append(lines, bar+t.bold.Render(fit(c.where, room)))
	if c.about != "" {
		lines = append(lines, bar+t.muted.Render(fit(c.about, room)))
	}
	if air {
		lines = append(lines, bar)
	}
	for _, l := range wrap(strings.Join(c.reasons, t.sign(" · ", " - ")), room) {
		lines = append(lines, bar+l)
	}
	if air {
		lines = append(lines, bar)
	}
	return lines
}

// wideRow is the width from which a row has room for its reasons too.
const wideRow = 100

// pairRow is one visit on a line.
func pairRow(t *theme, stage string, c pairCard, here bool, w int) string {
	mark, who := "  ", pad(shown(c.who), whoWidth(w))
	if here {
		mark = t.accent(stage).Render(t.sign("▌", ">")) + " "
		who = t.chosen.Render(who)
	}
	left := mark + t.muted.Render(padLeft("#"+c.label, 4)) + " " + who + " "
	right := ""
	switch {
	case c.flags != "":
		right = t.muted.Render(c.flags)
	case w >= wideRow:
		right = t.muted.Render(fit(strings.Join(c.reasons, t.sign(" · ", " - ")), w-width(left)-30))
	}
	if c.wrong {
		right = t.warn.Render("! look") + pad("", min(len(c.flags), 1)) + right
	}
	room := w - width(left) - width(right) - 1
	if room < 8 {
		return cut(left+fit(c.where, max(w-width(left), 1)), w)
	}
	return left + pad(fit(c.where, room), room) + " " + right
}

// whoWidth is how much of a row the people take: three of them, where there is
// room.
func whoWidth(w int) int {
	if w < 48 {
		return 12
	}
	return 16
}

// verdictRow is one service in the answer to "why": whether it was possible,
// and if not, by which rule.
func verdictRow(t *theme, sign, name, text string, here bool, w int) string {
	nameW := max(min(w/3, 28), 8)
	label := pad(fit(name, nameW), nameW)
	if here {
		label = t.bold.Render(label)
	}
	left := " " + sign + " " + label + "  "
	return left + fit(text, max(w-width(left), 1))
}
