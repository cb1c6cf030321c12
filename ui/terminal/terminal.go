package terminal

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	tea "charm.land/bubbletea/v2"
)

// Renderer is which part of the program draws.
type Renderer string

// The renderers. The empty one is Own where it was tried, else Stock.
const (
	Own   Renderer = "doorstep"
	Stock Renderer = "bubbletea"
)

// Options say where a model is shown, and how.
type Options struct {
	// In and Out are the terminal; nil is the process's standard input and
	// output. Own needs both to be terminals, and gives way to Stock if not.
	In  io.Reader
	Out io.Writer
	// Env is the environment that tells about the terminal, nil the process's.
	Env      []string
	Renderer Renderer
}

// ErrEnded says that the program was told to end from outside: by a signal,
// its context, or a terminal that is no longer there.
var ErrEnded = errors.New("the program was told to end")

// Fault is a panic in the model or in one of its commands. The terminal was
// given back before Run returns it.
type Fault struct {
	Value any
	Stack []byte
}

func (f *Fault) Error() string { return fmt.Sprintf("a fault in the program (%v)", f.Value) }

// Run shows the model until it quits, which is nil. The error is ErrEnded, a
// *Fault, or what the terminal refused. The model is the caller's again when
// it returns: nothing touches it any more.
func Run(ctx context.Context, o Options, model tea.Model) error {
	ctx, unlisten := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer unlisten()
	ctx, end := context.WithCancelCause(ctx)
	defer end(nil)
	g := &guard{model: model, end: end}

	err := o.run(ctx, g)
	cause := context.Cause(ctx)
	var fault *Fault
	switch {
	case errors.As(cause, &fault):
		return fault
	case errors.Is(err, tea.ErrInterrupted), ctx.Err() != nil:
		return ErrEnded
	}
	return err
}

// run chooses the renderer. Whatever panics in it is a fault too.
func (o Options) run(ctx context.Context, g *guard) (err error) {
	defer func() {
		if r := recover(); r != nil {
			g.failed(r)
		}
	}()
	if o.In == nil {
		o.In = os.Stdin
	}
	if o.Out == nil {
		o.Out = os.Stdout
	}
	if o.Env == nil {
		o.Env = os.Environ()
	}
	if o.Renderer != Stock {
		if t, ok := openTTY(o.In, o.Out); ok {
			return runOwn(ctx, t, o.Env, g)
		}
	}
	return runStock(ctx, o, g)
}
