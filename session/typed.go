package session

import (
	"fmt"
	"reflect"
	"slices"
	"sync"
)

// kindOf ties each Go type to its kind. A type that is missing here can't be
// read with As or All, and the test of this table says so.
var kindOf = map[reflect.Type]string{
	reflect.TypeFor[Session]():     KindSession,
	reflect.TypeFor[Participant](): KindParticipant,
	reflect.TypeFor[Table]():       KindTable,
	reflect.TypeFor[Service]():     KindService,
	reflect.TypeFor[Assignment]():  KindAssignment,
	reflect.TypeFor[Scenario]():    KindScenario,
	reflect.TypeFor[Ethics]():      KindEthics,
	reflect.TypeFor[Visit]():       KindVisit,
	reflect.TypeFor[Event]():       KindEvent,
	reflect.TypeFor[Card]():        KindCard,
	reflect.TypeFor[Theme]():       KindTheme,
	reflect.TypeFor[Ballot]():      KindBallot,
	reflect.TypeFor[Vote]():        KindVote,
	reflect.TypeFor[Problem]():     KindProblem,
	reflect.TypeFor[Assumption]():  KindAssumption,
	reflect.TypeFor[Why]():         KindWhy,
	reflect.TypeFor[Root]():        KindRoot,
	reflect.TypeFor[POV]():         KindPOV,
	reflect.TypeFor[HMW]():         KindHMW,
	reflect.TypeFor[Rating]():      KindRating,
	reflect.TypeFor[Persona]():     KindPersona,
	reflect.TypeFor[Empathy]():     KindEmpathy,
	reflect.TypeFor[JourneyStep](): KindJourneyStep,
	reflect.TypeFor[Idea]():        KindIdea,
	reflect.TypeFor[Value]():       KindValue,
	reflect.TypeFor[Lever]():       KindLever,
	reflect.TypeFor[Concept]():     KindConcept,
	reflect.TypeFor[Precedent]():   KindPrecedent,
	reflect.TypeFor[Action]():      KindAction,
	reflect.TypeFor[Contact]():     KindContact,
	reflect.TypeFor[Review]():      KindReview,
	reflect.TypeFor[Principle]():   KindPrinciple,
	reflect.TypeFor[Rule]():        KindRule,
	reflect.TypeFor[Agenda]():      KindAgenda,
	reflect.TypeFor[Link]():        KindLink,
}

// All reads every record of T's kind, in the list's order.
func All[T any](s *State) []T {
	records := s.Kind(kindOf[reflect.TypeFor[T]()])
	list := make([]T, len(records))
	for i, r := range records {
		list[i] = As[T](r)
	}
	return list
}

// One reads the record of T's kind with this id; ok is false where it isn't
// there.
func One[T any](s *State, id ID) (v T, ok bool) {
	r := s.Get(kindOf[reflect.TypeFor[T]()], id)
	if r == nil {
		return v, false
	}
	return As[T](r), true
}

// As reads a record into its Go type. A field of another type than expected,
// as a later format or a stranger may write it, reads as unset.
func As[T any](r *Record) T {
	var v T
	dst := reflect.ValueOf(&v).Elem()
	for _, f := range plan(dst.Type()) {
		if c := r.by(f.name); c != nil {
			if at, json := c.find(f.name); at >= 0 {
				assign(dst.FieldByIndex(f.index), c, at, json)
			}
		}
	}
	base := dst.FieldByName("Base").Addr().Interface().(*Base)
	base.ID, base.Number, base.Label, base.Activity = r.ID, r.Number, r.Label, r.Activity
	return v
}

type fieldPlan struct {
	name  string
	index []int
}

var plans sync.Map // reflect.Type -> []fieldPlan

func plan(t reflect.Type) []fieldPlan {
	if p, ok := plans.Load(t); ok {
		return p.([]fieldPlan)
	}
	var p []fieldPlan
	for _, f := range reflect.VisibleFields(t) {
		if name := f.Tag.Get("field"); name != "" {
			p = append(p, fieldPlan{name, f.Index})
		}
	}
	plans.Store(t, p)
	return p
}

// assign reads a value, of which the change has the JSON there.
func assign(dst reflect.Value, c *Change, at int, json string) {
	switch d := dst.Addr().Interface().(type) {
	case *string:
		*d, _ = c.str(at, json)
	case *int:
		n, _ := c.value(at, json).(int64)
		*d = int(n)
	case **int:
		if n, ok := c.value(at, json).(int64); ok {
			i := int(n)
			*d = &i
		}
	case *bool:
		*d = json == "true"
	case **bool:
		if b, ok := c.value(at, json).(bool); ok {
			*d = &b
		}
	case *ID:
		text, _ := c.str(at, json)
		*d, _ = readID(text)
	case *[]string:
		list, _ := c.list(at, json)
		*d = slices.Clone(list)
	case *[]ID:
		list, _ := c.list(at, json)
		for _, text := range list {
			if id, err := ParseID(text); err == nil {
				*d = append(*d, id)
			}
		}
	default:
		panic(fmt.Sprintf("session: no reading for a field of type %s", dst.Type()))
	}
}

// mainField is the field that stands for the whole record where there is room
// for one line.
var mainField = map[string]string{
	KindSession: "title", KindParticipant: "alias", KindTable: "label", KindService: "name",
	KindScenario: "need", KindEthics: "safety_contact", KindVisit: "quote", KindEvent: "step",
	KindTheme: "sentence", KindBallot: "question", KindProblem: "statement", KindWhy: "answer",
	KindPOV: "need", KindPersona: "label", KindJourneyStep: "citizen_action", KindValue: "reason",
	KindLever: "note", KindConcept: "title", KindContact: "with", KindReview: "note", KindAgenda: "for",
	KindRating: "like", KindAssignment: "override_reason",
}

// Text is the one line that stands for the record, "" where it has none.
func (r *Record) Text() string { return r.Str(r.MainField()) }

// MainField is the field that Text reads.
func (r *Record) MainField() string {
	if f, ok := mainField[r.Kind]; ok {
		return f
	}
	return "text"
}
