package ui

import (
	"os"
	"path/filepath"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// elsewhere writes the session to another place and goes on there: for a stick
// that was pulled, a full disk, or a folder that can't be written to.
type elsewhere struct {
	env  *env
	path line
	busy bool
}

func newElsewhere(e *env) screen {
	s := &elsewhere{env: e, path: newLine()}
	dir, err := os.UserHomeDir()
	if err != nil {
		dir = e.cfg.Dirs[len(e.cfg.Dirs)-1]
	}
	s.path.set(filepath.Join(dir, filepath.Base(e.desk.doc.Path())))
	return s
}

func (s *elsewhere) Init() tea.Cmd { return nil }
func (s *elsewhere) Typing() bool  { return true }
func (s *elsewhere) About() string {
	return "Writes the whole session into a new file and goes on there. The old file is left as it is."
}

func (s *elsewhere) Keys() []key.Binding {
	return []key.Binding{as(keys.keep, "save there and go on"), keys.back}
}

func (s *elsewhere) Head(w int) []string { return titleHead(s.env, "Save elsewhere", "", w) }

func (s *elsewhere) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case statusMsg:
		s.busy = false
	case tea.PasteMsg:
		s.path.update(msg)
	case tea.KeyPressMsg:
		switch {
		case key.Matches(msg, keys.back):
			return s.env.back(nil)
		case key.Matches(msg, keys.keep):
			return s.save()
		}
		s.path.update(msg)
	}
	return nil
}

func (s *elsewhere) save() tea.Cmd {
	path := strings.Trim(strings.TrimSpace(s.path.value()), `"'`)
	if path == "" || s.busy {
		return nil
	}
	s.busy = true
	d := s.env.desk
	return slowly("Writing "+shown(path), elsewhereCmd(d.doc, d.state.Session, d.waiting, d.state.Changes(), path, s.env.cfg.Store))
}

// placeFor is the file that a typed place means for a session: within a folder,
// such as a stick's, the one of the same name as it has now.
func placeFor(place, now string) string {
	info, err := os.Stat(place)
	switch {
	case err == nil && info.IsDir(), os.IsPathSeparator(place[len(place)-1]):
		return filepath.Join(place, filepath.Base(now))
	case filepath.Ext(place) == "":
		return place + Extension
	}
	return place
}

func (s *elsewhere) View(w, h int) view {
	t := s.env.theme
	var v view
	v.lines = []string{"", "  " + t.bold.Render("Where shall it go?"), ""}
	v.add(prefixed("  "+t.accent("").Bold(true).Render(t.sign("›", ">"))+" ", s.path.view(max(w-6, 1))))
	v.lines = append(v.lines, "")
	text := "A new file is made there, with all that was captured, and the workshop goes on in it. What is there already is not written over."
	for _, l := range wrap(text, max(min(w-4, 76), 8)) {
		v.lines = append(v.lines, "  "+t.muted.Render(l))
	}
	return v
}
