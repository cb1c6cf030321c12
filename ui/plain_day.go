package ui

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"doorstep/content"
	"doorstep/session"
)

// days are all activities day by day, with the times at which they come.
func (p *plain) agenda(string) tea.Cmd {
	a := newAgenda(p.env, p.run).(*agenda)
	table := p.desk().timetable()
	var pages [][]string
	day := -2
	for _, r := range a.rows() {
		if r.day != day {
			day = r.day
			pages = append(pages, []string{p.dayHead(table, r)})
		}
		if r.slot.Activity != nil {
			last := len(pages) - 1
			pages[last] = append(pages[last], p.activityText(a, r))
		}
	}
	p.say.pages(packed(append(pages, []string{"/day says one day with its breaks, /plan changes an activity."})))
	return nil
}

// dayHead names a day: when it begins and must end, and how it goes.
func (p *plain) dayHead(table session.Timetable, r agendaRow) string {
	if r.day < 0 {
		if st := p.desk().pack.Stage(content.StageAfter); st != nil {
			return shown(st.Title) + ":"
		}
		return "After the workshop:"
	}
	return dayText(table.Days[r.day]) + ":"
}

// dayText is a day in words: "Day 1, Tue 14 Apr, 09:00 to 17:00, 12 min behind".
func dayText(day session.Day) string {
	text := dayName(day) + ", " + clockTime(day.Opens)
	if day.Ends >= 0 {
		text += " to " + clockTime(day.Ends)
	}
	if late := lateWords(day); late != "" {
		text += ", " + late
	}
	return text
}

// activityText is an activity of a day, to be read aloud.
func (p *plain) activityText(a *agenda, r agendaRow) string {
	act, g := r.slot.Activity, r.slot.Plan
	text := act.ID + " " + shown(act.Title)
	if r.slot.From >= 0 {
		text = clockTime(r.slot.From) + " " + text
	}
	text += ", " + a.minutesWords(r.slot)
	switch {
	case act.ID == p.run.at.ID:
		text += ", here"
	case g.Done:
		text += ", done"
	case g.Seen != "":
		text += ", begun"
	}
	if held := a.captured(act); held != "" {
		text += ": " + held
	}
	return text + "."
}

// breakText is a break of a day, to be read aloud, behind its number.
func breakText(n int, r agendaRow) string {
	plan := r.slot.Plan
	text := "Break " + itoa(n) + ": "
	if at := clockTime(r.slot.From); at != "" {
		text += at + " "
	} else if plan.At != "" {
		text += plan.At + " "
	}
	text += breakName(plan)
	if plan.Break != content.BreakEnd {
		text += ", " + itoa(r.slot.Minutes) + " min"
	}
	if r.slot.From < 0 && plan.Break != content.BreakEnd {
		if plan.Break == content.BreakBuffer {
			return text + ", used up."
		}
		return text + ", had."
	}
	return text + "."
}

// dayRows are the rows of a day, counted from 1: all, and the breaks alone.
func (p *plain) dayRows(day int) (all, breaks []agendaRow) {
	for _, r := range newAgenda(p.env, p.run).(*agenda).rows() {
		if r.day == day-1 {
			all = append(all, r)
			if r.slot.Activity == nil {
				breaks = append(breaks, r)
			}
		}
	}
	return all, breaks
}

// dayMeant is the day that words begin with, as in "day 2 lunch 13:00"; without
// one, that of the activity where one is.
func (p *plain) dayMeant(words []string) (day int, rest []string, err error) {
	table := p.desk().timetable()
	if len(words) > 1 && strings.EqualFold(words[0], "day") {
		n, err := strconv.Atoi(words[1])
		if err != nil || n < 1 || n > len(table.Days) {
			return 0, nil, errors.New("there are " + plural(len(table.Days), "day", "days") + "; nothing was changed")
		}
		return n, words[2:], nil
	}
	for i, d := range table.Days {
		if slices.ContainsFunc(d.Slots, func(s session.Slot) bool { return s.Activity == p.run.at }) {
			return i + 1, words, nil
		}
	}
	return 1, words, nil
}

