package session

import (
	"slices"
	"strings"
	"testing"
)

// aRoom is a laptop of a room with a letter, in the workshop of another.
func aRoom(t *testing.T, n int64, letter string, workshop ID) *laptop {
	t.Helper()
	l := newRoom(n)
	l.do(t, func(g *Gesture) error {
		return g.Set(KindSession, l.Session, Patch{FieldLetter: letter, FieldWorkshop: workshop, "title": "Room " + letter})
	})
	return l
}

func names(s *State, kind string) []string {
	var list []string
	for _, r := range s.Kind(kind) {
		list = append(list, r.Text())
	}
	return list
}

func TestRoomAliases(t *testing.T) {
	first := newRoom(1)
	for _, c := range []struct {
		l              *laptop
		people, tables []string
	}{
		{first, []string{"P01", "P02"}, []string{"T1"}},
		{aRoom(t, 2, "B", first.Session), []string{"B01", "B02"}, []string{"B1"}},
		{aRoom(t, 3, "T", first.Session), []string{"P01", "P02"}, []string{"T1"}}, // no letter for a room
	} {
		c.l.do(t, func(g *Gesture) error { return AddAliases(g, 2) })
		c.l.do(t, func(g *Gesture) error { return AddTables(g, 1) })
		if got := names(c.l.State, KindParticipant); !slices.Equal(got, c.people) {
			t.Errorf("people %q, want %q", got, c.people)
		}
		if got := names(c.l.State, KindTable); !slices.Equal(got, c.tables) {
			t.Errorf("tables %q, want %q", got, c.tables)
		}
	}
	many := aRoom(t, 4, "C", first.Session)
	many.do(t, func(g *Gesture) error { return AddAliases(g, 120) })
	if got := names(many.State, KindParticipant); got[0] != "C001" || got[119] != "C120" {
		t.Errorf("of 120 people the first is %s and the last %s", got[0], got[119])
	}
}

// TestRoomPrefix: in a room with a letter B01 is a person and B1 a table, and
// what is no exact match falls to the people.
func TestRoomPrefix(t *testing.T) {
	l := aRoom(t, 2, "B", newRoom(1).Session)
	l.do(t, func(g *Gesture) error { return AddAliases(g, 3) })
	l.do(t, func(g *Gesture) error { return AddTables(g, 2) })
	people, tables := l.Kind(KindParticipant), l.Kind(KindTable)
	for typed, want := range map[string]CardLine{
		"b01: x": {Text: "x", By: people[0].ID},
		"b1: x":  {Text: "x", Table: tables[0].ID},
		"b3: x":  {Text: "x", By: people[2].ID},
	} {
		if got, err := ParseCard(l.State, typed); err != nil || got != want {
			t.Errorf("%s: %+v, %v", typed, got, err)
		}
	}
}

// TestSameAliasInTwoRooms: where two rooms gave the same alias, the room's
// letter stands in front of it, everywhere and in whatever order they came.
func TestSameAliasInTwoRooms(t *testing.T) {
	a, b := newRoom(1), newRoom(2)
	var first, second, gone ID
	first = a.add(t, KindParticipant, Patch{"alias": "P07"})
	only := a.add(t, KindParticipant, Patch{"alias": "P08"})
	gone = a.add(t, KindParticipant, Patch{"alias": "P09"})
	second = b.add(t, KindParticipant, Patch{"alias": "p07"})
	again := b.add(t, KindParticipant, Patch{"alias": "P09"})
	a.do(t, func(g *Gesture) error { return g.Redact(KindParticipant, gone) })
	if got := a.AliasOf(first); got != "P07" {
		t.Errorf("alone it is %s", got)
	}
	changes := slices.Concat(a.Changes(), b.Changes())
	for range 2 {
		s := Fold(a.Session, changes)
		for id, want := range map[ID]string{first: "A-P07", second: "B-p07", only: "P08", gone: "A-P09", again: "B-P09", {}: ""} {
			if got := s.AliasOf(id); got != want {
				t.Errorf("it is called %q, want %q", got, want)
			}
		}
		if got := s.GivenAlias(second); got != "p07" {
			t.Errorf("it was given as %q", got)
		}
		for typed, want := range map[string]ID{"b-p7: x": second, "A-P07: x": first, "p8: x": only} {
			if got, err := ParseCard(s, typed); err != nil || got.By != want {
				t.Errorf("%s: %+v, %v", typed, got, err)
			}
		}
		if _, err := ParseCard(s, "p07: x"); err == nil || !strings.Contains(err.Error(), "A-P07 or B-p07") {
			t.Errorf("p07 alone: %v", err)
		}
		e := Entry{State: s}
		if got, err := e.Resolve(KindParticipant, "b-p07"); err != nil || got != second {
			t.Errorf("resolved as %v, %v", got, err)
		}
		if _, err := e.Resolve(KindParticipant, "p07"); err == nil {
			t.Error("p07 alone was resolved")
		}
		slices.Reverse(changes)
	}
	// One that is renamed clashes no more.
	s := Fold(a.Session, changes)
	if err := s.Begin(a.src, a.device, "").Set(KindParticipant, second, Patch{"alias": "P77"}); err != nil {
		t.Fatal(err)
	}
	if got := s.AliasOf(first); got != "P07" {
		t.Errorf("after the other was renamed it is %s", got)
	}
}

