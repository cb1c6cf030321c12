package ui

import (
	"errors"
	"strings"

	tea "charm.land/bubbletea/v2"

	"doorstep/session"
)

// enter edits the chosen entry, or keeps what was typed.
func (q *quadrants) enter() tea.Cmd {
	if r := q.Pointed(); r != nil && !q.editing {
		q.editing, q.draft = true, q.input.value()
		q.input.set(session.WithEvidence(session.OneLine(r.Str("text")), r.Str("evidence")))
		return nil
	}
	text := q.input.value()
	if strings.TrimSpace(text) == "" {
		return nil
	}
	if a, b, ok := session.CutPair(text); ok && !q.editing {
		return q.pairTyped(a, b)
	}
	cmd, err := q.keepText(text, false)
	if err != nil {
		return say(toneError, sentence(err))
	}
	return cmd
}

// pairTyped sets two entries against each other that were named by number.
func (q *quadrants) pairTyped(a, b string) tea.Cmd {
	var ids [2]session.ID
	for i, label := range []string{a, b} {
		for _, r := range q.rows.of(q.env.desk) {
			if strings.EqualFold(r.Label, label) {
				ids[i] = r.ID
			}
		}
		if ids[i].IsZero() {
			return say(toneError, "There is no entry #"+shown(label)+" here; correct it, or leave the line.")
		}
	}
	if ids[0] == ids[1] {
		return say(toneError, "An entry does not contradict itself.")
	}
	cmd := q.contradict(ids[0], ids[1])
	if q.env.desk.view == "" {
		q.input.set("")
	}
	return cmd
}

// typedEntry is a typed line, read.
type typedEntry struct {
	card           session.CardLine
	box            string
	said, evidence string
}

// read takes apart what was typed: who said it, the box, and the evidence.
func (q *quadrants) read(text string, asTyped bool) (typedEntry, error) {
	card, err := session.ParseCard(q.env.desk.state, text)
	if err != nil && !asTyped {
		return typedEntry{}, err
	}
	if err != nil {
		card = session.CardLine{Text: text}
	}
	e := typedEntry{card: card}
	e.box, e.said = session.CutBox(q.boxField(), card.Text)
	if e.box != "" && card.By.IsZero() && card.Table.IsZero() {
		if inner, err := session.ParseCard(q.env.desk.state, e.said); err == nil {
			e.card, e.said = inner, inner.Text
		}
	}
	e.said, e.evidence = session.CutEvidence(e.said)
	return e, nil
}

// keepText keeps a line in its box, or as the evidence of the entry before it
// where it holds nothing else.
func (q *quadrants) keepText(text string, asTyped bool) (tea.Cmd, error) {
	e, err := q.read(text, asTyped)
	if err != nil {
		return nil, err
	}
	_, missing := session.CardsCited(q.env.desk.state, e.evidence)
	warn := missingCards(missing)
	last := q.env.desk.state.Get(session.KindEmpathy, q.last)
	switch {
	case q.editing:
		return tea.Batch(q.rewrite(e), warn), nil
	case e.said == "" && last != nil && !asTyped:
		return tea.Batch(q.cite(last, e.evidence), warn), nil
	case e.said == "" && !asTyped:
		return nil, errors.New("say what was seen or heard first; its evidence stands behind it")
	case e.said == "":
		e.said, e.evidence = strings.TrimSpace(text), ""
	}
	return tea.Batch(q.add(e), warn), nil
}

// add keeps a new entry.
func (q *quadrants) add(e typedEntry) tea.Cmd {
	d := q.env.desk
	var id session.ID
	cmd := d.do(q.activity.ID, func(g *session.Gesture) (err error) {
		for i, part := range session.Split(e.said) {
			if i > 0 {
				e.evidence = ""
			}
			if id, err = session.AddEmpathy(g, q.fields(e, part)); err != nil {
				return err
			}
		}
		return nil
	})
	if id.IsZero() {
		return cmd // nothing was written, so the words stay in the line
	}
	if e.box != "" {
		q.focus = e.box
	}
	q.last, q.basis = id, ""
	q.input.set("")
	q.look()
	return cmd
}

