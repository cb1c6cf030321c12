package ui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"doorstep/content"
	"doorstep/session"
)

// sheet captures rows of typed fields. It is a table whose last row is the one
// to come; Ctrl+E turns it on its side, one record with all its fields.
type sheet struct {
	env      *env
	activity *content.Activity
	rows     rows

	row, col  int
	named     bool       // the column of names is there
	on        session.ID // the record under the cursor; zero on the row to come
	seen      madeOf     // the rows that it was found in
	anchor    int        // the column that Enter comes back to
	began     session.ID // the record that something was typed into last
	top, left int
	// columns are the capture's fields with the computed ones among them, and
	// computed what those do, by the field's id.
	columns  []content.Field
	computed map[string]session.Computed
	view     arranged
	// group puts the rows of several threads one after the other, where that is
	// not the room's order; nil leaves them.
	group func([]*session.Record) []*session.Record
	needs []int                // by column, how wide it would be; of this frame
	sums  map[string]*sheetSum // by field, of the rows that are shown
	// summing says that the sums are being added up beside the event loop, and
	// before is what they were until then.
	summing bool
	before  map[string]figures
	form    bool
	asked   bool // the form was asked for here, so Esc is the way out of it
	edit    fieldEdit
}

func newSheet(e *env, a *content.Activity, c *content.Capture) instrument {
	s := &sheet{env: e, activity: a, rows: rows{capture: c}}
	s.rows.came, s.rows.gone, s.rows.reset = s.sumUp, s.sumDown, func() { s.sums = nil }
	s.view.words = newLine()
	s.columns, s.computed = withComputed(c)
	s.row = len(s.records())
	if s.rows.single() {
		s.row, s.form = 0, true
	}
	s.hold()
	return s
}

func (s *sheet) capture() *content.Capture { return s.rows.capture }
func (s *sheet) field() *content.Field     { f := s.fields(); return &f[min(s.col, len(f)-1)] }
func (s *sheet) Typing() bool              { return true }
func (s *sheet) current() *session.Record {
	if list := s.records(); s.row < len(list) {
		return list[s.row]
	}
	return nil
}

// last is the row below the last record, where there is one to come.
func (s *sheet) last() int {
	if s.rows.single() {
		return 0
	}
	return len(s.records())
}

func (s *sheet) Update(msg tea.Msg) tea.Cmd {
	s.follow()
	defer s.hold()
	if msg, ok := msg.(summedMsg); ok {
		s.sumsCame(msg)
		return nil
	}
	s.summing = false // what is not there when the next key comes is added up at once
	switch msg := msg.(type) {
	case tea.PasteMsg:
		if s.view.typing {
			return s.narrow(msg)
		}
		return s.paste(msg)
	case tea.KeyPressMsg:
		if s.view.typing {
			return s.filterKey(msg)
		}
		if s.edit.open {
			return s.editKey(msg)
		}
		return s.moveKey(msg)
	}
	return nil
}

// moveKey is a key while no field is open: it moves, opens a field, or acts on
// the row.
func (s *sheet) moveKey(msg tea.KeyPressMsg) tea.Cmd {
	if cmd, taken := s.env.desk.settle(msg, s.activity.ID, s.current(), s.field().ID); taken {
		return cmd
	}
	if cmd, taken := s.sheetKey(msg); taken {
		return cmd
	}
	switch {
	case key.Matches(msg, keys.form):
		s.form = !s.form
		s.asked = s.form && !s.rows.single()
	case key.Matches(msg, keys.tab):
		s.across(1)
	case key.Matches(msg, keys.shiftTab):
		s.across(-1)
	case key.Matches(msg, keys.newln):
		s.to(s.last(), s.firstCol())
	case key.Matches(msg, keys.remove):
		return s.remove()
	case key.Matches(msg, keys.redact) && s.current() != nil && !s.rows.single():
		return s.env.open(newRedact(s.env, s.current()))
	case key.Matches(msg, keys.clear):
		return s.clear()
	case key.Matches(msg, keys.keep):
		return s.open("")
	case key.Matches(msg, keys.left, keys.right, keys.up, keys.down, keys.first, keys.last):
		s.arrow(msg)
	case s.field().Type == content.YesNo && msg.String() == "space":
		return s.toggle()
	case typedRune(msg) != "":
		return s.open(typedRune(msg))
	}
	return nil
}

