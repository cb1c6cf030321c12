package ui

import (
	"slices"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"doorstep/content"
	"doorstep/session"
)

// outside is the board while pairs are on their visits: who is still here, out,
// due, late and back, and whose sheet is in. Late pairs stand on top, with the
// safety contact beside them.
type outside struct {
	env      *env
	activity *content.Activity
	rows     rows
	// chosen is the visit with the focus; row is where it stood when it was
	// last seen.
	chosen session.ID
	row    int
	ask    *drawAsk // the reason for a pair that goes past a closed gate
	turn   int      // of the minutes: only the latest counts on
	still  bool     // nothing is drawn, so that no minute is waited for
	told   bool     // that the draw was made for another day
	detail *sheet

	list []session.Outing // as it was at read
	read outsideRead
}

// outsideRead is what the board depends on: versions of kinds, and the minute.
type outsideRead struct {
	visits, sheets, gates int64
	minute                string
}

var outsideKeys = struct{ send, back, all, sheet key.Binding }{
	send:  bind(on("o"), "o", "send out"),
	back:  bind(on("b"), "b", "back"),
	all:   bind(on("a"), "a", "send all out"),
	sheet: bind(on("v"), "v", "enter the sheet"),
}

func newOutside(e *env, a *content.Activity, c *content.Capture) instrument {
	return &outside{env: e, activity: a, rows: rows{capture: c}}
}

// minuteMsg draws the board again as time goes by.
type minuteMsg struct{ turn int }

// wait asks for the next minute, as long as somebody is out.
func (o *outside) wait() tea.Cmd {
	o.turn++
	turn := o.turn
	if o.still || !o.anyOut() {
		return nil
	}
	return tea.Tick(time.Minute, func(time.Time) tea.Msg { return minuteMsg{turn} })
}

func (o *outside) anyOut() bool {
	return slices.ContainsFunc(o.board(), func(c session.Outing) bool { return isOut(c.State) })
}

// board is where everybody is now.
func (o *outside) board() []session.Outing {
	d := o.env.desk
	now := outsideRead{d.state.KindVersion(session.KindAssignment), d.state.KindVersion(session.KindVisit), d.state.KindVersion(session.KindEthics), d.now()[:16]}
	if now != o.read {
		o.list, o.read = session.Out(d.state, d.now()), now
	}
	list := o.list
	at := -1
	for i := range list {
		if list[i].ID == o.chosen {
			at = i
		}
	}
	if at < 0 {
		at = max(0, min(o.row, len(list)-1))
	}
	if o.row = at; at < len(list) {
		o.chosen = list[at].ID
	}
	return list
}

// current is the visit with the focus, nil where there is none.
func (o *outside) current() *session.Outing {
	if list := o.board(); o.row < len(list) {
		return &list[o.row]
	}
	return nil
}

func (o *outside) Typing() bool { return o.ask != nil || o.detail != nil }

// Pointed is the visit with the focus.
func (o *outside) Pointed() *session.Record {
	if o.detail != nil {
		return o.detail.Pointed()
	}
	if c := o.current(); c != nil {
		return o.env.desk.state.Get(session.KindAssignment, c.ID)
	}
	return nil
}

func (o *outside) Keys() []key.Binding {
	switch {
	case o.detail != nil:
		return append([]key.Binding{when(as(keys.back, "to the board"), !o.detail.edit.open)}, o.detail.Keys()...)
	case o.ask != nil:
		return o.ask.keys()
	}
	c := o.current()
	if c == nil {
		return []key.Binding{as(keys.form, "type pairs by hand")}
	}
	waiting := 0
	for _, a := range o.board() {
		if a.State == session.OutHere {
			waiting++
		}
	}
	r := o.env.desk.state.Get(session.KindAssignment, c.ID)
	return append(settleKeys(r, "back_at"),
		as(keys.keep, stepWord(c.State)), when(outsideKeys.all, waiting > 1), as(keys.form, "all fields"), keys.up, keys.down,
		when(outsideKeys.send, c.State == session.OutHere), when(outsideKeys.back, isOut(c.State)),
		when(outsideKeys.sheet, c.State != session.OutHere))
}

