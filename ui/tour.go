package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"doorstep/content"
	"doorstep/session"
	"doorstep/session/store"
)

// tourKeys are those of the tour. start works in every place; in the library a
// letter does it too.
var tourKeys = struct{ start, here, next, back, end key.Binding }{
	start: bind(on("alt+T", "alt+shift+t"), "alt+shift+t", "a one-minute tour"),
	here:  bind(on("t", "alt+T", "alt+shift+t"), "t", "a one-minute tour"),
	next:  bind(on("enter", "space", "right", "down", "pgdown", "f4"), "enter", "next"),
	back:  bind(on("backspace", "left", "up", "pgup", "f3"), "backspace", "back"),
	end:   bind(on("esc", "ctrl+x", "q"), "esc", "end it"),
}

// tour walks through the practice session on the program's own screens. The
// session is made in memory and only looked at: nothing is written anywhere, and
// what was open before lies parked until the tour ends.
type tour struct {
	at     int
	desk   *desk
	dir    string // of the sessions
	parked parked
}

// parked is what stood on the desk and on the screen.
type parked struct {
	desk   *desk
	stack  []screen
	begins string // the activity that a session would be opened at
	status statusMsg
}

// tourMsg hands over the session to walk through.
type tourMsg struct {
	state *session.State
	pack  *content.Pack
	err   error
}

// tourCmd makes the practice session in memory.
func tourCmd() tea.Cmd {
	return func() tea.Msg {
		pack, err := content.Builtin(DefaultPack, "en")
		if err != nil {
			return tourMsg{err: err}
		}
		src := RealSource()
		state, _, err := session.Practice(src, src.NewID(), src.NewID(), session.Patch{"pack": DefaultPack})
		return tourMsg{state, pack, err}
	}
}

// tourIsMade is said while the session to walk through is made.
const tourIsMade = "Making the tour"

const tourOnly = "The tour only looks; nothing is changed here."

// begin parks what is open and shows the first stop.
func (a *app) beginTour(msg tourMsg) tea.Cmd {
	switch {
	case a.tour != nil || a.leaving != "":
		return nil
	case msg.err != nil:
		return say(toneError, sentence(msg.err))
	}
	dirs := a.env.cfg.Dirs
	t := &tour{
		// The document is nobody's: a desk that only looks asks it for no more
		// than its name.
		desk:   &desk{doc: new(store.Doc), state: msg.state, pack: msg.pack, src: a.env.src, view: tourOnly},
		parked: a.park(),
	}
	if len(dirs) > 0 {
		t.dir = dirs[len(dirs)-1]
	}
	a.tour = t
	return a.tourTo(0)
}

func (a *app) park() parked { return parked{a.env.desk, a.stack, a.env.cfg.At, a.status} }

func (a *app) unpark(p parked) {
	a.env.desk, a.stack, a.env.cfg.At, a.status = p.desk, p.stack, p.begins, p.status
}

// tourTo shows a stop.
func (a *app) tourTo(at int) tea.Cmd {
	t := a.tour
	t.at = at
	stop := tourStops[at]
	a.env.desk, a.status = t.desk, statusMsg{}
	if stop.over == tourLibrary {
		return a.tourThroughLibrary()
	}
	a.env.cfg.At = stop.activity
	r := newRun(a.env)
	for i := range r.at.Captures {
		if r.at.Captures[i].Kind == stop.kind {
			r.list[r.at.ID] = i
		}
	}
	a.stack = nil
	cmd := a.push(r)
	switch stop.over {
	case tourAgenda:
		return tea.Batch(cmd, a.push(newAgenda(a.env, r)))
	case tourBrief:
		return tea.Batch(cmd, a.push(newBriefScreen(a.env, r)))
	case tourHelp:
		return tea.Batch(cmd, a.help())
	}
	return cmd
}

// tourThroughLibrary shows the person's own library, as it stands.
func (a *app) tourThroughLibrary() tea.Cmd {
	a.env.desk, a.stack = nil, nil
	if l, ok := a.tour.parked.stack[0].(*library); ok && l.loaded {
		a.stack = []screen{l}
		return nil
	}
	return a.push(newLibrary(a.env))
}

