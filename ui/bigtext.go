package ui

import "strings"

// bigSize is how large text of figures is drawn.
type bigSize int

const (
	bigSmall bigSize = iota // three lines, half a cell a point
	bigLarge                // five lines, two cells a point
)

// bigGlyphs are drawn in points, three wide and five high. What has no glyph
// is left out.
var bigGlyphs = map[rune][5]string{
	'0': {"###", "# #", "# #", "# #", "###"},
	'1': {"## ", " # ", " # ", " # ", "###"},
	'2': {"###", "  #", "###", "#  ", "###"},
	'3': {"###", "  #", "###", "  #", "###"},
	'4': {"# #", "# #", "###", "  #", "  #"},
	'5': {"###", "#  ", "###", "  #", "###"},
	'6': {"###", "#  ", "###", "# #", "###"},
	'7': {"###", "  #", "  #", "  #", "  #"},
	'8': {"###", "# #", "###", "# #", "###"},
	'9': {"###", "# #", "###", "  #", "###"},
	'h': {"#  ", "#  ", "###", "# #", "# #"},
	'm': {"   ", "   ", "###", "###", "# #"},
	'?': {"###", "  #", " ##", "   ", " # "},
}

// bigText draws figures large. Where only ASCII is wanted, points are signs, so
// that both sizes have five lines.
func bigText(text string, size bigSize, ascii bool) []string {
	rows := make([]string, 5)
	for i, r := range text {
		glyph, ok := bigGlyphs[r]
		if !ok {
			continue
		}
		for n := range rows {
			if i > 0 {
				rows[n] += " "
			}
			rows[n] += glyph[n]
		}
	}
	point := "██"
	if ascii {
		point = "##"
	}
	switch {
	case size == bigLarge:
		for n := range rows {
			rows[n] = strings.NewReplacer("#", point, " ", "  ").Replace(rows[n])
		}
		return rows
	case ascii:
		return rows
	}
	return halved(rows)
}

// halved puts two rows of points in one line.
func halved(rows []string) []string {
	rows = append(rows, strings.Repeat(" ", len(rows[0])))
	lines := make([]string, len(rows)/2)
	for n := range lines {
		for i := range rows[0] {
			switch up, down := rows[2*n][i] == '#', rows[2*n+1][i] == '#'; {
			case up && down:
				lines[n] += "█"
			case up:
				lines[n] += "▀"
			case down:
				lines[n] += "▄"
			default:
				lines[n] += " "
			}
		}
	}
	return lines
}
