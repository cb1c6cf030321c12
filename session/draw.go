package session

import (
	"slices"
	"strings"
)

// The service draw: who visits which service. It is a matching of people to the
// visits that services can bear; draw_seats.go makes the graph, draw_match.go
// searches it. What is promised:
//
//   - Legal: nobody is sent to their own sector, their own kind of office or a
//     place that they declared a tie with, nor outside opening hours; no service
//     has more visits than it bears; two who go together are of two sectors.
//   - Complete: where there is a legal draw, one is found. Where there is none,
//     the search that failed names the people who can't all be placed and the
//     services that they could go to (Impossible).
//   - Even: the sum of the squares of the visits to each service is as small as
//     can be. Filling level by level nearly always reaches the bound that no
//     draw can pass; where it does not, other shares are tried, in the order of
//     their evenness, up to a limit of work. Even says whether it is proved.
//   - Repeatable: the same people, services, window and seed give the same draw.

// DrawInput is what a draw is made of.
type DrawInput struct {
	People   []Participant
	Services []Service
	// Kept are visits that stay as they are: their people are not drawn again,
	// and their places are taken.
	Kept   []Assignment
	Window DrawWindow
	// Alone sends everybody alone. Else they go in pairs, and one who is left
	// over makes a group of three, or with Solo goes alone.
	Alone, Solo bool
	Seed        int
}

// Visitors are those who visit a service together.
type Visitors struct {
	People  []ID
	Service ID
}

// DrawResult is a draw, or why there is none.
type DrawResult struct {
	// Visits in an order drawn by lot, in which they can be revealed.
	Visits []Visitors
	// NoSector are people here whose sector nobody wrote down. No rule can be
	// held for them, so they are not drawn.
	NoSector []ID
	// Even says that it is proved that no legal draw is more even.
	Even bool
	// Blocked says why there is no legal draw; nil where there is one.
	Blocked *Impossible
}

// dealer is a draw that is being made.
type dealer struct {
	in       DrawInput
	lot      *lot
	people   []drawPerson
	services []drawService
	taken    []int       // visits that a service has already
	free     []int       // visits that it can still bear
	all      [][]int32   // by service: the people who may go there
	sectors  [][][]int32 // by service: the same, parted by sector
}

// Draw makes a draw.
func Draw(in DrawInput) DrawResult {
	d, missing := newDealer(in)
	res := DrawResult{NoSector: missing, Even: true}
	if len(d.people) == 0 {
		return res
	}
	s := newSeating(d)
	s.fill(d.free, -1)
	if !s.done(-1) {
		res.Blocked = d.blocked(s)
		return res
	}
	best := d.third(s)
	if best == nil {
		res.Blocked = d.blockedOdd()
		return res
	}
	best, res.Even = d.evened(best, s.most)
	res.Visits = best.visitors()
	mix(d.lot, res.Visits)
	return res
}

// newDealer sorts out who is drawn and who may go where.
func newDealer(in DrawInput) (*dealer, []ID) {
	d := &dealer{in: in, lot: newLot(in.Seed)}
	sent := map[ID]bool{}
	taken := map[ID]int{}
	for _, a := range in.Kept {
		taken[a.Service]++
		for _, p := range a.People {
			sent[p] = true
		}
	}
	var missing []ID
	for _, p := range in.People {
		switch r := readPerson(p); {
		case sent[p.ID] || !PresentOn(p, in.Window.Date):
		case r.sector == "":
			missing = append(missing, p.ID)
		default:
			d.people = append(d.people, r)
		}
	}
	slices.SortFunc(d.people, func(a, b drawPerson) int {
		return firstOf(strings.Compare(a.Alias, b.Alias), CompareID(a.ID, b.ID))
	})
	for _, v := range in.Services {
		if r := readService(v); r.sector != "" && r.hours.in(in.Window) && v.Places() > taken[v.ID] {
			d.services = append(d.services, r)
		}
	}
	slices.SortFunc(d.services, func(a, b drawService) int {
		return firstOf(strings.Compare(a.Name, b.Name), CompareID(a.ID, b.ID))
	})
	mix(d.lot, d.people)
	mix(d.lot, d.services)
	if in.Solo && !in.Alone && len(d.people)%2 == 1 {
		d.people = append(d.people, drawPerson{empty: true})
	}
	for _, v := range d.services {
		d.taken = append(d.taken, taken[v.ID])
		d.free = append(d.free, min(v.Places()-taken[v.ID], len(d.people)))
	}
	d.sortOut()
	return d, missing
}

