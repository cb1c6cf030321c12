package cli

import "runtime"

// waiting is how many threads may wait for a disk at once: one that makes a card
// safe on this laptop, and one that writes the document.
const waiting = 2

// turns lets the screen answer a key while files are being synced. Go lets as many
// threads take turns as there are cores, and one that waits in the system for a
// slow disk keeps its turn for up to 10 ms before another has it. On a laptop of
// two cores both are gone then, and a key waits; with as many more as may wait,
// it doesn't. Who sets GOMAXPROCS has that.
func turns(env func(string) string) {
	if env("GOMAXPROCS") == "" {
		runtime.GOMAXPROCS(cores + waiting)
	}
}

// cores are how many threads Go let take turns at the start: those of the machine,
// or of it as much as a container may use.
var cores = runtime.GOMAXPROCS(0)
