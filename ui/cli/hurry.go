package cli

import (
	"os"
	"runtime"
	"runtime/debug"
)

// hurry lets the first garbage lie until there are some 32 MB of it, for Go
// would begin to collect at 4. Most commands are done before that, and a session
// of thousands of changes is open sooner; from the first collection on it is
// as Go does it. Who sets GOGC has that, and who has set another percentage by
// then keeps it.
func hurry() {
	if os.Getenv("GOGC") != "" {
		return
	}
	before := debug.SetGCPercent(firstGC)
	runtime.AddCleanup(new([64]byte), func(percent int) {
		if now := debug.SetGCPercent(percent); now != firstGC {
			debug.SetGCPercent(now)
		}
	}, before)
}

// spare collects garbage early, for a command that reads a thousand files and
// leaves most of what they held: there is never more than half of what is in
// use. To be called back when it is done.
func spare() (done func()) {
	if os.Getenv("GOGC") != "" {
		return func() {}
	}
	before := debug.SetGCPercent(spareGC)
	return func() { debug.SetGCPercent(before) }
}

// spareGC is how many percent of what is in use may be garbage meanwhile.
const spareGC = 50

// firstGC is how many percent of 4 MB may be garbage before the first
// collection.
const firstGC = 800