func firstOf(a, b int) int {
	if a != 0 {
		return a
	}
	return b
}

// sortOut lists by service who may go there, and parts them by sector.
func (d *dealer) sortOut() {
	d.all, d.sectors = make([][]int32, len(d.services)), make([][][]int32, len(d.services))
	for v := range d.services {
		place := map[string]int{}
		for p := range d.people {
			if !d.people[p].empty && len(unfit(&d.people[p], &d.services[v])) > 0 {
				continue
			}
			d.all[v] = append(d.all[v], int32(p))
			at, met := place[d.people[p].sector]
			if !met {
				at = len(d.sectors[v])
				place[d.people[p].sector] = at
				d.sectors[v] = append(d.sectors[v], nil)
			}
			d.sectors[v][at] = append(d.sectors[v][at], int32(p))
		}
		mix(d.lot, d.all[v])
		for _, people := range d.sectors[v] {
			mix(d.lot, people)
		}
		mix(d.lot, d.sectors[v])
	}
}

// kind is the slot that a visit takes.
func (d *dealer) kind() slotKind {
	if d.in.Alone {
		return slotOne
	}
	return slotPair
}

// odd says that one person is over when all others went in pairs.
func (d *dealer) odd() bool { return !d.in.Alone && len(d.people)%2 == 1 }

// hand is a finished draw: the slots used, and who sits in them.
type hand struct {
	d      *dealer
	groups [][]int32
	at     []int // the service of a group
}

func (s *seating) hand() *hand {
	h := &hand{d: s.d}
	for i := range s.slots {
		if people := s.seated(&s.slots[i]); len(people) > 0 {
			h.groups, h.at = append(h.groups, people), append(h.at, s.slots[i].service)
		}
	}
	return h
}

// shares are the new visits that each service has.
func (h *hand) shares() []int {
	n := make([]int, len(h.d.services))
	for _, v := range h.at {
		n[v]++
	}
	return n
}

// visitors names the people; an empty chair beside one who goes alone is
// nobody.
func (h *hand) visitors() []Visitors {
	list := make([]Visitors, len(h.groups))
	for i, group := range h.groups {
		list[i].Service = h.d.services[h.at[i]].ID
		for _, p := range group {
			if !h.d.people[p].empty {
				list[i].People = append(list[i].People, h.d.people[p].ID)
			}
		}
		slices.SortFunc(list[i].People, func(a, b ID) int { return strings.Compare(h.d.alias(a), h.d.alias(b)) })
	}
	return list
}

func (d *dealer) alias(id ID) string {
	for i := range d.people {
		if d.people[i].ID == id && !d.people[i].empty {
			return d.people[i].Alias
		}
	}
	return ""
}

// third finds a pair that the one who is over can join. Whoever could be left
// over instead is tried too, and then every service in turn is given a slot for
// three, so that nil means that there is no such draw.
func (d *dealer) third(s *seating) *hand {
	if !d.odd() {
		return s.hand()
	}
	root := int32(slices.Index(s.mate[:s.people], unmatched))
	s.grow(len(s.mate))
	s.augment(root)
	over := []int32{}
	for _, v := range s.touched {
		if int(v) < s.people && s.side[v] == sideOuter {
			over = append(over, v)
		}
	}
	was := slices.Clone(s.mate)
	for _, p := range over {
		s.release(p)
		if h := s.hand(); h.join(p) {
			return h
		}
		copy(s.mate, was)
	}
	var best *hand
	for v := range d.services {
		three := newSeating(d)
		if len(d.sectors[v]) < 3 || d.free[v] == 0 {
			continue
		}
		if three.fill(d.free, v); three.done(v) {
			if h := three.hand(); best == nil || d.cost(h.shares()) < d.cost(best.shares()) {
				best = h
			}
		}
	}
	return best
}

// join puts a third person to the first pair that it is legal with.
func (h *hand) join(p int32) bool {
	for i, group := range h.groups {
		if len(group) == 2 && slices.Contains(h.d.all[h.at[i]], p) && !h.d.sameSector(group, p) {
			h.groups[i] = append(group, p)
			return true
		}
	}
	return false
}

func (d *dealer) sameSector(group []int32, p int32) bool {
	return slices.ContainsFunc(group, func(g int32) bool { return d.people[g].sector == d.people[p].sector })
}
