package ui

import (
	"errors"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"doorstep/content"
	"doorstep/session"
)

// plainDraw is the service draw by lines: what is there to draw from, the pairs
// one by one with their reasons, and then their list.
type plainDraw struct {
	*plain
	d *draw
}

func newPlainDraw(p *plain, a *content.Activity, c *content.Capture) plainForm {
	return &plainDraw{p, newDraw(p.env, a, c).(*draw)}
}

func (f *plainDraw) prompt() string {
	d := f.d
	d.look()
	if !d.drawn() {
		text := "No draw yet: " + shown(d.count()) + ". They go " + d.how() + ". Window: " + f.windowText() + "."
		if missing := d.missing(); missing != "" {
			text += " " + missing
		}
		if lacks := d.lacks(); lacks != "" {
			return text + " Missing: " + f.inCommands(lacks) + "."
		}
		return text + " draw makes the pairs."
	}
	if n := len(d.hidden()); n > 0 {
		return plural(n, "pair is", "pairs are") + " not said yet. next, or an empty line, says the next one; all says all of them."
	}
	text := "The draw: " + plural(len(d.board.Visits), "visit", "visits") + "."
	if n := len(d.ideas); n > 0 {
		text += " " + plural(n, "person or pair needs", "people or pairs need") + " a place: list says what can be done."
	}
	return text
}

func (f *plainDraw) windowText() string { return strings.Join(strings.Fields(shown(f.d.when())), " ") }

func (f *plainDraw) howTo() string {
	return "draw makes the pairs, draw 123456 those of that number; pairs, alone and odd choose how people go, and date, from and by with a day or a time set the window. Then: list, why p07, move p07 to land, swap 3 5 for two pairs or swap p07 p12 for two people, lock, unlock, lock 3, take 1 for a proposal of the list. /hand takes pairs typed by hand."
}

func (f *plainDraw) line(text string) (tea.Cmd, error) {
	d := f.d
	d.look()
	word, rest, _ := strings.Cut(strings.TrimSpace(text), " ")
	word, rest = strings.ToLower(word), strings.TrimSpace(rest)
	if f.desk().view != "" && word != "" && word != "list" && word != "why" {
		return say(toneWarn, f.desk().view), nil
	}
	hidden := d.drawn() && len(d.hidden()) > 0
	switch word {
	case "draw":
		return nil, f.deal(rest)
	case "next", "":
		f.prompted = ""
		if hidden && f.desk().view == "" {
			f.reveal(1)
		}
		return nil, nil
	case "all":
		if hidden {
			f.reveal(len(d.hidden()))
		}
		return nil, nil
	case "list":
		return f.list(""), nil
	case "pairs", "alone", "odd":
		return f.manner(word), nil
	case "date", "from", "by":
		return nil, f.window(word, rest)
	}
	if hidden {
		return nil, f.hides()
	}
	return f.change(word, rest)
}

// ownLine says that a line does something with the draw, and is no reason for a
// change of it.
func (f *plainDraw) ownLine(text string) bool {
	return f.ofPair(text, []string{"draw", "next", "all", "list", "pairs", "alone", "odd", "lock", "unlock"},
		"draw", "why", "move", "swap", "lock", "unlock", "take")
}

// change is what is done with a draw that the room has heard.
func (f *plainDraw) change(word, rest string) (tea.Cmd, error) {
	var err error
	switch word {
	case "why":
		err = f.why(rest)
	case "move":
		err = f.move(rest)
	case "swap":
		err = f.swap(rest)
	case "lock", "unlock":
		err = f.lock(rest, word == "lock")
	case "take":
		err = f.take(rest)
	default:
		err = errors.New("that is nothing of the draw; type draw, next, list, why, move, swap, lock or take, or ? for all of it")
	}
	if err == nil && f.d.ask != nil {
		f.askLine(f.d.ask, f.ownLine, func() { f.d.ask = nil })
	}
	return nil, err
}

// deal draws: with a new number, or with the one that was typed.
func (f *plainDraw) deal(number string) error {
	d := f.d
	if number == "" {
		f.carry(d.deal(f.desk().newSeed()))
	} else {
		d.askSeed()
		a := d.ask
		d.ask = nil
		cmd, err := a.done(number)
		if err != nil {
			return err
		}
		f.carry(cmd)
	}
	if d.blocked != nil {
		f.say.line(shown(d.blocked.Sentence(f.desk().entry())))
		f.say.line("Add a service or let one take more pairs, shorten the window with from and by, or let people go another way with pairs, alone or odd.")
	}
	return nil
}

// reveal says so many pairs more, each with its reasons.
func (f *plainDraw) reveal(n int) {
	next := slices.Clone(f.d.hidden())
	next = next[:min(n, len(next))]
	f.say.list(f.cardLines(next))
	f.carry(f.d.reveal(n))
}

func (f *plainDraw) cardLines(list []session.Assignment) []string {
	var lines []string
	for _, a := range list {
		lines = append(lines, f.visitText(a))
	}
	return lines
}

// visitText is a visit with its reasons, to be read aloud.
func (f *plainDraw) visitText(a session.Assignment) string {
	c := f.d.card(a)
	text := "#" + shown(c.label) + " " + c.who + " to " + shown(c.where)
	if c.flags != "" {
		text += ", " + c.flags
	}
	if c.wrong {
		text += ", look at this one"
	}
	return stopped(text + ": " + shown(strings.Join(c.reasons, "; ")))
}

// listed are what could be done about people without a place, and the visits
// that the room has heard.
func (f *plainDraw) listed() []string {
	d := f.d
	d.look()
	hidden := d.hidden()
	var lines []string
	if len(hidden) == 0 {
		lines = f.ideaLines()
	}
	var seen []session.Assignment
	for _, a := range d.board.Visits {
		if !slices.ContainsFunc(hidden, func(h session.Assignment) bool { return h.ID == a.ID }) {
			seen = append(seen, a)
		}
	}
	return append(lines, f.cardLines(seen)...)
}

func (f *plainDraw) ideaLines() []string {
	var lines []string
	e := f.desk().entry()
	for i, idea := range f.d.ideas {
		if len(idea.Ways) == 0 {
			lines = append(lines, "No service is left for "+f.d.people(idea.Who)+" by the rules. Add one, let one take more pairs, or move somebody by hand.")
		}
		for n, w := range idea.Ways {
			command := "take " + itoa(i+1)
			if n > 0 {
				command += " " + itoa(n+1)
			}
			lines = append(lines, command+": "+stopped(shown(idea.Say(w, e))))
		}
	}
	return lines
}

func (f *plainDraw) hides() error {
	if f.d.look(); len(f.d.hidden()) > 0 {
		return errors.New("some pairs were not said yet; next says the next one, and all says all of them")
	}
	return nil
}

func (f *plainDraw) leave(final bool) tea.Cmd { return f.d.Leave(final) }

func (f *plainDraw) commands() []plainCommand {
	return []plainCommand{{name: "hand", about: "takes a pair typed by hand, field by field", do: func(*plain, string) tea.Cmd {
		sheet := newPlainSheet(f.plain, f.d.activity, f.d.rows.capture).(*plainSheet)
		f.over, f.prompted = sheet, ""
		return nil
	}}}
}
