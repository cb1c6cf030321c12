package ui

import (
	"slices"

	"doorstep/content"
	"doorstep/session"
)

// roomProblem is the problem as the office says it beside what the room says
// now: one table's, the one that wrote last.
type roomProblem struct {
	heads, texts []string
	stage        string
}

func newRoomProblem(d *desk, act *content.Activity, _ *content.Capture) picture {
	kept, all := d.ofKind(session.KindProblem)
	last := kept.last.of(all)
	if last == nil {
		return nothing{}
	}
	list := slices.Clone(kept.tables.Of(last.Ref("table")))
	slices.SortStableFunc(list, func(a, b *session.Record) int { return versionOf(a) - versionOf(b) })
	p := &roomProblem{stage: act.Stage}
	for _, r := range list {
		head := "The problem"
		if v := versionOf(r); v >= 1 && v < len(problemHeads) {
			head = problemHeads[v]
		}
		p.heads, p.texts = append(p.heads, head), append(p.texts, roomSaid(r))
	}
	return p
}

func versionOf(r *session.Record) int {
	v, _ := r.Int("version")
	return v
}

// lines set the wordings beside one another where the columns stay wide enough
// to be read from the back, and else one over the other; the latest is bold.
func (p *roomProblem) lines(t *theme, w, h int) []string {
	n := len(p.texts)
	if h < 3 {
		return nil
	}
	if each := w/n - 3; n > 1 && each >= 26 {
		cols := make([][]string, n)
		for i := range p.texts {
			cols[i] = p.one(t, i, each, h-1)
		}
		return append([]string{""}, abreast(cols, each)...)
	}
	// The room's own words go before the office's where not all fit.
	for from := range n {
		var lines []string
		for i := from; i < n; i++ {
			lines = append(append(lines, ""), p.one(t, i, min(w, roomLine), h-1)...)
		}
		if len(lines) <= h || from == n-1 {
			return lines
		}
	}
	return nil
}

func (p *roomProblem) one(t *theme, i, w, most int) []string {
	last := i == len(p.texts)-1
	head, style := t.muted.Render(cut(p.heads[i], w)), t.text
	if last {
		head, style = t.accent(p.stage).Bold(true).Render(cut(p.heads[i], w)), t.bold
	}
	lines := []string{head, ""}
	for _, l := range opened(p.texts[i], w, max(most-2, 1)) {
		lines = append(lines, style.Render(l))
	}
	return lines
}
