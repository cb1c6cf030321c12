package store

import (
	"cmp"
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"runtime/debug"
	"slices"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// guardDSN opens an empty database in memory that takes a stranger's bytes, and
// guarded is how it and any other that is not trusted is opened: nothing in its
// schema is trusted, sizes of cells are checked as they are read, and nothing is
// mapped or spilled to disk.
const (
	guardDSN = "file::memory:?" + guarded
	guarded  = "_defensive=1&_dqs=0&_pragma=trusted_schema(0)" +
		"&_pragma=cell_size_check(1)&_pragma=mmap_size(0)&_pragma=temp_store(2)"
)

// guard is a connection for the bytes of strangers, one file at a time. What one
// leaves is replaced by the next; it is used again only while nothing was wrong
// with any, since to make one costs as much as to read a small file. It is empty
// until the first.
type guard struct {
	dsn  string // of what is opened; "" for guardDSN
	db   *sql.DB
	conn *sql.Conn
}

// run runs f on the bytes of a database file, which it alters, and turns whatever
// the engine does into an error: a Refused, or the end of ctx. The connection
// ends with one.
func (g *guard) run(ctx context.Context, body []byte, f func(ctx context.Context, e engine) error) error {
	return g.on(ctx, func(ctx context.Context, e engine) error {
		// A file in WAL mode asks for a second file beside it, which a
		// database in memory doesn't have and a document never needs.
		body[atWriteFormat], body[atReadFormat] = 1, 1
		if err := e.conn.Deserialize(body); err != nil {
			return err
		}
		return f(ctx, e)
	})
}

// on is run for what the connection holds already.
func (g *guard) on(ctx context.Context, f func(ctx context.Context, e engine) error) error {
	limited, cancel := context.WithTimeout(ctx, readTime)
	defer cancel()
	err := unbroken(func() error {
		if err := g.open(limited); err != nil {
			return err
		}
		return g.conn.Raw(func(c any) error {
			e, err := asEngine(c)
			if err != nil {
				return err
			}
			return f(limited, e)
		})
	})
	if err != nil {
		g.close()
	}
	return engineError(ctx, limited, err)
}

// unbroken turns a crash of the engine on damaged bytes into an error. The
// engine is C turned into Go, with memory of its own, so that a bad offset is
// either a panic or a fault.
func unbroken(f func() error) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if p := recover(); p != nil {
			err = refuse(Damaged, "reading its tables fails")
		}
	}()
	return f()
}

// open makes the connection if there is none.
func (g *guard) open(ctx context.Context) error {
	if g.conn != nil {
		return nil
	}
	connector, err := sqlite.NewConnector(cmp.Or(g.dsn, guardDSN))
	if err != nil {
		return err
	}
	g.db = sql.OpenDB(connector)
	if g.conn, err = g.db.Conn(ctx); err != nil {
		return err
	}
	for _, l := range engineLimits {
		if _, err := sqlite.Limit(g.conn, l.id, l.value); err != nil {
			return err
		}
	}
	return nil
}

// close ends the connection, whatever state the engine is in.
func (g *guard) close() {
	_ = unbroken(func() error {
		if g.conn != nil {
			_ = g.conn.Close()
		}
		if g.db != nil {
			_ = g.db.Close()
		}
		return nil
	})
	*g = guard{dsn: g.dsn}
}

// engineError says in our words what SQLite found.
func engineError(outer, limited context.Context, err error) error {
	var refused *Refused
	var code *sqlite.Error
	switch {
	case err == nil || errors.As(err, &refused):
		return err
	case outer.Err() != nil:
		return fmt.Errorf("reading was stopped: %w", outer.Err())
	case limited.Err() != nil:
		return refuse(Hostile, "reading it takes longer than %s", readTime)
	case errors.As(err, &code) && code.Code()&0xff == sqlite3.SQLITE_TOOBIG:
		return refuse(Hostile, "it holds a value beyond all bounds")
	case errors.As(err, &code) && code.Code()&0xff == sqlite3.SQLITE_NOMEM:
		return refuse(TooLarge, "it needs more memory than there is")
	}
	return refuse(Damaged, "its tables can't be read")
}

// checkTables demands exactly these tables, before any of them is touched. It
// is what stands between a view that never ends and the rest of the reader.
func (e engine) checkTables(ctx context.Context, want []string) error {
	unexpected := refuse(Hostile, "its tables are not those of a session")
	n := 0
	err := e.each(ctx, "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY rowid", func(row []driver.Value) error {
		if n == len(want) {
			return unexpected
		}
		name := tableName(want[n])
		if !slices.Equal(row, []driver.Value{"table", name, name, want[n]}) {
			return unexpected
		}
		n++
		return nil
	})
	if err == nil && n < len(want) {
		return unexpected
	}
	return err
}

// checkPages lets SQLite look at the structure of every page.
func (e engine) checkPages(ctx context.Context) error {
	fine := false
	err := e.each(ctx, "PRAGMA quick_check(1)", func(row []driver.Value) error {
		fine = len(row) == 1 && row[0] == "ok"
		return nil
	})
	if err == nil && !fine {
		return refuse(Damaged, "its pages don't fit together")
	}
	return err
}
