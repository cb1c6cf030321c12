package ui

import (
	"slices"
	"strings"

	"doorstep/session"
)

// pollDraw draws one round of a ballot as anybody in the room may see it. It
// asks the poll for its outcome, which hands out none before it is revealed.
type pollDraw struct {
	t     *theme
	stage string
	p     *session.Poll
	// before is the round before it, nil where there is none.
	before *session.Poll
	w      int

	dots    map[session.ID]session.DotCount
	stars   map[session.ID]session.StarRank
	was     map[session.ID]string
	change  map[session.ID]int
	order   []session.ID
	most    int // dots of the item that has the most
	notes   []string
	compact bool
	tight   bool // dots stand side by side, to leave words more room
	splits  bool // some item splits the room
	letters int  // the cells that letters take

	// rows and full are what was drawn and measured so far: a poll that is on the
	// screen does not change.
	rows map[drawnRow][]string
	full map[drawnAll]bool
}

type drawnRow struct {
	item        session.ID
	full, tight bool
}

type drawnAll struct {
	room  int
	tight bool
}

func newPollDraw(t *theme, stage string, p, before *session.Poll, w int) *pollDraw {
	d := &pollDraw{
		t: t, stage: stage, p: p, before: before, w: w, dots: map[session.ID]session.DotCount{},
		stars: map[session.ID]session.StarRank{}, was: map[session.ID]string{}, change: map[session.ID]int{},
		rows: map[drawnRow][]string{}, full: map[drawnAll]bool{},
	}
	d.letters = 2
	for _, item := range p.Items {
		d.letters = min(max(d.letters, width(item.Letter)), 6)
	}
	if p.Hidden() {
		for _, item := range p.Items {
			d.order = append(d.order, item.ID)
		}
	} else if r, ok := p.Dots(); ok && p.IsDots() {
		d.readDots(r)
	} else if rows, ok := p.Stars(); ok {
		for _, row := range rows {
			d.stars[row.Item] = row
			d.splits = d.splits || row.Counts.Split()
			d.order = append(d.order, row.Item)
		}
	}
	d.compact = w < 60 && (w < 44 || !p.IsDots() && !p.Hidden())
	d.readBefore()
	d.notes = d.tell()
	return d
}

func (d *pollDraw) readDots(r session.DotResult) {
	for _, c := range r.Items {
		d.dots[c.Item] = c
		d.order = append(d.order, c.Item)
		d.most = max(d.most, c.Dots)
	}
}

// readBefore takes what the round before came to, to stand beside.
func (d *pollDraw) readBefore() {
	if d.before == nil {
		return
	}
	if r, ok := d.before.Dots(); ok && d.before.IsDots() {
		for _, c := range r.Items {
			d.was[c.Item] = itoa(c.Dots)
			d.change[c.Item] = d.dots[c.Item].Dots - c.Dots
		}
		return
	}
	rows, _ := d.before.Stars()
	for _, row := range rows {
		if _, any := row.Counts.MedianTenths(); any {
			d.was[row.Item] = d.middle(row.Counts)
		}
	}
}

// pollBoard is a round as the whole room sees it: how much is in while it is
// hidden, and once it is revealed bars on one line, ties, zeros and spread.
func pollBoard(t *theme, stage string, p, before *session.Poll, w, h int) []string {
	d := newPollDraw(t, stage, p, before, w)
	lines := []string{""}
	for _, line := range opened(p.Question, w, questionLines(h)) {
		lines = append(lines, t.bold.Render(line))
	}
	switch lines = append(lines, d.head()); {
	case p.Hidden():
		lines = append(lines, "", d.gauge(), "")
	case !p.IsDots():
		lines = append(lines, d.starHead())
	default:
		lines = append(lines, "")
	}
	notes := d.notes
	if len(notes) > 0 {
		notes = append([]string{""}, notes...)
	}
	room := max(h-len(lines)-len(notes), 1)
	full := d.tightens(room)
	if !full { // words are worth more than the space around them
		lines = slices.DeleteFunc(lines, func(l string) bool { return l == "" })
		notes = d.notes
		room = max(h-len(lines)-len(notes), 1)
		full = d.tightens(room)
	}
	airy := full && d.taken()+len(d.order)-1 <= room
	for i, id := range d.order[:min(len(d.order), h)] {
		if airy && i > 0 {
			lines = append(lines, "")
		}
		whole := full || d.opens(id, room-(len(d.order)-i-1))
		part := d.row(id, whole)
		room -= len(part)
		lines = append(lines, part...)
		if p.Hidden() || !full {
			continue // words are read out when the room has seen the figures
		}
		for _, word := range p.Item(id).Words {
			lines = append(lines, cut("      "+d.word(word), w))
		}
	}
	if over := len(lines) + len(notes) - h; over > 0 && len(lines) > over {
		lines = append(lines[:len(lines)-over-1], t.muted.Render(plural(over+1, "line", "lines")+" more"))
	}
	return clip(append(lines, notes...), w, h)
}