func TestWorkshops(t *testing.T) {
	a := newRoom(1)
	a.do(t, func(g *Gesture) error { return g.Set(KindSession, a.Session, Patch{"title": "First"}) })
	b, c := aRoom(t, 2, "B", a.Session), newRoom(3)
	c.do(t, func(g *Gesture) error {
		return g.Set(KindSession, c.Session, Patch{"title": "Other", "place": "Savar"})
	})
	if got := Fold(a.Session, slices.Concat(b.Changes(), a.Changes())).Workshops(); !slices.Equal(got, []ID{a.Session}) {
		t.Errorf("two rooms are the workshops %v", got)
	}
	all := slices.Concat(c.Changes(), b.Changes(), a.Changes())
	ids := Fold(a.Session, all).Workshops()
	if !slices.Equal(ids, sortedIDs([]ID{a.Session, c.Session})) {
		t.Errorf("workshops %v", ids)
	}
	merged := MergedID(ids)
	slices.Reverse(ids)
	if merged != MergedID(ids) || merged == a.Session || MergedID(ids[:1]) != ids[0] {
		t.Error("the merged id depends on the order, or names one workshop")
	}
	if id, err := ParseID(merged.String()); err != nil || id != merged || id.IsZero() {
		t.Errorf("%v is not an id", merged)
	}
}

// TestLeadingRecord: the first workshop's record speaks for a merged session,
// until that is given fields of its own.
func TestLeadingRecord(t *testing.T) {
	a, c := newRoom(1), newRoom(3)
	a.do(t, func(g *Gesture) error {
		return g.Set(KindSession, a.Session, Patch{"title": "First", "place": "Savar"})
	})
	c.do(t, func(g *Gesture) error { return g.Set(KindSession, c.Session, Patch{"title": "Other"}) })
	room := aRoom(t, 2, "B", a.Session)
	s := Fold(MergedID([]ID{a.Session, c.Session}), slices.Concat(c.Changes(), room.Changes(), a.Changes()))
	own, ok := One[Session](s, s.Session)
	if !ok || own.Title != "First" || own.ID != s.Session {
		t.Errorf("the merged session is %+v, %v", own, ok)
	}
	l := &laptop{s, a.device, a.src}
	l.do(t, func(g *Gesture) error { return g.Set(KindSession, s.Session, Patch{"title": "Both"}) })
	if own, _ := One[Session](s, s.Session); own.Title != "Both" || own.Place != "Savar" {
		t.Errorf("after a title was given it is %+v", own)
	}
	if got := s.Workshops(); len(got) != 2 {
		t.Errorf("workshops %v", got)
	}
	if lone := Fold(a.Session, room.Changes()).Get(KindSession, a.Session); lone == nil || lone.Str("title") != "Room B" {
		t.Errorf("a room alone shows %+v", lone)
	}
	if r := NewState(a.Session).Get(KindSession, a.Session); r != nil {
		t.Errorf("an empty log has %+v", r)
	}
}

func TestCheckLetter(t *testing.T) {
	for typed, want := range map[string]string{"b": "B", " Z ": "Z", "": "", "P": "", "t": "", "BB": "", "1": "", "ক": ""} {
		if got, err := CheckLetter(typed); got != want || (err == nil) != (want != "") {
			t.Errorf("%q: %q, %v", typed, got, err)
		}
	}
}
