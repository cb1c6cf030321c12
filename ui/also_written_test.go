package ui

import (
	"strings"
	"testing"

	"doorstep/session"
)

// TestTheOtherWordingIsReadBeforeItIsSettled, though both wordings begin alike
// and are longer than the line: on a sheet, a statement and in the whys.
func TestTheOtherWordingIsReadBeforeItIsSettled(t *testing.T) {
	t.Parallel()
	long := "walks to the office by the bridge because nobody told her before she left home that the form "
	for _, at := range []struct{ activity, kind, field string }{
		{"3.3", session.KindJourneyStep, "citizen_action"}, {"2.5", session.KindPOV, "who"}, {"2.4", session.KindWhy, "answer"},
	} {
		s := newStage(t)
		s.begin("Also")
		s.to(at.activity)
		first := session.Patch{at.field: long + long}
		if at.kind == session.KindJourneyStep {
			first["journey"] = "now"
		}
		id := s.add(at.activity, at.kind, first)
		other := session.Fold(s.state().Session, s.state().Changes())
		g := other.Begin(s.src.source(), s.src.source().NewID(), at.activity)
		if err := g.Set(at.kind, id, session.Patch{at.field: long + long + "ENDSTHEIRS"}); err != nil {
			t.Fatal(err)
		}
		s.do(at.activity, func(g *session.Gesture) error {
			return g.Set(at.kind, id, session.Patch{at.field: long + long + "ENDSOURS"})
		})
		s.state().ApplyAll(g.Changes())
		s.size(100, 30)
		s.press("up")
		waiting := "ENDSTHEIRS"
		if strings.HasSuffix(s.only(at.kind).Str(at.field), waiting) {
			waiting = "ENDSOURS"
		}
		s.wants("also written: ", waiting)
	}
}
