package store

import (
	"fmt"
	"strings"
	"testing"

	"doorstep/session"
)

// column are the places of the log's columns in a row.
const (
	colID = iota
	colOp
	colKind
	colRecord
	colPatch
	colPrev
	colClock
	colDevice
	colOrigin
	colBatch
	colUndoes
	colActivity
	colAt
	colChecksum
)

// with adds a change with a right checksum and this in one of its columns.
func with(column int, v any) maker {
	return func(t testing.TB, good []byte) []byte {
		return sealed(t, good, func(row []any) { row[column] = v })
	}
}

// patched adds a change with a right checksum and this for its patch.
func patched(text string) maker { return with(colPatch, text) }

const oneFails = "1 of its 41 changes fails its checksum"

// ids lays n ids end to end, from first on.
func ids(first, n int) []byte {
	var list []session.ID
	for i := range n {
		list = append(list, session.ID{14: byte((first + i) >> 8), 15: byte(first + i)})
	}
	return session.JoinIDs(list)
}

// rowCases have a row of the log that no change makes; the checksum is right
// wherever there can be one.
var rowCases = []crafted{
	{name: "id of 15 bytes", make: with(colID, make([]byte, 15)), why: Damaged, detail: oneFails, naive: true},
	{name: "id of zeros", make: with(colID, make([]byte, 16)), why: Damaged, detail: oneFails, naive: true},
	{name: "empty id", make: with(colID, []byte{}), why: Damaged, detail: oneFails, naive: true},
	{name: "record of 17 bytes", make: with(colRecord, ids(1, 2)[:17]), why: Damaged, detail: oneFails, naive: true},
	{name: "no device", make: with(colDevice, []byte{}), why: Damaged, detail: oneFails, naive: true},
	{name: "undoes of zeros", make: with(colUndoes, make([]byte, 16)), why: Damaged, detail: oneFails, naive: true},
	{name: "nothing where something must be", make: loosely(`op TEXT NOT NULL, `, `op TEXT, `, `UPDATE change SET op=NULL`), why: Damaged, detail: "don't fit together", naive: true},
	{name: "text for a number", make: loosely(`STRICT, WITHOUT ROWID`, `WITHOUT ROWID`, `UPDATE change SET clock='one' WHERE kind='participant'`), why: Damaged, naive: true},
	{name: "number for an id", make: loosely(`STRICT, WITHOUT ROWID`, `WITHOUT ROWID`, `UPDATE change SET id=7 WHERE kind='table'`), why: Damaged, naive: true},
	{name: "float for a clock", make: loosely(`STRICT, WITHOUT ROWID`, `WITHOUT ROWID`, `UPDATE change SET clock=1.5 WHERE kind='participant'`), why: Damaged, naive: true},
	{name: "bytes for a patch", make: loosely(`STRICT, WITHOUT ROWID`, `WITHOUT ROWID`, `UPDATE change SET patch=CAST(patch AS BLOB) WHERE kind='participant'`), why: Damaged, naive: true},
	{name: "prev of 17 bytes", make: with(colPrev, ids(1, 2)[:17]), why: Damaged, detail: oneFails, naive: true},
	{name: "65 ids in prev", make: with(colPrev, ids(1, 65)), why: Damaged, detail: oneFails, naive: true},
	{name: "64 ids in prev", make: with(colPrev, ids(1, 64)), accepted: 41},
	{name: "prev unsorted", make: with(colPrev, append(ids(9, 1), ids(3, 1)...)), why: Damaged, detail: oneFails, naive: true},
	{name: "prev doubled", make: with(colPrev, append(ids(9, 1), ids(9, 1)...)), why: Damaged, detail: oneFails, naive: true},
	{name: "prev of zeros", make: with(colPrev, make([]byte, 16)), why: Damaged, detail: oneFails, naive: true},
	{name: "change that replaces itself", make: with(colPrev, (&session.ID{1})[:]), why: Damaged, detail: oneFails, naive: true},
	{name: "changes that replace each other", make: logged(ring(2)), accepted: 2},
	{name: "a ring of 200 changes", make: logged(ring(200)), accepted: 200},
	{name: "clock 0", make: with(colClock, int64(0)), why: Damaged, detail: oneFails, naive: true},
	{name: "clock below 0", make: with(colClock, int64(-5)), why: Damaged, detail: oneFails, naive: true},
	{name: "clock 2^62", make: with(colClock, int64(1)<<62), why: Damaged, detail: oneFails, naive: true},
	{name: "clock that leaves none", make: with(colClock, int64(session.MaxInt)), why: Hostile, detail: "its clock stands at 9007199254740992", naive: true},
	{name: "clock just too high", make: with(colClock, int64(41+clockSlack+1)), why: Hostile, detail: "its clock stands at", naive: true},
	{name: "highest clock", make: with(colClock, int64(41+clockSlack)), accepted: 41},
	{name: "wrong checksum", make: statements(`UPDATE change SET checksum=zeroblob(32) WHERE kind='participant'`), why: Damaged, detail: "2 of its 40 changes fail", naive: true},
	{name: "short checksum", make: statements(`UPDATE change SET checksum=x'00' WHERE kind='table'`), why: Damaged, detail: "1 of its 40 changes fails", naive: true},
	{name: "checksums changed about", make: statements(`UPDATE change SET checksum=(SELECT max(checksum) FROM change)`), why: Damaged, detail: "39 of its 40 changes fail", naive: true},
	{name: "same id with another operation", make: doubledID, why: Damaged, naive: true},
	{name: "unknown operation", make: with(colOp, "sign"), why: Damaged, detail: oneFails, naive: true},
	{name: "name of what has none", make: with(colOp, "name"), why: Damaged, detail: oneFails, naive: true},
	{name: "unknown kind", make: with(colKind, "hologram"), accepted: 41},
	{name: "kind with a path", make: with(colKind, "../../etc"), why: Damaged, detail: oneFails, naive: true},
	{name: "kind of a million letters", make: with(colKind, strings.Repeat("k", 1_000_000)), why: Damaged, detail: oneFails, naive: true},
	{name: "at beyond all time", make: with(colAt, int64(session.MaxInt)+1), why: Damaged, detail: oneFails, naive: true},
	{name: "at before all time", make: with(colAt, int64(-1)<<62), why: Damaged, detail: oneFails, naive: true},
	{name: "at in the year 200,000", make: with(colAt, int64(6_250_000_000_000_000)), accepted: 41},
	{name: "activity a terminal obeys", make: with(colActivity, "\x1b]52;c;AAAA\a"), why: Damaged, detail: oneFails, naive: true},
	{name: "activity of 33 letters", make: with(colActivity, strings.Repeat("a", 33)), why: Damaged, detail: oneFails, naive: true},
	{name: "a crowd of heads of one field", make: logged(heads(crowd)), accepted: crowd},
}

