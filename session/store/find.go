package store

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"doorstep/session"
)

// Extension ends the name of every document.
const Extension = ".doorstep"

// Info is what the library shows of a session.
type Info struct {
	Path  string
	Title string
	Place string
	// Stage is the id of the furthest stage that something was captured in, ""
	// before the first.
	Stage    string
	People   int
	Cards    int
	Modified time.Time
	// Open are the days of promises that are not kept yet and of reviews that
	// were not held, sorted.
	Open []string
	// Err says why the file could not be read; then only Path and Modified are
	// set.
	Err error
}

// Find lists the documents in the folders themselves, newest first. The errors
// are of folders that could not be read; one that isn't there is no error.
func Find(ctx context.Context, dirs ...string) ([]Info, []error) {
	var found []Info
	var problems []error
	seen := map[string]bool{}
	for _, dir := range dirs {
		abs, err := filepath.Abs(dir)
		if err != nil || dir == "" || seen[abs] {
			continue
		}
		seen[abs] = true
		paths, err := documents(abs)
		if err != nil {
			problems = append(problems, err)
		}
		for _, path := range paths {
			if ctx.Err() != nil {
				return found, append(problems, ctx.Err())
			}
			found = append(found, info(ctx, path))
		}
	}
	slices.SortStableFunc(found, func(a, b Info) int { return b.Modified.Compare(a.Modified) })
	return found, problems
}

// documents are the paths in a folder that end as a document does.
func documents(dir string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	if os.IsNotExist(err) {
		if _, err := os.Lstat(dir); err != nil {
			return nil, nil
		}
	}
	if err != nil {
		return nil, fmt.Errorf("the folder %s can't be read: %w", clean(dir), cause(err))
	}
	var paths []string
	for _, e := range entries {
		if filepath.Ext(e.Name()) == Extension && len(paths) < maxFound {
			paths = append(paths, filepath.Join(dir, e.Name()))
		}
	}
	return paths, nil
}

func info(ctx context.Context, path string) Info {
	i := Info{Path: path}
	if stat, err := os.Stat(path); err == nil {
		i.Modified = stat.ModTime()
	}
	f, err := Read(ctx, path)
	if err != nil {
		i.Err = err
		return i
	}
	s := f.State()
	if r := s.Get(session.KindSession, f.Session); r != nil {
		i.Title, i.Place = r.Str("title"), r.Str("place")
	}
	i.People = len(s.Kind(session.KindParticipant))
	i.Cards = len(s.Kind(session.KindCard))
	for _, d := range session.DueBy(s, session.LastDay) {
		i.Open = append(i.Open, d.Date)
	}
	furthest := -1
	for _, c := range f.Changes {
		stage, _, _ := strings.Cut(c.Activity, ".")
		if n := stageOrder(stage); n > furthest {
			i.Stage, furthest = stage, n
		}
	}
	return i
}

// stageOrder puts stages in the order of a workshop: numbers, then what comes
// after; -1 for none.
func stageOrder(stage string) int {
	if n, err := strconv.Atoi(stage); err == nil && n >= 0 && n < 1000 {
		return n
	}
	if stage == "" {
		return -1
	}
	return 1000
}
