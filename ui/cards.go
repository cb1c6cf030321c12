package ui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"doorstep/content"
	"doorstep/session"
)

// cards captures one line a card, as fast as the room talks: Enter keeps the
// line and the next one can be typed at once; a paste keeps one card a line.
type cards struct {
	env      *env
	activity *content.Activity
	rows     rows
	input    line
	// kind is the choice that the next card is given.
	kind int
	// chosen is the card with the focus, -1 for the line below the cards.
	chosen int
	// editing is the card whose text is in the line; draft is what stood there
	// before, and comes back.
	editing session.ID
	draft   string
	detail  *sheet
}

func newCards(e *env, a *content.Activity, c *content.Capture) instrument {
	return &cards{env: e, activity: a, rows: rows{capture: c}, input: newLine(), chosen: -1}
}

func (c *cards) records() []*session.Record { return c.rows.of(c.env.desk) }
func (c *cards) Typing() bool               { return true }

// textField is the field that the line goes to: the capture's first text.
func (c *cards) textField() *content.Field {
	for i := range c.rows.capture.Fields {
		if f := &c.rows.capture.Fields[i]; f.Type == content.Line || f.Type == content.Text {
			return f
		}
	}
	return &c.rows.capture.Fields[0]
}

// kindField is the choice that Tab goes through, nil where the cards have only
// one kind.
func (c *cards) kindField() *content.Field {
	for i := range c.rows.capture.Fields {
		if f := &c.rows.capture.Fields[i]; f.Type == content.OneOf {
			return f
		}
	}
	return nil
}

func (c *cards) Keys() []key.Binding {
	if c.detail != nil {
		return append([]key.Binding{when(as(keys.back, "to the cards"), !c.detail.edit.open)}, c.detail.Keys()...)
	}
	on, edits := c.chosen >= 0, !c.editing.IsZero()
	return append(settleKeys(c.chosenRecord(), c.textField().ID),
		when(keys.keep, !on || edits), when(as(keys.keep, "edit"), on && !edits), when(as(keys.back, "to the line"), on || edits),
		when(as(keys.tab, "kind"), c.kindField() != nil), as(keys.up, "earlier cards"),
		when(as(keys.form, "all fields"), on), when(keys.remove, on), when(keys.redact, on),
	)
}

func (c *cards) Update(msg tea.Msg) tea.Cmd {
	c.chosen = min(c.chosen, len(c.records())-1)
	if c.detail != nil {
		if k, ok := msg.(tea.KeyPressMsg); ok && key.Matches(k, keys.back) && !c.detail.edit.open {
			c.detail = nil
			return nil
		}
		return c.detail.Update(msg)
	}
	switch msg := msg.(type) {
	case tea.PasteMsg:
		return c.paste(msg)
	case tea.KeyPressMsg:
		return c.key(msg)
	}
	return nil
}

func (c *cards) key(msg tea.KeyPressMsg) tea.Cmd {
	if cmd, taken := c.env.desk.settle(msg, c.activity.ID, c.chosenRecord(), c.textField().ID); taken {
		return cmd
	}
	switch {
	case key.Matches(msg, keys.keep):
		return c.enter()
	case key.Matches(msg, keys.tab):
		return c.nextKind(1)
	case key.Matches(msg, keys.shiftTab):
		return c.nextKind(-1)
	case key.Matches(msg, keys.up):
		if c.chosen < 0 {
			c.chosen = len(c.records())
		}
		c.chosen = max(c.chosen-1, min(0, len(c.records())-1))
	case key.Matches(msg, keys.down):
		if c.chosen++; c.chosen >= len(c.records()) || c.chosen == 0 {
			c.chosen = -1
		}
	case key.Matches(msg, keys.back):
		c.toLine()
	case c.chosen >= 0 && key.Matches(msg, keys.form):
		c.openDetail()
	case c.chosen >= 0 && key.Matches(msg, keys.remove):
		return c.remove()
	case c.chosen >= 0 && key.Matches(msg, keys.redact):
		return c.env.open(newRedact(c.env, c.chosenRecord()))
	default:
		if typedRune(msg) != "" && c.editing.IsZero() {
			c.chosen = -1
		}
		c.input.update(msg)
	}
	return nil
}

// chosenRecord is the card with the focus, nil while the line has it.
func (c *cards) chosenRecord() *session.Record {
	if list := c.records(); c.chosen >= 0 && c.chosen < len(list) {
		return list[c.chosen]
	}
	return nil
}

// toLine goes back to the line for the next card, and drops an edit.
func (c *cards) toLine() {
	if !c.editing.IsZero() {
		c.input.set(c.draft)
	}
	c.chosen, c.editing, c.draft = -1, session.ID{}, ""
}

func (c *cards) enter() tea.Cmd {
	list := c.records()
	if c.chosen >= 0 && c.editing.IsZero() {
		r := list[c.chosen]
		c.editing, c.draft = r.ID, c.input.value()
		c.input.set(r.Str(c.textField().ID))
		return nil
	}
	text := c.input.value()
	if strings.TrimSpace(text) == "" {
		return nil
	}
	cmd, err := c.keepText(text)
	if err != nil {
		return say(toneError, sentence(err))
	}
	c.input.set("")
	c.toLine()
	return cmd
}

