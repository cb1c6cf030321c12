package store

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"

	"doorstep/session"
)

// Salvaged is what could be saved of a damaged file, and what was lost.
type Salvaged struct {
	Path      string
	Document  session.ID
	Session   session.ID
	Changes   int // saved, each with a right checksum
	Records   int // that they add up to
	ShareCode string
	// Bad are rows that were found and can't be used. Missing are changes that
	// saved ones replace and that are nowhere: at least so many were lost.
	Bad, Missing int
	// Pages are how many the file should have; Lost of them are not there or not
	// whole. How many changes went with them is unknown.
	Pages, Lost int
	// NoMark says that the file no longer tells which session it is; it was
	// guessed from the changes.
	NoMark bool
	// NoPack says that the method that the session was begun with is not whole.
	NoPack bool
}

// Whole says that nothing was lost.
func (s Salvaged) Whole() bool {
	return s.Bad+s.Missing+s.Lost == 0 && !s.NoMark && !s.NoPack
}

// Salvage writes what can be read of a damaged file into a new one, with a
// document id of its own. Only changes whose checksum is right are taken. The
// damaged file is only read. The error is a *Refused where nothing of a session
// is in it.
func Salvage(ctx context.Context, from, to string, o Options) (Salvaged, error) {
	o = o.withDefaults()
	if _, err := absent(to); err != nil {
		return Salvaged{}, err
	}
	body, _, err := readBytes(from)
	if err != nil {
		return Salvaged{}, err
	}
	size, want, err := wreckHeader(body)
	if err != nil {
		return Salvaged{}, at(from, err)
	}
	limited, cancel := context.WithTimeout(ctx, salvageTime)
	defer cancel()
	w, err := scanWreck(limited, body, size)
	switch {
	case ctx.Err() != nil:
		return Salvaged{}, ctx.Err()
	case err != nil:
		return Salvaged{}, at(from, refuse(Hostile, "searching it takes longer than %s", salvageTime))
	case len(w.order) == 0:
		return Salvaged{}, at(from, refuse(NotSession, "nothing of a session can be found in it"))
	}
	s := Salvaged{Bad: w.bad, Pages: max(want, w.count()), Lost: w.lost, Document: o.Source.NewID()}
	whole := len(body) / size
	s.Lost += max(0, want-whole)
	if whole < w.count() && w.partLost() {
		s.Lost-- // the last page is cut, and was counted by what is in it
	}
	var names bool
	s.Session, names, s.NoMark = w.identity()
	changes := w.order
	if !names {
		changes = withoutNames(changes)
	}
	img := unionImage(s.Document, s.Session, names, changes, w.blobs)
	f, err := writeNew(ctx, to, img, o, nil)
	if err != nil {
		return Salvaged{}, err
	}
	state := f.State()
	s.Path, s.Changes, s.Records, s.ShareCode = f.Path, len(f.Changes), len(img.records), ShareCode(f.Changes)
	s.Missing = missingPrev(state, w.order)
	_, err = packFiles(state, f.Blobs)
	s.NoPack = err != nil
	return s, nil
}

// wreckHeader finds the size of a page and how many there should be. A header
// that makes no sense is passed over: rows tell by themselves what they are.
func wreckHeader(b []byte) (size, want int, err error) {
	switch {
	case len(b) == 0:
		return 0, 0, refuse(NotSession, "it is empty")
	case len(b) < headerSize || !bytes.HasPrefix(b, magic):
		return pageSize, 0, nil
	}
	word := func(at int) uint32 { return binary.BigEndian.Uint32(b[at:]) }
	// A newer format may mean other things by the same words.
	if v := formatOf(b); word(atApplication) == applicationID && v > newest && v < 1000 {
		return 0, 0, refuse(Newer, "format %d, and this program reads up to %d", v, newest)
	}
	size = int(binary.BigEndian.Uint16(b[atPageSize:]))
	if size < 512 || size&(size-1) != 0 {
		size = pageSize
	}
	if n := int64(word(atPages)); n*int64(size) <= maxFile {
		want = int(n)
	}
	return size, want, nil
}

// partLost says whether the last page, which is cut short, was counted among
// the lost ones already.
func (w *wreck) partLost() bool {
	last := w.count() - 1
	_, _, tree := w.tree(last)
	return !tree && !w.used[last]
}

// identity is which session the changes are of, and whether the file may hold
// names. Where the file no longer says so, it is the session that most changes
// were made in, and only names that are there make it one with names.
func (w *wreck) identity() (id session.ID, names, guessed bool) {
	count := map[session.ID]int{}
	for _, c := range w.order {
		count[c.Origin]++
		names = names || c.Op == session.OpName
	}
	switch w.meta[metaNames] {
	case "yes":
		names = true
	case "no":
		names = false
	default:
		guessed = true
	}
	if said, err := session.ParseID(w.meta[metaSession]); err == nil && !said.IsZero() {
		return said, names, guessed
	}
	for origin, n := range count {
		if n > count[id] || n == count[id] && session.CompareID(origin, id) < 0 {
			id = origin
		}
	}
	return id, names, true
}

// missingPrev counts the changes that others replace and that are not there.
func missingPrev(s *session.State, changes []*session.Change) int {
	there := map[session.ID]bool{}
	for _, c := range changes {
		there[c.ID] = true
	}
	gone := map[session.ID]bool{}
	for _, c := range changes {
		for _, p := range c.Prev {
			if !there[p] && s.Redacted(c.Record) == nil {
				gone[p] = true
			}
		}
	}
	return len(gone)
}

// Losses are sentences on what is not in the new file.
func (s Salvaged) Losses() (said []string) {
	if s.Lost > 0 {
		said = append(said, fmt.Sprintf("%d of %d pages are not there or not whole; how many changes went with them is unknown", s.Lost, s.Pages))
	}
	if s.Bad > 0 {
		said = append(said, fmt.Sprintf("%s found and can't be used", wasWere(s.Bad, "row")))
	}
	if s.Missing > 0 {
		said = append(said, fmt.Sprintf("at least %s lost that later ones rest on", wasWere(s.Missing, "change")))
	}
	if s.NoMark {
		said = append(said, "the file no longer says which session it is, so it is the one that most changes were made in")
	}
	if s.NoPack {
		said = append(said, "the method that the session was begun with is not whole; the built-in one stands in for it")
	}
	return said
}

func wasWere(n int, word string) string {
	if n == 1 {
		return "1 " + word + " was"
	}
	return fmt.Sprintf("%d %ss were", n, word)
}
