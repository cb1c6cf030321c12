package session

import (
	"slices"
	"strings"
)

// CopyJourney begins the wanted journey with the steps of today that nothing
// stands for yet: what is done and what it takes, but not how it felt or what it
// rests on, since nobody has walked it yet. Fresh is what a new wanted step
// starts with. Both lists are in their order. It returns how many it made.
func CopyJourney(g *Gesture, now, wanted []*Record, fresh Patch) (int, error) {
	list, made := slices.Clone(wanted), 0
	at := 0 // where the next copy goes
	for _, r := range now {
		if i := slices.IndexFunc(list, func(w *Record) bool { return w.Ref("was") == r.ID }); i >= 0 {
			at = i + 1
			continue
		}
		p := Patch{}
		for _, f := range r.Fields() {
			if !ofToday(f) {
				p[f] = r.Value(f)
			}
		}
		for f, v := range fresh {
			if f != "table" || p["table"] == nil {
				p[f] = v
			}
		}
		p["was"] = r.ID
		key, err := Place(g, list, at)
		if err != nil {
			return made, err
		}
		p[FieldOrder] = key
		id, err := g.Add(KindJourneyStep, p)
		if err != nil {
			return made, err
		}
		list = slices.Insert(list, at, g.State().Get(KindJourneyStep, id))
		for i := range list { // Place may have given them new keys
			list[i] = g.State().Get(KindJourneyStep, list[i].ID)
		}
		at, made = at+1, made+1
	}
	return made, nil
}

// ofToday says whether a field belongs to the step as it was walked, and is not
// copied.
func ofToday(field string) bool {
	switch field {
	case "journey", "origin", "evidence", "feeling", "pain", "was", "fate", "by", FieldOrder:
		return true
	}
	return strings.HasSuffix(field, OriginSuffix)
}
