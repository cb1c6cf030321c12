package terminal

import (
	"io"
	"sync"
	"sync/atomic"
	"time"

	uv "github.com/charmbracelet/ultraviolet"
)

// keyboard reads what the terminal sends, keys and answers, and hands it on in
// order. It can be stopped without taking a byte that is another program's.
type keyboard struct {
	send func(uv.Event)

	reader interface {
		io.ReadCloser
		Cancel() bool
	}
	ended   chan struct{}
	stopped atomic.Bool

	mu      sync.Mutex // of what follows
	decoder decoder
	rest    *time.Timer // ends the wait for the rest of a sequence
	turn    int         // of the waits; an older one does nothing any more
}

func newKeyboard(send func(uv.Event)) *keyboard { return &keyboard{send: send} }

// start begins to read. gone is called when the input is at its end, and not
// when it was stopped.
func (k *keyboard) start(in io.Reader, gone func()) error {
	r, err := uv.NewCancelReader(in)
	if err != nil {
		return err
	}
	ended := make(chan struct{})
	k.reader, k.ended = r, ended
	k.stopped.Store(false)
	go func() {
		defer close(ended)
		part := make([]byte, 64<<10)
		for {
			n, err := r.Read(part)
			k.feed(part[:n])
			if err != nil {
				if !k.stopped.Load() {
					gone()
				}
				return
			}
		}
	}()
	return nil
}

// stop ends reading, and waits until it has.
func (k *keyboard) stop() {
	if k.reader == nil {
		return
	}
	k.stopped.Store(true)
	if k.reader.Cancel() {
		<-k.ended
	}
	_ = k.reader.Close() // what there was to read is read
	k.reader = nil
}

// feed takes what was read. A sequence that isn't whole waits for its rest, for
// a moment only: Esc by itself is the beginning of one.
func (k *keyboard) feed(part []byte) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if len(part) == 0 {
		return
	}
	k.turn++
	k.decoder.add(part)
	for {
		e, ok := k.decoder.next(false)
		if !ok {
			break
		}
		k.hand(e)
	}
	if k.decoder.waits() {
		turn := k.turn
		k.rest = time.AfterFunc(uv.DefaultEscTimeout, func() { k.expire(turn) })
	}
}

// expire takes what there is of a sequence for all of it.
func (k *keyboard) expire(turn int) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if turn != k.turn {
		return
	}
	for {
		e, ok := k.decoder.next(true)
		if !ok {
			return
		}
		k.hand(e)
	}
}

// hand passes an event on, and several that came as one in their order.
func (k *keyboard) hand(e uv.Event) {
	if many, ok := e.(uv.MultiEvent); ok {
		for _, one := range many {
			k.send(one)
		}
		return
	}
	if e != nil {
		k.send(e)
	}
}
