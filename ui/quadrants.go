package ui

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"doorstep/content"
	"doorstep/session"
)

// boxKeys work on the poster beside the program's own.
var boxKeys = struct {
	basis, pair, who, turn, moveLeft, moveRight key.Binding
}{
	basis:     bind(on("alt+c"), "alt+c", "observed or inferred"),
	pair:      bind(on("alt+v"), "alt+v", "contradicts"),
	who:       bind(on("alt+a"), "alt+a", "person and moment"),
	turn:      bind(on("alt+g"), "alt+g", "next map"),
	moveLeft:  bind(on("alt+left"), "alt+←", "one box back"),
	moveRight: bind(on("alt+right"), "alt+→", "one box on"),
}

// quadrants is the poster: six boxes of one person in one moment, filled by
// typing. Tab goes round the boxes, Enter keeps a line in the one with the
// focus.
type quadrants struct {
	env      *env
	activity *content.Activity
	rows     rows
	made     posterMade

	persona session.ID
	moment  string
	// focus is the box that the next line goes to.
	focus string
	// basis is that of the next line; empty: as its box says.
	basis string
	input line
	// chosen is the entry with the focus, zero while the line has it; first is
	// the one that another is being set against; last is the one just kept.
	chosen, first, last session.ID
	// editing says that the chosen entry is in the line; draft is what stood
	// there before, and comes back.
	editing bool
	draft   string
	who     *whoseMap
	detail  *sheet
}

// posterMade is what the poster is drawn from: the maps and what disagrees on
// them, read from the posters that are kept in step with the entries.
type posterMade struct {
	posters *session.Posters
	maps    []session.EmpathyMap
	// found are the contradictions by map: with an entry of another one too.
	found   map[session.MapKey][]session.Contradiction
	entries int64
	links   int64
	table   session.ID
	known   bool
}

func newQuadrants(e *env, a *content.Activity, c *content.Capture) instrument {
	made := posterMade{posters: session.NewPosters()}
	return &quadrants{env: e, activity: a, rows: rows{capture: c}, input: newLine(), focus: session.Quadrants[0], made: made}
}

// key names the map on the poster.
func (q *quadrants) key() session.MapKey { return session.KeyOfMap(q.persona, q.moment) }

func (q *quadrants) Typing() bool                   { return true }
func (q *quadrants) field(id string) *content.Field { return q.rows.capture.Field(id) }

// boxField holds the words of the boxes; a pack without such a field has none.
func (q *quadrants) boxField() *content.Field {
	if f := q.field("quadrant"); f != nil {
		return f
	}
	return &content.Field{ID: "quadrant"}
}

// look brings what is drawn up to date. Where another thread is shown than
// before, its latest map is.
func (q *quadrants) look() {
	d := q.env.desk
	list := q.rows.of(d)
	entries, links := q.rows.made, d.state.KindVersion(session.KindLink)
	turned := !q.made.known || q.made.table != d.table
	if !turned && entries == q.made.entries && links == q.made.links {
		return
	}
	q.made.posters = d.mapsOf(q.rows.capture).maps
	q.made.maps, q.made.found = q.made.posters.All(), q.made.posters.Contradictions(d.state)
	q.made.entries, q.made.links, q.made.table, q.made.known = entries, links, d.table, true
	if !turned {
		return
	}
	q.toLine()
	q.first, q.last = session.ID{}, session.ID{}
	q.persona, q.moment = session.ID{}, ""
	if len(list) > 0 {
		r := list[len(list)-1]
		q.persona, q.moment = r.Ref("persona"), session.OneLine(r.Str("moment"))
	} else if people := q.people(); len(people) > 0 {
		q.persona = people[0].ID
	}
}

// people are the personas of the table that is shown.
func (q *quadrants) people() []*session.Record {
	d := q.env.desk
	return slices.DeleteFunc(slices.Clone(d.state.Kind(session.KindPersona)), func(r *session.Record) bool { return !d.shows(r) })
}

// current is the map on the poster; one without entries yet has only its
// person and moment.
func (q *quadrants) current() session.EmpathyMap {
	if m, ok := q.made.posters.Map(q.key()); ok {
		return m
	}
	return session.EmpathyMap{Key: q.key(), Persona: q.persona, Moment: q.moment}
}

