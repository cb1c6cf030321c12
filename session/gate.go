package session

import "slices"

// Gate is the ethics gate before one pair: what must be so before the pair is
// sent out. It stands before sending out and nothing else; what happened can
// always be entered.
type Gate struct {
	// Assignment is zero for the gate of all pairs.
	Assignment ID
	// Missing are the fields that are not ticked, in the order of the checklist.
	// The last may be citizen_consent, which stands in the pair's scenario.
	Missing []string
	// Reason says why the pair may go all the same, as far as somebody said so.
	Reason string
	// Own says that there is a record for this pair alone.
	Own bool
	// SafetyContact is whom the pair calls.
	SafetyContact string
}

// Open says whether the pair may be sent out: all is ticked, or there is a
// reason.
func (g Gate) Open() bool { return len(g.Missing) == 0 || g.Reason != "" }

// FieldConsent is what the scenario of a pair that accompanies a citizen must
// say.
const FieldConsent = "citizen_consent"

// gateFields are the fields of an ethics record without which the gate is
// closed, in the order of the checklist.
var gateFields = []string{"notice_given", "letter", "scenario_true", "no_scarce_slot", "safety_contact"}

// GateFields lists what every pair needs, in the order of the checklist.
func GateFields() []string { return slices.Clone(gateFields) }

// Gates are the gates of all pairs that were drawn, in the order of the list.
func Gates(s *State) []Gate {
	var list []Gate
	for _, r := range s.Kind(KindAssignment) {
		list = append(list, GateFor(s, r.ID))
	}
	return list
}

// GateFor is the gate of a pair; with the zero id, that which holds for all
// pairs. What the pair's own record says counts, also where it says no; what it
// leaves open is as for all pairs. Of several records the latest counts.
func GateFor(s *State, assignment ID) Gate {
	g := Gate{Assignment: assignment}
	var own, all []*Record
	for _, r := range s.Kind(KindEthics) {
		switch of := r.Ref("assignment"); {
		case of.IsZero():
			all = append(all, r)
		case of == assignment:
			own = append(own, r)
		}
	}
	g.Own = len(own) > 0
	said := slices.Concat(all, own)
	for _, f := range gateFields {
		if v := lastSaid(said, f); v == nil || v == false || v == "" {
			g.Missing = append(g.Missing, f)
		}
	}
	if a, ok := One[Assignment](s, assignment); ok && a.Mode == "accompany" && !consented(s, assignment) {
		g.Missing = append(g.Missing, FieldConsent)
	}
	g.Reason, _ = lastSaid(said, "reason").(string)
	g.SafetyContact, _ = lastSaid(said, "safety_contact").(string)
	return g
}

// GateRecord is the ethics record that speaks for a pair alone, or with the zero
// id for all; nil where there is none yet.
func GateRecord(s *State, assignment ID) *Record {
	var last *Record
	for _, r := range s.Kind(KindEthics) {
		if r.Ref("assignment") == assignment {
			last = r
		}
	}
	return last
}

// lastSaid is the value that the latest record with one gives a field.
func lastSaid(list []*Record, field string) any {
	for _, r := range slices.Backward(list) {
		if v := r.Value(field); v != nil {
			return v
		}
	}
	return nil
}

// consented says whether the citizen whom a pair accompanies has agreed.
func consented(s *State, assignment ID) bool {
	for _, r := range s.Kind(KindScenario) {
		if r.Ref("assignment") == assignment && r.Bool(FieldConsent) {
			return true
		}
	}
	return false
}
