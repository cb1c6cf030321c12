package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"doorstep/content"
	"doorstep/session"
	"doorstep/session/store"
)

// What the screen and the plain form share of opening a session and of walking
// through it.

// desk is what an opened session is read and written through.
func (m openedMsg) desk(src session.Source) *desk {
	d := &desk{
		doc: m.doc, state: m.state, pack: m.pack, src: src,
		opened: m.opened, file: fileState{saved: true, at: src.Now()},
		packNote: m.note,
	}
	if m.doc != nil {
		// What came back from a sitting that was cut off is not in the file yet.
		d.file.saved = m.doc.Status().Saved
	}
	if m.opened != nil {
		d.left = readJot(m.opened.Jot)
	}
	if m.view {
		d.view = onlyView
	}
	return d
}

// finish marks an activity as done and stops its clock.
func (d *desk) finish(g *session.Gesture, act *content.Activity) error {
	a := session.AgendaFor(d.state, act.ID)
	p := a.Pause(d.now())
	p["done"], p["for"] = true, act.ID
	return g.Set(session.KindAgenda, a.ID, p)
}

// arrive notes that the workshop stands at an activity now.
func (d *desk) arrive(g *session.Gesture, act *content.Activity) error {
	// As fine as the clock is: keys that come together go through several in a millisecond.
	seen := d.src.Now().Format(session.CivilTime + ".000000000")
	return g.Set(session.KindAgenda, session.AgendaID(d.state.Session, act.ID), session.Patch{"for": act.ID, "seen": seen})
}

// stays notes again where this window stands after news of a copy whose recorder
// went elsewhere later: the room follows this window. Somebody who walks just now
// is at work elsewhere, and nobody takes his place; two windows that both did
// would never rest.
func (d *desk) stays(at *content.Activity, e store.Event) tea.Cmd {
	if _, news := e.(store.Foreign); !news || at == nil {
		return nil
	}
	spot := session.Standing(d.state)
	since, err := time.ParseInLocation(session.CivilTime, session.AgendaFor(d.state, spot.Activity).Seen, d.src.Now().Location())
	if spot.Activity == at.ID || err != nil || d.src.Now().Sub(since) < walksNow {
		return nil
	}
	return d.note("", func(g *session.Gesture) error { return d.arrive(g, at) })
}

// walksNow is how long somebody who went to an activity counts as walking.
const walksNow = time.Minute

// setDetails writes the session's own fields; a number of people or tables also
// makes them.
func (d *desk) setDetails(g *session.Gesture, p session.Patch) error {
	if err := g.Set(session.KindSession, d.state.Session, p); err != nil {
		return err
	}
	if n, ok := p["people"].(int64); ok {
		return session.AddAliases(g, int(n))
	}
	if n, ok := p["tables"].(int64); ok {
		return session.AddTables(g, int(n))
	}
	return nil
}

// freshSession is what a new session begins with.
func freshSession(title string) session.Patch {
	return session.Patch{"title": title, "lang": "en", "plan": session.ModeFull, "currency": "BDT"}
}
