package ui

import (
	"path/filepath"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"doorstep/session"
)

// What is half typed in the screens over the workshop. Each comes back open, with
// its words and its cursor: a search, a path, a length of time.

// The screens over the workshop whose line is jotted down.
const (
	overCatch     = "catch"
	overDetails   = "details"
	overFind      = "find"
	overElsewhere = "elsewhere"
	overHandover  = "handover"
	overRoster    = "roster"
	overServices  = "services"
	overClock     = "clock"
	overAgenda    = "agenda"
)

// overOf is the word of a screen; "" where nothing of it is jotted down.
func overOf(s screen) string {
	switch s.(type) {
	case *catch:
		return overCatch
	case *setup:
		return overDetails
	case *find:
		return overFind
	case *elsewhere:
		return overElsewhere
	case *handover:
		return overHandover
	case *roster:
		return overRoster
	case *serviceList:
		return overServices
	case *clockScreen:
		return overClock
	case *agenda:
		return overAgenda
	}
	return ""
}

// makeOver makes the screen of a word; nil where there is none.
func makeOver(over string, e *env, r *run) screen {
	switch over {
	case overDetails:
		return newSetup(e)
	case overFind:
		return newFind(e)
	case overElsewhere:
		return newElsewhere(e)
	case overHandover:
		return newHandover(e, r)
	case overRoster:
		return newRoster(e)
	case overServices:
		return newServiceList(e)
	case overClock:
		return newClockScreen(e, r)
	case overAgenda:
		return newAgenda(e, r)
	}
	return nil
}

// takeUpOver opens a screen with what was half typed in it; false where that has no
// place in it any more.
func (a *app) takeUpOver(one jottedOne) (cmd tea.Cmd, ok bool) {
	s := makeOver(one.Over, a.env, a.run())
	if h, takes := s.(halver); !takes || !h.TakeUp(one.half) {
		return nil, false
	}
	return a.push(s), true
}

// Half are the words that are looked for, unless they are the last ones, which
// the next letter replaces.
func (f *find) Half() half {
	if f.stale {
		return half{}
	}
	return halfOf(&f.input)
}

func (f *find) TakeUp(h half) bool {
	f.stale = false
	f.input.takeUp(h)
	return true
}

// Half is the path, unless it is the one that is proposed.
func (s *elsewhere) Half() half {
	if proposed := newElsewhere(s.env).(*elsewhere); s.busy || s.path.value() == proposed.path.value() {
		return half{}
	}
	return halfOf(&s.path)
}

func (s *elsewhere) TakeUp(h half) bool { s.path.takeUp(h); return true }

// Half is the folder, unless it is the one that is proposed or was written into.
func (h *handover) Half() half {
	if h.busy || h.out != nil || h.to.value() == filepath.Dir(h.env.desk.doc.Path()) {
		return half{}
	}
	return halfOf(&h.to)
}

func (h *handover) TakeUp(was half) bool { h.to.takeUp(was); return true }

// Half is the path of a list, also while what was read of it is looked at.
func (l *listSource) Half() half         { return halfOf(&l.input) }
func (l *listSource) TakeUp(h half) bool { l.input.takeUp(h); return true }

// minutesMode is where a half says for which activity a length is typed.
const minutesMode = "minutes"

// half is a length that is open.
func (m *minutesEdit) half() half {
	if !m.open {
		return half{}
	}
	h := halfOf(&m.line)
	h.Mode = map[string]string{minutesMode: m.activity.ID}
	return h
}

// takeUp opens a length again; false where its activity is gone.
func (m *minutesEdit) takeUp(d *desk, h half) bool {
	act := d.pack.Activity(h.Mode[minutesMode])
	if act == nil {
		return false
	}
	m.start(act, "")
	m.line.takeUp(h)
	return true
}

// planned says that a half-typed length is what its activity has by now.
func (h half) planned(d *desk) bool {
	act := d.pack.Activity(h.Mode[minutesMode])
	n, err := session.ParseMinutes(h.Text)
	return act != nil && err == nil && n == d.plannedFor(act, session.AgendaFor(d.state, act.ID))
}

// Half is the length that is typed over the large clock.
func (c *clockScreen) Half() half         { return c.typed.half() }
func (c *clockScreen) TakeUp(h half) bool { return c.typed.takeUp(c.env.desk, h) }

// Half is the length or the break that is typed.
func (a *agenda) Half() half {
	if a.breaks.open {
		return a.breaks.half(a)
	}
	return a.minutes.half()
}

func (a *agenda) TakeUp(h half) bool {
	if day, err := strconv.Atoi(h.Mode["day"]); err == nil {
		return a.takeUpBreak(h, day)
	}
	if !a.minutes.takeUp(a.env.desk, h) {
		return false
	}
	a.at = session.AgendaID(a.env.desk.state.Session, a.minutes.activity.ID)
	return true
}

// half is a break that is open, and not as it was.
func (b *breakEdit) half(a *agenda) half {
	h := halfOf(&b.line)
	h.Record, h.Mode = b.of.ID, map[string]string{"day": itoa(b.day)}
	if r, ok := a.breakRow(b.of.ID); ok {
		was := breakEdit{}
		if was.change(r); was.value() == b.value() {
			return half{}
		}
	}
	return h
}

// breakRow is the row of a break by its record.
func (a *agenda) breakRow(id session.ID) (agendaRow, bool) {
	for _, r := range a.rows() {
		if r.slot.Activity == nil && r.id() == id {
			return r, !id.IsZero()
		}
	}
	return agendaRow{}, false
}

func (a *agenda) takeUpBreak(h half, day int) bool {
	if day < 1 || day > len(a.env.desk.timetable().Days) {
		return false
	}
	r, there := a.breakRow(h.Record)
	switch {
	case there:
		a.breaks.change(r)
		a.at = r.id()
	case h.Record.IsZero():
		a.breaks.add(day)
	default:
		return false
	}
	a.breaks.takeUp(h)
	return true
}
