package ui

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"doorstep/content"
	"doorstep/session"
)

// draw is the service draw: who visits which service. Before the draw it says
// what there is to draw from; then it shows the pairs one by one, each with its
// reason; then it is their list, in which a pair can be asked why, moved,
// swapped and locked, and in which late comers and leavers are proposed a place.
type draw struct {
	env      *env
	activity *content.Activity
	rows     rows
	board    *session.DrawBoard
	ideas    []session.Proposal

	alone, solo bool
	window      session.DrawWindow
	planned     bool // window and alone were taken from what there is

	unseen []session.Assignment // visits not shown yet, as of the version
	seen   int64
	dated  int64 // the version of the workshop that the window was planned by

	blocked  *session.Impossible // of the last try
	noSector []session.ID

	row    int // of the proposals and, behind them, the visits
	member int // 0 for the whole visit, else one of its people
	way    int // of the proposal with the focus
	mark   drawMark
	ask    *drawAsk
	why    bool
	whyTop int
	detail *sheet
}

// drawMark is what a swap was begun with: a visit, or one of its people.
type drawMark struct{ visit, person session.ID }

// drawKeys are the draw's own. They are letters, since nothing is typed here
// until a line is opened.
var drawKeys = struct {
	redraw, next, all, alone, odd, window, seed, why, move, swap, lock, hold key.Binding
}{
	redraw: bind(on("r"), "r", "draw again"),
	next:   bind(on("space"), "space", "next pair"),
	all:    bind(on("a"), "a", "show all"),
	alone:  bind(on("p"), "p", "pairs or alone"),
	odd:    bind(on("o"), "o", "who is over: third or alone"),
	window: bind(on("tab"), "tab", "date and window"),
	seed:   bind(on("n"), "n", "type a draw number"),
	why:    bind(on("w"), "w", "why"),
	move:   bind(on("m"), "m", "move to a service"),
	swap:   bind(on("s"), "s", "swap"),
	lock:   bind(on("l"), "l", "lock or unlock all"),
	hold:   bind(on("k"), "k", "lock this pair"),
}

func newDraw(e *env, a *content.Activity, c *content.Capture) instrument {
	return &draw{env: e, activity: a, rows: rows{capture: c}}
}

// look reads the board again where something that it shows has changed.
func (d *draw) look() *session.DrawBoard {
	s := d.env.desk.state
	if b := d.env.desk.drawn(); b != d.board {
		d.reread(b)
		d.blocked, d.noSector, d.seen = nil, nil, -1
	}
	if v := s.KindVersion(session.KindAgenda); v != d.seen {
		d.unseen, d.seen = d.board.Hidden(session.AgendaFor(s, d.activity.ID)), v
	}
	if v := s.KindVersion(session.KindSession); v != d.dated { // the workshop may have other days
		d.dated = v
		d.plan()
	}
	d.row = max(0, min(d.row, d.last()))
	if a := d.visit(); a == nil || d.member > len(a.People) {
		d.member = 0
	}
	if p := d.idea(); p == nil || d.way >= len(p.Ways) {
		d.way = 0
	}
	return d.board
}

// reread takes the board as it is now. The cursor stays on its visit, unless
// somebody new has no place: that is shown first.
func (d *draw) reread(b *session.DrawBoard) {
	var on session.ID
	if d.board != nil && d.visit() != nil {
		on = d.visit().ID
	}
	had := len(d.ideas)
	d.board = b
	d.plan()
	d.ideas = b.Proposals(d.singly())
	at := slices.IndexFunc(b.Visits, func(a session.Assignment) bool { return a.ID == on })
	switch {
	case len(d.ideas) > had:
		d.row = 0
	case at >= 0:
		d.row = len(d.ideas) + at
	}
}

// plan takes window and manner from the visits there are, once; where there
// are none, the window begins soon and is as long as the visits are planned.
func (d *draw) plan() {
	if d.planned {
		return
	}
	if v := d.board.Visits; len(v) > 0 {
		d.window = session.WindowOf(v[0])
		d.alone, d.planned = d.singly(), true
		return
	}
	d.window = d.env.desk.defaultWindow()
}

// singly says that everybody was sent alone.
func (d *draw) singly() bool {
	v := d.board.Visits
	return len(v) > 0 && !slices.ContainsFunc(v, func(a session.Assignment) bool { return len(a.People) != 1 })
}

func (d *draw) last() int { return max(len(d.ideas)+len(d.board.Visits)-1, 0) }

// idea is the proposal with the focus, nil where a visit has it.
func (d *draw) idea() *session.Proposal {
	if d.row < len(d.ideas) {
		return &d.ideas[d.row]
	}
	return nil
}

