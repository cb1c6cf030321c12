package brief

import (
	"strings"

	"doorstep/session"
)

// The room that a form to be copied by hand has: one projector screen of 80 by
// 24, with a frame round it.
const (
	handWidth = 74
	handLines = 18
)

// hand is a paper as lines to copy: what to write down, one under the other.
func (p *papers) hand(kind string) []string {
	lines := wrapPlain(p.w.T("paper.hand."+kind), handWidth)
	var labels []string
	switch kind {
	case PaperVisits:
		labels = p.labelsOf(session.KindVisit, visitElsewhere, 11)
		labels = append([]string{p.w.T("paper.hand.service")}, labels...)
	case PaperPromises:
		labels = p.labelsOf(session.KindAction, []string{"status", "concept", "table", "by"}, 8)
	case PaperJourney:
		labels = p.labelsOf(session.KindJourneyStep, []string{"table", "service"}, 9)
	case PaperEmpathy:
		labels = p.choicesOf(session.KindEmpathy, "quadrant")
	case PaperSlips:
		labels = p.choicesOf(session.KindCard, "kind")
	}
	if len(labels) > 0 {
		lines = append(lines, "")
		for i, l := range labels {
			labels[i] = clean(l)
		}
		lines = append(lines, columnsOf(labels, handWidth)...)
	}
	return lines[:min(len(lines), handLines)]
}

func (p *papers) labelsOf(kind string, without []string, most int) []string {
	var labels []string
	for _, f := range atMost(p.fieldsOf(kind, without), most) {
		labels = append(labels, f.Label)
	}
	return labels
}

func (p *papers) choicesOf(kind, field string) []string {
	var labels []string
	if c := p.capture(kind, "", ""); c != nil && c.Field(field) != nil {
		for _, ch := range c.Field(field).Choices {
			labels = append(labels, ch.Label)
		}
	}
	return labels
}

// columnsOf sets short labels in two columns, each with room to write.
func columnsOf(labels []string, width int) []string {
	half := (len(labels) + 1) / 2
	var lines []string
	for i := range half {
		line := pieceOf(labels[i], width/2-2)
		if half+i < len(labels) {
			line = padRunes(line, width/2) + pieceOf(labels[half+i], width/2-2)
		}
		lines = append(lines, strings.TrimRight(line, " "))
	}
	return lines
}

// pieceOf is a label and a line to write on, cut to a width.
func pieceOf(label string, width int) string {
	r := []rune(label)
	if len(r) > width-4 {
		return string(r[:width-5]) + "… __"
	}
	return label + " " + strings.Repeat("_", width-len(r)-1)
}

// wrapPlain breaks a text between words, at most so many characters to a line;
// its own line breaks stay.
func wrapPlain(text string, width int) []string {
	var lines []string
	for part := range strings.SplitSeq(strings.TrimSpace(text), "\n") {
		line := ""
		for word := range strings.FieldsSeq(part) {
			if line != "" && runes(line)+1+runes(word) > width {
				lines, line = append(lines, line), ""
			}
			if line != "" {
				line += " "
			}
			line += word
		}
		lines = append(lines, line)
	}
	return lines
}
