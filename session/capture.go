package session

import (
	"slices"

	"doorstep/content"
)

// Belongs says whether a record is one that a capture of an activity writes:
// of its kind, with its fixed fields, and with a choice that it offers. So 1.6
// shows criticisms and 1.7 reflections, though both are cards, and stars for
// questions stand in one activity and for concepts in another. A rating whose
// item is gone stays where it may have been.
func Belongs(s *State, c *content.Capture, r *Record) bool {
	if r.Kind != c.Kind {
		return false
	}
	for field, want := range c.Fixed {
		if !SameValue(r.value(field), Fixed(c.Kind, field, want)) {
			return false
		}
	}
	if kind := c.Field("kind"); kind != nil && c.Kind == KindCard {
		has := r.Str("kind")
		if has != "" && !slices.ContainsFunc(kind.Choices, func(ch content.Choice) bool { return ch.ID == has }) {
			return false
		}
	}
	item := c.Field("item")
	if item == nil || item.Type != content.Ref || s.Get(item.Ref, r.Ref("item")) != nil {
		return true
	}
	return s.Find(r.Ref("item")) == nil
}

// ItemVersion is the state's version at which something last changed beside a
// capture's own records that Belongs looks at.
func ItemVersion(s *State, c *content.Capture) int64 {
	if item := c.Field("item"); item != nil {
		return s.KindVersion(item.Ref)
	}
	return 0
}

// Captured are the records that a capture writes, whichever table's; of the
// session, its own.
func Captured(s *State, c *content.Capture) []*Record {
	if c.Kind == KindSession {
		if r := s.Get(KindSession, s.Session); r != nil {
			return []*Record{r}
		}
		return nil
	}
	var list []*Record
	for _, r := range s.Kind(c.Kind) {
		if Belongs(s, c, r) {
			list = append(list, r)
		}
	}
	return list
}

// Holder is the activity and the capture in which a record is to be seen:
// where it was made if that shows it, else the first that does; nil if none.
func Holder(s *State, p *content.Pack, r *Record) (*content.Activity, *content.Capture) {
	if a := p.Activity(r.Activity); a != nil {
		if c := holds(s, a, r); c != nil {
			return a, c
		}
	}
	for _, a := range p.Activities {
		if c := holds(s, a, r); c != nil {
			return a, c
		}
	}
	return nil, nil
}

func holds(s *State, a *content.Activity, r *Record) *content.Capture {
	for i := range a.Captures {
		if Belongs(s, &a.Captures[i], r) {
			return &a.Captures[i]
		}
	}
	return nil
}
