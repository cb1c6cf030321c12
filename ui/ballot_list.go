package ui

import (
	"strings"

	"doorstep/session"
)

// pollSpot is a row that the cursor can stand on: an item, or a line on it.
type pollSpot struct {
	item session.ID
	word int
}

// draw is the drawing of a round, made anew only when the round, the width or
// the theme changed.
func (b *ballot) draw(p *session.Poll, w int) *pollDraw {
	before := beforeThis(b.polls(), p)
	if d := b.drawn; d == nil || d.p != p || d.before != before || d.w != w || d.t != b.env.theme {
		b.drawn = newPollDraw(b.env.theme, b.activity.Stage, p, before, w)
		b.spots = spotsOf(p, b.drawn.order)
	}
	return b.drawn
}

// order is the items as they stand on the screen.
func (b *ballot) order(p *session.Poll) []session.ID {
	if b.drawn != nil && b.drawn.p == p {
		return b.drawn.order
	}
	return b.draw(p, 80).order
}

// spotsOf are all rows in the order on the screen.
func spotsOf(p *session.Poll, order []session.ID) []pollSpot {
	var list []pollSpot
	for _, id := range order {
		list = append(list, pollSpot{id, 0})
		for n := range p.Item(id).Words {
			list = append(list, pollSpot{id, n + 1})
		}
	}
	return list
}

// at is where the cursor stands among the rows.
func (b *ballot) at(list []pollSpot) int {
	item := b.itemHere()
	here := 0
	for i, s := range list {
		if s.item == item && s.word <= b.word {
			here = i
		}
	}
	return here
}

// step moves the cursor by a row.
func (b *ballot) step(p *session.Poll, down bool) {
	b.order(p)
	list := b.spots
	if len(list) == 0 {
		return
	}
	i := b.at(list)
	if down {
		i = min(i+1, len(list)-1)
	} else {
		i = max(i-1, 0)
	}
	b.item, b.word = list[i].item, list[i].word
	if b.opened {
		b.drop()
	}
}

// View draws the round, the rows that fit, and the line below them.
func (b *ballot) View(w, h int) view {
	if b.detail != nil {
		return b.detail.View(w, h)
	}
	b.begin()
	p := b.poll()
	foot := b.footView(p, w, h)
	room := max(h-len(foot.lines), 0)
	v := view{}
	if p == nil {
		v.lines = b.emptyLines(w, room)
	} else {
		v.lines = b.roundLines(p, w, room)
	}
	v.lines = fill(clip(v.lines, w, room), room)
	v.add(foot)
	v.lines = clip(v.lines, w, h)
	return v
}

// roundLines are the head, the rows around the cursor, and what a revealed round
// asks to be talked about.
func (b *ballot) roundLines(p *session.Poll, w, h int) []string {
	t, d := b.env.theme, b.draw(p, w-2)
	head := b.roundHead(d, w, h)
	notes := d.notes
	if len(notes) > 0 && h >= 14 {
		notes = append([]string{""}, notes...)
	}
	notes = notes[:min(len(notes), max(h-len(head)-4, 0))]
	list := b.spots
	room := max(h-len(head)-len(notes), 1)
	here, full := b.at(list), d.tightens(room)
	var whole []string // the row under the cursor, read in full
	if here < len(list) {
		whole = b.spotLines(d, list[here], true, true, w)
		whole = whole[:max(1, min(len(whole), room/2))]
	}
	if !full {
		room -= len(whole) - 1
	}
	b.top = max(0, min(b.top, here, len(list)-room))
	if here >= b.top+room {
		b.top = here - room + 1
	}
	if below := len(list) - b.top - room; below > 0 {
		if more := itoa(below) + " more below"; width(d.head())+width(more) < w {
			head[0] = spread(head[0], t.muted.Render(more), w)
		}
	}
	lines, spare := head, room-len(list)
	airy := full && d.taken()+len(d.order)-1 <= room
	for i := b.top; i < len(list) && i < b.top+room; i++ {
		if airy && i > 0 && list[i].word == 0 {
			lines = append(lines, "")
		}
		if i == here {
			lines = append(lines, whole...)
			continue
		}
		part := b.spotLines(d, list[i], false, full, w)
		if !full && spare > 0 { // those that lead are read whole
			if more := b.spotLines(d, list[i], false, true, w); len(more)-len(part) <= spare {
				part, spare = more, spare-len(more)+len(part)
			}
		}
		lines = append(lines, part...)
	}
	return append(lines, notes...)
}

// roundHead is which round it is and what it asks, on one line where they fit.
func (b *ballot) roundHead(d *pollDraw, w, h int) []string {
	t, p := b.env.theme, d.p
	question := t.muted.Render(shown(p.Question))
	head := []string{cut(d.head()+"   "+question, w)}
	apart := width(d.head())+3+width(question) > w && h >= 14
	if apart {
		head = []string{d.head()}
		most := 1
		if h >= tallRound {
			most = 2
		}
		for _, l := range opened(p.Question, w, most) {
			head = append(head, t.muted.Render(l))
		}
	}
	if stars := !p.Hidden() && !p.IsDots(); stars && h >= 9 {
		head = append(head, "  "+d.starHead())
	} else if h >= 14 && !apart {
		head = append(head, "")
	}
	return head
}

// tallRound is from how many lines on a round's question may take two.
const tallRound = 20

// spotLines are one row, with the mark of the cursor.
func (b *ballot) spotLines(d *pollDraw, s pollSpot, here, full bool, w int) []string {
	t := b.env.theme
	mark := "  "
	if here {
		mark = t.accent(b.activity.Stage).Render(t.sign("▌", ">")) + " "
	}
	if s.word > 0 {
		return []string{cut(mark+"     "+b.who(d.p.Item(s.item).Words[s.word-1], d), w)}
	}
	lines := d.row(s.item, full)
	for i := range lines {
		if i > 0 {
			mark = "  "
		}
		lines[i] = cut(mark+lines[i], w)
	}
	return lines
}