// patchCases have a patch that is not in canonical form, with a checksum over
// just that.
var patchCases = []crafted{
	{name: "no JSON", make: patched(`text: x`), why: Damaged, detail: oneFails, naive: true},
	{name: "empty patch", make: patched(``), why: Damaged, detail: oneFails, naive: true},
	{name: "patch of nothing", make: patched(`{}`), why: Damaged, detail: oneFails, naive: true},
	{name: "array at the top", make: patched(`["text","x"]`), why: Damaged, detail: oneFails, naive: true},
	{name: "text at the top", make: patched(`"text"`), why: Damaged, detail: oneFails, naive: true},
	{name: "object inside", make: patched(`{"text":{"a":"b"}}`), why: Damaged, detail: oneFails, naive: true},
	{name: "deep objects", make: patched(strings.Repeat(`{"a":`, 80_000) + `1` + strings.Repeat(`}`, 80_000)), why: Damaged, detail: oneFails, naive: true},
	{name: "deep arrays", make: patched(`{"a":` + strings.Repeat(`[`, 200_000) + strings.Repeat(`]`, 200_000) + `}`), why: Damaged, detail: oneFails, naive: true},
	{name: "600,000 letters", make: patched(`{"text":"` + strings.Repeat("x", 600_000) + `"}`), why: Damaged, detail: oneFails, naive: true},
	{name: "a million letters and more", make: patched(`{"text":"` + strings.Repeat("x", 1<<20) + `"}`), why: Hostile, detail: "beyond all bounds", naive: true},
	{name: "257 fields", make: patched(fieldsOf(257)), why: Damaged, detail: oneFails, naive: true},
	{name: "256 fields", make: patched(fieldsOf(256)), accepted: 41},
	{name: "float", make: patched(`{"minutes":1.5}`), why: Damaged, detail: oneFails, naive: true},
	{name: "exponent", make: patched(`{"minutes":1e3}`), why: Damaged, detail: oneFails, naive: true},
	{name: "number beyond 2^53", make: patched(`{"minutes":9007199254740993}`), why: Damaged, detail: oneFails, naive: true},
	{name: "number with a zero before", make: patched(`{"minutes":01}`), why: Damaged, detail: oneFails, naive: true},
	{name: "minus zero", make: patched(`{"minutes":-0}`), why: Damaged, detail: oneFails, naive: true},
	{name: "field twice", make: patched(`{"text":"a","text":"b"}`), why: Damaged, detail: oneFails, naive: true},
	{name: "fields unsorted", make: patched(`{"text":"a","kind":"pain"}`), why: Damaged, detail: oneFails, naive: true},
	{name: "space", make: patched(`{"text": "a"}`), why: Damaged, detail: oneFails, naive: true},
	{name: "line after it", make: patched("{\"text\":\"a\"}\n"), why: Damaged, detail: oneFails, naive: true},
	{name: "escape for a plain letter", make: patched(`{"text":"\u0061"}`), why: Damaged, detail: oneFails, naive: true},
	{name: "half a pair of escapes", make: patched(`{"text":"\ud800"}`), why: Damaged, detail: oneFails, naive: true},
	{name: "text that is not UTF-8", make: patched("{\"text\":\"\xff\xfe\"}"), why: Damaged, detail: oneFails, naive: true},
	{name: "byte order mark", make: patched("\ufeff{\"text\":\"a\"}"), why: Damaged, detail: oneFails, naive: true},
	{name: "array with a number", make: patched(`{"text":["a",1]}`), why: Damaged, detail: oneFails, naive: true},
	{name: "field with a space", make: patched(`{"a b":"x"}`), why: Damaged, detail: oneFails, naive: true},
	{name: "text a terminal obeys", make: patched(`{"text":"\u001b[2J\u009b1m"}`), why: Damaged, detail: oneFails, naive: true},
	{name: "unknown field", make: patched(`{"seen_by_crow":true}`), accepted: 41},
	{name: "text of escapes, in canonical form", make: patched("{\"text\":\"\\u001b[2J\u202e\"}"), accepted: 41},
}

