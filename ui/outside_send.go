package ui

import (
	"errors"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"doorstep/content"
	"doorstep/session"
)

// send sends a visit out, through the gate; past a closed one only for a
// reason, which is kept with it.
func (o *outside) send(c session.Outing) tea.Cmd {
	if c.State != session.OutHere {
		return say(toneInfo, o.env.desk.group(c.People)+" went out already.")
	}
	ok, why := gateOpen(o.env.desk, c.Assignment)
	if ok {
		return o.sendOne(c.Assignment, "")
	}
	f := content.Field{ID: "gate_reason", Label: "Reason", Type: content.Line, Hint: "Why they go out all the same. It is kept with the pair. Esc keeps them here."}
	a := &drawAsk{lead: "The gate is closed: " + why + "."}
	a.fieldEdit.start(&f, session.ID{}, "", "")
	a.done = func(text string) (tea.Cmd, error) {
		text, _ = session.Valid(strings.TrimSpace(text))
		if text == "" || len(text) > session.MaxText {
			return nil, errors.New("nobody goes past a closed gate without a reason of a line; 1.3 opens the gate")
		}
		return o.sendOne(c.Assignment, session.OneLine(text)), nil
	}
	o.ask = a
	return nil
}

func (o *outside) askUpdate(msg tea.Msg) tea.Cmd {
	a := o.ask
	k, isKey := msg.(tea.KeyPressMsg)
	switch {
	case isKey && key.Matches(k, keys.back):
		o.ask = nil
	case isKey && key.Matches(k, keys.keep):
		cmd, err := a.done(a.value())
		if a.err = err; err == nil {
			o.ask = nil
		}
		return cmd
	case isKey || isPaste(msg):
		a.err = nil
		a.update(msg)
	}
	return nil
}

// sendAll sends everybody out whose gate is open, and says who stays.
func (o *outside) sendAll() tea.Cmd {
	var go1, stay []session.Assignment
	for _, c := range o.board() {
		if c.State != session.OutHere {
			continue
		}
		if ok, _ := gateOpen(o.env.desk, c.Assignment); ok {
			go1 = append(go1, c.Assignment)
		} else {
			stay = append(stay, c.Assignment)
		}
	}
	switch {
	case len(go1) == 0 && len(stay) == 0:
		return say(toneInfo, "Everybody is out already.")
	case len(go1) == 0:
		_, why := gateOpen(o.env.desk, stay[0])
		return say(toneWarn, "Nobody goes out: "+why+". 1.3 opens the gate.")
	}
	if len(stay) == 0 {
		return o.sent(go1, "", toneDone, plural(len(go1), "pair is", "pairs are")+" out. Ctrl+Z takes it back.")
	}
	o.chosen = stay[0].ID
	return o.sent(go1, "", toneWarn, plural(len(go1), "pair is", "pairs are")+" out; "+plural(len(stay), "stays", "stay")+" behind the gate of 1.3.")
}

// sendOne sends one visit out, and goes on to the next that waits.
func (o *outside) sendOne(a session.Assignment, reason string) tea.Cmd {
	o.chosen = o.after(a.ID, session.OutHere)
	return o.sent([]session.Assignment{a}, reason, toneDone, o.env.desk.group(a.People)+" out at "+o.env.desk.src.Now().Format("15:04")+". Ctrl+Z takes it back.")
}

// sent notes that visits have left, now, and says so.
func (o *outside) sent(list []session.Assignment, reason string, t tone, text string) tea.Cmd {
	d := o.env.desk
	if day := o.otherDay(list); day != "" && !o.told {
		o.told = true
		text = strings.Replace(text, ". ", ". The draw was for "+day+". ", 1)
	}
	cmd := d.do(o.activity.ID, func(g *session.Gesture) error {
		for _, a := range list {
			p := session.Patch{"sent_at": d.src.Now().Format("15:04"), "date": d.today()}
			if reason != "" {
				p["gate_reason"] = reason
			}
			if err := g.Set(session.KindAssignment, a.ID, p); err != nil {
				return err
			}
		}
		return nil
	})
	return tea.Batch(cmd, o.wait(), say(t, text))
}

// otherDay is the day that visits were drawn for, where that is not today; ""
// where it is, or nobody set one.
func (o *outside) otherDay(list []session.Assignment) string {
	d := o.env.desk
	for _, a := range list {
		if a.Date != "" && a.Date != d.today() {
			return shown(session.FormatDate(a.Date))
		}
	}
	return ""
}

// after is the next visit in one of the states, to have the focus once this one
// is done with: pairs leave, and come back, one after another. Where there is
// none it is the visit itself.
func (o *outside) after(id session.ID, states ...session.OutState) session.ID {
	passed, first := false, id
	for _, c := range o.list {
		switch {
		case c.ID == id:
			passed = true
		case !slices.Contains(states, c.State):
		case passed:
			return c.ID
		case first == id:
			first = c.ID
		}
	}
	return first
}

// back notes that a visit is over. That is never refused.
func (o *outside) back(c session.Outing) tea.Cmd {
	if !isOut(c.State) {
		return say(toneInfo, o.env.desk.group(c.People)+" are not out.")
	}
	d := o.env.desk
	at := d.src.Now().Format("15:04")
	o.chosen = o.after(c.ID, session.OutLate, session.OutDue, session.OutOut)
	return tea.Batch(d.do(o.activity.ID, func(g *session.Gesture) error {
		return g.Set(session.KindAssignment, c.ID, session.Patch{"back_at": at})
	}), o.wait(), say(toneDone, d.group(c.People)+" back at "+at+". Water first, then the sheet."))
}
