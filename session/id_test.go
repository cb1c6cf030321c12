package session

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"pgregory.net/rapid"
)

func TestNewID(t *testing.T) {
	at := time.UnixMilli(0x0123456789ab)
	src := newSource(1, at.Add(-time.Millisecond))
	id := src.NewID()
	if got := id.String(); !strings.HasPrefix(got, "01234567-89ab-7") || !strings.ContainsAny(got[19:20], "89ab") {
		t.Errorf("%s is no UUID of version 7 of %v", got, at)
	}
	ids := []ID{id}
	for range 1000 {
		ids = append(ids, src.NewID())
	}
	if !slices.IsSortedFunc(ids, CompareID) || len(sortedIDs(slices.Clone(ids))) != len(ids) {
		t.Error("ids of later milliseconds don't sort behind")
	}
	for _, wall := range []time.Time{time.Unix(-1, 0), time.Unix(0, 0), walls[3], time.Date(12000, 1, 1, 0, 0, 0, 0, time.UTC)} {
		if id := newSource(1, wall).NewID(); id.IsZero() || id[6]>>4 != 7 {
			t.Errorf("at %v the id is %s", wall, id)
		}
	}
	defer func() {
		if recover() == nil {
			t.Error("an id without random bytes was minted")
		}
	}()
	Source{Now: time.Now, Rand: iotest.ErrReader(errors.New("broken"))}.NewID()
}

func TestDerive(t *testing.T) {
	seen := map[ID]string{}
	for _, ends := range [][]string{{}, {""}, {"", ""}, {"a"}, {"b"}, {"a", "b"}, {"b", "a"}, {"ab"}, {"ab", ""}, {"", "ab"}, {"a", "b", ""}} {
		for _, kind := range []string{KindVote, KindLink} {
			id, name := Derive(kind, ends...), kind+strings.Join(ends, "|")
			if id != Derive(kind, ends...) || id[6]>>4 != 8 || id[8]>>6 != 2 {
				t.Errorf("%s is derived as %s", name, id)
			}
			if other, ok := seen[id]; ok {
				t.Errorf("%q and %q share an id", name, other)
			}
			seen[id] = name
		}
	}
	// Derived ids stand in files, so that this one is frozen.
	if got := Derive(KindVote, "a", "b").String(); got != "5626199f-b0ba-8acb-b636-f0663fa1e087" {
		t.Errorf("the vote of a and b is %s", got)
	}
	a, b := ID{1}, ID{2}
	if LinkID(a, b) == LinkID(b, a) || VoteID(a, b, ID{}) == VoteID(a, b, a) || AgendaID(a, "1.6") == AgendaID(b, "1.6") {
		t.Error("two things share an id")
	}
}

// TestIDMisspelt: an id with any of its letters replaced is one that is written
// so, or none. A dash in the wrong place once made a stranger's file end the
// program.
func TestIDMisspelt(t *testing.T) {
	id := ID{0x01, 0x95, 0xd1, 0xe2, 0x7c, 0, 0x70, 0, 0x80, 0, 0xa1, 0xb2, 0xc3, 0xd4, 0xe5, 0xf6}
	for i := range id.String() {
		for c := range 256 {
			b := []byte(id.String())
			b[i] = byte(c)
			if got, err := ParseID(string(b)); (err == nil) != (got.String() == string(b)) {
				t.Errorf("%q is read as %s, %v", b, got, err)
			}
		}
	}
}

func TestIDText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var id ID
		copy(id[:], rapid.SliceOfN(rapid.Byte(), 16, 16).Draw(t, "id"))
		back, err := ParseID(id.String())
		if id.IsZero() {
			if err == nil {
				t.Fatal("the zero id has a spelling")
			}
		} else if err != nil || back != id {
			t.Fatalf("%s comes back as %s, %v", id, back, err)
		}
	})
	for _, bad := range []string{
		"", "0195d1e2-7c00-7000-8000-0000000000A1", "0195d1e27c00700080000000000000a1", "0195d1e2-7c00-7000-8000-0000000000a",
		"0195d1e2-7c00-7000-8000-0000000000a1 ", "0195d1e2+7c00-7000-8000-0000000000a1", "0195d1e2-7c00-7000-8000-0000000000g1",
		"{195d1e2-7c00-7000-8000-0000000000a}", "00000000-0000-0000-0000-000000000000", strings.Repeat("é", 18),
	} {
		if id, err := ParseID(bad); err == nil || !id.IsZero() {
			t.Errorf("%q is read as %s", bad, id)
		}
	}
}
