package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"doorstep/session/store"
	"doorstep/ui"
)

// practiceName is the file that the practice session is written to, in the data
// folder, if none is named.
const practiceName = "practice"

type demoFlags struct{ noOpen, json bool }

func newDemoCmd(a *app) *cobra.Command {
	var f demoFlags
	cmd := &cobra.Command{
		Use:   "demo [FILE]",
		Short: "Write a filled practice session and open it",
		Long: "Writes the practice session, an invented workshop of three days with everything that its room said, and opens it. " +
			"Without a FILE it goes into the data folder under a name that is still free.\n\n" +
			"Where there is no terminal, its innovation brief is printed instead.",
		Example: "doorstep demo\ndoorstep demo try.doorstep --no-open",
	}
	cmd.Flags().BoolVar(&f.noOpen, "no-open", false, "only write it, and print its path")
	cmd.Flags().BoolVar(&f.json, "json", false, "only write it, and print what was made as JSON")
	return a.does(cmd, arity{most: 1}, func(ctx context.Context, args []string) error {
		return a.runDemo(ctx, args, f)
	})
}

func (a *app) runDemo(ctx context.Context, args []string, f demoFlags) error {
	path, err := a.makePractice(ctx, args)
	switch {
	case err != nil:
		return err
	case f.json:
		r, err := a.read(ctx, path)
		if err != nil {
			return err
		}
		return a.printJSON(madeOf(path, r.file.Document, r.state), "  ")
	case f.noOpen:
		return a.println(path)
	}
	if why := a.needsScreen(); why != nil {
		a.say("the practice session is in %s; there is no terminal to open it in, so this is its brief", path)
		return a.runBrief(ctx, path, briefFlags{})
	}
	return a.show(ctx, path, ui.FirstActivity)
}

// makePractice writes the practice session into the file that is named, or into
// one of its own in the data folder.
func (a *app) makePractice(ctx context.Context, args []string) (string, error) {
	if len(args) == 1 {
		path := withExtension(args[0])
		return path, a.writePractice(ctx, path)
	}
	dir, _ := store.Dirs()
	if dir == "" {
		return "", errors.New("there is no data folder on this laptop; name a FILE, or set DOORSTEP_DATA to a folder")
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return "", fmt.Errorf("the data folder %s can't be made: %w; name a FILE, or set DOORSTEP_DATA to another folder", dir, cause(err))
	}
	for n := 1; ; n++ {
		path := filepath.Join(dir, ui.FileName(practiceName, n))
		err := a.writePractice(ctx, path)
		if errors.Is(err, store.ErrExists) && n < 1000 {
			continue
		}
		return path, err
	}
}

func (a *app) writePractice(ctx context.Context, path string) error {
	if err := folderOf(path); err != nil {
		return err
	}
	end := a.during("making the practice session")
	defer end()
	doc, err := ui.CreatePractice(ctx, path, a.storeOptions(store.Editor))
	if err != nil {
		return err
	}
	return doc.Close(context.WithoutCancel(ctx))
}
