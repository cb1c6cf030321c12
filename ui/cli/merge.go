package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"doorstep/session/store"
)

type mergeFlags struct {
	dryRun, json               bool
	intoOne, names, redactions bool
}

func newMergeCmd(a *app) *cobra.Command {
	var f mergeFlags
	cmd := &cobra.Command{
		Use:   "merge OUT FILE...",
		Short: "Unite the files of one workshop",
		Long: "Writes into OUT all that is in the files. The order makes no difference, nothing is lost, and merging again changes nothing; " +
			"where two people wrote one field, both texts are shown. OUT may be a new file, or one that is there: then a copy of it is made beside it first, " +
			"and an editor that has it open takes in what comes.\n\n" +
			"Rooms that were made with doorstep room stand side by side, each with its letter. Files of different workshops are refused unless --into-one says that they were one. " +
			"What somebody removed for good in one of the files is removed from all only with --redactions.",
		Example: "doorstep merge all.doorstep room-a.doorstep room-b.doorstep\n" +
			"doorstep merge gazipur.doorstep from-the-recorder.doorstep --dry-run",
		ValidArgsFunction: completeFile(-1),
	}
	flags := cmd.Flags()
	flags.BoolVar(&f.dryRun, "dry-run", false, "say what would come in, and write nothing")
	flags.BoolVar(&f.intoOne, "into-one", false, "unite workshops that were begun as different ones")
	flags.BoolVar(&f.redactions, "redactions", false, "accept what the files remove for good")
	flags.BoolVar(&f.names, "names", false, "let real names into a copy that has none")
	flags.BoolVar(&f.json, "json", false, "print the report as JSON")
	return a.does(cmd, arity{names: []string{"OUT", "FILE"}, most: -1}, func(ctx context.Context, args []string) error {
		return a.runMerge(ctx, withExtension(args[0]), args[1:], f)
	})
}

func (a *app) runMerge(ctx context.Context, out string, files []string, f mergeFlags) error {
	if err := folderOf(out); err != nil {
		return err
	}
	for _, file := range files {
		if _, err := os.Stat(file); errors.Is(err, fs.ErrNotExist) {
			return missing(file, err)
		}
	}
	o := store.MergeOptions{Options: a.storeOptions(store.Tool), Names: f.names, IntoOne: f.intoOne, Redactions: f.redactions}
	do := store.Merge
	if f.dryRun {
		do = store.Plan
	}
	bar := a.progress(len(files))
	o.Step = bar.step
	defer spare()()
	u, err := do(ctx, out, files, o)
	bar.end()
	switch {
	case errors.Is(err, store.ErrWorkshops):
		return fmt.Errorf("%w; if these were rooms of one workshop, --into-one unites them", err)
	case errors.Is(err, store.ErrRedactions):
		return fmt.Errorf("%w (%s); --redactions accepts that, --dry-run shows the rest", err, strings.Join(removals(u), ", "))
	case errors.Is(err, store.ErrKept):
		return fmt.Errorf("%w; it comes into the file with the next opening", err)
	case err != nil:
		return err
	}
	if f.json {
		return a.printJSON(unionOf(u, out, f.dryRun), "  ")
	}
	return a.print([]byte(strings.Join(unionLines(u, out, f.dryRun), "\n") + "\n"))
}

// removals are the records that the files remove for good, and which file does.
func removals(u *store.Union) []string {
	var list []string
	for _, r := range u.Redactions {
		list = append(list, r.Name+" by "+shown(r.Path))
	}
	return list
}

