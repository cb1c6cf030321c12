package cli

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"doorstep/session/store"
	"doorstep/ui"
)

func newTourCmd(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "tour",
		Short: "Show the program in a minute, on its own screens",
		Long: "Walks through an invented workshop on the program's own screens, and says at each what it is for and which key gets there. " +
			"It writes nothing and changes nothing. Esc ends it, and the library opens.\n\n" +
			"With --plain, or where there is no terminal, the same is told line by line.",
		Example: "doorstep tour\ndoorstep tour --plain",
	}
	return a.does(cmd, arity{}, func(ctx context.Context, _ []string) error { return a.runTour(ctx) })
}

func (a *app) runTour(ctx context.Context) error {
	if a.plain() || a.needsScreen() != nil {
		dir, _ := store.Dirs()
		return a.println(strings.Join(ui.Tour(dir), "\n"))
	}
	a.screen.tour = true
	return a.show(ctx, "", "")
}
