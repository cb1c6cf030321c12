package ui

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"doorstep/session"
)

// plainClock has the clock say by itself when its time goes to an end: whoever
// leads by ear looks at nothing, and types nothing while the room works.
type plainClock struct {
	alarm *time.Timer
	rung  rungAt
}

// rungAt is the warning that was last said of an activity.
type rungAt struct {
	activity string
	planned  int
	warning  session.Warning
}

// clockMsg says that a clock may have come to one of its moments.
type clockMsg struct{}

func (c *plainClock) stop() {
	if c.alarm != nil {
		c.alarm.Stop()
	}
}

// setAlarm waits for the next moment at which the clock that runs warns.
func (p *plain) setAlarm() {
	p.clock.stop()
	d := p.live()
	if d == nil {
		return
	}
	a := d.ticking()
	if a == nil {
		return
	}
	gone, planned, _ := d.clockOf(a)
	if gone >= planned*60 {
		return
	}
	wait := time.Duration(nextWarning(gone, planned)-gone) * time.Second
	p.clock.alarm = time.AfterFunc(wait, func() { p.post(clockMsg{}) })
}

// nextWarning is the second of a clock at which its next warning falls due, for
// one that is not over yet.
func nextWarning(gone, minutes int) int {
	now, all := session.WarningAt(gone, minutes), minutes*60
	for _, at := range []int{all - all/5, all - all/20, all} {
		for at > gone && session.WarningAt(at, minutes) <= now && at < all {
			at++
		}
		if at > gone && session.WarningAt(at, minutes) > now {
			return at
		}
	}
	return all
}

// rings says a warning once, and waits for the next. What is said in words can
// be turned off for the workshop.
func (p *plain) rings() {
	d := p.live()
	if d == nil {
		return
	}
	defer p.setAlarm()
	a := d.ticking()
	if a == nil {
		return
	}
	gone, planned, _ := d.clockOf(a)
	now := rungAt{a.ID, planned, session.WarningAt(gone, planned)}
	before := p.clock.rung
	p.clock.rung = now
	same := before.activity == now.activity && before.planned == now.planned
	if now.warning == session.NoWarning || same && now.warning <= before.warning || d.session().NoWord {
		return
	}
	p.say.line("Clock: " + session.ClockWord(gone, planned) + " in " + a.ID + " " + shown(a.Title) + ".")
}

// setClock says the clock, starts or pauses it, gives it minutes, or turns its
// warnings on or off.
func (p *plain) setClock(arg string) tea.Cmd {
	d := p.desk()
	_, _, running := d.clockOf(p.run.at)
	words := strings.Fields(strings.ToLower(arg))
	switch {
	case len(words) == 0:
	case words[0] == "start":
		if !running {
			p.carry(p.run.toggleClock())
		}
	case words[0] == "pause" || words[0] == "stop":
		if running {
			p.carry(p.run.toggleClock())
		}
	case words[0] == "quiet" || words[0] == "aloud":
		return p.clockAloud(words[0] == "aloud")
	default:
		cmd, err := p.planned(p.run.at, words)
		if err != nil || strings.Trim(words[0], "+-0123456789hm:") != "" {
			return say(toneError, "The clock takes start, pause, minutes such as 20, 5 more, 5 less, quiet or aloud; it is left as it is.")
		}
		p.carry(cmd)
	}
	p.say.line(p.clockText() + "." + spaced(d.lateSaid()))
	return nil
}

func spaced(text string) string {
	if text == "" {
		return ""
	}
	return " " + text
}

// clockAloud has the clock warn in words, or no longer.
func (p *plain) clockAloud(on bool) tea.Cmd {
	d := p.desk()
	if d.view != "" {
		return say(toneWarn, d.view)
	}
	var v any
	text := "The clock says when its time goes to an end."
	if !on {
		v, text = true, "The clock says nothing by itself any more; /clock aloud changes that."
	}
	return tea.Batch(d.do("", func(g *session.Gesture) error {
		return g.Set(session.KindSession, d.state.Session, session.Patch{"no_word": v})
	}), say(toneDone, text))
}

// clockText is the clock of this activity in words.
func (p *plain) clockText() string {
	d, a := p.desk(), p.run.at
	gone, planned, running := d.clockOf(a)
	g := session.AgendaFor(d.state, a.ID)
	switch left := planned*60 - gone; {
	case planned == 0:
		return capital(leftOut(g))
	case g.Done && !running:
		return "Done; it took " + itoa((gone+30)/60) + " of " + plural(planned, "minute", "minutes")
	case gone == 0 && !running && p.present != nil:
		return plural(planned, "minute", "minutes") + " planned"
	case gone == 0 && !running:
		return plural(planned, "minute", "minutes") + " planned; /clock start starts the clock"
	case left < 0:
		return timeSaid(-left) + " over " + plural(planned, "minute", "minutes") + ", " + runs(running)
	default:
		return timeSaid(left) + " left of " + plural(planned, "minute", "minutes") + ", " + runs(running)
	}
}

// timeSaid is a length of time as it is said: in minutes, near the end in
// seconds.
func timeSaid(seconds int) string {
	switch {
	case seconds < 60:
		return plural(seconds, "second", "seconds")
	case seconds < 120 && seconds%60 > 0:
		return "1 minute " + plural(seconds%60, "second", "seconds")
	}
	return plural(seconds/60, "minute", "minutes")
}

func runs(running bool) string {
	if running {
		return "the clock runs"
	}
	return "the clock is paused"
}
