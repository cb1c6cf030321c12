package content

import (
	"bytes"
	"embed"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"sync"
)

//go:embed packs
var embedded embed.FS

// BuiltinIDs lists the packs that come with the program, by id in the order of
// the alphabet.
func BuiltinIDs() []string {
	entries, err := embedded.ReadDir("packs")
	if err != nil {
		return nil // the folder is part of the program, so this cannot be
	}
	var ids []string
	for _, e := range entries {
		if e.IsDir() {
			ids = append(ids, e.Name())
		}
	}
	return ids
}

// Builtin reads a pack that comes with the program. See Load for what happens
// when it lacks the language. The error names the packs that there are, if id
// is none of them.
//
// It is read once for each of its languages, whoever asks, and must not be
// changed.
func Builtin(id, lang string) (*Pack, error) {
	fsys, err := builtinFS(id)
	if err != nil {
		return nil, err
	}
	if !hasFolder(fsys, lang) {
		lang = english // as Load does; a file from others may ask for anything
	}
	read, _ := builtins.LoadOrStore([2]string{id, lang}, sync.OnceValues(func() (*Pack, error) {
		return Load(fsys, lang)
	}))
	return read.(func() (*Pack, error))()
}

// hasFolder tells whether a folder of this very name stands in a pack.
func hasFolder(fsys fs.FS, name string) bool {
	entries, _ := fs.ReadDir(fsys, ".")
	return slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return e.IsDir() && e.Name() == name })
}

// builtins are the readings of built-in packs, by id and language.
var builtins sync.Map

// builtinOf is the built-in pack that these files are, to the byte. Most
// sessions carry one that this program has read already.
func builtinOf(files map[string][]byte) (id string, ok bool) {
	for _, id := range BuiltinIDs() {
		own, err := BuiltinFiles(id)
		if err == nil && maps.EqualFunc(own, files, bytes.Equal) {
			return id, true
		}
	}
	return "", false
}

// BuiltinFiles gives the files of a pack that comes with the program, as Files
// does.
func BuiltinFiles(id string) (map[string][]byte, error) {
	fsys, err := builtinFS(id)
	if err != nil {
		return nil, err
	}
	return Files(fsys)
}

func builtinFS(id string) (fs.FS, error) {
	ids := BuiltinIDs()
	if !slices.Contains(ids, id) {
		return nil, fmt.Errorf("there is no built-in pack %q; choose one of: %s", id, strings.Join(ids, ", "))
	}
	return fs.Sub(embedded, "packs/"+id)
}
