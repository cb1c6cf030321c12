package session

import (
	"slices"

	"doorstep/content"
)

// Thread is one table's line of thought, from the theme it dug into to what it
// promised. It can be read aloud from the top.
type Thread struct {
	// Table is whose thread it is; nil where the room works as one.
	Table *Record
	Parts []ThreadPart
}

// The parts of a thread, in the order in which a workshop comes to them.
const (
	ThreadTheme    = "theme"
	ThreadOfficial = "official"
	ThreadRoot     = "root"
	ThreadPOV      = "pov"
	ThreadHMW      = "hmw"
	ThreadRoom     = "room"
	ThreadPersona  = "persona"
	ThreadJourney  = "journey"
	ThreadCitizen  = "citizen"
	ThreadConcept  = "concept"
	ThreadPromise  = "promise"
)

// ThreadPart is one part of a thread.
type ThreadPart struct {
	ID string
	// Records are what the table said here; of a journey, the steps of today
	// and then those wanted.
	Records []*Record
	// Shared says that the records are of no table, and so stand for all.
	Shared bool
	// Chain is the answers that lead to the first root, from what was seen.
	Chain []*Record
	// Now and Wanted are what the journey takes today, and would take.
	Now, Wanted Totals
	// Activity is the one that asks for it, nil where the pack has none; where
	// there is nothing, going there fills the gap.
	Activity *content.Activity
	// LeftOut says that this activity is not run, so that nothing is missing.
	LeftOut bool
}

// Gap says that something is missing that the workshop asks for.
func (p ThreadPart) Gap() bool { return len(p.Records) == 0 && !p.LeftOut }

// threadKinds is where each part is found: a kind, and a field that has to
// hold a value.
var threadKinds = []threadKind{
	{ThreadTheme, KindTheme, "", nil},
	{ThreadOfficial, KindProblem, "version", int64(1)},
	{ThreadRoot, KindRoot, "", nil},
	{ThreadPOV, KindPOV, "", nil},
	{ThreadHMW, KindHMW, "", nil},
	{ThreadRoom, KindProblem, "version", int64(2)},
	{ThreadPersona, KindPersona, "", nil},
	{ThreadJourney, KindJourneyStep, "journey", "now"},
	{ThreadCitizen, KindProblem, "version", int64(3)},
	{ThreadConcept, KindConcept, "", nil},
	{ThreadPromise, KindAction, "", nil},
}

type threadKind struct {
	id, kind, field string
	value           any
}

// AskedIn is the place of the list of an activity that asks for a part of a
// thread; 0 where none does.
func AskedIn(part string, a *content.Activity) int {
	for _, k := range threadKinds {
		if k.id != part {
			continue
		}
		for i := range a.Captures {
			if k.asks(&a.Captures[i]) {
				return i
			}
		}
	}
	return 0
}

// asks says whether a capture asks for just this.
func (k threadKind) asks(c *content.Capture) bool {
	return c.Kind == k.kind && (k.field == "" || SameValue(Fixed(k.kind, k.field, c.Fixed[k.field]), k.value))
}

// Threads are the threads of all tables, in their order; where there are no
// tables, the one of the room. The pack, which may be nil, tells which activity
// fills a gap.
func Threads(s *State, p *content.Pack) []Thread {
	tables := s.Kind(KindTable)
	if len(tables) == 0 {
		return []Thread{threadOf(s, p, nil)}
	}
	threads := make([]Thread, len(tables))
	for i, t := range tables {
		threads[i] = threadOf(s, p, t)
	}
	return threads
}

func threadOf(s *State, p *content.Pack, table *Record) Thread {
	t := Thread{Table: table}
	for _, k := range threadKinds {
		part := ThreadPart{ID: k.id}
		is := func(r *Record) bool { return k.field == "" || SameValue(r.value(k.field), k.value) }
		switch k.id {
		case ThreadTheme:
			part.Records, part.Shared = t.themes(s)
		case ThreadJourney:
			t.journey(s, &part)
		default:
			part.Records, part.Shared = t.own(s, k.kind, is)
		}
		switch k.id {
		case ThreadRoot:
			part.Chain = chainTo(s, part.Records)
		case ThreadHMW:
			part.Records = preferred(part.Records, "chosen")
		}
		if part.Activity = k.asking(p); part.Activity != nil {
			part.LeftOut = LeftOut(s, part.Activity)
		}
		t.Parts = append(t.Parts, part)
	}
	return t
}

