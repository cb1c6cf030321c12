package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"doorstep/session/exchange"
	"doorstep/session/store"
)

// deliverFolder writes files into a folder, which is made if it isn't there:
// all of them or none. Without --force nothing is written over, since the files
// of two sessions in one folder would look like those of one; with it, what was
// written over stays so where a later one fails. One and many call the files.
func (a *app) deliverFolder(dir string, files []exchange.File, one, many string) error {
	if strings.EqualFold(filepath.Ext(dir), store.Extension) {
		return usagef("%s would be a folder that looks like a session; choose a name that doesn't end in %s", dir, store.Extension)
	}
	made, err := makeFolder(dir)
	if err != nil {
		return fmt.Errorf("%s can't be used: %w; nothing was written", dir, cause(err))
	}
	if err := free(dir, files); err != nil && !a.force {
		return err
	}
	var fresh []string
	for _, f := range files {
		path := filepath.Join(dir, f.Name)
		_, absent := os.Lstat(path)
		err := store.WritePaper(path, f.Data, a.storeOptions(store.Tool).StateDir, a.force)
		if err == nil {
			if absent != nil {
				fresh = append(fresh, path)
			}
			continue
		}
		for _, written := range fresh {
			_ = os.Remove(written)
		}
		if made {
			_ = os.Remove(dir)
		}
		return fmt.Errorf("%s could not be written: %w; what was written before it was taken away again", filepath.Join(dir, f.Name), cause(err))
	}
	a.say("%s in %s", plural(len(files), one+" is", many+" are"), dir)
	return nil
}

// makeFolder sees to it that there is a folder, and says whether it made it.
// The folder that it is in must be there: a slip in its name makes none.
func makeFolder(dir string) (made bool, err error) {
	info, err := os.Stat(dir)
	switch {
	case err == nil && !info.IsDir():
		return false, errors.New("it is a file, and a folder is needed")
	case errors.Is(err, fs.ErrNotExist):
		err = os.Mkdir(dir, 0o777) // less what the person's umask takes
		return err == nil, err
	}
	return false, err
}

// free says which of the files is in the folder already.
func free(dir string, files []exchange.File) error {
	for _, f := range files {
		if _, err := os.Lstat(filepath.Join(dir, f.Name)); err == nil {
			return fmt.Errorf("there is a %s in %s already; it was left as it is, and nothing was written; choose another folder, or write over it with --force", f.Name, dir)
		}
	}
	return nil
}
