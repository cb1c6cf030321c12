package ui

import (
	"strings"
	"time"

	"doorstep/content"
	"doorstep/session"
)

// sideBySide is the width from which the script stands beside the list.
const sideBySide = 96

// Head is where we are: the rail of stages, then the activity and its clock.
func (r *run) Head(w int) []string {
	t, d := r.env.theme, r.env.desk
	clock := d.clockText(t, r.at)
	if table := d.state.Get(session.KindTable, d.table); table != nil {
		clock = t.bold.Render("only "+shown(table.Text())) + "   " + clock
	}
	title := t.accent(r.at.Stage).Bold(true).Render(numberOf(r.at)) + t.bold.Render(shown(r.at.Title))
	if late := d.lateText(t); late != "" && width(title)+width(clock)+width(late)+7 <= w {
		clock = late + "   " + clock
	}
	return []string{
		r.rail(w),
		spread(" "+title, clock+" ", w),
		r.headRule(w),
	}
}

// numberOf is an activity's number before its title; those after the workshop
// have none.
func numberOf(a *content.Activity) string {
	if a.Stage == content.StageAfter {
		return ""
	}
	return a.ID + "  "
}

// headRule is the line under the head, with a word on what is still empty in
// an activity that has begun.
func (r *run) headRule(w int) string {
	t, style := r.env.theme, r.env.theme.accent(r.at.Stage)
	note := r.emptyNote()
	if note == "" || w < 60 {
		return style.Render(t.rule(w))
	}
	note = " " + cut(note, w-20) + " (" + acrossKeys.empty.Help().Key + ") "
	return style.Render(t.rule(w-width(note)-2)) + t.muted.Render(note) + style.Render(t.rule(2))
}

// railKey is all that the rail is drawn from.
type railKey struct {
	version int64
	at      string
	width   int
	theme   *theme
}

// rail is the stages with a mark for each activity: done, here, to come, or
// left out. It is drawn again only when the session has changed.
func (r *run) rail(w int) string {
	if key := (railKey{r.env.desk.state.Version(), r.at.ID, w, r.env.theme}); r.railed != key {
		r.railed, r.railLine = key, r.railFor(w)
	}
	return r.railLine
}

// railFor draws the rail. Where the stages don't all fit, only the one we are in
// has its word.
func (r *run) railFor(w int) string {
	for _, form := range []int{2, 1, 0} {
		if line := r.railIn(form); width(line) <= w || form == 0 {
			return cut(line, w)
		}
	}
	return ""
}

func (r *run) railIn(form int) string {
	t, d := r.env.theme, r.env.desk
	var parts []string
	for _, st := range d.pack.Stages {
		here := st.ID == r.at.Stage
		if st.ID == content.StageAfter && !here && form < 2 {
			continue
		}
		name := ""
		switch {
		case st.ID == content.StageAfter:
			name = st.Short
		case form == 2 || here:
			name = st.ID + " " + st.Short
		default:
			name = st.ID
		}
		if form == 0 && !here {
			name = st.ID
		}
		style := t.muted
		if here {
			style = t.accent(st.ID).Bold(true)
		}
		part := style.Render(shown(name)) + " "
		for _, a := range d.pack.InStage(st.ID) {
			part += r.mark(t, a)
		}
		parts = append(parts, part)
	}
	return " " + strings.Join(parts, "   ") + "   " + t.muted.Render("Brief f9")
}

// mark is one activity on the rail; each state has its own sign.
func (r *run) mark(t *theme, a *content.Activity) string {
	g := session.AgendaFor(r.env.desk.state, a.ID)
	switch {
	case a.ID == r.at.ID:
		return t.accent(a.Stage).Bold(true).Render(t.sign("◉", "@"))
	case g.ModeIn(a.Short, r.env.desk.short()) == session.ModeSkipped:
		return t.muted.Render(t.sign("–", "-"))
	case g.Done:
		return t.accent(a.Stage).Render(t.sign("●", "*"))
	case g.Seen != "":
		return t.accent(a.Stage).Render(t.sign("◐", "o"))
	}
	return t.muted.Render(t.sign("○", "."))
}

// View lays out the script and the list: side by side where there is room, one
// over the other where there isn't.
func (r *run) View(w, h int) view {
	i := r.instrument()
	switch {
	case i == nil || r.layout == layoutScript:
		return r.pageView(w, h)
	case r.layout == layoutList:
		return r.listView(i, w, h)
	case w >= sideBySide:
		return r.besideView(i, w, h)
	}
	return r.overView(i, w, h)
}

// scriptWidth is how wide the script is drawn in a window of w cells.
func (r *run) scriptWidth(w int) int {
	switch {
	case r.instrument() == nil || r.layout == layoutScript:
		return max(min(w-3, 84), 8)
	case w >= sideBySide:
		return min(max(w*2/5, 40), 72) - 3
	}
	return max(w-3, 8)
}

// listWidth is how wide an instrument is drawn in a window of w cells.
func (r *run) listWidth(w int) int {
	if r.layout == layoutBoth && w >= sideBySide {
		return w - r.scriptWidth(w) - 3 - 2 - 2
	}
	return w - 2
}

func (r *run) pageView(w, h int) view {
	return view{lines: indent(r.scriptLines(r.scriptWidth(w), h), 1)}
}