// own are the table's records of a kind; where it has none, those of no table.
func (t *Thread) own(s *State, kind string, is func(*Record) bool) (list []*Record, shared bool) {
	var common []*Record
	for _, r := range s.Kind(kind) {
		switch table := TableOf(s, r); {
		case !is(r):
		case t.Table == nil || table == t.Table.ID:
			list = append(list, r)
		case table.IsZero():
			common = append(common, r)
		}
	}
	if len(list) == 0 && len(common) > 0 {
		return common, true
	}
	return list, false
}

// themes are the theme that the table's latest wording of the problem is
// about, or that it was given. The room's are all that are not parked.
func (t *Thread) themes(s *State) (list []*Record, shared bool) {
	if t.Table == nil {
		for _, r := range s.Kind(KindTheme) {
			if !r.Bool("parked") {
				list = append(list, r)
			}
		}
		return list, false
	}
	problems, shared := t.own(s, KindProblem, func(r *Record) bool { return s.Get(KindTheme, r.Ref("theme")) != nil })
	var latest *Record
	for _, r := range problems {
		if latest == nil || version(r) >= version(latest) {
			latest = r
		}
	}
	if latest != nil && !shared {
		return []*Record{s.Get(KindTheme, latest.Ref("theme"))}, false
	}
	if theme := s.Get(KindTheme, t.Table.Ref("theme")); theme != nil {
		return []*Record{theme}, false
	}
	if latest != nil {
		return []*Record{s.Get(KindTheme, latest.Ref("theme"))}, true
	}
	return nil, false
}

func version(r *Record) int {
	n, _ := r.Int("version")
	return n
}

// journey fills in the steps and what they take.
func (t *Thread) journey(s *State, part *ThreadPart) {
	currency := Entry{State: s}.Currency()
	totals := func(journey string) Totals {
		list, shared := t.own(s, KindJourneyStep, func(r *Record) bool { return r.Str("journey") == journey })
		steps := make([]JourneyStep, len(list))
		for i, r := range list {
			steps[i] = As[JourneyStep](r)
		}
		part.Records, part.Shared = append(part.Records, list...), part.Shared || shared
		return JourneyTotals(steps, currency, Origins(s, KindJourneyStep))
	}
	part.Now, part.Wanted = totals("now"), totals("wanted")
}

// Origins tells what records of a kind say of a single figure's own origin, as
// SummariseVisits and JourneyTotals ask for it.
func Origins(s *State, kind string) func(record ID, field string) string {
	return func(id ID, field string) string {
		if r := s.Get(kind, id); r != nil {
			return r.Str(field + OriginSuffix)
		}
		return ""
	}
}

// preferred are those that are marked, or all where none is.
func preferred(list []*Record, mark string) []*Record {
	var marked []*Record
	for _, r := range list {
		if r.Bool(mark) {
			marked = append(marked, r)
		}
	}
	if len(marked) > 0 {
		return marked
	}
	return list
}

// maxDepth is how far references are followed: more than any thread is long,
// and an end for those that go in a circle.
const maxDepth = 16

// TableOf is the table that a record belongs to: its own, or that of what it
// was built on, such as the concept that a promise is for. Zero: none.
func TableOf(s *State, r *Record) ID {
	for range maxDepth {
		if t := r.Ref("table"); !t.IsZero() {
			return t
		}
		var next *Record
		for _, f := range restsThrough[r.Kind] {
			if r.Kind != KindProblem {
				next = s.Find(r.Ref(f))
			}
		}
		if next == nil {
			break
		}
		r = next
	}
	return ID{}
}

// chainTo is the chain of whys that leads to the first root that names one.
func chainTo(s *State, roots []*Record) []*Record {
	for _, root := range roots {
		var chain []*Record
		for w := s.Get(KindWhy, root.Ref("why")); w != nil && len(chain) < maxDepth && !slices.Contains(chain, w); w = s.Get(KindWhy, w.Ref("parent")) {
			chain = append(chain, w)
		}
		if len(chain) > 0 {
			slices.Reverse(chain)
			return chain
		}
	}
	return nil
}

// asking is the activity that asks for it: the first that fixes it so, else the
// first that asks for the kind at all.
func (k threadKind) asking(p *content.Pack) *content.Activity {
	if p == nil {
		return nil
	}
	var other *content.Activity
	for _, a := range p.Activities {
		for i := range a.Captures {
			switch c := &a.Captures[i]; {
			case k.asks(c):
				return a
			case c.Kind == k.kind && other == nil:
				other = a
			}
		}
	}
	return other
}
