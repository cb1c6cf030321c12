package session

import (
	"fmt"
	"slices"
	"strings"
)

// Impossible says why there is no legal draw: people of whom so many find no
// place whatever is drawn, and the services that they may go to at all.
//
// It is read off the search that failed. The people are those who, in some
// draw that leaves as few as possible out, are among those left out; outside of
// them nobody's place is in the way. So they are the ones to help: by a further
// service, by more places, by partners from other sectors, or by another window.
type Impossible struct {
	People   []ID
	Services []ID
	// Short is how many of the people stay without a place at the least.
	Short int
	// Seats is how many people those services can still take.
	Seats int
	// Why is the plainest of the reasons that hold.
	Why BlockReason
	// Partners is how many others could go with them, for BlockPartners.
	Partners int
}

// BlockReason is why a group of people can't be placed.
type BlockReason string

// The reasons, the plainest first.
const (
	BlockNowhere  BlockReason = "nowhere"  // no service at all is open to them
	BlockSeats    BlockReason = "seats"    // there are more of them than places
	BlockPartners BlockReason = "partners" // they are of one sector, with too few others to go with
	BlockMixed    BlockReason = "mixed"    // places, sectors and ties together
	BlockOdd      BlockReason = "odd"      // one is over, and no pair can take a third
)

// blocked reads a search that ended with people left over. All whose ways meet
// are one block; the largest is told.
func (d *dealer) blocked(s *seating) *Impossible {
	s.grow(len(s.mate))
	var best *Impossible
	done := map[int32]bool{}
	for p := range int32(s.people) {
		if s.mate[p] != unmatched || done[p] || d.people[p].empty {
			continue
		}
		if b := d.block(s, p, done); best == nil || b.Short > best.Short {
			best = b
		}
	}
	if best == nil { // only the empty chair is left: nobody can go alone
		return d.blockedOdd(s)
	}
	return best
}

// block gathers the people whose ways meet those of one who is left over.
func (d *dealer) block(s *seating, root int32, done map[int32]bool) *Impossible {
	s.forget()
	s.queue = s.queue[:0]
	s.spread(root)
	b := &Impossible{Short: 1}
	done[root] = true
	for grew := true; grew; {
		grew = false
		for p := range int32(s.people) {
			if s.mate[p] == unmatched && !done[p] && s.side[p] == sideNone && d.meets(s, p) {
				s.spread(p)
				done[p], grew = true, true
				b.Short++
			}
		}
	}
	var people []int32
	for p := range int32(s.people) {
		if s.side[p] == sideOuter && !d.people[p].empty {
			people = append(people, p)
		}
	}
	d.describe(b, people)
	return b
}

// meets says whether somebody could take a place that the search has met.
func (d *dealer) meets(s *seating, p int32) bool {
	return slices.ContainsFunc(s.own[p], func(v int32) bool { return s.side[v] != sideNone })
}

// describe fills in what the people could do, and why that is too little.
func (d *dealer) describe(b *Impossible, people []int32) {
	size, partners := 2, map[int32]bool{}
	if d.in.Alone {
		size = 1
	}
	among := map[int32]bool{}
	sector, one := d.people[people[0]].sector, true
	for _, p := range people {
		among[p] = true
		b.People = append(b.People, d.people[p].ID)
		one = one && d.people[p].sector == sector
	}
	for v := range d.services {
		if !slices.ContainsFunc(d.all[v], func(p int32) bool { return among[p] }) {
			continue
		}
		b.Services = append(b.Services, d.services[v].ID)
		b.Seats += size * d.free[v]
		for _, p := range d.all[v] {
			if !among[p] && !d.people[p].empty {
				partners[p] = true
			}
		}
	}
	b.Partners = len(partners)
	d.sortByName(b)
	switch {
	case len(b.Services) == 0:
		b.Why = BlockNowhere
	case len(people) > b.Seats:
		b.Why = BlockSeats
	case one && !d.in.Alone && len(people) > b.Partners:
		b.Why = BlockPartners
	default:
		b.Why = BlockMixed
	}
}

// blockedOdd is the answer where all but one have a place, and no pair can take
// that one.
func (d *dealer) blockedOdd(s *seating) *Impossible {
	b := &Impossible{Short: 1, Why: BlockOdd}
	for p := range d.people {
		if !d.people[p].empty {
			b.People = append(b.People, d.people[p].ID)
		}
	}
	for _, v := range d.services {
		b.Services = append(b.Services, v.ID)
	}
	for v := range d.free {
		b.Seats += 2 * d.free[v]
	}
	d.sortByName(b)
	return b
}

func (d *dealer) sortByName(b *Impossible) {
	names := map[ID]string{}
	for i := range d.services {
		names[d.services[i].ID] = d.services[i].Name
	}
	for i := range d.people {
		names[d.people[i].ID] = d.people[i].Alias
	}
	byName := func(a, b ID) int { return firstOf(strings.Compare(names[a], names[b]), CompareID(a, b)) }
	slices.SortFunc(b.People, byName)
	slices.SortFunc(b.Services, byName)
}

// Sentence says it with the names that people and services have in the room.
func (b *Impossible) Sentence(e Entry) string {
	people := e.names(KindParticipant, b.People)
	services := e.names(KindService, b.Services)
	many := len(b.People) > 1
	they := "they"
	if !many {
		they = "and"
	}
	switch b.Why {
	case BlockNowhere:
		return fmt.Sprintf("No service is open to %s.", people)
	case BlockSeats:
		return fmt.Sprintf("%s: %s can go only to %s, which has room for %s.", people, pick(many, "they", "this person"), services, count(b.Seats, "person", "people"))
	case BlockPartners:
		return fmt.Sprintf("%s are of one sector, so no two of them may go together, and only %s could go with them, to %s.", people, count(b.Partners, "other person", "other people"), services)
	case BlockOdd:
		return fmt.Sprintf("%d people make pairs and one is over, and there is no pair that can take a third: one of another sector, with no tie to the place.", len(b.People))
	}
	return fmt.Sprintf("Of %s, %d always %s out: %s can go only to %s, and never with their own sector.", people, b.Short, pick(b.Short > 1, "stay", "stays"), they, services)
}

func pick(cond bool, yes, no string) string {
	if cond {
		return yes
	}
	return no
}

func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// names lists records by name, "and" before the last.
func (e Entry) names(kind string, ids []ID) string {
	list := make([]string, len(ids))
	for i, id := range ids {
		list[i] = OneLine(e.Name(kind, id))
	}
	if n := len(list); n > 1 {
		return strings.Join(list[:n-1], ", ") + " and " + list[n-1]
	}
	return strings.Join(list, "")
}
