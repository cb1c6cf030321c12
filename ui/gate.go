package ui

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"doorstep/content"
	"doorstep/session"
)

// gate is the ethics gate as a checklist: for all pairs at once, and for each
// pair that differs. It says who may be sent out, and what is missing for whom.
// A line that is not ticked stops nobody from entering what happened.
type gate struct {
	env      *env
	activity *content.Activity
	capture  *content.Capture

	row  int // 0 for all pairs, then the pairs in the order of the draw
	col  int // of the fields
	top  int
	edit fieldEdit
}

func newGate(e *env, a *content.Activity, c *content.Capture) instrument {
	return &gate{env: e, activity: a, capture: c}
}

// gateKeys are those of the checklist.
var gateKeys = struct{ tick, number, pairs key.Binding }{
	tick:   bind(on("space", "x"), "space", "tick"),
	number: bind(on("1", "2", "3", "4", "5", "6", "7", "8", "9"), "1-9", "tick that line"),
	pairs:  bind(on("right", "left", "ctrl+right", "ctrl+left"), "→", "next pair"),
}

func (g *gate) Typing() bool { return g.edit.open }

func (g *gate) Keys() []key.Binding {
	if g.edit.open {
		return []key.Binding{keys.keep, as(keys.back, "drop it")}
	}
	tick := g.field().Type == content.YesNo
	own := g.record() != nil && g.row > 0
	return append(settleKeys(g.record(), g.field().ID),
		when(gateKeys.tick, tick), when(as(keys.keep, "fill in"), !tick), when(gateKeys.number, tick),
		as(keys.down, "next line"), when(gateKeys.pairs, len(g.pairs()) > 0),
		when(as(keys.clear, "leave unsaid"), g.record() != nil), when(as(keys.remove, "as for all pairs"), own),
	)
}

// pairs are the assignments of the draw.
func (g *gate) pairs() []*session.Record {
	return g.env.desk.state.Kind(session.KindAssignment)
}

// pair is whom the checklist is for: zero for all pairs.
func (g *gate) pair() session.ID {
	if list := g.pairs(); g.row > 0 && g.row <= len(list) {
		return list[g.row-1].ID
	}
	return session.ID{}
}

func (g *gate) record() *session.Record {
	return session.GateRecord(g.env.desk.state, g.pair())
}

// fields are those of the checklist: the lines without which the gate is
// closed, the rest, and at the end the reason, so that nobody opens the gate who
// types on behind the lines.
func (g *gate) fields() []*content.Field {
	var need, reason, rest []*content.Field
	for i := range g.capture.Fields {
		switch f := &g.capture.Fields[i]; {
		case f.ID == "assignment":
		case f.ID == "reason":
			reason = append(reason, f)
		case slices.Contains(session.GateFields(), f.ID):
			need = append(need, f)
		default:
			rest = append(rest, f)
		}
	}
	return slices.Concat(need, rest, reason)
}

func (g *gate) field() *content.Field {
	list := g.fields()
	g.col = max(0, min(g.col, len(list)-1))
	return list[g.col]
}

func (g *gate) Update(msg tea.Msg) tea.Cmd {
	g.row = max(0, min(g.row, len(g.pairs())))
	switch msg := msg.(type) {
	case tea.PasteMsg:
		if g.field().Type != content.YesNo {
			g.open("")
			g.edit.update(msg)
		}
	case tea.KeyPressMsg:
		if g.edit.open {
			return g.editKey(msg)
		}
		return g.key(msg)
	}
	return nil
}

func (g *gate) key(k tea.KeyPressMsg) tea.Cmd {
	if cmd, taken := g.env.desk.settle(k, g.activity.ID, g.record(), g.field().ID); taken {
		return cmd
	}
	switch {
	case key.Matches(k, keys.up, keys.shiftTab):
		g.col--
	case key.Matches(k, keys.down, keys.tab):
		g.col++
	case key.Matches(k, keys.first):
		g.row = 0
	case key.Matches(k, keys.last):
		g.row = len(g.pairs())
	case k.String() == "right", k.String() == "ctrl+right":
		g.row = min(g.row+1, len(g.pairs()))
	case k.String() == "left", k.String() == "ctrl+left":
		g.row = max(g.row-1, 0)
	case g.field().Type == content.YesNo && key.Matches(k, gateKeys.number):
		if n := int(k.String()[0] - '1'); n < len(g.fields()) {
			g.col = n
			return g.act("")
		}
	case key.Matches(k, keys.keep), g.field().Type == content.YesNo && key.Matches(k, gateKeys.tick):
		return g.act("")
	case key.Matches(k, keys.remove):
		return g.remove()
	case key.Matches(k, keys.clear):
		return g.clear()
	case g.field().Type != content.YesNo && typedRune(k) != "":
		return g.act(typedRune(k))
	}
	g.col = max(0, min(g.col, len(g.fields())-1))
	return nil
}

