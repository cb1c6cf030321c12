package ui

import (
	"doorstep/content"
	"doorstep/session"
)

// roomPlan is the way through the workshop, for a break and for the morning:
// the stages and their activities, where the room stands and what comes.
type roomPlan struct {
	stages []planStage
	here   int
}

type planStage struct {
	id, title string
	rows      []planRow
}

// planRow is one line of the plan.
type planRow struct {
	text, minutes string
	done, here    bool
}

func newRoomPlan(d *desk) picture {
	p := &roomPlan{here: -1}
	at := activityAt(d.pack, session.Standing(d.state).Activity)
	for _, st := range d.pack.Stages {
		stage := planStage{id: st.ID, title: st.Title}
		for _, act := range d.pack.InStage(st.ID) {
			g := session.AgendaFor(d.state, act.ID)
			minutes := g.PlannedMinutes(act.Minutes, act.Short, d.short())
			if minutes == 0 && act != at {
				continue
			}
			stage.rows = append(stage.rows, planRow{text: act.Title, minutes: session.FormatMinutes(minutes), done: g.Done, here: act == at})
			if act == at {
				p.here = len(p.stages)
			}
		}
		if st.ID != content.StageAfter || p.here == len(p.stages) {
			p.stages = append(p.stages, stage)
		}
	}
	return p
}

// lines are all stages where they fit, and else the one that the room is in.
func (p *roomPlan) lines(t *theme, w, h int) []string {
	for _, stages := range [][]planStage{p.stages, p.stages[max(p.here, 0):min(max(p.here, 0)+1, len(p.stages))]} {
		for _, space := range []int{1, 0} {
			var lines []string
			for _, st := range stages {
				lines = append(lines, "", t.accent(st.id).Bold(true).Render(fit(st.title, w)))
				for _, row := range st.rows {
					lines = append(append(lines, make([]string, space)...), planLine(t, st.id, row, w))
				}
			}
			if len(lines) <= h {
				return lines
			}
			if len(stages) < len(p.stages) && space == 0 {
				return clip(planAround(lines, stages[0].rows, h), w, h)
			}
		}
	}
	return nil
}

// planAround is the part of a stage's lines in which the room stands.
func planAround(lines []string, rows []planRow, h int) []string {
	at := 0
	for i, row := range rows {
		if row.here {
			at = i + 2
		}
	}
	from := max(0, min(at-h/2, len(lines)-h))
	return lines[from:]
}

// planLine is one activity: a sign for what is done, here and to come, its
// minutes, and its title at the end, where its width moves nothing.
func planLine(t *theme, stage string, row planRow, w int) string {
	sign, style := t.muted.Render(t.sign("○", ".")), t.text
	switch {
	case row.here:
		sign, style = t.accent(stage).Bold(true).Render(t.sign("◉", "@")), t.bold
	case row.done:
		sign, style = t.accent(stage).Render(t.sign("●", "*")), t.muted
	}
	minutes := t.muted.Render(padLeft(row.minutes, 8))
	now := ""
	if row.here {
		now = "   now"
	}
	return cut("  "+sign+" "+minutes+"  "+style.Render(fit(row.text, max(w-16-len(now), 4)))+t.accent(stage).Render(now), w)
}
