package ui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"doorstep/content"
	"doorstep/session"
)

// clockOf says what is on the clock of an activity: seconds gone, minutes
// planned, and whether it runs.
func (d *desk) clockOf(a *content.Activity) (gone, planned int, running bool) {
	g := session.AgendaFor(d.state, a.ID)
	return g.Elapsed(d.now()), g.PlannedMinutes(a.Minutes, a.Short, d.short()), g.Running()
}

// clockText is the clock in the head: time left, or how much it is over, of
// what was planned. The word says whether it runs.
func (d *desk) clockText(t *theme, a *content.Activity) string {
	gone, planned, running := d.clockOf(a)
	if planned == 0 {
		return t.muted.Render(leftOut(session.AgendaFor(d.state, a.ID)))
	}
	if done := session.AgendaFor(d.state, a.ID).Done; done && !running {
		return t.muted.Render(fmt.Sprintf("took %d min of %d", (gone+30)/60, planned))
	}
	left := planned*60 - gone
	word := "paused"
	if running {
		word = t.sign("▶", ">")
	} else if gone == 0 {
		return t.muted.Render(fmt.Sprintf("%d min  f7 starts the clock", planned))
	}
	text := fmt.Sprintf("%s left of %d min", minSec(left), planned)
	style := t.bold
	switch {
	case left < 0:
		text, style = fmt.Sprintf("%s over %d min", minSec(-left), planned), t.bad
	case left <= planned*60/20:
		style = t.bad
	case left <= planned*60/5:
		style = t.warn
	}
	return style.Render(word + " " + text)
}

// leftOut says why an activity is not run, as far as that was said.
func leftOut(g session.Agenda) string {
	switch g.Reason {
	case "paper":
		return "left out: done on paper"
	case "group":
		return "left out: not for this group"
	case "time":
		return "left out: no time"
	}
	return "left out"
}

func minSec(s int) string { return fmt.Sprintf("%d:%02d", s/60, s%60) }

// toggleClock starts or pauses the activity's clock.
func (r *run) toggleClock() tea.Cmd {
	d := r.env.desk
	a := session.AgendaFor(d.state, r.at.ID)
	p := a.Start(d.now())
	if a.Running() {
		p = a.Pause(d.now())
	}
	p["for"] = r.at.ID
	return d.do("", func(g *session.Gesture) error { return g.Set(session.KindAgenda, a.ID, p) })
}

// startTicking draws once a second while this activity's clock runs, and not
// at all otherwise.
func (r *run) startTicking() tea.Cmd {
	if _, _, running := r.env.desk.clockOf(r.at); !running || r.ticking {
		return nil
	}
	r.ticking = true
	return tick()
}

// pause stops every running clock, at a moment or now.
func (d *desk) pause(at string) tea.Cmd {
	if at == "" {
		at = d.now()
	}
	return d.note("", func(g *session.Gesture) error {
		for _, a := range session.All[session.Agenda](d.state) {
			if a.Running() {
				if err := g.Set(session.KindAgenda, a.ID, a.Pause(at)); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// pauseLeftover stops a clock that was running when the program ended without
// saying so, at the moment of the last change that came back: the time of a
// power cut is not the room's time.
func (d *desk) pauseLeftover() tea.Cmd {
	last := int64(0)
	for _, k := range d.state.Kinds() {
		for _, r := range d.state.Kind(k) {
			last = max(last, r.At)
		}
	}
	if last == 0 {
		return nil
	}
	return d.pause(localTime(last))
}