// act ticks the line, or opens it to be filled in.
func (g *gate) act(typed string) tea.Cmd {
	f := g.field()
	if f.Type != content.YesNo {
		g.open(typed)
		return nil
	}
	return g.write(session.Patch{f.ID: g.said(f) != true})
}

// said is what counts for the pair in a field: its own, else that of all pairs.
func (g *gate) said(f *content.Field) any {
	s := g.env.desk.state
	for _, id := range []session.ID{g.pair(), {}} {
		if r := session.GateRecord(s, id); r != nil && r.Value(f.ID) != nil {
			return r.Value(f.ID)
		}
	}
	return nil
}

func (g *gate) open(typed string) {
	value, id := "", session.ID{}
	if r := g.record(); r != nil {
		value, id = g.env.desk.entry().Typed(g.field(), r.Value(g.field().ID)), r.ID
	}
	g.edit.start(g.field(), id, value, typed)
	g.edit.stage = g.activity.Stage
}

func (g *gate) editKey(k tea.KeyPressMsg) tea.Cmd {
	step := 0
	switch {
	case key.Matches(k, keys.keep, keys.tab, keys.down):
		step = 1
	case key.Matches(k, keys.up, keys.shiftTab):
		step = -1
	case key.Matches(k, keys.back):
		g.edit.open = false
		return nil
	default:
		g.edit.err = nil
		g.edit.update(k)
		return nil
	}
	cmd, ok := g.keep()
	if ok {
		g.col = max(0, min(g.col+step, len(g.fields())-1))
	}
	return cmd
}

func (g *gate) keep() (tea.Cmd, bool) {
	if !g.edit.open || !g.edit.changed() {
		g.edit.open = false
		return nil, true
	}
	p, err := g.edit.parse(g.env.desk.entry())
	if err != nil {
		g.edit.err = err
		return nil, false
	}
	g.edit.open = false
	return g.write(p), true
}

// write sets fields of the pair's own record, or makes it.
func (g *gate) write(p session.Patch) tea.Cmd {
	d, pair, r := g.env.desk, g.pair(), g.record()
	return d.do(g.activity.ID, func(w *session.Gesture) error {
		if r != nil {
			return w.Set(session.KindEthics, r.ID, p)
		}
		if !pair.IsZero() {
			p["assignment"] = pair
		}
		for f, v := range p {
			if v == nil {
				delete(p, f)
			}
		}
		if len(p) == 0 || !pair.IsZero() && len(p) == 1 {
			return nil
		}
		_, err := w.Add(session.KindEthics, p)
		return err
	})
}

func (g *gate) clear() tea.Cmd {
	if g.record() == nil {
		return nil
	}
	return g.write(session.Patch{g.field().ID: nil})
}

// remove takes a pair's own record away, so that what holds for all holds for
// it too.
func (g *gate) remove() tea.Cmd {
	r := g.record()
	if r == nil || g.row == 0 {
		return nil
	}
	return tea.Batch(
		g.env.desk.do(g.activity.ID, func(w *session.Gesture) error { return w.Delete(session.KindEthics, r.ID) }),
		say(toneInfo, "This pair goes by the line for all pairs now. Ctrl+Z brings its own back."),
	)
}

// Leave keeps the field that is being typed.
func (g *gate) Leave(final bool) tea.Cmd {
	cmd, ok := g.keep()
	switch {
	case !ok && final:
		return tea.Batch(cmd, g.env.desk.noteDown(g.activity.ID, &g.edit))
	case !ok:
		return tea.Batch(cmd, stillOpen(&g.edit, g.activity))
	}
	return cmd
}

// Pointed is the ethics record of the pair under the cursor.
func (g *gate) Pointed() *session.Record { return g.record() }

// gateMissing names what a gate still needs, in the words of the checklist.
func gateMissing(fields []*content.Field, missing []string) string {
	names := make([]string, 0, len(missing))
	for _, id := range missing {
		name := strings.ReplaceAll(id, "_", " ")
		if id == session.FieldConsent {
			name = "the citizen's yes"
		}
		for _, f := range fields {
			if f.ID == id {
				name = strings.ToLower(f.Label[:1]) + f.Label[1:]
			}
		}
		names = append(names, shown(name))
	}
	return strings.Join(names, ", ")
}
