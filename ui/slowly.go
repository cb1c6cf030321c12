package ui

import (
	"sync/atomic"
	"time"

	tea "charm.land/bubbletea/v2"
)

// slowlyAfter is how long something may take before the status line says that it
// goes on: what is quick says only how it ended.
const slowlyAfter = 300 * time.Millisecond

// stillMsg says that a command is still under way, unless it has ended in the
// meantime.
type stillMsg struct {
	text string
	done *atomic.Bool
}

// slowly runs a command, and says in the status line that it goes on if it takes
// longer than a moment.
func slowly(text string, cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	done := new(atomic.Bool)
	return tea.Batch(
		func() tea.Msg {
			msg := cmd()
			done.Store(true)
			return msg
		},
		tea.Tick(slowlyAfter, func(time.Time) tea.Msg {
			if done.Load() {
				return nil
			}
			return stillMsg{text, done}
		}),
	)
}

// still says what goes on, where nothing more important is said.
func (a *app) still(msg stillMsg) {
	if !msg.done.Load() && a.status.tone < toneWarn {
		a.status = statusMsg{toneInfo, msg.text + a.env.theme.sign("…", "...")}
	}
}