// who is a line on an item, with who said it where that is known, and what
// another laptop wrote in its place.
func (b *ballot) who(word session.PollWord, d *pollDraw) string {
	s := b.env.desk.state
	line := d.word(word)
	if alias := s.AliasOf(word.By); alias != "" {
		line = b.env.theme.bold.Render(shown(alias)) + " " + line
	} else if table := s.Get(session.KindTable, word.Table); table != nil {
		line = b.env.theme.bold.Render(shown(table.Text())) + " " + line
	}
	if other := b.otherWord(word); other != "" {
		line += b.env.theme.warn.Render("  also written: ") + shown(other)
	}
	return line
}

func wordField(w session.PollWord) string {
	if w.Change {
		return "change"
	}
	return "like"
}

// otherWord is what another laptop wrote in the place of a line.
func (b *ballot) otherWord(word session.PollWord) string {
	r := b.env.desk.state.Get(session.KindRating, word.Rating)
	if !conflicting(r, wordField(word)) {
		return ""
	}
	other, _ := r.Also(wordField(word))[0].(string)
	return other
}

// footView is the line that is typed into, and under it what is wrong with it,
// or what it takes.
func (b *ballot) footView(p *session.Poll, w, h int) view {
	t := b.env.theme
	if p == nil && b.err == nil && b.openHelp() == "" && (b.input.value() == "" || b.input.value() == itoa(b.suggested())) {
		return view{} // there is nothing to be asked before there is something to vote on
	}
	label := t.accent(b.activity.Stage).Bold(true).Render(b.label(p)) + t.sign(" › ", " > ")
	v := prefixed(label, b.input.view(max(w-width(label), 1)))
	style, text := t.muted, b.help(p)
	if b.err != nil {
		style, text = t.bad, sentence(b.err)
		if b.beyond != "" {
			text += " Enter again counts it all the same."
		}
	}
	n := 2
	if h < 9 {
		n = 1
	}
	lines := wrap(text, max(w, 8))
	for _, l := range lines[:min(len(lines), n)] {
		v.lines = append(v.lines, style.Render(l))
	}
	v.lines = fill(v.lines, n+1)
	return v
}

// label says what the line takes.
func (b *ballot) label(p *session.Poll) string {
	if p == nil {
		if b.kind() == session.DotBallot {
			return "Dots each"
		}
		return "Open"
	}
	letter := ""
	if item := p.Item(b.itemHere()); item != nil {
		letter = item.Letter + " "
	}
	switch {
	case b.opened && b.wordHere() != nil:
		return letter + "edit"
	case b.part == partLike:
		return letter + "I like"
	case b.part == partChange:
		return letter + "I would change"
	case p.IsDots():
		return letter + "dots"
	}
	return letter + "1 to 5"
}

// help says what can be typed now, and what is still to come.
func (b *ballot) help(p *session.Poll) string {
	switch {
	case p == nil:
		return b.openHelp()
	case len(b.clashHere()) > 0:
		return b.clashHelp(p)
	case b.part != partCount:
		return "Enter keeps it on the item. Enter on an empty line leaves it out."
	}
	if !p.Hidden() {
		return "Figures typed here correct a count. Alt+A opens another round."
	}
	var text string
	switch {
	case !p.IsDots() && p.Anonymous:
		text = "0 2 5 12 9: how many gave 1, 2, 3, 4, 5. c and five figures for C, : 4 5 3 for one slip. "
	case !p.IsDots():
		text = "0 2 5 12 9: how many gave 1, 2, 3, 4, 5. p07: 4 5 3 for one slip in the order of the list. "
	case p.Anonymous:
		text = "12 counts this one, c 12 counts C; a a c is one slip. "
	default:
		text = "12 counts this one, c 12 counts C; p07: a a c is one slip. "
	}
	if missing := b.missing(p); missing != "" {
		return missing + " " + text
	}
	if n := len(p.Items); n > 0 && p.In.Counted == n || p.In.Handed > 0 && p.In.Dots == p.In.Handed {
		return "All is in. Alt+R reveals it, all at once. " + text
	}
	return text + "+ or - and words, or Tab: what people like, would change."
}

// missing are those whose slips are still out, where they are few.
func (b *ballot) missing(p *session.Poll) string {
	const few = 8
	out := p.Missing()
	if p.In.Voters == 0 || len(out) > few {
		return ""
	}
	if len(out) == 0 {
		return "All ballots are in. Alt+R reveals it, all at once."
	}
	names := make([]string, len(out))
	for i, id := range out {
		names[i] = shown(b.env.desk.state.AliasOf(id))
	}
	return "Still out: " + strings.Join(names, " ") + "."
}

// clashHelp names what two laptops counted. The figures of a hidden round stand
// here only while the row is open to be corrected.
func (b *ballot) clashHelp(p *session.Poll) string {
	const ways = "Alt+S keeps this, Alt+O takes the other, or type what is right."
	if w := b.wordHere(); w != nil {
		return "Two laptops wrote this line. " + ways
	}
	if p.Hidden() && !b.opened {
		return "Two laptops counted this differently. Enter shows both. " + ways
	}
	var others []string
	for _, f := range b.clashHere() {
		r := b.env.desk.state.Get(f.Kind, f.ID)
		n, _ := r.Also(f.Name)[0].(int64)
		what := "dots"
		if stars, ok := r.Int("stars"); ok {
			what = "of " + plural(stars, "star", "stars")
		}
		others = append(others, itoa(int(n))+" "+what)
	}
	return "Also written: " + strings.Join(others, ", ") + ". " + ways
}
