package ui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"doorstep/content"
	"doorstep/session"
)

// plan makes an activity full, short or left out, changes its minutes, or puts
// it on another day.
func (p *plain) plan(arg string) tea.Cmd {
	words := strings.Fields(strings.ToLower(arg))
	if len(words) < 2 {
		return say(toneInfo, "Type an activity, and what becomes of it: full, short, skip, its minutes, or 5 more or 5 less, as in /plan 2.6 skip. Behind skip may stand why: time, paper or group.")
	}
	act, err := p.activity(words[0])
	if err != nil {
		return say(toneError, sentence(err))
	}
	cmd, err := p.planned(act, words[1:])
	if err != nil {
		return say(toneError, sentence(err))
	}
	if p.desk().view != "" {
		return cmd
	}
	p.carry(cmd)
	a := newAgenda(p.env, p.run).(*agenda)
	for _, r := range a.rows() {
		if r.slot.Activity == act {
			text := act.ID + ": " + a.minutesWords(r.slot)
			if r.day >= 0 {
				text += ". " + dayText(p.desk().timetable().Days[r.day])
			}
			p.say.line(text + ".")
		}
	}
	return nil
}

// planned writes what words say of an activity.
func (p *plain) planned(act *content.Activity, words []string) (tea.Cmd, error) {
	a, d := newAgenda(p.env, p.run).(*agenda), p.desk()
	reasons := map[string]string{"time": "time", "paper": "paper", "group": "group"}
	switch word := words[0]; {
	case word == "full":
		return a.mode(act, session.ModeFull, nil), nil
	case word == "short" && act.Short == 0:
		return nil, fmt.Errorf("%s has no short form; skip leaves it out", act.ID)
	case word == "short":
		return a.mode(act, session.ModeShort, nil), nil
	case word == "skip" && len(words) == 1:
		return a.mode(act, session.ModeSkipped, nil), nil
	case word == "skip" && reasons[words[len(words)-1]] != "":
		return a.mode(act, session.ModeSkipped, reasons[words[len(words)-1]]), nil
	case word == "usual":
		return d.plan(act, session.Patch{"planned_min": nil}), nil
	case word == "later" || word == "earlier":
		return p.otherDay(a, act, word == "later"), nil
	}
	n, err := session.ParseMinutes(strings.TrimLeft(words[0], "+-"))
	sign := 0
	switch last := words[len(words)-1]; {
	case strings.HasPrefix(words[0], "+") || last == "more":
		sign = 1
	case strings.HasPrefix(words[0], "-") || last == "less":
		sign = -1
	}
	switch {
	case err != nil || n < 1 || n > longest:
		return nil, fmt.Errorf("%s stays as it was; type full, short, skip, usual, later, earlier, minutes from 1 to 1440, or 5 more or 5 less", act.ID)
	case sign != 0:
		return d.addMinutes(act, sign*n), nil
	}
	return d.planMinutes(act, n), nil
}

// otherDay puts an activity on the next day or the one before, with those that
// go with it.
func (p *plain) otherDay(a *agenda, act *content.Activity, later bool) tea.Cmd {
	by := -1
	if later {
		by = 1
	}
	for _, r := range a.rows() {
		if r.slot.Activity == act {
			return a.shift(r, by)
		}
	}
	return nil
}

// shorten proposes how what is left of a day ends in time, and does it if that
// is what is answered.
func (p *plain) shorten(arg string) tea.Cmd {
	day, _, err := p.dayMeant(strings.Fields(arg))
	if err != nil {
		return say(toneError, sentence(err))
	}
	if on := p.desk().timetable().Today; arg == "" && on >= 0 {
		day = on + 1
	}
	r := &replan{env: p.env, day: day - 1}
	on, proposal, _ := r.proposal()
	late, has := on.Late()
	switch {
	case !has:
		return say(toneInfo, dayName(on)+" has no end, so nothing is over it. /break day "+itoa(day)+" end 16:30 gives it one.")
	case late <= 0:
		return say(toneInfo, dayText(on)+". Nothing needs to be shorter.")
	}
	text := session.FormatMinutes(late) + " are to be won, so that " + dayName(on) + " ends at " + clockTime(on.Ends)
	if on.Buffer > 0 {
		text += " with its buffer of " + session.FormatMinutes(on.Buffer)
	}
	lines := []string{text + "."}
	if len(proposal.Cuts) == 0 {
		p.say.lines(append(lines, "What is left has no minutes to give. /plan leaves an activity out, and /break end 17:30 ends later."))
		return nil
	}
	for _, c := range proposal.Cuts {
		lines = append(lines, cutText(p.desk().pack, c))
	}
	p.say.lines(append(lines, wonWords(proposal)+"."))
	p.asks(&plainQuestion{prompt: "Type yes to shorten it so, or no.", words: []string{"yes"}, left: "All is left as it is.", answer: func(string) tea.Cmd {
		d := p.desk()
		if d.view != "" {
			return say(toneWarn, d.view)
		}
		return tea.Batch(d.do("", proposal.Apply), say(toneDone, wonWords(proposal)+". Ctrl+Z takes it back."))
	}})
	return nil
}

// cutText is what one activity gives.
func cutText(pack *content.Pack, c session.Cut) string {
	title := ""
	if act := pack.Activity(c.Activity); act != nil {
		title = " " + shown(act.Title)
	}
	if c.Skip {
		return c.Activity + title + ": left out, which wins " + itoa(c.From) + " min."
	}
	return c.Activity + title + ": " + itoa(c.From) + " min becomes " + itoa(c.To) + "."
}

// lateOnce is how the day goes, if that was not what was said of it last.
func (p *plain) lateOnce() string {
	text := p.desk().lateSaid()
	if text == p.told.late {
		return ""
	}
	p.told.late = text
	return text
}

// lateSaid is how the day goes, "" where none is on.
func (d *desk) lateSaid() string {
	table := d.timetable()
	if table.Today < 0 || lateWords(table.Days[table.Today]) == "" {
		return ""
	}
	return "The day: " + lateWords(table.Days[table.Today]) + "."
}
