package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"doorstep/session/exchange"
	"doorstep/session/store"
)

type importFlags struct {
	out  string
	json bool
}

func newImportCmd(a *app) *cobra.Command {
	var f importFlags
	cmd := &cobra.Command{
		Use:   "import IN.json -o FILE",
		Short: "Make a session of its JSON",
		Long: "Makes a session in a new FILE of what export --format json wrote, and prints its path. It never writes over a file.\n\n" +
			"The log is what counts. Records that say something else than it does are refused, since an edit made there would be lost. " +
			"Names come back if they were exported with --names. It is the same session in a document of its own.",
		Example: "doorstep export gazipur.doorstep --format json --names -o gazipur.json\ndoorstep import gazipur.json -o copy.doorstep",
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
			if len(args) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return []cobra.Completion{"json"}, cobra.ShellCompDirectiveFilterFileExt
		},
	}
	cmd.Flags().StringVarP(&f.out, "output", "o", "", "session file to make")
	cmd.Flags().BoolVar(&f.json, "json", false, "print what was made as JSON")
	return a.does(cmd, needs("IN.json"), func(ctx context.Context, args []string) error {
		return a.runImport(ctx, args[0], f)
	})
}

func (a *app) runImport(ctx context.Context, from string, f importFlags) error {
	if f.out == "" || f.out == stdoutPath {
		return usagef("-o is missing: the session file to make")
	}
	path := withExtension(f.out)
	if err := folderOf(path); err != nil {
		return err
	}
	in, err := readImport(from)
	if err != nil {
		return err
	}
	end := a.during("writing %s", path)
	defer end()
	doc, err := store.Create(ctx, path, store.New{Pack: in.Pack, Session: in.Session, Changes: in.Changes}, a.storeOptions(store.Editor))
	switch {
	case errors.Is(err, store.ErrPack):
		return refuseJSON(from, err)
	case err != nil:
		return err
	}
	state := doc.State()
	if err := doc.Close(context.WithoutCancel(ctx)); err != nil {
		return err
	}
	end()
	if len(in.Pack) == 0 && own(state).PackTree != "" {
		a.say("the method that this session began with is not in %s; the built-in one stands in for it", filepath.Base(from))
	}
	if !f.json {
		return a.println(path)
	}
	return a.printJSON(madeOf(path, doc.Document(), state), "  ")
}

// readImport reads a session's JSON.
func readImport(path string) (*exchange.Import, error) {
	data, err := readJSON(path)
	if err != nil {
		return nil, err
	}
	in, err := exchange.ParseJSON(data)
	switch {
	case err != nil:
		return nil, fmt.Errorf("%s: %w", filepath.Base(path), err)
	case len(in.Changes) == 0:
		return nil, refuseJSON(path, errors.New("no change is in it"))
	}
	return in, nil
}

// refuseJSON is why the JSON in a file can't become a session.
func refuseJSON(path string, why error) error {
	return fmt.Errorf("%s: %w: %w; export the session again", filepath.Base(path), exchange.ErrRefused, why)
}

// readJSON reads a file up to one byte more than an export may have, whose
// reader refuses it then. Nothing that is not an ordinary file is opened: a
// pipe would wait for a writer.
func readJSON(path string) ([]byte, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return nil, missing(path, err)
	case err != nil:
		return nil, fmt.Errorf("%s can't be read: %w", path, cause(err))
	case info.IsDir():
		return nil, &store.Refused{Path: path, Why: store.NotRegular, Detail: "it is a folder"}
	case !info.Mode().IsRegular():
		return nil, &store.Refused{Path: path, Why: store.NotRegular, Detail: "it is a pipe or a device"}
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("%s can't be read: %w", path, cause(err))
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, exchange.MaxJSON+1))
	if err != nil {
		return nil, fmt.Errorf("%s can't be read: %w", path, cause(err))
	}
	return data, nil
}
