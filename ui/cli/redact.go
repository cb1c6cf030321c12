package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"doorstep/session"
	"doorstep/session/store"
)

type redactFlags struct {
	card, record, person string
	words, yes, json     bool
	also                 []string
}

func newRedactCmd(a *app) *cobra.Command {
	var f redactFlags
	cmd := &cobra.Command{
		Use:   "redact FILE",
		Short: "Remove a record or a person for good",
		Long: "Removes one record, or one person, from the lists, the history, the file, this laptop, and the backups that doorstep made beside the file: every byte of it. " +
			"It can't be undone, and does not come back when an older copy is merged. A file that is open in another window can be written all the same.\n\n" +
			"Of a person the name goes, and all that was noted of them; what they said stays under the alias, unless --words takes it too.\n\n" +
			"Copies that were made by hand, on sticks and in mails, still hold it. --also names such files, or folders of them, and takes out of them all that was ever removed from FILE for good; it may be given without anything else to remove.",
		Example: "doorstep redact gazipur.doorstep --card 12\n" +
			"doorstep redact gazipur.doorstep --person P07 --words --yes\n" +
			"doorstep redact gazipur.doorstep --also /media/stick --also old.doorstep",
		ValidArgsFunction: completeFile(1),
	}
	flags := cmd.Flags()
	flags.StringVar(&f.card, "card", "", "the card with this number, such as 12 or B12")
	flags.StringVar(&f.record, "record", "", "the record with this id, of whatever kind")
	flags.StringVar(&f.person, "person", "", "the person with this alias, such as P07")
	flags.BoolVar(&f.words, "words", false, "with --person: what the person said as well")
	flags.StringArrayVar(&f.also, "also", nil, "another file of the session, or a folder of them, to take it out of; may be given several times")
	flags.BoolVar(&f.yes, "yes", false, "don't ask")
	flags.BoolVar(&f.json, "json", false, "print what was done as JSON")
	return a.does(cmd, needs("FILE"), func(ctx context.Context, args []string) error {
		if err := f.check(cmd); err != nil {
			return err
		}
		return a.runRedact(ctx, args[0], f)
	})
}

// check says what is wrong with the flags together.
func (f *redactFlags) check(cmd *cobra.Command) error {
	chosen := 0
	for _, name := range []string{"card", "record", "person"} {
		if cmd.Flags().Changed(name) {
			chosen++
		}
	}
	switch {
	case chosen > 1:
		return usagef("--card, --record and --person are one at a time")
	case chosen == 0 && len(f.also) == 0:
		return usagef("say what is to go, with --card, --record or --person")
	case f.words && f.person == "":
		return usagef("--words goes with --person")
	}
	return nil
}

// chosen says whether anything is to be removed, beside cleaning other files.
func (f *redactFlags) chosen() bool { return f.card+f.record+f.person != "" }

func (a *app) runRedact(ctx context.Context, path string, f redactFlags) error {
	also, err := otherFiles(f.also)
	if err != nil {
		return err
	}
	if f.chosen() && !f.yes && !isTerminal(a.stdin) {
		return usagef("this can't be undone, and there is no terminal to ask on; --yes does it unasked")
	}
	o := a.storeOptions(store.Tool)
	o.Scrub = true // an earlier removal may have met a backup that could not be written
	end := a.during("opening %s", path)
	doc, opened, err := store.Open(ctx, path, o)
	end()
	if err != nil {
		return missing(path, err)
	}
	a.sayOpened(opened)
	r := &removal{app: a, doc: doc, state: doc.State(), path: path}
	err = r.run(ctx, f)
	patience, cancel := context.WithTimeout(context.WithoutCancel(ctx), publishTime)
	defer cancel()
	if closing := doc.Close(patience); closing != nil {
		if err != nil {
			a.say("%s", err)
		}
		return fmt.Errorf("%w; until it is, the file still holds what was removed; the next opening takes it out", closing)
	}
	if err != nil {
		return err
	}
	if err := r.others(ctx, also); err != nil {
		return err
	}
	return r.report(f.json)
}

// removal is one run of the command.
type removal struct {
	app   *app
	doc   *store.Doc
	state *session.State
	path  string

	targets []target
	done    bool // they were removed before
	code    string
	cleaned []store.Scrubbed
	inUse   bool
	holding []string
}

var errKeptIt = errors.New("nothing was removed")

// run removes what was asked for from the session itself.
func (r *removal) run(ctx context.Context, f redactFlags) error {
	if f.chosen() {
		if err := r.find(f); err != nil {
			return err
		}
		if !r.done && !f.yes {
			if err := r.ask(ctx, f); err != nil {
				return err
			}
		}
	}
	g := r.state.Begin(r.app.source, r.doc.Device(), "")
	if !r.done {
		for _, t := range r.targets {
			if err := g.Redact(t.kind, t.id); err != nil {
				return err
			}
		}
	}
	if err := r.doc.Commit(context.WithoutCancel(ctx), g.Changes()); err != nil {
		return err
	}
	r.code = store.ShareCode(r.state.Changes())
	publish, cancel := context.WithTimeout(context.WithoutCancel(ctx), publishTime)
	defer cancel()
	_ = r.doc.Publish(publish) // closing tries again and says why not
	return nil
}

// ask has the person confirm. Only a clear yes counts.
func (r *removal) ask(ctx context.Context, f redactFlags) error {
	var names []string
	for _, t := range r.targets {
		names = append(names, t.String())
	}
	fmt.Fprintf(r.app.stderr, "%s\n", strings.Join(names, "\n"))
	if f.person != "" && !f.words {
		fmt.Fprintf(r.app.stderr, "What was said under this alias stays; --words would take it as well.\n")
	}
	fmt.Fprintf(r.app.stderr, "It goes for good from the file, its history, its backups and this laptop.\nThis can't be undone. Remove it? yes/no: ")
	lines, err := readLines(r.app.stdin).next(ctx)
	if err != nil {
		return errors.Join(errKeptIt, err)
	}
	if len(lines) > 0 {
		switch strings.ToLower(strings.TrimSpace(lines[0].text)) {
		case "y", "yes":
			return nil
		}
	}
	return errKeptIt
}

// others cleans the files that were named, and looks for those that were not.
func (r *removal) others(ctx context.Context, also []otherFile) error {
	for _, s := range r.doc.Scrubbed() {
		r.inUse = r.inUse || s.InUse
		if s.Changes > 0 || s.Err != nil {
			r.cleaned = append(r.cleaned, s)
		}
	}
	o := r.app.storeOptions(store.Tool)
	for _, f := range also {
		done, err := store.Scrub(ctx, r.path, []string{f.path}, o)
		if err != nil {
			return err
		}
		if !f.inFolder || !errors.Is(done[0].Err, store.ErrOtherWorkshop) && !sameFile(f.path, r.doc.Path()) {
			r.cleaned = append(r.cleaned, done...)
		}
	}
	found, err := store.Holding(ctx, r.path, o, libraryFolders(r.path)...)
	if err != nil {
		// It was removed; that there may be more is all that is not known.
		r.app.say("whether other files here hold it could not be found out: %s", err)
	}
	for _, path := range found {
		if !holds(r.cleaned, path) {
			r.holding = append(r.holding, path)
		}
	}
	return nil
}

func sameFile(a, b string) bool {
	x, err1 := os.Stat(a)
	y, err2 := os.Stat(b)
	return err1 == nil && err2 == nil && os.SameFile(x, y)
}

func holds(list []store.Scrubbed, path string) bool {
	for _, s := range list {
		if sameFile(s.Path, path) {
			return true
		}
	}
	return false
}
