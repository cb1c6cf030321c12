package cli

import (
	"context"
	"os"

	"github.com/spf13/cobra"

	"doorstep/session/store"
	"doorstep/ui"
)

func newPresentCmd(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "present FILE",
		Short: "Show the room's view of a session, for a projector",
		Long: "Shows what the whole room may see, large, in this terminal: the activity, its question and its clock, and what was said, as it comes. " +
			"It follows what the editor saves within a second, and writes nothing. " +
			"No script, no real name and no vote that is not revealed is ever on it.\n\n" +
			"Start it in a second terminal, draw that over to the projector, and make its letters so large that about 80 by 24 of them fill it. " +
			"The editor freezes it with Alt+Shift+F, blanks it with Alt+Shift+B, and shows the plan with Alt+Shift+A; there, Alt+Shift+W opens this window by itself where it can. " +
			"DOORSTEP_TERMINAL names the command that opens a terminal, such as \"kitty\". Q closes the window.",
		Example:           "doorstep present gazipur.doorstep",
		ValidArgsFunction: completeFile(1),
	}
	return a.does(cmd, needs("FILE"), func(ctx context.Context, args []string) error {
		return a.present(ctx, args[0])
	})
}

func (a *app) present(ctx context.Context, path string) error {
	if _, err := os.Stat(path); err != nil {
		return missing(path, err)
	}
	if why := a.needsScreen(); why != nil {
		// Without a terminal, a file that is refused still says so first.
		if _, err := a.read(ctx, path); err != nil {
			return err
		}
		return why
	}
	cfg, err := a.drawn(store.Reader)
	if err != nil {
		return err
	}
	cfg.Path = path
	return ui.Present(ctx, cfg)
}
