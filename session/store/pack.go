package store

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"doorstep/session"
)

// fieldPackTree is the field of the session record that names the manifest of
// the pack that the session was begun with.
const fieldPackTree = "pack_tree"

var errNoPack = errors.New("the method that this session was begun with is not in its file; the answers are; choose a pack to go on with")

// PackTree is what the session record's pack_tree says of a pack: the hash of
// its manifest, in hexadecimal digits.
func PackTree(files map[string][]byte) (string, error) {
	tree, _, err := packBlobs(files)
	return tree, err
}

// packBlobs turns the files of a pack into content-addressed bodies, and a
// manifest of lines "hash path", sorted, whose own hash names them all.
func packBlobs(files map[string][]byte) (tree string, blobs map[[32]byte][]byte, err error) {
	if len(files) == 0 {
		return "", nil, nil
	}
	if len(files) > maxBlobs/4 {
		return "", nil, fmt.Errorf("a pack of %d files is too large for a session; nothing was made", len(files))
	}
	blobs = map[[32]byte][]byte{}
	var lines []string
	for path, body := range files {
		if !packPath(path) || len(body) > maxBlob {
			return "", nil, fmt.Errorf("the pack's file %s has a name or a size that can't be kept; nothing was made", shown(path))
		}
		hash := sha256.Sum256(body)
		blobs[hash] = body
		lines = append(lines, hex.EncodeToString(hash[:])+" "+path+"\n")
	}
	slices.Sort(lines)
	manifest := []byte(strings.Join(lines, ""))
	if len(manifest) > maxBlob {
		return "", nil, errors.New("the names of the pack's files are too long for a session; nothing was made")
	}
	hash := sha256.Sum256(manifest)
	blobs[hash] = manifest
	return hex.EncodeToString(hash[:]), blobs, nil
}

// packPath says whether a path can stand in a manifest: relative, with
// slashes, and nothing in it that a terminal would obey.
func packPath(path string) bool {
	return fs.ValidPath(path) && path != "." && clean(path) == path && !strings.Contains(path, `\`)
}

// packFiles finds the files of the state's pack among the bodies.
func packFiles(s *session.State, blobs map[[32]byte][]byte) (map[string][]byte, error) {
	record := s.Get(session.KindSession, s.Session)
	if record == nil {
		return nil, errNoPack
	}
	files := map[string][]byte{}
	hashes := manifest(record.Str(fieldPackTree), blobs)
	for path, hash := range hashes {
		body, ok := blobs[hash]
		if !ok {
			return nil, errNoPack
		}
		files[path] = body
	}
	if len(files) == 0 {
		return nil, errNoPack
	}
	return files, nil
}

// manifest reads the tree with this name, path to hash. It is nil where the
// tree is not there or is none.
func manifest(tree string, blobs map[[32]byte][]byte) map[string][32]byte {
	hash, ok := parseHash(tree)
	if !ok {
		return nil
	}
	hashes := map[string][32]byte{}
	for line := range strings.Lines(string(blobs[hash])) {
		digits, path, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		h, ok := parseHash(digits)
		if !ok || !packPath(path) {
			return nil
		}
		hashes[path] = h
	}
	return hashes
}

func parseHash(digits string) (h [32]byte, ok bool) {
	b, err := hex.DecodeString(digits)
	if err != nil || len(b) != len(h) {
		return h, false
	}
	return [32]byte(b), true
}

// needed keeps those bodies that a change names: what a document carries then
// depends on its changes alone, not on the way it took.
func needed(changes []*session.Change, blobs map[[32]byte][]byte) map[[32]byte][]byte {
	keep := map[[32]byte][]byte{}
	for _, c := range changes {
		if c.Kind != session.KindSession {
			continue
		}
		tree, _ := c.Value(fieldPackTree).(string)
		if hash, ok := parseHash(tree); ok && blobs[hash] != nil && keep[hash] == nil {
			keep[hash] = blobs[hash]
			for _, h := range manifest(tree, blobs) {
				if body, ok := blobs[h]; ok {
					keep[h] = body
				}
			}
		}
	}
	return keep
}
