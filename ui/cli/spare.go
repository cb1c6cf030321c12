package cli

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync"
)

// What may lie about as garbage while files are united: so many bytes, however
// much is held, for as a part of that it would make a large result cost half as
// much again; and no more percent than that, so that a small one costs little.
const (
	mergeGarbage = 8 << 20
	mergePercent = 150
)

// spare collects garbage early, for a command that reads a thousand files and
// leaves most of what they held. To be called back when it is done.
func spare() (done func()) {
	if os.Getenv("GOGC") != "" {
		return func() {}
	}
	calm()
	before := debug.SetGCPercent(mergePercent)
	var s sparing
	s.pace()
	return func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.done = true
		debug.SetGCPercent(before)
	}
}

// sparing sets after each collection how much is held when the next one begins.
type sparing struct {
	mu   sync.Mutex
	done bool
}

func (s *sparing) pace() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.done {
		return
	}
	held := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(held)
	debug.SetGCPercent(garbagePercent(held[0].Value.Uint64()))
	// What hangs on it is gone with the next collection.
	runtime.AddCleanup(new([64]byte), (*sparing).pace, s)
}

// garbagePercent is how many percent of what is held may be garbage.
func garbagePercent(held uint64) int {
	return int(max(1, min(mergePercent, 100*mergeGarbage/max(held, 1))))
}