func (r *run) besideView(i instrument, w, h int) view {
	t := r.env.theme
	left := r.scriptWidth(w) + 3
	script := fill(r.scriptLines(left-3, h), h)
	part := r.listView(i, w-left-2, h)
	bar := t.muted.Render(t.sign("│", "|"))
	var v view
	part.lines = fill(part.lines, h)
	for n := range h {
		v.lines = append(v.lines, " "+pad(script[n], left-2)+" "+bar+" "+part.lines[n])
	}
	if part.cursor != nil {
		part.cursor.X += left + 2
		v.cursor = part.cursor
	}
	return v
}

func (r *run) overView(i instrument, w, h int) view {
	t := r.env.theme
	top := min(max(h*2/5, 3), 14)
	if h < 10 {
		return r.listView(i, w, h)
	}
	v := view{lines: fill(indent(r.scriptLines(r.scriptWidth(w), top-1), 1), top-1)}
	v.lines = append(v.lines, t.muted.Render(t.rule(w)))
	v.add(r.listView(i, w, h-top))
	return v
}

// listView is the instrument under the names of the activity's lists, a cell
// from both edges.
func (r *run) listView(i instrument, w, h int) view {
	v := view{lines: []string{r.listHead(w - 2)}}
	v.add(i.View(w-2, max(h-1, 1)))
	v.lines = indent(clip(v.lines, w-2, h), 1)
	if v.cursor != nil {
		v.cursor.X++
	}
	return v
}

// listHead names the lists of this activity, how much is in each, and which
// one has the focus. Where they don't fit they stand closer together.
func (r *run) listHead(w int) string {
	t := r.env.theme
	var names []string
	for n := range r.at.Captures {
		c := &r.at.Captures[n]
		text := shown(c.Title)
		if c.Kind != session.KindSession {
			text += " " + itoa(len(r.listed(c)))
		}
		names = append(names, text)
	}
	if r.places() > len(names) {
		names = append(names, "Brief")
	}
	line := func(lead string, most int) string {
		var parts []string
		for n, name := range names {
			if n != r.list[r.at.ID] {
				name = cut(name, most)
			}
			if n == r.list[r.at.ID] {
				parts = append(parts, t.accent(r.at.Stage).Bold(true).Render(t.sign("▪ ", "* ")+name))
			} else {
				parts = append(parts, t.muted.Render(lead+name))
			}
		}
		return strings.Join(parts, "  ")
	}
	head := line("  ", w)
	if len(names) == 1 {
		return cut(head, w)
	}
	on := t.muted.Render("f6 " + t.sign("→", ">"))
	// What has no room is cut in the other lists' names, never in that of the one
	// that is open.
	for most := w; most > 3 && width(head)+1+width(on) > w; most = min(most-1, 24) {
		head = line("", most)
	}
	return spread(head, on, w)
}

// above says that the script stands above the list, where it has few lines. Line by
// line there is no width, and the whole is said in its order.
func (r *run) above() bool {
	return r.instrument() != nil && r.layout == layoutBoth && r.width > 0 && r.width < sideBySide
}

// script is what stands on the script's side: the purpose, the script, and
// what to ask at the end. Where few lines are seen, they begin with what is to
// be said, and what had to be got ready stands below; on the short path its
// minutes, which stand before the steps, stay there.
func (r *run) script(few bool) string {
	a := r.at
	var b strings.Builder
	b.WriteString("*" + a.Purpose + "*\n\n")
	ready, steps := needs(a)+"\n\n", a.Script
	if i := strings.Index(a.Script, "## "); few && i >= 0 {
		if !r.env.desk.shortened(a) {
			ready, steps = ready+a.Script[:i], a.Script[i:]
		}
		b.WriteString(steps + "\n\n## Before it begins\n\n" + ready + "\n")
	} else {
		b.WriteString(ready + steps + "\n")
	}
	section := func(title string, lines []string) {
		if len(lines) == 0 {
			return
		}
		b.WriteString("\n## " + title + "\n\n")
		for _, l := range lines {
			b.WriteString("- " + l + "\n")
		}
	}
	section("To throw in", a.Prompts)
	section("Debrief", a.Debrief)
	return b.String()
}

// needs say what an activity is done with, and by whom.
func needs(a *content.Activity) string {
	text := ""
	if len(a.Materials) > 0 {
		text = "**Needs:** " + strings.Join(a.Materials, ", ") + ". "
	}
	if a.Group != "" {
		text += "**Who:** " + a.Group + "."
	}
	return text
}

// scriptLines are the lines of the script that fit, with a mark where there is
// more below.
func (r *run) scriptLines(w, h int) []string {
	r.height = h
	lines := r.env.md.lines(r.mdKeyAt(w))
	from := max(0, min(r.scroll[r.at.ID], len(lines)-h))
	r.scroll[r.at.ID] = from
	part := append([]string(nil), lines[from:min(len(lines), from+h)]...)
	if more := len(lines) - from - h; more > 0 && h > 1 {
		part[len(part)-1] = r.env.theme.muted.Render(plural(more+1, "line", "lines") + " more: pgdn")
	}
	return part
}

func indent(lines []string, n int) []string {
	for i, l := range lines {
		lines[i] = strings.Repeat(" ", n) + l
	}
	return lines
}

// localTime is a change's time as the room's civil time.
func localTime(ms int64) string { return time.UnixMilli(ms).Local().Format(session.CivilTime) }
