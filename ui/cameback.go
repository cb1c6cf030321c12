package ui

import (
	"fmt"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"doorstep/session"
)

// cutOff says that the sitting before this one ended without closing, as in a
// power cut, with something in it.
func (d *desk) cutOff() bool {
	o := d.opened
	if o == nil || d.view != "" {
		return false
	}
	return len(o.Recovered) > 0 || o.Cut && len(d.state.Kind(session.KindCard))+len(d.state.Kind(session.KindParticipant)) > 0 || len(d.left.Lines) > 0
}

// comeBack is the moment after a power cut: what was half typed is back in its
// place, and a band says that nothing is lost until somebody goes on.
func (a *app) comeBack() tea.Cmd {
	d := a.env.desk
	if !d.cutOff() {
		return nil
	}
	cmd, back := a.takeUp(d.left)
	paras := []string{"Nothing lost. " + d.whatIsThere()}
	if clock := d.whereTheClockStands(); clock != "" {
		paras = append(paras, clock)
	}
	last := "`Enter` goes on."
	if back > 0 {
		where := ""
		if back > 1 {
			where = " in " + itoa(back) + " places"
		}
		last = "What was half typed" + where + " is back where it was. " + last
	}
	paras = append(paras, last)
	b := &band{title: "Back where it stopped", paras: paras, stays: true, stage: a.run().at.Stage}
	a.back, a.status = b, statusMsg{}
	if also := greeting(d); also.tone >= toneWarn {
		a.status = also
	}
	return cmd
}

// whatIsThere names what is there, and what the last was.
func (d *desk) whatIsThere() string {
	cards := d.state.Kind(session.KindCard)
	var latest *session.Record
	for _, c := range cards {
		if latest == nil || c.At >= latest.At {
			latest = c
		}
	}
	switch {
	case latest != nil:
		at := d.clockTime(time.UnixMilli(latest.At))
		return fmt.Sprintf("%s; the last, %s, was “%s”.", plural(len(cards), "card", "cards"), at, fit(latest.Text(), 60))
	case len(d.opened.Recovered) > 0:
		at := d.clockTime(d.opened.Last())
		return fmt.Sprintf("%s came back, the last of %s.", plural(len(d.opened.Recovered), "change", "changes"), at)
	}
	if there := holdings(d.state); there != "" {
		return there + "."
	}
	return "The workshop is as it was begun."
}

// clockTime is the time of day, with the day where it is not today's.
func (d *desk) clockTime(at time.Time) string {
	at = at.Local()
	if at.Format(time.DateOnly) != d.today() {
		return at.Format("2 Jan 15:04")
	}
	return at.Format("15:04")
}

// whereTheClockStands says which clock was stopped, and where.
func (d *desk) whereTheClockStands() string {
	act := d.pack.Activity(d.stopped)
	if act == nil {
		return ""
	}
	gone, planned, running := d.clockOf(act)
	if running {
		return ""
	}
	return "The clock of " + act.ID + " stands at " + d.clockWords(gone, planned) + "; `" + keyName(keys.clock) + "` starts it."
}

// dismiss takes the band away at the first key, and says whether that is all
// that the key does: Enter only goes on.
func (a *app) dismiss(k tea.KeyPressMsg) (goesOn bool) {
	if a.back == nil {
		return false
	}
	a.back = nil
	return key.Matches(k, keys.keep)
}
