package ui

import tea "charm.land/bubbletea/v2"

// handle routes a message and then moves between screens as was asked for. That
// is done before the next message comes: a command would be run beside the loop,
// and what is typed meanwhile would go to a screen that was left.
func (a *app) handle(msg tea.Msg) tea.Cmd {
	cmds := []tea.Cmd{a.route(msg)}
	want := *a.env.asked
	*a.env.asked = asked{}
	if want.back {
		a.pop()
	}
	if want.open != nil {
		cmds = append(cmds, a.push(want.open))
	}
	return tea.Batch(cmds...)
}

// run is the run screen at the bottom of the stack of an open session.
func (a *app) run() *run {
	r, _ := a.stack[0].(*run)
	return r
}

// goTo leaves whatever is open for the first list of a kind of record.
func (a *app) goTo(kind string) tea.Cmd {
	r := a.run()
	if r == nil {
		return nil
	}
	for _, act := range a.env.desk.pack.Activities {
		if act.Capture(kind) != nil {
			a.stack = a.stack[:1]
			return r.show(act, kind)
		}
	}
	return nil
}

// toggle opens a screen over the run screen, or goes back if it is the same
// kind of screen that is open.
func (a *app) toggle(make func() screen) tea.Cmd {
	s := make()
	if len(a.stack) > 1 && sameScreen(a.top(), s) {
		a.pop()
		return nil
	}
	return a.push(s)
}

// push puts a screen on top, and tells it the size that it missed.
func (a *app) push(s screen) tea.Cmd {
	a.stack = append(a.stack, s)
	return tea.Batch(s.Init(), s.Update(tea.WindowSizeMsg{Width: a.w, Height: a.h}))
}

func (a *app) pop() {
	if len(a.stack) > 1 {
		a.stack = a.stack[:len(a.stack)-1]
	}
}
