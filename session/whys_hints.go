package session

// WhyHint is what the method asks of a chain of whys. A hint is said; it stops
// nothing.
type WhyHint int

const (
	HintNone WhyHint = iota
	// HintPerson: the answer makes somebody the cause, and nobody has asked yet
	// what made that sensible.
	HintPerson
	// HintBranch: a third answer stands beneath one why, or a tree forks for the
	// third time.
	HintBranch
	// HintDeepest: no line may follow, and no root cause is marked above.
	HintDeepest
	// HintReach: five whys were asked; is this a cause within reach?
	HintReach
	// HintOutside: every root cause of the table is outside the room's reach.
	HintOutside
)

const (
	branchesAtMost = 2
	whysAsked      = 5
)

// Hint is the most pressing one for an answer in the trees. Blames says whether
// an answer makes somebody the cause.
func (t Whys) Hint(i int, roots map[ID]*Record, blames func(*Record) bool) WhyHint {
	n := t[i]
	switch {
	case t.AsksBack(i, blames):
		return HintPerson
	case n.Kids > branchesAtMost || n.Parent >= 0 && t[n.Parent].Kids > branchesAtMost || t.forks(i) > branchesAtMost:
		return HintBranch
	case n.Level >= MaxWhys && !t.rooted(i, roots):
		return HintDeepest
	case n.Level >= whysAsked && n.Kids == 0 && !t.rooted(i, roots):
		return HintReach
	case roots[n.ID] != nil && t.allOutside(i, roots):
		return HintOutside
	}
	return HintNone
}

// AsksBack says whether an answer that blames somebody still waits for the next
// why: what made that sensible.
func (t Whys) AsksBack(i int, blames func(*Record) bool) bool {
	return t[i].Kids == 0 && blames(t[i].Record)
}

// forks counts where the tree of an answer has more than one branch.
func (t Whys) forks(i int) int {
	top := t.top(i)
	n := 0
	for _, w := range t[top:t[top].End] {
		if w.Kids > 1 {
			n++
		}
	}
	return n
}

// top is the observed fact above an answer.
func (t Whys) top(i int) int {
	for t[i].Parent >= 0 {
		i = t[i].Parent
	}
	return i
}

// rooted says whether a root cause is marked at the answer or above it.
func (t Whys) rooted(i int, roots map[ID]*Record) bool {
	for ; i >= 0; i = t[i].Parent {
		if roots[t[i].ID] != nil {
			return true
		}
	}
	return false
}

func (t Whys) allOutside(i int, roots map[ID]*Record) bool {
	table := t.Table(i)
	for j, n := range t {
		if r := roots[n.ID]; r != nil && t.Table(j) == table && r.Str("control") != "outside" {
			return false
		}
	}
	return true
}
