package ui

import (
	"maps"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"doorstep/session"
)

// lay lays cards under themes, several at once where a line says so. A theme
// that is to come is made.
func (b *board) lay(moves []session.BoardMove) tea.Cmd {
	from := b.origins(moves)
	fields := b.env.desk.fresh(b.themes)
	return b.write(func(g *session.Gesture) error {
		for i := range moves {
			m := &moves[i]
			if m.Theme.IsZero() {
				id, err := g.AddTheme(fields, session.ID{})
				if err != nil {
					return err
				}
				m.Theme = id
			}
			if err := g.LayCards(m.Cards, m.Theme); err != nil {
				return err
			}
		}
		return nil
	}, func() string {
		clear(b.marked)
		var parts []string
		for _, m := range moves {
			verb := " lie under "
			if len(m.Cards) == 1 {
				verb = " lies under "
			}
			parts = append(parts, b.labels(m.Cards, 6)+verb+shown(m.Letter))
		}
		return strings.Join(parts, ", ") + " now." + from + b.left1()
	})
}

// left1 says how many cards nobody has sorted yet.
func (b *board) left1() string {
	if n := len(b.laid.Columns[0].Cards); n > 0 {
		return " " + itoa(n) + " not sorted yet."
	}
	return " All are sorted."
}

// origins says of cards that lay under another theme that they did.
func (b *board) origins(moves []session.BoardMove) string {
	from := map[string][]session.ID{}
	for _, m := range moves {
		for _, id := range m.Cards {
			if c := b.laid.ColumnOf(id); c != nil && c.Theme != nil && c.Theme.ID != m.Theme {
				from[c.Letter] = append(from[c.Letter], id)
			}
		}
	}
	text := ""
	for _, l := range slices.Sorted(maps.Keys(from)) {
		text += " " + b.labels(from[l], 3) + " came from " + shown(l) + "."
	}
	return text
}

// begin makes a theme of some cards. Where they all lie under one theme, that
// is split, and the new one stands behind it.
func (b *board) begin(ids []session.ID, sentence string) tea.Cmd {
	fields := b.env.desk.fresh(b.themes)
	if sentence != "" {
		fields["sentence"] = sentence
	}
	split := b.shared(ids)
	behind, was := session.ID{}, ""
	if split != nil {
		behind, was = split.Theme.ID, " split from "+shown(split.Letter)
	}
	var made session.ID
	cmd := b.write(func(g *session.Gesture) error {
		id, err := g.AddTheme(fields, behind)
		if err != nil {
			return err
		}
		made = id
		return g.LayCards(ids, id)
	}, func() string {
		clear(b.marked)
		text := "Theme " + shown(session.ThemeLetter(b.env.desk.state.Get(session.KindTheme, made))) + was + ", " + plural(len(ids), "card", "cards") + "."
		if sentence == "" {
			text += " = names it." + b.left1()
		}
		return text
	})
	if !b.onWall && !made.IsZero() {
		b.goToTheme(made)
	}
	return cmd
}

// shared is the theme under which all of the cards lie, nil where they don't.
func (b *board) shared(ids []session.ID) *session.Column {
	var one *session.Column
	for i, id := range ids {
		c := b.laid.ColumnOf(id)
		if c == nil || c.Theme == nil || i > 0 && c != one {
			return nil
		}
		one = c
	}
	return one
}

// park puts cards on the parking lot.
func (b *board) park(ids []session.ID) tea.Cmd {
	return b.write(func(g *session.Gesture) error { return g.ParkCards(ids) }, func() string {
		clear(b.marked)
		return b.labels(ids, 6) + " on the parking lot, where nothing is thrown away." + b.left1()
	})
}

// loosen takes cards off their theme, or off the parking lot.
func (b *board) loosen(ids []session.ID) tea.Cmd {
	return b.write(func(g *session.Gesture) error { return g.LoosenCards(ids) }, func() string {
		clear(b.marked)
		return b.labels(ids, 6) + " not sorted again."
	})
}

