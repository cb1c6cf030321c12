package session

import (
	"slices"

	"doorstep/content"
)

// Checklist is what an activity still has to give: of each list with needs,
// whether anything is there, which needs are empty, and which tables are not
// heard yet. What is not a need is never asked for.
type Checklist struct {
	Activity *content.Activity
	// LeftOut says that the activity is not run: then nothing of it is empty,
	// it is just not done.
	LeftOut bool
	// Begun says that something was captured in it.
	Begun bool
	Lists []CheckedList
}

// CheckedList is one list of the activity.
type CheckedList struct {
	Capture *content.Capture
	Records []*Record
	Empty   []EmptyField
	// Without are tables that have given nothing here, where others have.
	Without []*Record
}

// EmptyField is a need that some records don't have.
type EmptyField struct {
	Field   *content.Field
	Records []*Record
}

// Missing says that there is nothing at all in a list that asks for something.
func (l CheckedList) Missing() bool { return len(l.Records) == 0 && needs(l.Capture) }

// Open is how many things the list still asks for.
func (l CheckedList) Open() int {
	n := len(l.Empty) + len(l.Without)
	if l.Missing() {
		n++
	}
	return n
}

// Open is how many things are still empty.
func (c Checklist) Open() int {
	n := 0
	if !c.LeftOut {
		for _, l := range c.Lists {
			n += l.Open()
		}
	}
	return n
}

func needs(c *content.Capture) bool {
	return slices.ContainsFunc(c.Fields, func(f content.Field) bool { return f.Need })
}

// Check works out the checklist of an activity.
func Check(s *State, a *content.Activity) Checklist {
	return new(Checker).Check(s, a)
}

// Checker works out the checklist of an activity again and again: each time, it
// looks at the records that changed since.
type Checker struct {
	activity *content.Activity
	lists    []*listChecker
}

// Check works out the checklist of an activity as the state is now.
func (k *Checker) Check(s *State, a *content.Activity) Checklist {
	if k.activity != a {
		k.activity, k.lists = a, nil
		for i := range a.Captures {
			k.lists = append(k.lists, newListChecker(&a.Captures[i]))
		}
	}
	c := Checklist{Activity: a, LeftOut: LeftOut(s, a)}
	for _, of := range k.lists {
		l := of.check(s)
		own := l.Capture.Kind != KindSession || slices.ContainsFunc(l.Capture.Fields, func(f content.Field) bool {
			return len(l.Records) > 0 && !blankIn(l.Records[0], f.ID)
		})
		c.Begun = c.Begun || own && len(l.Records) > 0
		c.Lists = append(c.Lists, l)
	}
	return c
}

// wordsAlone says that a rating is what somebody likes or would change, which
// gives no stars.
func wordsAlone(r *Record, field string) bool {
	return r.Kind == KindRating && field == "stars" && (!blankIn(r, "like") || !blankIn(r, "change"))
}

// blankIn says that nobody wrote the field: not here, and not elsewhere at the
// same time.
func blankIn(r *Record, field string) bool {
	if len(r.besides(field)) > 0 {
		return false
	}
	switch v := r.value(field).(type) {
	case nil:
		return true
	case string:
		return v == ""
	case []string:
		return len(v) == 0
	}
	return false
}

// LeftOut says whether an activity is not run, by hand or because the workshop
// follows the short path. In a union of rooms one room that runs it is enough.
func LeftOut(s *State, a *content.Activity) bool {
	own, _ := One[Session](s, s.Session)
	short, set := own.Plan == "short", false
	for _, g := range All[Agenda](s) {
		if g.For != a.ID || g.Mode == "" {
			continue
		}
		if set = true; g.ModeIn(a.Short, short) != ModeSkipped {
			return false
		}
	}
	return set || Agenda{}.ModeIn(a.Short, short) == ModeSkipped
}
