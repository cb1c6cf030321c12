package main_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestMaps holds the map that a large folder's doc.go draws to the folder: each
// file has its place there, by its name's beginning, and no place is empty.
func TestMaps(t *testing.T) {
	for _, folder := range []string{"ui", "session", "session/store"} {
		t.Run(folder, func(t *testing.T) {
			places, files := placesIn(t, filepath.Join(folder, "doc.go")), sourcesOf(t, folder)
			for _, f := range files {
				if !slices.ContainsFunc(places, func(place string) bool { return begins(f, place) }) {
					t.Errorf("%s.go has no place in the map of doc.go", f)
				}
			}
			for i, place := range places {
				if !slices.ContainsFunc(files, func(f string) bool { return begins(f, place) }) {
					t.Errorf("the map of doc.go names %s, and there is no such file", place)
				}
				if slices.Contains(places[:i], place) {
					t.Errorf("the map of doc.go names %s twice", place)
				}
			}
		})
	}
}

// TestNamesTravel says that the project can be checked out on any system: no file
// has a name that Windows refuses or a terminal obeys, such as one that a test of
// hostile names leaves behind.
func TestNamesTravel(t *testing.T) {
	plain := regexp.MustCompile(`^[A-Za-z0-9._-]+$`)
	err := filepath.WalkDir(".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if !plain.MatchString(entry.Name()) {
			t.Errorf("%q is no name for all systems", path)
		}
		if path == ".git" && entry.IsDir() {
			return fs.SkipDir
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}

// begins says whether a file belongs to a place: it is called so, or so and what
// it holds of it.
func begins(file, place string) bool {
	return file == place || strings.HasPrefix(file, place+"_")
}

// placesIn are the words of a map: of each indented line those that follow two
// spaces, before which it says what they have in common.
func placesIn(t *testing.T, path string) (places []string) {
	t.Helper()
	doc, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ParseComments|parser.PackageClauseOnly)
	if err != nil {
		t.Fatal(err)
	}
	_, drawn, ok := strings.Cut(doc.Doc.Text(), "A file's name begins")
	if !ok {
		t.Fatalf("%s draws no map", path)
	}
	for line := range strings.Lines(drawn) {
		if room, ok := strings.CutPrefix(line, "\t"); ok {
			_, words, _ := strings.Cut(room, "  ")
			places = append(places, strings.Fields(words)...)
		}
	}
	return places
}

// sourcesOf are the names of a folder's source files, without tests.
func sourcesOf(t *testing.T, folder string) (names []string) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		name := strings.TrimSuffix(filepath.Base(f), ".go")
		if name != "doc" && !strings.HasSuffix(name, "_test") {
			names = append(names, name)
		}
	}
	return names
}
