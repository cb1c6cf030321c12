package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"doorstep/session"
)

// roomKeys are those of what the room sees. They work everywhere in an open
// session, also while a text has the focus.
var roomKeys = struct{ sight, window, freeze, blank, plan key.Binding }{
	sight:  bind(on("f5", "alt+P", "alt+shift+p"), "f5", "the room's view, on this screen"),
	window: bind(on("alt+W", "alt+shift+w"), "alt+shift+w", "open the room's window"),
	freeze: bind(on("alt+F", "alt+shift+f"), "alt+shift+f", "freeze the room's screen"),
	blank:  bind(on("alt+B", "alt+shift+b"), "alt+shift+b", "blank the room's screen"),
	plan:   bind(on("alt+A", "alt+shift+a"), "alt+shift+a", "show the room the plan"),
}

// roomKey takes the keys of the room's screen.
func (a *app) roomKey(msg tea.KeyPressMsg) (cmd tea.Cmd, taken bool) {
	switch {
	case key.Matches(msg, roomKeys.sight):
		return a.turn(), true
	case key.Matches(msg, roomKeys.window):
		return a.toggle(func() screen { return newRoomWindow(a.env) }), true
	case key.Matches(msg, roomKeys.freeze):
		return a.setScreen(session.ScreenFrozen, "The room's screen stays as it is. "+keyName(roomKeys.freeze)+" lets it follow again."), true
	case key.Matches(msg, roomKeys.blank):
		return a.setScreen(session.ScreenBlank, "The room's screen is blank. "+keyName(roomKeys.blank)+" brings it back."), true
	case key.Matches(msg, roomKeys.plan):
		return a.setScreen(session.ScreenPlan, "The room sees the plan. "+keyName(roomKeys.plan)+" lets its screen follow again."), true
	}
	return nil, false
}

// setScreen has the room's screen do something, or follow again where it did
// that already. It is no step to undo.
func (a *app) setScreen(to, text string) tea.Cmd {
	d := a.env.desk
	if d.view != "" {
		return say(toneWarn, d.view)
	}
	if session.Screen(d.state) == to {
		to, text = session.ScreenFollows, "The room's screen follows again."
	}
	cmd := d.note("", func(g *session.Gesture) error { return session.SetScreen(g, to) })
	a.status = statusMsg{toneDone, text}
	return cmd
}

// screenWord is what the frame says while the room's screen does not follow.
func (d *desk) screenWord() string {
	switch session.Screen(d.state) {
	case session.ScreenFrozen:
		return "ROOM FROZEN"
	case session.ScreenBlank:
		return "ROOM BLANK"
	case session.ScreenPlan:
		return "ROOM: PLAN"
	}
	return ""
}

// spot is what the editor stands on.
func (r *run) spot() session.Spot {
	return session.Spot{Activity: r.at.ID, List: r.list[r.at.ID], Table: r.env.desk.table}
}

// noteSpot keeps which list and whose thread the editor stands on, so that the
// room's window follows. Going to another activity is kept by itself.
func (a *app) noteSpot() tea.Cmd {
	if a.env.desk == nil || len(a.stack) == 0 || a.run() == nil {
		return nil
	}
	return a.run().noteSpot()
}

func (r *run) noteSpot() tea.Cmd {
	d := r.env.desk
	if d.view != "" {
		return nil
	}
	at := r.spot()
	had := session.AgendaFor(d.state, at.Activity)
	if had.List == at.List && had.Table == at.Table {
		return nil
	}
	return d.note("", func(g *session.Gesture) error {
		p := session.Patch{"for": at.Activity, "list": nil, "table": nil}
		if at.List > 0 {
			p["list"] = int64(at.List)
		}
		if !at.Table.IsZero() {
			p["table"] = at.Table
		}
		if had.Seen == "" { // nobody has gone anywhere yet
			p["seen"] = d.src.Now().Format(session.CivilTime + ".000")
		}
		return g.Set(session.KindAgenda, session.AgendaID(d.state.Session, at.Activity), p)
	})
}