// touring takes what comes while the tour is on. What the screens on show asked
// for is theirs; everything else belongs to what is parked.
func (a *app) touring(msg tea.Msg) (cmd tea.Cmd, taken bool) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return a.tourKey(msg), true
	case tea.PasteMsg, tea.MouseClickMsg:
		return nil, true // there is nothing to type into
	case tea.WindowSizeMsg, tea.BackgroundColorMsg, tea.ModeReportMsg, tea.MouseWheelMsg, renderedMsg:
		return nil, false
	case foundMsg:
		return a.behind(msg), false
	case quitMsg:
		a.endTour()
		return nil, false
	}
	return a.behind(msg), true
}

// behind gives a message to what is parked.
func (a *app) behind(msg tea.Msg) tea.Cmd {
	t, mine := a.tour, a.park()
	a.tour = nil
	a.unpark(t.parked)
	cmd := a.handle(msg)
	t.parked = a.park()
	a.tour = t
	a.unpark(mine)
	return cmd
}

// tourKey is a key while the tour is on; none of them changes anything.
func (a *app) tourKey(k tea.KeyPressMsg) tea.Cmd {
	t := a.tour
	switch {
	case key.Matches(k, keys.quit):
		a.endTour()
		return a.quit()
	case a.w < minWidth || a.h < minHeight:
		return nil
	case key.Matches(k, tourKeys.next) && t.at < len(tourStops)-1:
		return a.tourTo(t.at + 1)
	case key.Matches(k, tourKeys.back) && t.at > 0:
		return a.tourTo(t.at - 1)
	case key.Matches(k, tourKeys.next, tourKeys.end):
		return a.leaveTour()
	}
	return nil
}

// endTour brings back what was parked.
func (a *app) endTour() {
	if a.tour == nil {
		return
	}
	a.unpark(a.tour.parked)
	a.tour = nil
}

// leaveTour ends the tour, and says where it ended and what to do next.
func (a *app) leaveTour() tea.Cmd {
	text := "The tour is over."
	if at := a.tour.at + 1; at < len(tourStops) {
		text = "The tour ended at " + itoa(at) + " of " + itoa(len(tourStops)) + "."
	}
	a.endTour()
	switch {
	case a.env.desk != nil:
		text += " Your workshop is as you left it."
	default:
		text += " " + keys.fresh.Help().Key + " begins a workshop, " + keys.practice.Help().Key + " opens the practice session."
	}
	a.status = statusMsg{toneDone, text}
	// The window may be another one than it was.
	var cmds []tea.Cmd
	for _, s := range a.stack {
		cmds = append(cmds, s.Update(tea.WindowSizeMsg{Width: a.w, Height: a.h}))
	}
	return tea.Batch(cmds...)
}

// band says what the stop is for.
func (t *tour) band() *band {
	stop := tourStops[t.at]
	next := tourKeys.next
	if t.at == len(tourStops)-1 {
		next = as(next, "end it")
	}
	b := &band{
		title: itoa(t.at+1) + " of " + itoa(len(tourStops)) + "  " + stop.title, right: "a one-minute tour",
		paras: []string{stop.text},
		keys:  []key.Binding{next, when(tourKeys.back, t.at > 0), when(tourKeys.end, t.at < len(tourStops)-1)},
	}
	if len(stop.activity) > 0 {
		b.stage = t.desk.pack.Activity(stop.activity).Stage
	}
	if stop.files {
		b.quiet = tourFiles(t.dir)
	}
	return b
}

// tourFiles says where the files of the workshops lie.
func tourFiles(dir string) string {
	if dir == "" {
		return ""
	}
	return "New ones are kept in " + shown(dir)
}

// Tour is the tour as it is told line by line, where there is no screen. Dir is
// where new sessions are kept, "" where that is not known.
func Tour(dir string) []string {
	var lines []string
	for i, stop := range tourStops {
		line := itoa(i+1) + " of " + itoa(len(tourStops)) + ". " + stop.title + ". " + unmarked(stop.text)
		if stop.files && dir != "" {
			line += " " + tourFiles(dir) + "."
		}
		lines = append(lines, line)
	}
	return lines
}
