package store

import (
	"context"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"doorstep/session"
)

// readAtOnce is how many files of a merge are read at a time: while one is with
// the reader apart, the rows of another are checked here.
const readAtOnce = 2

// input is one of the files of a merge: what has to be known of it alone, and
// its log. Of a thousand files nothing else is kept.
type input struct {
	path      string
	session   session.ID
	names     bool // it may hold real names
	workshops []session.ID
	named     bool // it does
	conflicts map[conflict]string
	log       extract
}

// readInputs reads the files, in the order given. The error is that of the first
// that can't be read. Step, which may be nil, is called with each that was.
func readInputs(ctx context.Context, paths []string, into *pool, step func()) ([]input, error) {
	inputs, errs := make([]input, len(paths)), make([]error, len(paths))
	_, state := Dirs()
	var group errgroup.Group
	group.SetLimit(readAtOnce)
	var failed atomic.Bool
	for i, path := range paths {
		if failed.Load() {
			break // those before it were begun, and one of them says why
		}
		group.Go(func() error {
			f, err := readKnowing(ctx, state, path, false, into.blob)
			if err != nil {
				failed.Store(true)
				errs[i] = err
				return nil
			}
			inputs[i] = inputOf(f, into)
			if step != nil {
				step()
			}
			return nil
		})
	}
	_ = group.Wait() // they are in errs
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return inputs, nil
}

// inputOf folds a file, once, for all that has to be known of it alone, and puts
// what is in it into the pool.
func inputOf(f *File, into *pool) input {
	log := into.take(f)
	s := f.State()
	return input{
		path: f.Path, session: f.Session, names: f.Names,
		workshops: s.Workshops(), named: s.HasNames(), conflicts: conflicts(s), log: log,
	}
}