// fieldsOf is a patch of so many fields.
func fieldsOf(n int) string {
	p := session.Patch{}
	for i := range n {
		p[fmt.Sprintf("f%04d", i)] = true
	}
	if text, err := p.Encode(); err == nil {
		return text
	}
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `,"f%04d":true`, i)
	}
	return "{" + b.String()[1:] + "}"
}

// factCases are wrong in the other tables.
var factCases = []crafted{
	{name: "nothing about itself", make: statements(`DELETE FROM meta`), why: Hostile, detail: "says about itself", naive: true},
	{name: "no document", make: statements(`DELETE FROM meta WHERE key='document'`), why: Hostile, detail: "says about itself", naive: true},
	{name: "foreign key beside", make: statements(`INSERT INTO meta VALUES('path','/etc/passwd')`), why: Hostile, detail: "says about itself", naive: true},
	{name: "key in another case", make: statements(`INSERT INTO meta VALUES('Names','no')`), why: Hostile, detail: "says about itself", naive: true},
	{name: "key twice", make: loosely(`key TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
`, `key TEXT NOT NULL,
  value TEXT NOT NULL, PRIMARY KEY (key, value)
`, `INSERT INTO meta VALUES('names','no')`), why: Hostile, detail: "says about itself", naive: true},
	{name: "names, perhaps", make: statements(`UPDATE meta SET value='maybe' WHERE key='names'`), why: Hostile, detail: "says about itself", naive: true},
	{name: "names, with a space", make: statements(`UPDATE meta SET value='no ' WHERE key='names'`), why: Hostile, detail: "says about itself", naive: true},
	{name: "names in a copy without", make: statements(`UPDATE meta SET value='no' WHERE key='names'`), why: Hostile, detail: "holds no names, and holds some", naive: true},
	{name: "format 2 in the text only", make: statements(`UPDATE meta SET value='2' WHERE key='format'`), why: Hostile, detail: "says about itself", naive: true},
	{name: "document of zeros", make: statements(`UPDATE meta SET value='00000000-0000-0000-0000-000000000000' WHERE key='document'`), why: Damaged, detail: "its own id is missing", naive: true},
	{name: "session that is a path", make: statements(`UPDATE meta SET value='../../../tmp/x' WHERE key='session'`), why: Damaged, detail: "its own id is missing", naive: true},
	{name: "pack file with a wrong hash", make: statements(`UPDATE pack SET body=CAST(body||'x' AS BLOB) WHERE hash=(SELECT min(hash) FROM pack)`), why: Damaged, detail: "1 files of its pack", naive: true},
	{name: "pack file with a short hash", make: statements(`INSERT INTO pack VALUES(x'01', x'')`), why: Damaged, detail: "1 files of its pack", naive: true},
	{name: "large pack file", make: statements(`INSERT INTO pack VALUES(x'01', zeroblob(600000))`), why: TooLarge, detail: "its pack", naive: true},
	{name: "huge pack file", make: statements(`INSERT INTO pack VALUES(x'01', zeroblob(30000000))`), why: Hostile, detail: "beyond all bounds", naive: true},
	{name: "5,000 pack files", make: statements(`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<5000)
		INSERT INTO pack SELECT i, x'' FROM (SELECT CAST(i AS BLOB) AS i FROM n)`), why: TooLarge, detail: "its pack", naive: true},
	{name: "pack file that nobody names", make: statements(`INSERT INTO pack VALUES(x'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', x'')`), accepted: 40},
	{name: "readable table that lies", make: statements(`UPDATE record SET text='all went well', number=-1`), accepted: 40, problem: "other in the readable table than in the log"},
	{name: "readable row twice, in capitals", make: statements(`INSERT INTO record SELECT upper(kind), upper(id), number, activity, team, person, text, fields FROM record`), accepted: 40, problem: "in the readable table and not in the log"},
	{name: "readable table that is empty", make: statements(`DELETE FROM record`), accepted: 40, problem: "missing from the readable table"},
	{name: "huge readable row", make: statements(`UPDATE record SET text=hex(zeroblob(2000000)) WHERE kind='table'`), accepted: 40, problem: "beyond all bounds"},
}

