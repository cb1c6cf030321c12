package ui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"doorstep/content"
	"doorstep/session"
)

// catch keeps one line from anywhere: something said that belongs to no list
// that is open just now. It becomes a card of the activity that is running.
type catch struct {
	env   *env
	run   *run
	input line
}

func newCatch(e *env, r *run) screen { return &catch{env: e, run: r, input: newLine()} }

func (c *catch) Init() tea.Cmd { return nil }
func (c *catch) Typing() bool  { return true }
func (c *catch) About() string {
	return "One line, kept from anywhere. It becomes a card of the activity that is running."
}

func (c *catch) Keys() []key.Binding {
	return []key.Binding{as(keys.keep, "keep and go back"), keys.back}
}

func (c *catch) Head(w int) []string { return c.run.Head(w) }

func (c *catch) Update(msg tea.Msg) tea.Cmd {
	if k, ok := msg.(tea.KeyPressMsg); ok {
		switch {
		case key.Matches(k, keys.back):
			return c.env.back(nil)
		case key.Matches(k, keys.keep):
			return c.keep()
		}
	}
	c.input.update(msg)
	return nil
}

func (c *catch) keep() tea.Cmd {
	if strings.TrimSpace(c.input.value()) == "" {
		return c.env.back(nil)
	}
	card, err := session.ParseCard(c.env.desk.state, c.input.value())
	if err != nil {
		return say(toneError, sentence(err))
	}
	if view := c.env.desk.view; view != "" {
		return say(toneWarn, view)
	}
	return c.env.back(tea.Batch(c.write(card), say(toneDone, "Caught. It is a card of "+c.run.at.ID+".")))
}

func (c *catch) write(card session.CardLine) tea.Cmd {
	d := c.env.desk
	return d.do(c.run.at.ID, func(g *session.Gesture) error {
		for _, part := range session.Split(card.Text) {
			p := session.Patch{"text": part, "kind": "note"}
			typed := session.Patch{"by": card.By, "table": card.Table}
			session.FillCard(d.state, &content.Capture{Kind: session.KindCard}, p, typed)
			if _, err := g.Add(session.KindCard, p); err != nil {
				return err
			}
		}
		return nil
	})
}

// Leave keeps the line when the session is closed over it, even where the
// person before its colon is not here.
func (c *catch) Leave(final bool) tea.Cmd {
	if !final || strings.TrimSpace(c.input.value()) == "" {
		return nil
	}
	card, err := session.ParseCard(c.env.desk.state, c.input.value())
	if err != nil {
		card = session.CardLine{Text: c.input.value()}
	}
	return c.write(card)
}

func (c *catch) View(w, h int) view {
	t := c.env.theme
	var v view
	v.lines = []string{"", " " + t.bold.Render("Catch this"), ""}
	label := " " + t.accent(c.run.at.Stage).Bold(true).Render(t.sign("›", ">")) + " "
	v.add(prefixed(label, c.input.view(w-width(label)-1)))
	v.lines = append(v.lines, "", " "+t.muted.Render("Enter keeps it as a card and goes back. p07: before the text says who."))
	return v
}
