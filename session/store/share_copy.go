package store

import (
	"context"

	"doorstep/session"
)

// Shared is what became of a copy.
type Shared struct {
	Path      string
	Document  session.ID
	Session   session.ID
	Names     bool // the copy holds real names
	Changes   int
	Hash      [32]byte // SHA-256 of the file
	ShareCode string   // that of the session it was copied from
	// Parts are parts of real names that stand in what people said. They may be
	// ordinary words, so they stop nothing.
	Parts []string
}

// Share writes a copy of a session into a new file, with a document id of its
// own. Without names the copy holds none, not one byte, is marked so, and takes
// none later: the error is a *NamesSaid where somebody typed one into a record.
// It refuses to overwrite: ErrExists. The copy is read back and searched before
// it comes to stand in its place.
func Share(ctx context.Context, from, to string, names bool, o Options) (Shared, error) {
	o = o.withDefaults()
	if _, err := absent(to); err != nil {
		return Shared{}, err
	}
	f, err := Read(ctx, from)
	if err != nil {
		return Shared{}, err
	}
	state := f.State()
	changes := state.Changes() // without what redactions removed
	s := Shared{Session: f.Session, Names: names && f.Names, ShareCode: ShareCode(changes)}
	approve := func([]byte, *File) error { return nil }
	if !s.Names {
		search := searchNames(f.Changes)
		said, parts := search.said(state)
		if len(said) > 0 {
			return Shared{}, &NamesSaid{said}
		}
		s.Parts = parts
		changes = withoutNames(changes)
		approve = search.inBytes
	}
	img := unionImage(o.Source.NewID(), f.Session, s.Names, changes, f.Blobs)
	copied, err := writeNew(ctx, to, img, o, approve)
	if err != nil {
		return Shared{}, err
	}
	s.Path, s.Document, s.Hash, s.Changes = copied.Path, copied.Document, copied.Hash, len(copied.Changes)
	return s, nil
}

func withoutNames(changes []*session.Change) []*session.Change {
	var words []*session.Change
	for _, c := range changes {
		if c.Op != session.OpName {
			words = append(words, c)
		}
	}
	return words
}