// turn makes the editor the room's view, and back. Names that are on the
// screen go: the room has not asked for them.
func (a *app) turn() tea.Cmd {
	r := a.run()
	cmd := a.unstack()
	if r.sight != nil {
		r.sight = nil
		return tea.Batch(cmd, r.pass(shownMsg{}))
	}
	r.sight = &sight{}
	if a.env.desk.names {
		cmd = tea.Batch(cmd, a.names())
	}
	a.status = statusMsg{}
	return cmd
}

// mirrored is the run screen while it is the room's view, nil otherwise.
func (a *app) mirrored() *run {
	if r, ok := a.top().(*run); ok && r.sight != nil {
		return r
	}
	return nil
}

// roomFrame is the editor as the room's view: what the room sees, the line that
// is being typed, and a quiet status.
func (a *app) roomFrame(r *run) ([]string, *tea.Position) {
	t := a.env.theme
	foot := r.roomLine(a.w)
	above := max(a.h-1-len(foot.lines), 0)
	v := view{lines: r.sight.lines(t, a.env.desk, r.spot(), a.w, above)}
	v.add(foot)
	v.lines = append(v.lines, a.quietStatus())
	if a.leaving != "" {
		v.cursor = nil
	}
	return t.asciiOnly(clip(v.lines, a.w, a.h)), v.cursor
}

// quietStatus says what went wrong, how safe it is, and whether names or
// another screen are to be seen. What was done is not read out to the room.
func (a *app) quietStatus() string {
	t, d := a.env.theme, a.env.desk
	left := ""
	switch {
	case a.leaving != "":
		left = a.leaving
	case a.mirrored().unseen():
	case a.status.tone >= toneWarn:
		left = t.tone(a.status.tone, a.status.text)
	default:
		if hint := a.privateHint(); hint != "" {
			left = t.tone(toneWarn, hint)
		}
	}
	tn, text := d.progress()
	right := t.muted.Render(text)
	if tn >= toneWarn {
		right = t.tone(tn, text)
	}
	if word := d.screenWord(); word != "" {
		right = t.warn.Render(word) + "  " + right
	}
	if d.names {
		right = t.bad.Render("NAMES ON SCREEN") + "  " + right
	}
	return spread(" "+left, cut(right, a.w*2/3)+" ", a.w)
}

// unseen says that what is typed here is a vote that the room must not see
// yet.
func (r *run) unseen() bool {
	if r.list[r.at.ID] >= len(r.at.Captures) {
		return false
	}
	switch r.at.Captures[r.list[r.at.ID]].Kind {
	case session.KindVote, session.KindRating:
		return roomHides(r.env.desk.state, r.at)
	}
	return false
}

// roomLine is the line that is being typed, and nothing of what stands around
// it in the instrument.
func (r *run) roomLine(w int) view {
	t := r.env.theme
	i := r.instrument()
	if i == nil || !i.Typing() {
		return view{}
	}
	var own view
	switch {
	case r.unseen():
		own.lines = []string{t.muted.Render("What is typed here is kept, and not shown before the vote is revealed.")}
	case editOf(i) != nil:
		edit := editOf(i)
		label := t.key.Render(shown(edit.field.Label)) + t.sign(" › ", " > ")
		own = prefixed(label, edit.line.view(max(w-2-width(label), 1)))
	default:
		drawn := i.View(max(w-2, 1), 24)
		if drawn.cursor == nil || drawn.cursor.Y >= len(drawn.lines) {
			return view{}
		}
		own = view{lines: []string{drawn.lines[drawn.cursor.Y]}, cursor: &tea.Position{X: drawn.cursor.X}}
	}
	v := view{lines: []string{t.muted.Render(t.rule(w))}}
	own.lines = indent(clip(own.lines, w-1, 1), 1)
	if own.cursor != nil {
		own.cursor.X++
	}
	v.add(own)
	return v
}

// editOf is the cell of a sheet that is being typed, nil where none is. The
// row that it stands in holds what is not the room's.
func editOf(i instrument) *fieldEdit {
	switch s := i.(type) {
	case *sheet:
		if s.edit.open {
			return &s.edit
		}
	case *journey:
		return editOf(s.sheet)
	case *statement:
		if s.edit.open {
			return &s.edit
		}
	}
	return nil
}
