package ui

import (
	"fmt"
	"html"
	"image/color"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"charm.land/lipgloss/v2"
	uv "github.com/charmbracelet/ultraviolet"
)

// pictures are the screens that the README shows, each with the keys that lead
// to it in the practice session.
var pictures = []struct {
	name, theme string
	w, h        int
	keys        []string
}{
	{"run", "dark", 100, 28, []string{"f4", "f4", "f4", "f4", "f4"}},
	{"board", "dark", 120, 28, []string{"f4", "f4", "f4", "f4", "f4", "f4", "f4", "ctrl+g", "ctrl+g", "tab"}},
	{"mirror", "dark", 90, 24, []string{"alt+V"}},
	{"journey", "light", 120, 30, []string{
		"f4", "f4", "f4", "f4", "f4", "f4", "f4", "f4", "f4", "f4", "f4", "f4", "f4", "f4", "f4", "f4", "ctrl+l", "ctrl+g", "ctrl+g",
	}},
	{"brief", "light", 100, 30, []string{"f9"}},
	{"handover", "dark", 100, 26, []string{"alt+G"}},
}

// TestPictures draws them as the README shows them:
//
//	PICTURES=1 go test ./ui -run TestPictures
//
// Without that it only sees that each can be drawn.
func TestPictures(t *testing.T) {
	for _, p := range pictures {
		s := bareStage(t)
		s.startWith(Config{Theme: p.theme})
		s.practice()
		s.size(p.w, p.h)
		s.keys(p.keys...)
		if h, ok := s.app.top().(*handover); ok {
			h.to.set("/media/stick") // and not the folder of a test
		}
		s.rest()
		svg := drawPicture(s.frame(), p.w, p.theme)
		if !strings.Contains(svg, "</svg>") || len(svg) < 2000 {
			t.Errorf("%s is no picture", p.name)
		}
		if os.Getenv("PICTURES") != "" {
			if err := os.WriteFile(filepath.Join("pictures", p.name+".svg"), []byte(svg), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// The size of a cell in a picture.
const (
	cellWide = 8.4
	cellHigh = 18
	edge     = 12
)

// drawPicture sets the lines of a screen as SVG, so that its letters stay
// sharp at any size.
func drawPicture(lines []string, w int, theme string) string {
	ground, ink := "#15181c", "#e6e6e6"
	if theme == "light" {
		ground, ink = "#ffffff", "#1c1c1c"
	}
	var b strings.Builder
	width, height := float64(w)*cellWide+2*edge, len(lines)*cellHigh+2*edge
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%.0f" height="%d" viewBox="0 0 %.0f %d" font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" font-size="14">`+"\n", width, height, width, height)
	fmt.Fprintf(&b, `<rect width="100%%" height="100%%" rx="8" fill="%s"/>`+"\n", ground)
	for y, line := range lines {
		row := cellsOf(line, w)
		for x, i := 0, 0; i < len(row); {
			n := runOf(row[i:])
			drawRun(&b, row[i:i+n], x, y, ink, ground)
			for _, c := range row[i : i+n] {
				x += c.Width
			}
			i += n
		}
	}
	b.WriteString("</svg>\n")
	return b.String()
}

// cellsOf are the cells of a line as a terminal would fill them.
func cellsOf(line string, w int) []uv.Cell {
	buf := uv.NewScreenBuffer(w, 1)
	buf.Method = method()
	uv.NewStyledString(line).Draw(buf, uv.Rect(0, 0, w, 1))
	var cells []uv.Cell
	for x := range w {
		if c := buf.CellAt(x, 0); c != nil && c.Width > 0 {
			cells = append(cells, *c)
		}
	}
	return cells
}

// runOf is how many cells at the beginning are drawn alike.
func runOf(cells []uv.Cell) int {
	n := 1
	_, solid := solids[cells[0].Content]
	for n < len(cells) && cells[n].Style.Equal(&cells[0].Style) {
		if _, is := solids[cells[n].Content]; is != solid {
			break
		}
		n++
	}
	return n
}

// solids are the signs that fill a part of their cell, which fonts leave gaps
// around: from the left, from the top, how wide and how high, in cells.
var solids = map[string][4]float64{
	"█": {0, 0, 1, 1}, "▀": {0, 0, 1, 0.5}, "▄": {0, 0.5, 1, 0.5}, "▌": {0, 0, 0.5, 1}, "▐": {0.5, 0, 0.5, 1}, "▎": {0, 0, 0.25, 1}, "▏": {0, 0, 0.13, 1},
	"▁": {0, 7. / 8, 1, 1. / 8}, "▂": {0, 6. / 8, 1, 2. / 8}, "▃": {0, 5. / 8, 1, 3. / 8}, "▅": {0, 3. / 8, 1, 5. / 8}, "▆": {0, 2. / 8, 1, 6. / 8}, "▇": {0, 1. / 8, 1, 7. / 8},
	"│": {0.44, 0, 0.12, 1}, "─": {0, 0.47, 1, 0.06},
}

// drawSolids draws such signs, those that are joined as one.
func drawSolids(b *strings.Builder, cells []uv.Cell, left, top float64, ink string) {
	for i := 0; i < len(cells); {
		n := 1
		for i+n < len(cells) && cells[i+n].Content == cells[i].Content {
			n++
		}
		s := solids[cells[i].Content]
		if s[2] == 1 {
			fmt.Fprintf(b, `<rect x="%.1f" y="%.1f" width="%.1f" height="%.1f" fill="%s"/>`+"\n", left+float64(i)*cellWide, top+s[1]*cellHigh, float64(n)*cellWide, s[3]*cellHigh, ink)
		} else {
			fmt.Fprintf(b, `<rect x="%.1f" y="%.1f" width="%.1f" height="%.1f" fill="%s"/>`+"\n", left+(float64(i)+s[0])*cellWide, top+s[1]*cellHigh, s[2]*cellWide, s[3]*cellHigh, ink)
			n = 1
		}
		i += n
	}
}

func drawRun(b *strings.Builder, cells []uv.Cell, x, y int, ink, ground string) {
	var text strings.Builder
	wide := 0
	for _, c := range cells {
		text.WriteString(c.Content)
		wide += c.Width
	}
	style := cells[0].Style
	if style.Attrs&uv.AttrReverse != 0 {
		style.Fg, style.Bg = colorOf(style.Bg, ground), colorOf(style.Fg, ink)
	}
	left, top := edge+float64(x)*cellWide, edge+y*cellHigh
	if style.Bg != nil {
		fmt.Fprintf(b, `<rect x="%.1f" y="%d" width="%.1f" height="%d" fill="%s"/>`, left, top, float64(wide)*cellWide, cellHigh, hexOf(style.Bg))
	}
	if strings.TrimSpace(text.String()) == "" {
		return
	}
	more := ""
	if style.Fg != nil {
		ink = hexOf(style.Fg)
	}
	if _, solid := solids[cells[0].Content]; solid {
		drawSolids(b, cells, left, float64(top), ink)
		return
	}
	if style.Attrs&uv.AttrBold != 0 {
		more += ` font-weight="bold"`
	}
	if style.Attrs&uv.AttrItalic != 0 {
		more += ` font-style="italic"`
	}
	if style.Underline != 0 {
		more += ` text-decoration="underline"`
	}
	fmt.Fprintf(b, `<text x="%.1f" y="%d" fill="%s" textLength="%.1f" xml:space="preserve"%s>%s</text>`+"\n",
		left, top+14, ink, float64(wide)*cellWide, more, html.EscapeString(text.String()))
}

func hexOf(c color.Color) string {
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}

// colorOf is a colour, or else the terminal's own.
func colorOf(c color.Color, own string) color.Color {
	if c == nil {
		return lipgloss.Color(own)
	}
	return c
}
