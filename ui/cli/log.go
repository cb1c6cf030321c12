package cli

import (
	"bytes"
	"context"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"doorstep/session"
	"doorstep/ui"
)

type logFlags struct{ names, json bool }

func newLogCmd(a *app) *cobra.Command {
	var f logFlags
	cmd := &cobra.Command{
		Use:   "log FILE",
		Short: "Print the history of a session",
		Long: "Prints the history of a session, a line for each change, the newest last: when, on which device, in which activity, and what changed. " +
			"Times are those of the laptops' clocks, in the time zone here.\n\n" +
			"Changes follow one another as they were made, also where a clock was wrong.",
		Example:           "doorstep log gazipur.doorstep | tail -20",
		ValidArgsFunction: completeFile(1),
	}
	cmd.Flags().BoolVar(&f.names, "names", false, "print real names")
	cmd.Flags().BoolVar(&f.json, "json", false, "print the changes as JSON")
	return a.does(cmd, needs("FILE"), func(ctx context.Context, args []string) error {
		return a.runLog(ctx, args[0], f)
	})
}

// logged is a change as log prints it for programs.
type logged struct {
	ID       string          `json:"id"`
	At       string          `json:"at"`
	Device   string          `json:"device"`
	Activity string          `json:"activity"`
	Batch    string          `json:"batch"`
	Undoes   *string         `json:"undoes"`
	Op       string          `json:"op"`
	Kind     string          `json:"kind"`
	Record   string          `json:"record"`
	Patch    json.RawMessage `json:"patch"` // null where it holds a name that was not asked for
	Text     string          `json:"text"`
}

func (a *app) runLog(ctx context.Context, path string, f logFlags) error {
	r, err := a.read(ctx, path)
	if err != nil {
		return err
	}
	t := ui.NewTeller(r.state, r.entry(a), r.pack, f.names)
	changes := r.state.Changes()
	slices.SortFunc(changes, session.Compare)
	if f.json {
		list := make([]logged, len(changes))
		for i, c := range changes {
			list[i] = loggedOf(c, t.Tell(c), f.names)
		}
		return a.printJSON(list, "  ")
	}
	var b bytes.Buffer
	for _, c := range changes {
		fmt.Fprintf(&b, "%s  %s  %-7s  %s\n",
			time.UnixMilli(c.At).Local().Format("2006-01-02 15:04:05"), shortID(c.Device), orDash(c.Activity), t.Tell(c))
	}
	return a.print(b.Bytes())
}

func loggedOf(c *session.Change, text string, names bool) logged {
	l := logged{
		ID: c.ID.String(), At: time.UnixMilli(c.At).UTC().Format("2006-01-02T15:04:05.000Z"),
		Device: c.Device.String(), Activity: c.Activity, Batch: c.Batch.String(), Op: string(c.Op),
		Kind: c.Kind, Record: c.Record.String(), Text: text,
	}
	if !c.Undoes.IsZero() {
		undoes := c.Undoes.String()
		l.Undoes = &undoes
	}
	if names || c.Op != session.OpName {
		l.Patch = json.RawMessage(c.Text())
	}
	return l
}

// shortID is enough of a device's id to tell a few of them apart: its end,
// since ids begin with the time.
func shortID(id session.ID) string { return hex.EncodeToString(id[14:]) }

func orDash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}
