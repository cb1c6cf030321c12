package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"doorstep/session"
)

// clashHere are the fields of the row under the cursor that two laptops wrote
// differently.
func (b *ballot) clashHere() []session.Field {
	p := b.poll()
	if p == nil {
		return nil
	}
	if w := b.wordHere(); w != nil {
		if b.otherWord(*w) == "" {
			return nil
		}
		return []session.Field{{Kind: session.KindRating, ID: w.Rating, Name: wordField(*w)}}
	}
	if item := p.Item(b.itemHere()); item == nil || !item.Clash {
		return nil
	}
	return p.Clashes(b.env.desk.state, b.itemHere())
}

func (b *ballot) settleKeys() []key.Binding {
	on := len(b.clashHere()) > 0
	return []key.Binding{when(keys.settle, on), when(keys.other, on)}
}

// settle keeps what counts, or takes what the other laptop wrote, for all that
// is in question on the row.
func (b *ballot) settle(msg tea.KeyPressMsg, p *session.Poll) (tea.Cmd, bool) {
	if !key.Matches(msg, keys.settle, keys.other) {
		return nil, false
	}
	found := b.clashHere()
	if len(found) == 0 {
		return nil, true
	}
	other := key.Matches(msg, keys.other)
	b.drop()
	return tea.Batch(
		b.env.desk.do(b.activity.ID, func(g *session.Gesture) error {
			for _, f := range found {
				r := g.State().Get(f.Kind, f.ID)
				if !conflicting(r, f.Name) {
					continue
				}
				v := r.Value(f.Name)
				if other {
					v = r.Also(f.Name)[0]
				}
				if err := g.Set(f.Kind, f.ID, session.Patch{f.Name: v}); err != nil {
					return err
				}
			}
			return nil
		}),
		say(toneDone, "Settled. The other count is in the history; Ctrl+Z takes this back."),
	), true
}
