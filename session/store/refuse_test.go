package store

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"doorstep/session"
)

// sample is a good document of some size, for spoiling.
func sample(t testing.TB) []byte {
	s := cards(t, seeded(11), 30)
	tree, _, err := packBlobs(testPack)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Begin(seeded(12), session.ID{9}, "").Set(session.KindSession, s.Session, session.Patch{fieldPackTree: tree}); err != nil {
		t.Fatal(err)
	}
	return documentOf(t, s.Session, s.Changes())
}

// withSQL alters a document with SQL, as a person with a tool could.
func withSQL(t testing.TB, body []byte, sql string) []byte {
	t.Helper()
	e, err := connect("file::memory:")
	if err != nil {
		t.Fatal(err)
	}
	defer e.close()
	if err := e.conn.Deserialize(body); err != nil {
		t.Fatal(err)
	}
	if err := e.exec(t.Context(), sql); err != nil {
		t.Fatal(err)
	}
	altered, err := e.conn.Serialize()
	if err != nil {
		t.Fatal(err)
	}
	return altered
}

func spoil(body []byte, f func(b []byte)) []byte {
	b := bytes.Clone(body)
	f(b)
	return b
}

// replaced changes each occurrence of a text into one of the same length.
func replaced(t testing.TB, body []byte, from, to string) []byte {
	t.Helper()
	if !bytes.Contains(body, []byte(from)) || len(from) != len(to) {
		t.Fatalf("%q can't become %q", from, to)
	}
	return bytes.ReplaceAll(body, []byte(from), []byte(to))
}

// insert adds a row to the log whose columns are right, but for those given.
func insert(columns string) string {
	return `INSERT INTO change SELECT ` + columns + ` FROM change WHERE kind='participant' LIMIT 1`
}

