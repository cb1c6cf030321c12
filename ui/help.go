package ui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// helpScreen says what the place below it is for, and which keys work there.
type helpScreen struct {
	env   *env
	about string
	keys  []key.Binding
	top   int
	page  int // lines of the screen, as it was last drawn
}

func (a *app) help() tea.Cmd {
	if _, open := a.top().(*helpScreen); open {
		a.pop()
		return nil
	}
	return a.push(&helpScreen{env: a.env, about: a.top().About(), keys: a.bindings()})
}

func (s *helpScreen) Init() tea.Cmd { return nil }
func (s *helpScreen) Typing() bool  { return false }
func (s *helpScreen) About() string { return s.about }
func (s *helpScreen) Keys() []key.Binding {
	return []key.Binding{as(keys.scriptDown, "page"), keys.back, keys.up, keys.down}
}
func (s *helpScreen) Head(w int) []string { return titleHead(s.env, "Help", "", w) }

func (s *helpScreen) Update(msg tea.Msg) tea.Cmd {
	k, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return nil
	}
	switch {
	case key.Matches(k, keys.up):
		s.top--
	case key.Matches(k, keys.down):
		s.top++
	case key.Matches(k, keys.scriptUp):
		s.top -= max(s.page-1, 1)
	case key.Matches(k, keys.scriptDown), k.String() == "space":
		s.top += max(s.page-1, 1)
	case key.Matches(k, keys.back), k.String() == "q", key.Matches(k, keys.keep):
		return s.env.back(nil)
	}
	return nil
}

func (s *helpScreen) View(w, h int) view {
	t := s.env.theme
	var lines []string
	lines = append(lines, "")
	for _, l := range wrap(s.about, min(w-4, 78)) {
		lines = append(lines, "  "+l)
	}
	lines = append(lines, "", "  "+t.bold.Render("Keys here"), "")
	lines = append(lines, s.table(t, w)...)
	lines = append(lines, "")
	for _, l := range wrap("Whatever you type is kept on this laptop before the screen says so, and is in the file a moment later. Undo takes back anything but a removal for good. "+keyName(tourKeys.start)+" shows the program in a minute.", min(w-4, 78)) {
		lines = append(lines, "  "+t.muted.Render(l))
	}
	s.page = h
	s.top = max(0, min(s.top, len(lines)-h))
	part := clip(lines[s.top:], w, h)
	if more := len(lines) - s.top - h; more > 0 && h > 1 {
		part[h-1] = "  " + t.muted.Render(plural(more+1, "line", "lines")+" more: pgdn")
	}
	return view{lines: clip(part, w, h)}
}

// table lists the keys in as many columns as fit, with the other keys that do
// the same.
func (s *helpScreen) table(t *theme, w int) []string {
	type action struct{ keys, does string }
	var list []action
	wide, long := 8, 0
	for _, k := range s.keys {
		if !k.Enabled() {
			continue
		}
		all := []string{plainKey(k.Help().Key, t.ascii)}
		for _, other := range k.Keys() {
			if len(all) < 2 && !sameKey(other, k.Help().Key) && !isArrow(other) && other != "?" {
				all = append(all, withShift(other))
			}
		}
		a := action{strings.Join(all, " "), k.Help().Desc}
		wide, long = max(wide, width(a.keys)), max(long, width(a.does))
		list = append(list, a)
	}
	// Where all names fit, the columns are as wide as they need, and no wider.
	cols := max(1, min((w-2)/46, 3))
	each := min((w-2)/cols, wide+long+6)
	rows := (len(list) + cols - 1) / cols
	var lines []string
	for r := range rows {
		line := "  "
		for c := range cols {
			if i := c*rows + r; i < len(list) {
				line += pad(t.key.Render(pad(list[i].keys, wide))+"  "+list[i].does, each)
			}
		}
		lines = append(lines, strings.TrimRight(line, " "))
	}
	return lines
}

// sameKey says that two names are one key to a person: "alt+R" is what some
// terminals call "alt+shift+r".
func sameKey(a, b string) bool {
	plain := func(s string) string { return strings.ToLower(strings.ReplaceAll(s, "shift+", "")) }
	return plain(a) == plain(b)
}

// withShift says shift where a capital stands for it, as the line of keys does.
func withShift(k string) string {
	mods, last, found := strings.Cut(k, "+")
	if low := strings.ToLower(last); found && len(last) == 1 && low != last {
		return mods + "+shift+" + low
	}
	return k
}

func isArrow(k string) bool { return k == "up" || k == "down" || k == "left" || k == "right" }

// palette is every action by name, found by typing a part of it.
type palette struct {
	env   *env
	list  []key.Binding
	input line
	row   int
	// room is how many lines the list had when it was last drawn.
	room int
}

func (a *app) palette() tea.Cmd {
	if _, open := a.top().(*palette); open {
		a.pop()
		return nil
	}
	return a.push(&palette{env: a.env, list: a.actions(), input: newLine()})
}

func (p *palette) Init() tea.Cmd       { return nil }
func (p *palette) Typing() bool        { return true }
func (p *palette) Head(w int) []string { return titleHead(p.env, "All actions", "", w) }
func (p *palette) About() string {
	return "Every action by name, with its key. Type a part of the name, then Enter. What can't be done here and now stands at the end; Enter says what it waits for."
}

func (p *palette) Keys() []key.Binding {
	return []key.Binding{as(keys.keep, "do it"), keys.up, keys.down, keys.back}
}

// found are the actions that hold every word that was typed.
func (p *palette) found() []key.Binding {
	words := strings.Fields(strings.ToLower(p.input.value()))
	var list []key.Binding
	for _, k := range p.list {
		name := strings.ToLower(k.Help().Desc + " " + k.Help().Key)
		all := true
		for _, w := range words {
			all = all && strings.Contains(name, w)
		}
		if all {
			list = append(list, k)
		}
	}
	return list
}

func (p *palette) Update(msg tea.Msg) tea.Cmd {
	k, ok := msg.(tea.KeyPressMsg)
	found := p.found()
	switch {
	case !ok:
		if _, paste := msg.(tea.PasteMsg); paste {
			p.input.update(msg)
		}
		return nil
	case key.Matches(k, keys.back):
		return p.env.back(nil)
	case key.Matches(k, keys.up):
		p.row = max(p.row-1, 0)
	case key.Matches(k, keys.down):
		p.row = min(p.row+1, max(len(found)-1, 0))
	case key.Matches(k, keys.scriptUp):
		p.row = max(p.row-max(p.room, 1), 0)
	case key.Matches(k, keys.scriptDown):
		p.row = max(min(p.row+max(p.room, 1), len(found)-1), 0)
	case key.Matches(k, keys.keep):
		if p.row >= len(found) {
			return nil
		}
		if !found[p.row].Enabled() {
			return say(toneInfo, whyNot(found[p.row]))
		}
		press, _ := pressOf(found[p.row])
		return p.env.back(func() tea.Msg { return press })
	default:
		p.input.update(msg)
		p.row = 0
	}
	return nil
}
