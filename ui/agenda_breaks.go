package ui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"doorstep/content"
	"doorstep/session"
)

// breakWords are the kinds of break as people call them.
var breakWords = map[string]string{
	content.BreakOpening: "Opening", content.BreakTea: "Tea", content.BreakPrayer: "Prayer", content.BreakLunch: "Lunch",
	content.BreakOther: "Break", content.BreakBuffer: "Buffer", content.BreakEnd: "End",
}

// breakName is what a break is called.
func breakName(b session.Agenda) string {
	if b.Title != "" {
		return shown(b.Title)
	}
	if w := breakWords[b.Break]; w != "" {
		return w
	}
	return shown(b.Break)
}

// usualBreak is how long a break is for which nothing is typed, in minutes.
const usualBreak = 15

// breakEdit is a break being typed: "tea 11:00 15".
type breakEdit struct {
	line
	open bool
	day  int // from 1
	// of is the break that is changed; its id is zero for a new one.
	of  session.Agenda
	err error
}

// add opens the line for a break on a day.
func (b *breakEdit) add(day int) {
	*b = breakEdit{line: newLine(), open: true, day: day}
}

// change opens the line with a break as it would be typed.
func (b *breakEdit) change(r agendaRow) {
	plan := r.slot.Plan
	*b = breakEdit{line: newLine(), open: true, day: r.day + 1, of: plan}
	parts := []string{strings.ToLower(breakName(plan))}
	if plan.Title != "" {
		parts[0] = plan.Title
	}
	if plan.At != "" {
		parts = append(parts, plan.At)
	}
	if plan.Break != content.BreakEnd {
		parts = append(parts, itoa(r.slot.Minutes))
	}
	b.set(strings.Join(parts, " "))
}

func (b *breakEdit) update(d *desk, msg tea.Msg) tea.Cmd {
	if k, ok := msg.(tea.KeyPressMsg); ok {
		switch {
		case key.Matches(k, keys.back):
			b.open = false
			return nil
		case key.Matches(k, keys.keep):
			return b.keep(d)
		}
	}
	b.err = nil
	b.line.update(msg)
	return nil
}

// keep writes the break. An opening or an end takes the place of the day's own.
func (b *breakEdit) keep(d *desk) tea.Cmd {
	if strings.TrimSpace(b.value()) == "" {
		b.open = false
		return nil
	}
	p, err := session.ParseBreak(b.value(), usualBreak)
	if err != nil {
		b.err = err
		return nil
	}
	b.open = false
	p["day"] = int64(b.day)
	kind, _ := p["break"].(string)
	id := b.of.ID
	if once := kind == content.BreakOpening || kind == content.BreakEnd; once && (id.IsZero() || b.of.Break != kind) {
		id = session.BreakID(d.state.Session, d.short(), b.day, kind, 0)
		p["mode"] = nil
	}
	return d.do("", func(g *session.Gesture) error {
		if id.IsZero() {
			_, err := g.Add(session.KindAgenda, p)
			return err
		}
		return g.Set(session.KindAgenda, id, p)
	})
}

func (b *breakEdit) view(t *theme, w int) view {
	return typedLine(t, &b.line, "Day "+itoa(b.day), "tea 11:00 15; or prayer, lunch, buffer, opening, end, or your own words", b.err, w)
}

// breakKey is a key on a break.
func (a *agenda) breakKey(k tea.KeyPressMsg, r agendaRow) tea.Cmd {
	switch {
	case key.Matches(k, keys.open):
		a.breaks.change(r)
	case key.Matches(k, dayKeys.remove):
		return a.removeBreak(r)
	case key.Matches(k, keys.less):
		return a.breakMinutes(r, -1)
	case key.Matches(k, keys.more):
		return a.breakMinutes(r, 1)
	case key.Matches(k, dayKeys.less5):
		return a.breakMinutes(r, -5)
	case key.Matches(k, dayKeys.more5):
		return a.breakMinutes(r, 5)
	case key.Matches(k, dayKeys.later):
		return a.moveBreak(r, 5)
	case key.Matches(k, dayKeys.sooner):
		return a.moveBreak(r, -5)
	case isDigits(typedRune(k)):
		a.breaks.change(r)
		a.breaks.set(strings.TrimSuffix(a.breaks.value(), itoa(r.slot.Minutes)) + typedRune(k))
	default:
		return a.env.desk.warnKey(k)
	}
	return nil
}

func (a *agenda) setBreak(r agendaRow, p session.Patch) tea.Cmd {
	p["day"], p["break"] = int64(r.day+1), r.slot.Plan.Break
	return a.env.desk.do("", func(g *session.Gesture) error { return g.Set(session.KindAgenda, r.id(), p) })
}

// breakMinutes makes a break longer or shorter.
func (a *agenda) breakMinutes(r agendaRow, by int) tea.Cmd {
	if r.slot.Plan.Break == content.BreakEnd {
		return say(toneInfo, "The end of a day takes no minutes; the arrows move it.")
	}
	have := 0
	if n := r.slot.Plan.Planned; n != nil {
		have = *n
	}
	return a.setBreak(r, session.Patch{"planned_min": int64(max(0, min(have+by, longest/2)))})
}

// moveBreak moves the time that a break is meant for.
func (a *agenda) moveBreak(r agendaRow, by int) tea.Cmd {
	h, m, ok := strings.Cut(r.slot.Plan.At, ":")
	if !ok {
		return say(toneInfo, "A buffer has no time of its own; it stands before the end of the day.")
	}
	at := max(0, min(number(h)*60+number(m)+by, longest-5))
	return a.setBreak(r, session.Patch{"at": clockTime(at)})
}

// number reads digits; anything else is 0.
func number(s string) int {
	n := 0
	for _, c := range s {
		if c < '0' || c > '9' {
			return 0
		}
		n = min(n*10+int(c-'0'), longest)
	}
	return n
}

// removeBreak takes a break out: one of the pack's is left out, one that was
// added is deleted.
func (a *agenda) removeBreak(r agendaRow) tea.Cmd {
	d := a.env.desk
	a.row++ // the cursor goes on to what comes next
	cmd := d.do("", func(g *session.Gesture) error {
		if rec := d.state.Get(session.KindAgenda, r.id()); rec != nil && rec.Number > 0 {
			return g.Delete(session.KindAgenda, r.id())
		}
		return g.Set(session.KindAgenda, r.id(), session.Patch{
			"break": r.slot.Plan.Break, "day": int64(r.day + 1), "mode": session.ModeSkipped,
		})
	})
	if d.view != "" {
		return cmd
	}
	a.row--
	return tea.Batch(cmd, say(toneInfo, breakName(r.slot.Plan)+" is taken out. Ctrl+Z brings it back."))
}
