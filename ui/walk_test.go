package ui

import "charm.land/bubbles/v2/key"

// Walks through the program, for what has to hold wherever one is.

// eachPlace goes to every screen, and shuts it again when it has been looked at.
func (s *stage) eachPlace(look func(name string)) {
	s.t.Helper()
	for _, p := range places {
		s.keys(p.keys...)
		look(p.name)
		s.shuts()
	}
}

// shuts takes away what lies over the workshop, without a key.
func (s *stage) shuts() {
	for len(s.app.stack) > 1 {
		s.app.pop()
	}
}

// eachList goes to every list of every activity that has one.
func (s *stage) eachList(look func(activity string)) {
	s.t.Helper()
	for _, a := range s.app.env.desk.pack.Activities {
		s.to(a.ID)
		for range a.Captures {
			look(a.ID)
			s.keys("f6")
		}
	}
}

// eachListKey goes through the keys that the list of every activity names, with
// something under its cursor. there goes back to how it was before the key.
func (s *stage) eachListKey(try func(activity string, list int, b key.Binding, there func())) {
	s.t.Helper()
	for _, a := range s.app.env.desk.pack.Activities {
		for n := range a.Captures {
			there := func() {
				s.fresh()
				s.to(a.ID)
				s.list(n + 1)
				s.keys("up")
			}
			there()
			for _, b := range s.app.run().instrument().Keys() {
				try(a.ID, n+1, b, there)
			}
		}
	}
}
