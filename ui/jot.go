package ui

import (
	"bytes"
	"encoding/json"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"doorstep/content"
	"doorstep/session"
	"doorstep/session/store"
)

// What is half typed is no change yet, and would go with the power. So it is
// jotted down beside the working copy, a moment after somebody typed; and while
// a clock runs, the time now and then, so that the clock can be stopped where it
// stood.

const (
	// jotAfter is how long after a key the jot is written: about a word later.
	jotAfter = 700 * time.Millisecond
	// jotClock is how often the time is noted while a clock runs and nobody
	// types.
	jotClock = 20 * time.Second
)

// jotting is what is jotted down.
type jotting struct {
	// At is the civil time, and Ms the same in milliseconds since 1970, UTC.
	At    string      `json:"at"`
	Ms    int64       `json:"ms"`
	Lines []jottedOne `json:"lines,omitempty"`
}

// jottedOne is one place with something half typed in it.
type jottedOne struct {
	half
	// Activity and List are the instrument's; over is the screen over it.
	Activity string `json:"activity,omitempty"`
	List     int    `json:"list,omitempty"`
	Over     string `json:"over,omitempty"`
	Record   string `json:"record,omitempty"`
	// Here says that it was the one on the screen.
	Here bool `json:"here,omitempty"`
}

// jotter is how far the jotting down has come.
type jotter struct {
	asked bool // a moment is being waited for
	busy  bool // one is being written
	// last are the lines as they were last written, and at when that was.
	last []byte
	at   time.Time
}

type (
	// jotMsg says that the moment after a key has gone by.
	jotMsg struct{ doc *store.Doc }
	// jottedMsg says that a jot was written.
	jottedMsg struct {
		doc *store.Doc
		err error
	}
)

// jots has what is being typed jotted down a moment later. It costs nothing
// while nobody types.
func (a *app) jots() tea.Cmd {
	d := a.env.desk
	if d == nil && a.tour == nil {
		return a.waitsLater()
	}
	if d == nil || d.view != "" || a.tour != nil || a.jot.asked || a.leaving != "" {
		return nil
	}
	a.jot.asked = true
	doc := d.doc
	return tea.Tick(jotAfter, func(time.Time) tea.Msg { return jotMsg{doc} })
}

// jotted takes what the jotting down is told.
func (a *app) jotted(msg tea.Msg) (cmd tea.Cmd, taken bool) {
	switch msg := msg.(type) {
	case jotMsg:
		a.jot.asked = false
		if d := a.env.desk; d != nil && d.doc == msg.doc {
			return a.writeJot(false), true
		}
		return nil, true
	case jottedMsg:
		a.jot.busy = false
		if msg.err != nil {
			a.jot.last = nil // the next key tries again
		}
		return nil, true
	}
	return nil, false
}

// beat notes the time of a clock that runs.
func (a *app) beat() tea.Cmd {
	d := a.env.desk
	if d == nil || d.view != "" || d.src.Now().Sub(a.jot.at) < jotClock || d.ticking() == nil {
		return nil
	}
	return a.writeJot(true)
}

// writeJot writes what is half typed, if that is not what was written last.
func (a *app) writeJot(clock bool) tea.Cmd {
	d := a.env.desk
	if a.jot.busy || d.view != "" || a.leaving != "" {
		return nil
	}
	j := jotting{At: d.now(), Ms: d.src.Now().UnixMilli(), Lines: a.halves()}
	lines, err := json.Marshal(j.Lines)
	if err != nil || !clock && bytes.Equal(lines, a.jot.last) {
		return nil
	}
	var data []byte
	if len(j.Lines) > 0 || d.ticking() != nil {
		if data, err = json.Marshal(j); err != nil {
			return nil
		}
	}
	a.jot.busy, a.jot.last, a.jot.at = true, lines, d.src.Now()
	doc := d.doc
	return func() tea.Msg { return jottedMsg{doc, doc.Jot(data)} }
}

// halves are all places with something half typed in them.
func (a *app) halves() []jottedOne {
	r := a.run()
	if r == nil {
		return nil
	}
	var list []jottedOne
	add := func(h half, one jottedOne) {
		if h.empty() {
			return
		}
		one.half = h
		if !h.Record.IsZero() {
			one.Record = h.Record.String()
		}
		list = append(list, one)
	}
	for _, act := range a.env.desk.pack.Activities {
		for n := range act.Captures {
			if h, ok := r.made[madeKey{act.ID, n}].(halver); ok {
				add(h.Half(), jottedOne{Activity: act.ID, List: n, Here: act == r.at && n == r.list[act.ID]})
			}
		}
	}
	for _, s := range a.stack[1:] {
		if h, ok := s.(halver); ok && overOf(s) != "" {
			add(h.Half(), jottedOne{Over: overOf(s)})
		}
	}
	return list
}

