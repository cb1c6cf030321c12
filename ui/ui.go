// Package ui is doorstep on the screen: an app with a stack of screens, an
// instrument for each way of capturing, and one theme. It draws what the
// session and the pack say, and holds nothing of its own that must survive.
package ui

import (
	"context"
	"crypto/rand"
	"fmt"
	"io"
	"time"

	tea "charm.land/bubbletea/v2"

	"doorstep/session"
	"doorstep/session/store"
)

// Config is what the command line decides about the screen.
type Config struct {
	// Path is the session to open; empty opens the library.
	Path string
	// At is the activity to begin with; empty goes to where the workshop was.
	At string
	// Dirs are where the library looks; the last is where new ones are made.
	Dirs []string
	// Theme is "dark", "light", or empty to ask the terminal.
	Theme string
	// ASCII draws with plain signs only.
	ASCII  bool
	Store  store.Options
	Source session.Source

	In  io.Reader
	Out io.Writer
	Env []string

	// openWindow runs a command in a window of its own, and says with what; nil
	// for the terminals of this system. Tests open none.
	openWindow func(command []string) (with string, err error)
}

func (c Config) ground() ground {
	switch c.Theme {
	case "dark":
		return groundDark
	case "light":
		return groundLight
	}
	return groundUnknown
}

// RealSource is the laptop's clock and random numbers.
func RealSource() session.Source {
	return session.Source{Now: time.Now, Rand: rand.Reader}
}

// Run shows the program until the person leaves it. The error says what is not
// in the file yet and where it is kept, or what the terminal refused.
func Run(ctx context.Context, cfg Config) error {
	if cfg.Source.Now == nil {
		cfg.Source = RealSource()
	}
	a := newApp(cfg)
	_, err := tea.NewProgram(a, cfg.programOptions(ctx)...).Run()
	a.release()
	if a.result != nil {
		return a.result
	}
	if err != nil && ctx.Err() == nil {
		return fmt.Errorf("the screen stopped: %w; what was typed is in the file", err)
	}
	return nil
}

// programOptions are the streams and the environment of the program's terminal.
func (c Config) programOptions(ctx context.Context) []tea.ProgramOption {
	opts := []tea.ProgramOption{tea.WithContext(ctx)}
	if c.In != nil {
		opts = append(opts, tea.WithInput(c.In))
	}
	if c.Out != nil {
		opts = append(opts, tea.WithOutput(c.Out))
	}
	if c.Env != nil {
		opts = append(opts, tea.WithEnvironment(c.Env))
	}
	return opts
}

// release closes a session that the program was torn away from, as by a signal.
func (a *app) release() {
	if d := a.env.desk; d != nil {
		a.result = closeDoc(d.doc, d.waiting)
	}
}
