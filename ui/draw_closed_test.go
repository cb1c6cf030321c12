package ui

import (
	"strings"
	"testing"

	"doorstep/session"
)

func TestADrawSaysThatEverythingIsClosed(t *testing.T) {
	t.Parallel()
	s := drawStage(t, 8, 3)
	s.size(80, 30)
	for _, r := range s.kind(session.KindService) {
		s.do("1.2", func(g *session.Gesture) error {
			return g.Set(r.Kind, r.ID, session.Patch{"opening_hours": "02:00-03:00"})
		})
	}
	s.keys("enter")
	s.says("No service is open")
	s.lacks("No draw keeps all the rules.")
	s.wants("3 services are closed in that window")
	if len(s.pairs()) > 0 {
		t.Error("something was written")
	}
}

func TestABlockedDrawKeepsSayingWhoIsShut(t *testing.T) {
	t.Parallel()
	s := drawStage(t, 14, 3)
	s.size(80, 40)
	r := s.kind(session.KindService)[0]
	s.do("1.2", func(g *session.Gesture) error {
		return g.Set(r.Kind, r.ID, session.Patch{"opening_hours": "02:00-03:00"})
	})
	s.keys("enter")
	if screen := strings.Join(strings.Fields(s.screen()), " "); strings.Contains(screen, "No draw keeps all the rules.") {
		s.wants("1 service is closed in that window")
		return
	}
	t.Error("fourteen people fit into two services")
}
