package session

import (
	"slices"

	"doorstep/content"
)

// Slot is one line of a day: an activity, or what stands around the
// activities.
type Slot struct {
	// Activity is nil where it is a break.
	Activity *content.Activity
	// Plan is what the session says of the activity, or the break itself.
	Plan Agenda
	// Minutes are those planned; 0 for what is left out.
	Minutes int
	Skipped bool
	// Left are the minutes still to come: none of what is done, and of what was
	// begun those that its clock leaves.
	Left int
	// From and To are where it comes to stand, in minutes after midnight, and
	// may lie behind the end of the day. From is -1 where it takes no time any
	// more.
	From, To int
	// takes are the minutes that it is laid out with.
	takes int
}

// Day is one day of the workshop.
type Day struct {
	Number int    // from 1
	Date   string // "2006-01-02"; empty where the workshop's dates don't tell
	Slots  []Slot
	// Opens is when it begins and Ends when it must be over, in minutes after
	// midnight; Ends is -1 where no end was set.
	Opens, Ends int
	// Buffer are the minutes that are kept free before the end.
	Buffer int
	// Live says that this is the day in which the workshop stands now, so that
	// its times are counted from now on.
	Live bool
	// Finish is when the last activity is over as things stand.
	Finish int

	course course
}

// usualOpening is when a day begins for which nothing was set: 9 o'clock.
const usualOpening = 9 * 60

// Late are the minutes by which the day's activities take longer than its end
// and its buffer leave; below zero, those that are to spare. ok is false for a
// day without an end.
func (d Day) Late() (minutes int, ok bool) {
	if d.Ends < 0 {
		return 0, false
	}
	return d.Finish + d.Buffer - d.Ends, true
}

// Over says that nothing is left to do on this day, and no clock runs.
func (d Day) Over() bool {
	return !slices.ContainsFunc(d.Slots, func(x Slot) bool {
		return x.Activity != nil && (x.Left > 0 || x.Plan.Running())
	})
}

// planDays puts the activities on their days, in the order of the pack, without
// times.
func planDays(s *State, p *content.Pack, short bool) []Day {
	proposal := p.Days.Of(short)
	listed := map[string]int{}
	for i, day := range proposal {
		for _, id := range day.Activities {
			listed[id] = i + 1
		}
	}
	days := make([]Day, max(len(proposal), 1))
	at := 1
	for _, a := range p.Activities {
		if a.Stage == content.StageAfter {
			continue
		}
		plan := AgendaFor(s, a.ID)
		want := listed[a.ID]
		if plan.Day > 0 {
			want = min(plan.Day, MaxDays)
		}
		at = max(at, want) // a later day is never followed by an earlier one
		for len(days) < at {
			days = append(days, Day{})
		}
		days[at-1].Slots = append(days[at-1].Slots, activitySlot(a, plan, short))
	}
	breaks := breaksOf(s, proposal, short)
	for i := range days {
		days[i].Number, days[i].Opens, days[i].Ends = i+1, usualOpening, -1
		for _, b := range breaks[i+1] {
			days[i].put(b)
		}
	}
	return days
}

// MaxDays is the greatest number of days that a workshop is planned for.
const MaxDays = 31

func activitySlot(a *content.Activity, plan Agenda, short bool) Slot {
	x := Slot{Activity: a, Plan: plan, Minutes: bounded(plan.PlannedMinutes(a.Minutes, a.Short, short))}
	x.Skipped = plan.ModeIn(a.Short, short) == ModeSkipped
	return x
}

// bounded holds minutes that a file gives to what a plan can mean: up to a week.
func bounded(minutes int) int { return max(0, min(minutes, 7*24*60)) }

// put adds a break to the day, and takes from it what it says of the whole day.
func (d *Day) put(b Agenda) {
	x := Slot{Plan: b}
	if b.Planned != nil {
		x.Minutes = bounded(*b.Planned)
	}
	switch at := minuteOf(b.At); {
	case b.Break == content.BreakBuffer:
		d.Buffer += x.Minutes
	case at < 0:
		return // a time that can't be read, as a stranger's file may hold
	case b.Break == content.BreakEnd:
		d.Ends, x.Minutes = at, 0
	case b.Break == content.BreakOpening:
		d.Opens = at
	}
	d.Slots = append(d.Slots, x)
}
