package session

import (
	"slices"
	"strings"
	"time"

	"doorstep/content"
)

// Timetable is the days of a workshop with the times at which everything comes
// to stand.
type Timetable struct {
	Days []Day
	// Today is the place in Days of the day in which the workshop stands now, -1
	// where it is not on: the time of a plan that nobody follows means nothing.
	Today int
}

// TimetableOf puts the activities and breaks of a session on the clock. Days
// that are not on count from their opening, with all minutes as planned; the
// day that is on counts from now (CivilTime), with what is left.
func TimetableOf(s *State, p *content.Pack, now string) Timetable {
	own, _ := One[Session](s, s.Session)
	t := Timetable{Days: planDays(s, p, own.Plan == ModeShort), Today: -1}
	t.dates(own)
	here, today := Here(s), -1
	if len(now) >= len(dateLayout) {
		today = t.today(own, here, now)
	}
	for i := range t.Days {
		t.Days[i].plan()
	}
	if today >= 0 && t.Days[today].on(minuteOf(clockOf(now))) {
		t.Today = today
		t.Days[today].follow(t.carried(today, here, now), now)
	}
	return t
}

// clockOf is the time of day of a moment in CivilTime, as "15:04".
func clockOf(now string) string {
	_, clock, _ := strings.Cut(now, " ")
	return clock[:min(len(clock), len("15:04"))]
}

// dates gives the days their dates, if they follow one another from the first to
// the last day of the workshop.
func (t Timetable) dates(own Session) {
	from, err := time.Parse(dateLayout, own.From)
	last := from.AddDate(0, 0, len(t.Days)-1).Format(dateLayout)
	if err != nil || own.To != "" && own.To != last {
		return
	}
	for i := range t.Days {
		t.Days[i].Date = from.AddDate(0, 0, i).Format(dateLayout)
	}
}

// today is the day that it is by the workshop's dates; where they don't say, it
// is the day of the activity in which the room was today. It is -1 on any other
// date.
func (t Timetable) today(own Session, here, now string) int {
	date := now[:len(dateLayout)]
	if own.From != "" && (date < own.From || own.To != "" && date > own.To) {
		return -1
	}
	if t.Days[0].Date != "" {
		return slices.IndexFunc(t.Days, func(d Day) bool { return d.Date == date })
	}
	for i, d := range t.Days {
		for _, x := range d.Slots {
			if x.Activity == nil || x.Activity.ID != here {
				continue
			}
			if own.From != "" || strings.HasPrefix(x.Plan.Seen, date) || strings.HasPrefix(x.Plan.RunningSince, date) {
				return i
			}
		}
	}
	return -1
}

// on says whether a time of day belongs to the day: from an hour before it
// opens to three hours after its end.
func (d Day) on(now int) bool {
	last := d.Ends
	if last < 0 {
		last = d.Opens + 12*60
	}
	return now >= d.Opens-60 && now <= last+180
}

// carried sets what is left of a day's activities at a moment, from where the
// workshop stands on, and returns the minutes that are left of those of earlier
// days.
func (t Timetable) carried(today int, here, now string) int {
	carried, reached := 0, here == ""
	for i := range t.Days {
		d := &t.Days[i]
		for k := range d.Slots {
			x := &d.Slots[k]
			if x.Activity == nil {
				continue
			}
			reached = reached || x.Activity.ID == here
			switch left := x.leftAt(now, here, d.begins()); {
			case !reached && i <= today:
				x.Left = 0 // passed over, and nobody waits for it
			case i < today:
				carried += left
			case i == today:
				x.Left = left
			}
		}
	}
	return carried
}

// begins is when the first activity of the day can begin.
func (d Day) begins() int {
	for _, x := range d.Slots {
		if x.Plan.Break == content.BreakOpening {
			return d.Opens + x.Minutes
		}
	}
	return d.Opens
}

// leftAt are the minutes of an activity that are still to come. Its clock tells
// what has gone; where nobody started it, the time since the room came here
// does.
func (x Slot) leftAt(now, here string, begins int) int {
	if x.Plan.Done || x.Skipped {
		return 0
	}
	spent := x.Plan.Elapsed(now)
	if spent == 0 && x.Activity.ID == here {
		since := begins
		if seen := x.Plan.Seen; len(seen) > len(dateLayout) && seen[:len(dateLayout)] == now[:len(dateLayout)] {
			since = max(since, minuteOf(clockOf(seen)))
		}
		spent = 60 * max(0, minuteOf(clockOf(now))-since)
	}
	return max(0, (x.Minutes*60-spent+59)/60)
}
