package ui

import (
	"go/parser"
	"go/token"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// TestNothingMovesByItself: while no clock runs, every place looks the same a
// moment later, and the cursor does not blink.
func TestNothingMovesByItself(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.practice()
	s.rest()
	s.size(100, 40)
	still := func(where string) {
		t.Helper()
		before := strings.Join(s.frame(), "\n")
		s.src.pass(700 * time.Millisecond)
		s.settle()
		if after := strings.Join(s.frame(), "\n"); after != before {
			t.Errorf("%s moved:\n%s\nwas:\n%s", where, after, before)
		}
		if c := s.app.View().Cursor; c != nil && c.Blink {
			t.Errorf("%s: the cursor blinks", where)
		}
	}
	s.eachList(still)
	s.eachPlace(still)
}

// TestNoPartThatMoves: none of the parts that exist to move is used, on the
// screen or in the plain form.
func TestNoPartThatMoves(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil || len(files) < 20 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	for _, name := range files {
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		for _, i := range f.Imports {
			path, _ := strconv.Unquote(i.Path.Value)
			for _, moves := range []string{"spinner", "progress", "stopwatch", "timer", "harmonica"} {
				if strings.HasSuffix(path, "/"+moves) {
					t.Errorf("%s uses %s, which moves by itself", name, path)
				}
			}
		}
	}
}
