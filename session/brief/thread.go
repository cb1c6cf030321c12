package brief

import (
	"doorstep/session"
)

// thread is the line of thought that a brief follows. Tables work side by
// side from 2.3 on, so a page can only be read if its problem, cause, person
// and idea are of one table. A record without a table counts for all.
type thread struct {
	s       *session.State
	table   session.ID // zero: the room is one table
	concept *session.Concept
	service session.ID
	theme   session.ID
	stars   map[session.ID]session.StarCounts
	dots    map[session.ID]int // of each theme
	cited   map[session.ID]int // how many records rest on each
	// evidence are the records that each one cites.
	evidence map[session.ID][]session.ID
}

// newThread follows the table asked for, or else the table of the concept that
// leads: the shared improvement, then what the room decided to do, then what
// got the most stars. Where there is no concept yet, the question with the
// most stars leads, and then whatever a table wrote first.
func newThread(s *session.State, table session.ID) *thread {
	t := &thread{s: s, table: table, stars: starsOf(s), dots: map[session.ID]int{}, cited: map[session.ID]int{}, evidence: map[session.ID][]session.ID{}}
	t.cites()
	_, votes := latestDots(s)
	for _, c := range votes.Items {
		t.dots[c.Item] = c.Dots
	}
	t.concept = t.leadingConcept()
	if t.table.IsZero() && t.concept != nil {
		t.table = t.concept.Table
		if h, ok := session.One[session.HMW](s, t.concept.HMW); ok && t.table.IsZero() {
			t.table = h.Table
		}
	}
	if t.table.IsZero() && t.concept == nil {
		t.table = t.firstTable()
	}
	t.service, t.theme = t.findService(), t.findTheme()
	return t
}

// ours are the records of a kind that belong to the thread, its table's own
// before those that have none.
func ours[T any](t *thread, kind string) []T {
	var own, others []T
	for _, r := range t.s.Kind(kind) {
		switch table := r.Ref("table"); {
		case table == t.table:
			own = append(own, session.As[T](r))
		case t.table.IsZero() || table.IsZero():
			others = append(others, session.As[T](r))
		}
	}
	return append(own, others...)
}

// first is the record with the lowest rank, the earliest of equals.
func first[T any](list []T, rank func(T) int) (best T, ok bool) {
	for _, v := range list {
		if !ok || rank(v) < rank(best) {
			best, ok = v, true
		}
	}
	return best, ok
}

func (t *thread) leadingConcept() *session.Concept {
	var lead *session.Concept
	for _, c := range ours[session.Concept](t, session.KindConcept) {
		if blank(c.Title) && blank(c.Change) {
			continue
		}
		if lead == nil || t.outranks(c, *lead) {
			lead = &c
		}
	}
	return lead
}

func (t *thread) outranks(a, b session.Concept) bool {
	if a.Shared != b.Shared {
		return a.Shared
	}
	if x, y := decisionRank(a.Decision), decisionRank(b.Decision); x != y {
		return x > y
	}
	return moreStars(t.stars[a.ID], t.stars[b.ID])
}

func decisionRank(decision string) int {
	switch decision {
	case "go":
		return 1
	case "no":
		return -1
	}
	return 0
}

// firstTable is the table to follow while there is no concept.
func (t *thread) firstTable() session.ID {
	var lead *session.HMW
	for _, h := range session.All[session.HMW](t.s) {
		if moreStars(t.stars[h.ID], session.StarCounts{}) && (lead == nil || moreStars(t.stars[h.ID], t.stars[lead.ID])) {
			lead = &h
		}
	}
	if lead != nil {
		return lead.Table
	}
	for _, kind := range []string{session.KindHMW, session.KindRoot, session.KindProblem, session.KindWhy} {
		for _, r := range t.s.Kind(kind) {
			if table := r.Ref("table"); !table.IsZero() {
				return table
			}
		}
	}
	return session.ID{}
}

// findService is the service that the thread is about: the table's own, or the
// one that its journey is most about, or the only one that was visited.
func (t *thread) findService() session.ID {
	if table, ok := session.One[session.Table](t.s, t.table); ok && !table.Service.IsZero() {
		return table.Service
	}
	steps := map[session.ID]int{}
	for _, st := range ours[session.JourneyStep](t, session.KindJourneyStep) {
		steps[st.Service]++
	}
	if id := most(steps); !id.IsZero() {
		return id
	}
	visited := map[session.ID]int{}
	for _, v := range session.All[session.Visit](t.s) {
		visited[v.Service]++
	}
	if delete(visited, session.ID{}); len(visited) == 1 {
		return most(visited)
	}
	return session.ID{}
}

func (t *thread) findTheme() session.ID {
	version, theme := 0, session.ID{}
	for _, p := range ours[session.Problem](t, session.KindProblem) {
		if !p.Theme.IsZero() && p.Version > version {
			version, theme = p.Version, p.Theme
		}
	}
	if theme.IsZero() {
		if table, ok := session.One[session.Table](t.s, t.table); ok {
			theme = table.Theme
		}
	}
	return theme
}

// most is the id with the highest count, the smaller of equals; the zero id
// does not count.
func most(counts map[session.ID]int) session.ID {
	var best session.ID
	for id, n := range counts {
		if id.IsZero() {
			continue
		}
		if best.IsZero() || n > counts[best] || n == counts[best] && session.CompareID(id, best) < 0 {
			best = id
		}
	}
	return best
}

// cites reads what rests on what: links, and numbers that people typed where
// they say how they know. What a record is made of, such as a root of its why,
// is no evidence for it.
func (t *thread) cites() {
	e := session.NewEvidence(t.s)
	said := func(r session.Rest) bool { return r.How == session.HowCited || r.How == session.HowTyped }
	for _, kind := range t.s.Kinds() {
		for _, r := range t.s.Kind(kind) {
			for _, on := range e.RestsOn(r.ID) {
				if said(on) {
					t.evidence[r.ID] = append(t.evidence[r.ID], on.To.ID)
					t.cited[on.To.ID]++
				}
			}
		}
	}
}
