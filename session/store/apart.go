package store

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"sync"
	"sync/atomic"
	"time"
)

// restAfter is how long a child waits for a further file before it is let go.
const restAfter = 2 * time.Second

// readers is the reader apart of this program.
var readers = newChildReader(nil)

// childReader reads files in a child process, one at a time. The child is started
// with the first and reads all that follow, until one of them does it harm.
// Nothing that it says is trusted more than the file: what the engine found is
// checked here as it would be without it.
type childReader struct {
	enabled atomic.Bool
	env     []string      // beside the one variable, for tests
	time    time.Duration // for one file
	idle    time.Duration // that a child waits for the next

	turn chan struct{} // holds one: whoever has it talks to the child

	// For whoever has the turn.
	child   *child
	started int
	failed  bool // no child can be started here
	rest    *time.Timer
}

func newChildReader(env []string) *childReader {
	return &childReader{env: env, time: readTime, idle: restAfter, turn: make(chan struct{}, 1)}
}

func (r *childReader) enable() { r.enabled.Store(true) }

// errNoChild says that there is no reader apart.
var errNoChild = errors.New("no process can be started to read it")

// parseFrom checks and reads bytes that may come from anybody: those that this
// laptop wrote are read here, all others apart.
//
// Where no child can be started they are read here too. That a program may not
// start another, or was removed while it ran, says nothing about the file, and
// a facilitator must be able to open it; the checks are the same, and what is
// missing is the second line behind them.
func parseFrom(ctx context.Context, state string, body []byte, records bool) (*File, error) {
	return parseKnowing(ctx, state, body, records, nil)
}

// parseKnowing is parseFrom for whoever holds pack files; see contents.known.
func parseKnowing(ctx context.Context, state string, body []byte, records bool, known func([32]byte) []byte) (*File, error) {
	hash := sha256.Sum256(body)
	if readers.enabled.Load() && !ownMarks.has(state, hash) {
		f, err := readers.parseKnowing(ctx, body, hash, records, known)
		if !errors.Is(err, errNoChild) {
			return f, err
		}
	}
	c := newContents()
	c.known = known
	return c.parse(ctx, body, hash, records)
}

// parse is parseHere with the engine in a child.
func (r *childReader) parse(ctx context.Context, body []byte, hash [32]byte, records bool) (*File, error) {
	return r.parseKnowing(ctx, body, hash, records, nil)
}

func (r *childReader) parseKnowing(ctx context.Context, body []byte, hash [32]byte, records bool, known func([32]byte) []byte) (*File, error) {
	if err := checkHeader(body); err != nil {
		return nil, err
	}
	select {
	case r.turn <- struct{}{}:
	case <-ctx.Done():
		return nil, fmt.Errorf("reading was stopped: %w", ctx.Err())
	}
	buffer := answers.Get().(*bytes.Buffer)
	defer keepAnswer(buffer)
	b, err := r.ask(ctx, body, records, buffer)
	asked := r.child
	<-r.turn // while this answer is checked, the child may read on for others
	if err != nil {
		return nil, err
	}
	c := newContents()
	c.known = known
	if err := takeAnswer(b, c.add); errors.Is(err, errWire) {
		r.turn <- struct{}{}
		if r.child == asked {
			r.drop()
		}
		<-r.turn
		return nil, refuse(Hostile, "reading it ends in nonsense")
	} else if err != nil {
		return nil, err
	}
	return c.file(body, hash)
}

// answers are buffers for what children say, since a merge or a report reads a
// thousand files one after the other.
var answers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// mostKept is the largest buffer that is kept for the next file.
const mostKept = 2 << 20

func keepAnswer(b *bytes.Buffer) {
	if b.Cap() <= mostKept {
		answers.Put(b)
	}
}

