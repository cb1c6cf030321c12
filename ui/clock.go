package ui

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"doorstep/content"
	"doorstep/session"
)

// clockKeys work wherever the clock is on the screen, also while typing.
var clockKeys = struct{ big, more, less, more5, less5 key.Binding }{
	big:   bind(on("alt+L", "alt+shift+l"), "alt+shift+l", "the clock, large"),
	more:  bind(on("alt+=", "alt++"), "alt+=", "one minute more"),
	less:  bind(on("alt+-"), "alt+-", "one minute less"),
	more5: bind(on("alt+."), "alt+.", "five minutes more"),
	less5: bind(on("alt+,"), "alt+,", "five minutes less"),
}

// clockOf says what is on the clock of an activity: seconds gone, minutes
// planned, and whether it runs.
func (d *desk) clockOf(a *content.Activity) (gone, planned int, running bool) {
	g := session.AgendaFor(d.state, a.ID)
	return g.Elapsed(d.now()), d.plannedFor(a, g), g.Running()
}

func (d *desk) plannedFor(a *content.Activity, g session.Agenda) int {
	return g.PlannedMinutes(a.Minutes, a.Short, d.short())
}

// shortened says that an activity is led on its short path.
func (d *desk) shortened(a *content.Activity) bool {
	return session.AgendaFor(d.state, a.ID).ModeIn(a.Short, d.short()) == session.ModeShort
}

// ticking is the activity whose clock runs, nil where none does. There is one
// clock in a room: to start one stops the other.
func (d *desk) ticking() *content.Activity {
	for _, a := range d.pack.Activities {
		if session.AgendaFor(d.state, a.ID).Running() {
			return a
		}
	}
	return nil
}

// clockText is the clock in the head: time left, or how much it is over, of
// what was planned. A sign and a word say whether it runs, and how near its end
// it is.
func (d *desk) clockText(t *theme, a *content.Activity) string {
	g := session.AgendaFor(d.state, a.ID)
	gone, planned := g.Elapsed(d.now()), d.plannedFor(a, g)
	switch {
	case planned == 0:
		return t.muted.Render(leftOut(g))
	case g.Done && !g.Running():
		return t.muted.Render(fmt.Sprintf("took %d min of %d", (gone+30)/60, planned))
	case !g.Running() && gone == 0:
		return t.muted.Render(fmt.Sprintf("%d min  f7 starts the clock", planned))
	}
	word := "paused"
	if g.Running() {
		word = t.sign("▶", ">")
	}
	return d.inWarning(t, gone, planned, word+" "+d.clockWords(gone, planned))
}

// clockWords is the time on a clock: to the second, and near the end and behind
// it in words, unless they are turned off.
func (d *desk) clockWords(gone, planned int) string {
	left := planned*60 - gone
	switch {
	case session.WarningAt(gone, planned) == session.NoWarning, d.session().NoWord:
		if left < 0 {
			return fmt.Sprintf("%s over %d min", minSec(-left), planned)
		}
		return fmt.Sprintf("%s left of %d min", minSec(left), planned)
	case left > 0:
		return session.ClockWord(gone, planned) + " of " + itoa(planned)
	}
	return session.ClockWord(gone, planned)
}

// inWarning draws what stands on a clock in the colour of its warning.
func (d *desk) inWarning(t *theme, gone, planned int, text string) string {
	style := t.bold
	if !d.session().NoColour {
		switch session.WarningAt(gone, planned) {
		case session.Low:
			style = t.warn.Bold(true)
		case session.Last, session.Up:
			style = t.bad
		}
	}
	return style.Render(text)
}

// leftOut says why an activity is not run, as far as that was said.
func leftOut(g session.Agenda) string {
	if why := leftOutReasons[g.Reason]; why != "" {
		return "left out: " + why
	}
	return "left out"
}

var leftOutReasons = map[string]string{"paper": "done on paper", "group": "not for this group", "time": "no time"}

func minSec(s int) string { return fmt.Sprintf("%d:%02d", s/60, s%60) }

