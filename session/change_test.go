package session

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// vector is a change as it stands in testdata, column by column.
type vector struct {
	names   []string
	columns map[string][]byte
}

func vectors(t *testing.T) []vector {
	t.Helper()
	var all []vector
	v := vector{columns: map[string][]byte{}}
	for _, line := range append(goldenLines(t, "changes.txt"), "") {
		name, digits, _ := strings.Cut(line, " ")
		switch {
		case strings.HasPrefix(line, "#"):
		case line != "":
			b, err := hex.DecodeString(digits)
			if err != nil {
				t.Fatalf("%s: %v", line, err)
			}
			v.names, v.columns[name] = append(v.names, name), b
		case len(v.names) > 0:
			all, v = append(all, v), vector{columns: map[string][]byte{}}
		}
	}
	return all
}

func (v vector) id(name string) (id ID) {
	copy(id[:], v.columns[name])
	return id
}

func (v vector) number(name string) int64 { return int64(binary.BigEndian.Uint64(v.columns[name])) }

// draft is a change and what it is to be sealed with.
type draft struct {
	*Change
	Patch Patch
}

// change makes the change that the columns stand for.
func (v vector) change(t *testing.T) *draft {
	t.Helper()
	p, err := parsePatch(string(v.columns["patch"]))
	if err != nil {
		t.Fatal(err)
	}
	prev, err := SplitIDs(v.columns["prev"])
	if err != nil {
		t.Fatal(err)
	}
	return &draft{Patch: p, Change: &Change{
		ID: v.id("id"), Op: Op(v.columns["op"]), Kind: string(v.columns["kind"]), Record: v.id("record"), Prev: prev,
		Clock: v.number("clock"), Device: v.id("device"), Origin: v.id("origin"), Batch: v.id("batch"),
		Undoes: v.id("undoes"), Activity: string(v.columns["activity"]), At: v.number("at"),
	}}
}

// TestFrozenChecksums recomputes the checksums in testdata here, apart from
// the program's own code, and holds the program against them.
func TestFrozenChecksums(t *testing.T) {
	order := strings.Fields("id op kind record patch prev clock device origin batch undoes activity at checksum")
	all := vectors(t)
	if len(all) != 3 {
		t.Fatalf("%d vectors", len(all))
	}
	for _, v := range all {
		if !slices.Equal(v.names, order) {
			t.Fatalf("columns %v, want %v", v.names, order)
		}
		h := sha256.New()
		for _, name := range order[:len(order)-1] {
			if err := binary.Write(h, binary.BigEndian, uint32(len(v.columns[name]))); err != nil {
				t.Fatal(err)
			}
			h.Write(v.columns[name])
		}
		want := v.columns["checksum"]
		if got := h.Sum(nil); !bytes.Equal(got, want) {
			t.Fatalf("testdata holds %x, its columns give %x", want, got)
		}
		c := v.change(t)
		if err := c.Seal(c.Patch); err != nil {
			t.Fatal(err)
		}
		if sum := c.Sum(); !bytes.Equal(sum[:], want) {
			t.Errorf("the checksum is %x, want %x", sum, want)
		}
		if c.Text() != string(v.columns["patch"]) {
			t.Errorf("the patch is written as %s", c.Text())
		}
	}
}

// TestChecksumCoversEverything alters one column at a time.
func TestChecksumCoversEverything(t *testing.T) {
	base := vectors(t)[0]
	first := base.change(t)
	if err := first.Seal(first.Patch); err != nil {
		t.Fatal(err)
	}
	for name, alter := range map[string]func(*draft){
		"id":       func(c *draft) { c.ID[15]++ },
		"op":       func(c *draft) { c.Op, c.Kind = OpName, KindParticipant },
		"kind":     func(c *draft) { c.Kind = KindTheme },
		"record":   func(c *draft) { c.Record[0]++ },
		"patch":    func(c *draft) { c.Patch = Patch{"text": "x"} },
		"prev":     func(c *draft) { c.Prev = c.Prev[:1] },
		"no prev":  func(c *draft) { c.Prev = nil },
		"clock":    func(c *draft) { c.Clock++ },
		"device":   func(c *draft) { c.Device[3]++ },
		"origin":   func(c *draft) { c.Origin[3]++ },
		"batch":    func(c *draft) { c.Batch[3]++ },
		"undoes":   func(c *draft) { c.Undoes = c.Batch },
		"activity": func(c *draft) { c.Activity = "1.7" },
		"at":       func(c *draft) { c.At++ },
	} {
		c := base.change(t)
		alter(c)
		if err := c.Seal(c.Patch); err != nil {
			t.Errorf("%s: %v", name, err)
		} else if c.Sum() == first.Sum() {
			t.Errorf("the checksum doesn't cover %s", name)
		}
	}
}

