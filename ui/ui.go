// Package ui is doorstep on the screen: an app with a stack of screens, an
// instrument for each way of capturing, and one theme. It draws what the
// session and the pack say, and holds nothing of its own that must survive.
package ui

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
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
	// Renderer is who draws; empty is the program itself, where it can.
	Renderer terminal.Renderer

	In  io.Reader
	Out io.Writer
	Env []string
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
	err := terminal.Run(ctx, terminal.Options{In: cfg.In, Out: cfg.Out, Env: cfg.Env, Renderer: cfg.Renderer}, a)
	a.release()
	var fault *terminal.Fault
	switch {
	case a.result != nil:
		return a.result
	case errors.As(err, &fault):
		return fmt.Errorf("the screen stopped by %w; what was typed is kept, so open the session again and go on", err)
	case errors.Is(err, terminal.ErrEnded):
		return errors.New("the program was told to end; what was typed is kept")
	case err != nil:
		return fmt.Errorf("the screen stopped: %w; what was typed is in the file", err)
	}
	return nil
}

// release closes a session that the program was torn away from, as by a signal.
func (a *app) release() {
	if d := a.env.desk; d != nil {
		a.result = closeDoc(d.doc, d.waiting)
	}
}
