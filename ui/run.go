package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"doorstep/content"
	"doorstep/session"
)

// run is the workshop itself: the rail, the activity with its clock, the
// script, and the instrument that captures what the room says.
type run struct {
	env *env
	at  *content.Activity
	// sight is the room's view that F5 put in the place of the editor, nil while
	// the editor is shown.
	sight *sight
	// list is which of the activity's captures has the focus.
	list map[string]int
	// made are the instruments so far, so that a half-typed line is still there
	// when one comes back.
	made   map[madeKey]instrument
	scroll map[string]int
	layout layout
	width  int // of the window
	height int // of the script's part of it, as it was last drawn

	railed   railKey // what railLine was drawn from
	railLine string
	ticking  bool
	empty    emptyNote
	checks   session.Checker // what empty is made from
	rung     rung
}

type madeKey struct {
	activity string
	list     int
}

// layout is how the script and the list share the space.
type layout int

const (
	layoutBoth layout = iota
	layoutScript
	layoutList
)

func newRun(e *env) *run {
	r := &run{env: e, list: map[string]int{}, made: map[madeKey]instrument{}, scroll: map[string]int{}}
	r.at = e.desk.pack.Activity(e.cfg.At)
	if r.at == nil {
		r.at = e.desk.pack.Activity(session.Here(e.desk.state))
	}
	e.cfg.At = "" // only for the session that the program was started with
	if r.at == nil {
		r.at = e.desk.pack.Activities[0]
	}
	return r
}

func (r *run) Init() tea.Cmd { return r.startTicking() }

func (r *run) About() string {
	return r.at.ID + ", " + r.at.Title + ". " + aboutInstrument(r.instrument()) + " F4 goes on to the next activity, F3 goes back, which deletes nothing."
}

func (r *run) Typing() bool {
	i := r.instrument()
	return i != nil && r.layout != layoutScript && i.Typing()
}

// instrument is the one with the focus, nil where the activity captures
// nothing.
func (r *run) instrument() instrument {
	if r.places() == 0 {
		return nil
	}
	k := madeKey{r.at.ID, r.list[r.at.ID]}
	if r.made[k] == nil {
		if k.list < len(r.at.Captures) {
			r.made[k] = makeInstrument(r.env, r.at, &r.at.Captures[k.list])
		} else {
			r.made[k] = newBriefInstrument(r.env, r)
		}
	}
	return r.made[k]
}

// places is how many lists the activity has; where the brief is read, it is the
// last of them.
func (r *run) places() int {
	n := len(r.at.Captures)
	if r.at.Instrument == content.InstrumentBrief {
		n++
	}
	return n
}

// listed are the records of a capture, whether it has the focus or not.
func (r *run) listed(c *content.Capture) []*session.Record {
	return r.env.desk.listed(c)
}

func (r *run) Keys() []key.Binding {
	p := r.env.desk.pack
	list := []key.Binding{when(keys.prev, p.Prev(r.at.ID) != nil), when(keys.next, p.Next(r.at.ID) != nil), keys.catch}
	if i := r.instrument(); i != nil && r.layout != layoutScript {
		list = append(list, i.Keys()...)
	}
	return append(append(list,
		when(keys.list, r.places() > 1), keys.clock, keys.agenda, keys.brief, keys.handover, keys.sofar, keys.papers,
		when(keys.table, len(r.env.desk.state.Kind(session.KindTable)) > 0), keys.undo, keys.redo, keys.scriptUp, keys.scriptDown, keys.layout, keys.setup, keys.history, keys.publish,
		when(keys.forward, r.env.desk.older()), when(keys.elsewhere, r.env.desk.view == ""),
		clockKeys.big, clockKeys.more, clockKeys.less, clockKeys.more5, clockKeys.less5, dayKeys.shorten,
		keys.names, keys.close), r.across()...)
}

func (r *run) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tickMsg:
		return r.ticked()
	case tea.KeyPressMsg:
		return r.key(msg)
	case tea.MouseWheelMsg:
		if msg.Button == tea.MouseWheelUp {
			r.scrollBy(-3)
		} else {
			r.scrollBy(3)
		}
		return nil
	case tea.WindowSizeMsg:
		r.width = msg.Width
		return tea.Batch(r.wantScript(), r.pass(shownMsg{}))
	case renderedMsg, tea.BackgroundColorMsg:
		return tea.Batch(r.wantScript(), r.pass(msg))
	}
	return r.pass(msg)
}

