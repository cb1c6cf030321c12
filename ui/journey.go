package ui

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"doorstep/content"
	"doorstep/session"
)

// journey captures the steps of a service, as it is or as it is wanted: a sheet
// whose rows have an order that is theirs, drawn beside the other journey. Each
// table has its own; while all tables are shown, theirs stand one after the
// other, and the one under the cursor is compared.
type journey struct {
	*sheet
	wanted bool
	drawn  journeyPicture
	made   journeyMade
	tabled tabled
}

// tabled are all steps, those of each table together in the order of the
// tables.
type tabled struct {
	of    session.Grouped[session.ID]
	there map[session.ID]bool // the tables
	list  []*session.Record
	// steps and tables are the versions that it was made at.
	steps, tables int64
}

// journeyMade is what a picture was made of; while it is the same, so is the
// picture.
type journeyMade struct {
	steps, visits, tables, workshop int64
	shown, thread                   session.ID
	known                           bool
}

var journeyKeys = struct{ before, after, earlier, later, copy, fate key.Binding }{
	before:  bind(on("alt+i"), "alt+i", "step before"),
	after:   bind(on("alt+a"), "alt+a", "step after"),
	earlier: bind(on("alt+up"), "alt+up", "move up"),
	later:   bind(on("alt+down"), "alt+down", "move down"),
	copy:    bind(on("alt+j"), "alt+j", "begin with today's"),
	fate:    bind(on("alt+u"), "alt+u", "drop, join, keep"),
}

func newJourney(e *env, a *content.Activity, c *content.Capture) instrument {
	if c.Kind != session.KindJourneyStep {
		return newSheet(e, a, c)
	}
	j := &journey{sheet: newSheet(e, a, c).(*sheet), wanted: c.Fixed["journey"] == wantedJourney}
	j.group = j.byTable
	by, up, down, anew := &j.tabled.of, j.rows.came, j.rows.gone, j.rows.reset
	by.Key = func(r *session.Record) (session.ID, bool) {
		table := r.Ref("table")
		if !j.tabled.there[table] {
			table = session.ID{}
		}
		return table, true
	}
	// Rows that nobody has asked yet, so that all steps are heard of.
	j.rows = rows{
		capture: c, came: func(r *session.Record) { up(r); by.Came(r) }, gone: func(r *session.Record) { down(r); by.Gone(r) },
		reset: func() { anew(); by.Reset() },
	}
	return j
}

// The two journeys, as the log names them.
const nowJourney, wantedJourney = "now", "wanted"

// byTable puts the steps of each table together, in the order of the tables;
// those of no table come first.
func (j *journey) byTable(list []*session.Record) []*session.Record {
	d, x := j.env.desk, &j.tabled
	tables := d.state.KindVersion(session.KindTable)
	switch {
	case !d.table.IsZero():
		return list
	case x.there == nil || x.tables != tables:
		x.there = map[session.ID]bool{}
		for _, t := range d.state.Kind(session.KindTable) {
			x.there[t.ID] = true
		}
		x.of.Reset()
		for _, r := range list {
			x.of.Came(r)
		}
	case x.steps == j.rows.made:
		return x.list
	}
	x.steps, x.tables = j.rows.made, tables
	x.list = slices.Clone(x.of.Of(session.ID{}))
	for _, t := range d.state.Kind(session.KindTable) {
		x.list = append(x.list, x.of.Of(t.ID)...)
	}
	return x.list
}

// thread is the table whose journey is meant: that of the step under the cursor,
// or of the last step.
func (j *journey) thread() session.ID {
	d := j.env.desk
	if !d.table.IsZero() {
		return d.table
	}
	if r := j.current(); r != nil {
		return r.Ref("table")
	}
	if list := j.records(); len(list) > 0 {
		return list[len(list)-1].Ref("table")
	}
	for _, r := range d.state.Kind(session.KindJourneyStep) {
		return r.Ref("table")
	}
	return session.ID{}
}

// ofThread are the steps of one of the two journeys of the thread, in order.
func (j *journey) ofThread(name string) []*session.Record {
	return threadSteps(j.env.desk, j.thread(), name)
}

// threadSteps are the steps of a table's journey. While one table is shown, the
// steps of no table are its own too.
func threadSteps(d *desk, table session.ID, name string) []*session.Record {
	kept, all := d.ofKind(session.KindJourneyStep)
	if d.table.IsZero() {
		all = kept.tables.Of(table)
	}
	var list []*session.Record
	for _, r := range all {
		if r.Str("journey") == name {
			list = append(list, r)
		}
	}
	return list
}

func (j *journey) own() string {
	if j.wanted {
		return wantedJourney
	}
	return nowJourney
}

func (j *journey) Keys() []key.Binding {
	has := j.current() != nil
	steps, at := j.place()
	list := []key.Binding{
		when(journeyKeys.before, has), when(journeyKeys.after, has), when(journeyKeys.fate, j.wanted && has),
		when(journeyKeys.earlier, at > 0), when(journeyKeys.later, at >= 0 && at+1 < len(steps)),
	}
	common := j.sheet.Keys()
	left := 0
	if j.wanted {
		left = j.uncopied()
	}
	begin := journeyKeys.copy
	if len(j.records()) > 0 {
		begin = as(begin, "copy the other "+itoa(left))
	}
	first := 0 // a journey that is not begun begins with it
	if len(j.records()) > 0 {
		first = sheetEnter
	}
	own := slices.Concat(common[:first], []key.Binding{when(begin, left > 0)}, common[first:sheetFirst])
	return append(append(own, list...), common[sheetFirst:]...)
}

