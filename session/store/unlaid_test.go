package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// TestUnlaid: where the folder for temporary files takes no more of a document
// that is laid out there, a sentence says so, nothing stands at its place, and
// the files that were to be merged are as they were. The engine is given room
// for so many pages here; .ci/prove has a folder that is full.
func TestUnlaid(t *testing.T) {
	p, files, _ := apart(t)
	before := contentOf(t, p.dir)
	defer func(dsn string) { layoutDSN = dsn }(layoutDSN)
	layoutDSN += "&_pragma=max_page_count(4)"
	out := filepath.Join(p.dir, "all.doorstep")
	_, err := Merge(t.Context(), out, files, p.mergeOptions())
	unlaid(t, err)
	if after := contentOf(t, p.dir); after != before {
		t.Errorf("before it stood there\n%s\nand now\n%s", before, after)
	}
	// The backup of a file that is added to is laid out as well.
	_, err = Merge(t.Context(), p.path, files, p.mergeOptions())
	if err == nil || !strings.Contains(err.Error(), "nothing was merged") {
		t.Errorf("without a backup: %v", err)
	}
	if after := contentOf(t, p.dir); after != before {
		t.Errorf("before it stood there\n%s\nand now\n%s", before, after)
	}
}

// TestUnlaidIsKept: who adds to a file needs no folder for temporary files.
func TestUnlaidIsKept(t *testing.T) {
	p := newPlace(t)
	p.create(p.options(never)).close()
	tool := p.options(never)
	tool.Role = Tool
	defer func(dsn string) { layoutDSN = dsn }(layoutDSN)
	layoutDSN += "&_pragma=max_page_count(4)"
	d, _ := p.open(tool)
	d.card("though it is full")
	d.close()
	if got := texts(p.read().State()); !slices.Equal(got, []string{"though it is full"}) {
		t.Errorf("cards %q", got)
	}
}

// unlaid demands the error of a folder for temporary files that is full.
func unlaid(t *testing.T, err error) {
	t.Helper()
	var code *sqlite.Error
	if !errors.As(err, &code) || code.Code()&0xff != sqlite3.SQLITE_FULL {
		t.Fatalf("it is not full: %v", err)
	}
	if said := err.Error(); !unlaidSays(said) {
		t.Errorf("it says %s", said)
	}
}

// unlaidSays says whether a message has what happened, what is safe, and what to
// do.
func unlaidSays(said string) bool {
	for _, part := range []string{"all.doorstep was not written", "no room in the folder for temporary files", "all files are as they were", tempVar} {
		if !strings.Contains(said, part) {
			return false
		}
	}
	return !strings.Contains(said, "\n")
}

// contentOf is what lies in a folder, each file with its hash.
func contentOf(t *testing.T, dir string) string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, e := range entries {
		body, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, "%s %x\n", e.Name(), body)
	}
	return b.String()
}

// mergerVar makes the test program one that merges the file in mergedVar into a
// new one, which the variable names. The engine asks for the folder for
// temporary files once, when it begins, so that another takes another process.
const mergerVar, mergedVar = "DOORSTEP_TEST_MERGE", "DOORSTEP_TEST_MERGED"

func mergeInto(out string) int {
	o := MergeOptions{Options: Options{StateDir: filepath.Join(filepath.Dir(out), "state"), pace: never}}
	u, err := Merge(context.Background(), out, []string{os.Getenv(mergedVar)}, o)
	if err != nil {
		fmt.Println(err)
		return 1
	}
	fmt.Println(u.Changes)
	return 0
}
