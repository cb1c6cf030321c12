package session

import (
	"slices"
	"strings"

	"doorstep/content"
)

// A break is meant for a time of day, and the activities are not: so breaks are
// pushed to between two activities, to whichever end is nearer. Outside the room
// everybody eats and prays where they are, and the activity takes as much
// longer.

// plan lays the day out from its opening, with all minutes as planned.
func (d *Day) plan() {
	acts, breaks, slots := d.parts()
	for i := range acts {
		acts[i].Left = acts[i].Minutes
		if acts[i].Plan.Done {
			acts[i].Left = 0
		}
	}
	from := d.Opens
	if len(slots) > 0 {
		slots[0].From, slots[0].To = from, from+slots[0].Minutes
		from = slots[0].To
	}
	placed, finish := layOut(from, acts, breaks, planned, false)
	d.close(append(slots, placed...), finish)
}

// follow lays out what is left of the day from a moment on; carried minutes of
// earlier days come first. What is behind keeps its place, without a time.
func (d *Day) follow(carried int, now string) {
	d.Live = true
	clock := minuteOf(clockOf(now))
	acts, breaks, slots := d.parts()
	first := slices.IndexFunc(acts, func(x Slot) bool { return x.Left > 0 || x.Plan.Running() })
	if first < 0 {
		first = len(acts)
	}
	running := first < len(acts) && acts[first].Plan.Running()
	since := clock
	if running {
		since = clock - acts[first].Plan.Elapsed(now)/60
	}
	past, coming := acts[:first], []Slot(nil)
	for _, b := range breaks {
		if b.Left = breakLeft(b, clock, since); b.Left > 0 {
			coming = append(coming, b)
		} else {
			past = append(past, b)
		}
	}
	for i := range past {
		past[i].From, past[i].To = -1, -1
	}
	slices.SortStableFunc(past, func(a, b Slot) int { return d.place(a) - d.place(b) })
	from := max(clock, d.Opens)
	if len(slots) > 0 {
		if running || clock >= slots[0].To {
			slots[0].From, slots[0].To = -1, -1
		} else {
			from = slots[0].To
		}
	}
	placed, finish := layOut(from+carried, acts[first:], coming, left, running && carried == 0)
	if running && len(placed) > 0 && placed[0].Activity != nil {
		placed[0].From = since
	}
	d.close(slices.Concat(slots, past, placed), finish)
}

func planned(x Slot) int { return x.Minutes }
func left(x Slot) int    { return x.Left }

// breakLeft is how much of a break is still to come. One whose time came while
// an activity was running waits for its end.
func breakLeft(b Slot, clock, since int) int {
	at := minuteOf(b.Plan.At)
	switch {
	case b.Plan.Done:
		return 0
	case at > clock || at > since:
		return b.Minutes
	}
	return max(0, at+b.Minutes-clock)
}

// place is where a slot stood in the day as it was planned.
func (d *Day) place(x Slot) int {
	return slices.IndexFunc(d.Slots, func(y Slot) bool { return y.Plan.ID == x.Plan.ID })
}

// parts takes the day apart: its activities in their order, its breaks by their
// time, and the opening, if there is one.
func (d *Day) parts() (acts, breaks, opening []Slot) {
	for _, x := range d.Slots {
		switch {
		case x.Activity != nil:
			acts = append(acts, x)
		case x.Plan.Break == content.BreakOpening:
			opening = append(opening[:0], x)
		case x.Plan.Break != content.BreakBuffer && x.Plan.Break != content.BreakEnd:
			breaks = append(breaks, x)
		}
	}
	slices.SortStableFunc(breaks, func(a, b Slot) int { return strings.Compare(a.Plan.At, b.Plan.At) })
	return acts, breaks, opening
}

// layOut gives activities and breaks their times from a minute on, and returns
// them in the order in which they come, with the end of the last activity.
// Begun says that the first activity is going on, so that no break comes before
// it. A break that is meant for later than all is over keeps its time.
func layOut(from int, acts, breaks []Slot, minutes func(Slot) int, begun bool) (placed []Slot, finish int) {
	rest := breaks
	take := func() {
		b := rest[0]
		rest = rest[1:]
		b.From, b.To = from, from+minutes(b)
		from = b.To
		placed = append(placed, b)
	}
	for i, a := range acts {
		n := minutes(a)
		if n == 0 {
			a.From, a.To = -1, -1
			placed = append(placed, a)
			continue
		}
		first := begun && i == 0
		for len(rest) > 0 && !first && comesBefore(rest[0], a, from, n) {
			take()
		}
		a.From, a.To = from, from+n
		at := len(placed)
		placed = append(placed, a)
		for a.Activity.Outside && len(rest) > 0 && minuteOf(rest[0].Plan.At) < a.To {
			b := rest[0]
			rest = rest[1:]
			b.From = max(minuteOf(b.Plan.At), a.From)
			b.To = b.From + minutes(b)
			a.To += minutes(b)
			placed = append(placed, b)
		}
		placed[at], from = a, a.To
	}
	finish = from
	for len(rest) > 0 && minuteOf(rest[0].Plan.At) < finish {
		take() // its time came during the last activity
		finish = from
	}
	for _, b := range rest {
		b.From = minuteOf(b.Plan.At)
		b.To = b.From + minutes(b)
		placed = append(placed, b)
	}
	return placed, finish
}

// comesBefore says whether a break comes before an activity of n minutes that could
// begin at a minute: its time has come, or the beginning is nearer to it than
// the end.
func comesBefore(b, a Slot, from, n int) bool {
	at := minuteOf(b.Plan.At)
	return at <= from || !a.Activity.Outside && at-from < from+n-at
}

// close ends the day: the buffer is what lies between the last activity and the
// end, as far as it was planned.
func (d *Day) close(slots []Slot, finish int) {
	free := d.Buffer
	if d.Ends >= 0 {
		free = max(0, min(free, d.Ends-finish))
	}
	for _, x := range d.Slots {
		if x.Plan.Break == content.BreakBuffer {
			n := min(x.Minutes, free)
			free -= n
			x.From, x.To, x.Left = finish, finish+n, n
			slots = append(slots, x)
		}
	}
	for _, x := range d.Slots {
		if x.Plan.Break == content.BreakEnd {
			x.From, x.To = d.Ends, d.Ends
			slots = append(slots, x)
		}
	}
	d.Slots, d.Finish = slots, finish
}