// readJot reads what an earlier sitting had jotted down. What can't be read is
// nothing.
func readJot(data []byte) (j jotting) {
	if len(data) == 0 || json.Unmarshal(data, &j) != nil {
		return jotting{}
	}
	if _, err := time.Parse(session.CivilTime, j.At); err != nil {
		j.At = ""
	}
	for i := range j.Lines {
		one := &j.Lines[i]
		one.Text, _ = session.Valid(one.Text)
		one.Aside, _ = session.Valid(one.Aside)
		if id, err := session.ParseID(one.Record); err == nil {
			one.half.Record = id
		}
	}
	return j
}

// takeUp puts back what was half typed, each where it was; what has no place any
// more goes into the line that catches anything. It says how many there are.
func (a *app) takeUp(j jotting) (cmd tea.Cmd, back int) {
	r, d := a.run(), a.env.desk
	if r == nil || d.view != "" {
		return nil, 0
	}
	var homeless []string
	var cmds []tea.Cmd
	for _, one := range j.Lines {
		act := d.pack.Activity(one.Activity)
		if d.keptSince(act, one, j.Ms) {
			continue
		}
		back++
		switch {
		case one.Over == overCatch:
			homeless = append(homeless, one.Text)
		case one.Over != "":
			if cmd, ok := a.takeUpOver(one); ok {
				cmds = append(cmds, cmd)
				continue
			}
			homeless = append(homeless, one.Text)
		case act == nil || one.List < 0 || one.List >= len(act.Captures) || !r.takeUp(act, one):
			homeless = append(homeless, one.Text)
		}
	}
	if len(homeless) > 0 {
		c := newCatch(a.env, r).(*catch)
		text := strings.Join(homeless, " ")
		c.TakeUp(half{Text: text, Cursor: len(text)})
		cmds = append(cmds, a.push(c))
	}
	return tea.Batch(cmds...), back
}

// takeUp puts a half-typed line back into an instrument.
func (r *run) takeUp(act *content.Activity, one jottedOne) bool {
	k := madeKey{act.ID, one.List}
	if r.made[k] == nil {
		r.made[k] = makeInstrument(r.env, act, &act.Captures[one.List])
	}
	h, ok := r.made[k].(halver)
	if !ok || !h.TakeUp(one.half) {
		return false
	}
	if one.Here {
		r.at, r.list[act.ID] = act, one.List
	}
	return true
}

// keptSince says that a line was kept after it had been jotted down: the power
// went between the two.
func (d *desk) keptSince(act *content.Activity, one jottedOne, ms int64) bool {
	text := strings.TrimSpace(one.Text)
	if one.Over != "" && one.Over != overCatch && one.Over != overDetails {
		return one.planned(d)
	}
	if _, beneath := one.Mode["table"]; !one.half.Record.IsZero() && !beneath {
		r := d.state.Find(one.half.Record)
		if r == nil {
			return false
		}
		field := one.Field
		if field == "" {
			field = r.MainField()
		}
		return strings.TrimSpace(r.Str(field)) == text
	}
	kinds := []string{session.KindCard}
	if act != nil && one.List >= 0 && one.List < len(act.Captures) {
		kinds = append(kinds, act.Captures[one.List].Kind)
	}
	for _, kind := range kinds {
		for _, r := range d.state.Kind(kind) {
			if r.At >= ms && grewInto(text, strings.TrimSpace(r.Text())) {
				return true
			}
		}
	}
	return false
}

// grewInto says that a half-typed line became a text, or was it: one begins as
// the other does, without who said it.
func grewInto(half, text string) bool {
	same := func(half string) bool {
		return half != "" && text != "" && (strings.HasPrefix(text, half) || strings.HasPrefix(half, text))
	}
	who, said, found := strings.Cut(half, ":")
	return same(half) || found && len(who) <= longestWho && same(strings.TrimSpace(said))
}

// longestWho is how long an alias or a table may be before the colon of a line.
const longestWho = 5
