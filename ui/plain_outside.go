package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"doorstep/content"
	"doorstep/session"
)

// plainOutside is the board of those who are on their visits, by lines.
type plainOutside struct {
	*plain
	o *outside
}

func newPlainOutside(p *plain, a *content.Activity, c *content.Capture) plainForm {
	o := newOutside(p.env, a, c).(*outside)
	o.still = true
	return &plainOutside{p, o}
}

// prompt says how many are where, and names those who are late with the number
// to call.
func (f *plainOutside) prompt() string {
	list := f.o.board()
	if len(list) == 0 {
		return "Nobody to send out yet; the draw of 1.2 makes the pairs."
	}
	n := map[session.OutState]int{}
	for _, c := range list {
		n[c.State]++
	}
	var parts []string
	for _, s := range outWords {
		if n[s.state] > 0 {
			parts = append(parts, itoa(n[s.state])+" "+s.word)
		}
	}
	text := "The board: " + strings.Join(parts, ", ") + "."
	for _, c := range list {
		if c.State == session.OutLate {
			text += " Late: " + f.outText(c)
		}
	}
	return text
}

func (f *plainOutside) howTo() string {
	return "out 3 sends pair 3 out, back 3 notes that it is back; an alias of the pair does as well, and out all sends everybody out whose gate is open. /list reads the board, the late first. An empty line says again how many are where."
}

func (f *plainOutside) line(text string) (tea.Cmd, error) {
	word, rest, _ := strings.Cut(strings.TrimSpace(text), " ")
	rest = strings.TrimSpace(rest)
	switch word = strings.ToLower(word); {
	case word == "":
		f.prompted = ""
		return nil, nil
	case word != "out" && word != "back":
		return say(toneError, "Type out or back and a pair, as in out 3 or back p07."), nil
	case word == "out" && strings.EqualFold(rest, "all"):
		f.carry(f.o.sendAll())
		return nil, nil
	}
	id, err := f.pairCalled(rest)
	if err != nil {
		return say(toneError, sentence(err)), nil
	}
	f.o.board()
	for _, c := range f.o.board() {
		switch {
		case c.ID != id:
		case f.desk().view != "":
			return say(toneWarn, f.desk().view), nil
		case word == "back":
			f.carry(f.o.back(c))
			return nil, nil
		default:
			f.carry(f.o.send(c))
			if f.o.ask != nil {
				f.askLine(f.o.ask, f.ownLine, func() { f.o.ask = nil })
			}
			return nil, nil
		}
	}
	return say(toneError, "Nobody is in that pair."), nil
}

// ownLine says that a line sends a pair out or brings one back, and is no reason
// for anything.
func (f *plainOutside) ownLine(text string) bool { return f.ofPair(text, nil, "out", "back") }

// outText is one visit of the board.
func (f *plainOutside) outText(c session.Outing) string {
	k := f.o.card(c)
	text := "#" + shown(c.Label) + " " + k.who + " at " + k.where + ": " + k.word
	for _, more := range []string{k.when, k.gate} {
		if more != "" {
			text += ", " + more
		}
	}
	if k.past != "" {
		text += ", past the gate: " + k.past
	}
	if isOut(c.State) {
		if k.contact == "" {
			k.contact = "nobody; no safety contact stands in 1.3"
		}
		text += ". Call " + k.contact
	}
	return stopped(text)
}

func (f *plainOutside) listed() []string {
	var lines []string
	for _, c := range f.o.board() {
		lines = append(lines, f.outText(c))
	}
	return lines
}

func (f *plainOutside) leave(final bool) tea.Cmd { return f.o.Leave(final) }
