package store

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// crafted is a file that somebody made to do harm, or that a medium or a
// program spoilt. It is made from a good document of 40 changes.
type crafted struct {
	name string
	make maker
	// accepted is how many changes are read from a file that is to be taken; 0
	// is for a file that is refused because of why, with detail in the sentence.
	accepted int
	why      Why
	detail   string
	// problem is what Check reports of a file that is accepted.
	problem string
	// naive says that SQLite alone, opened by path, reads the log of such a file
	// and finds nothing wrong: it is our own checks that refuse it.
	naive bool
}

// maker makes a file of a good document, which it leaves as it is.
type maker func(t testing.TB, good []byte) []byte

const unexpectedTables = "its tables are not those of a session"

// statements alters the document with SQL.
func statements(text string) maker {
	return func(t testing.TB, good []byte) []byte { return withSQL(t, good, text) }
}

// written lays bytes over the document.
func written(at int, b ...byte) maker {
	return func(_ testing.TB, good []byte) []byte {
		return spoil(good, func(body []byte) { copy(body[at:], b) })
	}
}

// inOrder alters what the one before it made.
func inOrder(makers ...maker) maker {
	return func(t testing.TB, body []byte) []byte {
		for _, m := range makers {
			body = m(t, body)
		}
		return body
	}
}

// schemaText replaces a piece of the text that the schema has of a table, and
// nothing of how its rows are stored.
func schemaText(from, to string) maker {
	quote := func(s string) string { return "'" + strings.ReplaceAll(s, "'", "''") + "'" }
	return statements("PRAGMA writable_schema=on; UPDATE sqlite_schema SET sql=replace(sql," + quote(from) + "," + quote(to) + ")")
}

// loosely runs SQL while the schema says less than it should; after that, the
// schema is again as the reader demands it.
func loosely(from, to, text string) maker {
	return inOrder(schemaText(from, to), statements(text), schemaText(to, from))
}

// corpus is every crafted file.
func corpus() []crafted {
	return slices.Concat(schemaCases, headerCases, lengthCases, pageCases, rowCases, patchCases, factCases)
}

// TestHostile reads each crafted file as any other is read.
func TestHostile(t *testing.T) {
	cases := corpus()
	if len(cases) < 60 {
		t.Errorf("only %d cases", len(cases))
	}
	good := sample(t)
	peak := memoryPeak(t)
	t.Run("file", func(t *testing.T) {
		for _, c := range cases {
			t.Run(c.name, func(t *testing.T) {
				t.Parallel()
				c.read(t, c.make(t, good))
			})
		}
	})
	if grown := peak(); grown > 512<<20 {
		t.Errorf("reading took %d MB of memory", grown>>20)
	}
}

// read reads the file, with hostile files beside it, and looks whether all of
// them are as they were.
func (c crafted) read(t *testing.T, body []byte) {
	dir := folder(t)
	path := filepath.Join(dir, "x.doorstep")
	files := map[string][]byte{path: body}
	for _, suffix := range []string{"-journal", "-wal", "-shm"} {
		files[path+suffix] = []byte("\xd9\xd5\x05\xf9\x20\xa1\x63\xd7 noise beside the document")
	}
	for name, b := range files {
		if err := os.WriteFile(name, b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	began := time.Now()
	f, err := Read(t.Context(), path)
	if took := time.Since(began); took > 10*time.Second {
		t.Errorf("it took %s", took)
	}
	if c.accepted > 0 {
		if err != nil || len(f.Changes) != c.accepted {
			t.Errorf("not accepted: %v", err)
		}
		if r, _ := Check(t.Context(), path); c.problem != "" && (r.OK || len(r.Problems) == 0 || !strings.Contains(r.Problems[0], c.problem)) {
			t.Errorf("check reports %v, %q", r.OK, r.Problems)
		}
	} else {
		c.refused(t, path, err)
	}
	for name, want := range files {
		if b, err := os.ReadFile(name); err != nil || !bytes.Equal(b, want) {
			t.Errorf("%s was altered", filepath.Base(name))
		}
	}
	if entries, err := os.ReadDir(dir); err != nil || len(entries) != len(files) {
		t.Errorf("beside it lie %v now (%v)", entries, err)
	}
}

// refused demands one sentence, of the right kind, that names the file.
func (c crafted) refused(t *testing.T, path string, err error) {
	t.Helper()
	var refused *Refused
	if !errors.As(err, &refused) {
		t.Fatalf("not refused: %v", err)
	}
	if refused.Why != c.why || !strings.Contains(refused.Detail, c.detail) || refused.Path != path {
		t.Errorf("refused because %d: %v", refused.Why, err)
	}
	text := err.Error()
	if strings.ContainsAny(text, "\n\x1b") || strings.Contains(text, "SQL") || len(text) > 250 || !strings.HasPrefix(text, shown(path)+" ") {
		t.Errorf("not a sentence for a facilitator: %q", text)
	}
}

// TestHostileNaive is the control: opened by their path, as programs commonly
// do, these files are read to the end without a word.
func TestHostileNaive(t *testing.T) {
	good := sample(t)
	n := 0
	for _, c := range corpus() {
		if !c.naive {
			continue
		}
		n++
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			path := filepath.Join(folder(t), "x.doorstep")
			if err := os.WriteFile(path, c.make(t, good), 0o600); err != nil {
				t.Fatal(err)
			}
			if rows, err := naiveRead(t.Context(), path); err != nil || rows == 0 {
				t.Errorf("%d rows, %v: SQLite alone finds it", rows, err)
			}
		})
	}
	if n < 20 {
		t.Errorf("only %d cases show what our own checks are for", n)
	}
}

// naiveRead reads the texts of the log as the first lines of a tutorial would.
func naiveRead(ctx context.Context, path string) (n int, err error) {
	db, err := sql.Open("sqlite", path)
	if err != nil {
		return 0, err
	}
	defer db.Close()
	rows, err := db.QueryContext(ctx, "SELECT id, patch FROM change")
	if err != nil {
		return 0, err
	}
	defer rows.Close()
	for rows.Next() {
		var id, patch any
		if err := rows.Scan(&id, &patch); err != nil {
			return n, err
		}
		n++
	}
	return n, rows.Err()
}
