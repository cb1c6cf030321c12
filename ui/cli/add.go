package cli

import (
	"context"
	"errors"
	"fmt"
	"os/signal"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"doorstep/content"
	"doorstep/session/store"
	"doorstep/ui"
)

// publishTime is how long add waits for the document's medium before it leaves
// the changes in the working copy.
const publishTime = 30 * time.Second

type addFlags struct {
	record, by, table string
	set               []string
	json              bool
}

func newAddCmd(a *app) *cobra.Command {
	var f addFlags
	cmd := &cobra.Command{
		Use:   "add FILE ACTIVITY",
		Short: "Write into a session without the screen",
		Long: "Writes into a session, also while it is open on the screen. Each line of standard input is one record, a card in most activities; " +
			"\"p07: text\" names who said it and \"t3: text\" the table. Where the words are given with --set, or the kind is not one of lines, it is one record and nothing is read.\n\n" +
			"Printed are the id and the number of each record once it is safe on this laptop, and the command ends once they are in the file.",
		Example: "printf 'No sign at the gate\\np07: Nobody said how long\\n' | doorstep add gazipur.doorstep 1.6 --set kind=pain\n" +
			"doorstep add gazipur.doorstep 1.5 --record visit --set service=Pension --set wait_min=1h20 --by P07",
		ValidArgsFunction: completeAdd,
	}
	flags := cmd.Flags()
	flags.StringVar(&f.record, "record", "", "kind of record (default: what the activity writes line by line, or its only kind)")
	flags.StringVar(&f.by, "by", "", "alias of the person who said it, such as P07")
	flags.StringVar(&f.table, "table", "", "the table it belongs to, such as T1")
	flags.StringArrayVar(&f.set, "set", nil, "FIELD=VALUE, typed as on the screen; may be given several times")
	flags.BoolVar(&f.json, "json", false, "print a JSON object a line")
	return a.does(cmd, needs("FILE", "ACTIVITY"), func(ctx context.Context, args []string) error {
		return a.runAdd(ctx, args[0], args[1], f)
	})
}

// completeAdd offers session files, and then the activities of the built-in
// method.
func completeAdd(cmd *cobra.Command, args []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
	if len(args) != 1 {
		return completeFile(1)(cmd, args, typed)
	}
	pack, err := content.Builtin(ui.DefaultPack, "en")
	if err != nil {
		return nil, cobra.ShellCompDirectiveError
	}
	var list []cobra.Completion
	for _, act := range pack.Activities {
		if writes(act) {
			list = append(list, cobra.CompletionWithDesc(act.ID, act.Title))
		}
	}
	return list, cobra.ShellCompDirectiveNoFileComp
}

func (a *app) runAdd(ctx context.Context, path, activity string, f addFlags) error {
	// Output that nobody reads on is an error to say, and not the end at once:
	// what was kept still has to get into the file.
	signal.Ignore(syscall.SIGPIPE)
	doc, opened, err := store.Open(ctx, path, a.storeOptions(store.Tool))
	if err != nil {
		return missing(path, err)
	}
	a.sayOpened(opened)
	d, err := a.newAdder(doc, activity, f)
	if err == nil {
		err = d.run(ctx)
	}
	patience, cancel := context.WithTimeout(context.WithoutCancel(ctx), publishTime)
	defer cancel()
	if closing := doc.Close(patience); closing != nil {
		if err != nil {
			a.say("%s", err)
		}
		return fmt.Errorf("%w; it comes into the file with the next opening", closing)
	}
	if err != nil && d != nil && ctx.Err() != nil && errors.Is(err, ctx.Err()) {
		a.say("stopped; %s in the file", countAre(d.added, "record"))
		return exitError(exitFailed)
	}
	return err
}

// sayOpened tells what an opening found beside the document.
func (a *app) sayOpened(o *store.Opened) {
	if n := len(o.Recovered); n > 0 {
		a.say("%s of an earlier sitting came back into the file", plural(n, "change", "changes"))
	}
	for _, p := range o.Problems {
		a.say("%s", p)
	}
}

func countAre(n int, word string) string {
	if n == 1 {
		return "1 " + word + " is"
	}
	return fmt.Sprintf("%d %ss are", n, word)
}
