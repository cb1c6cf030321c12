package session

import (
	"slices"
	"strings"

	"doorstep/content"
)

// Quadrants are the boxes of an empathy map, in the order in which they are
// read: deeds before feelings, and what they come to last.
var Quadrants = []string{"says", "does", "thinks", "feels", "pain", "gain"}

// Basis is whether an entry of a box counts as observed or as inferred until
// somebody says otherwise: only words and deeds can be witnessed.
func Basis(quadrant string) string {
	if quadrant == "says" || quadrant == "does" {
		return "observed"
	}
	return "inferred"
}

// EmpathyMap is what is known of one persona in one moment. Moments that differ
// only in spaces and capitals are one moment.
type EmpathyMap struct {
	Key     MapKey
	Persona ID
	Moment  string
	// Boxes holds the entries by quadrant; those whose quadrant this program
	// does not know stand under "".
	Boxes map[string][]*Record
}

// MomentKey is the same for two ways of writing one moment.
func MomentKey(moment string) string {
	return strings.ToLower(strings.Join(strings.Fields(OneLine(moment)), " "))
}

// Entries are all entries of a map, box by box.
func (m EmpathyMap) Entries() []*Record {
	var list []*Record
	for _, q := range Quadrants {
		list = append(list, m.Boxes[q]...)
	}
	return append(list, m.Boxes[""]...)
}

// Unexamined says that a map holds what was said beside what was done, thought
// or felt, and that nobody has marked two of them that disagree.
func (m EmpathyMap) Unexamined(found []Contradiction) bool {
	beside := len(m.Boxes["does"]) + len(m.Boxes["thinks"]) + len(m.Boxes["feels"])
	return len(found) == 0 && len(m.Boxes["says"]) > 0 && beside > 0
}

// Contradiction is two entries that do not agree, as somebody has marked. The
// one that is read first on the map comes first.
type Contradiction struct{ A, B *Record }

// Contradictions are those between two of the entries, in the order of the
// entries that they begin with.
func Contradictions(s *State, entries []*Record) []Contradiction {
	return contradictions(slices.DeleteFunc(slices.Clone(s.Kind(KindLink)), func(l *Record) bool { return !contradicts(l) }), entries)
}

func contradicts(link *Record) bool { return link.Str("role") == RoleContradicts }

func contradictions(links, entries []*Record) []Contradiction {
	if len(links) == 0 {
		return nil
	}
	at := make(map[ID]int, len(entries))
	for i, r := range entries {
		at[r.ID] = i
	}
	var found []Contradiction
	for _, l := range links {
		a, isA := at[l.Ref("from")]
		b, isB := at[l.Ref("to")]
		if !isA || !isB || a == b {
			continue
		}
		c := Contradiction{entries[min(a, b)], entries[max(a, b)]}
		if !slices.Contains(found, c) { // a stranger may have linked both ways
			found = append(found, c)
		}
	}
	slices.SortStableFunc(found, func(x, y Contradiction) int {
		if d := at[x.A.ID] - at[y.A.ID]; d != 0 {
			return d
		}
		return at[x.B.ID] - at[y.B.ID]
	})
	return found
}

// Contradict marks two entries as disagreeing, or takes the mark away. The link
// has the same id whichever of them is named first, so that two laptops that
// mark the same pair write one record.
func Contradict(g *Gesture, a, b ID, on bool) error {
	if CompareID(a, b) > 0 {
		a, b = b, a
	}
	if on {
		return g.Set(KindLink, LinkID(a, b), Patch{"from": a, "to": b, "role": RoleContradicts})
	}
	for _, id := range []ID{LinkID(a, b), LinkID(b, a)} {
		if l := g.state.Get(KindLink, id); l != nil && l.Str("role") == RoleContradicts {
			if err := g.Delete(KindLink, id); err != nil {
				return err
			}
		}
	}
	return nil
}

// AddEmpathy keeps an entry of a map; what its box says of the basis holds where
// none is given. The cards that its evidence names are linked to it.
func AddEmpathy(g *Gesture, fields Patch) (ID, error) {
	quadrant, _ := fields["quadrant"].(string)
	if fields["basis"] == nil {
		fields["basis"] = Basis(quadrant)
	}
	return AddCiting(g, KindEmpathy, fields)
}

// DeleteEmpathy deletes an entry and the links that it is an end of.
func DeleteEmpathy(g *Gesture, id ID) error {
	if err := g.Delete(KindEmpathy, id); err != nil {
		return err
	}
	for _, l := range g.state.Kind(KindLink) {
		if l.Ref("from") != id && l.Ref("to") != id {
			continue
		}
		if err := g.Delete(KindLink, l.ID); err != nil {
			return err
		}
	}
	return nil
}

// CutBox takes a box off the front of a typed line: "says: no problem" or, with
// as much of the word as is enough, "t: not again". It takes the word of a
// choice's id or label, and its plural.
func CutBox(f *content.Field, typed string) (quadrant, text string) {
	head, rest, found := strings.Cut(typed, ":")
	head = strings.TrimSpace(head)
	if !found || head == "" || strings.TrimSpace(rest) == "" || strings.ContainsFunc(head, isSpaceOrDigit) {
		return "", typed
	}
	if c := findChoice(f.Choices, head); c != nil {
		return c.ID, strings.TrimSpace(rest)
	}
	if one, plural := strings.CutSuffix(strings.ToLower(head), "s"); plural {
		for _, c := range f.Choices {
			if strings.EqualFold(c.ID, one) || strings.EqualFold(c.Label, one) {
				return c.ID, strings.TrimSpace(rest)
			}
		}
	}
	return "", typed
}

func isSpaceOrDigit(r rune) bool { return r == ' ' || r == '\t' || r >= '0' && r <= '9' }

// CutPair reads a typed line that sets two entries against each other by their
// numbers, such as "#3 vs #10" or "#3 x #10".
func CutPair(typed string) (a, b string, ok bool) {
	words := strings.Fields(typed)
	if len(words) != 3 || !slices.Contains([]string{"vs", "vs.", "x", "≠", "<>", "!=", "but"}, strings.ToLower(words[1])) {
		return "", "", false
	}
	a, b = cited(words[0]), cited(words[2])
	return a, b, a != "" && b != ""
}