func TestRefused(t *testing.T) {
	good := sample(t)
	word := func(at int, v uint32) func([]byte) {
		return func(b []byte) { binary.BigEndian.PutUint32(b[at:], v) }
	}
	for _, c := range []struct {
		name   string
		body   []byte
		why    Why
		detail string
	}{
		{"empty", nil, NotSession, "it is empty"},
		{"one byte", []byte("S"), NotSession, "another kind"},
		{"text", []byte(strings.Repeat("Minutes of the meeting.\n", 50)), NotSession, "another kind"},
		{"another program", spoil(good, word(atApplication, 0x12345678)), NotSession, "another program"},
		{"newer", spoil(good, word(atVersion, 2)), Newer, "format 2, and this program reads up to 1"},
		{"format 0", spoil(good, word(atVersion, 0)), Damaged, "names no format"},
		{"cut short", good[:len(good)-1000], Damaged, fmt.Sprintf("only %d of its %d bytes", len(good)-1000, len(good))},
		{"only a header", good[:100], Damaged, "only 100 of its"},
		{"longer", append(bytes.Clone(good), 0), Damaged, "1 bytes follow"},
		{"pages beyond the end", spoil(good, word(atPages, 1<<30)), Damaged, "bytes are there"},
		{"page size 3", spoil(good, func(b []byte) { b[17] = 3; b[16] = 0 }), Damaged, "no sense"},
		{"reserved bytes", spoil(good, func(b []byte) { b[atReserved] = 200 }), Damaged, "no sense"},
		{"UTF-16", spoil(good, word(atEncoding, 2)), Hostile, "not UTF-8"},
		{"a trigger", withSQL(t, good, `CREATE TRIGGER x AFTER INSERT ON change BEGIN SELECT 1; END`), Hostile, "its tables"},
		{"a view", withSQL(t, good, `CREATE VIEW x AS SELECT 1`), Hostile, "its tables"},
		{"an index", withSQL(t, good, `CREATE INDEX x ON change(kind)`), Hostile, "its tables"},
		{"a virtual table", withSQL(t, good, `CREATE VIRTUAL TABLE x USING fts5(y)`), Hostile, "its tables"},
		{"a table more", withSQL(t, good, `CREATE TABLE x(y)`), Hostile, "its tables"},
		{"a table less", withSQL(t, good, `DROP TABLE record`), Hostile, "its tables"},
		{"a column more", withSQL(t, good, `ALTER TABLE change ADD COLUMN x TEXT`), Hostile, "its tables"},
		{"a view for the log", withSQL(t, good, `DROP TABLE change; CREATE VIEW change AS
			WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n) SELECT i AS id FROM n`), Hostile, "its tables"},
		{"a view of much memory", withSQL(t, good, `DROP TABLE change; CREATE VIEW change AS SELECT hex(zeroblob(400000000)) AS id`), Hostile, "its tables"},
		{"20,000 views", manyViews(t, good), Hostile, "its tables"},
		{"a letter in one patch", replaced(t, good, "card 5: the queue", "card 5: the queen"), Damaged, "1 of its 40 changes fails its checksum"},
		{"a letter in many patches", replaced(t, good, "the counter took", "the counter book"), Damaged, "of its 40 changes fail their checksum"},
		{"a letter in the pack", replaced(t, good, "About.", "about."), Damaged, "1 files of its pack"},
		{"a page of zeros", spoil(good, func(b []byte) { clear(b[8192:12288]) }), Damaged, ""},
		{"a page of noise", spoil(good, func(b []byte) {
			for i := range 4096 {
				b[12288+i] = byte(i * 7)
			}
		}), Damaged, ""},
		{"deleted from the log", withSQL(t, good, `DELETE FROM meta WHERE key='session'`), Hostile, "says about itself"},
		{"another key", withSQL(t, good, `INSERT INTO meta VALUES('note','x')`), Hostile, "says about itself"},
		{"many keys", withSQL(t, good, `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<100) INSERT INTO meta SELECT i, 'x' FROM n`), Hostile, "says about itself"},
		{"no id", withSQL(t, good, `UPDATE meta SET value='x' WHERE key='document'`), Damaged, "its own id"},
		{"names where none should be", withSQL(t, good, `UPDATE meta SET value='no' WHERE key='names'`), Hostile, "holds no names, and holds some"},
		{"a huge value", withSQL(t, good, `INSERT INTO pack VALUES(x'01', zeroblob(2000000))`), Hostile, "beyond all bounds"},
		{"a large pack file", withSQL(t, good, `INSERT INTO pack VALUES(x'01', zeroblob(600000))`), TooLarge, "pack"},
		{"a short id", withSQL(t, good, insert(`x'01',op,kind,record,patch,prev,clock,device,origin,batch,undoes,activity,at,checksum`)), Damaged, "1 of its 41"},
		{"a zero id", withSQL(t, good, insert(`zeroblob(16),op,kind,record,patch,prev,clock,device,origin,batch,undoes,activity,at,checksum`)), Damaged, "1 of its 41"},
		{"half an id in prev", withSQL(t, good, insert(`randomblob(16),op,kind,record,patch,x'0102',clock,device,origin,batch,undoes,activity,at,checksum`)), Damaged, "1 of its 41"},
		{"a patch with a float", withSQL(t, good, insert(`randomblob(16),op,kind,record,'{"a":1.5}',prev,clock,device,origin,batch,undoes,activity,at,checksum`)), Damaged, "1 of its 41"},
		{"a deep patch", withSQL(t, good, insert(`randomblob(16),op,kind,record,'`+strings.Repeat(`{"a":`, 50_000)+`',prev,clock,device,origin,batch,undoes,activity,at,checksum`)), Damaged, "1 of its 41"},
		{"a patch of brackets", withSQL(t, good, insert(`randomblob(16),op,kind,record,'{"a":`+strings.Repeat(`[`, 100_000)+`',prev,clock,device,origin,batch,undoes,activity,at,checksum`)), Damaged, "1 of its 41"},
		{"a checksum of another row", withSQL(t, good, insert(`randomblob(16),op,kind,record,patch,prev,clock,device,origin,batch,undoes,activity,at,checksum`)), Damaged, "1 of its 41"},
		{"an unknown operation", sealed(t, good, func(b []any) { b[1] = "sign" }), Damaged, "1 of its 41"},
		{"a clock near the top", sealed(t, good, func(b []any) { b[6] = int64(1) << 40 }), Hostile, "its clock stands at 1099511627776 after 41 changes"},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(folder(t), "x.doorstep")
			if err := os.WriteFile(path, c.body, 0o600); err != nil {
				t.Fatal(err)
			}
			began := time.Now()
			f, err := Read(t.Context(), path)
			var refused *Refused
			if !errors.As(err, &refused) {
				t.Fatalf("not refused: %v, %v", f, err)
			}
			if refused.Why != c.why || !strings.Contains(refused.Detail, c.detail) || refused.Path != path {
				t.Errorf("refused because %d: %v", refused.Why, err)
			}
			if strings.Contains(err.Error(), "\n") || strings.Contains(err.Error(), "SQL") || !strings.HasPrefix(err.Error(), "x.doorstep ") {
				t.Errorf("not a sentence for a facilitator: %v", err)
			}
			if back := backFrom(t, path); back == nil || detail(back) != refused.Detail {
				t.Errorf("read back after writing: %v; by anybody: %v", back, err)
			}
			if took := time.Since(began); took > 4*time.Second {
				t.Errorf("it took %s", took)
			}
			if b, _ := os.ReadFile(path); !bytes.Equal(b, c.body) {
				t.Error("the file was altered")
			}
			if report, err := Check(t.Context(), path); report.OK || len(report.Problems) != 1 || !errors.As(err, &refused) {
				t.Errorf("check: %+v", report)
			}
		})
	}
}

