package cli

import (
	"context"
	"fmt"
	"io"
	"os"
	"syscall"
	"time"

	"charm.land/fang/v2"
	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"doorstep/session"
	"doorstep/session/store"
	"doorstep/ui"
)

// app is one run of the program: its streams, and what all commands share.
type app struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	env            func(string) string
	source         session.Source
	screen         screenFlags
	// force says that a paper may be written over any file; see deliver.
	force bool

	// err is what the command came to. It is kept here and not handed to fang,
	// which asks the terminal for its colours before it shows an error: up to two
	// seconds on one that doesn't answer, and keys typed ahead are lost.
	err error
}

// screenFlags are the flags that say how the screen is drawn, or that there is
// none.
type screenFlags struct {
	theme    oneOf
	renderer oneOf
	ascii    bool
	plain    bool
	// tour begins the screen with the tour; no flag sets it.
	tour bool
}

// Main runs the command line of this process and returns its exit code.
func Main() int {
	hurry()
	if store.ServeReader() {
		return 0 // it was started by another doorstep, to read files for it
	}
	// Started from a window, the program is to open its library there, and not
	// to say that it belongs on a command line.
	cobra.MousetrapHelpText = ""
	a := &app{stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr, env: os.Getenv, source: ui.RealSource()}
	return a.run(context.Background(), os.Args[1:])
}

// run is Main with everything handed in.
func (a *app) run(ctx context.Context, args []string) int {
	root := newRootCmd(a)
	root.SetArgs(args)
	root.SetIn(a.stdin)
	root.SetOut(a.stdout)
	root.SetErr(a.stderr)
	err := fang.Execute(ctx, root,
		fang.WithVersion(versionText()),
		fang.WithoutCompletions(), // ours says what is wrong
		// The last is a window that was closed: what was typed is still published.
		fang.WithNotifySignal(os.Interrupt, syscall.SIGTERM, syscall.SIGHUP),
		fang.WithErrorHandler(func(io.Writer, fang.Styles, error) {}))
	if err != nil {
		// Only what cobra brings along by itself gets here, such as man.
		a.err = usage(err, root.Name())
	}
	return a.report(a.err)
}

// does ties a command to what it does once its arguments are there. Usage is
// checked here rather than by cobra, whose sentences are not ours.
func (a *app) does(cmd *cobra.Command, args arity, run func(ctx context.Context, args []string) error) *cobra.Command {
	cmd.Args = cobra.ArbitraryArgs
	cmd.RunE = func(cmd *cobra.Command, list []string) error {
		if a.err = args.check(list); a.err == nil {
			a.err = run(cmd.Context(), list)
		}
		a.err = withCommand(a.err, cmd.CommandPath())
		return nil
	}
	return cmd
}

// say writes one message.
func (a *app) say(format string, args ...any) {
	fmt.Fprintf(a.stderr, "doorstep: %s\n", session.OneLine(fmt.Sprintf(format, args...)))
}

// print writes data. A full disk behind a redirection is a failure.
func (a *app) print(data []byte) error {
	if _, err := a.stdout.Write(data); err != nil {
		return fmt.Errorf("the output could not be written: %w", cause(err))
	}
	return nil
}

func (a *app) println(line string) error { return a.print([]byte(line + "\n")) }

// today is the local date.
func (a *app) today() string { return a.source.Now().Format(time.DateOnly) }

// storeOptions are those of a command that works on a document.
func (a *app) storeOptions(role store.Role) store.Options {
	_, state := store.Dirs()
	return store.Options{StateDir: state, Source: a.source, Role: role}
}

// isTerminal says whether a stream is one that a person looks at or types in.
func isTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && term.IsTerminal(f.Fd())
}