// head says which round it is and how much of it is in.
func (d *pollDraw) head() string {
	t, p := d.t, d.p
	parts := []string{roundName(p)}
	if p.Hidden() {
		parts = append(parts, "hidden")
	} else if p.Round > 0 {
		parts = append(parts, "revealed")
	}
	parts = append(parts, d.progress()...)
	line := strings.Join(parts, t.sign(" · ", ", "))
	if p.Hidden() {
		return cut(t.warn.Render(line), d.w)
	}
	return cut(t.accent(d.stage).Bold(true).Render(line), d.w)
}

func roundName(p *session.Poll) string {
	if p.Round == 0 {
		return "Counted without a ballot"
	}
	if p.Room != "" {
		return "Room " + p.Room + ", round " + itoa(p.Round)
	}
	return "Round " + itoa(p.Round)
}

// progress is how much is in, in as few words as are right: ballots where people
// vote by alias, dots where they are counted off paper.
func (d *pollDraw) progress() []string {
	p, in := d.p, d.p.In
	var parts []string
	if in.Voters > 0 {
		parts = append(parts, ofAll(in.Voters, p.People, "ballot", "ballots"))
	}
	switch {
	case p.IsDots() && (in.Paper > 0 || in.Voters == 0):
		parts = append(parts, ofAll(in.Dots, in.Handed, "dot", "dots"))
	case !p.IsDots() && in.Voters == 0:
		parts = append(parts, ofAll(in.Slips, p.People, "slip", "slips"))
	}
	if in.Counted > 0 && p.Hidden() {
		parts = append(parts, itoa(in.Counted)+" of "+itoa(len(p.Items))+" counted")
	}
	return parts
}

// ofAll is "23 of 30 ballots", or "23 ballots" where nobody knows of how many.
func ofAll(n, all int, one, many string) string {
	if all == 0 {
		return plural(n, one, many)
	}
	return itoa(n) + " of " + plural(all, one, many)
}

// gauge is how much is in, as a bar.
func (d *pollDraw) gauge() string {
	p, in := d.p, d.p.In
	n, all := in.Dots, in.Handed
	switch {
	case !p.IsDots() && in.Voters == 0:
		n, all = in.Counted, len(p.Items)
	case !p.IsDots() || in.Paper == 0 && in.Voters > 0:
		n, all = in.Voters, p.People
	}
	if all == 0 {
		n, all = in.Counted, len(p.Items)
	}
	cells := min(d.w-2, 40)
	if cells < 4 || all == 0 {
		return ""
	}
	full := min(cells, n*cells/all)
	return d.t.accent(d.stage).Render(strings.Repeat(d.t.sign("█", "#"), full)) + d.t.muted.Render(strings.Repeat(d.t.sign("░", "."), cells-full))
}

// row is one item: what it got in columns of their own, and its words at the
// end, where their width moves nothing. In full it takes the lines that its words
// need, with the counts of stars under their bars.
func (d *pollDraw) row(id session.ID, full bool) []string {
	key := drawnRow{id, full, d.tight}
	if d.rows[key] == nil {
		d.rows[key] = d.drawRow(id, full)
	}
	return slices.Clone(d.rows[key])
}

func (d *pollDraw) drawRow(id session.ID, full bool) []string {
	item := d.p.Item(id)
	var cells, under string
	switch {
	case d.p.Hidden():
		cells = d.hiddenCells(item)
	case d.p.IsDots():
		cells = d.dotCells(id)
	default:
		cells = d.starCells(id)
		if full && !d.t.ascii {
			under = strings.Repeat(" ", 9) + d.t.muted.Render(countCells(d.stars[id].Counts))
		}
	}
	letter := d.t.accent(d.stage).Bold(true).Render(pad(item.Letter, d.letters)) + " "
	if !full {
		return []string{cut(cells+letter+shown(spoken(item.Text)), d.w)}
	}
	indent := width(cells) + width(letter)
	texts := wrap(session.OneLine(spoken(item.Text)), max(d.w-indent, 8))
	lines := []string{cut(cells+letter+texts[0], d.w)}
	for i, text := range texts[1:] {
		lead := ""
		if i == 0 {
			lead, under = under, ""
		}
		lines = append(lines, cut(pad(lead, indent)+text, d.w))
	}
	if under != "" {
		lines = append(lines, cut(under, d.w))
	}
	return lines
}

