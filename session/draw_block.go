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
// are one block, and the largest is told; but whoever nothing at all is open to
// is told first, and all of them together. Where one person may be over, since
// they are odd in number, a block that is short of one says nothing alone; then
// all are told together.
func (d *dealer) blocked(s *seating) *Impossible {
	s.grow(len(s.mate))
	short, people, total := 0, []int32{}, 0
	var all, chair, nowhere []int32
	done := map[int32]bool{}
	for p := range int32(s.people) {
		if s.mate[p] != unmatched || done[p] || d.people[p].empty {
			continue
		}
		n, block := d.block(s, p, done)
		if n == 0 {
			chair = append(chair, block...)
			continue
		}
		total += n
		all = append(all, block...)
		if len(s.own[p]) == 0 {
			nowhere = append(nowhere, p)
		}
		if n > short {
			short, people = n, block
		}
	}
	switch {
	case len(nowhere) > 1: // each is a block of one, and one reason holds for all
		return d.describe(len(nowhere), nowhere)
	case short == 0: // one of them may go alone, and no second one
		slices.Sort(chair)
		short, people = 1, slices.Compact(chair)
	case short == 1 && d.odd():
		slices.Sort(all)
		short, people = total, slices.Compact(all)
	}
	return d.describe(short, people)
}

// block gathers the people whose ways meet those of one who is left over, and
// counts those of them who are.
func (d *dealer) block(s *seating, root int32, done map[int32]bool) (short int, people []int32) {
	s.forget()
	s.queue = s.queue[:0]
	s.spread(root)
	short, done[root] = 1, true
	for grew := true; grew; {
		grew = false
		for p := range int32(s.people) {
			if s.mate[p] == unmatched && !done[p] && s.side[p] == sideNone && d.meets(s, p) {
				s.spread(p)
				done[p], grew = true, true
				short++
			}
		}
	}
	for p := range int32(s.people) {
		switch {
		case s.side[p] != sideOuter:
		case d.people[p].empty:
			short-- // the empty chair could be what stays out
		default:
			people = append(people, p)
		}
	}
	return short, people
}

// meets says whether somebody could take a place that the search has met.
func (d *dealer) meets(s *seating, p int32) bool {
	return slices.ContainsFunc(s.own[p], func(v int32) bool { return s.side[v] != sideNone })
}

// describe fills in what the people could do, and why that is too little.
func (d *dealer) describe(short int, people []int32) *Impossible {
	b := &Impossible{Short: short}
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
	return b
}

// blockedOdd is the answer where all but one have a place, and no pair can take
// whoever that is.
func (d *dealer) blockedOdd() *Impossible {
	s := newSeating(d)
	s.every = true
	s.fill(d.free, -1)
	s.grow(len(s.mate))
	root := int32(slices.Index(s.mate[:s.people], unmatched))
	b := d.describe(d.block(s, root, map[int32]bool{}))
	if b.Why != BlockNowhere {
		b.Why = BlockOdd
	}
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
	people, services := e.names(KindParticipant, b.People), e.names(KindService, b.Services)
	if len(b.People) == 1 && b.Why != BlockNowhere {
		return fmt.Sprintf("%s can go only to %s, and finds neither a place nor a partner of another sector there.", people, services)
	}
	switch b.Why {
	case BlockNowhere:
		return fmt.Sprintf("No service is open to %s.", people)
	case BlockSeats:
		return fmt.Sprintf("These %d people can go only to %s, with room for %d: %s.", len(b.People), services, b.Seats, people)
	case BlockPartners:
		return fmt.Sprintf("These %d people are of one sector, so no two of them may go together, and there are only %d others who could go with them to %s: %s.", len(b.People), b.Partners, services, people)
	case BlockOdd:
		return fmt.Sprintf("One of these %d people is over, and no pair can take that one as a third, of another sector and free of ties: %s.", len(b.People), people)
	}
	return fmt.Sprintf("Of these %d people, who can go only to %s and never two of one sector together, %d always %s out: %s.",
		len(b.People), services, b.Short, pick(b.Short == 1, "stays", "stay"), people)
}

func pick(cond bool, yes, no string) string {
	if cond {
		return yes
	}
	return no
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
