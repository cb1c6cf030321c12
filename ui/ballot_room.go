package ui

import "doorstep/session"

// questionLines is how many lines a vote's question may take of h: one where
// there are few, for the figures are what is looked at.
func questionLines(h int) int {
	if h < 12 {
		return 1
	}
	return 2
}

// opens says that an item's text is too long for one line and its further lines
// fit into room, where not all items can be drawn in full. The items come in
// their order, so that those which lead are read whole.
func (d *pollDraw) opens(id session.ID, room int) bool {
	if len(d.order) > manyItems || width(d.row(id, false)[0]) < d.w {
		return false
	}
	return len(d.row(id, true)) <= room
}
