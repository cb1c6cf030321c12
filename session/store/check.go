package store

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"doorstep/session"
)

// Report is what Check found.
type Report struct {
	Path string
	// OK says that there are no problems.
	OK        bool
	ShareCode string
	Changes   int
	Records   int
	// Problems are sentences.
	Problems []string
}

// Check looks at everything in a document: its bytes, tables and checksums, as
// Read does, and whether the readable table says what the log says. A file
// that is not accepted comes back as a report of one problem, and as the
// error.
func Check(ctx context.Context, path string) (Report, error) {
	_, state := Dirs()
	f, err := read(ctx, state, path, true)
	if err != nil {
		return Report{Path: path, Problems: []string{err.Error()}}, err
	}
	s := f.State()
	r := Report{Path: path, ShareCode: ShareCode(s.Changes()), Changes: len(f.Changes)}
	want := recordRows(s)
	r.Records = len(want)
	r.Problems = append(r.Problems, logProblems(f, s)...)
	r.Problems = append(r.Problems, tableProblems(want, f.records)...)
	r.OK = len(r.Problems) == 0
	return r, nil
}

// logProblems are those that reading passes over, since the words are all
// there.
func logProblems(f *File, s *session.State) (problems []string) {
	if n := len(f.Changes) - s.Len(); n > 0 {
		problems = append(problems, fmt.Sprintf("%s of redacted records %s still in the file; open and close it with doorstep to take them out", count(n, "change"), are(n)))
	}
	if r := s.Get(session.KindSession, f.Session); r != nil && r.Str(fieldPackTree) != "" {
		if _, err := f.PackFiles(); errors.Is(err, errNoPack) {
			problems = append(problems, err.Error())
		}
	}
	return problems
}

// tableProblems compares the readable table with the fold.
func tableProblems(want, have []recordRow) (problems []string) {
	if slices.Equal(want, have) {
		return nil
	}
	type key struct{ kind, id string }
	rows := map[key]recordRow{}
	for _, r := range have {
		rows[key{r.kind, r.id}] = r
	}
	missing, differ := 0, 0
	for _, r := range want {
		k := key{r.kind, r.id}
		if row, ok := rows[k]; !ok {
			missing++
		} else if row != r {
			differ++
		}
		delete(rows, k)
	}
	for _, p := range []struct {
		n    int
		text string
	}{
		{missing, "missing from the readable table"},
		{differ, "other in the readable table than in the log"},
		{len(rows), "in the readable table and not in the log"},
	} {
		if p.n > 0 {
			problems = append(problems, fmt.Sprintf("%s %s %s; the log counts, and the next writing corrects the table", count(p.n, "record"), are(p.n), p.text))
		}
	}
	if len(problems) == 0 {
		problems = append(problems, "the readable table holds rows twice; the log counts, and the next writing corrects the table")
	}
	return problems
}

func count(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return fmt.Sprintf("%d %ss", n, word)
}

func are(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}