// pass gives a message to the instrument with the focus.
func (r *run) pass(msg tea.Msg) tea.Cmd {
	if i := r.instrument(); i != nil {
		return i.Update(msg)
	}
	return nil
}

func (r *run) key(msg tea.KeyPressMsg) tea.Cmd {
	if cmd, taken := r.clockKey(msg); taken {
		return cmd
	}
	switch {
	case key.Matches(msg, keys.next):
		return r.step(r.env.desk.pack.Next(r.at.ID), true)
	case key.Matches(msg, keys.prev):
		return r.step(r.env.desk.pack.Prev(r.at.ID), false)
	case key.Matches(msg, keys.clock):
		return tea.Batch(r.toggleClock(), r.startTicking())
	case key.Matches(msg, keys.list):
		return r.nextList()
	case key.Matches(msg, keys.table):
		return r.env.desk.nextTable()
	case key.Matches(msg, keys.layout):
		r.layout = (r.layout + 1) % 3
		return tea.Batch(r.wantScript(), r.pass(shownMsg{}))
	case key.Matches(msg, keys.scriptUp):
		r.scrollBy(-max(r.height-2, 1))
		return nil
	case key.Matches(msg, keys.scriptDown):
		r.scrollBy(max(r.height-2, 1))
		return nil
	case key.Matches(msg, keys.close):
		return func() tea.Msg { return closeMsg{} }
	}
	i := r.instrument()
	if i == nil || r.layout == layoutScript {
		r.scriptKey(msg)
		return nil
	}
	return i.Update(msg)
}

// scriptKey moves the script where nothing else wants the arrows.
func (r *run) scriptKey(msg tea.KeyPressMsg) {
	switch {
	case key.Matches(msg, keys.up):
		r.scrollBy(-1)
	case key.Matches(msg, keys.down), msg.String() == "space":
		r.scrollBy(1)
	}
}

func (r *run) nextList() tea.Cmd {
	if r.places() < 2 {
		return nil
	}
	cmd := r.leave(false)
	r.list[r.at.ID] = (r.list[r.at.ID] + 1) % r.places()
	return tea.Batch(cmd, r.pass(shownMsg{}))
}

// step goes to another activity. What is being typed is kept first; going on
// marks this activity as done and stops its clock.
func (r *run) step(to *content.Activity, on bool) tea.Cmd {
	if to == nil {
		return nil
	}
	from := r.at
	return tea.Batch(r.leave(false), r.goTo(to, func(g *session.Gesture) error {
		if !on {
			return nil
		}
		return r.env.desk.finish(g, from)
	}))
}

// goTo notes where the workshop is, with what else belongs to the gesture.
func (r *run) goTo(to *content.Activity, also func(g *session.Gesture) error) tea.Cmd {
	d := r.env.desk
	r.at = to
	cmd := d.note("", func(g *session.Gesture) error {
		if also != nil {
			if err := also(g); err != nil {
				return err
			}
		}
		return d.arrive(g, to)
	})
	return tea.Batch(cmd, r.wantScript(), r.pass(shownMsg{}))
}

// shownMsg tells an instrument that it is on the screen now.
type shownMsg struct{}

// show goes to a list of an activity.
func (r *run) show(to *content.Activity, kind string) tea.Cmd {
	for i := range to.Captures {
		if to.Captures[i].Kind == kind {
			r.list[to.ID] = i
		}
	}
	return r.step(to, false)
}

func (r *run) leave(final bool) tea.Cmd {
	if i := r.made[madeKey{r.at.ID, r.list[r.at.ID]}]; i != nil {
		return i.Leave(final)
	}
	return nil
}

// Leave keeps what is half typed in any of the instruments.
func (r *run) Leave(final bool) tea.Cmd {
	var cmds []tea.Cmd
	for _, i := range r.made {
		cmds = append(cmds, i.Leave(final))
	}
	return tea.Batch(cmds...)
}

func (r *run) scrollBy(n int) {
	lines := len(r.env.md.lines(r.mdKey()))
	r.scroll[r.at.ID] = max(0, min(r.scroll[r.at.ID]+n, lines-r.height))
}

// wantScript asks for the script as it is going to be drawn.
func (r *run) wantScript() tea.Cmd { return r.env.md.want(r.mdKey()) }

func (r *run) mdKey() mdKey { return r.mdKeyAt(r.scriptWidth(r.width)) }

func (r *run) mdKeyAt(w int) mdKey {
	k := r.env.theme.mdKey(r.script(r.above()), w)
	k.stage, k.dense = r.at.Stage, r.above()
	return k
}
