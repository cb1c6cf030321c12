package ui

import (
	"testing"

	"doorstep/session"
)

func TestStarsStandInTheActivityThatAskedForThem(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Stars")
	question := s.add("2.5", session.KindHMW, session.Patch{"text": "How might we tell her?"})
	concept := s.add("3.6", session.KindConcept, session.Patch{"title": "One list"})
	s.add("2.6", session.KindRating, session.Patch{"item": question, "stars": 4})
	s.add("3.6", session.KindRating, session.Patch{"item": concept, "stars": 5})
	s.add("3.6", session.KindRating, session.Patch{"stars": 1}) // for nothing yet
	s.to("2.6")
	s.wants("▪ Stars 2", "A  How might we tell her?", "1 slip")
	s.lacks("One list", "(gone)")
	s.to("3.6")
	s.list(3)
	s.wants("▪ Stars 2", "A  One list", "1 slip")
	s.lacks("How might we tell her", "(gone)")
}

func TestCardsStandInTheActivityThatAskedForThem(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Kinds")
	for kind, text := range map[string]string{"pain": "of 1.6", "so_what": "of 1.7", "mood": "of 3.8", "note": "caught", "": "without"} {
		p := session.Patch{"text": text}
		if kind != "" {
			p["kind"] = kind
		}
		s.add("1.6", session.KindCard, p)
	}
	for activity, want := range map[string]string{"1.6": "Criticism and praise 2", "1.7": "What we take from it 3", "2.1": "Cards 2", "3.8": "One word 1"} {
		s.to(activity)
		s.wants(want)
	}
}