// sheetKey is a key that only sheets have; taken says that it was one.
func (s *sheet) sheetKey(msg tea.KeyPressMsg) (cmd tea.Cmd, taken bool) {
	switch {
	case key.Matches(msg, sheetKeys.origin):
		return s.turnOrigin(), true
	case key.Matches(msg, sheetKeys.above), s.copies(s.field()) && ditto(s.field(), typedRune(msg)):
		return s.copyAbove(), true
	case key.Matches(msg, sheetKeys.sort):
		if s.sortable() {
			return s.sort(), true
		}
		return nil, true
	case key.Matches(msg, sheetKeys.filter):
		if s.sortable() || s.view.filters() {
			s.openFilter()
		}
		return nil, true
	case key.Matches(msg, keys.back) && s.asked:
		s.form, s.asked = false, false
		return nil, true
	case key.Matches(msg, keys.back) && s.view.filters():
		s.showAll()
		return nil, true
	}
	return nil, false
}

// open starts editing the cell; typed replaces what is in it.
func (s *sheet) open(typed string) tea.Cmd {
	if isComputed(s.field()) {
		return say(toneInfo, shown(s.field().Hint)+" Type in those.")
	}
	value, id := "", session.ID{}
	if r := s.current(); r != nil {
		value, id = s.env.desk.entry().For(r).Typed(s.field(), s.value(r, s.field())), r.ID
		if o := r.Str(s.field().ID + session.OriginSuffix); o != "" && value != "" {
			value += " " + o[:1]
		}
	}
	s.edit.start(s.field(), id, value, typed)
	s.edit.offers, s.edit.made, s.edit.means, s.edit.stage = s.offers, s.env.madeIn, s.means, s.activity.Stage
	return nil
}

// offers says whether a record may be meant by a reference: one of the thread
// that is shown, and never the row itself.
func (s *sheet) offers(r *session.Record) bool {
	if s.edit.open && r.ID == s.edit.record || !s.env.desk.shows(r) {
		return false
	}
	return s.edit.field == nil || s.edit.field.ID != "was" || r.Str("journey") == "now"
}

// editKey is a key while a field is open.
func (s *sheet) editKey(msg tea.KeyPressMsg) tea.Cmd {
	e := s.env.desk.entry()
	if s.edit.choose(msg, e) {
		return nil
	}
	switch {
	case key.Matches(msg, keys.keep):
		cmd, ok := s.keep()
		if ok {
			s.afterEnter()
		}
		return cmd
	case key.Matches(msg, keys.tab, keys.shiftTab):
		cmd, ok := s.keep()
		if ok && key.Matches(msg, keys.tab) {
			s.across(1)
		} else if ok {
			s.across(-1)
		}
		return cmd
	case key.Matches(msg, keys.up, keys.down):
		cmd, ok := s.keep()
		if ok {
			s.arrow(msg)
		}
		return cmd
	case key.Matches(msg, keys.back):
		s.edit.open = false
		return nil
	}
	s.edit.err = nil
	switch {
	case key.Matches(msg, sheetKeys.origin):
		if s.edit.field.Origin {
			s.edit.turnTyped()
		}
		return nil
	case s.edit.field.Type == content.Refs && strings.ContainsAny(typedRune(msg), ",;+"):
		s.edit.complete(e)
	}
	s.edit.update(msg)
	return nil
}

