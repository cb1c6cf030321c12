package main_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// module is the path that the project's own packages begin with.
const module = "doorstep"

// mayImport is the order of the packages: each may import those listed, and no
// other of the project's own. A package that is not here has no place yet.
var mayImport = map[string][]string{
	"content":          {},
	"session":          {"content"},
	"session/store":    {"content", "session"},
	"session/brief":    {"content", "session"},
	"session/exchange": {"content", "session"},
	"ui/terminal":      {"ui/terminal/emulator"},
	"ui":               {"content", "session", "session/store", "session/brief", "session/exchange", "ui/terminal"},
	"ui/cli":           {"content", "session", "session/store", "session/brief", "session/exchange", "ui", "ui/terminal", "ui/terminal/emulator"},
	".":                {"ui/cli"},

	"ui/terminal/emulator": {},
}

// forTests are the packages that only tests may import, so that they are never
// part of the program.
var forTests = []string{"ui/terminal/emulator"}

// TestImports holds the one direction of imports: content, session, the
// folders under session, ui, ui/cli, main. It reads every Go file, also those
// for other systems and the tests.
func TestImports(t *testing.T) {
	met := map[string]bool{}
	err := filepath.WalkDir(".", func(file string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() {
			return skipped(file, entry)
		}
		if filepath.Ext(file) != ".go" {
			return nil
		}
		dir := path.Dir(filepath.ToSlash(file))
		allowed, known := mayImport[dir]
		if !known {
			t.Errorf("%s: a package in %s has no place in the order of imports", file, dir)
			return nil
		}
		met[dir] = true
		imports, err := importsOf(file)
		for _, imported := range imports {
			own, ok := strings.CutPrefix(imported, module+"/")
			if ok && own != dir && !slices.Contains(allowed, own) {
				t.Errorf("%s imports %s", file, imported)
			}
			if slices.Contains(forTests, own) && !strings.HasSuffix(file, "_test.go") {
				t.Errorf("%s is no test and imports %s", file, imported)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for dir := range mayImport {
		if !met[dir] {
			t.Errorf("there is no package in %s", dir)
		}
	}
}

// TestLinked: nothing that tests need is linked into the program.
func TestLinked(t *testing.T) {
	out, err := exec.Command("go", "list", "-deps", ".").Output()
	if err != nil {
		t.Fatal(err)
	}
	linked := strings.Fields(string(out))
	if !slices.Contains(linked, module+"/ui/terminal") {
		t.Fatalf("the program is made of %q", linked)
	}
	for _, pkg := range []string{module + "/ui/terminal/emulator", "testing", "github.com/creack/pty", "pgregory.net/rapid"} {
		if slices.Contains(linked, pkg) {
			t.Errorf("%s is part of the program", pkg)
		}
	}
}

// skipped leaves out folders that hold none of the module's packages: those
// with a module of their own, testdata, and hidden ones.
func skipped(dir string, entry fs.DirEntry) error {
	if dir == "." {
		return nil
	}
	_, err := os.Stat(filepath.Join(dir, "go.mod"))
	if err == nil || entry.Name() == "testdata" || strings.HasPrefix(entry.Name(), ".") {
		return fs.SkipDir
	}
	return nil
}

func importsOf(file string) ([]string, error) {
	f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
	if err != nil {
		return nil, err
	}
	var paths []string
	for _, spec := range f.Imports {
		p, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			return nil, err
		}
		paths = append(paths, p)
	}
	return paths, nil
}
