package ui

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"doorstep/session"
)

// pairCalled is the visit that a number, or the alias of one of its people,
// means.
func (p *plain) pairCalled(typed string) (session.ID, error) {
	s := p.desk().state
	want := strings.TrimPrefix(strings.TrimSpace(typed), "#")
	list := s.Kind(session.KindAssignment)
	if want == "" {
		return session.ID{}, fmt.Errorf("which pair? Type its number, or the alias of one of them")
	}
	if at := slices.IndexFunc(list, func(r *session.Record) bool { return strings.EqualFold(r.Label, want) }); at >= 0 {
		return list[at].ID, nil
	}
	if id := p.personCalled(want); !id.IsZero() {
		if a, ok := session.ReadDraw(s).VisitOf(id); ok {
			return a.ID, nil
		}
		return session.ID{}, fmt.Errorf("%s is in no pair", shown(s.AliasOf(id)))
	}
	return session.ID{}, fmt.Errorf("there is no pair %s; /list says them", shown(typed))
}

// personCalled is who has an alias, the zero id where nobody has.
func (p *plain) personCalled(alias string) session.ID {
	s := p.desk().state
	for _, r := range s.Kind(session.KindParticipant) {
		if strings.EqualFold(s.AliasOf(r.ID), strings.TrimSpace(alias)) {
			return r.ID
		}
	}
	return session.ID{}
}

// ofPair says that a line is one of some words alone, or one of others with a
// pair or a number behind it.
func (p *plain) ofPair(text string, alone []string, before ...string) bool {
	list := strings.Fields(strings.ToLower(text))
	switch {
	case len(list) == 1:
		return slices.Contains(alone, list[0])
	case len(list) < 2 || !slices.Contains(before, list[0]):
		return false
	}
	if _, err := strconv.Atoi(list[1]); err == nil || len(list) == 2 && list[1] == "all" {
		return true
	}
	_, err := p.pairCalled(list[1])
	return err == nil
}

// askLine asks for what an instrument has opened a line for, such as the reason
// for a change that breaks a rule. drop closes that line.
// other says that a line is one of the list's own, and no answer.
func (p *plain) askLine(a *drawAsk, other func(string) bool, drop func()) {
	text := shown(a.lead)
	if text != "" {
		text += " "
	}
	text += shown(a.field.Label) + ": " + stopped(p.inCommands(shown(a.field.Hint))) + " An empty line leaves all as it is."
	p.asks(&plainQuestion{
		prompt: text,
		left:   "All is left as it is.",
		other:  other,
		answer: func(typed string) tea.Cmd {
			if strings.TrimSpace(typed) == "" {
				drop()
				return say(toneInfo, "All is left as it is.")
			}
			cmd, err := a.done(typed)
			if err != nil {
				p.askLine(a, other, drop)
				return say(toneError, sentence(err))
			}
			drop()
			return cmd
		},
		leave: func() tea.Cmd { drop(); return nil },
	})
}
