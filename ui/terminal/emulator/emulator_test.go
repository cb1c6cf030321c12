package emulator

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

// shown is a terminal of w by h after all that was written to it. It must have
// understood it.
func shown(t *testing.T, w, h int, written string) *Terminal {
	t.Helper()
	e := New(w, h)
	_, _ = e.Write([]byte(written)) // it never fails
	if what := e.Unknown(); len(what) > 0 {
		t.Errorf("%q: not understood: %q", written, what)
	}
	return e
}

// TestText writes to a terminal of 10 by 3. Lines stand between bars, without
// the empty ones at the end.
func TestText(t *testing.T) {
	const three = "one\r\ntwo\r\nthree"
	for name, c := range map[string]struct{ written, want string }{
		"lines":               {three, "one|two|three"},
		"a line feed alone":   {"one\ntwo", "one|   two"},
		"tabs and back":       {"a\tb\bc", "a       c"},
		"a full line goes on": {"0123456789ab", "0123456789|ab"},
		"the last cell waits": {"0123456789\rx", "x123456789"},
		"nothing goes on":     {"\x1b[?7l0123456789ab", "012345678b"},
		"it scrolls":          {three + "\r\nfour", "two|three|four"},
		"a part scrolls":      {three + "\x1b[2;3r\x1b[3Hnew\nx", "one|newee|   x"},
		"up and down":         {three + "\x1b[Ax\x1b[Bx\x1b[2Fx\x1b[Ex\x1b[ey", "xne|xwo  x|tyree x"},
		"left and right":      {"abc\x1b[3Dx\x1b[Cy\x1b[9G9\x1b[`0\x1b[2az", "0byz    9"},
		"to a place":          {"\x1b[2;3Hx\x1b[3;1fy\x1b[dz", " z|  x|y"},
		"beyond the edge":     {"\x1b[99;99Hx\x1b[99Ay", "         y||         x"},
		"to tabs":             {"\x1b[Ix\x1b[Zy", "        y"},
		"kept and restored":   {"ab\x1b7\x1b[3Hx\x1b8c", "abc||x"},
		"up into the screen":  {three + "\x1b[H\x1bMnew", "new|one|two"},
		"up a line":           {"one\r\ntwo\x1bMx", "onex|two"},
		"below erased":        {three + "\x1b[2;2H\x1b[J", "one|t"},
		"above erased":        {three + "\x1b[2;2H\x1b[1J", "|  o|three"},
		"all erased":          {three + "\x1b[2Jx", "||     x"},
		"the line erased":     {three + "\x1b[1;2H\x1b[K\x1b[2H\x1b[2K\x1b[3;2H\x1b[1K", "o||  ree"},
		"cells erased":        {"abcdef\x1b[2G\x1b[2X", "a  def"},
		"cells deleted":       {"abcdef\x1b[2G\x1b[2P", "adef"},
		"cells inserted":      {"abcdefghij\x1b[2G\x1b[2@", "a  bcdefgh"},
		"lines inserted":      {three + "\x1b[2H\x1b[L", "one||two"},
		"lines deleted":       {three + "\x1b[2H\x1b[M", "one|three"},
		"scrolled up":         {three + "\x1b[2S", "three"},
		"scrolled down":       {three + "\x1b[T", "|one|two"},
		"repeated":            {"-\x1b[3bx", "----x"},
		"an accent repeated":  {"e\u0301\x1b[2b", "e\u0301e\u0301e\u0301"},
		"the alternate":       {three + "\x1b[?1049h\x1b[Hother", "other"},
		"and back":            {three + "\x1b[?1049h\x1b[Hother\x1b[?1049l!", "one|two|three!"},
		"it is empty again":   {"\x1b[?1049hold\x1b[?1049l\x1b[?1049hn", "n"},
	} {
		t.Run(name, func(t *testing.T) {
			got := strings.TrimRight(strings.ReplaceAll(shown(t, 10, 3, c.written).Text(), "\n", "|"), "|")
			if got != c.want {
				t.Errorf("%q shows\n%s\nnot\n%s", c.written, got, c.want)
			}
		})
	}
}

