package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"doorstep/session"
)

// paste puts one line into the line; of several, each is a why of the one
// before it, or where they are set in, as deep as they stand.
func (y *whys) paste(msg tea.PasteMsg) tea.Cmd {
	text, replaced := session.Valid(msg.Content)
	lines := session.Pasted(text)
	if y.at() != nil && !y.editing {
		y.ask()
	}
	if len(lines) < 2 || y.editing {
		y.input.update(msg)
		return nil
	}
	kept := 0
	cmd := y.env.desk.do(y.activity.ID, func(g *session.Gesture) (err error) {
		kept, err = y.pasteLines(g, lines)
		return err
	})
	if kept == 0 {
		return cmd
	}
	note := plural(kept, "answer", "answers") + " pasted. Ctrl+Z takes them back."
	if replaced {
		note = "Some signs were no text and stand as �. " + note
	}
	return tea.Batch(cmd, say(toneDone, note))
}

// pasted is an answer of a paste, and how far it was set in.
type pastedWhy struct {
	id     session.ID
	indent int
}

// pasteLines keeps lines beneath the line's parent. Behind the last of them the
// line goes on.
func (y *whys) pasteLines(g *session.Gesture, lines []string) (kept int, err error) {
	above := []pastedWhy{{indent: -1}}
	if p := y.parent(); p != nil {
		above[0].id = p.ID
	}
	for n, indent := range indents(lines) {
		for above[len(above)-1].indent >= indent {
			above = above[:len(above)-1]
		}
		id, err := y.pasteLine(g, lines[n], y.wall.tree.At(above[len(above)-1].id))
		if err != nil {
			return kept, err
		}
		above = append(above, pastedWhy{id, indent})
		kept++
		y.look()
	}
	if at := y.wall.tree.At(above[len(above)-1].id); at != nil && at.Level < session.MaxWhys {
		y.beneath(at, session.ID{})
	}
	return kept, nil
}

// indents are how far lines are set in; where none is, each stands deeper than
// the one before it.
func indents(lines []string) []int {
	list, outline := make([]int, len(lines)), false
	for i, l := range lines {
		list[i] = len(l) - len(strings.TrimLeft(l, " \t"))
		outline = outline || list[i] > 0
	}
	for i := range list {
		if !outline {
			list[i] = i
		}
	}
	return list
}

// pasteLine keeps one line. What would be too deep stands beside the deepest.
func (y *whys) pasteLine(g *session.Gesture, text string, parent *session.WhyNode) (session.ID, error) {
	for parent != nil && parent.Level >= session.MaxWhys {
		parent = parent.Parent
	}
	card, err := session.ParseCard(g.State(), text)
	if err != nil {
		card = session.CardLine{Text: strings.TrimSpace(text)}
	}
	said, evidence := session.CutEvidence(card.Text)
	if said == "" {
		said, evidence = card.Text, ""
	}
	said, _ = session.Limit(said)
	return session.AddWhy(g, parent, y.fields(card, said, evidence))
}
