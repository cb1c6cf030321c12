package ui

import (
	"fmt"
	"slices"
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

// askLine asks for what an instrument has opened a line for, such as the reason
// for a change that breaks a rule. drop closes that line.
func (p *plain) askLine(a *drawAsk, drop func()) {
	text := shown(a.lead)
	if text != "" {
		text += " "
	}
	text += shown(a.field.Label) + ": " + stopped(p.inCommands(shown(a.field.Hint))) + " An empty line leaves all as it is."
	p.ask = &plainQuestion{
		prompt: text,
		answer: func(typed string) tea.Cmd {
			if strings.TrimSpace(typed) == "" {
				drop()
				return say(toneInfo, "All is left as it is.")
			}
			cmd, err := a.done(typed)
			if err != nil {
				p.askLine(a, drop)
				return say(toneError, sentence(err))
			}
			drop()
			return cmd
		},
		leave: func() tea.Cmd { drop(); return nil },
	}
}
