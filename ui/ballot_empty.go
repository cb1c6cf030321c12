package ui

import (
	"doorstep/session"
)

// itemWords are what is voted on, one and several.
var itemWords = map[string][2]string{
	session.KindTheme:   {"theme", "themes"},
	session.KindHMW:     {"question", "questions"},
	session.KindConcept: {"concept", "concepts"},
}

// itemWord is what is voted on: one of it, and several.
func (b *ballot) itemWord() (one, many string) {
	if words, known := itemWords[b.of()]; known {
		return words[0], words[1]
	}
	return session.KindWord(b.of()), session.KindWords(b.of())
}

// emptyLines stand before the vote is open: what it would be on, how many dots
// that suggests, and whether slips carry names.
func (b *ballot) emptyLines(w, h int) []string {
	t, d := b.env.theme, b.env.desk
	list := session.BallotItems(d.state, b.of())
	one, many := b.itemWord()
	title := b.capture.Title
	if set := b.settings(); set != nil {
		if f := set.Field("question"); f != nil && f.Default != "" {
			title = f.Default
		}
	}
	if len(list) == 0 {
		where := "F3 goes back to where they are made."
		if b.activity.Capture(b.of()) != nil {
			where = "F6 goes round to the list where they are made."
		}
		return teach(t, w, h, title, "There are no "+many+" to vote on yet. "+where)
	}
	people := session.PollPeople(d.state)
	facts := plural(len(list), one, many)
	if people > 0 {
		facts += ", " + plural(people, "person", "people")
	}
	if b.kind() == session.DotBallot {
		facts += ": " + plural(b.suggested(), "dot", "dots") + " each."
	} else {
		facts += ": 1 to 5 stars for each."
	}
	names := "Slips without names: only the sums are kept. Tab: with aliases."
	if b.named {
		names = "Slips with aliases, like p07: a a c. Tab: without names."
	}
	lines := teach(t, w, h, title, facts, names+b.unchosen())
	for i, letter := range session.ItemLetters(b.of(), list) {
		if i == 0 {
			lines = append(lines, "")
		}
		lines = append(lines, "  "+t.accent(b.activity.Stage).Bold(true).Render(pad(letter, 3))+" "+fit(spoken(list[i].Text()), max(w-6, 1)))
	}
	return lines
}

// unchosen says which tables have not chosen a question yet; theirs would not be
// voted on.
func (b *ballot) unchosen() string {
	if b.of() != session.KindHMW {
		return ""
	}
	chose, asked := map[session.ID]bool{}, map[session.ID]bool{}
	for _, r := range b.env.desk.state.Kind(session.KindHMW) {
		asked[r.Ref("table")] = true
		chose[r.Ref("table")] = chose[r.Ref("table")] || r.Bool("chosen")
	}
	var names []string
	any := false
	for _, r := range b.env.desk.state.Kind(session.KindTable) {
		any = any || chose[r.ID]
		if asked[r.ID] && !chose[r.ID] {
			names = append(names, shown(r.Text()))
		}
	}
	if !any || len(names) == 0 {
		return ""
	}
	return " No question of " + listed(names) + " is chosen yet."
}

// openHelp says what Enter would do.
func (b *ballot) openHelp() string {
	if len(session.BallotItems(b.env.desk.state, b.of())) == 0 {
		return ""
	}
	if b.kind() == session.DotBallot {
		return "Enter opens the vote with so many dots for each person. Another figure changes them."
	}
	return "Enter opens the vote. Nothing is shown before it is revealed."
}