// manyItems is where items are no longer measured to see whether all of them
// could be drawn in full.
const manyItems = 60

// fits says whether all items in full, and their words, fit so many lines.
func (d *pollDraw) fits(room int) bool {
	if len(d.order) > manyItems {
		return false
	}
	key := drawnAll{room, d.tight}
	if fits, known := d.full[key]; known {
		return fits
	}
	d.full[key] = d.taken() <= room
	return d.full[key]
}

// taken is how many lines all items take in full, with their words.
func (d *pollDraw) taken() int {
	n := 0
	for _, id := range d.order {
		n += len(d.row(id, true)) + len(d.p.Item(id).Words)
	}
	return n
}

// tightens says whether all items in full fit so many lines, with the dots of
// each side by side if they fit no other way.
func (d *pollDraw) tightens(room int) bool {
	d.tight = false
	if d.fits(room) {
		return true
	}
	d.tight = d.p.IsDots() && !d.p.Hidden()
	return d.tight && d.fits(room)
}

// hiddenCells show only that something was counted, never what.
func (d *pollDraw) hiddenCells(item *session.PollItem) string {
	mark := d.t.muted.Render(d.t.sign("·", "."))
	if item.Counted {
		mark = d.t.good.Render(d.t.sign("✓", "*"))
	}
	if item.Clash {
		mark = d.t.warn.Render(d.t.sign("≠", "!"))
	}
	return mark + " " + d.wasCells(item.ID)
}

// rank is the place, with = for a tie.
func (d *pollDraw) rank(n int, tied, none bool) string {
	text := itoa(n)
	if tied {
		text += "="
	}
	if none {
		text = d.t.sign("–", "-")
	}
	return pad(text, 3) + " "
}

// dotCells are the place, the figure and a bar of dots.
func (d *pollDraw) dotCells(id session.ID) string {
	c := d.dots[id]
	cells := max(min(d.most, d.w/4), 1)
	per, dot := max((d.most+cells-1)/cells, 1), d.t.sign("●", "o")
	if d.most*2 <= d.w/4 && !d.tight {
		cells, dot = d.most*2, dot+" "
	}
	bar := strings.Repeat(dot, (c.Dots+per-1)/per)
	if c.Dots == 0 {
		bar = d.t.muted.Render(cut("none", cells))
	} else {
		bar = d.t.accent(d.stage).Render(bar)
	}
	line := d.rank(c.Rank, c.Tied, c.Dots == 0) + padLeft(itoa(c.Dots), 3) + " " + pad(bar, cells) + " "
	return line + d.wasCells(id)
}

// wasCells is what the item had in the round before, and the change.
func (d *pollDraw) wasCells(id session.ID) string {
	if d.before == nil || d.compact {
		return ""
	}
	was, known := d.was[id]
	if !known {
		return d.t.muted.Render(pad("new", 11))
	}
	text := pad("was "+was, 7)
	if d.p.IsDots() && !d.p.Hidden() {
		text += padLeft(signedVotes(d.change[id]), 3)
	}
	return d.t.muted.Render(pad(text, 11))
}

func signedVotes(n int) string {
	switch {
	case n > 0:
		return "+" + itoa(n)
	case n == 0:
		return "="
	}
	return itoa(n)
}

// word is one line of what somebody likes or would change.
func (d *pollDraw) word(w session.PollWord) string {
	if w.Change {
		return d.t.warn.Render(d.t.sign("−", "-")) + " " + shown(w.Text)
	}
	return d.t.good.Render("+") + " " + shown(w.Text)
}

// spoken stands for a text on the screen: what it says, or that it says
// nothing yet, since a letter alone looks like a fault.
func spoken(text string) string {
	if text == "" {
		return wordless
	}
	return text
}

// wordless stands for what has a letter and no words yet.
const wordless = "without words yet"