// visit is the one with the focus, nil where a proposal has it or there is
// none.
func (d *draw) visit() *session.Assignment {
	if i := d.row - len(d.ideas); i >= 0 && i < len(d.board.Visits) {
		return &d.board.Visits[i]
	}
	return nil
}

// person is the one of the visit with the focus that is chosen, zero where the
// whole visit is.
func (d *draw) person() session.ID {
	if a := d.visit(); a != nil && d.member > 0 && d.member <= len(a.People) {
		return a.People[d.member-1]
	}
	return session.ID{}
}

// drawn says that there is a draw to show.
func (d *draw) drawn() bool { return len(d.board.Visits) > 0 }

// hidden are the visits that the room has not been shown yet, the next first.
func (d *draw) hidden() []session.Assignment {
	d.look()
	return d.unseen
}

// Typing says that letters are text: in a line, or in the list of all fields.
func (d *draw) Typing() bool { return d.ask != nil || d.detail != nil }

// Pointed is the visit with the focus, where the room has seen it.
func (d *draw) Pointed() *session.Record {
	if d.detail != nil {
		return d.detail.Pointed()
	}
	d.look()
	if a := d.visit(); a != nil && len(d.hidden()) == 0 {
		return d.env.desk.state.Get(session.KindAssignment, a.ID)
	}
	return nil
}

func (d *draw) Keys() []key.Binding {
	d.look()
	switch {
	case d.detail != nil:
		return append([]key.Binding{when(as(keys.back, "to the draw"), !d.detail.edit.open)}, d.detail.Keys()...)
	case d.ask != nil:
		return d.ask.keys()
	case !d.drawn():
		return []key.Binding{
			when(as(keys.keep, "draw"), d.lacks() == ""), drawKeys.alone, when(drawKeys.odd, !d.alone), drawKeys.window, drawKeys.seed, as(keys.form, "type pairs by hand"),
		}
	case len(d.hidden()) > 0:
		return []key.Binding{drawKeys.next, drawKeys.all, drawKeys.redraw}
	case d.why:
		return []key.Binding{as(keys.back, "to the pairs"), keys.up, keys.down}
	case d.idea() != nil:
		return []key.Binding{
			when(as(keys.keep, "do it"), len(d.idea().Ways) > 0), when(as(keys.right, "another way"), len(d.idea().Ways) > 1), keys.down, drawKeys.redraw,
		}
	}
	r := d.env.desk.state.Get(session.KindAssignment, d.visit().ID)
	return append(settleKeys(r, "service"),
		as(keys.keep, "why"), drawKeys.move, drawKeys.swap, as(keys.right, "one of them"), drawKeys.redraw, drawKeys.lock, drawKeys.hold,
		drawKeys.window, drawKeys.alone, when(drawKeys.odd, !d.alone), drawKeys.seed, as(keys.form, "all fields"), keys.remove,
		keys.redact, when(as(keys.back, "drop the mark"), d.mark != drawMark{}), keys.up, keys.down,
	)
}

func (d *draw) Update(msg tea.Msg) tea.Cmd {
	d.look()
	k, isKey := msg.(tea.KeyPressMsg)
	switch {
	case d.detail != nil:
		if isKey && key.Matches(k, keys.back) && !d.detail.edit.open {
			d.detail = nil
			return nil
		}
		return d.detail.Update(msg)
	case d.ask != nil:
		return d.askUpdate(msg)
	case !isKey:
		return nil
	case key.Matches(k, keys.form) && len(d.hidden()) == 0:
		d.openDetail()
		return nil
	case !d.drawn():
		return d.emptyKey(k)
	case len(d.hidden()) > 0:
		return d.revealKey(k)
	case d.why:
		return d.whyKey(k)
	case d.idea() != nil:
		return d.ideaKey(k)
	}
	return d.listKey(k)
}

// openDetail shows the records with all their fields, as a sheet does.
func (d *draw) openDetail() {
	d.detail = newSheet(d.env, d.activity, d.rows.capture).(*sheet)
	if a := d.visit(); a != nil {
		d.detail.row = max(d.row-len(d.ideas), 0)
		d.detail.form = true
	}
}

// Leave keeps what is being typed in the list of all fields, and when the
// session is closed a half-typed reason too.
func (d *draw) Leave(final bool) tea.Cmd {
	switch {
	case d.detail != nil:
		return d.detail.Leave(final)
	case final && d.ask != nil:
		return d.env.desk.leaveAsk(d.activity.ID, d.ask)
	}
	return nil
}
