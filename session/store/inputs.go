package store

import (
	"context"
	"sync"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"doorstep/session"
)

// readAtOnce is how many files of a merge are read at a time: while one is with
// the reader apart, the rows of another are checked here.
const readAtOnce = 2

// input is one of the files of a merge, and what has to be known of it alone.
type input struct {
	file      *File
	workshops []session.ID
	named     bool // it holds real names
	conflicts map[conflict]string
}

// readInputs reads the files, in the order given. The error is that of the first
// that can't be read. Step, which may be nil, is called with each that was.
func readInputs(ctx context.Context, paths []string, step func()) ([]input, error) {
	inputs, errs := make([]input, len(paths)), make([]error, len(paths))
	var group errgroup.Group
	group.SetLimit(readAtOnce)
	var failed atomic.Bool
	shared := sharing{changes: map[session.ID]*session.Change{}, blobs: map[[32]byte][]byte{}}
	for i, path := range paths {
		if failed.Load() {
			break // those before it were begun, and one of them says why
		}
		group.Go(func() error {
			f, err := Read(ctx, path)
			if err != nil {
				failed.Store(true)
				errs[i] = err
				return nil
			}
			shared.share(f)
			inputs[i] = inputOf(f)
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

// inputOf folds a file, once, for all that has to be known of it alone.
func inputOf(f *File) input {
	s := f.State()
	return input{file: f, workshops: s.Workshops(), named: s.HasNames(), conflicts: conflicts(s)}
}

// sharing keeps one of each change and pack file that many files have: copies of
// one session are nearly all the same, and memory is for what differs.
type sharing struct {
	mu      sync.Mutex
	changes map[session.ID]*session.Change
	blobs   map[[32]byte][]byte
}

func (s *sharing) share(f *File) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for i, c := range f.Changes {
		switch have := s.changes[c.ID]; {
		case have == nil:
			s.changes[c.ID] = c
		case have.Sum() == c.Sum():
			f.Changes[i] = have
		}
	}
	for hash, body := range f.Blobs {
		if have, ok := s.blobs[hash]; ok {
			f.Blobs[hash] = have
		} else {
			s.blobs[hash] = body
		}
	}
}
