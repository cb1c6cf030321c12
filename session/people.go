package session

import (
	"fmt"
	"strings"
)

// MaxPeople is how many people one workshop can hold: ten times the room that
// the method is made for.
const MaxPeople = 500

// AddAliases adds participants until there are n, with the aliases P01, P02
// and so on that nobody has yet; from a hundred on they have three digits. In a
// room with a letter they are B01, B02. It takes nobody away.
func AddAliases(g *Gesture, n int) error {
	if n < 0 || n > MaxPeople {
		return fmt.Errorf("a workshop holds up to %d people, not %d", MaxPeople, n)
	}
	head := g.state.roomLetter("P")
	return addNamed(g, KindParticipant, "alias", n, func(i int) string {
		if n > 99 {
			return fmt.Sprintf("%s%03d", head, i)
		}
		return fmt.Sprintf("%s%02d", head, i)
	})
}

// AddTables adds tables until there are n: T1, T2 and so on; in a room with a
// letter, B1, B2.
func AddTables(g *Gesture, n int) error {
	if n < 0 || n > MaxPeople {
		return fmt.Errorf("a workshop holds up to %d tables, not %d", MaxPeople, n)
	}
	head := g.state.roomLetter("T")
	return addNamed(g, KindTable, "label", n, func(i int) string { return fmt.Sprintf("%s%d", head, i) })
}

func addNamed(g *Gesture, kind, field string, n int, name func(i int) string) error {
	have := g.state.Kind(kind)
	taken := map[string]bool{}
	for _, r := range have {
		taken[r.Str(field)] = true
	}
	for i, missing := 1, n-len(have); missing > 0; i++ {
		if taken[name(i)] {
			continue
		}
		if _, err := g.Add(kind, Patch{field: name(i)}); err != nil {
			return err
		}
		missing--
	}
	return nil
}

// CheckCurrency makes a typed currency into an ISO 4217 code: three capital
// letters. That a country uses it is not checked.
func CheckCurrency(p Patch) (Patch, error) {
	code, _ := p["currency"].(string)
	up := strings.ToUpper(code)
	if len(up) != 3 || strings.Trim(up, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
		return nil, fmt.Errorf("a currency is three letters, such as BDT or USD")
	}
	return Patch{"currency": up}, nil
}
