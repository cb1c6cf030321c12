package store

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"

	"doorstep/session"
)

// ErrOtherWorkshop is a file that has nothing to do with the session.
var ErrOtherWorkshop = errors.New("it is of another workshop; it was left as it is")

// Scrub takes what was removed for good from the session at path out of other
// files of it, such as copies that somebody made by hand. Each is checked as a
// stranger's file is, and made again in one step; one that holds none of it is
// left as it is. The error is about the session itself.
func Scrub(ctx context.Context, path string, files []string, o Options) ([]Scrubbed, error) {
	s, f, err := scrubberOf(ctx, path, o)
	if err != nil {
		return nil, err
	}
	workshops := f.State().Workshops()
	ours := func(g *File) error {
		its := g.State().Workshops()
		if s.hits(g) == 0 && !slices.ContainsFunc(its, func(id session.ID) bool { return slices.Contains(workshops, id) }) {
			return fmt.Errorf("%s: %w", shown(g.Path), ErrOtherWorkshop)
		}
		return nil
	}
	done := make([]Scrubbed, 0, len(files))
	for _, file := range files {
		if ctx.Err() != nil {
			return done, ctx.Err()
		}
		real, err := follow(file)
		one := Scrubbed{Err: err}
		if err == nil {
			one = s.file(ctx, real, ours)
		}
		one.Path = file
		done = append(done, one)
	}
	return done, nil
}

// Holding lists the session files in the folders that hold what was removed for
// good from the session at path. It only reads them.
func Holding(ctx context.Context, path string, o Options, dirs ...string) ([]string, error) {
	s, f, err := scrubberOf(ctx, path, o)
	if err != nil || len(s.redactions) == 0 {
		return nil, err
	}
	var found []string
	for _, dir := range dirs {
		paths, err := documents(dir)
		if err != nil {
			return found, err
		}
		for _, other := range paths {
			// What can't be read can't be answered for either way.
			if g, err := read(ctx, s.o.StateDir, other, false); err == nil && other != f.Path && s.hits(g) > 0 {
				found = append(found, other)
			}
		}
	}
	return found, nil
}

func scrubberOf(ctx context.Context, path string, o Options) (*scrubber, *File, error) {
	o = o.withDefaults()
	path, err := follow(path)
	if err != nil {
		return nil, nil, err
	}
	f, err := read(ctx, o.StateDir, path, false)
	if err != nil {
		return nil, nil, err
	}
	f.Path = filepath.Clean(f.Path)
	return newScrubber(f.Changes, o), f, nil
}
