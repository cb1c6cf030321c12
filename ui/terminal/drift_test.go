package terminal

import (
	"strings"
	"testing"
	"unicode"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"doorstep/ui/terminal/emulator"
)

// strangers are terminals that count cells in other ways than we do: fewer,
// as if the signs of a vowel took none, and more, as if each sign took one.
var strangers = map[string]func(rune) int{
	"narrower": func(r rune) int {
		if unicode.Is(unicode.Mc, r) {
			return 0
		}
		return ansi.WcWidth.StringWidth(string(r))
	},
	"wider": func(r rune) int {
		if unicode.Is(unicode.Mn, r) && r > 0x900 {
			return 1
		}
		return ansi.WcWidth.StringWidth(string(r))
	},
}

// columns is two columns side by side: text of uncertain width at the left, and
// at the right a word that begins in the middle.
func columns(left string, w int) string {
	// The spaces keep the library from counting graphemes first.
	left = strings.TrimRight(ansi.WcWidth.Truncate(left+strings.Repeat(" ", w), w/2-6, ""), " ")
	return left + strings.Repeat(" ", w/2-ansi.WcWidth.StringWidth(left)) + "the right column"
}

// TestColumnsStayInPlace holds on terminals that count otherwise: the right
// column stands where it should, no line reaches into another, and nothing is
// left over when other text comes. A column may lose its end to the next one.
func TestColumnsStayInPlace(t *testing.T) {
	const w, h = 60, 6
	for name, cells := range strangers {
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				e, p := emulator.New(w, h), &painter{profile: colorprofile.TrueColor}
				e.Cells = cells
				e.SetMode(7, false)
				p.resize(w, h)
				text := rapid.SliceOfN(rapid.SampledFrom([]string{"নাগরিক সনদ", "স্ত্রী", "শেষ তারিখ", "क्षत्रिय", "plain", "হয়েছে"}), 0, 4)
				for range rapid.IntRange(1, 5).Draw(t, "frames") {
					var rows []string
					for range h {
						rows = append(rows, columns(strings.Join(text.Draw(t, "left"), " "), w))
					}
					_, _ = e.Write(p.frame(strings.Join(rows, "\n")))
					for y, row := range e.Screen() {
						if got := strings.TrimRight(flat(row[w/2:]), " "); !strings.HasPrefix(got, "the right column") {
							t.Fatalf("the right column of line %d is %q, beside %q", y, got, flat(row[:w/2]))
						}
					}
				}
				_, _ = e.Write(p.frame("only\nthis"))
				if got := strings.TrimSpace(e.Text()); got != "only\nthis" {
					t.Fatalf("there is left over: %q", got)
				}
			})
		})
	}
}
