package terminal

import (
	"image/color"

	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// fitted is a style in the colours that a terminal has. Where there are only
// sixteen, the library's table makes every orange and yellow a red, as an error
// is; here a colour keeps its hue, so that one meaning is not taken for another.
func fitted(s uv.Style, profile colorprofile.Profile) uv.Style {
	if profile == colorprofile.ANSI {
		s.Fg, s.Bg = basic(s.Fg), basic(s.Bg)
	}
	return uv.ConvertStyle(s, profile)
}

// basic is the one of the sixteen colours that is nearest in hue. A dark yellow
// stays red: on white paper the terminals' own can't be read.
func basic(c color.Color) color.Color {
	if c == nil {
		return nil
	}
	if b, ok := c.(ansi.BasicColor); ok {
		return b
	}
	r, g, b, _ := c.RGBA()
	top, low := int(max(r, g, b)>>8), int(min(r, g, b)>>8)
	span, light := top-low, (top+low)/2
	if span < 24 {
		return []ansi.BasicColor{ansi.Black, ansi.BrightBlack, ansi.White, ansi.BrightWhite}[grey(light)]
	}
	at := ansi.BasicColor(ansi.Red)
	switch h := hue(int(r>>8), int(g>>8), int(b>>8), top, span); {
	case h < 20 || h >= 330:
	case h < 65 && light > 140:
		at = ansi.Yellow
	case h < 65:
	case h < 165:
		at = ansi.Green
	case h < 200:
		at = ansi.Cyan
	case h < 260:
		at = ansi.Blue
	default:
		at = ansi.Magenta
	}
	if light > 140 {
		at += ansi.BrightBlack // the bright ones are eight further on
	}
	return at
}

// grey is which of black, dark grey, grey and white a lightness of 0 to 255 is.
func grey(light int) int {
	switch {
	case light < 70:
		return 0
	case light < 140:
		return 1
	case light < 220:
		return 2
	}
	return 3
}

// hue is the angle of a colour in degrees: 0 is red, 120 green, 240 blue.
func hue(r, g, b, top, span int) int {
	switch top {
	case r:
		return (60*(g-b)/span + 360) % 360
	case g:
		return 60*(b-r)/span + 120
	}
	return 60*(r-g)/span + 240
}
