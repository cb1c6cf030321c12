package session

import (
	"slices"
	"sort"
)

// Replan is a proposal to make what is left of a day shorter.
type Replan struct {
	Day int // from 1
	// Need are the minutes that are to be won, Won those that the cuts give and
	// Over those that are still missing then.
	Need, Won, Over int
	Cuts            []Cut
}

// Cut makes one activity shorter, or leaves it out.
type Cut struct {
	Activity string
	From, To int // planned minutes
	Skip     bool
}

// Left is an activity that is still to come, or going on.
type Left struct {
	Activity string
	// Planned are its minutes, Left those of them that are still to come, and
	// Short those that it needs at the least; a Short of 0 can be left out, but
	// not made shorter.
	Planned, Left, Short int
	// Begun says that it can't be left out any more.
	Begun bool
}

// floor is the least that the activity can be planned with now: its short form,
// and never less than what has gone already.
func (l Left) floor() int {
	if l.Short == 0 {
		return l.Planned
	}
	return min(l.Planned, max(l.Short, l.Planned-l.Left))
}

// Shorten wins so many minutes from what is left. Each activity gives in
// proportion to what it has above its floor. Only where that is not enough are
// activities left out that the short path does without, from the last on, as few
// as will do; then the others give only what is still missing.
func Shorten(list []Left, need int) Replan {
	r := Replan{Need: max(need, 0)}
	room := 0
	for _, l := range list {
		room += l.Planned - l.floor()
	}
	missing, skip := r.Need, map[int]bool{}
	for i, l := range slices.Backward(list) {
		if room < missing && l.Short == 0 && !l.Begun && l.Left > 0 {
			skip[i] = true
			missing -= l.Left
		}
	}
	missing = max(missing, 0)
	give := min(missing, room)
	for i, part := range shares(list, room, give) {
		l := list[i]
		switch {
		case skip[i]:
			r.Cuts = append(r.Cuts, Cut{l.Activity, l.Planned, 0, true})
			r.Won += l.Left
		case part > 0:
			r.Cuts = append(r.Cuts, Cut{l.Activity, l.Planned, l.Planned - part, false})
			r.Won += part
		}
	}
	r.Over = max(0, r.Need-r.Won)
	return r
}

// shares spreads whole minutes over the activities in proportion to the room
// that each has; what rounding leaves goes to the largest remainders, the first
// of equal ones first.
func shares(list []Left, room, give int) []int {
	parts := make([]int, len(list))
	if room == 0 {
		return parts
	}
	rest, order := give, make([]int, len(list))
	for i, l := range list {
		parts[i] = give * (l.Planned - l.floor()) / room
		rest -= parts[i]
		order[i] = i
	}
	remainder := func(i int) int { return give * (list[i].Planned - list[i].floor()) % room }
	slices.SortStableFunc(order, func(a, b int) int { return remainder(b) - remainder(a) })
	for _, i := range order[:rest] {
		parts[i]++
	}
	return parts
}

// Replan proposes how a day ends in time with its buffer whole, with no more
// cuts than that takes: where the day is over before a break, nobody waits for
// the break, and less will do. There are no cuts where nothing is to be won.
func (d Day) Replan() Replan {
	late, ok := d.Late()
	if !ok || late <= 0 {
		return Replan{Day: d.Number}
	}
	var list []Left
	for _, x := range d.Slots {
		if x.Activity == nil || x.Left == 0 {
			continue
		}
		begun := x.Plan.Running() || x.Left < x.Minutes
		list = append(list, Left{x.Activity.ID, x.Minutes, x.Left, min(x.Activity.Short, x.Minutes), begun})
	}
	enough := sort.Search(late, func(n int) bool { return d.lateAfter(Shorten(list, n)) <= 0 })
	r := Shorten(list, enough)
	r.Day, r.Need, r.Over = d.Number, late, max(0, d.lateAfter(r))
	return r
}

// lateAfter are the minutes by which the day is late once cuts were made.
func (d Day) lateAfter(r Replan) int {
	c := d.course
	c.acts = slices.Clone(c.acts)
	for i := range c.acts {
		x := &c.acts[i]
		for _, cut := range r.Cuts {
			if cut.Activity == x.Activity.ID {
				x.takes = max(0, x.takes-(cut.From-cut.To))
			}
		}
	}
	_, finish := c.layOut()
	return finish + d.Buffer - d.Ends
}

// Apply writes a proposal as one gesture.
func (r Replan) Apply(g *Gesture) error {
	for _, c := range r.Cuts {
		p := Patch{"for": c.Activity, "planned_min": int64(c.To)}
		if c.Skip {
			p = Patch{"for": c.Activity, "mode": ModeSkipped, "reason": "time"}
		}
		if err := g.Set(KindAgenda, AgendaID(g.state.Session, c.Activity), p); err != nil {
			return err
		}
	}
	return nil
}
