package ui

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"
)

// mirror says what the visits hold up to the room, the quotes that it could
// show, or keeps one of them for it.
func (p *plain) mirror(arg string) tea.Cmd {
	m, _ := newMirror(p.env).(*mirror)
	if m.figure.Sheets == 0 {
		return say(toneInfo, "No sheet is in yet. When pairs come back, their visit sheets are typed in 1.5, and the mirror fills.")
	}
	n, err := strconv.Atoi(strings.TrimSpace(arg))
	switch {
	case arg == "":
		p.mirrored(m)
		return nil
	case strings.EqualFold(arg, "quotes"):
		return p.mirrorQuotes(m)
	case err != nil || n < 1 || n > len(m.figure.Quotes):
		return say(toneError, "There is no such quote; /mirror quotes says them with their numbers.")
	}
	return m.choose(m.figure.Quotes[n-1])
}

func (p *plain) mirrored(m *mirror) {
	r := newReflection(m.figure, m.quote, p.desk().today())
	lines := []string{r.title}
	if r.note != "" {
		lines = append(lines, r.note)
	}
	for _, f := range r.figures {
		lines = append(lines, hoursSaid(f.big)+" "+f.what+", "+f.of+".")
	}
	if r.quote != "" {
		lines = append(lines, "Quote, "+r.from+": "+stopped(r.quote))
	}
	p.say.lines(lines)
}

// hoursSaid writes the length that large figures show as 27h15 the way it is
// said.
func hoursSaid(big string) string {
	h, m, found := strings.Cut(big, "h")
	switch {
	case found && m == "":
		return h + " h"
	case found:
		return h + " h " + m
	case strings.HasSuffix(big, "m"):
		return strings.TrimSuffix(big, "m") + " min"
	case big == "?":
		return "Not known:"
	}
	return big
}

func (p *plain) mirrorQuotes(m *mirror) tea.Cmd {
	var lines []string
	for i, q := range m.figure.Quotes {
		text := itoa(i+1) + ". "
		if q.Chosen {
			text += "Chosen. "
		}
		lines = append(lines, text+quoteSource(q)+": "+stopped(shown(q.Text)))
	}
	if len(lines) == 0 {
		return say(toneInfo, "There is no quote yet; a moment of 1.5 has a place for one.")
	}
	p.say.list(append(lines, "/mirror and a number keeps one for the room."))
	return nil
}
