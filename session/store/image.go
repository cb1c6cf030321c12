package store

import (
	"bytes"
	"fmt"
	"iter"
	"maps"
	"slices"

	"doorstep/session"
)

// image is what a document is made of. Its bytes depend on nothing else, and
// on nothing but the set of changes, whatever the order in which they came:
// every document is a fresh database into which sorted rows were laid.
type image struct {
	document, session session.ID
	names             bool
	changes           []*session.Change // sorted by id
	records           []recordRow       // sorted by kind and id
	blobs             map[[32]byte][]byte
	// later brings the records in their place, part by part, while the changes
	// are laid out already; for an image that is built once.
	later <-chan []recordRow
	// forget says that nobody asks what the document holds, once it was read back
	// and found to be whole.
	forget bool
}

// rows are the records, part by part.
func (img image) rows() iter.Seq[[]recordRow] {
	return func(yield func([]recordRow) bool) {
		if img.later == nil {
			yield(img.records)
			return
		}
		for part := range img.later {
			if !yield(part) {
				return
			}
		}
	}
}

func (img image) meta() map[string]string {
	names := "no"
	if img.names {
		names = "yes"
	}
	return map[string]string{
		metaDocument: img.document.String(), metaSession: img.session.String(),
		metaFormat: fmt.Sprint(newest), metaNames: names,
	}
}

func (e engine) insertRecords(parts iter.Seq[[]recordRow]) error {
	s, err := e.prepare(insertRecord)
	if err != nil {
		return err
	}
	defer s.close()
	for rows := range parts {
		for _, r := range rows {
			if err := s.exec(r.values()...); err != nil {
				return err
			}
		}
	}
	return nil
}

func (e engine) insertChanges(changes []*session.Change) error {
	s, err := e.prepare(insertChange)
	if err != nil {
		return err
	}
	defer s.close()
	var w rowWriter
	for _, c := range changes {
		if err := s.exec(w.row(c)...); err != nil {
			return err
		}
	}
	return nil
}

func (e engine) insertBlobs(blobs map[[32]byte][]byte) error {
	s, err := e.prepare("INSERT OR REPLACE INTO pack (hash, body) VALUES (?,?)")
	if err != nil {
		return err
	}
	defer s.close()
	hashes := slices.SortedFunc(maps.Keys(blobs), func(a, b [32]byte) int { return bytes.Compare(a[:], b[:]) })
	for _, hash := range hashes {
		if err := s.exec(hash[:], blobs[hash]); err != nil {
			return err
		}
	}
	return nil
}

func (e engine) insertMeta(meta map[string]string) error {
	s, err := e.prepare("INSERT OR REPLACE INTO meta (key, value) VALUES (?,?)")
	if err != nil {
		return err
	}
	defer s.close()
	for _, key := range slices.Sorted(maps.Keys(meta)) {
		if err := s.exec(key, meta[key]); err != nil {
			return err
		}
	}
	return nil
}
