package session

import "testing"

func TestDueBy(t *testing.T) {
	t.Parallel()
	a := newLaptop(1)
	late := a.add(t, KindAction, Patch{"text": "late", "due": "2026-05-01", "status": "open"})
	a.add(t, KindAction, Patch{"text": "kept", "due": "2026-05-01", "status": "done"})
	a.add(t, KindAction, Patch{"text": "dropped", "due": "2026-05-01", "status": "dropped"})
	a.add(t, KindAction, Patch{"text": "without a day"})
	begun := a.add(t, KindAction, Patch{"text": "begun", "due": "2026-05-20", "status": "doing"})
	a.add(t, KindAction, Patch{"text": "tomorrow", "due": "2026-05-21"})
	review := a.add(t, KindReview, Patch{"day": 30, "date": "2026-05-10", "measure": "trips"})
	a.add(t, KindReview, Patch{"day": 30, "date": "2026-05-10", "visits": 2})
	a.add(t, KindReview, Patch{"day": 60, "date": "2026-06-10"})
	want := []ID{late, review, begun}
	got := DueBy(a.State, "2026-05-20")
	if len(got) != len(want) {
		t.Fatalf("due are %+v", got)
	}
	for i, d := range got {
		if d.ID != want[i] {
			t.Errorf("due %d is %q", i, d.Text)
		}
	}
	if n := len(DueBy(a.State, "2026-04-30")); n != 0 {
		t.Errorf("%d are due before any day has come", n)
	}
}
