package ui

import (
	"os"
	"path/filepath"
	"strings"

	tea "charm.land/bubbletea/v2"

	"doorstep/session"
)

// A title that is half typed when the program is left has no session yet to be
// kept in. It waits beside the working copies until somebody begins a workshop.

// titleFile is where it waits, in the state folder.
const titleFile = "title"

// longestTitle is how much of one is read back, in bytes.
const longestTitle = 4096

// titleMsg is a title that waited.
type titleMsg struct{ text string }

// keepTitleCmd has a title wait. It is no more than a convenience: a folder that
// can't be written to costs the words of a title.
func keepTitleCmd(dir, title string) tea.Cmd {
	return func() tea.Msg {
		if dir != "" && os.MkdirAll(dir, 0o700) == nil {
			_ = os.WriteFile(filepath.Join(dir, titleFile), []byte(title), 0o600)
		}
		return nil
	}
}

// waitingTitleCmd takes the title that waits.
func waitingTitleCmd(dir string) tea.Cmd {
	return func() tea.Msg {
		path := filepath.Join(dir, titleFile)
		info, err := os.Lstat(path)
		if dir == "" || err != nil || !info.Mode().IsRegular() || info.Size() > longestTitle {
			return nil
		}
		data, err := os.ReadFile(path)
		if err != nil || os.Remove(path) != nil {
			return nil
		}
		text, _ := session.Valid(string(data))
		return titleMsg{session.OneLine(text)}
	}
}

// leaveTitle is what leaving the program over a half-typed title does first; nil
// where there is none.
func (a *app) leaveTitle() tea.Cmd {
	n, ok := a.top().(*newWorkshop)
	if !ok || n.busy || strings.TrimSpace(n.title.value()) == "" {
		return nil
	}
	return keepTitleCmd(a.env.cfg.Store.StateDir, n.title.value())
}

// takeUp puts a title that waited into the line, if nothing was typed since.
func (n *newWorkshop) takeUp(msg titleMsg) {
	if n.title.value() == "" {
		n.title.set(msg.text)
	}
}
