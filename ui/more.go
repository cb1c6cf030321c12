package ui

// ruleMore is the line between a list and what stands below it. It says how much
// of the list lies below, so that nobody takes what shows for all there is.
func (t *theme) ruleMore(w, more int) string {
	note := " " + t.moreWord(more) + " "
	if more <= 0 || width(note)+4 > w {
		return t.muted.Render(t.rule(w))
	}
	return t.muted.Render(t.rule(w-width(note)-2) + note + t.rule(2))
}

// moreWord says how many lines lie below.
func (t *theme) moreWord(more int) string { return t.sign("↓ ", "v ") + itoa(more) + " more" }

// moreBelow are the lines that fit, the last of them a word on those that don't.
func (t *theme) moreBelow(lines []string, h int) []string {
	if len(lines) <= h || h < 2 {
		return lines[:min(len(lines), max(h, 0))]
	}
	return append(lines[:h-1:h-1], "   "+t.muted.Render(t.moreWord(len(lines)-h+1)))
}