// Pointed is the chosen entry.
func (q *quadrants) Pointed() *session.Record {
	r := q.env.desk.state.Get(session.KindEmpathy, q.chosen)
	if r == nil || !q.env.desk.shows(r) || session.MapOf(r) != q.key() {
		return nil
	}
	return r
}

// conflict is the first field of the chosen entry that two laptops wrote.
func (q *quadrants) conflict() (*session.Record, string) {
	r := q.Pointed()
	for _, f := range []string{"text", "quadrant", "basis", "evidence", "persona", "moment"} {
		if conflicting(r, f) {
			return r, f
		}
	}
	return r, "text"
}

func (q *quadrants) Keys() []key.Binding {
	q.look()
	switch {
	case q.detail != nil:
		return append([]key.Binding{when(as(keys.back, "to the poster"), !q.detail.edit.open)}, q.detail.Keys()...)
	case q.who != nil:
		return q.who.keys()
	}
	on := q.Pointed() != nil
	r, field := q.conflict()
	return append(settleKeys(r, field),
		when(keys.keep, !on || q.editing), when(as(keys.keep, "edit"), on && !q.editing), as(keys.tab, "next box"),
		boxKeys.basis, when(boxKeys.pair, on), boxKeys.who, when(boxKeys.turn, len(q.made.maps) > 1), as(keys.up, "entries"),
		when(keys.remove, on && !q.editing), when(boxKeys.moveLeft, on), when(boxKeys.moveRight, on),
		when(as(keys.form, "all fields"), on), when(keys.redact, on), when(as(keys.back, "to the line"), on || !q.first.IsZero()),
	)
}

func (q *quadrants) Update(msg tea.Msg) tea.Cmd {
	q.look()
	if q.detail != nil {
		if k, ok := msg.(tea.KeyPressMsg); ok && key.Matches(k, keys.back) && !q.detail.edit.open {
			q.detail = nil
			return nil
		}
		return q.detail.Update(msg)
	}
	switch msg := msg.(type) {
	case tea.PasteMsg:
		if q.who != nil {
			q.who.input.update(msg)
			return nil
		}
		return q.paste(msg)
	case tea.KeyPressMsg:
		if q.who != nil {
			return q.whoKey(msg)
		}
		return q.press(msg)
	}
	return nil
}

func (q *quadrants) press(msg tea.KeyPressMsg) tea.Cmd {
	r, field := q.conflict()
	if cmd, taken := q.env.desk.settle(msg, q.activity.ID, r, field); taken {
		return cmd
	}
	switch {
	case key.Matches(msg, keys.keep):
		return q.enter()
	case key.Matches(msg, keys.tab) && !q.editing:
		q.box(1)
	case key.Matches(msg, keys.shiftTab) && !q.editing:
		q.box(-1)
	case key.Matches(msg, boxKeys.basis):
		return q.nextBasis()
	case key.Matches(msg, boxKeys.who):
		q.ask()
	case key.Matches(msg, boxKeys.turn):
		q.turn()
	case key.Matches(msg, keys.back):
		q.first = session.ID{}
		q.toLine()
	case !q.editing && key.Matches(msg, keys.up, keys.down):
		q.step(key.Matches(msg, keys.up))
	case r != nil && !q.editing:
		return q.entryKey(msg, r)
	default:
		q.input.update(msg)
	}
	return nil
}

// entryKey is a key while an entry has the focus.
func (q *quadrants) entryKey(msg tea.KeyPressMsg, r *session.Record) tea.Cmd {
	switch {
	case key.Matches(msg, keys.left):
		q.across(-1)
	case key.Matches(msg, keys.right):
		q.across(1)
	case key.Matches(msg, boxKeys.moveLeft):
		return q.moveTo(r, -1)
	case key.Matches(msg, boxKeys.moveRight):
		return q.moveTo(r, 1)
	case key.Matches(msg, boxKeys.pair):
		return q.pair(r)
	case key.Matches(msg, keys.remove):
		return q.remove(r)
	case key.Matches(msg, keys.redact):
		return q.env.open(newRedact(q.env, r))
	case key.Matches(msg, keys.form):
		q.openDetail(r)
	case typedRune(msg) != "":
		q.toLine()
		q.input.update(msg)
	}
	return nil
}
