package store

import (
	"context"
	"database/sql/driver"
	"fmt"
	"io"
	"sync"

	"modernc.org/sqlite"
)

// engine is one SQLite connection, used by one goroutine at a time. It talks
// to the driver itself: rows come as the types that they have in the file,
// which the reader has to know, and a commit costs no more than it must.
type engine struct{ conn driverConn }

// driverConn is what the driver's connection can do.
type driverConn interface {
	driver.ExecerContext
	driver.QueryerContext
	driver.ConnPrepareContext
	Serialize() ([]byte, error)
	Deserialize([]byte) error
	Close() error
}

// lockedApart makes SQLite's locks on Linux belong to the open file rather
// than to the process, where any close of the same file elsewhere in the
// program would drop them. Other systems lack it, and need it less: nothing in
// this package opens a working copy but SQLite.
var lockedApart = sync.OnceFunc(func() { _, _ = sqlite.OFDLocking(true) })

// connect opens a connection of our own, not one for a stranger's bytes.
func connect(dsn string) (engine, error) {
	lockedApart()
	connector, err := sqlite.NewConnector(dsn)
	if err != nil {
		return engine{}, err
	}
	c, err := connector.Connect(context.Background())
	if err != nil {
		return engine{}, err
	}
	return asEngine(c)
}

func asEngine(c any) (engine, error) {
	conn, ok := c.(driverConn)
	if !ok {
		return engine{}, fmt.Errorf("the database driver lacks what is needed: %T", c)
	}
	return engine{conn}, nil
}

func (e engine) close() error { return e.conn.Close() }

// exec runs statements that return nothing.
func (e engine) exec(ctx context.Context, sql string, args ...any) error {
	_, err := e.conn.ExecContext(ctx, sql, bind(nil, args))
	return err
}

// each hands every row of a query to f. The slice is f's until it returns, the
// values are its own.
func (e engine) each(ctx context.Context, sql string, f func(row []driver.Value) error, args ...any) error {
	rows, err := e.conn.QueryContext(ctx, sql, bind(nil, args))
	if err != nil {
		return err
	}
	defer rows.Close()
	row := make([]driver.Value, len(rows.Columns()))
	for n := 1; ; n++ {
		if n%256 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		if err := rows.Next(row); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
		if err := f(row); err != nil {
			return err
		}
	}
}

// statement is a prepared one, for rows by the thousand.
type statement struct {
	stmt driver.Stmt
	run  driver.StmtExecContext
	args []driver.NamedValue
}

func (e engine) prepare(sql string) (*statement, error) {
	stmt, err := e.conn.PrepareContext(context.Background(), sql)
	if err != nil {
		return nil, err
	}
	run, ok := stmt.(driver.StmtExecContext)
	if !ok {
		return nil, fmt.Errorf("the database driver lacks what is needed: %T", stmt)
	}
	return &statement{stmt: stmt, run: run}, nil
}

func (s *statement) exec(args ...any) error {
	s.args = bind(s.args[:0], args)
	_, err := s.run.ExecContext(context.Background(), s.args)
	return err
}

func (s *statement) close() error { return s.stmt.Close() }

func bind(to []driver.NamedValue, args []any) []driver.NamedValue {
	for i, a := range args {
		to = append(to, driver.NamedValue{Ordinal: i + 1, Value: a})
	}
	return to
}
