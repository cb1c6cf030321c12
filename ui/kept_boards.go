package ui

import (
	"doorstep/content"
	"doorstep/session"
)

// keptWall is the wall of a capture of themes. It is kept in step card by card;
// where more than that changed it is laid anew.
type keptWall struct {
	laid *session.Board
	onto session.Selection
	anew bool
	made wallStamp
	// themes is the version up to which the wall has the themes' words.
	themes int64
	desk   *desk // that asks
}

// wallStamp is what else than a card says whether it stands on the wall.
type wallStamp struct {
	table session.ID
	// themes counts how often there were other themes.
	themes int
}

// wallOf is the wall of themes as it stands now, with the cards that a capture
// lists and those that somebody laid there.
func (d *desk) wallOf(themes, cards *content.Capture) *session.Board {
	k := d.readings().walls[themes]
	if k == nil {
		k = &keptWall{}
		k.onto = session.Selection{
			Kind: session.KindCard,
			Keep: func(r *session.Record) bool {
				return k.desk.shows(r) && (session.Belongs(k.desk.state, cards, r) || session.OnWall(k.desk.state, r))
			},
			Came:  func(r *session.Record) { k.anew = k.anew || !k.laid.Put(r) },
			Gone:  func(r *session.Record) { k.anew = k.anew || !k.laid.Take(r) },
			Reset: func() { k.anew = true },
		}
		d.read.walls[themes] = k
	}
	list, v := d.listed(themes), d.state.KindVersion(session.KindTheme)
	if k.desk != nil && k.desk.state == d.state && v != k.themes && !k.laid.Retitle(list) {
		k.made.themes++
	}
	k.desk, k.themes, k.made.table = d, v, d.table
	if on := k.onto.Of(d.state, k.made); k.anew {
		k.laid, k.anew = session.LayBoard(d.state, on, list), false
	}
	return k.laid
}

// keptDraw is the draw as it was read, and the versions that it was read at.
type keptDraw struct {
	board *session.DrawBoard
	state *session.State
	made  [6]int64
}

// drawn is the draw as it stands now. It is the same while nothing in it has
// changed.
func (d *desk) drawn() *session.DrawBoard {
	k := &d.readings().draw
	var now [6]int64
	for i, kind := range []string{
		session.KindParticipant, session.KindService, session.KindAssignment, session.KindScenario, session.KindVisit, session.KindEthics,
	} {
		now[i] = d.state.KindVersion(kind)
	}
	if k.board == nil || k.state != d.state || k.made != now {
		*k = keptDraw{session.ReadDraw(d.state), d.state, now}
	}
	return k.board
}
