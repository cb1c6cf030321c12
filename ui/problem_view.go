package ui

import (
	"slices"
	"strings"

	"doorstep/content"
	"doorstep/session"
)

// problemHeads are the versions of the problem as the room hears them.
var problemHeads = []string{"", "1 as the office says it", "2 as the room redefines it", "3 after the citizen's view"}

// shortHeads are the same where the columns are narrow.
var shortHeads = []string{"", "1 the office says", "2 the room says now", "3 the citizen's view"}

func problemHead(version, w int) string {
	switch {
	case version < 1 || version >= len(problemHeads):
		return "version " + itoa(version)
	case width(problemHeads[version]) > w:
		return shortHeads[version]
	}
	return problemHeads[version]
}

// leastProblem is the fewest cells that a version needs to stand beside another.
const leastProblem = 23

// problemBoard is the problem redefined: what the office says beside what the
// room now says, and under the office's words what they take for granted and the
// visits shook or broke. Where not all versions fit, the first and the last
// stand there, and the chosen one.
func problemBoard(t *theme, stage string, states *content.Field, list []session.Wording, chosen session.ID, w, h int) []string {
	if len(list) == 0 || h < 2 {
		return nil
	}
	for n := min(len(list), max(1, (w+2)/(leastProblem+2))); ; n-- {
		part := someWordings(list, chosen, n)
		each := (w+2)/n - 2
		var cols [][]string
		fits := true
		for _, v := range part {
			col := problemWords(t, stage, v, v.ID == chosen && len(list) > 1, each)
			fits = fits && len(col) <= h
			cols = append(cols, col[:min(len(col), h)])
		}
		if !fits && n > 1 {
			continue
		}
		for i, v := range part {
			cols[i] = append(cols[i], assumptionLines(t, states, v.Assumptions, each, h-len(cols[i])-1)...)
		}
		return besideEachOther(cols, each)
	}
}

// someWordings are n of the versions: the chosen one, the first, the last, and
// then the others.
func someWordings(list []session.Wording, chosen session.ID, n int) []session.Wording {
	want := []int{slices.IndexFunc(list, func(v session.Wording) bool { return v.ID == chosen }), 0, len(list) - 1}
	for i := range list {
		want = append(want, i)
	}
	var take []int
	for _, i := range want {
		if i >= 0 && len(take) < n && !slices.Contains(take, i) {
			take = append(take, i)
		}
	}
	slices.Sort(take)
	part := make([]session.Wording, len(take))
	for i, at := range take {
		part[i] = list[at]
	}
	return part
}

// problemWords are a version's head and its words, and what another laptop wrote
// in their place.
func problemWords(t *theme, stage string, v session.Wording, chosen bool, w int) []string {
	head := t.muted.Render(problemHead(v.Version, w))
	if chosen {
		head = t.accent(stage).Bold(true).Render(problemHead(v.Version, w))
	}
	text := opening(v.Str("statement"), manyCells)
	if text == "" {
		text = "____"
	}
	lines := append([]string{cut(head, w)}, wrap(text, w)...)
	if conflicting(v.Record, "statement") {
		other, _ := v.Also("statement")[0].(string)
		lines = append(lines, t.warn.Render("also written:"))
		lines = append(lines, wrap(opening(other, manyCells), w)...)
	}
	return lines
}

// assumptionLines are what a version takes for granted, each with the sign and
// the word of what became of it, under an empty line and in h lines.
func assumptionLines(t *theme, states *content.Field, list []*session.Record, w, h int) []string {
	if len(list) == 0 || h < 1 {
		return nil
	}
	lines := []string{""}
	for i, r := range list {
		sign, word := assumptionSign(t, states, r.Str("state"))
		text := wrap(opening(r.Text(), manyCells), max(w-3, 8))
		short := width(text[len(text)-1])+width(word)+4 <= w
		if !short {
			text = append(text, "")
		}
		if len(lines)-1+len(text) > h || len(lines)-1+len(text) == h && i+1 < len(list) {
			return append(lines, t.muted.Render("+"+itoa(len(list)-i)+" more"))
		}
		for j, l := range text {
			if r.Str("state") == session.AssumptionBroken && l != "" {
				l = t.muted.Strikethrough(true).Render(l)
			}
			if j == len(text)-1 && short {
				l += "  " + word
			} else if j == len(text)-1 {
				l = word
			}
			if j == 0 {
				lines = append(lines, sign+" "+l)
			} else {
				lines = append(lines, "  "+l)
			}
		}
	}
	return lines
}

// assumptionSign is a state's sign, and its word in the pack.
func assumptionSign(t *theme, states *content.Field, state string) (sign, word string) {
	word = fit(state, assumptionWord)
	if states != nil {
		if c := states.Choice(state); c != nil && c.Label != "" {
			word = fit(c.Label, assumptionWord)
		}
	}
	word = strings.ToLower(word)
	switch state {
	case session.AssumptionBroken:
		return t.bad.Render(t.sign("✗", "x")), t.bad.Render(word)
	case session.AssumptionShaken:
		return t.warn.Render("~"), t.warn.Render(word)
	case session.AssumptionHeld:
		return t.good.Render("="), t.good.Render(word)
	}
	return " ", word
}

// assumptionWord is how many cells the word of a state takes.
const assumptionWord = 8

// besideEachOther sets columns side by side, each so many cells wide.
func besideEachOther(cols [][]string, each int) []string {
	tall := 0
	for _, c := range cols {
		tall = max(tall, len(c))
	}
	lines := make([]string, tall)
	for i := range lines {
		var parts []string
		for _, c := range cols {
			cell := ""
			if i < len(c) {
				cell = c[i]
			}
			parts = append(parts, pad(cell, each))
		}
		lines[i] = strings.TrimRight(strings.Join(parts, "  "), " ")
	}
	return lines
}