// ask has a child answer. One that ends on a file may have been ended by
// something else, such as a system short of memory, so a second one tries.
func (r *childReader) ask(outer context.Context, body []byte, records bool, buffer *bytes.Buffer) ([]byte, error) {
	ctx, cancel := context.WithTimeout(outer, r.time)
	defer cancel()
	for attempt := 1; ; attempt++ {
		switch err := r.ready(ctx); {
		case outer.Err() != nil:
			return nil, fmt.Errorf("reading was stopped: %w", outer.Err())
		case err != nil && attempt == 2:
			// Not errNoChild: bytes that have ended one process are not read here.
			return nil, refuse(Damaged, "reading its tables fails")
		case err != nil:
			r.failed = true
			return nil, errNoChild
		}
		b, err := r.child.ask(ctx, body, records, buffer)
		if err == nil {
			r.later()
			return b, nil
		}
		r.drop()
		switch {
		case outer.Err() != nil:
			return nil, fmt.Errorf("reading was stopped: %w", outer.Err())
		case ctx.Err() != nil:
			return nil, refuse(Hostile, "reading it takes longer than %s", r.time)
		case errors.Is(err, errWire):
			return nil, refuse(Hostile, "reading it ends in nonsense")
		case attempt == 2:
			return nil, refuse(Damaged, "reading its tables fails")
		}
	}
}

// ready starts a child if there is none.
func (r *childReader) ready(ctx context.Context) error {
	if r.rest != nil {
		r.rest.Stop()
	}
	if r.child != nil {
		return nil
	}
	if r.failed {
		return errNoChild
	}
	c, err := startChild(ctx, r.env)
	if err == nil {
		r.child = c
		r.started++
	}
	return err
}

// later lets the child go when nothing more is asked of it.
func (r *childReader) later() {
	c := r.child
	r.rest = time.AfterFunc(r.idle, func() {
		r.turn <- struct{}{}
		defer func() { <-r.turn }()
		if r.child == c {
			r.drop()
		}
	})
}

// drop ends the child.
func (r *childReader) drop() {
	if r.child != nil {
		r.child.end()
		r.child = nil
	}
}

// child is a process that reads files for us.
type child struct {
	cmd *exec.Cmd
	in  io.WriteCloser
	out *bufio.Reader
	all sync.Once
}

// startChild runs this program again as a reader. The name that it was called
// by is kept, since a program can go by it.
func startChild(ctx context.Context, env []string) (*child, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	cmd := &exec.Cmd{Path: self, Args: slices.Clone(os.Args[:min(1, len(os.Args))])}
	// Nothing of our own surroundings is a stranger's business; Windows needs one.
	cmd.Env = append([]string{readerVar + "=1", "SYSTEMROOT=" + os.Getenv("SYSTEMROOT")}, env...)
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	c := &child{cmd: cmd, in: in, out: bufio.NewReaderSize(out, 64<<10)}
	stop := context.AfterFunc(ctx, c.kill)
	defer stop()
	greeting := make([]byte, len(wireGreeting))
	if _, err := io.ReadFull(c.out, greeting); err != nil || string(greeting) != wireGreeting {
		c.end()
		return nil, errWire
	}
	return c, nil
}

// ask has the child read one file. On an error it is of no more use.
func (c *child) ask(ctx context.Context, body []byte, records bool, buffer *bytes.Buffer) ([]byte, error) {
	stop := context.AfterFunc(ctx, c.kill)
	defer stop()
	if err := writeRequest(c.in, body, records); err != nil {
		return nil, err
	}
	b, err := readAnswer(c.out, mostAnswer(len(body)), buffer)
	if err == nil && c.out.Buffered() > 0 {
		return nil, errWire // it says more than it was asked
	}
	return b, err
}

func (c *child) kill() { _ = c.cmd.Process.Kill() }

// end kills the child and waits for it.
func (c *child) end() {
	c.all.Do(func() {
		c.kill()
		_ = c.cmd.Wait() // it was killed: there is nothing to learn
	})
}
