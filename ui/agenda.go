package ui

import (
	"fmt"
	"reflect"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"doorstep/content"
	"doorstep/session"
)

// agenda is the whole workshop on one screen, day by day: when everything comes,
// what is done, how long each takes, which are short or left out, and the way to
// any of them.
type agenda struct {
	env *env
	run *run
	// at is the record of the row under the cursor, an activity's or a break's.
	at  session.ID
	row int // where it was last
	top int

	minutes minutesEdit
	breaks  breakEdit
}

// agendaRow is a line that the cursor can stand on.
type agendaRow struct {
	day  int // place of the day, -1 for what comes after the workshop
	slot session.Slot
}

func (r agendaRow) id() session.ID { return r.slot.Plan.ID }

func newAgenda(e *env, r *run) screen {
	return &agenda{env: e, run: r, at: session.AgendaID(e.desk.state.Session, r.at.ID)}
}

func (a *agenda) Init() tea.Cmd { return nil }
func (a *agenda) Typing() bool  { return a.minutes.open || a.breaks.open }
func (a *agenda) About() string {
	return "All activities, day by day, with the times at which they come. Enter goes to one, in any order; nothing is lost by going back. F, S make one full or short; T, P and G leave it out, for want of time, because it was done on paper, or because it is not for this group. Digits, +, -, . and , set its minutes. Breaks stand among them: A adds one, Enter changes it, X takes it out. Alt+D shortens what is left of the day. Ctrl+Z takes back any of it."
}

func (a *agenda) Keys() []key.Binding {
	if a.minutes.open || a.breaks.open {
		return []key.Binding{keys.keep, keys.back}
	}
	r, ok := a.current()
	act := ok && r.slot.Activity != nil
	brk := ok && !act
	return []key.Binding{
		when(as(keys.open, "go there"), act), when(as(keys.open, "change"), brk), dayKeys.shorten,
		when(dayKeys.full, act), when(dayKeys.short, act), when(dayKeys.noTime, act), when(dayKeys.paper, act), when(dayKeys.group, act),
		when(keys.mode, act), keys.less, keys.more, dayKeys.less5, dayKeys.more5, dayKeys.typing,
		when(dayKeys.later, act), when(dayKeys.sooner, act),
		when(as(dayKeys.later, "five minutes later"), brk), when(as(dayKeys.sooner, "five minutes earlier"), brk),
		dayKeys.add, when(dayKeys.remove, brk), bigKeys.word, bigKeys.colour, bigKeys.bell,
		keys.back, keys.undo,
	}
}

// rows are all lines that the cursor can stand on, in the order of the days.
func (a *agenda) rows() []agendaRow {
	d := a.env.desk
	var list []agendaRow
	for i, day := range d.timetable().Days {
		for _, s := range day.Slots {
			list = append(list, agendaRow{i, s})
		}
	}
	for _, act := range d.pack.InStage(content.StageAfter) {
		g := session.AgendaFor(d.state, act.ID)
		n := d.plannedFor(act, g)
		list = append(list, agendaRow{-1, session.Slot{Activity: act, Plan: g, Minutes: n, Skipped: n == 0, From: -1}})
	}
	return list
}

// current is the row under the cursor. A row that is gone leaves the cursor
// where it was.
func (a *agenda) current() (agendaRow, bool) {
	list := a.rows()
	for i, r := range list {
		if r.id() == a.at {
			a.row = i
			return r, true
		}
	}
	if len(list) == 0 {
		return agendaRow{}, false
	}
	a.row = max(0, min(a.row, len(list)-1))
	a.at = list[a.row].id()
	return list[a.row], true
}

func (a *agenda) move(to int) {
	list := a.rows()
	a.row = max(0, min(to, len(list)-1))
	a.at = list[a.row].id()
}

