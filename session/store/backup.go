package store

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"path/filepath"
	"strconv"
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

// keepFormat makes a copy of a document that an earlier doorstep wrote, byte for
// byte, before it is written in a later format for the first time: the laptop
// that it came from may still have that earlier program. Without the copy it is
// not written at all. The sidecar is held, and the document is as it was last
// seen.
func (p *publisher) keepFormat() error {
	if p.seen.format == 0 || p.seen.format >= newest {
		return nil
	}
	failed := func(err error) error {
		return fmt.Errorf("no copy could be made of %s as an earlier doorstep wrote it, and without one it is not written; it is tried again: %w", shown(p.path), cause(err))
	}
	body, info, err := p.disk.read(p.path)
	if err != nil {
		return failed(err)
	}
	if sha256.Sum256(body) != p.seen.hash {
		return failed(errFailing)
	}
	path, err := p.formatPath(body)
	if err != nil {
		return err
	}
	if path != "" {
		q := &publisher{disk: p.disk, mode: info.Mode().Perm() | 0o600}
		temp := tempName(path)
		if err = q.writeTemp(temp, body); err == nil {
			err = p.disk.rename(temp, path)
		}
		if err != nil {
			_ = p.disk.remove(temp)
			return failed(err)
		}
	}
	// Also where an earlier attempt has left it, and could not do this.
	if err := p.disk.syncDir(filepath.Dir(p.path)); err != nil {
		return failed(err)
	}
	return nil
}

// formatPath is where the copy goes, and "" where an attempt that failed later
// has left it already.
func (p *publisher) formatPath(body []byte) (string, error) {
	format := strconv.Itoa(p.seen.format)
	ext := filepath.Ext(p.path)
	there, _, err := p.disk.read(p.path[:len(p.path)-len(ext)] + ofFormat + format + ext)
	if err == nil && bytes.Equal(there, body) {
		return "", nil
	}
	return backupPath(p.path, ofFormat, format)
}