// manyViews is a schema that takes long to read.
func manyViews(t testing.TB, body []byte) []byte {
	n := 20_000
	if testing.Short() {
		n = 200
	}
	return withSQL(t, body, `PRAGMA writable_schema=on; WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<`+fmt.Sprint(n)+`)
		INSERT INTO sqlite_schema SELECT 'view', 'v'||i, 'v'||i, 0, 'CREATE VIEW v'||i||' AS SELECT 1' FROM n`)
}

// sealed adds a row with a right checksum and something wrong in it.
func sealed(t testing.TB, body []byte, f func([]any)) []byte {
	t.Helper()
	c := &session.Change{
		ID: session.ID{1}, Op: session.OpSet, Kind: "card", Record: session.ID{2},
		Clock: 1, Device: session.ID{3}, Origin: session.ID{4}, Batch: session.ID{5},
	}
	if err := c.Seal(session.Patch{"text": "x"}); err != nil {
		t.Fatal(err)
	}
	row := changeRow(c)
	f(row)
	row[13] = rowSum(row)
	e, err := connect("file::memory:")
	if err != nil {
		t.Fatal(err)
	}
	defer e.close()
	if err := e.conn.Deserialize(body); err != nil {
		t.Fatal(err)
	}
	if err := e.exec(t.Context(), insertChange, row...); err != nil {
		t.Fatal(err)
	}
	altered, err := e.conn.Serialize()
	if err != nil {
		t.Fatal(err)
	}
	return altered
}

// rowSum is the checksum as the format has it, written down a second time.
func rowSum(row []any) []byte {
	h := sha256.New()
	for _, v := range row[:13] {
		var b []byte
		switch v := v.(type) {
		case []byte:
			b = v
		case string:
			b = []byte(v)
		case int64:
			b = binary.BigEndian.AppendUint64(nil, uint64(v))
		}
		var n [4]byte
		binary.BigEndian.PutUint32(n[:], uint32(len(b)))
		h.Write(n[:])
		h.Write(b)
	}
	return h.Sum(nil)
}

// TestSealedAgrees: the second writing of the checksum is the format's.
func TestSealedAgrees(t *testing.T) {
	good := sealed(t, sample(t), func([]any) {})
	if f, err := parse(t.Context(), good, false); err != nil || len(f.Changes) != 41 {
		t.Fatal(err)
	}
}