// TestCells are the cells of one line of six: wide characters take two, of which
// the second has no text, and marks join the character before them. A wide one
// that is overwritten in part leaves a space.
func TestCells(t *testing.T) {
	narrow := func(r rune) int { return min(ansi.WcWidth.StringWidth(string(r)), 1) }
	const graphemes = "\x1b[?2027h"
	for name, c := range map[string]struct {
		written string
		cells   func(rune) int
		want    []string
	}{
		"plain":                {"ab", nil, []string{"a", "b", " ", " ", " ", " "}},
		"wide":                 {"役a", nil, []string{"役", "", "a", " ", " ", " "}},
		"as the test counts":   {"役a", narrow, []string{"役", "a", " ", " ", " ", " "}},
		"combining":            {"e\u0301a", nil, []string{"e\u0301", "a", " ", " ", " ", " "}},
		"combining at the end": {"12345e\u0301", nil, []string{"1", "2", "3", "4", "5", "e\u0301"}},
		"on a wide one":        {"役\u0301", nil, []string{"役\u0301", "", " ", " ", " ", " "}},
		"torn at its end":      {"役\x1b[2Gb", nil, []string{" ", "b", " ", " ", " ", " "}},
		"torn at its start":    {"役役\ra", nil, []string{"a", " ", "役", "", " ", " "}},
		"a vowel sign":         {"নি", nil, []string{"ন", "ি", " ", " ", " ", " "}},
		"a syllable as one":    {graphemes + "নি", nil, []string{"নি", " ", " ", " ", " ", " "}},
		"two halves of a flag": {graphemes + "🇧🇩a", nil, []string{"🇧🇩", "", "a", " ", " ", " "}},
		"one that grows":       {graphemes + "❤\ufe0fa", nil, []string{"❤\ufe0f", "", "a", " ", " ", " "}},
	} {
		t.Run(name, func(t *testing.T) {
			e := New(6, 1)
			e.Cells = c.cells
			_, _ = e.Write([]byte(c.written))
			var got []string
			for _, cell := range e.Screen()[0] {
				got = append(got, cell.Text)
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("%q has the cells %q, not %q", c.written, got, c.want)
			}
		})
	}
}

// TestStyles: each cell has the pen that drew it, and what is erased keeps the
// pen's background.
func TestStyles(t *testing.T) {
	row := shown(t, 4, 1, "\x1b[1;31ma\x1b[mb\x1b[44m\x1b[K").Screen()[0]
	bold, plain, erased := row[0].Style, row[1].Style, row[2].Style
	if bold.Fg == nil || bold.Attrs == 0 || !plain.IsZero() || erased.Bg == nil || erased.Fg != nil {
		t.Errorf("the styles are %+v, %+v and %+v", bold, plain, erased)
	}
}

// TestSynchronized shows nothing of a frame before all of it is there.
func TestSynchronized(t *testing.T) {
	e := shown(t, 10, 2, "before\x1b[?2026h\x1b[Hafter \x1b[?1049h")
	if got := e.Text(); got != "before\n" {
		t.Errorf("in the middle of a frame it shows %q", got)
	}
	_, _ = e.Write([]byte("\x1b[?1049l\x1b[?2026l"))
	if got := e.Text(); got != "after\n" {
		t.Errorf("after it, it shows %q", got)
	}
}

// TestResize cuts off what has no room any more, and puts the cursor inside.
func TestResize(t *testing.T) {
	e := shown(t, 10, 3, "0123456789\x1b[3Hbelow")
	e.Resize(4, 2)
	_, _ = e.Write([]byte("x"))
	if got := e.Text(); got != "0123\n   x" {
		t.Errorf("made smaller it shows %q", got)
	}
	e.Resize(6, 3)
	_, _ = e.Write([]byte("\x1b[3;6Hy"))
	if got := e.Text(); got != "0123\n   x\n     y" {
		t.Errorf("made larger it shows %q", got)
	}
}

