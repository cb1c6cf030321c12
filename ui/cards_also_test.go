package ui

import (
	"testing"

	"doorstep/session"
)

func TestACardWrittenTwiceIsMarkedAndReadWhole(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Twice")
	s.size(80, 24)
	s.to("1.6")
	s.paste("One clerk asked for the certificate of the other clerk, who had gone\nsecond")
	id := s.kind(session.KindCard)[0].ID
	text := s.state().Get(session.KindCard, id).Text()
	s.farAway(s.state().Get(session.KindCard, id), "text", text+" to lunch", text+" home")
	s.wants("≠")
	s.lacks("also written")
	s.keys("up", "up")
	s.wants("also written:", "lunch", "home")
}
