package ui

import (
	"errors"
	"strconv"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"doorstep/content"
	"doorstep/session"
)

// drawAsk is a line that is open below the draw: a field of the window, a draw
// number, a service by its first letters, or the reason for a change.
type drawAsk struct {
	fieldEdit
	// lead is what is asked, where the field's hint does not say it.
	lead string
	// proposed says that the line holds a value that nobody has touched yet:
	// typing replaces it, as in a sheet.
	proposed bool
	// done takes what was typed. An error keeps the line open.
	done func(text string) (tea.Cmd, error)
	// next is the window's field that Tab goes to, "" where there is none.
	next string
	// offers are what the text could mean, for the move; chosen is one of them.
	offers func(text string) []session.Service
	chosen int
}

func (a *drawAsk) keys() []key.Binding {
	return []key.Binding{
		keys.keep, when(keys.tab, a.next != ""), as(keys.back, "leave it"),
		when(keys.up, a.offers != nil), when(keys.down, a.offers != nil),
	}
}

// open shows a line for a field.
func (d *draw) open(f content.Field, value string, a *drawAsk) {
	a.fieldEdit.start(&f, session.ID{}, value, "")
	a.proposed = value != ""
	d.ask = a
}

func (d *draw) askUpdate(msg tea.Msg) tea.Cmd {
	a := d.ask
	k, isKey := msg.(tea.KeyPressMsg)
	switch {
	case isKey && key.Matches(k, keys.back):
		d.ask = nil
	case isKey && (key.Matches(k, keys.keep) || key.Matches(k, keys.tab) && a.next != ""):
		d.ask = nil
		cmd, err := a.done(a.value())
		if err != nil {
			a.err = err
			d.ask = a
			return nil
		}
		if key.Matches(k, keys.tab) {
			d.askWindow(a.next)
		}
		return cmd
	case isKey && a.offers != nil && key.Matches(k, keys.up):
		a.chosen = max(a.chosen-1, 0)
	case isKey && a.offers != nil && key.Matches(k, keys.down):
		a.chosen = min(a.chosen+1, max(len(a.offers(a.value()))-1, 0))
	case isKey || isPaste(msg):
		a.err, a.chosen = nil, 0
		if a.proposed && (isPaste(msg) || typedRune(k) != "") {
			a.set("")
		}
		a.proposed = false
		a.update(msg)
	}
	return nil
}

func isPaste(msg tea.Msg) bool {
	_, paste := msg.(tea.PasteMsg)
	return paste
}

// windowFields are the fields of the window, in the order of Tab.
var windowFields = []content.Field{
	{ID: "date", Label: "Date", Type: content.Date, Hint: "The day of the visits, inside the notice given."},
	{ID: "window_start", Label: "From", Type: content.Time, Hint: "Start of the window that the offices were told of."},
	{ID: "window_end", Label: "Back by", Type: content.Time, Hint: "After this time a pair shows as late."},
}

// askWindow asks for one field of the window. Visits that are not out yet
// follow it.
func (d *draw) askWindow(field string) {
	at := 0
	for i := range windowFields {
		if windowFields[i].ID == field {
			at = i
		}
	}
	f := windowFields[at]
	now := map[string]string{"date": d.window.Date, "window_start": d.window.From, "window_end": d.window.Until}[f.ID]
	a := &drawAsk{next: windowFields[(at+1)%len(windowFields)].ID}
	a.done = func(text string) (tea.Cmd, error) {
		v, err := d.env.desk.entry().Parse(&f, text)
		if err != nil {
			return nil, err
		}
		value, _ := v.(string)
		w := withField(d.window, f.ID, value)
		if f.ID == "window_start" {
			w = w.Behind(d.window)
		}
		if w.From != "" && w.Until != "" && w.Until <= w.From {
			return nil, errors.New("the window would end before it begins; change the other time first")
		}
		p := session.Patch{f.ID: v}
		if w.Until != d.window.Until && f.ID == "window_start" {
			p["window_end"] = w.Until
		}
		d.window, d.planned, d.blocked = w, true, nil
		return d.keepWindow(p), nil
	}
	d.open(f, d.env.desk.entry().Typed(&f, now), a)
}