// parkThemes parks whole themes, or brings them back where all are parked.
func (b *board) parkThemes(ids []session.ID) tea.Cmd {
	back := true
	var letters []string
	for _, id := range ids {
		r := b.env.desk.state.Get(session.KindTheme, id)
		back = back && r.Bool("parked")
		letters = append(letters, session.ThemeLetter(r))
	}
	var v any = true
	text := " parked, with the cards under it."
	if back {
		v, text = nil, " back among the themes."
	}
	return b.write(func(g *session.Gesture) error {
		for _, id := range ids {
			if err := g.Set(session.KindTheme, id, session.Patch{"parked": v}); err != nil {
				return err
			}
		}
		return nil
	}, func() string { return "Theme " + shown(andList(letters)) + text })
}

// merge makes one theme of several; the first stays. What the others said is
// said once more.
func (b *board) merge(ids []session.ID) tea.Cmd {
	s := b.env.desk.state
	into := session.ThemeLetter(s.Get(session.KindTheme, ids[0]))
	was := ""
	var letters []string
	for _, id := range ids[1:] {
		r := s.Get(session.KindTheme, id)
		letters = append(letters, session.ThemeLetter(r))
		if text := r.Str("sentence"); text != "" {
			was += " It was “" + cut(shown(text), 48) + "”."
		}
	}
	moved := 0
	return b.write(func(g *session.Gesture) (err error) {
		moved, err = g.MergeThemes(ids[0], ids[1:])
		return err
	}, func() string {
		b.goToTheme(ids[0])
		return shown(andList(letters)) + " is in " + shown(into) + " now, " + plural(moved, "card", "cards") + "." + was + " Ctrl+Z takes them apart."
	})
}

// shift moves the cursor's theme one place in the order.
func (b *board) shift(by int) tea.Cmd {
	c := b.column()
	if c.Theme == nil {
		return say(toneInfo, "Only themes are put in order; stand on one.")
	}
	return b.write(func(g *session.Gesture) error { return g.MoveTheme(c.Theme.ID, by) }, func() string {
		at := b.at()
		return "Theme " + shown(c.Letter) + " is number " + itoa(at) + " now. Its letter stays."
	})
}

// discard deletes the cursor's theme; its cards are loose again.
func (b *board) discard() tea.Cmd {
	c := b.column()
	if b.current() != nil || c.Theme == nil {
		return say(toneInfo, "A card is not thrown away; . puts it on the parking lot. A theme is deleted from its heading.")
	}
	return b.write(func(g *session.Gesture) error { return g.Delete(session.KindTheme, c.Theme.ID) }, func() string {
		return "Deleted theme " + shown(c.Letter) + ". " + plural(len(c.Cards), "card is", "cards are") + " not sorted again; Ctrl+Z brings it back."
	})
}

// settlePlace settles where a card lies that two laptops laid in two places.
func (b *board) settlePlace(r *session.Record, other bool) tea.Cmd {
	p := session.Patch{"theme": r.Value("theme"), "parked": r.Value("parked")}
	if other {
		p = session.Patch{"theme": laidElsewhere(r), "parked": laidElsewhere(r) == nil}
	}
	return b.write(func(g *session.Gesture) error { return g.Set(r.Kind, r.ID, p) }, func() string {
		return "Settled. Ctrl+Z takes this back."
	})
}

// laidElsewhere is the theme under which another laptop laid a card; nil if it
// parked it, or took it off.
func laidElsewhere(r *session.Record) any {
	if also := r.Also("theme"); len(also) > 0 {
		return also[0]
	}
	if r.Bool("parked") {
		return r.Value("theme")
	}
	return nil
}

// misplaced says whether two laptops laid a card in two places.
func misplaced(r *session.Record) bool { return conflicting(r, "theme") || conflicting(r, "parked") }

// andList is "9", "9 and 12" or "9, 12 and 31".
func andList(list []string) string {
	if len(list) < 2 {
		return strings.Join(list, "")
	}
	return strings.Join(list[:len(list)-1], ", ") + " and " + list[len(list)-1]
}
