package session

import (
	"slices"
	"strings"
)

// OutState is where a pair is in its visit.
type OutState string

// The states, in the order in which a coordinator has to look at them.
const (
	OutLate  OutState = "late"  // out, past the end of the window
	OutDue   OutState = "due"   // out, and the window ends soon
	OutOut   OutState = "out"   // out
	OutHere  OutState = "here"  // not sent out yet
	OutBack  OutState = "back"  // back, the sheet not entered
	OutSheet OutState = "sheet" // the sheet is in
)

// DueMinutes is how long before the end of its window a pair shows as due.
const DueMinutes = 15

// Outing is one visit on the board.
type Outing struct {
	Assignment
	State OutState
	// Gone is how many minutes it has been out, Over how many minutes late it
	// is; negative is time left. Timed is false where no window was set.
	Gone, Over int
	Timed      bool
	// Contact is who answers during the visit, by role and number.
	Contact string
}

// Out says of every visit where it is at a moment of local time, as
// "2006-01-02 15:04:05": the late first, then those due, out, to be sent, back,
// and with their sheet in. Visits of nobody are left out.
func Out(s *State, now string) []Outing {
	sheets := map[ID]bool{}
	for _, r := range s.Kind(KindVisit) {
		sheets[r.Ref("assignment")] = true
	}
	gates := All[Ethics](s)
	var list []Outing
	for _, a := range All[Assignment](s) {
		if len(a.People) == 0 {
			continue
		}
		o := Outing{Assignment: a, Contact: contactOf(gates, a.ID)}
		o.state(sheets[a.ID], now)
		list = append(list, o)
	}
	rank := []OutState{OutLate, OutDue, OutOut, OutHere, OutBack, OutSheet}
	slices.SortStableFunc(list, func(x, y Outing) int {
		c := slices.Index(rank, x.State) - slices.Index(rank, y.State)
		if c == 0 && x.State == OutLate {
			c = y.Over - x.Over
		}
		return firstOf(c, strings.Compare(x.WindowEnd, y.WindowEnd))
	})
	return list
}

func (o *Outing) state(sheet bool, now string) {
	day := o.Date
	if day == "" {
		day, _, _ = strings.Cut(now, " ")
	}
	end := day + " " + o.WindowEnd + ":00"
	o.Timed = clockMinutes(o.WindowEnd) >= 0
	if o.Timed {
		o.Over = (secondsBetween(end, now) - secondsBetween(now, end)) / 60
	}
	if o.SentAt != "" {
		o.Gone = secondsBetween(day+" "+o.SentAt+":00", now) / 60
	}
	switch {
	case sheet:
		o.State = OutSheet
	case o.BackAt != "":
		o.State = OutBack
	case o.SentAt == "":
		o.State = OutHere
	case o.Timed && now > end:
		o.State = OutLate
	case o.Timed && -o.Over < DueMinutes:
		o.State = OutDue
	default:
		o.State = OutOut
	}
}

// contactOf is the safety contact of a visit: its own gate's, else that of the
// gate for all.
func contactOf(gates []Ethics, visit ID) string {
	all := ""
	for _, g := range gates {
		switch {
		case g.SafetyContact == "":
		case g.Assignment == visit:
			return g.SafetyContact
		case g.Assignment.IsZero() && all == "":
			all = g.SafetyContact
		}
	}
	return all
}
