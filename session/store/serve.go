package store

import (
	"bufio"
	"context"
	"database/sql/driver"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"
	"time"
)

// readerVar in the environment makes a program a reader for its parent.
const readerVar = "DOORSTEP_READER"

// ServeReader is to be called first thing in a program. In one that was started
// to read files for its parent it does so, and returns true once there are no
// more: then the program is to end. In any other it returns false, and from then
// on files of strangers are read by such a child: what they do to the engine is
// done to a process that holds nothing and can be replaced.
func ServeReader() bool {
	if os.Getenv(readerVar) == "" {
		readers.enable()
		return false
	}
	// What the terminal sends to stop a program is for the parent to act on. The
	// child ends when its pipe does.
	signal.Ignore(os.Interrupt, syscall.SIGHUP)
	limitMemory(serveMost)
	debug.SetMemoryLimit(serveMemory)
	var g guard
	serve(os.Stdin, os.Stdout, g.documentRows)
	return true
}

// rowSource is documentRows, or what a test puts in its place.
type rowSource func(ctx context.Context, body []byte, records bool, take func(table, []driver.Value) error) error

// serve answers requests until there are no more, or one that makes no sense.
func serve(in io.Reader, out io.Writer, rows rowSource) {
	requests := requests{from: bufio.NewReader(in)}
	var a answer
	if _, err := io.WriteString(out, wireGreeting); err != nil {
		return
	}
	for {
		body, records, err := requests.next()
		if err != nil {
			return
		}
		// The parent has long given up by then, or is gone and can't end us.
		watch := time.AfterFunc(2*readTime, func() { os.Exit(1) })
		a.begin(mostAnswer(len(body)))
		if !a.end(rows(context.Background(), body, records, a.row)) || a.writeTo(out) != nil {
			return
		}
		watch.Stop()
		debug.SetGCPercent(100) // a program that starts may put off collecting; more files may follow
	}
}
