package ui

import (
	"path/filepath"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"doorstep/session/brief"
)

// soFar is one page for a visitor at the door, without anybody on it: how far
// the room is, what it knows, what comes next. It can stand on the projector.
type soFar struct {
	env   *env
	run   *run
	text  string
	made  int64
	top   int
	width int
}

func newSoFar(e *env, r *run) screen { return &soFar{env: e, run: r} }

func (s *soFar) Init() tea.Cmd { return s.make() }
func (s *soFar) Typing() bool  { return false }
func (s *soFar) About() string {
	return "One page for the sponsor at the door: people, visits, what is known, what comes next. Nobody is on it, not even under an alias."
}

func (s *soFar) Head(w int) []string { return titleHead(s.env, "So far", "nobody is named", w) }

func (s *soFar) Keys() []key.Binding {
	return []key.Binding{as(keys.export, "write the page"), keys.down, as(keys.scriptDown, "page"), keys.back}
}

func (s *soFar) make() tea.Cmd {
	d := s.env.desk
	if s.made != d.state.Version() || s.text == "" {
		s.text = brief.SoFar(d.state, d.pack, s.run.at.ID, brief.Options{Lang: d.session().Lang, Now: d.today()})
		s.made = d.state.Version()
	}
	return s.env.md.want(s.key())
}

func (s *soFar) key() mdKey { return s.env.theme.mdKey(s.text, max(min(s.width-4, 84), 8)) }

func (s *soFar) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		s.width = msg.Width
		return s.make()
	case renderedMsg, docMsg, tea.BackgroundColorMsg:
		return s.make()
	case wroteMsg:
		if msg.err != nil {
			return say(toneError, "The page was not written: "+sentence(msg.err))
		}
		return say(toneDone, msg.said("Written"))
	case tea.KeyPressMsg:
		return s.press(msg)
	}
	return nil
}

func (s *soFar) press(k tea.KeyPressMsg) tea.Cmd {
	switch {
	case key.Matches(k, keys.back):
		return s.env.back(nil)
	case key.Matches(k, keys.export):
		path := s.env.desk.doc.Path()
		return slowly("Writing the page", s.env.writeCmd(strings.TrimSuffix(path, filepath.Ext(path))+"-so-far.md", s.text))
	case key.Matches(k, keys.up):
		s.top--
	case key.Matches(k, keys.down):
		s.top++
	case key.Matches(k, keys.scriptUp):
		s.top -= 10
	case key.Matches(k, keys.scriptDown), k.String() == "space":
		s.top += 10
	}
	return nil
}

func (s *soFar) View(w, h int) view {
	lines := s.env.md.lines(s.key())
	s.top = max(0, min(s.top, len(lines)-h))
	return view{lines: indent(append([]string(nil), lines[s.top:min(len(lines), s.top+h)]...), 2)}
}