func TestChangesThatAreRefused(t *testing.T) {
	id := func(n byte) ID { return ID{15: n} }
	for why, spoil := range map[string]func(*draft){
		"no id":                  func(c *draft) { c.ID = ID{} },
		"no record":              func(c *draft) { c.Record = ID{} },
		"no device":              func(c *draft) { c.Device = ID{} },
		"no origin":              func(c *draft) { c.Origin = ID{} },
		"no batch":               func(c *draft) { c.Batch = ID{} },
		"no kind":                func(c *draft) { c.Kind = "" },
		"a kind in capitals":     func(c *draft) { c.Kind = "Card" },
		"a NUL kind":             func(c *draft) { c.Kind = "\x00" },
		"sets nothing":           func(c *draft) { c.Patch = nil },
		"a name on a card":       func(c *draft) { c.Op = OpName },
		"a name that is nothing": func(c *draft) { c.Op, c.Kind, c.Patch = OpName, KindParticipant, nil },
		"a redaction with prev":  func(c *draft) { c.Op = OpRedact },
		"prev of no id":          func(c *draft) { c.Prev = []ID{{}, id(1)} },
		"prev of itself":         func(c *draft) { c.Prev = []ID{c.ID} },
		"prev not sorted":        func(c *draft) { c.Prev = []ID{id(2), id(1)} },
		"prev doubled":           func(c *draft) { c.Prev = []ID{id(1), id(1)} },
		"too many prev":          func(c *draft) { c.Prev = manyIDs(MaxPrev + 1) },
		"clock 0":                func(c *draft) { c.Clock = 0 },
		"clock below 0":          func(c *draft) { c.Clock = -1 },
		"clock too high":         func(c *draft) { c.Clock = MaxInt + 1 },
		"time too early":         func(c *draft) { c.At = -MaxInt - 1 },
		"time too late":          func(c *draft) { c.At = MaxInt + 1 },
		"an activity with room":  func(c *draft) { c.Activity = "1 6" },
		"a long activity":        func(c *draft) { c.Activity = strings.Repeat("1", 33) },
		"an unkept value":        func(c *draft) { c.Patch = Patch{"a": 1.5} },
	} {
		c := vectors(t)[0].change(t)
		spoil(c)
		if err := c.Seal(c.Patch); err == nil {
			t.Errorf("%s: accepted", why)
		} else if errors.Is(err, ErrNewer) {
			t.Errorf("%s: taken for a newer program's: %v", why, err)
		}
	}
	for _, op := range []Op{"", "Set", "grow"} {
		c := vectors(t)[0].change(t)
		c.Op = op
		if err := c.Seal(c.Patch); !errors.Is(err, ErrNewer) {
			t.Errorf("operation %q: %v, want ErrNewer", op, err)
		}
	}
}

// manyIDs are n ids, sorted.
func manyIDs(n int) []ID {
	ids := make([]ID, n)
	for i := range ids {
		binary.BigEndian.PutUint32(ids[i][:], uint32(i+1))
	}
	return ids
}

func TestJoinedIDs(t *testing.T) {
	for _, n := range []int{0, 1, 2, MaxPrev} {
		ids := manyIDs(n)
		back, err := SplitIDs(JoinIDs(ids))
		if err != nil || !slices.Equal(back, ids) {
			t.Errorf("%d ids come back as %v, %v", n, back, err)
		}
	}
	for _, bad := range [][]byte{make([]byte, 15), make([]byte, 17), JoinIDs(manyIDs(MaxPrev + 1))} {
		if ids, err := SplitIDs(bad); err == nil {
			t.Errorf("%d bytes are read as %v", len(bad), ids)
		}
	}
}

func TestCompareIsAnOrder(t *testing.T) {
	few := rapid.Custom(func(t *rapid.T) *Change {
		n := func(name string) byte { return rapid.ByteRange(0, 2).Draw(t, name) }
		return &Change{Clock: int64(n("clock")), Device: ID{n("device")}, ID: ID{n("id")}}
	})
	rapid.Check(t, func(t *rapid.T) {
		a, b, c := few.Draw(t, "a"), few.Draw(t, "b"), few.Draw(t, "c")
		if Compare(a, b) != -Compare(b, a) {
			t.Fatal("not the same from both sides")
		}
		if Compare(a, b) <= 0 && Compare(b, c) <= 0 && Compare(a, c) > 0 {
			t.Fatal("not transitive")
		}
		same := a.Clock == b.Clock && a.Device == b.Device && a.ID == b.ID
		if (Compare(a, b) == 0) != same {
			t.Fatal("two changes share a place")
		}
		if a.Clock < b.Clock && Compare(a, b) >= 0 {
			t.Fatal("the clock counts first")
		}
	})
}
