package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"doorstep/content"
	"doorstep/session"
)

// plainCards keeps a card for each line, as the cards on the screen do. Who
// said it and of what kind it is may stand in front, in either order.
type plainCards struct {
	*plain
	cards *cards
}

func newPlainCards(p *plain, a *content.Activity, c *content.Capture) plainForm {
	return &plainCards{p, newCards(p.env, a, c).(*cards)}
}

func (f *plainCards) prompt() string {
	text := shown(f.cards.rows.capture.Title)
	if k := f.cards.kindField(); k != nil {
		text += ", " + strings.ToLower(shown(k.Label)) + " " + shown(k.Choices[f.cards.kind].Label)
	}
	return text + ":"
}

func (f *plainCards) howTo() string {
	text := "One line, one card. p07: or t3: in front says who."
	if k := f.cards.kindField(); k != nil {
		var kinds []string
		for _, c := range k.Choices {
			kinds = append(kinds, shown(c.Label)+":")
		}
		text += " One of these in front says the kind: " + strings.Join(kinds, " ") + " /kind changes it for all that follow."
	}
	return text
}

func (f *plainCards) line(text string) (tea.Cmd, error) {
	if strings.TrimSpace(text) == "" {
		f.prompted = ""
		return nil, nil
	}
	return f.keep(text, f.cards.keepText)
}

// keep keeps a line in the way that is given, with the kind in front of it.
func (f *plainCards) keep(text string, way func(string) (tea.Cmd, error)) (tea.Cmd, error) {
	kind, rest, err := f.cutKind(text)
	if err != nil {
		return nil, nobody(err)
	}
	before := f.cards.kind
	if kind >= 0 {
		f.cards.kind = kind
	}
	defer func() { f.cards.kind = before }()
	cmd, list := f.write(func() (cmd tea.Cmd) {
		cmd, err = way(rest)
		return cmd
	})
	if err != nil {
		return nil, nobody(err)
	}
	if len(list) > 0 {
		f.carry(cmd)
		f.say.line(f.confirm(list))
		return nil, nil
	}
	return cmd, nil
}

// confirm says what was kept: the number to write on the slip, its kind, and
// who said it.
func (f *plainCards) confirm(list []*session.Record) string {
	text := f.keptText(list)
	r := list[len(list)-1]
	var about []string
	if k := f.cards.kindField(); k != nil && r.Str(k.ID) != "" {
		about = append(about, shown(f.desk().entry().Format(k, r.Value(k.ID))))
	}
	if who := f.whoSaid(r); who != "" {
		about = append(about, who)
	}
	if s := f.desk().state.Get(session.KindService, r.Ref("service")); s != nil {
		about = append(about, shown(s.Text()))
	}
	if len(about) > 0 {
		text += " " + strings.Join(about, ", ") + "."
	}
	return text
}

// cutKind takes the word of a kind off the front, before or behind who said it;
// -1 where none stands there.
func (f *plainCards) cutKind(text string) (kind int, rest string, err error) {
	k := f.cards.kindField()
	if k == nil {
		return -1, text, nil
	}
	if kind, rest := cutChoice(k, text); kind >= 0 {
		return kind, rest, nil
	}
	card, err := session.ParseCard(f.desk().state, text)
	if err != nil || card.By.IsZero() && card.Table.IsZero() {
		return -1, text, err
	}
	head, _, _ := strings.Cut(text, ":")
	kind, said := cutChoice(k, card.Text)
	return kind, head + ": " + said, nil
}

// cutChoice takes a choice and its colon off the front of a text: its word in
// the log, or its label, whole; -1 where none of them stands there.
func cutChoice(f *content.Field, text string) (choice int, rest string) {
	head, rest, found := strings.Cut(text, ":")
	head = strings.TrimSpace(head)
	if !found || strings.TrimSpace(rest) == "" {
		return -1, text
	}
	for i, c := range f.Choices {
		if strings.EqualFold(head, c.ID) || strings.EqualFold(head, c.Label) || strings.EqualFold(head, strings.ReplaceAll(c.ID, "_", " ")) {
			return i, strings.TrimSpace(rest)
		}
	}
	return -1, text
}

func (f *plainCards) keepAsTyped(text string) tea.Cmd {
	cmd, list := f.write(func() tea.Cmd { return f.cards.keepAsTyped(text) })
	f.carry(cmd)
	f.say.line(f.keptText(list))
	return nil
}

func (f *plainCards) leave(bool) tea.Cmd { return nil }

func (f *plainCards) commands() []plainCommand {
	if f.cards.kindField() == nil {
		return nil
	}
	return []plainCommand{{
		name: "kind", args: "WORD", about: "the kind of the cards to come",
		do: func(p *plain, arg string) tea.Cmd { return f.setKind(arg) },
	}}
}

func (f *plainCards) setKind(arg string) tea.Cmd {
	k := f.cards.kindField()
	id, err := f.desk().entry().Parse(k, arg)
	if err != nil {
		return say(toneError, sentence(err))
	}
	for i, c := range k.Choices {
		if c.ID == id {
			f.cards.kind = i
		}
	}
	return nil
}
