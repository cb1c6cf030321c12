package content

import "slices"

// StageAfter is the stage that is held on other days, weeks after the workshop.
// Its minutes are no part of the workshop's.
const StageAfter = "after"

// Activity finds an activity by its id, or gives nil.
func (p *Pack) Activity(id string) *Activity { return p.step(id, 0) }

// Next is the activity that follows the one with this id; nil after the last,
// and for an id that the pack does not have.
func (p *Pack) Next(id string) *Activity { return p.step(id, +1) }

// Prev is the activity before the one with this id; nil before the first, and
// for an id that the pack does not have.
func (p *Pack) Prev(id string) *Activity { return p.step(id, -1) }

func (p *Pack) step(id string, by int) *Activity {
	i := slices.IndexFunc(p.Activities, func(a *Activity) bool { return a.ID == id })
	if i < 0 || i+by < 0 || i+by >= len(p.Activities) {
		return nil
	}
	return p.Activities[i+by]
}

// Stage finds a stage by its own id, or gives nil.
func (p *Pack) Stage(id string) *Stage {
	i := slices.IndexFunc(p.Stages, func(st Stage) bool { return st.ID == id })
	if i < 0 {
		return nil
	}
	return &p.Stages[i]
}

// StageOf is the stage of the activity with this id, or nil if the pack does
// not have the activity.
func (p *Pack) StageOf(id string) *Stage {
	a := p.Activity(id)
	if a == nil {
		return nil
	}
	return p.Stage(a.Stage)
}

// InStage lists the activities of a stage in the order in which they are run.
func (p *Pack) InStage(stageID string) []*Activity {
	var list []*Activity
	for _, a := range p.Activities {
		if a.Stage == stageID {
			list = append(list, a)
		}
	}
	return list
}

// RoomMinutes is the time that the workshop needs in the room, in full or on
// the short path: without what happens outside, and without the stage after.
func (p *Pack) RoomMinutes(short bool) int {
	sum := 0
	for _, st := range p.Stages {
		if st.ID != StageAfter {
			sum += p.StageMinutes(st.ID, short)
		}
	}
	return sum
}

// StageMinutes is the time that one stage needs in the room.
func (p *Pack) StageMinutes(stageID string, short bool) int {
	sum := 0
	for _, a := range p.InStage(stageID) {
		if !a.Outside {
			sum += a.Planned(short)
		}
	}
	return sum
}

// Planned is the planned length in minutes, in full or on the short path.
func (a *Activity) Planned(short bool) int {
	if short {
		return a.Short
	}
	return a.Minutes
}

// Capture finds the first capture that writes records of a kind, or gives nil.
func (a *Activity) Capture(kind string) *Capture {
	for i := range a.Captures {
		if a.Captures[i].Kind == kind {
			return &a.Captures[i]
		}
	}
	return nil
}

// InstrumentName is the instrument of a capture of the given activity: its own
// if it names one, or else that of the activity.
func (c *Capture) InstrumentName(a *Activity) string {
	if c.Instrument != "" {
		return c.Instrument
	}
	return a.Instrument
}

// Field finds a field by its id, or gives nil.
func (c *Capture) Field(id string) *Field {
	for i := range c.Fields {
		if c.Fields[i].ID == id {
			return &c.Fields[i]
		}
	}
	return nil
}

// Choice finds a choice by its id, or gives nil.
func (f *Field) Choice(id string) *Choice {
	for i := range f.Choices {
		if f.Choices[i].ID == id {
			return &f.Choices[i]
		}
	}
	return nil
}
