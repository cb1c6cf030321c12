package terminal

import tea "charm.land/bubbletea/v2"

// execMsg asks for a program of the person's to be run on the terminal.
type execMsg struct {
	command tea.ExecCommand
	done    tea.ExecCallback
}

// Exec gives the terminal to another program, as an editor, until that ends,
// and then hands what done makes of its error to the model. It is what
// tea.Exec is with the stock renderer; that one can't know of ours.
func Exec(command tea.ExecCommand, done tea.ExecCallback) tea.Cmd {
	return func() tea.Msg { return execMsg{command, done} }
}

// exec runs beside the event loop, which goes on: what is saved meanwhile is
// saved, and drawn when the terminal is ours again.
func (s *screen) exec(e execMsg) tea.Cmd {
	return s.guarded(func() tea.Msg {
		s.release()
		e.command.SetStdin(s.tty.in)
		e.command.SetStdout(s.tty.out)
		e.command.SetStderr(s.tty.out)
		err := e.command.Run()
		s.resume()
		if e.done == nil {
			return nil
		}
		return e.done(err)
	})
}

// suspend gives the terminal back, stops the process as the shell's Ctrl+Z
// does, and goes on where it was when the shell says so.
func (s *screen) suspend() {
	ours := s.release()
	stopSelf()
	if ours {
		s.resume()
		s.program.Send(tea.ResumeMsg{})
	}
}
