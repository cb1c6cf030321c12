package ui

import "strings"

// reflection is what the mirror shows, in words: all that drawing it needs, so
// that it can be drawn for the room in a window of its own.
type reflection struct {
	title string
	// note says that sheets are missing; "" where none is.
	note    string
	figures []bigFigure
	quote   string
	from    string
}

// bigFigure is one large figure: what it counts, and of how many sheets and of
// what origin it is.
type bigFigure struct{ big, what, of string }

// mirrorLayout is one way of setting the figures: how many beside one another,
// and how large.
type mirrorLayout struct {
	across int
	size   bigSize
}

var mirrorLayouts = []mirrorLayout{{2, bigLarge}, {4, bigLarge}, {4, bigSmall}, {2, bigSmall}}

// quoteRows is the least that the quote needs: a blank line, itself, its source.
const quoteRows = 4

// mirrorColumn is the most that one figure takes of the width: farther apart,
// they are no longer read together.
const mirrorColumn = 52

// mirrorLines draw the mirror in w by h cells, in the largest of the layouts
// that fits, or as plain lines where none does.
func mirrorLines(t *theme, r reflection, w, h int) []string {
	for _, l := range mirrorLayouts {
		each := min((w-2)/l.across, mirrorColumn)
		block := each * l.across
		head := r.headLines(t, block)
		figures, ok := r.figureLines(t, l, each, 1)
		if !ok || len(head)+len(figures)+quoteRows > h {
			continue
		}
		quote := r.quoteLines(t, block, h-len(head)-len(figures))
		// What is left over goes above, between and below; where there are several
		// rows of figures, between these as well.
		spare := h - len(head) - len(figures) - len(quote)
		if rows := len(r.figures) / l.across; rows > 1 && spare >= 4*rows {
			figures, _ = r.figureLines(t, l, each, 2)
			spare -= rows
		}
		lines := make([]string, spare/4)
		lines = append(append(lines, head...), make([]string, spare/6)...)
		lines = append(append(lines, figures...), make([]string, spare/6)...)
		return clip(indent(append(lines, quote...), max((w-block)/2, 2)), w, h)
	}
	lines := r.headLines(t, w-2)
	for _, f := range r.figures {
		lines = append(lines, t.bold.Render(padLeft(f.big, 6))+"  "+f.what+"  "+t.muted.Render(f.of))
	}
	lines = append(lines, r.quoteLines(t, w-2, max(h-len(lines), 0))...)
	return clip(indent(lines, 1), w, h)
}

func (r reflection) headLines(t *theme, w int) []string {
	lines := []string{t.accent("1").Bold(true).Render(cut(r.title, max(w, 1)))}
	if r.note != "" {
		lines = append(lines, t.warn.Render(cut(r.note, max(w, 1))))
	}
	return append(lines, "")
}

// figureLines set the figures in rows, each so many cells wide and with so many
// lines below it; ok is false where one would be cut.
func (r reflection) figureLines(t *theme, l mirrorLayout, each, below int) (lines []string, ok bool) {
	for from := 0; from < len(r.figures); from += l.across {
		var cells [][]string
		for _, f := range r.figures[from:min(from+l.across, len(r.figures))] {
			cell := f.lines(t, l.size)
			for _, c := range cell {
				if width(c) >= each {
					return nil, false
				}
			}
			cells = append(cells, cell)
		}
		for n := range cells[0] {
			text := ""
			for _, c := range cells {
				text += pad(c[n], each)
			}
			lines = append(lines, strings.TrimRight(text, " "))
		}
		lines = append(lines, make([]string, below)...)
	}
	return lines, true
}

func (f bigFigure) lines(t *theme, size bigSize) []string {
	var lines []string
	for _, l := range bigText(f.big, size, t.ascii) {
		lines = append(lines, t.accent("1").Render(l))
	}
	return append(lines, t.bold.Render(f.what), t.muted.Render(f.of))
}

// quoteLines are the quote and where it is from, in at most n lines.
func (r reflection) quoteLines(t *theme, w, n int) []string {
	if r.quote == "" || n < 2 {
		return nil
	}
	lines := []string{""}
	text := wrap("“"+r.quote+"”", max(min(w-1, 84), 8))
	for i, l := range text {
		if len(lines) == n-1 && i < len(text) {
			lines[len(lines)-1] = cut(lines[len(lines)-1], max(w-1, 1)) + "…"
			break
		}
		lines = append(lines, t.bold.Render(l))
	}
	return append(lines, t.muted.Render(r.from))
}
