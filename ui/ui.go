package ui

import (
	"context"
	"crypto/rand"
	"io"
	"time"

	"doorstep/session"
	"doorstep/session/store"
	"doorstep/ui/terminal"
)

// Config is what the command line decides about the screen.
type Config struct {
	// Path is the session to open; empty opens the library.
	Path string
	// Make makes the session that Path names before it is opened, while the first
	// frame is shown already; nil where it is there.
	Make func(ctx context.Context, path string, o store.Options) (*store.Doc, error)
	// At is the activity to begin with; empty goes to where the workshop was.
	At string
	// Tour begins with the tour.
	Tour bool
	// Dirs are where the library looks; the last is where new ones are made.
	Dirs []string
	// Theme is "dark", "light", or empty to ask the terminal.
	Theme string
	// ASCII draws with plain signs only.
	ASCII  bool
	Store  store.Options
	Source session.Source
	// Renderer is who draws; empty is the program itself, where it can.
	Renderer terminal.Renderer

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
	return a.ended(terminal.Run(ctx, cfg.terminal(), a))
}

// terminal is where the program is shown, and by whom.
func (c Config) terminal() terminal.Options {
	return terminal.Options{In: c.In, Out: c.Out, Env: c.Env, Renderer: c.Renderer}
}
