package session

import (
	"slices"
	"strings"
)

// DrawBoard is the draw as it stands: who is here, what can be visited, and who
// goes where. It is read once for a state, and does not follow it.
type DrawBoard struct {
	People   []Participant
	Services []Service
	Visits   []Assignment
	person   map[ID]*drawPerson
	service  map[ID]*drawService
	// begun are visits that something was said of already: a need, a gate of
	// their own, or a sheet. sheet are those with a sheet.
	begun, sheet map[ID]bool
}

// ReadDraw reads the board from a state.
func ReadDraw(s *State) *DrawBoard {
	b := &DrawBoard{
		People: All[Participant](s), Services: All[Service](s), Visits: All[Assignment](s),
		person: map[ID]*drawPerson{}, service: map[ID]*drawService{}, begun: map[ID]bool{}, sheet: map[ID]bool{},
	}
	for _, p := range b.People {
		r := readPerson(p)
		b.person[p.ID] = &r
	}
	for _, v := range b.Services {
		r := readService(v)
		b.service[v.ID] = &r
	}
	for _, kind := range []string{KindScenario, KindEthics, KindVisit} {
		for _, r := range s.Kind(kind) {
			if id := r.Ref("assignment"); !id.IsZero() {
				b.begun[id] = true
				b.sheet[id] = b.sheet[id] || kind == KindVisit
			}
		}
	}
	return b
}

// Person is somebody on the board; ok is false for one who was taken off it.
func (b *DrawBoard) Person(id ID) (p Participant, ok bool) {
	if r := b.person[id]; r != nil {
		return r.Participant, true
	}
	return p, false
}

// Service is a service on the board.
func (b *DrawBoard) Service(id ID) (s Service, ok bool) {
	if r := b.service[id]; r != nil {
		return r.Service, true
	}
	return s, false
}

// Visit is the assignment with this id.
func (b *DrawBoard) Visit(id ID) (a Assignment, ok bool) {
	for i := range b.Visits {
		if b.Visits[i].ID == id {
			return b.Visits[i], true
		}
	}
	return a, false
}

// VisitOf is where a person is sent, the first if to several places.
func (b *DrawBoard) VisitOf(person ID) (a Assignment, ok bool) {
	for i := range b.Visits {
		if slices.Contains(b.Visits[i].People, person) {
			return b.Visits[i], true
		}
	}
	return a, false
}

// Stays says that a visit is kept as it is when the others are drawn again: it
// was locked, or something was said of it already that must not be lost.
func (b *DrawBoard) Stays(a Assignment) bool { return a.Locked || b.begun[a.ID] || a.SentAt != "" }

// Begun says that something was said of a visit already.
func (b *DrawBoard) Begun(a Assignment) bool { return b.begun[a.ID] }

// Open says that a visit has not been sent out yet, so that who goes can still
// be changed.
func (b *DrawBoard) Open(a Assignment) bool {
	return a.SentAt == "" && a.BackAt == "" && !b.sheet[a.ID]
}

// Input is the board as a draw takes it, with the visits that stay.
func (b *DrawBoard) Input(w DrawWindow, alone, solo bool, seed int) DrawInput {
	in := DrawInput{People: b.People, Services: b.Services, Window: w, Alone: alone, Solo: solo, Seed: seed}
	for _, a := range b.Visits {
		if b.Stays(a) {
			in.Kept = append(in.Kept, a)
		}
	}
	return in
}

// sameWindow says whether two visits may meet at a service: on one day, or on
// days not set, at times that overlap or are not set.
func sameWindow(a, b Assignment) bool {
	if a.Date != "" && b.Date != "" && a.Date != b.Date {
		return false
	}
	before := func(x, y string) bool { return x != "" && y != "" && x <= y }
	return !before(a.WindowEnd, b.WindowStart) && !before(b.WindowEnd, a.WindowStart)
}

// Place is the how-manieth visit this is at its service in its window, and how
// many it takes. A visit that is not on the board comes after those that are.
func (b *DrawBoard) Place(a Assignment) (at, of int) {
	at = 1
	for _, o := range b.Visits {
		if o.ID == a.ID {
			break
		}
		if o.Service == a.Service && len(o.People) > 0 && sameWindow(a, o) {
			at++
		}
	}
	if s := b.service[a.Service]; s != nil {
		of = s.Places()
	}
	return at, of
}

// Check lists the rules that a visit breaks as it stands beside the others.
func (b *DrawBoard) Check(a Assignment) []Broken {
	var list []Broken
	s := b.service[a.Service]
	for _, id := range a.People {
		p := b.person[id]
		if p == nil || !PresentOn(p.Participant, a.Date) {
			list = append(list, Broken{RulePresent, id, ""})
		}
		if p != nil && s != nil {
			list = append(list, unfit(p, s)...)
		}
		for _, o := range b.Visits {
			if o.ID != a.ID && slices.Contains(o.People, id) {
				list = append(list, Broken{RuleTwice, id, ""})
				break
			}
		}
	}
	list = append(list, b.checkGroup(a)...)
	if s == nil {
		return list
	}
	if !s.hours.in(WindowOf(a)) {
		list = append(list, Broken{RuleHours, ID{}, s.Hours})
	}
	if at, of := b.Place(a); at > of {
		list = append(list, Broken{RuleCapacity, ID{}, ""})
	}
	return list
}

// checkGroup looks at who goes with whom.
func (b *DrawBoard) checkGroup(a Assignment) []Broken {
	var list []Broken
	met := map[string]bool{}
	for _, id := range a.People {
		p := b.person[id]
		if p == nil || p.sector == "" {
			continue
		}
		if met[p.sector] {
			list = append(list, Broken{RulePartners, id, p.Sector})
		}
		met[p.sector] = true
	}
	alone := len(a.People) == 1 && slices.ContainsFunc(b.Visits, func(o Assignment) bool { return o.ID != a.ID && len(o.People) > 1 })
	if alone || len(a.People) > 3 {
		list = append(list, Broken{RuleSize, ID{}, ""})
	}
	return list
}

// byAlias sorts people as they are called.
func (b *DrawBoard) byAlias(ids []ID) []ID {
	ids = slices.Clone(ids)
	name := func(id ID) string {
		if p := b.person[id]; p != nil {
			return p.Alias
		}
		return ""
	}
	slices.SortStableFunc(ids, func(x, y ID) int { return strings.Compare(name(x), name(y)) })
	return ids
}

// Hidden are the visits that the room has not been shown yet, the next first.
func (b *DrawBoard) Hidden(a Agenda) []Assignment {
	if a.Revealing == 0 {
		return nil
	}
	var fresh []Assignment
	for _, v := range b.Visits {
		if v.Seed == a.Revealing && !b.Stays(v) {
			fresh = append(fresh, v)
		}
	}
	return fresh[max(0, min(a.Revealed, len(fresh))):]
}
