package store

import (
	"bytes"
	"context"
	"fmt"
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
}

// imageDSN: the database lives in memory for the time of one build, so there
// is nothing to roll back.
const imageDSN = "file::memory:?_pragma=page_size(4096)&_pragma=temp_store(2)&_pragma=journal_mode(off)"

// build makes the bytes of a document.
func (img image) build() ([]byte, error) {
	e, err := connect(imageDSN)
	if err != nil {
		return nil, err
	}
	defer e.close()
	ctx := context.Background()
	if err := e.exec(ctx, fmt.Sprintf("PRAGMA application_id=%d; PRAGMA user_version=%d; BEGIN",
		applicationID, newest)); err != nil {
		return nil, err
	}
	for _, table := range documentSchema {
		if err := e.exec(ctx, table); err != nil {
			return nil, err
		}
	}
	if err := e.insertChanges(img.changes); err != nil {
		return nil, err
	}
	if err := e.insertBlobs(needed(img.changes, img.blobs)); err != nil {
		return nil, err
	}
	if err := e.insertMeta(img.meta()); err != nil {
		return nil, err
	}
	if err := e.insertRecords(img.records); err != nil {
		return nil, err
	}
	if err := e.exec(ctx, "COMMIT"); err != nil {
		return nil, err
	}
	body, err := e.conn.Serialize()
	if err != nil {
		return nil, err
	}
	// The library writes its own version number here, which nobody reads. With
	// it, a newer library would make other bytes of the same session.
	clear(body[atEngine : atEngine+4])
	return body, nil
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

func (e engine) insertRecords(rows []recordRow) error {
	s, err := e.prepare(insertRecord)
	if err != nil {
		return err
	}
	defer s.close()
	for _, r := range rows {
		if err := s.exec(r.values()...); err != nil {
			return err
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
	for _, c := range changes {
		if err := s.exec(changeRow(c)...); err != nil {
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
