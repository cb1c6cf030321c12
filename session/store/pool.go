package store

import (
	"iter"
	"sync"

	"doorstep/session"
)

// pool keeps one of each change and pack file that the files of a merge have:
// copies of one session are nearly all the same, and memory is for what
// differs.
type pool struct {
	mu    sync.Mutex
	all   []*session.Change // in the order in which they were met
	at    map[session.ID]uint32
	twins map[twin]uint32 // those whose id another has
	blobs map[[32]byte][]byte
}

// twin is a change that shares its id with another.
type twin struct {
	id  session.ID
	sum [32]byte
}

func newPool() *pool {
	return &pool{at: map[session.ID]uint32{}, twins: map[twin]uint32{}, blobs: map[[32]byte][]byte{}}
}

// extract is the log of one file, as stretches of a pool. What files have in
// common was met in the order in which they all hold it, so that a copy is one,
// however long.
type extract []stretch

// stretch is a part of a pool: from is in it, to is not.
type stretch struct{ from, to uint32 }

// take takes in a file, whose changes become those of the pool.
func (p *pool) take(f *File) extract {
	p.mu.Lock()
	defer p.mu.Unlock()
	var log extract
	for i, c := range f.Changes {
		at := p.find(c)
		f.Changes[i] = p.all[at]
		if last := len(log) - 1; last >= 0 && log[last].to == at {
			log[last].to++
		} else {
			log = append(log, stretch{at, at + 1})
		}
	}
	for hash, body := range f.Blobs {
		if have, ok := p.blobs[hash]; ok {
			f.Blobs[hash] = have
		} else {
			p.blobs[hash] = body
		}
	}
	return log
}

// blob is a pack file that some file of the merge has, or nil.
func (p *pool) blob(hash [32]byte) []byte {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.blobs[hash]
}

// find is where a change stands; it is put there where it is new.
func (p *pool) find(c *session.Change) uint32 {
	next := uint32(len(p.all))
	at, met := p.at[c.ID]
	switch {
	case !met:
		p.at[c.ID], at = next, next
	case p.all[at].Sum() != c.Sum():
		key := twin{c.ID, c.Sum()}
		if at, met = p.twins[key]; !met {
			p.twins[key], at = next, next
		}
	}
	if at == next {
		p.all = append(p.all, c)
	}
	return at
}

// changes are those of a file, sorted by id.
func (p *pool) changes(log extract) iter.Seq[*session.Change] {
	return func(yield func(*session.Change) bool) {
		for _, r := range log {
			for _, c := range p.all[r.from:r.to] {
				if !yield(c) {
					return
				}
			}
		}
	}
}

// settled lets go of what only finding takes.
func (p *pool) settled() { p.at, p.twins = nil, nil }
