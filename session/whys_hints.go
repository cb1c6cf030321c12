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
func (t *Whys) Hint(w *WhyNode, roots map[ID]*Record, blames func(*Record) bool) WhyHint {
	switch {
	case w.AsksBack(blames):
		return HintPerson
	case len(w.Kids) > branchesAtMost || w.Parent != nil && len(w.Parent.Kids) > branchesAtMost || w.forksOften():
		return HintBranch
	case w.Level >= MaxWhys && !w.rooted(roots):
		return HintDeepest
	case w.Level >= whysAsked && len(w.Kids) == 0 && !w.rooted(roots):
		return HintReach
	case roots[w.ID] != nil && t.allOutside(w, roots):
		return HintOutside
	}
	return HintNone
}

// AsksBack says whether an answer that blames somebody still waits for the next
// why: what made that sensible.
func (w *WhyNode) AsksBack(blames func(*Record) bool) bool {
	return len(w.Kids) == 0 && blames(w.Record)
}

// forksOften says whether the tree of an answer has more than one branch in too
// many places.
func (w *WhyNode) forksOften() bool {
	forks := 0
	for n := range w.Top().Branch() {
		if len(n.Kids) > 1 {
			forks++
		}
		if forks > branchesAtMost {
			return true
		}
	}
	return false
}

// rooted says whether a root cause is marked at the answer or above it.
func (w *WhyNode) rooted(roots map[ID]*Record) bool {
	for ; w != nil; w = w.Parent {
		if roots[w.ID] != nil {
			return true
		}
	}
	return false
}

func (t *Whys) allOutside(w *WhyNode, roots map[ID]*Record) bool {
	table := w.Table()
	for id, r := range roots {
		if at := t.At(id); at != nil && at.Table() == table && r.Str("control") != "outside" {
			return false
		}
	}
	return true
}
