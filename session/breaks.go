package session

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"doorstep/content"
)

// BreakID names the nth break of a kind that the pack puts on a day of one of
// its plans, so that two laptops that move it move the same record. Days count
// from 1, n from 0. There is one opening and one end a day.
func BreakID(session ID, short bool, day int, kind string, n int) ID {
	plan := ModeFull
	if short {
		plan = ModeShort
	}
	return Derive(KindAgenda, session.String(), "break", plan, strconv.Itoa(day), kind, strconv.Itoa(n))
}

var (
	errNotBreak  = errors.New("a break is a word, a time and its minutes, such as tea 11:00 15")
	errBreakTime = errors.New("say when it is meant to begin, such as 11:00; only a buffer has no time")
	errBreakLong = errors.New("a break takes up to 12 hours")
)

// ParseBreak reads a break as it is typed: "tea 11:00 15", "lunch at 13:00 45
// min", "buffer 20", "end 16:30", "Guest speaker 12:00 10". The words decide
// the kind; those that are none become the title. A break without minutes takes
// usual. The fields are those of its record; an error is a sentence without a
// full stop.
func ParseBreak(text string, usual int) (Patch, error) {
	var words []string
	at, minutes := "", -1
	for _, w := range strings.Fields(asciiDigits(text)) {
		if t, err := ParseTime(w); err == nil && at == "" && strings.ContainsAny(w, ":.") {
			at = t
		} else if n, err := ParseMinutes(w); err == nil && minutes < 0 {
			minutes = n
		} else if !slices.Contains([]string{"at", "min", "minutes", "for"}, w) {
			words = append(words, w)
		}
	}
	if len(words) == 0 {
		return nil, errNotBreak
	}
	kind := breakKind(strings.Join(words, " "))
	p := Patch{"break": kind, "at": at, "title": nil}
	if kind == content.BreakOther {
		p["title"] = strings.Join(words, " ")
	}
	if minutes < 0 {
		minutes = usual
	}
	switch {
	case minutes > 12*60:
		return nil, errBreakLong
	case kind == content.BreakBuffer:
		p["at"] = nil
	case at == "":
		return nil, errBreakTime
	}
	p["planned_min"] = int64(minutes)
	if kind == content.BreakEnd {
		p["planned_min"] = nil
	}
	return p, nil
}

// breakKind is the kind that a word means: its name, or the beginning of it.
func breakKind(word string) string {
	word = strings.ToLower(word)
	for _, k := range content.BreakKinds {
		if k != content.BreakOther && strings.HasPrefix(k, word) {
			return k
		}
	}
	return content.BreakOther
}

// breaksOf are the breaks of each day, by the number of the day: the pack's, as
// they were changed in this session, and those that were added. One that was
// taken out is not among them.
func breaksOf(s *State, days []content.Day, short bool) map[int][]Agenda {
	list := map[int][]Agenda{}
	known := map[ID]bool{}
	for i, day := range days {
		count := map[string]int{}
		for _, b := range day.Breaks {
			id := BreakID(s.Session, short, i+1, b.Kind, count[b.Kind])
			count[b.Kind]++
			known[id] = true
			a, _ := One[Agenda](s, id)
			a.ID = id
			if a.Day == 0 {
				a.Day = i + 1
			}
			if a.Break == "" {
				a.Break = b.Kind
			}
			if a.At == "" {
				a.At = b.At
			}
			if a.Planned == nil {
				a.Planned = &b.Minutes
			}
			list[a.Day] = append(list[a.Day], a)
		}
	}
	for _, r := range s.Kind(KindAgenda) {
		// Another room has breaks of its own, and so has the pack's other plan.
		a := As[Agenda](r)
		if a.Break != "" && a.Day > 0 && !known[a.ID] && r.Origin == s.Session && (!a.ID.derived() || ofPlan(s, a, short)) {
			list[a.Day] = append(list[a.Day], a)
		}
	}
	for day := range list {
		list[day] = slices.DeleteFunc(list[day], func(a Agenda) bool { return a.Mode == ModeSkipped })
		slices.SortStableFunc(list[day], func(a, b Agenda) int { return minuteOf(a.At) - minuteOf(b.At) })
	}
	return list
}

// ofPlan says whether a break that the pack does not have is the opening or the
// end that was given to a day of this plan.
func ofPlan(s *State, a Agenda, short bool) bool {
	return a.ID == BreakID(s.Session, short, a.Day, a.Break, 0)
}

// minuteOf is a time of day as minutes after midnight, -1 where it is none.
func minuteOf(at string) int {
	h, m, ok := strings.Cut(at, ":")
	hour, err1 := strconv.Atoi(h)
	minute, err2 := strconv.Atoi(m)
	if !ok || err1 != nil || err2 != nil || hour < 0 || hour > 23 || minute < 0 || minute > 59 {
		return -1
	}
	return hour*60 + minute
}
