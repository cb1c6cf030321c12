package exchange

import (
	"cmp"
	"slices"
	"strings"

	"doorstep/session"
)

// Seats are the aliases of a room, as a list of people finds them.
type Seats struct {
	// Free are those of people who were made by number and of whom nothing is
	// known yet, in order: the list says who they are.
	Free []string
	// Taken are all others, sorted: of people who are known, and of those who
	// were redacted and whose words still carry the alias.
	Taken []string
}

// SeatsOf are the seats of a session.
func SeatsOf(s *session.State) Seats {
	var seats Seats
	open := openSeats(s)
	for key := range open {
		alias, _ := cleanAlias(open[key].Str("alias"))
		seats.Free = append(seats.Free, alias)
	}
	slices.SortFunc(seats.Free, compareAliases)
	for _, alias := range Aliases(s) {
		if open[aliasKey(alias)] == nil {
			seats.Taken = append(seats.Taken, alias)
		}
	}
	return seats
}

// Seated is how many of these people take a seat that is there: of them the
// room knew nothing but the alias.
func Seated(s *session.State, people []Person) int {
	n, open := 0, openSeats(s)
	for _, p := range people {
		if open[aliasKey(p.Alias)] != nil {
			n++
		}
	}
	return n
}

// compareAliases puts P02 before P10 and P10 before P100.
func compareAliases(a, b string) int {
	la, na := cutNumber(a)
	lb, nb := cutNumber(b)
	na, nb = strings.TrimLeft(na, "0"), strings.TrimLeft(nb, "0")
	return cmp.Or(strings.Compare(la, lb), cmp.Compare(len(na), len(nb)), strings.Compare(na, nb), strings.Compare(a, b))
}

// openSeats are the participants of whom nothing is known but an alias that
// nobody else has, by its key. Of two laptops' P07 it is the first.
func openSeats(s *session.State) map[string]*session.Record {
	open, known := map[string]*session.Record{}, map[string]bool{}
	for _, r := range s.Kind(session.KindParticipant) {
		alias, ok := cleanAlias(r.Str("alias"))
		key := aliasKey(alias)
		switch {
		case !ok || !unknown(s, r):
			known[key] = true
		case open[key] == nil:
			open[key] = r
		}
	}
	for _, alias := range redactedAliases(s) {
		known[aliasKey(alias)] = true
	}
	for key := range known {
		delete(open, key)
	}
	return open
}

// unknown says whether nothing is written of a participant that a list could
// get wrong: at most which table they sit at, and consents that they have not
// given. What was said under the alias stays with it either way.
func unknown(s *session.State, r *session.Record) bool {
	if s.RealName(r.ID) != "" || len(s.AlsoNamed(r.ID))+len(r.Conflicts()) > 0 {
		return false
	}
	return !slices.ContainsFunc(r.Fields(), func(field string) bool {
		switch field {
		case "alias", "table", session.FieldOrder:
			return false
		case "consent_notes", "consent_name":
			return r.Value(field) != false
		}
		return true
	})
}