// TestAnswers: it answers what it knows, and notes every question.
func TestAnswers(t *testing.T) {
	e := New(10, 2)
	var answers []string
	e.Knows, e.Reply = map[int]bool{2026: true}, func(text string) { answers = append(answers, text) }
	_, _ = e.Write([]byte("\x1b[?2026$p\x1b[?2027$p\x1b]11;?\x1b\\\x1b[>q\x1b[?u\x1b[6n\x1b[18t"))
	if want := []string{"\x1b[?2026;2$y", "\x1b]11;rgb:1a1a/1b1b/2626\x1b\\"}; !slices.Equal(answers, want) {
		t.Errorf("it answered %q", answers)
	}
	if want := []string{"?2026$p", "?2027$p", "11;?", ">q", "?u", "6n", "18t"}; !slices.Equal(e.Asked(), want) {
		t.Errorf("it was asked %q", e.Asked())
	}
}

// TestLeft: each thing that a program can leave behind is seen, and none when
// it has put it back.
func TestLeft(t *testing.T) {
	for set, back := range map[string]string{
		"\x1b[?1049h": "\x1b[?1049l", "\x1b[?25l": "\x1b[?25h", "\x1b[?7l": "\x1b[?7h", "\x1b[?2004;1003h": "\x1b[?2004;1003l",
		"\x1b[>1u": "\x1b[<u", "\x1b[>4;2m": "\x1b[>4m", "\x1b]2;ours\x07": "\x1b]2;\x07", "\x1b[6 q": "\x1b[0 q",
		"\x1b[7m": "\x1b[m", "\x1b[2;3r": "\x1b[r",
	} {
		if shown(t, 10, 4, set).Left() == "" {
			t.Errorf("%q leaves nothing behind", set)
		}
		if left := shown(t, 10, 4, set+back).Left(); left != "" {
			t.Errorf("%q and %q leave %s", set, back, left)
		}
	}
}

// TestTold is what stands beside the cells.
func TestTold(t *testing.T) {
	e := shown(t, 10, 2, "\x1b]2;the title\x07\x1b]52;c;YQ==\x1b\\\x1b[6 q\x1b[2;4H\x1b(B\x1b=\x1b>\a")
	x, y := e.Cursor()
	got := fmt.Sprintln(e.Title(), e.Told(), e.CursorStyle(), x, y, e.Mode(25), e.Mode(1049))
	if want := "the title [52;c;YQ==] 6 3 1 true false\n"; got != want {
		t.Errorf("it has %s, not %s", got, want)
	}
}

// TestUnknown is noted, each once, and draws nothing.
func TestUnknown(t *testing.T) {
	e := New(10, 2)
	_, _ = e.Write([]byte("a\x1b[5y\x1b[5y\x1b[?1x\x1bc\x0eb"))
	if want := []string{"control 0e", "csi ?x", "csi y", "esc c"}; !slices.Equal(e.Unknown(), want) {
		t.Errorf("noted are %q, not %q", e.Unknown(), want)
	}
	if got := e.Text(); got != "ab\n" {
		t.Errorf("it shows %q", got)
	}
}

// FuzzTerminal: whatever comes, it stands, and its screen has its size.
func FuzzTerminal(f *testing.F) {
	f.Add("one\r\n\x1b[2;3r\x1b[9M\x1b[?1049h役\x1b[3b", 3, 2)
	f.Add("役\x1b[?2027h❤\ufe0f\x1b[5@\x1b[0;0H", 1, 1)
	f.Fuzz(func(t *testing.T, written string, w, h int) {
		w, h = 1+(w&31), 1+(h&15)
		e := New(w, h)
		half := len(written) / 2
		_, _ = e.Write([]byte(written[:half]))
		e.Resize(h, w)
		_, _ = e.Write([]byte(written[half:]))
		x, y := e.Cursor()
		if len(e.Screen()) != w || len(e.Screen()[0]) != h || x < 0 || x >= h || y < 0 || y >= w {
			t.Errorf("the cursor is at %d,%d of %dx%d", x, y, h, w)
		}
	})
}
