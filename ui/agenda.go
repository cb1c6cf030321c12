package ui

import (
	"fmt"
	"reflect"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"doorstep/content"
	"doorstep/session"
)

// agenda is every activity on one screen: what is done, how long each takes,
// which are short or left out, and the way to any of them.
type agenda struct {
	env *env
	run *run
	row int
	top int
}

func newAgenda(e *env, r *run) screen {
	a := &agenda{env: e, run: r}
	for i, act := range e.desk.pack.Activities {
		if act.ID == r.at.ID {
			a.row = i
		}
	}
	return a
}

func (a *agenda) Init() tea.Cmd { return nil }
func (a *agenda) Typing() bool  { return false }
func (a *agenda) About() string {
	return "All activities. Enter goes to one, in any order; nothing is lost by going back. M makes one full, short or left out, and + and - change its minutes."
}

func (a *agenda) Keys() []key.Binding {
	return []key.Binding{as(keys.open, "go there"), keys.mode, keys.less, keys.more, keys.back, keys.undo}
}

func (a *agenda) Head(w int) []string {
	d := a.env.desk
	left := 0
	for _, act := range d.pack.Activities {
		g := session.AgendaFor(d.state, act.ID)
		if act.Stage != content.StageAfter && !act.Outside && !g.Done {
			left += g.PlannedMinutes(act.Minutes, act.Short, d.short())
		}
	}
	return titleHead(a.env, "Activities", "in the room still: "+session.FormatMinutes(left), w)
}

func (a *agenda) current() *content.Activity { return a.env.desk.pack.Activities[a.row] }

func (a *agenda) Update(msg tea.Msg) tea.Cmd {
	k, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return nil
	}
	n := len(a.env.desk.pack.Activities)
	switch {
	case key.Matches(k, keys.up):
		a.row = max(a.row-1, 0)
	case key.Matches(k, keys.down):
		a.row = min(a.row+1, n-1)
	case key.Matches(k, keys.first):
		a.row = 0
	case key.Matches(k, keys.last):
		a.row = n - 1
	case key.Matches(k, keys.back):
		return pop
	case key.Matches(k, keys.open):
		return tea.Sequence(a.run.step(a.current(), false), pop)
	case key.Matches(k, keys.mode):
		return a.nextMode()
	case key.Matches(k, keys.less):
		return a.minutes(-1)
	case key.Matches(k, keys.more):
		return a.minutes(1)
	}
	return nil
}

// nextMode goes from full to short to left out and round again.
func (a *agenda) nextMode() tea.Cmd {
	act, d := a.current(), a.env.desk
	g := session.AgendaFor(d.state, act.ID)
	next := map[string]string{
		session.ModeFull: session.ModeShort, session.ModeShort: session.ModeSkipped, session.ModeSkipped: session.ModeFull,
	}[g.ModeIn(act.Short, d.short())]
	if next == session.ModeShort && act.Short == 0 {
		next = session.ModeSkipped
	}
	return a.put(act, session.Patch{"mode": next})
}

func (a *agenda) minutes(by int) tea.Cmd {
	act, d := a.current(), a.env.desk
	g := session.AgendaFor(d.state, act.ID)
	now := g.PlannedMinutes(act.Minutes, act.Short, d.short())
	if now == 0 {
		return say(toneInfo, "This activity is left out. M brings it back.")
	}
	return a.put(act, session.Patch{"planned_min": int64(max(1, min(now+by, 24*60)))})
}

func (a *agenda) put(act *content.Activity, p session.Patch) tea.Cmd {
	d := a.env.desk
	p["for"] = act.ID
	return d.do("", func(g *session.Gesture) error {
		return g.Set(session.KindAgenda, session.AgendaID(d.state.Session, act.ID), p)
	})
}

func (a *agenda) View(w, h int) view {
	t, d := a.env.theme, a.env.desk
	var lines []string
	at := 0
	stage := ""
	for i, act := range d.pack.Activities {
		if act.Stage != stage {
			stage = act.Stage
			st := d.pack.Stage(stage)
			if len(lines) > 0 && h > 34 {
				lines = append(lines, "")
			}
			lines = append(lines, " "+t.accent(stage).Bold(true).Render(shown(st.Title)))
		}
		if i == a.row {
			at = len(lines)
		}
		lines = append(lines, a.rowLine(t, act, i == a.row, w))
	}
	a.top = max(0, min(a.top, len(lines)-h))
	if at <= a.top {
		a.top = max(at-1, 0)
	}
	if at >= a.top+h {
		a.top = at - h + 1
	}
	return view{lines: clip(lines[a.top:], w, h)}
}

func (a *agenda) rowLine(t *theme, act *content.Activity, here bool, w int) string {
	d := a.env.desk
	g := session.AgendaFor(d.state, act.ID)
	mode := g.ModeIn(act.Short, d.short())
	minutes := itoa(g.PlannedMinutes(act.Minutes, act.Short, d.short())) + " min"
	switch {
	case mode == session.ModeSkipped:
		minutes = "left out"
	case mode == session.ModeShort:
		minutes += " short"
	case act.Outside:
		minutes += " outside"
	}
	mark := "  "
	if here {
		mark = t.accent(act.Stage).Render(t.sign("▌", ">")) + " "
	}
	left := mark + a.run.mark(t, act) + " " + pad(act.ID, 8)
	right := pad(a.captured(act), 26) + padLeft(minutes, 16)
	title := fit(act.Title, max(w-width(left)-width(right)-3, 10))
	if here {
		title = t.chosen.Render(title)
	}
	if w < 80 {
		right = padLeft(minutes, 16)
	}
	return spread(left+title, t.muted.Render(right)+" ", w)
}

// captured says what an activity holds so far.
func (a *agenda) captured(act *content.Activity) string {
	text := ""
	for i := range act.Captures {
		if n := len(a.run.listed(&act.Captures[i])); n > 0 && act.Captures[i].Kind != session.KindSession {
			if text != "" {
				text += ", "
			}
			text += fmt.Sprintf("%d %s", n, shown(act.Captures[i].Title))
		}
	}
	return text
}

func sameScreen(a, b screen) bool { return reflect.TypeOf(a) == reflect.TypeOf(b) }
