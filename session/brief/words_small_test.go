package brief

import (
	"fmt"
	"strings"
	"testing"

	"doorstep/session"
)

func TestALargeRoomIsNotCutShort(t *testing.T) {
	m := newMaker(t)
	for i := range 28 {
		m.add("1.1", session.KindParticipant, fields{"alias": fmt.Sprintf("P%02d", i+1), "sector": "land"})
	}
	if page := render(t, m.s, Options{}).Markdown; !strings.Contains(page, "P11, P12 and 16 others.") {
		t.Errorf("the team is not told whole:\n%s", page)
	}
}

func TestOneStepIsToldAsOne(t *testing.T) {
	for wanted, want := range map[int]string{1: "The one step stays one, by estimate.", 3: "One step becomes 3, by estimate."} {
		m := newMaker(t)
		m.add("3.3", session.KindJourneyStep, fields{"journey": "now", "citizen_action": "walks", "citizen_min": 60, "visits": 1})
		for range wanted {
			m.add("3.4", session.KindJourneyStep, fields{"journey": "wanted", "citizen_action": "asks", "citizen_min": 10, "visits": 1})
		}
		if page := render(t, m.s, Options{}).Markdown; !strings.Contains(page, want) {
			t.Errorf("%q is not on the page:\n%s", want, page)
		}
	}
}