// stepWord is what comes next for a visit.
func stepWord(s session.OutState) string {
	switch {
	case s == session.OutHere:
		return "send out"
	case isOut(s):
		return "back"
	case s == session.OutBack:
		return "enter the sheet"
	}
	return "look at the sheet"
}

func isOut(s session.OutState) bool {
	return s == session.OutOut || s == session.OutDue || s == session.OutLate
}

func (o *outside) Update(msg tea.Msg) tea.Cmd {
	if m, ok := msg.(minuteMsg); ok {
		if m.turn != o.turn {
			return nil
		}
		return o.wait()
	}
	k, isKey := msg.(tea.KeyPressMsg)
	switch {
	case o.detail != nil:
		if isKey && key.Matches(k, keys.back) && !o.detail.edit.open {
			o.detail = nil
			return nil
		}
		return o.detail.Update(msg)
	case o.ask != nil:
		return o.askUpdate(msg)
	case isKey:
		return o.key(k)
	}
	if _, shown := msg.(shownMsg); shown {
		return o.wait()
	}
	return nil
}

func (o *outside) key(k tea.KeyPressMsg) tea.Cmd {
	c := o.current()
	if key.Matches(k, keys.form) {
		o.openDetail()
		return nil
	}
	if c == nil {
		return nil
	}
	r := o.env.desk.state.Get(session.KindAssignment, c.ID)
	if cmd, taken := o.env.desk.settle(k, o.activity.ID, r, "back_at"); taken {
		return cmd
	}
	switch {
	case key.Matches(k, keys.up, keys.down, keys.first, keys.last):
		o.goTo(k)
	case key.Matches(k, outsideKeys.all):
		return o.sendAll()
	case key.Matches(k, outsideKeys.send) || key.Matches(k, keys.keep) && c.State == session.OutHere:
		return o.send(*c)
	case key.Matches(k, outsideKeys.back) || key.Matches(k, keys.keep) && isOut(c.State):
		return o.back(*c)
	case key.Matches(k, outsideKeys.sheet, keys.keep):
		return func() tea.Msg { return goMsg{session.KindVisit} }
	}
	return nil
}

func (o *outside) goTo(k tea.KeyPressMsg) {
	list := o.board()
	at := o.row
	switch {
	case key.Matches(k, keys.up):
		at--
	case key.Matches(k, keys.down):
		at++
	case key.Matches(k, keys.first):
		at = 0
	case key.Matches(k, keys.last):
		at = len(list) - 1
	}
	o.row = max(0, min(at, len(list)-1))
	o.chosen = list[o.row].ID
}

func (o *outside) openDetail() {
	o.detail = newSheet(o.env, o.activity, o.rows.capture).(*sheet)
	if c := o.current(); c != nil {
		for i, r := range o.detail.records() {
			if r.ID == c.ID {
				o.detail.row, o.detail.form = i, true
			}
		}
	}
}

// Leave keeps what is being typed in the list of all fields, and when the
// session is closed a half-typed reason too.
func (o *outside) Leave(final bool) tea.Cmd {
	switch {
	case o.detail != nil:
		return o.detail.Leave(final)
	case final && o.ask != nil:
		return o.env.desk.leaveAsk(o.activity.ID, o.ask)
	}
	return nil
}

// gateOpen says whether a visit may be sent out, and if not, what is missing.
func gateOpen(d *desk, a session.Assignment) (ok bool, why string) {
	g := session.GateFor(d.state, a.ID)
	if g.Open() {
		return true, ""
	}
	if len(g.Missing) == len(session.GateFields()) {
		return false, "nothing is ticked in 1.3 yet"
	}
	var fields []*content.Field
	for _, act := range d.pack.Activities {
		if c := act.Capture(session.KindEthics); c != nil {
			for i := range c.Fields {
				fields = append(fields, &c.Fields[i])
			}
		}
	}
	return false, "not ticked: " + gateMissing(fields, g.Missing)
}
