package terminal

import (
	"bytes"
	"strings"

	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// painter knows what stands on the screen, and writes what makes it another.
// Ultraviolet reads the styled text into cells, compares styles and fits
// colours to the terminal. Its own renderer isn't used: it reads, clears and
// compares the whole screen for each frame, where most keys change a line or
// two, and it moves across text whose width terminals don't agree on.
//
// Cells are counted as method says. Where the terminal may count otherwise, a
// line is drawn from its beginning, and its columns are each put in their place
// (see whole), so that nothing of it is left over and nothing moves.
type painter struct {
	profile colorprofile.Profile
	method  ansi.Method

	w, h  int
	text  []string  // the lines of the last frame, as they were given
	cells []uv.Line // what the terminal shows
	stale []bool    // lines whose cells the terminal doesn't show for certain
	sheet uv.ScreenBuffer

	out  bytes.Buffer
	pen  uv.Style
	link uv.Link
	x, y int // the cursor, x < 0 where it isn't known
}

// resize makes a blank screen of another size, of which nothing is certain.
func (p *painter) resize(w, h int) {
	p.w, p.h = w, h
	p.text, p.cells, p.stale = make([]string, h), make([]uv.Line, h), make([]bool, h)
	for y := range p.cells {
		p.cells[y] = uv.NewLine(w)
	}
	p.sheet = uv.NewScreenBuffer(w, h)
	p.spoil()
}

// spoil says that the terminal may show anything, with any pen, and has its
// cursor anywhere.
func (p *painter) spoil() {
	for y := range p.stale {
		p.stale[y] = true
	}
	p.x = -1
	p.pen, p.link = uv.Style{}, uv.Link{}
}

// measure changes how cells are counted.
func (p *painter) measure(m ansi.Method) {
	p.method = m
	p.spoil()
}

// colour changes which colours there are.
func (p *painter) colour(c colorprofile.Profile) {
	if c != p.profile {
		p.profile = c
		p.spoil()
	}
}

// frame draws a screen of text. It is empty where nothing has changed.
func (p *painter) frame(content string) []byte {
	p.out.Reset()
	p.sheet.Method = p.method
	text := strings.Split(strings.ReplaceAll(content, "\r\n", "\n"), "\n")
	if closed(text) {
		for y := range p.h {
			line := ""
			if y < len(text) {
				line = text[y]
			}
			if line == p.text[y] && !p.stale[y] {
				continue
			}
			p.text[y] = line
			uv.NewStyledString(line).Draw(p.sheet, uv.Rect(0, y, p.w, 1))
			p.line(y)
		}
	} else {
		// A style that runs on below its line ties all of them together.
		uv.NewStyledString(content).Draw(p.sheet, p.sheet.Bounds())
		for y := range p.h {
			p.text[y] = "\x00" // like no line, so that the next frame reads it
			p.line(y)
		}
	}
	p.dip(uv.Style{}, uv.Link{})
	return p.out.Bytes()
}

// closed says whether no line's style or link runs on below it.
func closed(text []string) bool {
	for _, line := range text {
		at := strings.LastIndex(line, "\x1b[")
		if at < 0 {
			if strings.IndexByte(line, '\x1b') >= 0 {
				return false
			}
			continue
		}
		rest := line[at+2:]
		if !strings.HasPrefix(rest, "m") && !strings.HasPrefix(rest, "0m") || strings.IndexByte(rest, '\x1b') >= 0 ||
			strings.Contains(line, "\x1b]") {
			return false
		}
	}
	return true
}

// line writes what one line has become.
func (p *painter) line(y int) {
	old, now := p.cells[y], p.sheet.Line(y)
	switch {
	case p.stale[y]:
		p.whole(y, now)
	case same(old, now):
		return
	case p.drifts(old), p.drifts(now):
		p.whole(y, now)
	default:
		p.differing(y, old, now)
	}
	copy(old, now)
	p.stale[y] = false
}

func same(a, b uv.Line) bool {
	for x := range a {
		if !a[x].Equal(&b[x]) {
			return false
		}
	}
	return true
}

// drifts says whether a line holds a character that this terminal may draw in
// more or fewer cells than are counted.
func (p *painter) drifts(l uv.Line) bool {
	for x := range l {
		if p.drift(&l[x]) {
			return true
		}
	}
	return false
}

// drift is for one cell. A terminal that counts by graphemes, and said so, is
// trusted; of the others some do that too without saying.
func (p *painter) drift(c *uv.Cell) bool {
	if len(c.Content) < 2 || p.method == ansi.GraphemeWidth {
		return false
	}
	if r := c.Content[0]; len(c.Content) == 3 && r == 0xE2 {
		return false // one of the signs and rules that frames are made of
	}
	return ansi.GraphemeWidth.StringWidth(c.Content) != c.Width
}

// whole draws a line from its beginning. Behind text of uncertain width, a gap
// of two or more cells is taken for the end of a column: what comes after it is
// put where it belongs, and what may stand between is erased.
func (p *painter) whole(y int, l uv.Line) {
	p.x = -1
	p.move(0, y)
	end := inked(l)
	drifted := false
	for x := 0; x < end; x++ {
		c := &l[x]
		if drifted && x > 0 && x+1 < end && gap(c) && gap(&l[x-1]) {
			p.dip(c.Style, uv.Link{})
			p.out.WriteString(ansi.EraseLineRight)
			p.x, drifted = -1, false
			p.move(x, y)
		}
		drifted = drifted || p.drift(c)
		p.put(c)
	}
	if end < p.w {
		p.dip(uv.Style{}, uv.Link{})
		p.out.WriteString(ansi.EraseLineRight)
	}
	if p.drifts(l) {
		p.x = -1
	}
}

func gap(c *uv.Cell) bool { return c.Content == " " }

// inked is where the blank end of a line begins.
func inked(l uv.Line) int {
	end := len(l)
	for end > 0 && l[end-1].Equal(&uv.EmptyCell) {
		end--
	}
	return end
}

// differing draws the stretches of a line that are others than before.
func (p *painter) differing(y int, old, now uv.Line) {
	end := inked(now)
	for x := 0; x < end; x++ {
		if now[x].Equal(&old[x]) {
			continue
		}
		for x > 0 && now[x].Width == 0 {
			x-- // a wide character is drawn from its first cell
		}
		p.move(x, y)
		for last := x; x <= last; x++ {
			p.put(&now[x])
			for next := min(x+worthAMove, end-1); next > last; next-- {
				if !now[next].Equal(&old[next]) {
					last = next
				}
			}
		}
		x--
	}
	if inked(old) > end {
		p.move(end, y)
		p.dip(uv.Style{}, uv.Link{})
		p.out.WriteString(ansi.EraseLineRight)
	}
}

// worthAMove is how many equal cells are rather drawn again than passed over:
// a move is about as many bytes.
const worthAMove = 5

// put writes a cell where the cursor is.
func (p *painter) put(c *uv.Cell) {
	if c.Width == 0 {
		return // covered by the wide character before it
	}
	p.dip(c.Style, c.Link)
	p.out.WriteString(c.Content)
	if p.x += c.Width; p.x >= p.w {
		p.x = -1 // some terminals stay on the last cell, some wait behind it
	}
}

// dip changes the pen.
func (p *painter) dip(style uv.Style, link uv.Link) {
	if style != p.pen {
		now, before := fitted(style, p.profile), fitted(p.pen, p.profile)
		switch {
		case now.Equal(&before):
		case now.IsZero():
			p.out.WriteString(ansi.ResetStyle)
		default:
			p.out.WriteString(now.Diff(&before))
		}
		p.pen = style
	}
	if link != p.link {
		p.out.WriteString(ansi.SetHyperlink(link.URL, link.Params))
		p.link = link
	}
}

// move brings the cursor to a cell.
func (p *painter) move(x, y int) {
	switch {
	case p.x == x && p.y == y:
		return
	case p.x >= 0 && p.y == y && x == 0:
		p.out.WriteByte('\r')
	case p.x >= 0 && p.y == y && x == p.x-1:
		p.out.WriteByte('\b')
	case p.x >= 0 && p.y == y && x > p.x:
		p.out.WriteString(ansi.CursorForward(x - p.x))
	case p.x >= 0 && p.y+1 == y && x == 0:
		p.out.WriteString("\r\n")
	default:
		p.out.WriteString(ansi.CursorPosition(x+1, y+1))
	}
	p.x, p.y = x, y
}
