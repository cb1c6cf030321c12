package ui

import (
	"errors"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"doorstep/content"
	"doorstep/session"
)

// plainJourney is a table's journey by lines: each step is asked field by field,
// and the steps have an order that is theirs.
type plainJourney struct {
	*plainSheet
	steps *plainSteps
}

// plainSteps are the steps of a journey, of which the next one may have a place
// of its own.
type plainSteps struct {
	*journey
	// beside is the step that the next one stands by: before it, or by one behind
	// it. Zero puts it at the end.
	beside session.ID
	by     int
}

func newPlainJourney(p *plain, a *content.Activity, c *content.Capture) plainForm {
	sheet := newPlainSheet(p, a, c).(*plainSheet)
	j, ok := sheet.fill.(*journey)
	if !ok {
		return sheet
	}
	f := &plainJourney{sheet, &plainSteps{journey: j}}
	sheet.fill = f.steps
	return f
}

// write makes a step that was given a place there, in one gesture.
func (s *plainSteps) write(id session.ID, p session.Patch) tea.Cmd {
	d := s.env.desk
	near := d.state.Get(session.KindJourneyStep, s.beside)
	if !id.IsZero() || near == nil {
		return s.journey.write(id, p)
	}
	list := threadSteps(d, near.Ref("table"), s.own())
	at := slices.IndexFunc(list, func(r *session.Record) bool { return r.ID == near.ID })
	fields := d.fresh(s.capture())
	if t := near.Ref("table"); !t.IsZero() {
		fields["table"] = t
	}
	for f, v := range s.withCurrency(id, p) {
		fields[f] = v
	}
	s.beside = session.ID{}
	return d.do(s.activity.ID, func(g *session.Gesture) error {
		key, err := session.Place(g, list, at+s.by)
		if err != nil {
			return err
		}
		fields[session.FieldOrder] = key
		_, err = session.AddCiting(g, session.KindJourneyStep, fields)
		return err
	})
}

func (f *plainJourney) howTo() string {
	if !f.steps.wanted {
		return "A step is asked field by field; a full stop alone ends it. /after 3 puts the next step behind number 3, /before 3 in front of it, /move 3 after 5 moves one. /journey says what all of it takes."
	}
	text := "/drop 3 says that step 3 falls away, /join 3 that it goes with the one above, /keep 3 that it stays; /edit 3 changes it. /journey says what is won."
	if n := f.steps.uncopied(); n > 0 {
		text = "/copy begins with " + plural(n, "step", "steps") + " of today. Then " + text
	}
	return text
}

// prompt also says where the next step will stand, where that is not the end.
func (f *plainJourney) prompt() string {
	text := f.plainSheet.prompt()
	if near := f.desk().state.Get(session.KindJourneyStep, f.steps.beside); near != nil && f.record.IsZero() {
		where := "Before "
		if f.steps.by > 0 {
			where = "After "
		}
		return where + f.numberOf(near) + ". " + text
	}
	return text
}

// listed are the steps in their order, table by table.
func (f *plainJourney) listed() []string {
	var lines []string
	table, first := session.ID{}, true
	for _, r := range f.steps.records() {
		if t := r.Ref("table"); first || t != table {
			table, first = t, false
			if rec := f.desk().state.Get(session.KindTable, t); rec != nil && f.desk().table.IsZero() {
				lines = append(lines, shown(rec.Text())+":")
			}
		}
		lines = append(lines, f.rowText(f.capture, r))
	}
	return lines
}

func (f *plainJourney) commands() []plainCommand {
	list := []plainCommand{
		{name: "after", args: "N", about: "puts the next step behind step N", do: func(_ *plain, arg string) tea.Cmd { return f.place(arg, 1) }},
		{name: "before", args: "N", about: "puts the next step in front of step N", do: func(_ *plain, arg string) tea.Cmd { return f.place(arg, 0) }},
		{name: "move", args: "N after N", about: "moves a step; also before N, up, down, first or last", do: func(_ *plain, arg string) tea.Cmd { return f.move(arg) }},
	}
	if !f.steps.wanted {
		return list
	}
	fate := func(to string) func(*plain, string) tea.Cmd {
		return func(_ *plain, arg string) tea.Cmd { return f.fate(arg, to) }
	}
	return append([]plainCommand{
		{name: "copy", about: "begins the wanted journey with the steps of today", do: func(*plain, string) tea.Cmd { return f.copyToday() }},
		{name: "drop", args: "N", about: "a step falls away and counts for nothing", do: fate(session.FateDropped)},
		{name: "join", args: "N", about: "a step goes with the one above it", do: fate(session.FateJoined)},
		{name: "keep", args: "N", about: "a dropped or joined step counts again", do: fate("")},
	}, list...)
}

