package ui

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"doorstep/content"
	"doorstep/session"
)

// plainGate is the ethics gate by lines: the number of a line ticks it, for all
// pairs or for the one that was chosen.
type plainGate struct {
	*plain
	g *gate
}

func newPlainGate(p *plain, a *content.Activity, c *content.Capture) plainForm {
	return &plainGate{p, newGate(p.env, a, c).(*gate)}
}

func (f *plainGate) prompt() string {
	return "The gate for " + f.whose(f.g.pair()) + ": " + f.stateText(f.g.pair()) + "."
}

func (f *plainGate) howTo() string {
	return "3 ticks line 3 of the checklist, or takes the tick away; 5 and words fills line 5 in; 3 - leaves it unsaid. pair p07 goes to one pair's own checklist, pair all back to that of all. /list reads the checklist and every pair."
}

// whose names whom the checklist is for.
func (f *plainGate) whose(pair session.ID) string {
	if pair.IsZero() {
		return "all pairs"
	}
	return shown(f.desk().entry().Name(session.KindAssignment, pair))
}

func (f *plainGate) stateText(pair session.ID) string {
	gate := session.GateFor(f.desk().state, pair)
	switch {
	case !gate.Open():
		return "closed, without " + gateMissing(f.g.fields(), gate.Missing)
	case len(gate.Missing) > 0:
		return "open, though without " + gateMissing(f.g.fields(), gate.Missing) + ": " + shown(gate.Reason)
	}
	return "open"
}

func (f *plainGate) line(text string) (tea.Cmd, error) {
	g := f.g
	g.row = max(0, min(g.row, len(g.pairs())))
	word, rest, _ := strings.Cut(strings.TrimSpace(text), " ")
	rest = strings.TrimSpace(rest)
	n, err := strconv.Atoi(strings.TrimSuffix(word, "."))
	switch {
	case word == "":
		f.prompted = ""
		return nil, nil
	case strings.EqualFold(word, "pair"):
		return f.choose(rest), nil
	case err != nil || n < 1 || n > len(g.fields()):
		return say(toneError, "Type the number of a line, from 1 to "+itoa(len(g.fields()))+", or pair and an alias; /list reads the checklist."), nil
	}
	g.col = n - 1
	return f.fillIn(rest), nil
}

// fillIn ticks a line of the checklist, or writes into it.
func (f *plainGate) fillIn(text string) tea.Cmd {
	g, field := f.g, f.g.field()
	switch {
	case text == "-":
		f.carry(g.clear())
	case text == "" && field.Type == content.YesNo:
		f.carry(g.act(""))
	case text == "":
		return say(toneInfo, shown(field.Label)+": type it behind the number. "+f.inCommands(shown(field.Hint)))
	default:
		p, err := parseTyped(f.desk().entry(), field, text)
		if err != nil {
			return say(toneError, sentence(err))
		}
		f.carry(g.write(p))
	}
	if f.desk().view == "" {
		f.say.line(f.checkText(g.col))
	}
	return nil
}

// choose goes to one pair's own checklist, or to that of all pairs.
func (f *plainGate) choose(typed string) tea.Cmd {
	if strings.EqualFold(typed, "all") {
		f.g.row = 0
		return nil
	}
	id, err := f.pairCalled(typed)
	if err != nil {
		return say(toneError, sentence(err))
	}
	for i, r := range f.g.pairs() {
		if r.ID == id {
			f.g.row = i + 1
		}
	}
	return nil
}

// checkText is a line of the checklist with what is said of it.
func (f *plainGate) checkText(i int) string {
	field := f.g.fields()[i]
	text := itoa(i+1) + ". " + shown(field.Label) + ": "
	switch v := f.g.said(field); {
	case v == nil:
		text += "not said"
	case v == true:
		text += "ticked"
	case v == false:
		text += "not ticked"
	default:
		text += shown(f.desk().entry().Format(field, v))
	}
	return stopped(text)
}

func (f *plainGate) listed() []string {
	var lines []string
	for i, field := range f.g.fields() {
		lines = append(lines, f.checkText(i)+" "+f.inCommands(shown(field.Hint)))
	}
	for i := -1; i < len(f.g.pairs()); i++ {
		id := session.ID{}
		if i >= 0 {
			id = f.g.pairs()[i].ID
		}
		lines = append(lines, capital(f.whose(id))+": "+f.stateText(id)+".")
	}
	return lines
}

func (f *plainGate) leave(final bool) tea.Cmd { return f.g.Leave(final) }
