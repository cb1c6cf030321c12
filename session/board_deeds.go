package session

import "fmt"

// What hands do to the wall. Each is part of a gesture, so that several make
// one step to undo.

// LayCards lays cards under a theme, off the parking lot if they stood there.
// That they are not parked is written too, so that it shows if another laptop
// parks one at the same time.
func (g *Gesture) LayCards(cards []ID, theme ID) error {
	return g.eachCard(cards, Patch{"theme": theme, "parked": false})
}

// LoosenCards takes cards off their theme or the parking lot.
func (g *Gesture) LoosenCards(cards []ID) error {
	return g.eachCard(cards, Patch{"theme": nil, "parked": nil})
}

// ParkCards puts cards on the parking lot.
func (g *Gesture) ParkCards(cards []ID) error {
	return g.eachCard(cards, Patch{"theme": nil, "parked": true})
}

// eachCard writes the same on cards; one that is gone by now stays gone.
func (g *Gesture) eachCard(cards []ID, p Patch) error {
	for _, id := range cards {
		if g.state.Get(KindCard, id) == nil {
			continue
		}
		if err := g.Set(KindCard, id, p); err != nil {
			return err
		}
	}
	return nil
}

// AddTheme makes a theme, behind another one or, for a zero id, behind all.
// It may be without a sentence: the room sorts first and names later.
func (g *Gesture) AddTheme(fields Patch, behind ID) (ID, error) {
	list := g.state.Kind(KindTheme)
	at := len(list)
	for i, r := range list {
		if r.ID == behind {
			at = i + 1
		}
	}
	key, err := g.makeRoom(list, at)
	if err != nil {
		return ID{}, err
	}
	p := Patch{FieldOrder: key}
	for f, v := range fields {
		p[f] = v
	}
	return g.Add(KindTheme, p)
}

// MoveTheme moves a theme one place to the front (by -1) or to the back (1),
// among those of its room that are parked, or among those that are not.
func (g *Gesture) MoveTheme(theme ID, by int) error {
	list := g.state.Kind(KindTheme)
	var row, others []*Record
	from := -1
	self := g.state.Get(KindTheme, theme)
	if self == nil {
		return fmt.Errorf("this theme is not there any more, so it was not moved")
	}
	for _, r := range list {
		if r.ID == theme {
			from = len(row)
		} else {
			others = append(others, r)
		}
		if r.Bool("parked") == self.Bool("parked") && roomOf(r) == roomOf(self) {
			row = append(row, r)
		}
	}
	to := from + by
	if by == 0 || to < 0 || to >= len(row) {
		return nil
	}
	at := 0
	for i, r := range others {
		if r.ID == row[to].ID {
			at = i
		}
	}
	if by > 0 {
		at++
	}
	key, err := g.makeRoom(others, at)
	if err != nil {
		return err
	}
	return g.Set(KindTheme, theme, Patch{FieldOrder: key})
}

// makeRoom is a key for the place before the record at, or behind the last.
// Where the list was never put in order, or two laptops gave one key, every
// record of it is given a new one.
func (g *Gesture) makeRoom(list []*Record, at int) (string, error) {
	keyAt := func(i int) string {
		if i < 0 || i >= len(list) {
			return ""
		}
		return list[i].Str(FieldOrder)
	}
	if (at == 0 || keyAt(at-1) != "") && (at == len(list) || keyAt(at) != "") {
		if key, err := Between(keyAt(at-1), keyAt(at)); err == nil {
			return key, nil
		}
	}
	keys := Keys(len(list) + 1)
	for i, r := range list {
		k := i
		if i >= at {
			k++
		}
		if err := g.Set(r.Kind, r.ID, Patch{FieldOrder: keys[k]}); err != nil {
			return "", err
		}
	}
	return keys[at], nil
}

// MergeThemes lays all cards of some themes under another, and deletes those
// that are empty then. Whatever else rested on them, a table's choice or a
// problem, rests on the one that stays; if that has no sentence, it takes the
// first that has one. Votes stay with the theme that they were given to. It
// returns how many cards moved.
func (g *Gesture) MergeThemes(into ID, from []ID) (moved int, err error) {
	stays := g.state.Get(KindTheme, into)
	if stays == nil {
		return 0, fmt.Errorf("the theme to merge into is not there any more, so nothing was moved")
	}
	sentence := stays.Str("sentence")
	for _, id := range from {
		goes := g.state.Get(KindTheme, id)
		if goes == nil || id == into {
			continue
		}
		for _, kind := range []string{KindCard, KindTable, KindProblem} {
			for _, r := range g.state.Kind(kind) {
				if r.Ref("theme") != id {
					continue
				}
				if err := g.Set(kind, r.ID, Patch{"theme": into}); err != nil {
					return moved, err
				}
				if kind == KindCard {
					moved++
				}
			}
		}
		if text := goes.Str("sentence"); sentence == "" && text != "" {
			sentence = text
			if err := g.Set(KindTheme, into, Patch{"sentence": text}); err != nil {
				return moved, err
			}
		}
		if err := g.Delete(KindTheme, id); err != nil {
			return moved, err
		}
	}
	return moved, nil
}