// day says one day with its breaks, each of which has a number.
func (p *plain) day(arg string) tea.Cmd {
	words := strings.Fields(arg)
	if len(words) == 1 && !strings.EqualFold(words[0], "day") {
		words = append([]string{"day"}, words...)
	}
	n, _, err := p.dayMeant(words)
	if err != nil {
		return say(toneError, sentence(err))
	}
	a := newAgenda(p.env, p.run).(*agenda)
	lines := []string{dayText(p.desk().timetable().Days[n-1]) + "."}
	all, _ := p.dayRows(n)
	at := 0
	for _, r := range all {
		if r.slot.Activity != nil {
			lines = append(lines, p.activityText(a, r))
			continue
		}
		at++
		lines = append(lines, breakText(at, r))
	}
	p.say.list(lines)
	return nil
}

// breaks adds a break to a day, or changes the one whose number is typed.
func (p *plain) breaks(arg string) tea.Cmd {
	day, words, err := p.dayMeant(strings.Fields(arg))
	if err != nil {
		return say(toneError, sentence(err))
	}
	_, list := p.dayRows(day)
	if len(words) == 0 {
		lines := []string{dayText(p.desk().timetable().Days[day-1]) + "."}
		for i, r := range list {
			lines = append(lines, breakText(i+1, r))
		}
		p.say.list(append(lines, "/break tea 11:00 15 adds one; /break 2 13:15 moves number 2, /break 2 45 min gives it 45 minutes, /break 2 out takes it out."))
		return nil
	}
	n, err := strconv.Atoi(words[0])
	switch {
	case err != nil:
		edit := &breakEdit{}
		edit.add(day)
		return p.keepBreak(edit, strings.Join(words, " "))
	case n < 1 || n > len(list):
		return say(toneError, "There is no break "+words[0]+" on day "+itoa(day)+"; /break says them.")
	case len(words) == 1:
		return say(toneInfo, breakText(n, list[n-1])+" Type a time, minutes, both, or out behind it.")
	}
	return p.changeBreak(list[n-1], words[1:])
}

// changeBreak takes a break out, or gives it what the words say: a time,
// minutes, another name, and what they don't say stays.
func (p *plain) changeBreak(r agendaRow, words []string) tea.Cmd {
	if word := strings.ToLower(words[0]); len(words) == 1 && (word == "out" || word == "delete") {
		return newAgenda(p.env, p.run).(*agenda).removeBreak(r)
	}
	edit := &breakEdit{}
	edit.change(r)
	had := strings.Fields(edit.value())
	var name []string
	at, minutes := "", ""
	for i, list := range [][]string{words, had} {
		for _, w := range list {
			_, noMinutes := session.ParseMinutes(w)
			_, noTime := session.ParseTime(w)
			switch isTime := noTime == nil && strings.ContainsAny(w, ":."); {
			case isTime && at == "":
				at = w
			case isTime || noMinutes == nil && minutes != "":
			case noMinutes == nil:
				minutes = w
			case i == 0 && slices.Contains([]string{"at", "min", "minutes", "for"}, strings.ToLower(w)):
			case i == 0:
				name = append(name, w)
			}
		}
	}
	if len(name) == 0 {
		name = []string{strings.ToLower(breakName(r.slot.Plan))}
		if r.slot.Plan.Title != "" {
			name[0] = r.slot.Plan.Title
		}
	}
	return p.keepBreak(edit, strings.TrimSpace(strings.Join(name, " ")+" "+at+" "+minutes))
}

// keepBreak writes a break as it was typed, and says the day's end.
func (p *plain) keepBreak(edit *breakEdit, text string) tea.Cmd {
	d := p.desk()
	edit.set(text)
	cmd := edit.keep(d)
	if edit.err != nil {
		return say(toneError, sentence(edit.err)+" Nothing was changed.")
	}
	if d.view != "" {
		return cmd
	}
	p.carry(cmd)
	return say(toneDone, dayText(d.timetable().Days[edit.day-1])+". /day says it all, and Ctrl+Z takes this back.")
}
