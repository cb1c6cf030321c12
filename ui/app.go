package ui

import (
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"doorstep/session"
	"doorstep/ui/terminal"
)

// env is what all screens share. The app alone alters it.
type env struct {
	cfg   Config
	theme *theme
	md    *markdown
	// desk is the open session, nil in the library.
	desk *desk
	src  session.Source
	// asked is shared by the copies of an env, such as the one of the past.
	asked *asked
}

// asked is what a screen wants of the stack, once its message is dealt with.
type asked struct {
	back bool
	open screen
}

func newEnv(cfg Config, t *theme) *env {
	return &env{cfg: cfg, theme: t, md: newMarkdown(), src: cfg.Source, asked: new(asked)}
}

// back goes back from the screen that has just been told something, and runs a
// command.
func (e *env) back(cmd tea.Cmd) tea.Cmd {
	e.asked.back = true
	return cmd
}

// open puts a screen on top.
func (e *env) open(s screen) tea.Cmd {
	e.asked.open = s
	return nil
}

// app is the root: a stack of screens, the frame around the top one, and the
// keys that work everywhere.
type app struct {
	env    *env
	stack  []screen
	w, h   int
	status statusMsg
	said   int64 // the turn of the last status that was said
	// mouse says that the wheel scrolls; then the terminal's own way of marking
	// text needs Shift, so it is off until asked for.
	mouse bool
	// leaving says what the app waits for before it ends.
	leaving string
	result  error
	// tour is the tour while it is on, and back what is said after a power cut.
	tour  *tour
	back  *band
	jot   jotter
	waits libraryWaits
	// changed says that the last key changed the session.
	changed bool
}

func newApp(cfg Config) *app {
	e := newEnv(cfg, newTheme(cfg.ground(), cfg.ASCII))
	a := &app{env: e}
	if cfg.Path == "" {
		a.stack = []screen{newLibrary(e)}
	} else {
		a.stack = []screen{&loading{env: e, path: cfg.Path, open: cfg.openCmd()}}
	}
	return a
}

func (a *app) top() screen { return a.stack[len(a.stack)-1] }

// Init starts the first screen and asks the terminal for its background; the
// first frame does not wait for the answer.
func (a *app) Init() tea.Cmd {
	cmds := []tea.Cmd{a.top().Init()}
	if a.env.cfg.Theme == "" {
		cmds = append(cmds, tea.RequestBackgroundColor)
	}
	if a.env.cfg.Tour {
		cmds = append(cmds, slowly(tourIsMade, tourCmd()))
	}
	return tea.Batch(cmds...)
}

// Update routes a message, and then notes what the room looks at, if that is
// another list or another table's thread than before.
func (a *app) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	did := a.deeds()
	cmd := a.handle(msg)
	if isInput(msg) {
		a.offers(did)
		cmd = tea.Batch(cmd, a.jots())
	}
	switch msg.(type) {
	case tea.KeyPressMsg, revealMsg, visitMsg, goMsg:
		return a, tea.Batch(cmd, a.noteSpot())
	}
	return a, cmd
}

// route gives a message to whom it is for: what concerns the terminal, the stack or the open
// session is the app's; everything else is the top screen's.
func (a *app) route(msg tea.Msg) tea.Cmd {
	if a.tour != nil {
		if cmd, taken := a.touring(msg); taken {
			return cmd
		}
	}
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		a.w, a.h = msg.Width, msg.Height
	case tea.BackgroundColorMsg:
		a.background(msg.IsDark())
	case tea.ModeReportMsg:
		return a.measured(msg)
	case tea.KeyPressMsg:
		return a.key(msg)
	case replaceMsg:
		a.stack = nil
		return a.push(msg.screen)
	case statusMsg:
		a.status = msg
	case saidMsg:
		if msg.turn > a.said {
			a.said, a.status = msg.turn, a.offering(msg.statusMsg)
		}
	case tickMsg:
		if r := a.run(); r != nil {
			return tea.Batch(r.Update(msg), a.beat()) // the clock goes on under whatever is open
		}
	case renderedMsg:
		a.env.md.keep(msg)
	case quitMsg:
		return a.quit()
	case closeMsg:
		return a.close(false)
	case goMsg:
		return a.goTo(msg.kind)
	case revealMsg:
		return a.reveal(msg)
	case visitMsg:
		return a.visit(msg)
	case closedMsg:
		return a.closed(msg)
	case stillMsg:
		a.still(msg)
		return nil
	case tourMsg:
		return a.beginTour(msg)
	default:
		if cmd, taken := a.desk(msg); taken {
			return cmd
		}
		return a.top().Update(msg)
	}
	return a.top().Update(msg)
}

// measured counts cells as the terminal says that it does. What was laid out
// before is laid out anew.
func (a *app) measured(msg tea.ModeReportMsg) tea.Cmd {
	if !terminal.Graphemes(msg) || graphemes.Swap(true) {
		return nil
	}
	return a.top().Update(tea.WindowSizeMsg{Width: a.w, Height: a.h})
}

func (a *app) background(dark bool) {
	g := groundLight
	if dark {
		g = groundDark
	}
	if a.env.cfg.Theme == "" {
		a.env.theme = newTheme(g, a.env.cfg.ASCII)
	}
}

