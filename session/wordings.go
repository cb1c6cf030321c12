package session

import (
	"cmp"
	"slices"
)

// Assumption states, from the one that the visits left standing to the one that
// they disproved.
const (
	AssumptionHeld   = "held"
	AssumptionShaken = "shaken"
	AssumptionBroken = "broken"
)

// Wording is one version of the problem, with what it takes for granted.
type Wording struct {
	*Record
	Version     int
	Assumptions []*Record
}

// Wordings are the versions of the problem of one table, or with no table of
// the room, oldest first. An assumption lies under the version that it names;
// one that names none under the first version of its table.
func Wordings(s *State, table ID) []Wording {
	var list []Wording
	for _, r := range s.Kind(KindProblem) {
		if v, _ := r.Int("version"); r.Ref("table") == table {
			list = append(list, Wording{Record: r, Version: v})
		}
	}
	slices.SortStableFunc(list, func(a, b Wording) int { return cmp.Compare(a.Version, b.Version) })
	if len(list) == 0 {
		return nil
	}
	at := map[ID]int{}
	for i, w := range list {
		at[w.ID] = i
	}
	for _, r := range s.Kind(KindAssumption) {
		i, named := at[r.Ref("problem")]
		if !named && (r.Ref("table") != table || s.Get(KindProblem, r.Ref("problem")) != nil) {
			continue
		}
		list[i].Assumptions = append(list[i].Assumptions, r)
	}
	return list
}

// Ties are what a new record of a table's thread rests on where there is no
// doubt: the only point of view that a question can answer, the only official
// wording that an assumption can lie under, and the theme that the table took.
// Only the fields asked for are given, and none that is filled already.
func Ties(s *State, table ID, p Patch, has func(field string) bool) {
	only := func(field, kind string, fits func(*Record) bool) {
		if p[field] != nil || !has(field) {
			return
		}
		var found []*Record
		for _, r := range s.Kind(kind) {
			if r.Ref("table") == table && fits(r) {
				found = append(found, r)
			}
		}
		if len(found) == 1 {
			p[field] = found[0].ID.String()
		}
	}
	only("pov", KindPOV, func(*Record) bool { return true })
	only("problem", KindProblem, func(r *Record) bool { v, _ := r.Int("version"); return v == 1 })
	if t := s.Get(KindTable, table); t != nil && has("theme") && p["theme"] == nil {
		if theme := s.Get(KindTheme, t.Ref("theme")); theme != nil {
			p["theme"] = theme.ID.String()
		}
	}
}

// NextState is the state of an assumption after this one: held, shaken, broken,
// and held again.
func NextState(state string) string {
	switch state {
	case AssumptionHeld:
		return AssumptionShaken
	case AssumptionShaken:
		return AssumptionBroken
	}
	return AssumptionHeld
}
