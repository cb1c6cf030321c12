package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"doorstep/session/store"
	"doorstep/ui"
	"doorstep/ui/terminal"
)

// themeVariable is the environment's word on the theme; the flag wins over it.
const themeVariable = "DOORSTEP_THEME"

// rendererVariable is its word on who draws.
const rendererVariable = "DOORSTEP_RENDERER"

func newRootCmd(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "doorstep [FILE]",
		Short: "Lead an empathy workshop in a public service, write down what the room says, and hand out an innovation brief",
		Long: "Doorstep leads a room of civil servants through an empathy workshop, writes down what they say, and makes an innovation brief of it.\n\n" +
			"Alone it opens the library of sessions found here and in the data folder; with a FILE it opens that session.",
		Example: "doorstep\n" +
			"doorstep demo\n" +
			"doorstep new gazipur --title \"Gazipur, May\" --people 28\n" +
			"doorstep gazipur.doorstep\n" +
			"doorstep --plain gazipur.doorstep",
		ValidArgsFunction: completeFile(1),
	}
	oneOfFlag(cmd, true, &a.screen.theme, "theme", "colours for a dark or a light terminal, in the place of asking it", "dark", "light")
	oneOfFlag(cmd, true, &a.screen.renderer, "renderer", "who draws the screen; bubbletea is for terminals where doorstep draws it wrong", string(terminal.Own), string(terminal.Stock))
	cmd.PersistentFlags().BoolVar(&a.screen.ascii, "ascii", false, "draw with plain signs only")
	cmd.PersistentFlags().BoolVar(&a.screen.plain, "plain", false, "go line by line in the place of the screen, for screen readers; TERM=dumb does so by itself")
	cmd.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		a.err = flagError(cmd, err)
		return nil
	})
	cmd.AddCommand(
		newNewCmd(a), newDemoCmd(a), newTourCmd(a), newAddCmd(a), newBriefCmd(a), newReportCmd(a), newPrintCmd(a), newExportCmd(a), newImportCmd(a), newLogCmd(a), newCheckCmd(a),
		newShareCmd(a), newMergeCmd(a), newRoomCmd(a), newRedactCmd(a), newPresentCmd(a),
		newCompletionCmd(a),
	)
	cmd.SetHelpCommand(newHelpCmd(a))
	return a.does(cmd, arity{most: 1}, func(ctx context.Context, args []string) error {
		if len(args) == 0 {
			return a.library(ctx, cmd)
		}
		return a.open(ctx, cmd, args[0])
	})
}

// library opens the screen without a session.
func (a *app) library(ctx context.Context, cmd *cobra.Command) error {
	if err := a.needsScreen(); err != nil {
		if helped := cmd.Help(); helped != nil {
			return helped
		}
		return err
	}
	return a.show(ctx, "", "")
}

// open opens a session on the screen.
func (a *app) open(ctx context.Context, root *cobra.Command, path string) error {
	info, err := os.Stat(path)
	switch {
	case err == nil && info.IsDir():
		return &store.Refused{Path: path, Why: store.NotRegular, Detail: "it is a folder"}
	case err != nil && !namesFile(path):
		return noCommand(root, path)
	case err != nil:
		return missing(path, err)
	}
	if err := a.needsScreen(); err != nil {
		return err
	}
	return a.show(ctx, path, "")
}

// namesFile says whether an argument is meant for a file, whether it is there
// or not.
func namesFile(arg string) bool {
	return strings.HasSuffix(strings.ToLower(arg), store.Extension) || strings.ContainsAny(arg, "/"+string(filepath.Separator))
}

// noCommand says that a word is neither a command nor a file, and what it may
// have been meant to be.
func noCommand(root *cobra.Command, word string) error {
	root.SuggestionsMinimumDistance = 2
	if near := root.SuggestionsFor(word); len(near) > 0 {
		return usagef("there is no command and no file %q; did you mean %q?", word, near[0])
	}
	return usagef("there is no command and no file %q", word)
}

// needsScreen says why neither the screen nor the plain form can be shown here.
func (a *app) needsScreen() error {
	if !a.plain() && (!isTerminal(a.stdin) || !isTerminal(a.stdout)) {
		return usagef("the screen needs a terminal, and input or output is none; run it in one, add --plain to go line by line, or use a command")
	}
	return nil
}

// plain says whether it goes line by line: that was asked for, or the terminal
// can't move its cursor.
func (a *app) plain() bool {
	return a.screen.plain || a.env("TERM") == "dumb" && isTerminal(a.stdin) && isTerminal(a.stdout)
}

// show runs the screen, or the plain form, until the person leaves it. It begins with a session's
// activity, with "" where the workshop was, and without a path in the library.
func (a *app) show(ctx context.Context, path, activity string) error {
	return a.showMade(ctx, path, activity, nil)
}

// showMade makes the session first, if there is a way to, while the first frame
// is shown already.
func (a *app) showMade(ctx context.Context, path, activity string, create func(context.Context, string, store.Options) (*store.Doc, error)) error {
	cfg, err := a.drawn(store.Editor)
	if err != nil {
		return err
	}
	here, err := os.Getwd()
	if err != nil {
		return fmt.Errorf("the current folder can't be used: %w", cause(err))
	}
	data, _ := store.Dirs()
	run := ui.Run
	cfg.Path, cfg.Make, cfg.At, cfg.Dirs, cfg.Tour = path, create, activity, folders(here, data), a.screen.tour
	if a.plain() {
		// Whoever stops listening, as a pager does, does not end what is being said.
		signal.Ignore(syscall.SIGPIPE)
		run, cfg.In, cfg.Out = ui.RunPlain, a.stdin, a.stdout
	}
	turns(a.env)
	err = run(ctx, cfg)
	if errors.Is(err, context.Canceled) && ctx.Err() != nil {
		return errors.New("the program was told to end; what was typed is kept")
	}
	return err
}

// drawn is the screen as flags say that it is drawn, or else the environment.
func (a *app) drawn(role store.Role) (ui.Config, error) {
	theme, renderer := a.screen.theme, a.screen.renderer
	for name, flag := range map[string]*oneOf{themeVariable: &theme, rendererVariable: &renderer} {
		if word := a.env(name); flag.value == "" && word != "" {
			if err := flag.Set(word); err != nil {
				return ui.Config{}, usage(fmt.Errorf("%s %w", name, err), "doorstep")
			}
		}
	}
	return ui.Config{
		Theme: theme.value, Renderer: terminal.Renderer(renderer.value), ASCII: a.screen.ascii,
		Store: a.storeOptions(role), Source: a.source,
	}, nil
}

// folders are those that there are of a list.
func folders(list ...string) []string {
	var there []string
	for _, dir := range list {
		if dir != "" {
			there = append(there, dir)
		}
	}
	return there
}
