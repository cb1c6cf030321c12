package ui

import "strings"

// glyphs are the signs of a clock, three by five dots each; the colon and the
// sign for over are narrower.
var glyphs = map[rune][5]string{
	'0': {"###", "# #", "# #", "# #", "###"},
	'1': {" # ", "## ", " # ", " # ", "###"},
	'2': {"###", "  #", "###", "#  ", "###"},
	'3': {"###", "  #", "###", "  #", "###"},
	'4': {"# #", "# #", "###", "  #", "  #"},
	'5': {"###", "#  ", "###", "  #", "###"},
	'6': {"###", "#  ", "###", "# #", "###"},
	'7': {"###", "  #", "  #", "  #", "  #"},
	'8': {"###", "# #", "###", "# #", "###"},
	'9': {"###", "# #", "###", "  #", "###"},
	':': {" ", "#", " ", "#", " "},
	'+': {"   ", " # ", "###", " # ", "   "},
}

// bigDigits draws a clock's text, such as "18:50" or "+1:10", as large as w by h
// cells allow: five lines or a multiple of them, all equally long. It is nil
// where not even five lines fit, or the text holds something else.
func bigDigits(text string, w, h int, ascii bool) []string {
	dots := 0
	for _, r := range text {
		g, ok := glyphs[r]
		if !ok {
			return nil
		}
		dots += len(g[0]) + 1
	}
	dots--
	for scale := h / 5; scale > 0; scale-- {
		for _, across := range []int{2 * scale, scale} { // a cell is half as wide as high
			if dots > 0 && dots*across <= w {
				return drawDigits(text, scale, across, ascii)
			}
		}
	}
	return nil
}

// drawDigits draws each dot as so many cells across and down.
func drawDigits(text string, down, across int, ascii bool) []string {
	on := "█"
	if ascii {
		on = "#"
	}
	var lines []string
	for row := range 5 {
		var parts []string
		for _, r := range text {
			dots := strings.ReplaceAll(glyphs[r][row], "#", strings.Repeat(on, across))
			parts = append(parts, strings.ReplaceAll(dots, " ", strings.Repeat(" ", across)))
		}
		line := strings.Join(parts, strings.Repeat(" ", across))
		for range down {
			lines = append(lines, line)
		}
	}
	return lines
}
