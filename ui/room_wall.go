package ui

import (
	"iter"
	"slices"
	"strings"

	"doorstep/content"
	"doorstep/session"
)

// Pictures that another file knows how to draw: the wall, the strip of whys,
// the poster and the mirror.

// roomWall is the wall of themes.
type roomWall struct {
	board *session.Board
	state *session.State
	stage string
}

func newRoomBoard(d *desk, act *content.Activity, c *content.Capture) picture {
	cards := act.Capture(session.KindCard)
	if cards == nil {
		cards = anyCard
	}
	return &roomWall{d.wallOf(c, cards), d.state, act.Stage}
}

// Where a screen is as large as this, cards stand under their themes; on a
// smaller one they would push the sentences out.
const (
	wallWide = 120
	wallHigh = 30
)

func (r *roomWall) lines(t *theme, w, h int) []string {
	columns := r.board.Columns
	if len(columns) == 2 && len(columns[0].Cards)+len(columns[1].Cards) == 0 || h < 3 {
		return nil
	}
	look := newWallLook(t, r.stage, r.state, r.board)
	if len(columns) > 2 && !r.inColumns(w, h-1) {
		foot := wall(look, r.board, w, 2)
		for _, way := range []struct {
			most, space int
			counted     bool
		}{{4, 1, true}, {4, 0, true}, {4, 0, false}, {2, 0, false}, {1, 1, false}, {1, 0, false}} {
			if lines := r.themes(t, w, way.most, way.space, way.counted); len(lines) <= h-2 {
				return append(fill(append([]string{""}, lines...), h-1), foot...)
			}
		}
	}
	return append([]string{""}, wall(look, r.board, w, h-1)...)
}

// inColumns says whether the wall has room for cards under its themes and for
// every sentence in full.
func (r *roomWall) inColumns(w, h int) bool {
	n := len(r.board.Columns) - 2
	if w < wallWide || h < wallHigh || n < 1 {
		return false
	}
	across := min(n, w/36)
	high := (h-1)/((n+across-1)/across) - 1
	for _, c := range r.board.Columns {
		if c.Theme != nil && len(opened(c.Theme.Str("sentence"), w/across-6, headLines(high)+1)) > headLines(high) {
			return false
		}
	}
	return true
}

// themes are the sentences, each with its letter and in at most so many lines;
// counted, what lies under each is said in full, below it where there is no room
// beside it.
func (r *roomWall) themes(t *theme, w, most, space int, counted bool) []string {
	var lines []string
	for _, c := range r.board.Columns {
		if c.Theme == nil {
			continue
		}
		head := t.accent(r.stage).Bold(true).Render(padLeft(shown(c.Letter), 2)) + "  "
		count := "  " + countsOf(c)
		style := t.bold
		if c.Set() {
			style = t.muted
		}
		if space > 0 && len(lines) > 0 {
			lines = append(lines, "")
		}
		blank := strings.Repeat(" ", width(head))
		for i, text := range opened(spoken(c.Theme.Str("sentence")), max(min(w, roomLine)-width(head)-2, 8), most) {
			lead := head
			if i > 0 {
				lead = blank
			}
			lines = append(lines, lead+style.Render(text))
		}
		last := &lines[len(lines)-1]
		if width(*last)+width(count) > w && !counted {
			count, _, _ = strings.Cut(count, ",") // cards matter more than services
		}
		switch {
		case width(*last)+width(count) <= w:
			*last += t.muted.Render(count)
		case counted:
			lines = append(lines, cut(blank+t.muted.Render(strings.TrimSpace(count)), w))
		}
	}
	return lines
}

// roomStrip is the strip of whys. Where not all of it fits, it is what the
// latest answer stands in: its table's trees, its own tree, or the chain that
// leads to it.
type roomStrip struct {
	of     strip
	tables []*session.Record
	last   *session.WhyNode
}

func newRoomWhys(d *desk, act *content.Activity, c *content.Capture) picture {
	s, kept := d.state, d.whysOf(c)
	last := kept.last.of(kept.rows.of(d))
	if last == nil {
		return nothing{}
	}
	r := &roomStrip{last: kept.tree.At(last.ID)}
	r.of = strip{
		tree: &kept.tree, roots: session.RootsByWhy(s), cards: d.cardsUnder, sure: c.Field("confidence"), stage: act.Stage,
		asks: func(*session.WhyNode) string { return "" }, // that is the facilitator's
	}
	if roots := act.Capture(session.KindRoot); roots != nil {
		r.of.control, r.of.lever = roots.Field("control"), roots.Field("lever")
	}
	if d.table.IsZero() {
		r.of.heads = tableHeads(s)
	}
	r.tables = s.Kind(session.KindTable)
	return r
}

