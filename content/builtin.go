package content

import (
	"embed"
	"fmt"
	"io/fs"
	"slices"
	"strings"
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
func Builtin(id, lang string) (*Pack, error) {
	fsys, err := builtinFS(id)
	if err != nil {
		return nil, err
	}
	return Load(fsys, lang)
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
