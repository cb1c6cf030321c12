package store

import (
	"bytes"
	"database/sql/driver"
	"errors"
	"testing"
)

// TestGuardIsKeptWhileAllIsWell: files one after the other are read by one
// connection, each as if it were the first, and none after one with which
// something was wrong.
func TestGuardIsKeptWhileAllIsWell(t *testing.T) {
	var bodies [][]byte
	for seed := range int64(3) {
		s := cards(t, seeded(uint64(40+seed)), 10+20*int(seed))
		bodies = append(bodies, documentOf(t, s.Session, s.Changes()))
	}
	torn := bytes.Clone(bodies[2])
	clear(torn[pageSize : 2*pageSize])
	var g guard
	defer g.close()
	read := func(body []byte) error {
		want, other := newContents(), newContents()
		err := documentRows(t.Context(), bytes.Clone(body), false, want.add)
		if e := g.documentRows(t.Context(), bytes.Clone(body), false, other.add); (e == nil) != (err == nil) {
			t.Errorf("read apart: %v; read by the guard: %v", err, e)
		}
		if ShareCode(want.changes) != ShareCode(other.changes) || want.meta[metaSession] != other.meta[metaSession] {
			t.Error("it reads otherwise behind another file")
		}
		return err
	}
	for range 2 {
		for i, body := range bodies {
			before := g.conn
			if err := read(body); err != nil {
				t.Fatal(err)
			}
			if i > 0 && g.conn != before {
				t.Error("a connection was made anew")
			}
		}
		if err := read(torn); err == nil || g.conn != nil {
			t.Errorf("a connection is kept after a file with %v", err)
		}
		stop := errors.New("no more")
		_ = read(bodies[0])
		if err := g.documentRows(t.Context(), bytes.Clone(bodies[1]), false, func(table, []driver.Value) error { return stop }); err == nil || g.conn != nil {
			t.Errorf("a connection is kept after %v", err)
		}
	}
}