func (c *cards) keepText(text string) (tea.Cmd, error) {
	d, id := c.env.desk, c.editing
	p, err := session.ParseCard(d.state, text)
	if err != nil {
		return nil, err
	}
	return d.do(c.activity.ID, func(g *session.Gesture) error { return c.write(g, id, p) }), nil
}

// write keeps one card: who said it only where the kind has such a field in
// the pack or in every record (by, table).
func (c *cards) write(g *session.Gesture, id session.ID, card session.CardLine) error {
	field := c.textField().ID
	for _, part := range session.Split(card.Text) {
		p := session.Patch{field: part}
		if !card.By.IsZero() {
			p["by"] = card.By
		}
		if !card.Table.IsZero() {
			p["table"] = card.Table
		}
		if !id.IsZero() {
			if err := g.Set(c.rows.capture.Kind, id, p); err != nil {
				return err
			}
			id = session.ID{} // what is too long for one card goes on in the next
			continue
		}
		fields := c.env.desk.fresh(c.rows.capture)
		if f := c.kindField(); f != nil {
			fields[f.ID] = f.Choices[c.kind].ID
		}
		session.FillCard(g.State(), c.rows.capture, fields, p)
		if _, err := g.Add(c.rows.capture.Kind, fields); err != nil {
			return err
		}
	}
	return nil
}

// nextKind changes the kind of the next card, or of the chosen one.
func (c *cards) nextKind(by int) tea.Cmd {
	f := c.kindField()
	if f == nil {
		return nil
	}
	n := len(f.Choices)
	if c.chosen < 0 {
		c.kind = (c.kind + by + n) % n
		return nil
	}
	r := c.records()[c.chosen]
	at := 0
	for i, ch := range f.Choices {
		if ch.ID == r.Str(f.ID) {
			at = i
		}
	}
	next := f.Choices[(at+by+n)%n]
	return c.env.desk.do(c.activity.ID, func(g *session.Gesture) error {
		return g.Set(r.Kind, r.ID, session.Patch{f.ID: next.ID})
	})
}

func (c *cards) remove() tea.Cmd {
	r := c.records()[c.chosen]
	cmd := c.env.desk.do(c.activity.ID, func(g *session.Gesture) error { return g.Delete(r.Kind, r.ID) })
	c.chosen = min(c.chosen, len(c.records())-1)
	return tea.Batch(cmd, say(toneInfo, "Deleted #"+r.Label+". Ctrl+Z brings it back."))
}

func (c *cards) openDetail() {
	s := newSheet(c.env, c.activity, c.rows.capture).(*sheet)
	s.row, s.form = c.chosen, true
	c.detail = s
}

// paste keeps a card for each line of a paste; a single line goes into the
// line, to be looked at first.
func (c *cards) paste(msg tea.PasteMsg) tea.Cmd {
	text, replaced := session.Valid(msg.Content)
	lines := session.PastedPoints(text)
	if len(lines) < 2 {
		c.input.update(msg)
		return nil
	}
	d, kept := c.env.desk, 0
	private := d.pastedPrivate(lines)
	cmd := d.do(c.activity.ID, func(g *session.Gesture) error {
		for _, l := range lines {
			p, err := session.ParseCard(d.state, l)
			if err != nil {
				p = session.CardLine{Text: l}
			}
			if err := c.write(g, session.ID{}, p); err != nil {
				return err
			}
			kept++
		}
		return nil
	})
	note := plural(kept, "card", "cards") + " pasted." + private + " Ctrl+Z takes them back."
	if replaced {
		note = "Some signs were no text and stand as �. " + note
	}
	return tea.Batch(cmd, say(toneDone, note))
}

// Leave leaves a half-typed line where it is, since the instrument stays; when
// the session is closed, it is kept as a card.
func (c *cards) Leave(final bool) tea.Cmd {
	var cmds []tea.Cmd
	if c.detail != nil {
		cmds = append(cmds, c.detail.Leave(final))
	}
	if final {
		cmds = append(cmds, c.keepAsTyped(c.input.value()))
		c.editing = session.ID{}
		cmds = append(cmds, c.keepAsTyped(c.draft))
		c.input.set("")
		c.draft = ""
	}
	return tea.Batch(cmds...)
}

// keepAsTyped keeps a text even where the person before its colon is not here.
func (c *cards) keepAsTyped(text string) tea.Cmd {
	if strings.TrimSpace(text) == "" {
		return nil
	}
	cmd, err := c.keepText(text)
	if err != nil {
		cmd = c.env.desk.do(c.activity.ID, func(g *session.Gesture) error {
			return c.write(g, c.editing, session.CardLine{Text: text})
		})
	}
	return cmd
}

// Pointed is the chosen card.
func (c *cards) Pointed() *session.Record {
	if list := c.records(); c.chosen >= 0 && c.chosen < len(list) {
		return list[c.chosen]
	}
	return nil
}
