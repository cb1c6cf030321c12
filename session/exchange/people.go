package exchange

import (
	"fmt"
	"slices"
	"strings"

	"doorstep/session"
)

// AddPeople makes a participant of each person, in a gesture. One whose alias
// is that of somebody who was made by number, and of whom nothing is known yet,
// becomes that participant: a list that comes after the first hour says who was
// there, and adds nobody twice.
//
// Both consents are no until somebody says yes; the real name is written apart,
// so that it leaves with no share copy. Nothing is added where an alias can't
// be kept, stands twice, or is taken: by somebody who is known, or by somebody
// who was redacted and whose words still carry it. Nor where the workshop would
// have more than MaxPeople.
func AddPeople(g *session.Gesture, people []Person) error {
	s := g.State()
	open := openSeats(s)
	n := len(s.Kind(session.KindParticipant)) + len(people)
	patches := make([]session.Patch, len(people))
	for i, p := range people {
		patches[i] = p.patch()
		if _, err := patches[i].Encode(); err != nil {
			return fmt.Errorf("%s can't be kept, and nobody was added: %w", p.Alias, err)
		}
		if _, err := (session.Patch{"name": p.Name}).Encode(); err != nil {
			return fmt.Errorf("the name of %s can't be kept, and nobody was added: %w", p.Alias, err)
		}
		if open[aliasKey(p.Alias)] != nil {
			n--
		}
	}
	if n > MaxPeople {
		return fmt.Errorf("these would make %d people, more than the %d that a workshop holds, and nobody was added; split the list", n, MaxPeople)
	}
	if err := freeAliases(s, people, open); err != nil {
		return err
	}
	for i, p := range people {
		if err := addPerson(g, patches[i], p.Name, open[aliasKey(p.Alias)]); err != nil {
			return fmt.Errorf("%s could not be added; those before are in, and undo takes them out: %w", p.Alias, err)
		}
	}
	return nil
}

// addPerson writes one person: as the participant who is there, who keeps the
// alias as it is on the slips, or without one as somebody new.
func addPerson(g *session.Gesture, fields session.Patch, name string, there *session.Record) error {
	var id session.ID
	var err error
	if there != nil {
		id = there.ID
		delete(fields, "alias")
		err = g.Set(session.KindParticipant, id, fields)
	} else {
		id, err = g.Add(session.KindParticipant, fields)
	}
	if err != nil {
		return err
	}
	return g.Name(id, name)
}

func (p Person) patch() session.Patch {
	fields := session.Patch{"alias": p.Alias, "consent_notes": false, "consent_name": false}
	for field, text := range map[string]string{
		"sector": p.Sector, "office_type": p.OfficeType, "uses_service": p.Uses, "access_needs": p.Access,
	} {
		if text != "" {
			fields[field] = text
		}
	}
	if p.Years > 0 {
		fields["years_service"] = int64(p.Years)
	}
	if len(p.Languages) > 0 {
		fields["languages"] = slices.Clone(p.Languages)
	}
	if len(p.Ties) > 0 {
		fields["conflict_offices"] = slices.Clone(p.Ties)
	}
	return fields
}

// freeAliases checks that each alias can be given: to somebody new, or to one
// of those with an open seat.
func freeAliases(s *session.State, people []Person, open map[string]*session.Record) error {
	used := map[string]bool{}
	for _, alias := range Aliases(s) {
		used[aliasKey(alias)] = open[aliasKey(alias)] == nil
	}
	var taken []string
	own := map[string]bool{}
	for i, p := range people {
		clean, ok := cleanAlias(p.Alias)
		key := aliasKey(clean)
		switch {
		case !ok || clean != p.Alias:
			return fmt.Errorf("person %d has no alias that can be kept, and nobody was added; give one short word such as P07", i+1)
		case own[key]:
			return fmt.Errorf("the alias %s stands twice in the list, and nobody was added; change one of them", p.Alias)
		case used[key]:
			taken = append(taken, p.Alias)
		}
		own[key] = true
	}
	if len(taken) > 0 {
		return fmt.Errorf("%s in this session already, and nobody was added; change the alias or leave it empty", someOf(taken))
	}
	return nil
}

// someOf names up to four of the aliases, and says how many more there are.
func someOf(aliases []string) string {
	const shown = 4
	switch n := len(aliases); {
	case n == 1:
		return aliases[0] + " is"
	case n > shown:
		return fmt.Sprintf("%s and %d more are", strings.Join(aliases[:shown], ", "), n-shown)
	}
	last := len(aliases) - 1
	return strings.Join(aliases[:last], ", ") + " and " + aliases[last] + " are"
}

// Aliases are those that a session has given out, sorted: of the people there,
// and of those who were redacted.
func Aliases(s *session.State) []string {
	aliases := redactedAliases(s)
	for _, r := range s.Kind(session.KindParticipant) {
		aliases = append(aliases, r.Str("alias"))
	}
	aliases = slices.DeleteFunc(aliases, func(a string) bool { return a == "" })
	slices.Sort(aliases)
	return slices.Compact(aliases)
}

// redactedAliases are those of people who were removed for good.
func redactedAliases(s *session.State) []string {
	var aliases []string
	for _, c := range s.Changes() {
		if c.Op == session.OpRedact && c.Kind == session.KindParticipant {
			aliases = append(aliases, s.GivenAlias(c.Record))
		}
	}
	return aliases
}
