package terminal

import (
	"fmt"
	"strings"
	"syscall"
	"testing"

	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"doorstep/ui/terminal/emulator"
)

// words are what lines are made of: plain, wide, joined and combining text.
var words = []string{
	"the counter opens at nine", "a", "  ", "      ", "শেষ তারিখ", "নাগরিক সনদ", "স্ত্রী", "مرحبا بالعالم", "क्षत्रिय", "役所の窓口",
	"👩‍👩‍👧‍👦", "🇧🇩", "❤️", "1️⃣", "e\u0301", "z̷̢̛̼", "─────", "▌", "12,500", "…",
}

var pens = []string{"", "", "", "\x1b[1m", "\x1b[7m", "\x1b[38;2;242;166;90m", "\x1b[48;5;236m", "\x1b[4;31m"}

// lines draws a screen of up to h lines, wider than w now and then. Some of it
// runs on in its style below its line.
func lines(w, h int) *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		n := rapid.IntRange(0, h+1).Draw(t, "lines")
		runsOn := rapid.IntRange(0, 5).Draw(t, "runs on") == 0
		var b strings.Builder
		for i := range n {
			if i > 0 {
				b.WriteByte('\n')
			}
			for range rapid.IntRange(0, 5).Draw(t, "parts") {
				pen := rapid.SampledFrom(pens).Draw(t, "pen")
				b.WriteString(pen + rapid.SampledFrom(words).Draw(t, "word"))
				if pen != "" && !runsOn {
					b.WriteString("\x1b[m")
				}
			}
		}
		return b.String()
	})
}

// cellsOf is a screen as it should be, drawn without anything before it.
func cellsOf(content string, m ansi.Method, w, h int) [][]emulator.Cell {
	sheet := uv.NewScreenBuffer(w, h)
	sheet.Method = m
	uv.NewStyledString(content).Draw(sheet, sheet.Bounds())
	rows := make([][]emulator.Cell, h)
	for y := range rows {
		for _, c := range sheet.Line(y) {
			rows[y] = append(rows[y], emulator.Cell{Text: c.Content, Style: c.Style})
		}
	}
	return rows
}

// TestPainterDrawsEveryFrame holds for any frames one after the other, that the
// terminal shows what each of them would alone. The terminal counts cells as
// the painter does.
func TestPainterDrawsEveryFrame(t *testing.T) {
	for _, method := range []ansi.Method{ansi.WcWidth, ansi.GraphemeWidth} {
		t.Run(fmt.Sprint("method ", method), func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				w, h := rapid.IntRange(1, 40).Draw(t, "w"), rapid.IntRange(1, 8).Draw(t, "h")
				e, p := emulator.New(w, h), &painter{profile: colorprofile.TrueColor, method: method}
				e.SetMode(7, false)
				e.SetMode(2027, method == ansi.GraphemeWidth)
				p.resize(w, h)
				for range rapid.IntRange(1, 6).Draw(t, "frames") {
					if rapid.IntRange(0, 4).Draw(t, "resize") == 0 {
						w, h = rapid.IntRange(1, 40).Draw(t, "w"), rapid.IntRange(1, 8).Draw(t, "h")
						e.Resize(w, h)
						p.resize(w, h)
					}
					content := lines(w, h).Draw(t, "content")
					_, _ = e.Write(p.frame(content))
					if diff := differs(cellsOf(content, method, w, h), e.Screen(), method); diff != "" {
						t.Fatal(diff)
					}
					if x, y := e.Cursor(); p.x >= 0 && (p.x != x || p.y != y) {
						t.Fatalf("the cursor is taken to be at %d,%d and is at %d,%d", p.x, p.y, x, y)
					}
				}
				if len(p.frame(strings.Join(p.text, "\n"))) > 0 && p.text[0] != "\x00" {
					t.Fatal("bytes are written for a frame that changes nothing")
				}
				for _, what := range e.Unknown() {
					t.Fatalf("the terminal was sent %s", what)
				}
			})
		})
	}
}

// differs says where two screens do.
func differs(want, got [][]emulator.Cell, m ansi.Method) string {
	for y := range want {
		row := want[y]
		if m == ansi.WcWidth {
			row = points(row)
		}
		for x := range row {
			if a, b := row[x], got[y][x]; a.Text != b.Text || a.Text != "" && a.Style != b.Style {
				return fmt.Sprintf("line %d, cell %d is %q %+v, not %q %+v;\nit is     %q\nand not   %q",
					y, x, b.Text, b.Style, a.Text, a.Style, flat(got[y]), flat(row))
			}
		}
	}
	return ""
}

// points are the cells of a terminal that counts code points: each of them that
// takes a cell has one, though it be a part of a character.
func points(row []emulator.Cell) []emulator.Cell {
	var parts []emulator.Cell
	for _, c := range row {
		for i, r := range c.Text {
			n := ansi.WcWidth.StringWidth(string(r))
			if n == 0 && i > 0 {
				at := len(parts) - 1
				for parts[at].Text == "" {
					at--
				}
				parts[at].Text += string(r)
				continue
			}
			parts = append(parts, emulator.Cell{Text: string(r), Style: c.Style})
			for range n - 1 {
				parts = append(parts, emulator.Cell{Style: c.Style})
			}
		}
	}
	return parts
}

func flat(row []emulator.Cell) string {
	var b strings.Builder
	for _, c := range row {
		b.WriteString(c.Text)
	}
	return b.String()
}

// reluctant takes a few bytes at a time, and says no in between.
type reluctant struct{ got []byte }

func (r *reluctant) Write(b []byte) (int, error) {
	n := min(len(b), 3)
	r.got = append(r.got, b[:n]...)
	if n < len(b) {
		return n, fmt.Errorf("write: %w", syscall.EAGAIN)
	}
	return n, nil
}

func TestATerminalThatTakesLittle(t *testing.T) {
	out := &reluctant{}
	d := newDisplay(out, colorprofile.TrueColor, func(err error) { t.Error(err) })
	if err := d.write([]byte("all of it, in the end")); err != nil || string(out.got) != "all of it, in the end" {
		t.Errorf("it has %q, and %v", out.got, err)
	}
}
