package ui

import (
	"os"
	"path/filepath"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// roomWindow opens the room's window, and shows the command to type in a second
// terminal, for where it can't.
type roomWindow struct {
	env *env
	// command is the program and its arguments.
	command []string
	told    tone
	text    string
}

func newRoomWindow(e *env) screen {
	return &roomWindow{env: e, command: presentCommand(e), text: "Opening it" + e.theme.sign("…", "...")}
}

// presentCommand is what shows this session's room, drawn as the editor is.
func presentCommand(e *env) []string {
	program, err := os.Executable()
	if err != nil {
		program = "doorstep"
	}
	command := []string{program, "present"}
	if e.cfg.Theme != "" {
		command = append(command, "--theme="+e.cfg.Theme)
	}
	if e.cfg.Renderer != "" {
		command = append(command, "--renderer="+string(e.cfg.Renderer))
	}
	if e.cfg.ASCII {
		command = append(command, "--ascii")
	}
	return append(command, e.desk.doc.Path())
}

// windowMsg says how opening the window went.
type windowMsg struct {
	with string
	err  error
}

func openWindowCmd(open func([]string) (string, error), command []string) tea.Cmd {
	if open == nil {
		open = func(command []string) (string, error) { return openTerminal(command, os.Getenv) }
	}
	return func() tea.Msg {
		with, err := open(command)
		return windowMsg{with, err}
	}
}

func (s *roomWindow) Init() tea.Cmd { return openWindowCmd(s.env.cfg.openWindow, s.command) }
func (s *roomWindow) Typing() bool  { return false }
func (s *roomWindow) About() string {
	return "The room's window: what the whole room sees, in a window to be drawn over to the projector. It follows what is saved here, and shows no script, no names and no votes that are not revealed. Where it can't be opened from here, the command opens it in a second terminal."
}

func (s *roomWindow) Keys() []key.Binding {
	return []key.Binding{as(keys.open, "open it again"), keys.back, roomKeys.freeze, roomKeys.blank, roomKeys.plan}
}

func (s *roomWindow) Head(w int) []string { return titleHead(s.env, "The room's window", "", w) }

func (s *roomWindow) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case windowMsg:
		s.told, s.text = toneDone, "It was opened with "+shown(filepath.Base(msg.with))+". Draw it over to the projector and make it full screen."
		if msg.err != nil {
			s.told, s.text = toneWarn, sentence(msg.err)
		}
	case tea.KeyPressMsg:
		switch {
		case key.Matches(msg, keys.back):
			return s.env.back(nil)
		case key.Matches(msg, keys.open):
			s.told, s.text = toneInfo, "Opening it"+s.env.theme.sign("…", "...")
			return s.Init()
		}
	}
	return nil
}

func (s *roomWindow) View(w, h int) view {
	t := s.env.theme
	lines := []string{""}
	para := func(style func(...string) string, text string) {
		for _, l := range wrap(text, max(min(w-4, 76), 8)) {
			lines = append(lines, "  "+style(l))
		}
	}
	for i, l := range wrap(s.text, max(min(w-6, 74), 8)) {
		if i == 0 {
			l = t.tone(s.told, l)
		} else if s.told != toneInfo {
			l = "  " + l
		}
		lines = append(lines, "  "+l)
	}
	lines = append(lines, "")
	para(t.muted.Render, "By hand, type this in a second terminal:")
	lines = append(lines, "")
	// The command is not broken at words, so that it can be marked and copied.
	for text := shown(typedCommand(s.command)); text != ""; {
		part := truncate(text, max(w-2, 8), "")
		if part == "" {
			break
		}
		lines, text = append(lines, " "+t.bold.Render(part)), strings.TrimPrefix(text, part)
	}
	lines = append(lines, "")
	para(t.muted.Render, "Make its letters so large that about 80 by 24 of them fill the projector. Ctrl and + does it in most terminals. Q closes it.")
	lines = append(lines, "")
	for _, k := range []key.Binding{roomKeys.blank, roomKeys.freeze, roomKeys.plan, roomKeys.sight} {
		lines = append(lines, "  "+t.key.Render(pad(k.Help().Key, 13))+t.muted.Render(k.Help().Desc))
	}
	return view{lines: clip(lines, w, h)}
}