func (a *agenda) Update(msg tea.Msg) tea.Cmd {
	switch {
	case a.minutes.open:
		return a.minutes.update(a.env.desk, msg)
	case a.breaks.open:
		return a.breaks.update(a.env.desk, msg)
	}
	k, ok := msg.(tea.KeyPressMsg)
	r, has := a.current()
	if !ok || !has {
		return nil
	}
	switch {
	case key.Matches(k, keys.up):
		a.move(a.row - 1)
	case key.Matches(k, keys.down):
		a.move(a.row + 1)
	case key.Matches(k, keys.scriptUp):
		a.move(a.row - 10)
	case key.Matches(k, keys.scriptDown):
		a.move(a.row + 10)
	case key.Matches(k, keys.first):
		a.move(0)
	case key.Matches(k, keys.last):
		a.move(1 << 20)
	case key.Matches(k, keys.back):
		return a.env.back(nil)
	case key.Matches(k, dayKeys.shorten):
		return a.env.open(newReplan(a.env, r.day))
	case key.Matches(k, dayKeys.add):
		a.breaks.add(max(r.day, 0) + 1)
	case r.slot.Activity != nil:
		return a.activityKey(k, r)
	default:
		return a.breakKey(k, r)
	}
	return nil
}

// activityKey is a key on an activity.
func (a *agenda) activityKey(k tea.KeyPressMsg, r agendaRow) tea.Cmd {
	act, d := r.slot.Activity, a.env.desk
	switch {
	case key.Matches(k, keys.open):
		return a.env.back(a.run.step(act, false))
	case key.Matches(k, keys.mode):
		return a.nextMode(act)
	case key.Matches(k, dayKeys.full):
		return a.mode(act, session.ModeFull, nil)
	case key.Matches(k, dayKeys.short):
		if act.Short == 0 {
			return say(toneInfo, act.ID+" has no short form; it can be left out.")
		}
		return a.mode(act, session.ModeShort, nil)
	case key.Matches(k, dayKeys.noTime):
		return a.mode(act, session.ModeSkipped, "time")
	case key.Matches(k, dayKeys.paper):
		return a.mode(act, session.ModeSkipped, "paper")
	case key.Matches(k, dayKeys.group):
		return a.mode(act, session.ModeSkipped, "group")
	case key.Matches(k, keys.less):
		return d.addMinutes(act, -1)
	case key.Matches(k, keys.more):
		return d.addMinutes(act, 1)
	case key.Matches(k, dayKeys.less5):
		return d.addMinutes(act, -5)
	case key.Matches(k, dayKeys.more5):
		return d.addMinutes(act, 5)
	case key.Matches(k, dayKeys.later):
		return a.shift(r, 1)
	case key.Matches(k, dayKeys.sooner):
		return a.shift(r, -1)
	case isDigits(typedRune(k)):
		a.minutes.start(act, typedRune(k))
		return nil
	}
	return d.warnKey(k)
}

// mode sets how an activity is run, with the minutes that the method has for
// it.
func (a *agenda) mode(act *content.Activity, mode string, reason any) tea.Cmd {
	return a.env.desk.plan(act, session.Patch{"mode": mode, "reason": reason, "planned_min": nil})
}

// nextMode goes from full to short to left out and round again.
func (a *agenda) nextMode(act *content.Activity) tea.Cmd {
	d := a.env.desk
	g := session.AgendaFor(d.state, act.ID)
	next := map[string]string{
		session.ModeFull: session.ModeShort, session.ModeShort: session.ModeSkipped, session.ModeSkipped: session.ModeFull,
	}[g.ModeIn(act.Short, d.short())]
	if next == session.ModeShort && act.Short == 0 {
		next = session.ModeSkipped
	}
	return a.mode(act, next, nil)
}

// shift puts an activity on another day, with those that go with it, since
// their order stays: to the next day go those behind it, to the day before those
// in front of it.
func (a *agenda) shift(r agendaRow, by int) tea.Cmd {
	d := a.env.desk
	to := r.day + 1 + by
	switch {
	case r.day < 0:
		return say(toneInfo, "This comes after the workshop and stands on none of its days.")
	case to < 1 || to > session.MaxDays:
		return say(toneInfo, "There is no day before the first.")
	}
	slots := d.timetable().Days[r.day].Slots
	return d.do("", func(g *session.Gesture) error {
		reached := by < 0
		for _, s := range slots {
			if s.Activity == nil {
				continue
			}
			here := s.Activity.ID == r.slot.Activity.ID
			if reached = reached || here; reached {
				if err := g.Set(session.KindAgenda, s.Plan.ID, session.Patch{"for": s.Activity.ID, "day": int64(to)}); err != nil {
					return err
				}
			}
			if by < 0 && here {
				return nil
			}
		}
		return nil
	})
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