// desk handles what the store tells of the open session.
func (a *app) desk(msg tea.Msg) (tea.Cmd, bool) {
	if cmd, taken := a.jotted(msg); taken {
		return cmd, true
	}
	if cmd, taken := a.waited(msg); taken {
		return cmd, true
	}
	d := a.env.desk
	switch msg := msg.(type) {
	case openedMsg:
		return a.opened(msg), true
	case openFailedMsg:
		a.env.desk = nil
		a.stack = nil
		a.status = statusMsg{toneError, sentence(msg.err)}
		a.result = msg.err
		return a.push(newLibrary(a.env)), true
	case committedMsg:
		if d == nil {
			return nil, true
		}
		return d.committed(msg), true
	case retryMsg:
		if d == nil {
			return nil, true
		}
		return d.send(), true
	case docMsg:
		if d == nil || msg.doc != d.doc {
			return nil, true
		}
		d.heard(msg.event)
		var stays tea.Cmd
		if r := a.run(); r != nil {
			stays = d.stays(r.at, msg.event)
		}
		return tea.Batch(listenCmd(d.doc), stays, a.top().Update(msg), a.ticks()), true
	}
	return nil, false
}

// opened puts a session on the desk and goes to where it was left.
func (a *app) opened(msg openedMsg) tea.Cmd {
	d := msg.desk(a.env.src)
	a.env.desk = d
	a.stack, a.result = nil, nil
	a.status, a.back, a.jot = welcome(d), nil, jotter{}
	cmds := []tea.Cmd{listenCmd(d.doc), d.pauseLeftover(), a.push(newRun(a.env)), a.comeBack()}
	if msg.then != nil {
		cmds = append(cmds, msg.then(a.env))
	}
	return tea.Batch(cmds...)
}

// key tries the keys that work everywhere, then gives the key to the screen.
func (a *app) key(msg tea.KeyPressMsg) tea.Cmd {
	if a.leaving != "" || a.dismiss(msg) {
		return nil
	}
	if a.status.tone != toneError || typedRune(msg) == "" {
		a.status = statusMsg{} // an error stays while its line is mended
	}
	if a.w < minWidth || a.h < minHeight {
		if key.Matches(msg, keys.quit) {
			return a.quit()
		}
	}
	if _, ok := a.top().(*past); ok && msg.String() != "?" && !key.Matches(msg, keys.quit, keys.help, keys.palette, keys.mouse) {
		return a.top().Update(msg) // the keys below are the present's
	}
	switch {
	case key.Matches(msg, keys.quit):
		return a.quit()
	case key.Matches(msg, keys.help), msg.String() == "?" && !a.top().Typing():
		return a.help()
	case key.Matches(msg, keys.palette):
		return a.palette()
	case key.Matches(msg, tourKeys.start):
		return slowly(tourIsMade, tourCmd())
	case key.Matches(msg, keys.mouse):
		a.mouse = !a.mouse
		a.status = statusMsg{toneDone, "The mouse wheel is off; the terminal marks text again."}
		if a.mouse {
			a.status = statusMsg{toneDone, "The mouse wheel scrolls the script. Hold Shift to mark text."}
		}
		return nil
	}
	if cmd, taken := a.deskKey(msg); taken {
		return cmd
	}
	if cmd, taken := a.across(msg); taken {
		return cmd
	}
	return a.top().Update(msg)
}

// deskKey is a key for the workshop that is open, on whatever screen.
func (a *app) deskKey(msg tea.KeyPressMsg) (cmd tea.Cmd, taken bool) {
	d := a.env.desk
	if d == nil {
		return nil, false
	}
	switch {
	case maskPressed(msg):
		return a.mask(), true
	case key.Matches(msg, keys.undo):
		return d.undo(false), true
	case key.Matches(msg, keys.redo):
		return d.undo(true), true
	case key.Matches(msg, keys.publish):
		return slowly("Saving to "+shown(d.doc.Path()), publishCmd(d.doc)), true
	case key.Matches(msg, keys.names):
		return a.names(), true
	case key.Matches(msg, keys.forward) && d.older():
		return a.reopen(), true
	}
	return a.screenKey(msg)
}

// screenKey is a key that opens a screen over the one that shows, and the second
// time closes it.
func (a *app) screenKey(msg tea.KeyPressMsg) (cmd tea.Cmd, taken bool) {
	switch {
	case key.Matches(msg, keys.catch):
		return a.toggle(func() screen { return newCatch(a.env, a.run()) }), true
	case key.Matches(msg, keys.brief):
		return a.toggle(func() screen { return newBriefScreen(a.env, a.run()) }), true
	case key.Matches(msg, keys.sofar):
		return a.toggle(func() screen { return newSoFar(a.env, a.run()) }), true
	case key.Matches(msg, keys.papers):
		return a.toggle(func() screen { return newPapers(a.env) }), true
	case key.Matches(msg, keys.handover):
		return a.toggle(func() screen { return newHandover(a.env, a.run()) }), true
	case key.Matches(msg, keys.agenda):
		return a.toggle(func() screen { return newAgenda(a.env, a.run()) }), true
	case key.Matches(msg, keys.setup):
		return a.toggle(func() screen { return newSetup(a.env) }), true
	case key.Matches(msg, keys.elsewhere) && a.env.desk.view == "":
		return a.toggle(func() screen { return newElsewhere(a.env) }), true
	case key.Matches(msg, keys.history):
		return a.toggle(func() screen { return newHistory(a.env) }), true
	}
	return nil, false
}

// names shows or hides real names; shown, they have a column in 1.1.
func (a *app) names() tea.Cmd {
	d := a.env.desk
	var cmds []tea.Cmd
	for _, s := range a.stack {
		if l, ok := s.(leaver); ok {
			cmds = append(cmds, l.Leave(false))
		}
	}
	d.names = !d.names
	a.status = statusMsg{toneDone, "Names are hidden."}
	if d.names {
		a.status = statusMsg{toneWarn, "Names are shown in 1.1. Ctrl+R hides them."}
	}
	return tea.Batch(cmds...)
}

// tick is once a second, for a clock that is on screen.
func tick() tea.Cmd {
	return tea.Tick(time.Second, func(now time.Time) tea.Msg { return tickMsg(now) })
}

type tickMsg time.Time
