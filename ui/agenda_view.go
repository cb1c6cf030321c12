package ui

import (
	"doorstep/content"
	"doorstep/session"
)

// wideAgenda is the width from which the rows also say what was captured: that
// takes what a title and the minutes leave, at least a third.
const wideAgenda, agendaTitle, agendaMinutes = 104, 36, 26

func (a *agenda) Head(w int) []string {
	d := a.env.desk
	left := 0
	for _, act := range d.pack.Activities {
		g := session.AgendaFor(d.state, act.ID)
		if act.Stage != content.StageAfter && !act.Outside && !g.Done {
			left += d.plannedFor(act, g)
		}
	}
	right := leftInRoom(left)
	if table := d.timetable(); table.Today >= 0 {
		day := table.Days[table.Today]
		right = dayName(day) + ": " + lateWords(day) + "   " + right
	}
	return titleHead(a.env, "Activities", right, w)
}

// leftInRoom says how much of the plan is still to come in the room.
func leftInRoom(minutes int) string {
	if minutes == 0 {
		return "all done in the room"
	}
	return session.FormatMinutes(minutes) + " left in the room"
}

// View draws the days, with the row under the cursor among the lines that fit,
// and below them what is being typed or how the clock warns.
func (a *agenda) View(w, h int) view {
	t, d := a.env.theme, a.env.desk
	var foot view
	switch {
	case a.minutes.open:
		foot = a.minutes.view(t, w)
	case a.breaks.open:
		foot = a.breaks.view(t, w)
	case h > 12:
		foot.lines = []string{" " + t.muted.Render("The clock warns  ") + d.warnWords(t)}
	}
	room := max(h-len(foot.lines)-1, 1)
	lines, at := a.lines(t, w)
	a.top = max(0, min(a.top, len(lines)-room))
	if at <= a.top {
		a.top = max(at-1, 0)
	}
	if at >= a.top+room {
		a.top = at - room + 1
	}
	v := view{lines: fill(clip(lines[a.top:], w, room), room)}
	if len(foot.lines) > 0 {
		v.lines = append(v.lines, t.ruleMore(w, len(lines)-a.top-room))
		v.add(foot)
	}
	v.lines = clip(v.lines, w, h)
	return v
}

// lines are those of all days, and the place of the row under the cursor.
func (a *agenda) lines(t *theme, w int) (lines []string, at int) {
	cur, _ := a.current()
	table := a.env.desk.timetable()
	day := -2
	for _, r := range a.rows() {
		if r.day != day {
			day = r.day
			if len(lines) > 0 {
				lines = append(lines, "")
			}
			lines = append(lines, a.dayHead(t, table, r, w))
		}
		here := r.id() == cur.id()
		if here {
			at = len(lines)
		}
		if r.slot.Activity != nil {
			lines = append(lines, a.activityLine(t, r, here, w))
		} else {
			lines = append(lines, a.breakLine(t, table.Days[r.day], r, here, w))
		}
	}
	return lines, at
}

// dayHead names a day: when it begins and must end, and how it goes.
func (a *agenda) dayHead(t *theme, table session.Timetable, r agendaRow, w int) string {
	if r.day < 0 {
		name := "After the workshop"
		if st := a.env.desk.pack.Stage(content.StageAfter); st != nil {
			name = shown(st.Title)
		}
		return " " + t.bold.Render(cut(name, w-1))
	}
	day := table.Days[r.day]
	name := t.bold.Render(dayName(day))
	if day.Live {
		name += t.bold.Render("  now")
	}
	hours := clockTime(day.Opens)
	if day.Ends >= 0 {
		hours += " to " + clockTime(day.Ends)
	}
	return spread(" "+name+"  "+t.muted.Render(hours), lateStyle(t, day).Render(lateWords(day))+" ", w)
}

// rowHead is the mark of the cursor and the time.
func rowHead(t *theme, stage string, s session.Slot, here bool) string {
	mark := "  "
	if here {
		mark = t.accent(stage).Render(t.sign("▌", ">")) + " "
	}
	return mark + t.muted.Render(pad(clockTime(s.From), 5)) + " "
}

func (a *agenda) activityLine(t *theme, r agendaRow, here bool, w int) string {
	act := r.slot.Activity
	left := rowHead(t, act.Stage, r.slot, here) + a.run.mark(t, act) + " " + t.accent(act.Stage).Render(pad(act.ID, 8))
	right := a.minutesWords(r.slot)
	if w >= wideAgenda {
		room := max(w/3, w-width(left)-agendaTitle-agendaMinutes-3)
		right = pad(fit(a.captured(act), room-1), room) + padLeft(right, agendaMinutes)
	}
	title := fit(act.Title, max(w-width(left)-width(right)-3, 10))
	if here {
		title = t.chosen.Render(title)
	}
	return spread(left+title, t.muted.Render(right)+" ", w)
}

// minutesWords is how long an activity takes, or took, or why it is left out.
func (a *agenda) minutesWords(s session.Slot) string {
	act, g, d := s.Activity, s.Plan, a.env.desk
	mode := g.ModeIn(act.Short, d.short())
	gone := (g.Elapsed(d.now()) + 30) / 60
	text := itoa(s.Minutes) + " min"
	switch {
	case mode == session.ModeSkipped:
		return leftOut(g)
	case g.Done && gone > 0:
		return "took " + itoa(gone) + " of " + text
	case g.Running():
		text = itoa(gone) + " of " + text
	}
	switch {
	case mode == session.ModeShort:
		text += " short"
	case act.Outside:
		text += " outside"
	}
	return text
}

func (a *agenda) breakLine(t *theme, day session.Day, r agendaRow, here bool, w int) string {
	s := r.slot
	name := breakName(s.Plan)
	left := rowHead(t, "", s, here) + t.muted.Render(t.sign("·", "-")) + " "
	text := pad("", 8)
	if here {
		left += text + t.chosen.Render(fit(name, max(w/2, 10)))
	} else {
		left += text + t.muted.Render(fit(name, max(w/2, 10)))
	}
	right := itoa(s.Minutes) + " min"
	switch {
	case s.Plan.Break == content.BreakEnd:
		right = ""
		if late, _ := day.Late(); late > day.Buffer {
			right = "over by " + session.FormatMinutes(late-day.Buffer)
		}
	case s.Plan.Break == content.BreakBuffer && s.From < 0 && s.Minutes > 0:
		right = "used up, of " + right
	case s.Plan.Break == content.BreakBuffer && s.To-s.From != s.Minutes:
		right = itoa(s.To-s.From) + " of " + right
	case s.From < 0:
		right = "had"
	}
	return spread(left, t.muted.Render(right)+" ", w)
}