// fields are what a new entry holds. The basis is what was chosen for the line
// or what its box says, whatever the pack's default.
func (q *quadrants) fields(e typedEntry, text string) session.Patch {
	p := q.env.desk.fresh(q.rows.capture)
	delete(p, "basis")
	p["quadrant"], p["text"] = q.focus, text
	if e.box != "" {
		p["quadrant"] = e.box
	}
	for field, v := range map[string]string{"moment": strings.TrimSpace(q.moment), "evidence": e.evidence, "basis": q.basis} {
		if v != "" {
			p[field] = v
		}
	}
	if persona := q.env.desk.state.Get(session.KindPersona, q.persona); persona != nil && p["table"] == nil {
		if table := persona.Ref("table"); !table.IsZero() {
			p["table"] = table
		}
	}
	for field, id := range map[string]session.ID{"persona": q.persona, "by": e.card.By, "table": e.card.Table} {
		if !id.IsZero() {
			p[field] = id
		}
	}
	return p
}

// cite adds to the evidence of the entry just kept.
func (q *quadrants) cite(r *session.Record, evidence string) tea.Cmd {
	if before := r.Str("evidence"); before != "" {
		evidence = before + " " + evidence
	}
	cmd := q.env.desk.do(q.activity.ID, func(g *session.Gesture) error {
		return session.SetCiting(g, r.Kind, r.ID, session.Patch{"evidence": evidence})
	})
	if q.env.desk.view == "" {
		q.input.set("")
	}
	return cmd
}

// rewrite keeps the edit of the chosen entry.
func (q *quadrants) rewrite(e typedEntry) tea.Cmd {
	r := q.Pointed()
	if r == nil || e.said == "" {
		return say(toneInfo, "An entry without words can't be kept; "+keyName(keys.remove)+" deletes it.")
	}
	if q.input.value() == session.WithEvidence(session.OneLine(r.Str("text")), r.Str("evidence")) {
		q.toLine()
		return nil
	}
	p := session.Patch{"text": e.said, "evidence": nil}
	for field, v := range map[string]string{"evidence": e.evidence, "quadrant": e.box} {
		if v != "" {
			p[field] = v
		}
	}
	if !e.card.By.IsZero() {
		p["by"] = e.card.By
	}
	cmd := q.env.desk.do(q.activity.ID, func(g *session.Gesture) error { return session.SetCiting(g, r.Kind, r.ID, p) })
	q.toLine()
	return cmd
}

// paste keeps one entry a line; a single line goes into the line, to be looked
// at first.
func (q *quadrants) paste(msg tea.PasteMsg) tea.Cmd {
	text, replaced := session.Valid(msg.Content)
	lines := session.PastedPoints(text)
	if !q.editing {
		q.toLine()
	}
	if len(lines) < 2 || q.editing {
		q.input.update(msg)
		return nil
	}
	kept := 0
	cmd := q.env.desk.do(q.activity.ID, func(g *session.Gesture) error {
		for _, l := range lines {
			e, err := q.read(l, true)
			if err != nil || e.said == "" {
				e = typedEntry{said: strings.TrimSpace(l)}
			}
			said, _ := session.Limit(e.said)
			if _, err := session.AddEmpathy(g, q.fields(e, said)); err != nil {
				return err
			}
			kept++
		}
		return nil
	})
	if kept == 0 {
		return cmd
	}
	note := plural(kept, "entry", "entries") + " pasted. Ctrl+Z takes them back."
	if replaced {
		note = "Some signs were no text and stand as �. " + note
	}
	return tea.Batch(cmd, say(toneDone, note))
}

// Leave leaves a half-typed line where it is, since the instrument stays; when
// the session is closed, it is kept as an entry.
func (q *quadrants) Leave(final bool) tea.Cmd {
	q.look()
	var cmds []tea.Cmd
	if q.detail != nil {
		cmds = append(cmds, q.detail.Leave(final))
	}
	if !final {
		return tea.Batch(cmds...)
	}
	draft := q.draft
	cmds = append(cmds, q.keepAsTyped(q.input.value()))
	q.editing, q.chosen, q.draft = false, session.ID{}, ""
	cmds = append(cmds, q.keepAsTyped(draft))
	q.input.set("")
	return tea.Batch(cmds...)
}

func (q *quadrants) keepAsTyped(text string) tea.Cmd {
	if strings.TrimSpace(text) == "" {
		return nil
	}
	cmd, _ := q.keepText(text, true)
	return cmd
}
