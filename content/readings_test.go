package content

import "testing"

// workshop is a pack with two stages of activities, one of them outside, and
// one after.
func workshop() *Pack {
	return &Pack{
		Stages: []Stage{{ID: "1"}, {ID: "2"}, {ID: StageAfter}},
		Activities: []*Activity{
			{ID: "1.1", Stage: "1", Minutes: 20, Short: 15, Instrument: InstrumentSheet},
			{ID: "1.2", Stage: "1", Minutes: 240, Short: 120, Outside: true},
			{ID: "2.1", Stage: "2", Minutes: 35, Short: 0},
			{ID: "after.1", Stage: StageAfter, Minutes: 70, Short: 60},
		},
	}
}

func TestAround(t *testing.T) {
	p := workshop()
	id := func(a *Activity) string {
		if a == nil {
			return "none"
		}
		return a.ID
	}
	for _, c := range []struct{ at, self, next, prev string }{
		{"1.1", "1.1", "1.2", "none"},
		{"1.2", "1.2", "2.1", "1.1"},
		{"after.1", "after.1", "none", "2.1"},
		{"9.9", "none", "none", "none"},
	} {
		if got := [3]string{id(p.Activity(c.at)), id(p.Next(c.at)), id(p.Prev(c.at))}; got != [3]string{c.self, c.next, c.prev} {
			t.Errorf("round %s: got %v", c.at, got)
		}
	}
}

func TestStages(t *testing.T) {
	p := workshop()
	if st := p.StageOf("2.1"); st != &p.Stages[1] {
		t.Errorf("stage of 2.1 is %v", st)
	}
	if p.StageOf("9.9") != nil || p.Stage("9") != nil {
		t.Error("a stage that isn't there was found")
	}
	if got := p.InStage("1"); len(got) != 2 || got[0].ID != "1.1" || got[1].ID != "1.2" {
		t.Errorf("in stage 1 are %v", got)
	}
	if got := p.InStage("9"); len(got) != 0 {
		t.Errorf("in stage 9 are %v", got)
	}
}

func TestMinutes(t *testing.T) {
	p := workshop()
	if full, short := p.RoomMinutes(false), p.RoomMinutes(true); full != 55 || short != 15 {
		t.Errorf("room minutes are %d and %d, want 55 and 15", full, short)
	}
	if got := p.StageMinutes(StageAfter, true); got != 60 {
		t.Errorf("the stage after takes %d minutes, want 60", got)
	}
}

func TestCaptureReadings(t *testing.T) {
	a := &Activity{Instrument: InstrumentCards, Captures: []Capture{
		{Kind: "card", Title: "first", Fields: []Field{{ID: "text"}, {ID: "kind", Choices: []Choice{{"pain", "Pain"}}}}},
		{Kind: "card", Title: "second", Instrument: InstrumentSheet},
	}}
	c := a.Capture("card")
	if c != &a.Captures[0] || a.Capture("visit") != nil {
		t.Errorf("capture is %v", c)
	}
	if c.InstrumentName(a) != InstrumentCards || a.Captures[1].InstrumentName(a) != InstrumentSheet {
		t.Error("wrong instrument")
	}
	if c.Field("kind") != &c.Fields[1] || c.Field("none") != nil {
		t.Error("wrong field")
	}
	if f := c.Field("kind"); f.Choice("pain") != &f.Choices[0] || f.Choice("joy") != nil {
		t.Error("wrong choice")
	}
}

// TestLists demands that each name stands once and could stand in a file.
func TestLists(t *testing.T) {
	for what, list := range map[string][]string{"kind": Kinds, "type": typeNames(), "instrument": Instruments} {
		seen := map[string]bool{}
		for _, name := range list {
			if seen[name] || !isName(name) {
				t.Errorf("%s %q", what, name)
			}
			seen[name] = true
		}
	}
	for _, typ := range Types {
		if typ.HasChoices() && typ.HasRef() || typ.IsFigure() && (typ.HasChoices() || typ.HasRef()) {
			t.Errorf("%s is two things at once", typ)
		}
	}
}