// uncopied is how many steps of today nothing stands for in the wanted journey.
func (j *journey) uncopied() int {
	p := j.picture()
	n, typed, linked := 0, false, false
	for _, pair := range p.pairs {
		stands := pair.Now != nil && pair.Wanted != nil && pair.Wanted.Was == pair.Now.ID
		typed, linked = typed || pair.Wanted != nil, linked || stands
		if pair.Now != nil && !stands {
			n++
		}
	}
	if typed && !linked {
		return 0 // it was drawn without a copy; one would double it
	}
	return n
}

func (j *journey) Update(msg tea.Msg) tea.Cmd {
	k, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return j.sheet.Update(msg)
	}
	j.follow()
	defer j.hold()
	deed := j.deed(k)
	if deed == nil {
		return j.sheet.Update(msg)
	}
	cmd, kept := j.keep()
	if !kept {
		return cmd
	}
	return tea.Batch(cmd, deed())
}

// deed is what a key does to the journey, nil for one that does nothing to it.
func (j *journey) deed(k tea.KeyPressMsg) func() tea.Cmd {
	switch {
	case key.Matches(k, journeyKeys.before):
		return func() tea.Cmd { return j.insert(0) }
	case key.Matches(k, journeyKeys.after):
		return func() tea.Cmd { return j.insert(1) }
	case key.Matches(k, journeyKeys.earlier):
		return func() tea.Cmd { return j.move(-1) }
	case key.Matches(k, journeyKeys.later):
		return func() tea.Cmd { return j.move(1) }
	case key.Matches(k, journeyKeys.copy) && j.wanted:
		return j.copyToday
	case key.Matches(k, journeyKeys.fate) && j.wanted:
		return j.turnFate
	}
	return nil
}

// place is where the step under the cursor stands in its thread, -1 on the row
// to come.
func (j *journey) place() (list []*session.Record, at int) {
	list = j.ofThread(j.own())
	r := j.current()
	return list, slices.IndexFunc(list, func(x *session.Record) bool { return r != nil && x.ID == r.ID })
}

// insert makes an empty step before the one under the cursor, or by one behind
// it, and goes there.
func (j *journey) insert(by int) tea.Cmd {
	list, at := j.place()
	if at < 0 {
		return nil
	}
	d := j.env.desk
	p := d.fresh(j.capture())
	if t := list[at].Ref("table"); !t.IsZero() {
		p["table"] = t
	}
	var made session.ID
	cmd := d.do(j.activity.ID, func(g *session.Gesture) error {
		key, err := session.Place(g, list, at+by)
		if err != nil {
			return err
		}
		p[session.FieldOrder] = key
		made, err = g.Add(session.KindJourneyStep, p)
		return err
	})
	if row := j.rowOf(made); row >= 0 {
		j.to(row, j.firstCol())
	}
	return cmd
}

// move puts the step under the cursor one place up or down.
func (j *journey) move(by int) tea.Cmd {
	list, at := j.place()
	if at < 0 || at+by < 0 || at+by >= len(list) {
		return nil
	}
	r := list[at]
	cmd := j.env.desk.do(j.activity.ID, func(g *session.Gesture) error {
		key, err := session.Place(g, slices.Delete(slices.Clone(list), at, at+1), at+by)
		if err != nil {
			return err
		}
		return g.Set(r.Kind, r.ID, session.Patch{session.FieldOrder: key})
	})
	if row := j.rowOf(r.ID); row >= 0 {
		j.row = row
	}
	return cmd
}

// copyToday begins the wanted journey with today's steps, those that it does
// not have yet.
func (j *journey) copyToday() tea.Cmd {
	d := j.env.desk
	now, wanted := j.ofThread(nowJourney), j.ofThread(wantedJourney)
	switch {
	case len(now) > 0 && len(wanted) > 0 && j.uncopied() == 0:
		return say(toneInfo, "Nothing is left to copy: this journey has its steps.")
	case len(now) == 0:
		return say(toneInfo, "There is no journey of today yet; 3.3 comes first.")
	}
	n := 0
	cmd := d.do(j.activity.ID, func(g *session.Gesture) (err error) {
		n, err = session.CopyJourney(g, now, wanted, d.fresh(j.capture()))
		return err
	})
	j.to(0, 0)
	return tea.Batch(cmd, say(toneDone, plural(n, "step", "steps")+" of today copied, as estimates. Now drop, join and change. Ctrl+Z takes them out."))
}

// fateTurns is what a step becomes when its fate is turned on.
var fateTurns = map[string]string{"": session.FateDropped, session.FateDropped: session.FateJoined}

// turnFate drops the step under the cursor, then joins it with the one before,
// then keeps it again.
func (j *journey) turnFate() tea.Cmd {
	list, at := j.place()
	if at < 0 {
		return nil
	}
	next := fateTurns[list[at].Str("fate")]
	if next == session.FateJoined && at == 0 {
		next = "" // there is nothing before it
	}
	var v any
	note := "Kept: it counts again."
	switch next {
	case session.FateDropped:
		v, note = next, "Dropped: it counts for nothing now. Once more: joined with the step above."
	case session.FateJoined:
		v, note = next, "Joined: what is left of it is written in the step above. Once more keeps it."
	}
	r := list[at]
	return tea.Batch(
		j.env.desk.do(j.activity.ID, func(g *session.Gesture) error { return g.Set(r.Kind, r.ID, session.Patch{"fate": v}) }),
		say(toneDone, note),
	)
}
