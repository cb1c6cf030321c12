package session

import (
	"fmt"
	"slices"
	"strings"
)

// FieldWorkshop is the field of a room's session record that names the
// workshop it belongs to: the id of the session that the room was made from.
const FieldWorkshop = "workshop"

// CheckLetter makes a typed room letter into a capital. P and T are those of
// people and tables where there is one room.
func CheckLetter(text string) (string, error) {
	letter := strings.ToUpper(strings.TrimSpace(text))
	if len(letter) != 1 || letter < "A" || letter > "Z" || letter == "P" || letter == "T" {
		return "", fmt.Errorf("a room's letter is one of A to Z, without P and T, which stand for people and tables; %.20q is none", text)
	}
	return letter, nil
}

// roomLetter is the letter of the room that this session is, or the given one
// where it is the whole workshop.
func (s *State) roomLetter(whole string) string {
	r := s.Get(KindSession, s.Session)
	if r == nil || r.Ref(FieldWorkshop).IsZero() {
		return whole
	}
	if letter, err := CheckLetter(r.Str(FieldLetter)); err == nil {
		return letter
	}
	return whole
}

// derived says whether an id was made by Derive rather than minted.
func (id ID) derived() bool { return id[6]>>4 == 8 }

// Workshops are the workshops that the log holds, sorted: one, however many
// rooms it is run in, unless different ones were merged.
func (s *State) Workshops() []ID {
	var ids []ID
	for _, r := range s.Kind(KindSession) {
		switch w := r.Ref(FieldWorkshop); {
		case !w.IsZero():
			ids = append(ids, w)
		case !r.ID.derived():
			ids = append(ids, r.ID)
		}
	}
	if len(ids) == 0 {
		ids = append(ids, s.Session)
	}
	return sortedIDs(ids)
}

// MergedID is the session id of what several workshops become when they are
// merged: the same whatever the order, and that of the workshop where there is
// only one.
func MergedID(workshops []ID) ID {
	workshops = sortedIDs(slices.Clone(workshops))
	if len(workshops) == 1 {
		return workshops[0]
	}
	ends := make([]string, len(workshops))
	for i, id := range workshops {
		ends[i] = id.String()
	}
	return Derive("merge", ends...)
}

// ownSession is the record of the session that the state stands for. Merging
// appends nothing, so a merged session has none at first: the first workshop's
// speaks for it, field by field until it is given fields of its own.
func (s *State) ownSession() *Record {
	var own *Record
	if e := s.entries.get(KindSession, s.Session); e != nil && e.present() {
		own = s.record(e)
		if !s.Session.derived() {
			return own
		}
	}
	lead := s.leading()
	if lead == nil {
		return own
	}
	r := *lead
	r.ID = s.Session
	if own == nil {
		return &r
	}
	r.several = &sources{}
	for _, f := range slices.Compact(slices.Sorted(slices.Values(slices.Concat(lead.Fields(), own.Fields())))) {
		by := own
		if own.unset(f) {
			by = lead
		}
		r.several.fields = append(r.several.fields, source{f, by.by(f)})
	}
	if own.several != nil {
		r.several.also = own.several.also
	}
	return &r
}

// leading is the session record of the first workshop, or where the log holds
// only rooms, of the first room; nil if there is none.
func (s *State) leading() *Record {
	var lead *Record
	for _, r := range s.Kind(KindSession) {
		if r.ID == s.Session || r.ID.derived() {
			continue
		}
		if lead == nil || before(r, lead) {
			lead = r
		}
	}
	return lead
}

func before(a, b *Record) bool {
	roomA, roomB := !a.Ref(FieldWorkshop).IsZero(), !b.Ref(FieldWorkshop).IsZero()
	if roomA != roomB {
		return roomB
	}
	return CompareID(a.ID, b.ID) < 0
}
