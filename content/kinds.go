package content

import "slices"

// Kinds are the kinds of record that a capture may write and that a reference
// may point to. The list is part of the session file's format, so it is kept
// here by name: this package knows nothing else of sessions.
var Kinds = []string{
	"session", "participant", "table", "service", "assignment", "scenario", "ethics", "visit", "event",
	"card", "theme", "ballot", "vote", "problem", "assumption", "why", "root", "pov", "hmw", "rating",
	"persona", "empathy", "journey_step", "idea", "value", "lever", "concept", "precedent",
	"action", "contact", "review", "principle", "rule", "agenda", "link",
}

// Types are all the types of a field.
var Types = []Type{
	Line, Text, List, Int, YesNo, OneOf, ManyOf, Date, Time,
	Minutes, Days, Money, Distance, Stars, Feeling, Ref, Refs,
}

// Instruments are all the instruments that an activity may name.
var Instruments = []string{
	InstrumentNone, InstrumentSheet, InstrumentJourney, InstrumentCards, InstrumentBoard, InstrumentBallot,
	InstrumentDraw, InstrumentWhys, InstrumentStatement, InstrumentQuadrants, InstrumentBrief,
	InstrumentGate, InstrumentOutside,
}

// Computations are the rules that can work out a column, by the kind of record
// that they read.
var Computations = map[string][]string{
	"visit":        {"tcv_time", "tcv_cost", "tcv_visits"},
	"journey_step": {"tcv_time", "tcv_cost"},
}

// HasChoices says whether a field of this type lists the values it may take.
func (t Type) HasChoices() bool { return t == OneOf || t == ManyOf }

// HasRef says whether a field of this type points to other records.
func (t Type) HasRef() bool { return t == Ref || t == Refs }

// IsFigure says whether a field of this type holds an amount: something that
// can be bounded, summed and have an origin. Stars and feelings are marks on a
// scale of their own, not amounts.
func (t Type) IsFigure() bool {
	return slices.Contains([]Type{Int, Minutes, Days, Money, Distance}, t)
}

// typeNames are the types as they stand in a file.
func typeNames() []string {
	names := make([]string, len(Types))
	for i, t := range Types {
		names[i] = string(t)
	}
	return names
}
