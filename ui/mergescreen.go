package ui

import (
	"path/filepath"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"doorstep/session/store"
)

// merging brings what another file holds into a session: another table's
// laptop, a second room, or a copy that somebody worked on. It tells what would
// come in before anything is written, and a copy of the session is kept.
type merging struct {
	env    *env
	into   store.Info
	others []store.Info
	row    int
	path   line
	// from is the file that was looked at; union is what it would bring.
	from    string
	union   *store.Union
	options store.MergeOptions
	err     error
	busy    bool
}

// plannedMsg says what a merge would do, mergedMsg what it did.
type (
	plannedMsg struct {
		union *store.Union
		err   error
	}
	mergedMsg struct {
		union *store.Union
		err   error
	}
)

func newMerging(e *env, into store.Info, all []store.Info) screen {
	m := &merging{env: e, into: into, path: newLine(), options: store.MergeOptions{Options: e.cfg.Store}}
	for _, i := range all {
		if i.Path != into.Path && i.Err == nil {
			m.others = append(m.others, i)
		}
	}
	return m
}

func (m *merging) Init() tea.Cmd { return waitCmd(m.env.cfg.Store.StateDir, mergeFile) }
func (m *merging) Typing() bool  { return true }
func (m *merging) About() string {
	return "Brings what another file holds into this session. Whatever order files are merged in, the result is the same, and merging one twice does nothing. You see what would come in first, and a copy of the session is kept beside it."
}

func (m *merging) Keys() []key.Binding {
	if m.busy {
		return nil // no key does anything before it is done
	}
	if m.union != nil {
		return []key.Binding{as(keys.keep, "merge"), as(keys.back, "another file")}
	}
	return []key.Binding{as(keys.keep, "look what it brings"), keys.up, keys.down, keys.back}
}

func (m *merging) Head(w int) []string {
	return titleHead(m.env, "Merge into "+fit(m.into.Title, 40), "", w)
}

// chosen is the file typed, or the one that is marked in the list.
func (m *merging) chosen() string {
	if path := strings.Trim(strings.TrimSpace(m.path.value()), `"'`); path != "" {
		return path
	}
	if m.row < len(m.others) {
		return m.others[m.row].Path
	}
	return ""
}

func (m *merging) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case waitedMsg:
		m.takeUp(msg)
	case plannedMsg:
		if m.busy, m.err = false, msg.err; msg.err == nil {
			m.union = msg.union
		}
	case mergedMsg:
		m.busy = false
		if m.err = msg.err; msg.err == nil {
			return m.env.back(tea.Sequence(findCmd(m.env.cfg.Dirs), say(toneDone, merged(msg.union))))
		}
	case tea.PasteMsg:
		m.path.update(msg)
	case tea.KeyPressMsg:
		return m.press(msg)
	}
	return nil
}

func (m *merging) press(k tea.KeyPressMsg) tea.Cmd {
	switch {
	case m.busy:
	case key.Matches(k, keys.back) && m.union != nil:
		m.union, m.err = nil, nil
	case key.Matches(k, keys.back):
		return m.env.back(nil)
	case key.Matches(k, keys.keep) && m.union != nil:
		o := m.options
		// Enter on the page that names them says yes to both.
		o.IntoOne, o.Redactions = true, true
		m.busy = true
		return mergeCmd(m.into.Path, m.from, o)
	case key.Matches(k, keys.keep):
		return m.look()
	case m.union == nil && key.Matches(k, keys.up):
		m.row = max(m.row-1, 0)
	case m.union == nil && key.Matches(k, keys.down):
		m.row = max(min(m.row+1, len(m.others)-1), 0)
	case m.union == nil:
		m.err = nil
		m.path.update(k)
	}
	return nil
}

func (m *merging) look() tea.Cmd {
	if m.from = m.chosen(); m.from == "" {
		return nil
	}
	m.busy, m.err = true, nil
	o := m.options
	o.IntoOne = true // whether they are one workshop is told, and then decided
	return planCmd(m.into.Path, m.from, o)
}

func merged(u *store.Union) string {
	n := 0
	for _, f := range u.Files {
		n += f.New
	}
	text := plural(n, "change", "changes") + " merged."
	if u.Backup != "" {
		text += " What was there before is in " + shown(filepath.Base(u.Backup)) + "."
	}
	return text
}

func (m *merging) View(w, h int) view {
	t := m.env.theme
	if m.union != nil {
		return view{lines: clip(m.planLines(t, w), w, h)}
	}
	var v view
	v.lines = []string{"", "  " + t.bold.Render("Which file comes in? Type its path, or choose one below."), ""}
	v.add(prefixed("  "+t.accent("").Bold(true).Render(t.sign("›", ">"))+" ", m.path.view(max(w-6, 1))))
	v.lines = append(v.lines, "")
	wide := 30
	for _, o := range m.others {
		wide = max(wide, min(width(shown(o.Title)), w-70))
	}
	for i, o := range m.others {
		mark, name := "  ", pad(shown(o.Title), wide)
		if i == m.row && m.path.value() == "" {
			mark, name = t.accent("").Render(t.sign("▌", ">"))+" ", t.chosen.Render(name)
		}
		v.lines = append(v.lines, cut(mark+name+" "+shown(filepath.Base(o.Path))+"  "+t.muted.Render(shown(filepath.Dir(o.Path))), w))
	}
	if m.busy {
		v.lines = append(v.lines, "", "  Reading"+t.sign("…", "..."))
	}
	if m.err != nil {
		v.lines = append(v.lines, "")
		for _, l := range wrap(sentence(m.err), max(w-4, 8)) {
			v.lines = append(v.lines, "  "+t.bad.Render(l))
		}
	}
	v.lines = clip(v.lines, w, h)
	return v
}

// planLines say what would come in, and what has to be decided.
func (m *merging) planLines(t *theme, w int) []string {
	lines := []string{""}
	para := func(text string) {
		for _, l := range wrap(text, max(min(w-4, 76), 8)) {
			lines = append(lines, "  "+l)
		}
	}
	for _, f := range m.union.Files {
		lines = append(lines, "  "+t.bold.Render(fit(filepath.Base(f.Path), w-4)), "")
		para(plural(f.New, "change is new", "changes are new") + ", " + plural(f.Same, "is", "are") + " here already.")
		if len(f.Activities) > 0 {
			para("Activities: " + strings.Join(f.Activities, ", ") + ".")
		}
		if len(f.People) > 0 {
			para("People: " + strings.Join(f.People, ", ") + ".")
		}
		if len(f.Conflicts) > 0 {
			lines = append(lines, "")
			para(plural(len(f.Conflicts), "field was", "fields were") + " written in both; both wordings stay, and one key settles each: " + strings.Join(f.Conflicts[:min(6, len(f.Conflicts))], ", ") + ".")
		}
	}
	if len(m.union.Workshops) > 1 {
		lines = append(lines, "", "  "+t.warn.Render("! ")+"These are different workshops. Merged, they stand side by side as rooms.")
	}
	for _, r := range m.union.Redactions[:min(5, len(m.union.Redactions))] {
		lines = append(lines, "  "+t.warn.Render("! ")+cut("It removes "+shown(r.Name)+" for good.", w-4))
	}
	if m.err != nil {
		lines = append(lines, "")
		para(sentence(m.err))
	}
	if m.busy {
		return append(lines, "", "  Merging"+t.sign("…", "..."))
	}
	return append(lines, "", "  "+t.key.Render("enter")+" merges. A copy of what is there now is kept beside it.  "+t.key.Render("esc")+" does not.")
}
