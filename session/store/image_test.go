package store

import (
	"bytes"
	"encoding/hex"
	"flag"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"doorstep/session"
)

var update = flag.Bool("update", false, "write the golden document anew")

// documentOf builds the document of a set of changes with fixed ids, as a
// publisher does.
func documentOf(t testing.TB, id session.ID, changes []*session.Change) []byte {
	t.Helper()
	_, blobs, err := packBlobs(testPack)
	if err != nil {
		t.Fatal(err)
	}
	l := newLedger(id)
	for _, c := range changes {
		l.apply(c) // in the order given
	}
	body, err := image{
		document: session.ID{15: 1}, session: id, names: true,
		changes: l.changes(), records: l.records(), blobs: blobs,
	}.build()
	if err != nil {
		t.Fatal(err)
	}
	return body
}

// TestImageOrder: the order in which changes came leaves no trace in the bytes.
func TestImageOrder(t *testing.T) {
	s := cards(t, seeded(1), 60)
	changes := s.Changes()
	want := documentOf(t, s.Session, changes)
	r := rand.New(rand.NewPCG(1, 1))
	for range 20 {
		r.Shuffle(len(changes), func(i, j int) { changes[i], changes[j] = changes[j], changes[i] })
		if !bytes.Equal(documentOf(t, s.Session, changes), want) {
			t.Fatal("another order makes other bytes")
		}
	}
	f, err := parse(t.Context(), want, false)
	if err != nil {
		t.Fatal(err)
	}
	if again := documentOf(t, s.Session, f.Changes); !bytes.Equal(again, documentOf(t, s.Session, s.Changes())) {
		t.Error("what was read makes other bytes than what was written")
	}
}

// golden is a log with something of everything that format 1 can hold.
func golden(t *testing.T) (*session.State, map[[32]byte][]byte) {
	t.Helper()
	src := seeded(42)
	tree, blobs, err := packBlobs(testPack)
	if err != nil {
		t.Fatal(err)
	}
	s := cards(t, src, 4)
	one, other := session.ID{9}, session.ID{10}
	g := s.Begin(src, one, "")
	put := func(kind string, id session.ID, p session.Patch) {
		t.Helper()
		if err := g.Set(kind, id, p); err != nil {
			t.Fatal(err)
		}
	}
	put(session.KindSession, s.Session, session.Patch{fieldPackTree: tree, "lang": "bn", "practice": true, "ready": []string{"papers", "letters"}})
	g = s.Begin(src, other, "3.7")
	text := session.ID{20}
	put(session.KindCard, text, session.Patch{"text": "ভূমি অফিস: \"কাল আসুন\"\n\x1b[31m<b>&", "at_money": -1250, "long": int64(session.MaxInt)})
	g = s.Begin(src, other, "after.1")
	put("kind_of_later", session.ID{21}, session.Patch{"unheard_of": []string{}, "some": false})
	g = s.Begin(src, other, "3.7")
	put(session.KindCard, text, session.Patch{"at_money": nil})
	if _, _, err := s.Undo(src, other); err != nil {
		t.Fatal(err)
	}
	id, err := g.Add(session.KindCard, session.Patch{"text": "said in anger"})
	if err != nil {
		t.Fatal(err)
	}
	if err := g.Redact(session.KindCard, id); err != nil {
		t.Fatal(err)
	}
	return s, blobs
}

// TestGolden holds format 1 to the byte. The golden document was written once;
// it must be read for ever, and what is read must still be written as it was.
func TestGolden(t *testing.T) {
	path := filepath.Join("testdata", "format1.doorstep")
	if *update {
		s, blobs := golden(t)
		body, err := image{
			document: session.ID{15: 7}, session: s.Session, names: true,
			changes: s.Changes(), records: recordRows(s), blobs: blobs,
		}.build()
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, body, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	f, err := Read(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if f.Document != (session.ID{15: 7}) || f.Format != 1 || !f.Names || len(f.Changes) != 16 {
		t.Errorf("read document %s of format %d with %d changes, names %v", f.Document, f.Format, len(f.Changes), f.Names)
	}
	if got, want := ShareCode(f.Changes), "ZW6W-4JB2-74RE-JMP5"; got != want {
		t.Errorf("share code %s, not %s", got, want)
	}
	if files, err := f.PackFiles(); err != nil || !slices.Equal(files["en/pack.md"], testPack["en/pack.md"]) {
		t.Errorf("pack: %v", err)
	}
	if r, err := Check(t.Context(), path); err != nil || !r.OK {
		t.Errorf("check: %+v, %v", r, err)
	}
	body, err := image{
		document: f.Document, session: f.Session, names: f.Names,
		changes: f.Changes, records: recordRows(f.State()), blobs: f.Blobs,
	}.build()
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(body, want) {
		t.Errorf("the bytes of format 1 changed: %d bytes now, and %d in %s", len(body), len(want), path)
	}
}

// TestHeader reads the marks that other programs look for, without SQLite.
func TestHeader(t *testing.T) {
	body, err := os.ReadFile(filepath.Join("testdata", "format1.doorstep"))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		at   int
		want string
	}{
		{0, "53514c69746520666f726d6174203300"},
		{16, "1000"},     // pages of 4,096 bytes
		{18, "0101"},     // no write-ahead log
		{36, "00000000"}, // no free page
		{56, "00000001"}, // UTF-8
		{60, "00000001"}, // format 1
		{68, "444f4f52"}, // DOOR
		{96, "00000000"}, // not whose library wrote it
	} {
		if got := hex.EncodeToString(body[c.at : c.at+len(c.want)/2]); got != c.want {
			t.Errorf("at byte %d stands %s, not %s", c.at, got, c.want)
		}
	}
}

// TestNoNameInRecords: the readable table is for everybody.
func TestNoNameInRecords(t *testing.T) {
	s := cards(t, seeded(3), 5)
	rows := recordRows(s)
	aliases := 0
	for _, r := range rows {
		for _, v := range r.values() {
			if text, _ := v.(string); bytes.Contains([]byte(text), []byte("Anwara")) {
				t.Errorf("a name in %v", r)
			}
		}
		if r.kind == session.KindCard && r.person == "P01" && r.team == "T1" {
			aliases++
		}
	}
	if len(rows) != 7 || aliases != 4 {
		t.Errorf("%d rows, %d with alias and table", len(rows), aliases)
	}
}

// TestRecordBounds: whatever a log adds up to, its readable row stays one that
// our own reader takes, and shows no control characters.
func TestRecordBounds(t *testing.T) {
	src := seeded(4)
	s := session.NewState(src.NewID())
	g := s.Begin(src, src.NewID(), "")
	long := string(bytes.Repeat([]byte("ক"), 20_000))
	id, err := g.Add(session.KindCard, session.Patch{"text": "\x1b]0;\u202egone\n" + long})
	if err != nil {
		t.Fatal(err)
	}
	for f := range 40 {
		if err := g.Set(session.KindCard, id, session.Patch{"f" + string(rune('a'+f%26)) + string(rune('a'+f/26)): long}); err != nil {
			t.Fatal(err)
		}
	}
	body := documentOf(t, s.Session, s.Changes())
	f, err := parse(t.Context(), body, true)
	if err != nil {
		t.Fatal(err)
	}
	row := f.records[0]
	if len(row.text) > maxRowText || len(row.fields) > maxRowJSON || len(row.fields) < maxRowJSON/2 {
		t.Errorf("%d bytes of text, %d of fields", len(row.text), len(row.fields))
	}
	if want := "\ufffd]0;\ufffdgone "; row.text[:len(want)] != want {
		t.Errorf("text begins %q", row.text[:20])
	}
}
