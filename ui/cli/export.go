package cli

import (
	"context"

	"github.com/spf13/cobra"

	"doorstep/session/brief"
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
		Use:   "export FILE --format json|csv|md",
		Short: "Write everything in a session, without names",
		Long: "Writes everything in a session but the real names: as JSON for other programs, as CSV for spreadsheets, or as Markdown to read.\n\n" +
			"With --names JSON holds all that is needed to make the session again; see import. " +
			"CSV is one file a kind of record, such as visit.csv, in the folder that -o names. Its columns are called as in the log: " +
			"money in minor units beside its currency, minutes, metres, tenths of a day; by, table, service and so on stand in words, and as ids in by_id, table_id, service_id. " +
			"Without --force it never writes over one of them. Text that a spreadsheet would take for a formula begins with an apostrophe.",
		Example: "doorstep export gazipur.doorstep --format json -o gazipur.json\n" +
			"doorstep export gazipur.doorstep --format csv -o gazipur-tables\n" +
			"doorstep export gazipur.doorstep --format md",
		ValidArgsFunction: completeFile(1),
	}
	oneOfFlag(cmd, false, &f.format, "format", "what to write", "json", "csv", "md")
	a.outputFlag(cmd, &f.out, "file to write to, with csv a folder; - is standard output (default)")
	cmd.Flags().BoolVar(&f.names, "names", false, "take the real names along")
	return a.does(cmd, needs("FILE"), func(ctx context.Context, args []string) error {
		return a.runExport(ctx, args[0], f)
	})
}

// check finds what is wrong with the flags before anything is read.
func (f exportFlags) check() error {
	switch {
	case f.format.value == "":
		return usagef("--format is missing: json, csv or md")
	case f.format.value == "md" && f.names:
		return usagef("--names goes with json and csv; the record to read is by alias")
	case f.format.value == "csv" && (f.out == "" || f.out == stdoutPath):
		return usagef("csv is one file a kind of record: name a folder for them with -o DIR")
	}
	return nil
}

func (a *app) runExport(ctx context.Context, path string, f exportFlags) error {
	if err := f.check(); err != nil {
		return err
	}
	r, err := a.read(ctx, path)
	if err != nil {
		return err
	}
	if err := a.export(r, f); err != nil {
		return err
	}
	if f.names && r.state.HasNames() {
		a.say("there are real names in this; keep it where only those may read it who know them already")
	}
	return nil
}

// export writes a session that was read.
func (a *app) export(r *reading, f exportFlags) error {
	o := exchange.Options{Names: f.names, Pack: r.pack}
	switch f.format.value {
	case "csv":
		files, err := exchange.CSV(r.state, o)
		if err != nil {
			return err
		}
		return a.deliverFolder(f.out, files, "table", "tables")
	case "md":
		return a.deliver(f.out, []byte(brief.Record(r.state, r.pack)))
	}
	data, err := exchange.JSON(r.state, r.files, o)
	if err != nil {
		return err
	}
	if f.out == "" || f.out == stdoutPath {
		data = a.forTerminal(data)
	}
	return a.deliver(f.out, data)
}
