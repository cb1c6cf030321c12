package session

import "slices"

// Place gives the order key for a record that is to stand before the at-th of a
// list, or behind the last where at is the list's length. The list is in its
// order and without the record itself. Where its records have no keys yet, or
// none with room between them, all of them get new ones in the same gesture:
// a list that was only ever added to has none.
func Place(g *Gesture, list []*Record, at int) (string, error) {
	at = max(0, min(at, len(list)))
	key := func(i int) string {
		if i < 0 || i >= len(list) {
			return ""
		}
		return list[i].Str(FieldOrder)
	}
	if inOrder(list) {
		if k, err := Between(key(at-1), key(at)); err == nil {
			return k, nil
		}
	}
	keys := Keys(len(list) + 1)
	own := keys[at]
	for i, k := range slices.Delete(keys, at, at+1) {
		if err := g.Set(list[i].Kind, list[i].ID, Patch{FieldOrder: k}); err != nil {
			return "", err
		}
	}
	return own, nil
}

// inOrder says whether every record has a key, each after the one before.
func inOrder(list []*Record) bool {
	before := ""
	for _, r := range list {
		k := r.Str(FieldOrder)
		if k == "" || k <= before || !validKey(k) {
			return false
		}
		before = k
	}
	return true
}
