package terminal

import (
	"image/color"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

// TestSixteenColoursKeepTheirHue: what is no error is not red in the dark, and
// every accent is told from the others.
func TestSixteenColoursKeepTheirHue(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		r, g, b uint8
		want    ansi.BasicColor
	}{
		{0xf2, 0xa6, 0x5a, ansi.BrightYellow},
		{0x82, 0xb1, 0xff, ansi.BrightBlue},
		{0x8f, 0xd6, 0x94, ansi.BrightGreen},
		{0xd0, 0xa8, 0xff, ansi.BrightMagenta},
		{0x7f, 0xd1, 0xd6, ansi.BrightCyan},
		{0xff, 0x8a, 0x80, ansi.BrightRed},
		{0xf2, 0xc1, 0x4e, ansi.BrightYellow},
		{0xa8, 0xa8, 0xa8, ansi.White},
		{0x30, 0x30, 0x30, ansi.Black},
		{0xf4, 0xf4, 0xf4, ansi.BrightWhite},
		{0x8f, 0x47, 0x00, ansi.Red},
		{0x1a, 0x55, 0xa8, ansi.Blue},
		{0x1f, 0x6b, 0x2d, ansi.Green},
		{0x6b, 0x36, 0xa8, ansi.Magenta},
		{0x0b, 0x62, 0x68, ansi.Cyan},
		{0xb3, 0x26, 0x1e, ansi.Red},
		{0x58, 0x58, 0x58, ansi.BrightBlack},
	} {
		if got := basic(color.RGBA{c.r, c.g, c.b, 0xff}); got != c.want {
			t.Errorf("#%02x%02x%02x is %v, not %v", c.r, c.g, c.b, got, c.want)
		}
	}
	if got := basic(nil); got != nil {
		t.Errorf("no colour became %v", got)
	}
	if got := basic(ansi.Green); got != color.Color(ansi.Green) {
		t.Errorf("green became %v", got)
	}
}