func withField(w session.DrawWindow, field, value string) session.DrawWindow {
	switch field {
	case "date":
		w.Date = value
	case "window_start":
		w.From = value
	case "window_end":
		w.Until = value
	}
	return w
}

// keepWindow writes fields of the window into every visit that is not out.
func (d *draw) keepWindow(p session.Patch) tea.Cmd {
	var list []session.Assignment
	for _, a := range d.board.Visits {
		if d.board.Open(a) {
			list = append(list, a)
		}
	}
	if len(list) == 0 {
		return nil
	}
	return d.env.desk.do(d.activity.ID, func(g *session.Gesture) error {
		for _, a := range list {
			if err := g.Set(session.KindAssignment, a.ID, p); err != nil {
				return err
			}
		}
		return nil
	})
}

// askSeed asks for the number of a draw, to make it once more.
func (d *draw) askSeed() {
	f := content.Field{ID: "seed", Label: "Draw number", Type: content.Int, Hint: "The same number gives the same pairs, as long as people, services and window are the same."}
	d.open(f, "", &drawAsk{done: func(text string) (tea.Cmd, error) {
		v, err := d.env.desk.entry().Parse(&f, text)
		n, ok := v.(int64)
		switch {
		case err != nil:
			return nil, err
		case !ok:
			return nil, nil
		case n < 1 || n > 999_999_999:
			return nil, errors.New("a draw number goes from 1 to 999999999")
		}
		return d.deal(int(n)), nil
	}})
}

// askReason asks why a rule is broken. Without a reason nothing is changed.
func (d *draw) askReason(lead string, do func(reason string) tea.Cmd) {
	f := content.Field{ID: "override_reason", Label: "Reason", Type: content.Line, Hint: "Travel, safety, language and so on. It is kept with the pair."}
	d.open(f, "", &drawAsk{lead: lead, done: func(text string) (tea.Cmd, error) {
		text, _ = session.Valid(strings.TrimSpace(text))
		switch {
		case text == "":
			return nil, errors.New("a rule is broken only for a reason; type it, or Esc leaves all as it is")
		case len(text) > session.MaxText:
			return nil, errors.New("this is longer than a field can hold; say it in a line")
		}
		return do(session.OneLine(text)), nil
	}})
}

// askMove asks which service a visit is moved to, by the first letters of its
// name or of a word in it.
func (d *draw) askMove() {
	visit := d.visit().ID
	f := content.Field{ID: "service", Label: "Move " + d.people(d.visit().People) + " to", Type: content.Line}
	offers := func(text string) []session.Service { return matching(d.board.Services, text) }
	a := &drawAsk{offers: offers}
	a.done = func(text string) (tea.Cmd, error) {
		list := offers(text)
		switch {
		case len(list) == 0:
			return nil, errors.New("there is no service of that name; Esc leaves the pair where it is")
		case strings.TrimSpace(text) == "" && a.chosen == 0:
			return nil, nil
		}
		to := list[min(a.chosen, len(list)-1)]
		return d.change(d.board.Move(visit, to.ID), "Moved to "+shown(to.Name)+"."), nil
	}
	d.open(f, "", a)
}

// matching are the services that a text could mean: those whose number it is,
// or of whose words each of its words begins one.
func matching(list []session.Service, text string) []session.Service {
	want := strings.Fields(strings.ToLower(text))
	var found []session.Service
	for _, s := range list {
		have := strings.Fields(strings.ToLower(session.OneLine(s.Name + " " + s.OfficeType)))
		all := true
		for _, w := range want {
			one := strconv.Itoa(s.Number) == strings.TrimPrefix(w, "#")
			for _, h := range have {
				one = one || strings.HasPrefix(h, w)
			}
			all = all && one
		}
		if all {
			found = append(found, s)
		}
	}
	return found
}

// leaveAsk keeps the words of a line that is open when the session is closed,
// as a note. A date, a number or the first letters of a service are no words.
func (d *desk) leaveAsk(activity string, a *drawAsk) tea.Cmd {
	if a.offers != nil || a.field.Type != content.Line || strings.TrimSpace(a.value()) == "" {
		return nil
	}
	return d.noteDown(activity, &a.fieldEdit)
}
