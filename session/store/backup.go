package store

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
)

// Copies that doorstep makes of a document by itself stand beside it and are
// called after it: STEM, one of these marks, and what tells one from another.
const (
	beforeMerge = ".before-merge-" // as it was before a merge, and the date
	ofFormat    = ".format-"       // as an earlier doorstep wrote it, and the format
)

// backupPath is a name for a copy beside the document that is free.
func backupPath(path, mark, what string) (string, error) {
	ext := filepath.Ext(path)
	base := path[:len(path)-len(ext)] + mark + what
	for n := 1; n <= maxFound; n++ {
		try := base + ext
		if n > 1 {
			try = fmt.Sprintf("%s-%d%s", base, n, ext)
		}
		if _, err := absent(try); err == nil {
			return try, nil
		} else if !errors.Is(err, ErrExists) {
			return "", err
		}
	}
	return "", fmt.Errorf("there are too many backups beside %s; nothing was written; move them away", shown(path))
}

// isBackup says whether a name is that of such a copy, of whatever document: a
// document may have been given another name since.
func isBackup(name string) bool {
	stem := strings.TrimSuffix(name, filepath.Ext(name))
	return strings.Contains(stem, beforeMerge) || strings.Contains(stem, ofFormat)
}
