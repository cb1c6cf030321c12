package ui

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"doorstep/session"
)

// dayKeys are those of the plan of the day.
var dayKeys = struct{ shorten, full, short, noTime, paper, group, later, sooner, add, remove, less5, more5, typing key.Binding }{
	shorten: bind(on("alt+d"), "alt+d", "shorten what is left"),
	full:    bind(on("f"), "f", "full"),
	short:   bind(on("s"), "s", "short"),
	noTime:  bind(on("t"), "t", "leave out: no time"),
	paper:   bind(on("p"), "p", "leave out: done on paper"),
	group:   bind(on("g"), "g", "leave out: not for this group"),
	later:   bind(on("right"), "→", "to the next day"),
	sooner:  bind(on("left"), "←", "to the day before"),
	add:     bind(on("a"), "a", "add a break"),
	remove:  bind(on("x", "ctrl+d", "delete"), "x", "take the break out"),
	less5:   bind(on(",", "<"), ",", "five minutes less"),
	more5:   bind(on(".", ">"), ".", "five minutes more"),
	typing:  bind(on("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"), "0-9", "type the minutes"),
}

// replan shows how what is left of a day could be made shorter, before anything
// is; Enter does it.
type replan struct {
	env *env
	// day is the place of the day, -1 for the one that is on.
	day int
}

func newReplan(e *env, day int) screen { return &replan{env: e, day: day} }

func (r *replan) Init() tea.Cmd { return nil }
func (r *replan) Typing() bool  { return false }
func (r *replan) About() string {
	return "What is left of the day, made shorter so that the day ends in time. Each activity gives in proportion to what it has above its short form; only then is something left out. Enter does it, and Ctrl+Z takes it back."
}

// proposal is the day and what is proposed for it; ok is false where no day is
// on and none was meant.
func (r *replan) proposal() (day session.Day, p session.Replan, ok bool) {
	table := r.env.desk.timetable()
	at := r.day
	if at < 0 {
		at = table.Today
	}
	if at < 0 || at >= len(table.Days) {
		return day, p, false
	}
	day = table.Days[at]
	return day, day.Replan(), true
}

func (r *replan) Keys() []key.Binding {
	_, p, _ := r.proposal()
	return []key.Binding{when(as(keys.keep, "do it"), len(p.Cuts) > 0), as(keys.back, "leave it as it is")}
}

func (r *replan) Head(w int) []string {
	day, _, ok := r.proposal()
	if !ok {
		return titleHead(r.env, "Shorten the day", "", w)
	}
	return titleHead(r.env, "Shorten the day", dayName(day)+": "+lateWords(day), w)
}

func (r *replan) Update(msg tea.Msg) tea.Cmd {
	k, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return nil
	}
	switch {
	case key.Matches(k, keys.back, dayKeys.shorten):
		return r.env.back(nil)
	case key.Matches(k, keys.keep):
		return r.apply()
	}
	return nil
}

func (r *replan) apply() tea.Cmd {
	d := r.env.desk
	_, p, _ := r.proposal()
	if len(p.Cuts) == 0 {
		return r.env.back(nil)
	}
	if d.view != "" {
		return say(toneWarn, d.view)
	}
	return r.env.back(tea.Batch(d.do("", p.Apply), say(toneDone, replanWords(r.env.theme, p)+". Ctrl+Z takes it back.")))
}

// replanWords is a proposal in one line, the sum first, since a narrow window
// cuts the end: "20 min won; still 6 min over: 3.4 45→35, 3.5 15→5".
func replanWords(t *theme, p session.Replan) string {
	parts := make([]string, len(p.Cuts))
	for i, c := range p.Cuts {
		parts[i] = fmt.Sprintf("%s %d%s%d", c.Activity, c.From, t.sign("→", ">"), c.To)
		if c.Skip {
			parts[i] = c.Activity + " left out"
		}
	}
	return wonWords(p) + ": " + strings.Join(parts, ", ")
}

func wonWords(p session.Replan) string {
	text := session.FormatMinutes(p.Won) + " won"
	if p.Over > 0 {
		text += "; still " + session.FormatMinutes(p.Over) + " over"
	}
	return text
}

func (r *replan) View(w, h int) view {
	day, p, ok := r.proposal()
	return view{lines: clip(replanLines(r.env.theme, r.env.desk, day, p, ok, w), w, h)}
}

// replanLines draw a proposal: what is to be won, what each activity would give,
// and how the day ends then.
func replanLines(t *theme, d *desk, day session.Day, p session.Replan, ok bool, w int) []string {
	var lines []string
	para := func(text string) {
		for _, l := range wrap(text, max(min(w-4, 74), 8)) {
			lines = append(lines, "  "+l)
		}
	}
	lines = append(lines, "")
	late, has := day.Late()
	switch {
	case !ok:
		para("No day is on just now, so there is nothing to be late for. F8 lists the days; there Alt+D shortens the one under the cursor.")
		return lines
	case !has:
		para(dayName(day) + " has no end, so nothing is over it. F8, A and \"end 16:30\" give it one.")
		return lines
	case late <= 0:
		para(dayName(day) + " holds what is planned. Nothing needs to be shorter.")
		return lines
	}
	head := session.FormatMinutes(late) + " are to be won, so that " + dayName(day) + " ends at " + clockTime(day.Ends)
	if day.Buffer > 0 {
		head += " with its buffer of " + session.FormatMinutes(day.Buffer)
	}
	para(head + ".")
	if late <= day.Buffer {
		para("The buffer alone would take it, too.")
	}
	lines = append(lines, "")
	if len(p.Cuts) == 0 {
		para("What is left has no minutes to give. Leave something out in the list of activities (F8), or end later.")
		return lines
	}
	for _, c := range p.Cuts {
		act := d.pack.Activity(c.Activity)
		what := fmt.Sprintf("%3d %s %3d min", c.From, t.sign("→", ">"), c.To)
		if c.Skip {
			what = fmt.Sprintf("%3d min  left out", c.From)
		}
		title := fit(act.Title, max(w-34, 4))
		lines = append(lines, "  "+t.accent(act.Stage).Render(pad(c.Activity, 6))+pad(title, max(min(w-34, 46), 4))+"  "+t.bold.Render(what))
	}
	lines = append(lines, "")
	end := t.good.Render(wonWords(p) + ".")
	if p.Over > 0 {
		end = t.warn.Render(wonWords(p) + ".")
	}
	return append(lines, "  "+end, "", "  "+t.key.Render("enter")+" does it.  "+t.key.Render("esc")+" leaves all as it is.")
}
