package ui

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	tea "charm.land/bubbletea/v2"

	"doorstep/content"
	"doorstep/session"
	"doorstep/session/store"
)

// FirstActivity is where the practice session opens: it is complete, and its
// last activity would be an odd place to look around from.
const FirstActivity = "1.1"

// FollowUpActivity is where what is due is looked at. A pack without it opens
// where the workshop was.
const FollowUpActivity = "after.1"

// practiceCmd makes the practice session in the data folder and opens it.
func practiceCmd(e *env) tea.Cmd {
	dir, o := e.cfg.Dirs[len(e.cfg.Dirs)-1], e.cfg.Store
	return func() tea.Msg {
		if err := os.MkdirAll(dir, 0o755); err != nil {
			return openFailedMsg{err}
		}
		for n := 1; ; n++ {
			doc, err := CreatePractice(context.Background(), filepath.Join(dir, FileName("practice", n)), o)
			if errors.Is(err, store.ErrExists) && n < 1000 {
				continue
			}
			if err != nil {
				return openFailedMsg{err}
			}
			return handOver(doc, &store.Opened{}, nil)
		}
	}
}

// CreatePractice writes the practice session into a new file, whole and
// published when it returns.
func CreatePractice(ctx context.Context, path string, o store.Options) (*store.Doc, error) {
	files, err := content.BuiltinFiles(DefaultPack)
	if err != nil {
		return nil, err
	}
	tree, err := store.PackTree(files)
	if err != nil {
		return nil, err
	}
	// Its words are of a device of their own, so that undo takes back what was
	// done here and none of them.
	src := RealSource()
	id := src.NewID()
	_, changes, err := session.Practice(src, src.NewID(), id, session.Patch{"pack": DefaultPack, "pack_tree": tree})
	if err != nil {
		return nil, err
	}
	return store.Create(ctx, path, store.New{Pack: files, Session: id, Changes: changes}, o)
}
