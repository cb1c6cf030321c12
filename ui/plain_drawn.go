package ui

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"doorstep/session"
)

// manner chooses how people go from the next draw on.
func (f *plainDraw) manner(word string) tea.Cmd {
	d := f.d
	d.planned, d.blocked = true, nil
	switch word {
	case "odd":
		if d.alone {
			return say(toneInfo, "Everybody goes alone; pairs changes that.")
		}
		d.solo = !d.solo
	default:
		d.alone = word == "alone"
	}
	return say(toneInfo, "From the next draw on they go "+d.how()+".")
}

// window sets the day or an end of the window, also of the visits that are not
// out yet.
func (f *plainDraw) window(word, text string) error {
	f.d.askWindow(map[string]string{"date": "date", "from": "window_start", "by": "window_end"}[word])
	a := f.d.ask
	f.d.ask = nil
	cmd, err := a.done(text)
	if err != nil {
		return err
	}
	f.carry(cmd)
	if f.d.drawn() {
		f.say.line("The window is " + f.windowText() + ".")
	}
	return nil
}

// why says what the rules and the lot made of a visit, or of one of its people.
func (f *plainDraw) why(typed string) error {
	d := f.d
	id, err := f.pairCalled(typed)
	if err != nil {
		return err
	}
	a, ok := d.board.Visit(id)
	if !ok {
		return errors.New("that pair is gone")
	}
	people := a.People
	if who := f.personCalled(typed); !who.IsZero() {
		people = []session.ID{who}
	}
	lines := []string{f.visitText(a)}
	for _, who := range people {
		text := "Of " + d.people([]session.ID{who})
		if p, known := d.board.Person(who); known {
			for _, more := range append([]string{p.Sector, p.OfficeType}, p.Conflicts...) {
				if more = shown(more); more != "" {
					text += ", " + more
				}
			}
		}
		lines = append(lines, text+":")
		for _, v := range d.board.Verdicts(who) {
			lines = append(lines, stopped(shown(v.Service.Name)+": "+shown(verdictWords(v))))
		}
	}
	f.say.list(append(lines, d.lotText(a)))
	return nil
}

// move sends a visit to the service that is named by its first letters.
func (f *plainDraw) move(typed string) error {
	head, name, found := strings.Cut(typed, " ")
	name = strings.TrimSpace(name)
	if low := strings.ToLower(name); strings.HasPrefix(low, "to ") {
		name = strings.TrimSpace(name[3:])
	}
	if !found || name == "" {
		return errors.New("type a pair and the beginning of a service, as in move p07 to land")
	}
	id, err := f.pairCalled(head)
	if err != nil {
		return err
	}
	list := matching(f.d.board.Services, name)
	names := make([]string, len(list))
	for i, s := range list {
		names[i] = "#" + shown(s.Label) + " " + shown(s.Name)
	}
	switch {
	case len(list) == 0:
		return errors.New("there is no service that begins so; the pair stays where it is")
	case len(list) > 1:
		return fmt.Errorf("that could be %s; type more of it, or its number", andList(names))
	}
	f.carry(f.d.change(f.d.board.Move(id, list[0].ID), "Moved to "+shown(list[0].Name)+"."))
	return nil
}

// swap lets two pairs change services, or two people change places.
func (f *plainDraw) swap(typed string) error {
	words := strings.Fields(typed)
	if len(words) != 2 {
		return errors.New("type two pairs or two people, as in swap 3 5 or swap p07 p12")
	}
	b := f.d.board
	if p, q := f.personCalled(words[0]), f.personCalled(words[1]); !p.IsZero() && !q.IsZero() {
		f.carry(f.d.change(b.Trade(p, q), "Swapped."))
		return nil
	}
	x, err := f.pairCalled(words[0])
	if err != nil {
		return err
	}
	y, err := f.pairCalled(words[1])
	if err != nil {
		return err
	}
	if x == y {
		return errors.New("that is one pair, which has nobody to swap with")
	}
	f.carry(f.d.change(b.Exchange(x, y), "Swapped."))
	return nil
}

// lock keeps visits as they are when the others are drawn again, or lets them
// go: the one that is named, or all.
func (f *plainDraw) lock(typed string, on bool) error {
	list := slices.Clone(f.d.board.Visits)
	if typed != "" && !strings.EqualFold(typed, "all") {
		id, err := f.pairCalled(typed)
		if err != nil {
			return err
		}
		list = slices.DeleteFunc(list, func(a session.Assignment) bool { return a.ID != id })
	}
	list = slices.DeleteFunc(list, func(a session.Assignment) bool { return a.Locked == on })
	var locked any
	word := "unlocked now."
	if on {
		locked, word = true, "locked now, and stay when the rest is drawn again."
	}
	if len(list) == 0 {
		return errors.New("there is nothing to change about that lock")
	}
	f.carry(f.desk().do(f.d.activity.ID, func(g *session.Gesture) error {
		for _, a := range list {
			if err := g.Set(session.KindAssignment, a.ID, session.Patch{"locked": locked}); err != nil {
				return err
			}
		}
		return nil
	}))
	f.say.line(plural(len(list), "visit is ", "visits are ") + word)
	return nil
}

// take does what a proposal of the list says, in the first way or in the one
// whose number stands behind.
func (f *plainDraw) take(typed string) error {
	numbers := []int{1, 1}
	for i, w := range strings.Fields(typed) {
		n, err := strconv.Atoi(w)
		if err != nil || i > 1 {
			return errors.New("type the numbers as the list says them, as in take 1 2")
		}
		numbers[i] = n
	}
	ideas := f.d.ideas
	at, way := numbers[0]-1, numbers[1]-1
	if at < 0 || at >= len(ideas) || way < 0 || way >= max(len(ideas[at].Ways), 1) {
		return errors.New("there is no such proposal; list says what there is")
	}
	f.d.way = way
	f.carry(f.d.take(ideas[at]))
	return nil
}
