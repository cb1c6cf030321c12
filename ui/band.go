package ui

import (
	"strings"

	"charm.land/bubbles/v2/key"
)

// band is a few lines under a place that speak of it: the tour, and the moment
// after a power cut. The place is drawn in what room is left, so that nothing of
// it is covered.
type band struct {
	title string
	right string // at the end of the rule
	stage string // lends its accent
	// paras are its sentences; keys in them stand between backticks.
	paras []string
	// quiet is said in a muted line below, "" for none.
	quiet string
	keys  []key.Binding
	// stays says that the status line and the place's own keys stay.
	stays bool
}

// mostBand is how many lines the sentences of a band may take.
const mostBand = 5

// lines are the band in w cells: a rule with its title, and its sentences.
func (b *band) lines(t *theme, w, most int) []string {
	var text []string
	for _, p := range b.paras {
		text = append(text, keyed(t, p, min(w-2, 96))...)
	}
	if b.quiet != "" {
		text = append(text, t.muted.Render(fit(b.quiet, w-2)))
	}
	most = max(min(most, mostBand), 1)
	lines := append([]string{b.rule(t, w)}, indent(clip(text, w-1, most), 1)...)
	return clip(lines, w, most+1)
}

// rule is the line that parts the band from the place, with its title.
func (b *band) rule(t *theme, w int) string {
	style := t.accent(b.stage)
	left := style.Render(t.rule(1)) + " " + style.Bold(true).Render(b.title) + " "
	right := ""
	if b.right != "" && width(left)+width(b.right)+8 <= w {
		right = " " + t.muted.Render(b.right) + " " + style.Render(t.rule(1))
	}
	return cut(left, w) + style.Render(t.rule(w-width(left)-width(right))) + right
}

// keyed wraps a text whose keys stand between backticks, and shows them as keys.
func keyed(t *theme, text string, w int) []string {
	var plain strings.Builder
	var spans [][2]int // where the keys stand in the plain text
	for i, part := range strings.Split(text, "`") {
		from := plain.Len()
		if i%2 == 1 {
			part = strings.ReplaceAll(plainKey(part, t.ascii), " ", heldSpace)
			spans = append(spans, [2]int{from, from + len(part)})
		}
		plain.WriteString(part)
	}
	lines, at := wrap(plain.String(), w), 0
	for i, line := range lines {
		from := at + max(strings.Index(plain.String()[at:], line), 0) // a break takes a space away
		at = from + len(line)
		var b strings.Builder
		done := 0
		for _, s := range spans {
			start, end := s[0]-from, s[1]-from
			if start < done || end > len(line) {
				continue
			}
			b.WriteString(line[done:start] + t.key.Render(line[start:end]))
			done = end
		}
		lines[i] = strings.ReplaceAll(b.String()+line[done:], heldSpace, " ")
	}
	return lines
}

// heldSpace stands for a space at which a line is not broken.
const heldSpace = "\u00a0"

// unmarked is a text without the signs that mark its keys.
func unmarked(text string) string { return strings.ReplaceAll(text, "`", "") }

// bandLines are the band below a head of so many lines, empty where there is
// none.
func (a *app) bandLines(head int) []string {
	b := a.band()
	if b == nil {
		return nil
	}
	return b.lines(a.env.theme, a.w, a.h-head-1-a.footHeight()-1)
}

// footHeight is how many lines stand below everything, as things are said now.
func (a *app) footHeight() int {
	if b := a.band(); b != nil && !b.stays {
		return 1
	}
	return a.statusHeight() + 1
}

// foot is what stands below everything in h lines: the status and the line of
// keys, or only the keys of a band that has its own.
func (a *app) foot(h int) []string {
	b := a.band()
	if b == nil || b.stays {
		return append(fill(clip(a.statusLines(), a.w, h-1), h-1), a.keyLine())
	}
	t, line := a.env.theme, " "
	for _, k := range b.keys {
		if k.Enabled() {
			line += t.key.Render(plainKey(k.Help().Key, t.ascii)) + " " + t.muted.Render(k.Help().Desc) + "  "
		}
	}
	return []string{cut(strings.TrimRight(line, " "), a.w)}
}

// band is what speaks of the place on top now, nil where nothing does.
func (a *app) band() *band {
	switch {
	case a.leaving != "":
		return nil
	case a.tour != nil:
		return a.tour.band()
	case a.back != nil && len(a.stack) > 0:
		return a.back
	}
	return nil
}