// toggleClock starts or pauses the activity's clock; another one that runs is
// paused.
func (r *run) toggleClock() tea.Cmd {
	d := r.env.desk
	return d.do("", func(g *session.Gesture) error {
		a := session.AgendaFor(d.state, r.at.ID)
		p := a.Pause(d.now())
		if !a.Running() {
			p = a.Start(d.now())
			if other := d.ticking(); other != nil {
				o := session.AgendaFor(d.state, other.ID)
				if err := g.Set(session.KindAgenda, o.ID, o.Pause(d.now())); err != nil {
					return err
				}
			}
		}
		p["for"] = r.at.ID
		return g.Set(session.KindAgenda, a.ID, p)
	})
}

// clockKey takes the keys of the clock.
func (r *run) clockKey(k tea.KeyPressMsg) (cmd tea.Cmd, taken bool) {
	switch {
	case key.Matches(k, clockKeys.big):
		return r.env.open(newClockScreen(r.env, r)), true
	case key.Matches(k, dayKeys.shorten):
		return r.env.open(newReplan(r.env, -1)), true
	case key.Matches(k, clockKeys.more):
		return r.env.desk.addMinutes(r.at, 1), true
	case key.Matches(k, clockKeys.less):
		return r.env.desk.addMinutes(r.at, -1), true
	case key.Matches(k, clockKeys.more5):
		return r.env.desk.addMinutes(r.at, 5), true
	case key.Matches(k, clockKeys.less5):
		return r.env.desk.addMinutes(r.at, -5), true
	}
	return nil, false
}

// addMinutes plans an activity longer or shorter.
func (d *desk) addMinutes(a *content.Activity, by int) tea.Cmd {
	g := session.AgendaFor(d.state, a.ID)
	now := d.plannedFor(a, g)
	if now == 0 {
		return say(toneInfo, "This activity is left out; F8 and M bring it back.")
	}
	return d.planMinutes(a, now+by)
}

// longest is the most minutes that one activity can be planned for: a day.
const longest = 24 * 60

func (d *desk) planMinutes(a *content.Activity, minutes int) tea.Cmd {
	return d.plan(a, session.Patch{"planned_min": int64(max(1, min(minutes, longest)))})
}

// plan writes what is planned for an activity.
func (d *desk) plan(a *content.Activity, p session.Patch) tea.Cmd {
	p["for"] = a.ID
	return d.do("", func(g *session.Gesture) error {
		return g.Set(session.KindAgenda, session.AgendaID(d.state.Session, a.ID), p)
	})
}

// startTicking draws once a second while a clock runs, and not at all
// otherwise.
func (r *run) startTicking() tea.Cmd {
	if r.ticking || r.env.desk == nil || r.env.desk.ticking() == nil {
		return nil
	}
	r.ticking = true
	return tick()
}

// ticks has the clock drawn that another window may have started.
func (a *app) ticks() tea.Cmd {
	if r := a.run(); r != nil {
		return r.startTicking()
	}
	return nil
}

// ticked is a second of a running clock: where a moment has come to warn, it
// does, once.
func (r *run) ticked() tea.Cmd {
	r.ticking = false
	d := r.env.desk
	if d == nil {
		return nil
	}
	a := d.ticking()
	if a == nil {
		return nil
	}
	gone, planned, _ := d.clockOf(a)
	before := r.rung
	r.rung = rung{a.ID, gone}
	if before.activity != a.ID {
		return r.startTicking() // what is past already was said before
	}
	return tea.Batch(d.warn(a, session.Crossed(before.gone, gone, planned)), r.startTicking())
}

// rung is how far a clock had gone when it was last looked at.
type rung struct {
	activity string
	gone     int
}

// warn says and rings that a clock has come to one of its moments. The window
// that writes the session rings, and no other.
func (d *desk) warn(a *content.Activity, w session.Warning) tea.Cmd {
	if w == session.NoWarning {
		return nil
	}
	var cmds []tea.Cmd
	own := d.session()
	if !own.NoBell && d.view == "" {
		cmds = append(cmds, tea.Raw("\a"))
	}
	if !own.NoWord {
		gone, planned, _ := d.clockOf(a)
		word := session.ClockWord(gone, planned)
		cmds = append(cmds, say(toneWarn, strings.ToUpper(word[:1])+word[1:]+": "+a.ID+" "+shown(a.Title)+"."))
	}
	return tea.Batch(cmds...)
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
// saying so, at the moment of the last change, or of the last look at the
// clock: the time of a power cut is not the room's time.
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
	if a := d.ticking(); a != nil && d.view == "" {
		d.stopped = a.ID
	}
	return d.pause(max(localTime(last), min(d.left.At, d.now())))
}