// place gives the next step its place.
func (f *plainJourney) place(arg string, by int) tea.Cmd {
	r, err := f.recordCalled(arg)
	if err != nil {
		return say(toneError, sentence(err))
	}
	f.letGo()
	f.anew()
	f.steps.beside, f.steps.by, f.prompted = r.ID, by, ""
	return nil
}

// move gives a step another place among those of its table.
func (f *plainJourney) move(arg string) tea.Cmd {
	words := strings.Fields(strings.ToLower(arg))
	if len(words) < 2 {
		return say(toneInfo, "Type a step and where it goes, as in /move 3 after 5; also up, down, first or last.")
	}
	r, err := f.recordCalled(words[0])
	if err != nil {
		return say(toneError, sentence(err))
	}
	list := threadSteps(f.desk(), r.Ref("table"), f.steps.own())
	from := slices.IndexFunc(list, func(x *session.Record) bool { return x.ID == r.ID })
	list = slices.Delete(slices.Clone(list), from, from+1)
	to, err := f.placeIn(list, from, words[1:])
	if err != nil {
		return say(toneError, sentence(err))
	}
	cmd := f.desk().do(f.act.ID, func(g *session.Gesture) error {
		key, err := session.Place(g, list, to)
		if err != nil {
			return err
		}
		return g.Set(r.Kind, r.ID, session.Patch{session.FieldOrder: key})
	})
	if f.desk().view != "" {
		return cmd
	}
	where := "It is the first step now."
	if to > 0 {
		where = "It stands behind " + f.numberOf(list[to-1]) + " now."
	}
	return tea.Batch(cmd, say(toneDone, where))
}

// placeIn is the place in a list, without the step itself, that words mean.
func (f *plainJourney) placeIn(list []*session.Record, from int, words []string) (int, error) {
	switch words[0] {
	case "up":
		return max(from-1, 0), nil
	case "down":
		return min(from+1, len(list)), nil
	case "first":
		return 0, nil
	case "last":
		return len(list), nil
	}
	if len(words) < 2 || words[0] != "after" && words[0] != "before" {
		return 0, errors.New("say up, down, first, last, or after or before a number; the step stays where it is")
	}
	r, err := f.recordCalled(words[1])
	if err != nil {
		return 0, err
	}
	at := slices.IndexFunc(list, func(x *session.Record) bool { return x.ID == r.ID })
	switch {
	case at < 0:
		return 0, errors.New("those two are not of one table's journey; the step stays where it is")
	case words[0] == "after":
		at++
	}
	return at, nil
}

// copyToday begins the wanted journey with today's steps, as the screen does.
func (f *plainJourney) copyToday() tea.Cmd {
	if _, err := f.journeyTable(""); err != nil {
		return say(toneError, sentence(err))
	}
	f.letGo()
	f.steps.to(0, 0)
	return f.steps.copyToday()
}

// fate says what becomes of a step.
func (f *plainJourney) fate(arg, to string) tea.Cmd {
	r, err := f.recordCalled(arg)
	if err != nil {
		return say(toneError, sentence(err))
	}
	list := threadSteps(f.desk(), r.Ref("table"), f.steps.own())
	var v any
	text := f.numberOf(r)
	switch to {
	case session.FateDropped:
		v, text = to, text+" is dropped: it counts for nothing now."
	case session.FateJoined:
		if list[0].ID == r.ID {
			return say(toneError, "Nothing stands before "+text+", so it can't be joined; it stays as it is.")
		}
		v, text = to, text+" is joined: what is left of it is written in the step above. /edit with that one's number changes its figures."
	default:
		text += " is kept: it counts again."
	}
	cmd := f.desk().do(f.act.ID, func(g *session.Gesture) error { return g.Set(r.Kind, r.ID, session.Patch{"fate": v}) })
	if f.desk().view != "" {
		return cmd
	}
	return tea.Batch(cmd, say(toneDone, text))
}