// keep writes the open field. ok is false if it can't be kept as typed; then
// the field stays open, with the reason under it.
func (s *sheet) keep() (cmd tea.Cmd, ok bool) {
	if !s.edit.open {
		return nil, true
	}
	s.edit.complete(s.env.desk.entry())
	if !s.edit.changed() {
		s.edit.open = false
		return nil, true
	}
	p, err := s.edit.parse(s.env.desk.entry().For(s.env.desk.state.Get(s.capture().Kind, s.edit.record)))
	if pair, ok := s.sheetOf(s.edit.value()); err != nil && ok {
		p, err = pair, nil
	}
	if err == nil && s.promised() {
		p, err = s.promise(s.edit.value())
	}
	if err != nil {
		s.edit.err = err
		return nil, false
	}
	cmd = tea.Batch(s.write(s.edit.record, p), s.listHint(), s.dayHint())
	s.edit.open = false
	s.begins()
	return cmd, true
}

// write sets fields of a record, or makes the record with them.
func (s *sheet) write(id session.ID, p session.Patch) tea.Cmd {
	c, d := s.capture(), s.env.desk
	p = session.FollowDraw(d.state, c.Kind, id, p)
	return d.do(s.activity.ID, func(g *session.Gesture) error {
		if s.rows.single() {
			id = d.state.Session
		}
		if name, typed := takeName(p); typed && !id.IsZero() {
			return g.Name(id, name)
		}
		if !id.IsZero() {
			return session.SetCiting(g, c.Kind, id, s.withCurrency(id, p))
		}
		fields := d.fresh(c)
		empty := true
		for f, v := range s.withCurrency(id, p) {
			fields[f] = v
			empty = empty && v == nil
		}
		if empty {
			return nil
		}
		_, err := session.AddCiting(g, c.Kind, fields)
		return err
	})
}

// withCurrency puts its currency beside an amount, so that the amount still
// means something in another session's report: that of the record's other
// amounts, or the session's.
func (s *sheet) withCurrency(id session.ID, p session.Patch) session.Patch {
	if p["currency"] != nil {
		return p
	}
	for i := range s.capture().Fields {
		f := &s.capture().Fields[i]
		if v, set := p[f.ID]; f.Type == content.Money && set && v != nil {
			p["currency"] = s.env.desk.entry().For(s.env.desk.state.Get(s.capture().Kind, id)).Currency()
			break
		}
	}
	return p
}

func (s *sheet) toggle() tea.Cmd {
	r := s.current()
	return s.writeCurrent(session.Patch{s.field().ID: r == nil || !r.Bool(s.field().ID)})
}

func (s *sheet) writeCurrent(p session.Patch) tea.Cmd {
	id := session.ID{}
	if r := s.current(); r != nil {
		id = r.ID
	}
	return s.write(id, p)
}

func (s *sheet) clear() tea.Cmd {
	if s.current() == nil || isComputed(s.field()) {
		return nil
	}
	p := session.Patch{s.field().ID: nil}
	if s.field().Origin {
		p[s.field().ID+session.OriginSuffix] = nil
	}
	return s.writeCurrent(p)
}

func (s *sheet) remove() tea.Cmd {
	r := s.current()
	if r == nil || s.rows.single() {
		return nil
	}
	cmd := s.env.desk.do(s.activity.ID, func(g *session.Gesture) error { return g.Delete(r.Kind, r.ID) })
	return tea.Batch(cmd, say(toneInfo, "Deleted "+session.KindWord(r.Kind)+" #"+r.Label+". Ctrl+Z brings it back."))
}

// Leave keeps the open field. One that can't be kept as it was typed stays
// open; when the session is closed, its words are kept as a note.
func (s *sheet) Leave(final bool) tea.Cmd {
	cmd, ok := s.keep()
	switch {
	case !ok && final:
		return tea.Batch(cmd, s.env.desk.noteDown(s.activity.ID, &s.edit))
	case !ok:
		return tea.Batch(cmd, stillOpen(&s.edit, s.activity))
	}
	return cmd
}

// Pointed is the row under the cursor.
func (s *sheet) Pointed() *session.Record { return s.current() }