func TestNotRegular(t *testing.T) {
	dir := folder(t)
	var refused *Refused
	if _, err := Read(t.Context(), dir); !errors.As(err, &refused) || refused.Why != NotRegular {
		t.Errorf("a folder: %v", err)
	}
	if _, err := Read(t.Context(), filepath.Join(dir, "none")); !errors.Is(err, fs.ErrNotExist) || errors.As(err, &refused) && refused.Why != NotRegular {
		t.Errorf("nothing: %v", err)
	}
	large := filepath.Join(dir, "large")
	if err := os.WriteFile(large, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(large, maxFile+1); err != nil {
		t.Fatal(err)
	}
	if _, err := Read(t.Context(), large); !errors.As(err, &refused) || refused.Why != TooLarge {
		t.Errorf("a large file: %v", err)
	}
}

// TestJournalBeside: SQLite rolls a journal that lies beside a database back
// into it, whoever put it there. The document is never opened by its path, so
// nothing happens to it.
func TestJournalBeside(t *testing.T) {
	s := cards(t, seeded(13), 400)
	body := documentOf(t, s.Session, s.Changes())
	journal := hotJournal(t, replaced(t, body, "the whole morning", "the whole evening"))
	beside := func(t *testing.T) string {
		t.Helper()
		path := filepath.Join(folder(t), "x.doorstep")
		for name, b := range map[string][]byte{path: body, path + "-journal": journal} {
			if err := os.WriteFile(name, b, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		return path
	}
	path := beside(t)
	e, err := connect("file:" + path)
	if err != nil {
		t.Fatal(err)
	}
	if err := e.exec(t.Context(), "SELECT count(*) FROM change"); err != nil {
		t.Fatal(err)
	}
	if err := e.close(); err != nil {
		t.Fatal(err)
	}
	if b, _ := os.ReadFile(path); bytes.Equal(b, body) {
		t.Fatal("SQLite left the file as it was: the test tests nothing")
	}

	path = beside(t)
	if f, err := Read(t.Context(), path); err != nil || len(f.Changes) != s.Len() {
		t.Error(err)
	}
	for name, want := range map[string][]byte{path: body, path + "-journal": journal} {
		if b, err := os.ReadFile(name); err != nil || !bytes.Equal(b, want) {
			t.Errorf("%s was touched", filepath.Base(name))
		}
	}
}

// hotJournal is the journal of a transaction that never ended, with pages of
// this database in it.
func hotJournal(t *testing.T, body []byte) []byte {
	t.Helper()
	path := filepath.Join(folder(t), "a.db")
	if err := os.WriteFile(path, body, 0o600); err != nil {
		t.Fatal(err)
	}
	e, err := connect("file:" + path + "?_pragma=cache_size(5)")
	if err != nil {
		t.Fatal(err)
	}
	defer e.close()
	if err := e.exec(t.Context(), "BEGIN; UPDATE change SET activity = '9.9'"); err != nil {
		t.Fatal(err)
	}
	journal, err := os.ReadFile(path + "-journal")
	if err != nil {
		t.Fatal(err)
	}
	return journal
}

// TestWALHeader: a tool that switched the file to WAL mode did no harm.
func TestWALHeader(t *testing.T) {
	body := spoil(sample(t), func(b []byte) { b[atWriteFormat], b[atReadFormat] = 2, 2 })
	path := filepath.Join(folder(t), "x.doorstep")
	if err := os.WriteFile(path, body, 0o400); err != nil {
		t.Fatal(err)
	}
	f, err := Read(t.Context(), path)
	if err != nil || len(f.Changes) != 40 {
		t.Fatal(err)
	}
	if f.Hash != sha256.Sum256(body) {
		t.Error("the hash is not of the file's own bytes")
	}
}

func TestReadStops(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := parse(ctx, sample(t), false)
	var refused *Refused
	if !errors.Is(err, context.Canceled) || errors.As(err, &refused) {
		t.Errorf("a reading that was stopped: %v", err)
	}
}

// TestNameOfFile: a path can hold anything.
func TestNameOfFile(t *testing.T) {
	err := &Refused{Path: "/x/\x1b[2J\u202egnp.doorstep", Why: NotSession, Detail: "it is empty"}
	if text := err.Error(); strings.ContainsAny(text, "\x1b\u202e") || !strings.Contains(text, "gnp.doorstep is not a session file (it is empty)") {
		t.Errorf("%q", text)
	}
}
