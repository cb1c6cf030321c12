package session

import (
	"cmp"
	"slices"
)

// Due is a promise or a review whose day has come.
type Due struct {
	Kind string // KindAction or KindReview
	ID   ID
	Date string // "2006-01-02"
	Text string
}

// LastDay is the last that can be written: by then all is due.
const LastDay = "9999-12-31"

// DueBy are the promises that are still open on their day, and the reviews
// that were not held on theirs, up to a day and with it, the oldest first. A
// review is held once it has a decision, a note or a figure.
func DueBy(s *State, day string) []Due {
	var list []Due
	for _, a := range All[Action](s) {
		if a.Due != "" && a.Due <= day && a.Status != "done" && a.Status != "dropped" {
			list = append(list, Due{KindAction, a.ID, a.Due, a.Text})
		}
	}
	for _, r := range All[Review](s) {
		if r.Date != "" && r.Date <= day && !r.Held() {
			list = append(list, Due{KindReview, r.ID, r.Date, r.Measure})
		}
	}
	slices.SortStableFunc(list, func(a, b Due) int {
		return cmp.Or(cmp.Compare(a.Date, b.Date), CompareID(a.ID, b.ID))
	})
	return list
}

// Held says that something was found at the review, and that it is no longer
// only planned.
func (r Review) Held() bool {
	return r.Decision != "" || r.Note != "" || r.TimeTenths != nil || r.TimeMin != nil || r.Cost != nil || r.Visits != nil
}
