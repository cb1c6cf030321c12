package ui

import (
	"path/filepath"

	"doorstep/session/store"
)

// stillHeld says which copy that doorstep made still holds words that were
// removed for good, as far as is known; "" is none. One that another window has
// open is cleaned by that window.
func stillHeld(list []store.Scrubbed) string {
	var held []string
	for _, s := range list {
		if s.Err != nil {
			held = append(held, filepath.Base(s.Path))
		}
	}
	switch len(held) {
	case 0:
		return ""
	case 1:
		return "removed words remain in " + shown(held[0])
	}
	return "removed words remain in " + plural(len(held), "copy", "copies") + ", such as " + shown(held[0])
}
