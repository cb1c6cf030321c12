package store

import (
	"context"
	"database/sql/driver"
	"errors"
)

// batchRows is how many rows go from the engine to whoever checks them at a
// time: enough that handing them over costs nothing.
const batchRows = 64

// errStopped ends a query whose rows nobody wants any more.
var errStopped = errors.New("no more rows are wanted")

// rowsAside is rows with take on a second goroutine: one core reads pages while
// another checks what was in them. Take sees the same rows in the same order,
// and its error counts before one that the engine comes to later.
func (e engine) rowsAside(ctx context.Context, records bool, take func(t table, row []driver.Value) error) error {
	a := aside{
		full: make(chan batch, 4), free: make(chan []driver.Value, 4),
		stop: make(chan struct{}), done: make(chan error, 1),
	}
	go a.work(take)
	err := e.rows(ctx, records, a.put)
	if err == nil || !errors.Is(err, errStopped) {
		_ = a.flush() // whoever stopped says why below
	}
	close(a.full)
	if taken := <-a.done; taken != nil {
		return taken
	}
	return err
}

// batch are some rows of one table, end to end.
type batch struct {
	table  table
	values []driver.Value
}

type aside struct {
	now  batch // being filled
	full chan batch
	free chan []driver.Value // to be used again
	stop chan struct{}       // closed when take has failed
	done chan error
}

// put hands over one row. Its values are the row's own; the slice is not.
func (a *aside) put(t table, row []driver.Value) error {
	if t != a.now.table || len(a.now.values) >= batchRows*len(row) {
		if err := a.flush(); err != nil {
			return err
		}
		a.now.table = t
	}
	a.now.values = append(a.now.values, row...)
	return nil
}

func (a *aside) flush() error {
	if len(a.now.values) == 0 {
		return nil
	}
	select {
	case a.full <- a.now:
	case <-a.stop:
		return errStopped
	}
	select {
	case used := <-a.free:
		a.now.values = used[:0]
	default:
		a.now.values = nil
	}
	return nil
}

// work takes rows until there are no more, or one is refused.
func (a *aside) work(take func(t table, row []driver.Value) error) {
	a.done <- unbroken(func() error {
		defer close(a.stop)
		for b := range a.full {
			n := columns[b.table]
			for i := 0; i < len(b.values); i += n {
				if err := take(b.table, b.values[i:i+n:i+n]); err != nil {
					return err
				}
			}
			select {
			case a.free <- b.values:
			default:
			}
		}
		return nil
	})
}
