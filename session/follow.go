package session

import (
	"slices"
	"strings"
)

// FollowDraw completes the fields of a visit sheet that are about to be written
// with what the draw knows: who says the service, or the pair, need not say
// the rest. Nothing that is given or there already is altered. A service to
// which several pairs went, of whom none has a sheet yet, says nothing of who.
func FollowDraw(s *State, kind string, id ID, p Patch) Patch {
	if kind != KindVisit {
		return p
	}
	had, _ := One[Visit](s, id)
	a, ok := meantVisit(s, had, p)
	if !ok {
		return p
	}
	known := Patch{
		"assignment": a.ID, "service": a.Service, "people": a.People,
		"date": textOrNil(a.Date), "started_at": textOrNil(a.SentAt), "ended_at": textOrNil(a.BackAt),
	}
	full := Patch{}
	for f, v := range p {
		full[f] = v
	}
	rec := s.Get(kind, id)
	for f, v := range known {
		_, given := full[f]
		if v = Normal(v); v == nil || given || rec != nil && rec.Value(f) != nil {
			continue
		}
		if l, isList := v.([]string); isList && len(l) == 0 {
			continue
		}
		full[f] = v
	}
	return full
}

// meantVisit is the assignment that a patch on a sheet speaks of.
func meantVisit(s *State, had Visit, p Patch) (Assignment, bool) {
	ref := func(field string) ID {
		text, _ := Normal(p[field]).(string)
		id, _ := ParseID(text)
		return id
	}
	if id := ref("assignment"); !id.IsZero() {
		return One[Assignment](s, id)
	}
	if !had.Assignment.IsZero() {
		return Assignment{}, false
	}
	service := ref("service")
	people, _ := Normal(p["people"]).([]string)
	if service.IsZero() && len(people) == 0 {
		return Assignment{}, false // it says neither where nor who
	}
	if service.IsZero() {
		service = had.Service
	}
	if len(people) == 0 {
		people, _ = Normal(had.People).([]string)
	}
	sheets := map[ID]bool{}
	for _, r := range s.Kind(KindVisit) {
		if r.ID != had.ID {
			sheets[r.Ref("assignment")] = true
		}
	}
	var found []Assignment
	for _, a := range All[Assignment](s) {
		goes := func(id string) bool {
			return slices.ContainsFunc(a.People, func(p ID) bool { return p.String() == id })
		}
		all := !slices.ContainsFunc(people, func(id string) bool { return !goes(id) })
		if !sheets[a.ID] && len(a.People) > 0 && all && (service.IsZero() || a.Service == service) {
			found = append(found, a)
		}
	}
	if len(found) != 1 {
		return Assignment{}, false
	}
	return found[0], true
}

// SheetOf reads an alias that was typed where a visit sheet asks for the
// service: the visit of that person's pair that has no sheet yet, or the only
// one they made. ok is false for any other text, and where it isn't clear which
// visit is meant.
func SheetOf(s *State, kind, typed string) (p Patch, ok bool) {
	typed = strings.TrimSpace(typed)
	if kind != KindVisit || !looksLikeAlias(typed) {
		return nil, false
	}
	var people []ID
	for _, same := range []func(name, typed string) bool{exactAlias, sameAlias} {
		if people = s.called(KindParticipant, typed, same); len(people) > 0 {
			break
		}
	}
	if len(people) != 1 {
		return nil, false
	}
	sheets := map[ID]bool{}
	for _, r := range s.Kind(KindVisit) {
		sheets[r.Ref("assignment")] = true
	}
	var all, open []Assignment
	for _, a := range All[Assignment](s) {
		if slices.Contains(a.People, people[0]) {
			all = append(all, a)
			if !sheets[a.ID] {
				open = append(open, a)
			}
		}
	}
	if len(open) != 1 {
		open = all
	}
	if len(open) != 1 {
		return nil, false
	}
	a := open[0]
	return Patch{"assignment": a.ID, "service": a.Service, "people": a.People}, true
}
