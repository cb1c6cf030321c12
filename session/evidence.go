package session

import "strings"

// How one record came to rest on another.
type How string

// The ways in which it is said.
const (
	HowCited How = "cited" // by a link of its own
	HowTyped How = "typed" // by a number in a field such as evidence
	HowMade  How = "made"  // by what it is made of: a root of a why, a question of a point of view
	HowHeld  How = "in it" // a card lies in a theme
)

// Rest says that From rests on To.
type Rest struct {
	From, To *Record
	How      How
	// Field is the field that says so, "" for a link.
	Field string
}

// restsThrough are the fields by which a record of a kind rests on another
// one: what was said before, on which it was built.
var restsThrough = map[string][]string{
	KindRoot: {"why"}, KindWhy: {"parent"}, KindProblem: {"theme"}, KindHMW: {"pov"},
	KindConcept: {"hmw"}, KindAction: {"concept"}, KindReview: {"action"}, KindEvent: {"visit"},
}

// citing are the fields in which people say what they know something from.
var citing = map[string][]string{
	KindWhy: {"evidence"}, KindEmpathy: {"evidence"}, KindJourneyStep: {"evidence"}, KindProblem: {"source"},
}

// Evidence is what rests on what, in both directions, at one moment. It is
// never altered.
type Evidence struct {
	version int64
	on      map[ID][]Rest // by From
	under   map[ID][]Rest // by To
	said    map[[2]ID]bool
}

// NewEvidence reads all that was cited: links, numbers typed where people say
// how they know, what a record was built on, and the cards of a theme. A pair
// that is said twice counts once, as the link.
func NewEvidence(s *State) *Evidence {
	e := &Evidence{version: s.version, on: map[ID][]Rest{}, under: map[ID][]Rest{}, said: map[[2]ID]bool{}}
	for _, r := range s.Kind(KindLink) {
		if role := r.Str("role"); role == RoleEvidence || role == "" {
			e.add(Rest{From: s.Find(r.Ref("from")), To: s.Find(r.Ref("to")), How: HowCited})
		}
	}
	numbers := numbersOf(s)
	for _, kind := range s.Kinds() {
		for _, r := range s.Kind(kind) {
			for _, f := range restsThrough[kind] {
				e.add(Rest{r, s.Find(r.Ref(f)), HowMade, f})
			}
			for _, f := range citing[kind] {
				for _, c := range Cited(r.Str(f)) {
					e.add(Rest{r, numbers.of(c, s.Room(r.Origin)), HowTyped, f})
				}
			}
			if kind == KindCard {
				e.add(Rest{s.Get(KindTheme, r.Ref("theme")), r, HowHeld, "theme"})
			}
		}
	}
	return e
}

func (e *Evidence) add(r Rest) {
	if r.From == nil || r.To == nil || r.From.ID == r.To.ID {
		return
	}
	pair := [2]ID{r.From.ID, r.To.ID}
	if e.said[pair] {
		return
	}
	e.said[pair] = true
	e.on[r.From.ID] = append(e.on[r.From.ID], r)
	e.under[r.To.ID] = append(e.under[r.To.ID], r)
}

// Version is the state's version that it was read at.
func (e *Evidence) Version() int64 { return e.version }

// RestsOn is what a record rests on directly.
func (e *Evidence) RestsOn(id ID) []Rest { return e.on[id] }

// RestedOn is what rests on a record directly.
func (e *Evidence) RestedOn(id ID) []Rest { return e.under[id] }

// Node is a step of a chain: Depth counts from 0, for what rests directly.
type Node struct {
	Rest
	Depth int
	// Record is the one that the step leads to.
	Record *Record
}

// Chain is all that a record rests on, or with up all that rests on it: each
// record once, where it is met first, followed by what lies behind it. Where
// claims rest on one another in a circle, the chain ends when it comes round.
func (e *Evidence) Chain(id ID, up bool) []Node {
	met := map[ID]bool{id: true}
	var nodes []Node
	// A stack of its own: a stranger's file may hold a chain of any length.
	stack := e.steps(id, up, 0)
	for len(stack) > 0 {
		n := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if met[n.Record.ID] {
			continue
		}
		met[n.Record.ID] = true
		nodes = append(nodes, n)
		stack = append(stack, e.steps(n.Record.ID, up, n.Depth+1)...)
	}
	return nodes
}

// steps are the next steps of a chain, the first of them last.
func (e *Evidence) steps(id ID, up bool, depth int) []Node {
	from := e.on[id]
	if up {
		from = e.under[id]
	}
	nodes := make([]Node, len(from))
	for i, r := range from {
		to := r.To
		if up {
			to = r.From
		}
		nodes[len(from)-1-i] = Node{r, depth, to}
	}
	return nodes
}

// Cite says in a gesture that one record rests on another; said again, nothing
// changes.
func (g *Gesture) Cite(from, to ID) error {
	return g.Set(KindLink, LinkID(from, to), Patch{"from": from, "to": to, "role": RoleEvidence})
}

// Uncite takes the link between two records away. What was typed in a field
// stays there.
func (g *Gesture) Uncite(from, to ID) error { return g.Delete(KindLink, LinkID(from, to)) }

// Citation is a record as people name it in a text: a kind and a number.
type Citation struct{ Kind, Label string }

// Named are the records that a text names by number, in the room that is open
// here, and the numbers that nothing has.
func Named(s *State, text string) (found []*Record, missing []Citation) {
	return new(Namer).Named(s, text)
}

// Namer is Named again and again: it looks at all records only when they have
// changed, and a number is there to be found.
type Namer struct {
	state   *State
	version int64
	all     numbers
}

// Named is Named as the state is now.
func (n *Namer) Named(s *State, text string) (found []*Record, missing []Citation) {
	cited := Cited(text)
	if len(cited) > 0 && (n.all == nil || n.state != s || n.version != s.version) {
		n.state, n.version, n.all = s, s.version, numbersOf(s)
	}
	for _, c := range cited {
		if r := n.all.of(c, s.Room(s.Session)); r != nil {
			found = append(found, r)
		} else {
			missing = append(missing, c)
		}
	}
	return found, missing
}

// numbers are records by kind and label.
type numbers map[Citation]*Record

// of is the record that a citation means in a room: there, a number without a
// letter is the room's own, also after other rooms were merged into the file.
func (n numbers) of(c Citation, room string) *Record {
	if r := n[Citation{c.Kind, room + c.Label}]; r != nil {
		return r
	}
	return n[c]
}

// numbersOf finds the records that citations can name.
func numbersOf(s *State) numbers {
	numbers := numbers{}
	for _, kind := range citedKinds {
		for _, r := range s.Kind(kind) {
			if r.Label != "" {
				numbers[Citation{kind, strings.ToUpper(r.Label)}] = r
			}
		}
	}
	return numbers
}
