package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"doorstep/content"
	"doorstep/session"
	"doorstep/session/store"
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
	path, document, state, err := a.makePractice(ctx, args)
	switch {
	case err != nil:
		return err
	case f.json:
		return a.printJSON(madeOf(path, document, state), "  ")
	case f.noOpen:
		return a.println(path)
	}
	if why := a.needsScreen(); why != nil {
		a.say("the practice session is in %s; there is no terminal to open it in, so this is its brief", path)
		return a.runBrief(ctx, path, briefFlags{})
	}
	return a.show(ctx, path)
}

// makePractice writes the practice session into a new file.
func (a *app) makePractice(ctx context.Context, args []string) (path string, document session.ID, s *session.State, err error) {
	files, err := content.BuiltinFiles(builtinPack)
	if err != nil {
		return "", document, nil, err
	}
	// Its id is chosen here, since the changes have to name it.
	n := store.New{Pack: files, Fields: session.Patch{"pack": builtinPack}, Session: a.source.NewID()}
	doc, path, err := a.createPractice(ctx, args, n)
	if err != nil {
		return "", document, nil, err
	}
	s = doc.State()
	_, changes, err := session.Practice(a.source, doc.Device(), n.Session, session.Patch{"pack": builtinPack})
	if err == nil {
		s.ApplyAll(changes)
		err = doc.Commit(ctx, changes)
	}
	err = errors.Join(err, doc.Close(context.WithoutCancel(ctx)))
	if err != nil {
		err = fmt.Errorf("%s was made, and the practice session is not all in it: %w", path, err)
	}
	return path, doc.Document(), s, err
}

// createPractice makes the file: the one that is named, or one of its own in
// the data folder.
func (a *app) createPractice(ctx context.Context, args []string, n store.New) (*store.Doc, string, error) {
	if len(args) == 1 && args[0] != "" {
		path := withExtension(args[0])
		doc, err := store.Create(ctx, path, n, a.storeOptions(store.Editor))
		return doc, path, err
	}
	dir, _ := store.Dirs()
	if dir == "" {
		return nil, "", errors.New("there is no data folder on this laptop; name a FILE, or set DOORSTEP_DATA to a folder")
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, "", fmt.Errorf("the data folder %s can't be made: %w; name a FILE, or set DOORSTEP_DATA to another folder", dir, cause(err))
	}
	for i := 1; ; i++ {
		name := practiceName + store.Extension
		if i > 1 {
			name = fmt.Sprintf("%s-%d%s", practiceName, i, store.Extension)
		}
		path := filepath.Join(dir, name)
		doc, err := store.Create(ctx, path, n, a.storeOptions(store.Editor))
		if errors.Is(err, store.ErrExists) && i < 1000 {
			continue
		}
		return doc, path, err
	}
}
