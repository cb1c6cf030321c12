package content

import (
	"embed"
	"io/fs"
)

//go:embed practice
var practice embed.FS

// PracticeFiles are the YAML files of the practice session: an invented
// workshop, as data. How they are played into a log is session's business; the
// first of them says how they are written.
func PracticeFiles() fs.FS {
	files, err := fs.Sub(practice, "practice")
	if err != nil {
		panic(err) // the folder's name is a constant, and a valid one
	}
	return files
}
