package ui

import (
	"fmt"
	"time"

	"doorstep/content"
	"doorstep/session"
)

// daytimes is the timetable as it was last worked out: it changes with the plan
// and with the minute, and is asked for with every frame.
type daytimes struct {
	minute          string
	agenda, session int64
	pack            *content.Pack
	table           session.Timetable
}

// timetable is the days with their times as of now.
func (d *desk) timetable() session.Timetable {
	now := d.now()
	want := daytimes{
		minute: now[:len("2006-01-02 15:04")], pack: d.pack,
		agenda: d.state.KindVersion(session.KindAgenda), session: d.state.KindVersion(session.KindSession),
	}
	if have := d.times; have.minute != want.minute || have.pack != want.pack || have.agenda != want.agenda || have.session != want.session {
		want.table = session.TimetableOf(d.state, d.pack, now)
		d.times = want
	}
	return d.times.table
}

// onTime is how many minutes early or late still count as on time.
const onTime = 2

// lateWords says how a day goes: "12 min behind", "8 min ahead", "on time"; for
// a day that is still to come, whether it holds what is planned. It is "" for a
// day without an end.
func lateWords(d session.Day) string {
	late, ok := d.Late()
	switch {
	case !ok:
		return ""
	case d.Live && d.Over():
		return "day done"
	case d.Live && late > onTime:
		return session.FormatMinutes(late) + " behind"
	case d.Live && late < -onTime:
		return session.FormatMinutes(-late) + " ahead"
	case d.Live:
		return "on time"
	case late > 0:
		return session.FormatMinutes(late) + " too much"
	case late < 0:
		return session.FormatMinutes(-late) + " free"
	}
	return "fits"
}

// lateStyle is that of the words: nobody is to be alarmed by a few minutes.
func lateStyle(t *theme, d session.Day) ink {
	if late, ok := d.Late(); ok && late > onTime {
		return t.warn
	}
	return t.muted
}

// lateText is ahead or behind for the day that is on, "" on any other.
func (d *desk) lateText(t *theme) string {
	table := d.timetable()
	if table.Today < 0 {
		return ""
	}
	day := table.Days[table.Today]
	return lateStyle(t, day).Render(lateWords(day))
}

// dayName is a day as it is called, with its date where that is known.
func dayName(d session.Day) string {
	name := "Day " + itoa(d.Number)
	if date, err := time.Parse(time.DateOnly, d.Date); err == nil {
		name += ", " + date.Format("Mon 2 Jan")
	}
	return name
}

// clockTime is a minute of the day as "15:04"; what lies behind midnight goes
// on counting, so that nobody takes it for the morning.
func clockTime(minute int) string {
	if minute < 0 {
		return ""
	}
	return fmt.Sprintf("%02d:%02d", minute/60, minute%60)
}