// parts are all trees, those of the latest answer's table, its own tree, the
// chain that leads to it, and the answer alone: those of at most so many answers.
func (r *roomStrip) parts(most int) [][]*session.Record {
	chain := func(yield func(*session.WhyNode) bool) {
		var up []*session.WhyNode
		for n := r.last; n != nil; n = n.Parent {
			up = append(up, n)
		}
		for _, n := range slices.Backward(up) {
			if !yield(n) {
				return
			}
		}
	}
	var parts [][]*session.Record
	for _, all := range []iter.Seq[*session.WhyNode]{
		r.of.tree.All(), r.of.tree.OfTable(r.last.Table()), r.last.Top().Branch(), chain,
	} {
		var part []*session.Record
		for n := range all {
			if part = append(part, n.Record); len(part) > most {
				break
			}
		}
		if len(part) <= most {
			parts = append(parts, part)
		}
	}
	return append(parts, []*session.Record{r.last.Record})
}

func (r *roomStrip) lines(t *theme, w, h int) []string {
	if h < 3 {
		return nil
	}
	var lines []string
	for _, part := range r.parts(h) {
		of := r.of
		of.tree = session.WhyTree(part, r.tables)
		if lines = stripView(t, &of, w, h-1); of.drawn == len(part) {
			break
		}
	}
	return append([]string{""}, lines...)
}

// roomNewest is the record that was made last.
func roomNewest(list []*session.Record) *session.Record {
	last := list[0]
	for _, r := range list[1:] {
		if r.At >= last.At {
			last = r
		}
	}
	return last
}

// roomPoster is the empathy map that the latest entry stands in.
type roomPoster struct{ of poster }

func newRoomPoster(d *desk, act *content.Activity, c *content.Capture) picture {
	kept := d.mapsOf(c)
	last := kept.last.of(kept.rows.of(d))
	if last == nil {
		return nothing{}
	}
	key := session.MapOf(last)
	p := poster{cards: d.cardsUnder, found: kept.maps.Contradictions(d.state)[key], box: c.Field("quadrant"), stage: act.Stage}
	if p.box == nil {
		p.box = &content.Field{ID: "quadrant"}
	}
	p.m, _ = kept.maps.Map(key)
	if !p.m.Persona.IsZero() {
		p.who = d.entry().Name(session.KindPersona, p.m.Persona)
	}
	return &roomPoster{p}
}

func (r *roomPoster) lines(t *theme, w, h int) []string {
	if h < 3 {
		return nil
	}
	of := r.of
	return append([]string{""}, posterView(t, &of, w, h-1)...)
}

// roomMirror is the mirror of the visits.
type roomMirror struct {
	of    session.Mirror
	today string
}

func newRoomMirror(d *desk, _ *content.Activity, _ *content.Capture) picture {
	return &roomMirror{d.mirror(), d.today()}
}

func (r *roomMirror) lines(t *theme, w, h int) []string {
	if r.of.Sheets == 0 {
		return nil
	}
	return mirrorLines(t, newReflection(r.of, 0, r.today), w, h)
}

// roomPeople are the aliases in the room; the names beside them only where the
// editor was asked for them.
type roomPeople struct{ words []string }

func newRoomPeople(d *desk, _ *content.Activity, c *content.Capture) picture {
	p := &roomPeople{}
	for _, r := range d.listed(c) {
		word := opening(r.Text(), 20)
		if name := d.state.RealName(r.ID); d.names && name != "" {
			word += " " + opening(name, 40)
		}
		p.words = append(p.words, word)
	}
	return p
}

// peopleApart is how many cells people have where there is room for all of them.
const peopleApart = 16

func (r *roomPeople) lines(t *theme, w, h int) []string {
	if len(r.words) == 0 || h < 3 {
		return nil
	}
	each := 8
	for _, word := range r.words {
		each = max(each, min(width(word)+4, w))
	}
	if n := max(w/max(each, peopleApart), 1); len(r.words) <= n*(h/2-2) {
		each = max(each, peopleApart)
	}
	across := max(w/each, 1)
	rows := (len(r.words) + across - 1) / across
	across = (len(r.words) + rows - 1) / rows // all rows alike
	lines := []string{""}
	for from := 0; from < len(r.words) && len(lines) < h-2; from += across {
		line := ""
		for _, word := range r.words[from:min(from+across, len(r.words))] {
			line += pad(word, each)
		}
		lines = append(lines, t.bold.Render(strings.TrimRight(line, " ")))
		if len(r.words) <= across*(h/2-2) {
			lines = append(lines, "")
		}
	}
	return append(fill(lines, h-1), t.muted.Render(cut(plural(len(r.words), "person", "people"), w)))
}
