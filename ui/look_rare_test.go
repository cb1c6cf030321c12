package ui

import (
	"doorstep/session"
	"doorstep/session/store"
)

// lookMerging is a merge that reads the other file, or that has read it and now
// writes what it brings.
func lookMerging(planned bool) func(s *stage) {
	return func(s *stage) {
		s.t.Helper()
		s.keys("home", "m")
		m, ok := s.app.top().(*merging)
		if !ok {
			s.t.Fatalf("there is no merge:\n%s", s.screen())
		}
		m.busy = true
		if planned {
			m.union = &store.Union{Files: []store.Brought{{
				Path: "/media/stick/table-2.doorstep", New: 31, Same: 402,
				Activities: []string{"1.5", "1.6"}, Conflicts: []string{"problem #2 statement"},
			}}}
		}
	}
}

// lookAlsoWritten is a visit that two laptops gave different figures.
func lookAlsoWritten(s *stage) {
	s.t.Helper()
	s.to("1.5")
	id := s.kind(session.KindVisit)[0].ID
	other := session.Fold(s.state().Session, s.state().Changes())
	g := other.Begin(s.src.source(), s.src.source().NewID(), "1.5")
	if err := g.Set(session.KindVisit, id, session.Patch{"wait_min": 45}); err != nil {
		s.t.Fatal(err)
	}
	s.do("1.5", func(g *session.Gesture) error { return g.Set(session.KindVisit, id, session.Patch{"wait_min": 80}) })
	s.state().ApplyAll(g.Changes())
	s.keys("home")
	s.cell("wait_min")
	s.wants("also written: ")
}