// logged is a document of this log alone.
func logged(changes func(t testing.TB) []*session.Change) maker {
	return func(t testing.TB, _ []byte) []byte {
		body, err := image{document: session.ID{1}, session: session.ID{2}, names: true, changes: changes(t)}.build()
		if err != nil {
			t.Fatal(err)
		}
		return body
	}
}

// ring is n changes of which each replaces the next, and the last the first.
func ring(n int) func(t testing.TB) []*session.Change {
	return func(t testing.TB) (changes []*session.Change) {
		for i := range n {
			c := edit(i)
			c.Prev = []session.ID{edit((i + 1) % n).ID}
			changes = append(changes, seal(t, c))
		}
		return changes
	}
}

// heads is n changes of one field that know nothing of each other.
func heads(n int) func(t testing.TB) []*session.Change {
	return func(t testing.TB) (changes []*session.Change) {
		for i := range n {
			changes = append(changes, seal(t, edit(i)))
		}
		return changes
	}
}

// edit is one of many changes of one field.
func edit(i int) *session.Change {
	return &session.Change{
		ID: session.ID{1, 13: byte(i >> 16), 14: byte(i >> 8), 15: byte(i)}, Op: session.OpSet,
		Kind: session.KindCard, Record: session.ID{2},
		Clock: 1 + int64(i%3), Device: session.ID{3, byte(i >> 8), byte(i)}, Origin: session.ID{2}, Batch: session.ID{5, byte(i >> 8), byte(i)},
	}
}

func seal(t testing.TB, c *session.Change) *session.Change {
	t.Helper()
	if err := c.Seal(session.Patch{"text": fmt.Sprintf("version %x", c.ID[13:])}); err != nil {
		t.Fatal(err)
	}
	return c
}

// doubledID gives one id to two changes, which the primary key forbids.
func doubledID(t testing.TB, good []byte) []byte {
	alone, two := `BLOB NOT NULL PRIMARY KEY, -- UUID`, `BLOB NOT NULL, -- UUID`
	b := schemaText(alone, two)(t, good)
	b = schemaText("-- SHA-256 over the columns before\n", "-- SHA-256 over the columns before\n, PRIMARY KEY (id, op)")(t, b)
	b = statements(`INSERT INTO change SELECT id, 'zz', kind, record, patch, prev, clock, device, origin, batch, undoes, activity, at, checksum FROM change LIMIT 1`)(t, b)
	b = schemaText(", PRIMARY KEY (id, op)", "")(t, b)
	return schemaText(two, alone)(t, b)
}

// TestHostileHeads: what is accepted can be folded in time as well.
func TestHostileHeads(t *testing.T) {
	for name, changes := range map[string]func(testing.TB) []*session.Change{"heads": heads(crowd), "ring": ring(200)} {
		t.Run(name, func(t *testing.T) {
			log := changes(t)
			s := session.Fold(session.ID{2}, log)
			if r := s.Get(session.KindCard, session.ID{2}); r == nil || r.Text() == "" {
				t.Error("the record is gone")
			}
		})
	}
}
