package cli

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"doorstep/session/store"
)

// checked is the report on one file.
type checked struct {
	File      string   `json:"file"`
	OK        bool     `json:"ok"`
	ShareCode string   `json:"share_code"`
	Changes   int      `json:"changes"`
	Records   int      `json:"records"`
	Problems  []string `json:"problems"`
}

func newCheckCmd(a *app) *cobra.Command {
	var asJSON bool
	var salvage string
	cmd := &cobra.Command{
		Use:   "check FILE...",
		Short: "Check session files, and print their share codes",
		Long: "Checks everything in the files: their bytes, tables and checksums, and whether the readable table says what the log says. " +
			"The files are only read.\n\n" +
			"Two people whose files have one share code hold the same words, whether with names or without.\n\n" +
			"With --salvage what can be read of a damaged FILE is written into a new one, and what was lost is said.",
		Example:           "doorstep check *.doorstep\ndoorstep check gazipur.doorstep --json\ndoorstep check damaged.doorstep --salvage saved",
		ValidArgsFunction: completeFile(-1),
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print the reports as JSON")
	cmd.Flags().StringVar(&salvage, "salvage", "", "new file to write what can be saved of one damaged FILE into")
	return a.does(cmd, arity{names: []string{"FILE"}, most: -1}, func(ctx context.Context, args []string) error {
		switch {
		case !cmd.Flags().Changed("salvage"):
			return a.runCheck(ctx, args, asJSON)
		case salvage == "" || len(args) > 1:
			return usagef("--salvage names a new file, for one damaged FILE")
		}
		return a.runSalvage(ctx, args[0], withExtension(salvage), asJSON)
	})
}

func (a *app) runCheck(ctx context.Context, paths []string, asJSON bool) error {
	reports := make([]checked, 0, len(paths))
	worst := exitDone
	for _, path := range paths {
		end := a.during("checking %s", path)
		report, err := store.Check(ctx, path)
		end()
		if ctx.Err() != nil {
			return ctx.Err()
		}
		c := checked{path, report.OK, report.ShareCode, report.Changes, report.Records, report.Problems}
		if err != nil {
			err = missing(path, err)
			a.say("%s", err)
			c.OK, c.Problems = false, []string{err.Error()}
		}
		worst = max(worst, checkCode(c, err))
		reports = append(reports, c)
		if !asJSON && err == nil {
			if err := a.printChecked(c); err != nil {
				return err
			}
		}
	}
	if asJSON {
		for i := range reports {
			if reports[i].Problems == nil {
				reports[i].Problems = []string{}
			}
		}
		if err := a.printJSON(reports, "  "); err != nil {
			return err
		}
	}
	if worst != exitDone {
		return exitError(worst)
	}
	return nil
}

// checkCode is what one report makes of the exit code: a refused file counts
// more than one with problems.
func checkCode(c checked, err error) int {
	var refused *store.Refused
	switch {
	case errors.As(err, &refused):
		return exitRefused
	case err != nil || !c.OK:
		return exitFailed
	}
	return exitDone
}

func (a *app) printChecked(c checked) error {
	word := "good"
	if !c.OK {
		word = plural(len(c.Problems), "problem", "problems")
	}
	line := fmt.Sprintf("%s: %s, %s, %s, share code %s", shown(c.File), word,
		plural(c.Changes, "change", "changes"), plural(c.Records, "record", "records"), c.ShareCode)
	if err := a.println(line); err != nil {
		return err
	}
	for _, p := range c.Problems {
		if err := a.println("  " + shown(p)); err != nil {
			return err
		}
	}
	return nil
}
