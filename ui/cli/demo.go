package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
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
	path, err := practicePath(args)
	if err != nil {
		return err
	}
	// A name that is taken is refused below, before the screen is there.
	_, taken := os.Lstat(path)
	if !f.json && !f.noOpen && a.needsScreen() == nil && errors.Is(taken, fs.ErrNotExist) {
		return a.showMade(ctx, path, ui.FirstActivity, ui.CreatePractice)
	}
	if path, err = a.writePractice(ctx, path, len(args) == 0); err != nil {
		return err
	}
	switch {
	case f.json:
		r, err := a.read(ctx, path)
		if err != nil {
			return err
		}
		return a.printJSON(madeOf(path, r.file.Document, r.state), "  ")
	case f.noOpen:
		return a.println(path)
	case a.needsScreen() == nil: // another program took the name and gave it back
		return a.show(ctx, path, ui.FirstActivity)
	}
	a.say("the practice session is in %s; there is no terminal to open it in, so this is its brief", path)
	return a.runBrief(ctx, path, briefFlags{})
}

// practicePath is the file that is named, or one in the data folder that is not
// there yet.
func practicePath(args []string) (string, error) {
	if len(args) == 1 {
		path := withExtension(args[0])
		return path, folderOf(path)
	}
	dir, _ := store.Dirs()
	if dir == "" {
		return "", errors.New("there is no data folder on this laptop; name a FILE, or set DOORSTEP_DATA to a folder")
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return "", fmt.Errorf("the data folder %s can't be made: %w; name a FILE, or set DOORSTEP_DATA to another folder", dir, cause(err))
	}
	for n := range 1000 {
		path := filepath.Join(dir, ui.FileName(practiceName, n+1))
		if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
			return path, nil
		}
	}
	return "", fmt.Errorf("the data folder %s holds a thousand practice sessions; name a FILE, or delete some", dir)
}

// writePractice writes the practice session. Two that find the same name free at
// the same moment write two files, unless the name was asked for.
func (a *app) writePractice(ctx context.Context, path string, anyName bool) (string, error) {
	end := a.during("making the practice session")
	defer end()
	for {
		doc, err := ui.CreatePractice(ctx, path, a.storeOptions(store.Editor))
		if anyName && errors.Is(err, store.ErrExists) {
			if path, err = practicePath(nil); err == nil {
				continue
			}
		}
		if err != nil {
			return path, err
		}
		return path, doc.Close(context.WithoutCancel(ctx))
	}
}
