package content

import (
	"reflect"
	"slices"
	"time"

	"go.yaml.in/yaml/v3"
)

// DayPlans is how a pack spreads its activities over days, in full and on the short
// path. It is a proposal: a session moves what it needs to. A pack may leave
// either out.
type DayPlans struct{ Full, Short []Day }

// Of is the proposal for one of the two plans, nil where the pack has none.
func (d DayPlans) Of(short bool) []Day {
	if short {
		return d.Short
	}
	return d.Full
}

// Day is one day of the workshop: its activities in the order in which they are
// run, and what stands around them.
type Day struct {
	Activities []string
	Breaks     []Break
}

// Break is a part of a day that is no activity. At is the local time at which
// it is meant to begin, as "15:04"; a buffer has none, since it is whatever is
// left before the end. An end has no minutes.
type Break struct {
	Kind    string
	At      string
	Minutes int
}

// The kinds of break.
const (
	BreakOpening = "opening"
	BreakTea     = "tea"
	BreakPrayer  = "prayer"
	BreakLunch   = "lunch"
	BreakOther   = "other"
	BreakBuffer  = "buffer"
	BreakEnd     = "end"
)

// BreakKinds are all kinds of break, in the order of a day.
var BreakKinds = []string{BreakOpening, BreakTea, BreakPrayer, BreakLunch, BreakOther, BreakBuffer, BreakEnd}

// planNames are the keys of the two plans.
var planNames = [...]string{"full", "short"}

// maxBreak is the longest that a break can be, in minutes.
const maxBreak = 12 * 60

// days reads the two plans of pack.md.
func (s *source) days(dst *DayPlans) reader {
	return func(path string, n *yaml.Node) bool {
		return s.mapping(path, "plan of days", n,
			may("full", s.dayList(&dst.Full)),
			may("short", s.dayList(&dst.Short)),
		)
	}
}

func (s *source) dayList(dst *[]Day) reader {
	return s.each(func(path string, n *yaml.Node) bool {
		*dst = append(*dst, Day{})
		day := &(*dst)[len(*dst)-1]
		return s.mapping(path, "day", n,
			must("activities", s.texts(&day.Activities)),
			may("breaks", s.each(func(path string, n *yaml.Node) bool {
				day.Breaks = append(day.Breaks, Break{})
				b := &day.Breaks[len(day.Breaks)-1]
				return s.mapping(path, "break", n,
					must("break", s.text(&b.Kind)),
					may("at", s.text(&b.At)),
					may("minutes", s.whole(&b.Minutes)),
				)
			})),
		)
	})
}

// checkDays notes what is wrong in the days of pack.md by itself.
func (s *source) checkDays(d DayPlans) {
	for _, plan := range planNames {
		path := join("days", plan)
		seen := map[string]bool{}
		for i, day := range d.Of(plan == planNames[1]) {
			for k, id := range day.Activities {
				if seen[id] {
					s.noteAt(at(join(at(path, i), "activities"), k), "the activity %q stands in these days twice", id)
				}
				seen[id] = true
			}
			s.checkBreaks(join(at(path, i), "breaks"), day.Breaks)
		}
	}
}

func (s *source) checkBreaks(path string, breaks []Break) {
	once := map[string]bool{}
	for i, b := range breaks {
		here := at(path, i)
		_, err := time.Parse("15:04", b.At)
		switch {
		case !s.good(join(here, "break")):
		case !slices.Contains(BreakKinds, b.Kind):
			s.noteAt(join(here, "break"), "%s", unknown("break", b.Kind, BreakKinds))
		case b.Kind != BreakBuffer && !s.bad(join(here, "at")) && (err != nil || len(b.At) != 5):
			s.noteAt(join(here, "at"), "at %q must be a time of day in quotes, such as \"13:00\"", b.At)
		case b.Kind == BreakBuffer && b.At != "":
			s.noteAt(join(here, "at"), "a buffer has no time of its own; it stands before the end of the day")
		case b.Minutes < 0 || b.Minutes > maxBreak:
			s.noteAt(join(here, "minutes"), "minutes must be from 0 to %d (half a day)", maxBreak)
		case b.Kind == BreakEnd && b.Minutes != 0:
			s.noteAt(join(here, "minutes"), "the end of a day has no minutes")
		case once[b.Kind] && (b.Kind == BreakOpening || b.Kind == BreakEnd):
			s.noteAt(join(here, "break"), "a day has one %s", b.Kind)
		}
		once[b.Kind] = true
	}
}

// checkDaysWhole holds the days against the activities that there are: all of
// those that a plan gives minutes stand in it, in their order.
func (e *edition) checkDaysWhole() {
	for _, plan := range planNames {
		short := plan == planNames[1]
		days := e.pack.Days.Of(short)
		if days == nil || e.unread {
			continue
		}
		path := join("days", plan)
		last, stands := -1, map[string]bool{}
		order := e.inOrder()
		for i, day := range days {
			for k, id := range day.Activities {
				here := at(join(at(path, i), "activities"), k)
				place := slices.IndexFunc(order, func(a *Activity) bool { return a.ID == id })
				switch {
				case place < 0:
					e.packFrom.noteAt(here, "the pack has no activity %q", id)
				case order[place].Stage == StageAfter:
					e.packFrom.noteAt(here, "the activity %q comes after the workshop and stands on none of its days", id)
				case place < last:
					e.packFrom.noteAt(here, "the activity %q comes before the one in front of it", id)
				default:
					last = place
				}
				stands[id] = true
			}
		}
		for _, a := range order {
			if a.Stage != StageAfter && a.Planned(short) > 0 && !stands[a.ID] {
				e.packFrom.noteAt(path, "the activity %q stands on no day", a.ID)
			}
		}
	}
}

// inOrder are the edition's activities in the order in which they are run.
func (e *edition) inOrder() []*Activity {
	p := &Pack{Stages: e.pack.Stages}
	for _, r := range e.activities {
		p.Activities = append(p.Activities, r.Activity)
	}
	slices.SortStableFunc(p.Activities, p.compare)
	return p.Activities
}

// sameDays notes days that differ from those translated. A translation may
// leave them out: times of day need no translation.
func (s *source) sameDays(want, got DayPlans, file string) {
	if s.good("days") && !reflect.DeepEqual(want, got) {
		s.noteAt("days", "the days are not the same as in %s; leave them out here", file)
	}
}
