package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"doorstep/session"
)

// alike shows the cards whose wording is nearest to one card's. It hints, and
// groups nothing: cards are marked in it as on the wall.
type alike struct {
	of   session.ID
	list []session.Match // the card itself first
	row  int
}

// mostAlike are as many as anybody compares.
const mostAlike = 12

func (b *board) openAlike(card session.ID) tea.Cmd {
	var all []*session.Record
	for _, c := range b.laid.Columns {
		all = append(all, c.Cards...)
	}
	b.like.Update(all)
	found := b.like.To(card, mostAlike)
	label := b.labels([]session.ID{card}, 1)
	if len(found) == 0 {
		return say(toneInfo, "No other card on the wall is worded like "+label+".")
	}
	b.alike = &alike{of: card, list: append([]session.Match{{Card: card, Percent: 100}}, found...), row: 1}
	return say(toneInfo, "A hint only: whether they belong together is the room's to say.")
}

// chosen is the card under the cursor; nil if it has gone meanwhile.
func (a *alike) chosen(b *board) *session.Record {
	return b.env.desk.state.Get(session.KindCard, a.list[a.row].Card)
}

// alikeKey moves in the list; what it does not take acts as on the wall.
func (b *board) alikeKey(msg tea.KeyPressMsg) bool {
	a := b.alike
	switch {
	case key.Matches(msg, keys.up, boardKeys.up):
		a.row = max(a.row-1, 0)
	case key.Matches(msg, keys.down, boardKeys.down):
		a.row = min(a.row+1, len(a.list)-1)
	case key.Matches(msg, keys.first):
		a.row = 0
	case key.Matches(msg, keys.last):
		a.row = len(a.list) - 1
	case key.Matches(msg, keys.left, keys.right, boardKeys.left, boardKeys.right, boardKeys.earlier, boardKeys.later, boardKeys.name, boardKeys.merge):
	case key.Matches(msg, keys.keep):
		id := a.list[a.row].Card
		b.alike, b.onWall = nil, true
		b.goTo(id)
	case key.Matches(msg, keys.back, boardKeys.like):
		b.alike = nil
	default:
		return false
	}
	return true
}

// alikeLines draw the list: how near, where the card lies, and what it says.
func (b *board) alikeLines(l wallLook, w, h int) []string {
	t, a := b.env.theme, b.alike
	lines := []string{t.bold.Render("Worded like " + b.labels([]session.ID{a.of}, 1))}
	from := max(0, a.row-max(h-len(lines)-1, 0))
	for i := from; i < len(a.list) && len(lines) < h; i++ {
		m := a.list[i]
		r := b.env.desk.state.Get(session.KindCard, m.Card)
		if r == nil {
			continue
		}
		where := t.sign("·", "-")
		if c := b.laid.ColumnOf(m.Card); c != nil && c.Theme != nil {
			where = c.Letter
		} else if c != nil && c.Pile == session.PileParked {
			where = "lot"
		}
		head := pad(t.accent(b.activity.Stage).Render(shown(where)), 4)
		near := "     "
		if i > 0 {
			near = padLeft(itoa(m.Percent)+"%", 4) + " "
		}
		most := 1
		if i == a.row {
			most = 3
		}
		indented := pad("", 9)
		for n, line := range l.card(r, max(w-9, 1), most, i == a.row) {
			if n == 0 {
				lines = append(lines, t.muted.Render(near)+head+line)
			} else {
				lines = append(lines, indented+line)
			}
		}
	}
	return clip(lines, w, h)
}
