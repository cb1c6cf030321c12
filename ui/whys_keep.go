package ui

import (
	"errors"
	"strings"

	tea "charm.land/bubbletea/v2"

	"doorstep/session"
)

// enter edits the chosen answer, or keeps what was typed.
func (y *whys) enter() tea.Cmd {
	if r := y.Pointed(); r != nil && !y.editing {
		y.editing, y.draft = true, y.input.value()
		y.input.set(session.WithEvidence(session.OneLine(r.Str("answer")), r.Str("evidence")))
		return nil
	}
	if strings.TrimSpace(y.input.value()) == "" {
		if y.editing {
			return say(toneInfo, keyName(keys.remove)+" deletes an answer; Esc leaves it as it is.")
		}
		return nil
	}
	cmd, err := y.keepText(y.input.value(), false)
	if err != nil {
		return say(toneError, sentence(err))
	}
	return cmd
}

// keepText keeps a line as an answer, or as the evidence of the one above it
// where it holds nothing else. As it was typed, a person before a colon who is
// not here is left in the words.
func (y *whys) keepText(text string, asTyped bool) (tea.Cmd, error) {
	d := y.env.desk
	card, err := session.ParseCard(d.state, text)
	if err != nil && !asTyped {
		return nil, err
	}
	if err != nil {
		card = session.CardLine{Text: text}
	}
	said, evidence := session.CutEvidence(card.Text)
	_, missing := session.CardsCited(d.state, evidence)
	warn := missingCards(missing)
	switch {
	case y.editing:
		return tea.Batch(y.rewrite(card, said, evidence), warn), nil
	case said == "" && y.parent() != nil && !asTyped:
		return tea.Batch(y.cite(evidence), warn), nil
	case said == "" && !asTyped:
		return nil, errors.New("say what was observed first; its evidence stands behind it")
	case said == "":
		said, evidence = card.Text, ""
	}
	return tea.Batch(y.add(card, said, evidence), warn), nil
}

func missingCards(missing []string) tea.Cmd {
	if len(missing) == 0 {
		return nil
	}
	return say(toneWarn, "There is no card "+shown(strings.Join(missing, ", "))+" here. It stays in the words, and is linked to nothing.")
}

// add keeps a new answer where the line stands, and asks why of it.
func (y *whys) add(card session.CardLine, said, evidence string) tea.Cmd {
	d := y.env.desk
	var id session.ID
	cmd := d.do(y.activity.ID, func(g *session.Gesture) (err error) {
		for i, part := range session.Split(said) {
			fields := y.fields(card, part, evidence)
			if i > 0 {
				delete(fields, "evidence")
			}
			if id, err = session.AddWhy(g, y.parent(), fields); err != nil {
				return err
			}
		}
		return nil
	})
	if id.IsZero() {
		return cmd // nothing was written, so the words stay in the line
	}
	y.look()
	y.sure = ""
	y.input.set("")
	if at := y.wall.tree.At(id); at != nil && at.Level < session.MaxWhys {
		y.beneath(at, session.ID{})
	}
	return cmd
}

// fields are what a new answer holds.
func (y *whys) fields(card session.CardLine, answer, evidence string) session.Patch {
	p := y.env.desk.fresh(y.rows.capture)
	p["answer"] = answer
	if evidence != "" {
		p["evidence"] = evidence
	}
	if y.sure != "" {
		p["confidence"] = y.sure
	}
	for _, table := range []session.ID{y.spot.table, card.Table} {
		if !table.IsZero() {
			p["table"] = table
		}
	}
	if !card.By.IsZero() {
		p["by"] = card.By
	}
	return p
}

// cite adds to the evidence of the answer above the line.
func (y *whys) cite(evidence string) tea.Cmd {
	r := y.parent().Record
	if before := r.Str("evidence"); before != "" {
		evidence = before + " " + evidence
	}
	cmd := y.env.desk.do(y.activity.ID, func(g *session.Gesture) error {
		return session.SetCiting(g, r.Kind, r.ID, session.Patch{"evidence": evidence})
	})
	if y.env.desk.view == "" {
		y.input.set("")
	}
	return cmd
}

// rewrite keeps the edit of the chosen answer.
func (y *whys) rewrite(card session.CardLine, said, evidence string) tea.Cmd {
	r := y.Pointed()
	if r == nil || said == "" {
		return say(toneInfo, "An answer without words can't be kept; "+keyName(keys.remove)+" deletes it.")
	}
	p := session.Patch{"answer": said, "evidence": nil}
	if evidence != "" {
		p["evidence"] = evidence
	}
	if !card.By.IsZero() {
		p["by"] = card.By
	}
	if y.input.value() == session.WithEvidence(session.OneLine(r.Str("answer")), r.Str("evidence")) {
		y.toLine()
		return nil
	}
	cmd := y.env.desk.do(y.activity.ID, func(g *session.Gesture) error {
		return session.SetCiting(g, r.Kind, r.ID, p)
	})
	y.toLine()
	return cmd
}

// toLine goes back to the line, and drops an edit.
func (y *whys) toLine() {
	if y.editing {
		y.input.set(y.draft)
	}
	y.chosen, y.editing, y.draft = session.ID{}, false, ""
}

// Leave leaves a half-typed line where it is, since the instrument stays; when
// the session is closed, it is kept as an answer.
func (y *whys) Leave(final bool) tea.Cmd {
	y.look()
	var cmds []tea.Cmd
	if y.detail != nil {
		cmds = append(cmds, y.detail.Leave(final))
	}
	if y.mark != nil {
		cmds = append(cmds, y.leaveMark())
	}
	if final {
		draft := y.draft
		cmds = append(cmds, y.keepAsTyped(y.input.value()))
		y.editing, y.chosen, y.draft = false, session.ID{}, ""
		if draft != "" {
			cmds = append(cmds, y.keepAsTyped(draft))
		}
		y.input.set("")
	}
	return tea.Batch(cmds...)
}

func (y *whys) keepAsTyped(text string) tea.Cmd {
	if strings.TrimSpace(text) == "" {
		return nil
	}
	cmd, _ := y.keepText(text, true)
	return cmd
}
