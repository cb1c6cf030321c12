package ui

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// The least terminal that anything can be done in.
const (
	minWidth  = 40
	minHeight = 10
)

// View is the only maker of a tea.View: head, body, status and keys, cut to the
// terminal for certain.
func (a *app) View() tea.View {
	lines, cursor := a.frame()
	v := tea.NewView(strings.Join(lines, "\n"))
	v.AltScreen = true
	v.WindowTitle = "doorstep"
	if a.mouse {
		v.MouseMode = tea.MouseModeCellMotion
	}
	if cursor != nil {
		v.Cursor = tea.NewCursor(cursor.X, cursor.Y)
		v.Cursor.Blink = false // nothing moves by itself but a clock that runs
	}
	return v
}

// frame is the whole screen as lines: exactly as many as the terminal has.
func (a *app) frame() ([]string, *tea.Position) {
	if a.w <= 0 || a.h <= 0 {
		return nil, nil
	}
	if a.w < minWidth || a.h < minHeight {
		text := "doorstep needs a window of " + itoa(minWidth) + " by " + itoa(minHeight) + ". Make it larger. Nothing is lost."
		return fill(clip(wrap(text, a.w), a.w, a.h), a.h), nil
	}
	if r := a.mirrored(); r != nil {
		return a.roomFrame(r)
	}
	s := a.top()
	var v view
	v.lines = clip(s.Head(a.w), a.w, 4)
	band, foot := a.bandLines(len(v.lines)), a.footHeight()
	body := max(a.h-len(v.lines)-len(band)-foot, 1)
	part := s.View(a.w, body)
	part.lines = fill(clip(part.lines, a.w, body), body)
	if part.cursor != nil && (part.cursor.Y >= body || part.cursor.X >= a.w) {
		part.cursor = nil
	}
	v.add(part)
	// What the place has drawn may hold something to be said of it.
	v.lines = append(append(v.lines, band...), a.foot(foot)...)
	if a.leaving != "" || a.tour != nil {
		v.cursor = nil
	}
	return a.env.theme.asciiOnly(clip(v.lines, a.w, a.h)), v.cursor
}

// statusNow is what is to be said: that the program is being left, that a line
// points to a person, or what just happened.
func (a *app) statusNow() statusMsg {
	if a.leaving != "" {
		return statusMsg{toneInfo, a.leaving}
	}
	if hint := a.privateHint(); hint != "" {
		return statusMsg{toneWarn, hint}
	}
	return a.status
}

// statusLine says what just happened, and on the right how safe it is, on one
// line.
func (a *app) statusLine() string {
	left := a.toned(a.statusNow())
	right := a.safety(width(left))
	if width(left)+width(right)+2 > a.w && width(right) > a.w/2 {
		right = cut(right, a.w/2)
	}
	return spread(" "+left, right+" ", a.w)
}

// safety says how safe what was typed is, beside a text of so many cells. What
// happened is read to its end: that all is well can be said in a word, and
// beside a warning it can wait.
func (a *app) safety(left int) string {
	t, d := a.env.theme, a.env.desk
	if d == nil {
		return ""
	}
	tn, text := d.progress()
	flags := a.flags()
	fits := func(s string) bool { return left+width(flags)+width(s)+3 <= a.w }
	drawn := func(text string) string {
		switch {
		case d.view != "":
			return t.warn.Render(text)
		case tn == toneInfo:
			text = t.muted.Render(text)
		}
		return t.tone(tn, text)
	}
	right := drawn(text)
	if word, _, more := strings.Cut(text, " "); !fits(right) && tn < toneWarn && more && d.view == "" {
		right = drawn(word)
	}
	if !fits(right) && tn < toneWarn && a.status.tone >= toneWarn {
		right = ""
	}
	return flags + right
}

// keyLine is made of the bindings that work now; those that do not fit are in
// the help, whose key therefore always stands at the end. So does the way out
// of a screen that lies over another. What would find nothing to mask is there.
func (a *app) keyLine() string {
	t := a.env.theme
	item := func(k key.Binding) string {
		return t.key.Render(plainKey(k.Help().Key, t.ascii)) + " " + t.muted.Render(k.Help().Desc)
	}
	list, end := a.told(), item(keys.help)
	over := len(a.stack) > 1
	if i := slices.IndexFunc(list, leaves); over && i >= 0 {
		end = item(list[i]) + "  " + end
	}
	line, room := " ", a.w-3-width(end)
	for _, k := range list {
		if !k.Enabled() || over && leaves(k) || moves(k) || k.Help() == keys.help.Help() || k.Help() == maskKey.Help() && !a.masks() {
			continue
		}
		// Most find no room, and are not drawn to find that out.
		if n := width(plainKey(k.Help().Key, t.ascii)) + len(" ") + width(k.Help().Desc) + len("  "); n <= room {
			line, room = line+item(k)+"  ", room-n
		}
	}
	return cut(line+end, a.w)
}

// bindings are the screen's, and then those that always work.
func (a *app) bindings() []key.Binding {
	return append(a.top().Keys(), when(maskKey, a.writes()), keys.help, keys.palette, keys.quit, keys.mouse)
}

var plainKeys = map[string]string{"↑": "up", "↓": "down", "←": "left", "→": "right"}

func plainKey(k string, ascii bool) string {
	if p, ok := plainKeys[k]; ok && ascii {
		return p
	}
	return k
}

// titleHead is the head of a screen that is not the workshop itself.
func titleHead(e *env, title, right string, w int) []string {
	t := e.theme
	return []string{
		spread(" "+t.accent("").Bold(true).Render("doorstep")+"  "+t.bold.Render(title), t.muted.Render(right)+" ", w),
		t.accent("").Render(t.rule(w)),
	}
}
