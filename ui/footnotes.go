package ui

import (
	"strings"
)

// A footnote in Markdown is "[^12]" behind a sentence, and a line that begins
// with it. Glamour knows none; on the screen they are small raised figures.
var (
	footnoteMark = pattern(`\[\^(\d+)\]`)
	footnoteLine = pattern(`(?m)^\[\^(\d+)\]: (.*)$`)
)

var raisedDigits = strings.NewReplacer("0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹")

// afterBold is a footnote behind a sentence that is set in bold: raised figures
// there would keep the bold from ending, so they go inside.
var afterBold = pattern(`\*\*((?:\[\^\d+\])+)`)

// onScreen is a paper as it is previewed: its footnotes are raised figures, a
// line each.
func onScreen(markdown string, ascii bool) string {
	figure := func(n string) string {
		if ascii {
			return "(" + n + ")"
		}
		return raisedDigits.Replace(n)
	}
	markdown = footnoteLine().ReplaceAllStringFunc(markdown, func(line string) string {
		m := footnoteLine().FindStringSubmatch(line)
		return figure(m[1]) + " " + m[2] + "  "
	})
	markdown = afterBold().ReplaceAllStringFunc(markdown, func(end string) string { return end[2:] + "**" })
	return footnoteMark().ReplaceAllStringFunc(markdown, func(mark string) string {
		return figure(footnoteMark().FindStringSubmatch(mark)[1])
	})
}
