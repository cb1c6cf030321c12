package ui

import (
	"strings"

	"doorstep/content"
	"doorstep/session"
)

// roomPlan is the way through the workshop, for a break and for the morning:
// the day with its times where the workshop has one now, or else its stages.
type roomPlan struct {
	parts []planPart
	here  int // the part in which the room stands, -1 for none
}

type planPart struct {
	stage, title string
	rows         []planRow
}

// planRow is one line of the plan; when is its time, or how long it takes.
type planRow struct {
	stage, when, text   string
	done, here, between bool
}

func newRoomPlan(d *desk) picture {
	at := activityAt(d.pack, session.Standing(d.state).Activity)
	if table := d.timetable(); table.Today >= 0 {
		return &roomPlan{parts: []planPart{dayPart(table.Days[table.Today], at)}}
	}
	p := &roomPlan{here: -1}
	for _, st := range d.pack.Stages {
		part := planPart{stage: st.ID, title: st.Title}
		for _, act := range d.pack.InStage(st.ID) {
			g := session.AgendaFor(d.state, act.ID)
			minutes := d.plannedFor(act, g)
			if minutes == 0 && act != at {
				continue
			}
			part.rows = append(part.rows, planRow{stage: st.ID, text: act.Title, when: session.FormatMinutes(minutes), done: g.Done, here: act == at})
			if act == at {
				p.here = len(p.parts)
			}
		}
		if st.ID != content.StageAfter || p.here == len(p.parts) {
			p.parts = append(p.parts, part)
		}
	}
	return p
}

// dayPart is the day that is on: activities and breaks with their times. What
// takes no time any more has none.
func dayPart(day session.Day, at *content.Activity) planPart {
	part := planPart{stage: at.Stage, title: dayName(day)}
	for _, s := range day.Slots {
		row := planRow{stage: at.Stage, when: clockTime(s.From), done: s.Plan.Done}
		switch {
		case s.Activity != nil && s.Skipped && s.Activity != at:
			continue
		case s.Activity != nil:
			row.stage, row.text, row.here = s.Activity.Stage, s.Activity.Title, s.Activity == at
		case s.Plan.Break == content.BreakBuffer:
			continue
		default:
			row.text, row.between = breakName(s.Plan), true
		}
		part.rows = append(part.rows, row)
	}
	return part
}

// lines are all parts where they fit, and else the one that the room is in.
func (p *roomPlan) lines(t *theme, w, h int) []string {
	here := p.parts[max(p.here, 0) : max(p.here, 0)+1]
	for _, parts := range [][]planPart{p.parts, here} {
		for _, space := range []int{1, 0} {
			var lines []string
			at := 0
			for _, part := range parts {
				lines = append(lines, "", t.accent(part.stage).Bold(true).Render(fit(part.title, w)))
				for _, row := range part.rows {
					lines = append(append(lines, make([]string, space)...), planLine(t, row, w))
					if row.here {
						at = len(lines) - 1
					}
				}
			}
			if len(lines) <= h {
				return lines
			}
			if len(parts) == len(here) && space == 0 { // what lies round where the room stands
				return clip(lines[max(0, min(at-h/2, len(lines)-h)):], w, h)
			}
		}
	}
	return nil
}

// planLine is one row: a sign for what is done, here and to come, its time, and
// its title at the end, where its width moves nothing.
func planLine(t *theme, row planRow, w int) string {
	sign, style, now := t.muted.Render(t.sign("○", ".")), t.text, ""
	switch {
	case row.here:
		sign, style, now = t.accent(row.stage).Bold(true).Render(t.sign("◉", "@")), t.bold, "   now"
	case row.between:
		sign, style = " ", t.muted
	case row.done:
		sign, style = t.accent(row.stage).Render(t.sign("●", "*")), t.muted
	}
	head := "  " + sign + " " + t.muted.Render(padLeft(row.when, 8)) + "  "
	text := style.Render(fit(row.text, max(w-width(head)-len(now), 4)))
	return cut(strings.TrimRight(head+text+t.accent(row.stage).Render(now), " "), w)
}