// unionLines are the report to read.
func unionLines(u *store.Union, out string, dry bool) []string {
	head := shown(out) + ": "
	if dry {
		head += "would hold "
	}
	lines := []string{head + plural(u.Changes, "change", "changes") + ", share code " + u.ShareCode}
	for _, b := range u.Files {
		lines = append(lines, "  "+shown(b.Path)+": "+strings.Join(broughtWords(b), "; "))
	}
	for _, r := range removals(u) {
		lines = append(lines, "  removed for good: "+r)
	}
	for _, id := range u.Clashes {
		lines = append(lines, "  two different changes have the id "+id.String()+"; one was kept, the same in every merge")
	}
	if u.Backup != "" {
		lines = append(lines, "  what was there before: "+shown(u.Backup))
	}
	for _, s := range u.Scrubbed {
		switch {
		case s.Err != nil:
			lines = append(lines, "  not cleaned of what was removed for good: "+shown(s.Err.Error()))
		case s.Changes > 0:
			lines = append(lines, "  "+shown(filepath.Base(s.Path))+": "+plural(s.Changes, "change", "changes")+" taken out, removed for good")
		}
	}
	if u.Recovered > 0 {
		lines = append(lines, "  "+plural(u.Recovered, "change", "changes")+" of an earlier sitting came back into the file")
	}
	return lines
}

// broughtWords say what one file brings.
func broughtWords(b store.Brought) []string {
	words := []string{fmt.Sprintf("%d new, %d there already", b.New, b.Same)}
	for _, w := range []struct {
		n         int
		one, many string
	}{
		{b.Names, "real name", "real names"},
		{b.NamesLeft, "change to a name left out", "changes to names left out"},
		{b.Removed, "change removed for good", "changes removed for good"},
	} {
		if w.n > 0 {
			words = append(words, plural(w.n, w.one, w.many))
		}
	}
	if n := len(b.Conflicts); n > 0 {
		words = append(words, plural(n, "field", "fields")+" written twice ("+someWords(b.Conflicts)+")")
	}
	if len(b.Activities) > 0 {
		words = append(words, "activities "+someWords(b.Activities))
	}
	if len(b.People) > 0 {
		words = append(words, "people "+someWords(b.People))
	}
	return words
}

// someWords are the first of a list, and how many more there are.
func someWords(list []string) string {
	const most = 12
	if len(list) <= most {
		return strings.Join(list, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(list[:most], ", "), len(list)-most)
}

// mergedUnion is the report as JSON.
type mergedUnion struct {
	File       string        `json:"file"`
	DryRun     bool          `json:"dry_run"`
	Existed    bool          `json:"existed"`
	Backup     string        `json:"backup"`
	Session    string        `json:"session"`
	Names      bool          `json:"names"`
	Changes    int           `json:"changes"`
	ShareCode  string        `json:"share_code"`
	Files      []broughtFile `json:"files"`
	Redactions []removalOf   `json:"redactions"`
	Clashes    []string      `json:"clashes"`
	Cleaned    []cleanedFile `json:"cleaned"`
	Recovered  int           `json:"recovered"`
}

type broughtFile struct {
	File       string   `json:"file"`
	New        int      `json:"new"`
	Same       int      `json:"same"`
	Conflicts  []string `json:"conflicts"`
	Activities []string `json:"activities"`
	People     []string `json:"people"`
	Names      int      `json:"names"`
	NamesLeft  int      `json:"names_left_out"`
	Removed    int      `json:"removed"`
}

type removalOf struct {
	File   string `json:"file"`
	Kind   string `json:"kind"`
	Record string `json:"record"`
	Name   string `json:"name"`
}

func unionOf(u *store.Union, out string, dry bool) mergedUnion {
	m := mergedUnion{
		File: out, DryRun: dry, Existed: u.Exists, Backup: u.Backup, Session: u.Session.String(), Names: u.Names,
		Changes: u.Changes, ShareCode: u.ShareCode, Files: []broughtFile{}, Redactions: []removalOf{}, Clashes: []string{}, Cleaned: cleanedFiles(u.Scrubbed),
		Recovered: u.Recovered,
	}
	for _, b := range u.Files {
		m.Files = append(m.Files, broughtFile{
			File: b.Path, New: b.New, Same: b.Same, Names: b.Names, NamesLeft: b.NamesLeft, Removed: b.Removed,
			Conflicts: append([]string{}, b.Conflicts...), Activities: append([]string{}, b.Activities...), People: append([]string{}, b.People...),
		})
	}
	for _, r := range u.Redactions {
		m.Redactions = append(m.Redactions, removalOf{r.Path, r.Kind, r.Record.String(), r.Name})
	}
	for _, id := range u.Clashes {
		m.Clashes = append(m.Clashes, id.String())
	}
	return m
}
