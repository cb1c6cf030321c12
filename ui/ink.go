package ui

import (
	"image/color"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// ink is how a piece of text is drawn: its colours and its marks. It is no more
// than that on purpose. A frame draws a hundred pieces and more, and a style that
// also knows of boxes looks for borders, margins and widths in each of them.
type ink struct {
	marks inkMarks
	codes *inkCodes
}

// inkMarks are what a text can have besides a colour.
type inkMarks uint8

const (
	inkBold inkMarks = 1 << iota
	inkReversed
	inkStruck
	inkAll // one above all of them together
)

// inkCodes are an ink's colours, and the sequence that begins it, by its marks;
// "" draws text as the terminal does.
type inkCodes struct {
	fore, back color.Color
	begin      [inkAll]string
}

// newInk is an ink in colours; nil leaves the terminal's own.
func newInk(fore, back color.Color) ink {
	codes := &inkCodes{fore: fore, back: back}
	for marks := range inkAll {
		var s ansi.Style
		if marks&inkBold != 0 {
			s = s.Bold()
		}
		if marks&inkReversed != 0 {
			s = s.Reverse(true)
		}
		if fore != nil {
			s = s.ForegroundColor(fore)
		}
		if back != nil {
			s = s.BackgroundColor(back)
		}
		if marks&inkStruck != 0 {
			s = s.Strikethrough(true)
		}
		if len(s) > 0 {
			codes.begin[marks] = s.String()
		}
	}
	return ink{codes: codes}
}

// plainCodes are those without colours.
var plainCodes = newInk(nil, nil).codes

// Bold is the ink in bold, or not.
func (k ink) Bold(on bool) ink { return k.with(inkBold, on) }

// Reverse is the ink with its colours changed over, or not.
func (k ink) Reverse(on bool) ink { return k.with(inkReversed, on) }

// Strikethrough is the ink with a line through the text, or not.
func (k ink) Strikethrough(on bool) ink { return k.with(inkStruck, on) }

func (k ink) with(mark inkMarks, on bool) ink {
	k.marks &^= mark
	if on {
		k.marks |= mark
	}
	return k
}

// Inherit is the ink with another's colours where it has none of its own.
func (k ink) Inherit(from ink) ink {
	switch {
	case from.codes == nil:
		return k
	case k.codes == nil:
		k.codes = from.codes
		return k
	}
	fore, back := k.codes.fore, k.codes.back
	if fore == nil {
		fore = from.codes.fore
	}
	if back == nil {
		back = from.codes.back
	}
	switch {
	case fore == k.codes.fore && back == k.codes.back:
	case fore == from.codes.fore && back == from.codes.back:
		k.codes = from.codes
	default:
		k.codes = newInk(fore, back).codes
	}
	return k
}

// Render draws text in the ink, each line for itself; several texts with a space
// between.
func (k ink) Render(texts ...string) string {
	text := ""
	if len(texts) == 1 {
		text = texts[0]
	} else {
		text = strings.Join(texts, " ")
	}
	if k.codes == nil {
		k.codes = plainCodes
	}
	begin := k.codes.begin[k.marks]
	if begin == "" {
		return text
	}
	if strings.IndexByte(text, '\n') >= 0 {
		text = strings.ReplaceAll(text, "\n", ansi.ResetStyle+"\n"+begin)
	}
	return begin + text + ansi.ResetStyle
}
