package cli

import (
	"context"

	"github.com/spf13/cobra"

	"doorstep/session/exchange"
)

type exportFlags struct {
	format oneOf
	out    string
	names  bool
}

func newExportCmd(a *app) *cobra.Command {
	var f exportFlags
	cmd := &cobra.Command{
		Use:   "export FILE --format json|md",
		Short: "Write everything in a session, without names",
		Long: "Writes everything in a session but the real names: as JSON for other programs, or as Markdown to read.\n\n" +
			"With --names JSON holds all that is needed to make the session again.",
		Example:           "doorstep export gazipur.doorstep --format json -o gazipur.json\ndoorstep export gazipur.doorstep --format md",
		ValidArgsFunction: completeFile(1),
	}
	oneOfFlag(cmd, false, &f.format, "format", "what to write", "json", "md")
	cmd.Flags().StringVarP(&f.out, "output", "o", "", "file to write to; - is standard output (default)")
	cmd.Flags().BoolVar(&f.names, "names", false, "take the real names along")
	return a.does(cmd, needs("FILE"), func(ctx context.Context, args []string) error {
		return a.runExport(ctx, args[0], f)
	})
}

func (a *app) runExport(ctx context.Context, path string, f exportFlags) error {
	if f.format.value == "" {
		return usagef("--format is missing: json or md")
	}
	r, err := a.read(ctx, path)
	if err != nil {
		return err
	}
	var data []byte
	if f.format.value == "md" {
		data = newRecord(newReader(r.state, r.entry(a), r.pack), f.names).write()
	} else if data, err = exchange.JSON(r.state, r.files, exchange.Options{Names: f.names}); err != nil {
		return err
	}
	if f.format.value == "json" && (f.out == "" || f.out == stdoutPath) {
		data = a.forTerminal(data)
	}
	if err := a.deliver(f.out, data); err != nil {
		return err
	}
	if f.names && r.state.HasNames() {
		a.say("there are real names in this; keep it where only those may read it who know them already")
	}
	return nil
}
