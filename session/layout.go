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
		acts[i].Left, acts[i].takes = acts[i].Minutes, acts[i].Minutes
		if acts[i].Plan.Done {
			acts[i].Left = 0
		}
	}
	for i := range breaks {
		breaks[i].takes = breaks[i].Minutes
	}
	from := d.Opens
	if len(slots) > 0 {
		slots[0].From, slots[0].To = from, from+slots[0].Minutes
		from = slots[0].To
	}
	d.course = course{from, acts, breaks, false}
	placed, finish := d.course.layOut()
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
	past, coming := slices.Clip(acts[:first]), []Slot(nil)
	for _, b := range breaks {
		if b.Left = breakLeft(b, clock, since); b.Left > 0 {
			b.takes = b.Left
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
	rest := acts[first:]
	for i := range rest {
		rest[i].takes = rest[i].Left
	}
	d.course = course{from + carried, rest, coming, running && carried == 0}
	placed, finish := d.course.layOut()
	if d.course.begun {
		placed[0].From, placed[0].To = since, max(placed[0].To, clock)
	}
	d.close(slices.Concat(slots, past, placed), finish)
}

// course is what a day still has to be gone through.
type course struct {
	from   int // minute of the day
	acts   []Slot
	breaks []Slot // by their time
	// begun says that the first activity is going on, so that no break comes
	// before it.
	begun bool
}

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

// layOut gives activities and breaks their times, and returns them in the order
// in which they come, with the end of the last activity. A break that is meant
// for later than that keeps its time, and nothing waits for it.
func (c course) layOut() (placed []Slot, finish int) {
	from, rest := c.from, c.breaks
	take := func() {
		b := rest[0]
		rest = rest[1:]
		b.From, b.To = from, from+b.takes
		from = b.To
		placed = append(placed, b)
	}
	for i, a := range c.acts {
		if a.takes == 0 {
			a.From, a.To = -1, -1
			placed = append(placed, a)
			continue
		}
		for len(rest) > 0 && !(c.begun && i == 0) && comesBefore(rest[0], a, from) {
			take()
		}
		a.From, a.To = from, from+a.takes
		at := len(placed)
		placed = append(placed, a)
		for a.Activity.Outside && len(rest) > 0 && minuteOf(rest[0].Plan.At) < a.To {
			b := rest[0]
			rest = rest[1:]
			b.From = max(minuteOf(b.Plan.At), a.From)
			b.To = b.From + b.takes
			a.To += b.takes
			placed = append(placed, b)
		}
		placed[at], from = a, a.To
	}
	for len(rest) > 0 && minuteOf(rest[0].Plan.At) < from {
		take() // its time came during the last activity
	}
	finish = from
	for _, b := range rest {
		b.From = minuteOf(b.Plan.At)
		b.To = b.From + b.takes
		placed = append(placed, b)
	}
	return placed, finish
}

// comesBefore says whether a break comes before an activity that could begin at
// a minute: its time has come, or the beginning is nearer to it than the end.
func comesBefore(b, a Slot, from int) bool {
	at := minuteOf(b.Plan.At)
	return at <= from || !a.Activity.Outside && at-from < from+a.takes-at
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
			if n == 0 {
				x.From, x.To = -1, -1
			}
			slots = append(slots, x)
		}
	}
	for _, x := range d.Slots {
		if x.Plan.Break == content.BreakEnd {
			x.From, x.To = d.Ends, d.Ends
			slots = append(slots, x)
		}
	}
	after := 1 + lastIndex(slots, func(x Slot) bool { return x.Activity != nil || x.From < finish && x.Plan.Break != content.BreakEnd })
	slices.SortStableFunc(slots[after:], func(a, b Slot) int { return a.From - b.From })
	d.Slots, d.Finish = slots, finish
}

// lastIndex is the place of the last slot of which something is so, -1 where it
// is so of none.
func lastIndex(slots []Slot, so func(x Slot) bool) int {
	for i, x := range slices.Backward(slots) {
		if so(x) {
			return i
		}
	}
	return -1
}
