package brief

import (
	"slices"

	"doorstep/session"
)

func (b *builder) problem() {
	var latest, official session.Problem
	for _, p := range ours[session.Problem](b.t, session.KindProblem) {
		switch {
		case blank(p.Statement):
		case p.Version <= 1:
			if blank(official.Statement) {
				official = p
			}
		case p.Version > latest.Version:
			latest = p
		}
	}
	b.m.Problem = Problem{Text: latest.Statement, Official: official.Statement, latest: latest, official: official}
	var broken []string
	for _, a := range ours[session.Assumption](b.t, session.KindAssumption) {
		switch a.State {
		case "broken":
			broken = append(broken, a.Text)
			b.m.Doubts.of = append(b.m.Doubts.of, sourced{session.KindAssumption, a.Base})
		case "shaken":
			b.m.Doubts.Shaken = append(b.m.Doubts.Shaken, a.Text)
			b.m.Doubts.of = append(b.m.Doubts.of, sourced{session.KindAssumption, a.Base})
		}
	}
	b.m.Problem.Broken = atMost(texts(broken...), 2)
	b.m.Doubts.Shaken = atMost(texts(b.m.Doubts.Shaken...), 2)
	if blank(latest.Statement) {
		b.miss(PartProblem, "problem", session.KindProblem, "version", "2")
	}
}

// controlRank puts first what the people in the room can change.
var controlRank = map[string]int{"ours": -2, "influence": -1}

func (b *builder) cause() {
	roots := slices.DeleteFunc(ours[session.Root](b.t, session.KindRoot), func(r session.Root) bool { return blank(r.Text) })
	best, ok := first(roots, func(r session.Root) int { return controlRank[r.Control] })
	chain := b.chain(best.Why)
	if !ok {
		b.miss(PartCause, "cause", session.KindRoot, "", "")
		chain = b.chain(session.ID{})
	}
	b.m.Cause = Cause{Root: best, Chain: chain}
	for _, w := range chain {
		if w.Confidence == "low" {
			b.m.Doubts.Guesses++
		}
	}
}

// mostWhys is the length of the longest chain that is followed; the method
// goes seven deep.
const mostWhys = 12

// chain leads from what was seen down to this answer, or to the deepest one of
// the thread where none is given. A tree that runs in a circle, as two laptops
// can make one, is cut where it closes.
func (b *builder) chain(last session.ID) []session.Why {
	whys := ours[session.Why](b.t, session.KindWhy)
	byID := make(map[session.ID]session.Why, len(whys))
	for _, w := range session.All[session.Why](b.s) {
		byID[w.ID] = w
	}
	up := func(id session.ID) []session.Why {
		var path []session.Why
		for w, ok := byID[id]; ok && len(path) < mostWhys; w, ok = byID[id] {
			if slices.ContainsFunc(path, func(p session.Why) bool { return p.ID == id }) {
				break
			}
			path = append(path, w)
			id = w.Parent
		}
		slices.Reverse(path)
		return slices.DeleteFunc(path, func(w session.Why) bool { return blank(w.Answer) })
	}
	if !last.IsZero() {
		return up(last)
	}
	var longest []session.Why
	for _, w := range whys {
		if path := up(w.ID); len(path) > len(longest) {
			longest = path
		}
	}
	return longest
}

// personaRank puts the citizen first; the method asks for an officer and a
// person who is no citizen beside them.
var personaRank = map[string]int{"citizen": -3, "resident": -2, "": -1}

func (b *builder) who() {
	personas := slices.DeleteFunc(ours[session.Persona](b.t, session.KindPersona), func(p session.Persona) bool { return blank(p.Name) })
	persona, ok := first(personas, func(p session.Persona) int { return personaRank[p.Kind] })
	if !ok {
		b.miss(PartWho, "persona", session.KindPersona, "", "")
	}
	povs := slices.DeleteFunc(ours[session.POV](b.t, session.KindPOV), func(p session.POV) bool { return blank(p.Need) })
	pov, ok := first(povs, func(p session.POV) int {
		if blank(p.Insight) {
			return 1
		}
		return 0
	})
	if !ok {
		b.miss(PartWho, "pov", session.KindPOV, "", "")
	}
	b.m.Who = Who{Persona: persona, POV: pov}
}

func (b *builder) question() {
	all := slices.DeleteFunc(ours[session.HMW](b.t, session.KindHMW), func(h session.HMW) bool { return blank(h.Text) })
	var best *session.HMW
	for _, h := range all {
		switch {
		case best == nil:
		case b.answered(h) != b.answered(*best):
			if !b.answered(h) {
				continue
			}
		case h.Chosen != best.Chosen:
			if !h.Chosen {
				continue
			}
		case !moreStars(b.t.stars[h.ID], b.t.stars[best.ID]):
			continue
		}
		best = &h
	}
	if best == nil {
		b.miss(PartQuestion, "question", session.KindHMW, "", "")
		return
	}
	b.m.Question = Question{Text: best.Text, Stars: b.t.stars[best.ID], base: best.Base}
}

// answered says whether the concept answers this question.
func (b *builder) answered(h session.HMW) bool {
	return b.t.concept != nil && b.t.concept.HMW == h.ID
}
