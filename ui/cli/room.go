package cli

import (
	"context"

	"github.com/spf13/cobra"

	"doorstep/session"
	"doorstep/session/store"
)

// madeRoom is what room tells about the file that it made.
type madeRoom struct {
	File     string `json:"file"`
	Session  string `json:"session"`
	Document string `json:"document"`
	Workshop string `json:"workshop"`
	Letter   string `json:"letter"`
	Services int    `json:"services"`
}

func newRoomCmd(a *app) *cobra.Command {
	var letter string
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "room FILE OUT --letter B",
		Short: "Make the same workshop for a second room's laptop",
		Long: "Makes a new file OUT with the workshop of FILE for a second room: its title, method and services, and no people and no cards. " +
			"The room has its own clock, draw and ballots; its people are B01, B02 and its tables B1, B2.\n\n" +
			"Afterwards doorstep merge puts the rooms side by side. The first room is A.",
		Example:           "doorstep room gazipur.doorstep gazipur-b --letter B",
		ValidArgsFunction: completeFile(1),
	}
	cmd.Flags().StringVar(&letter, "letter", "", "the room's letter, A to Z without P and T")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print what was made as JSON")
	return a.does(cmd, needs("FILE", "OUT"), func(ctx context.Context, args []string) error {
		return a.runRoom(ctx, args[0], withExtension(args[1]), letter, asJSON)
	})
}

func (a *app) runRoom(ctx context.Context, from, to, letter string, asJSON bool) error {
	if letter == "" {
		return usagef("--letter is missing: a second room is B")
	}
	if _, err := session.CheckLetter(letter); err != nil {
		return usagef("--letter: %w", err)
	}
	if err := folderOf(to); err != nil {
		return err
	}
	end := a.during("writing %s", to)
	r, err := store.Room(ctx, from, to, letter, a.storeOptions(store.Tool))
	end()
	if err != nil {
		return missing(from, err)
	}
	if !asJSON {
		return a.println(shown(to))
	}
	return a.printJSON(madeRoom{
		File: to, Session: r.Session.String(), Document: r.Document.String(), Workshop: r.Workshop.String(),
		Letter: r.Letter, Services: r.Services,
	}, "  ")
}
