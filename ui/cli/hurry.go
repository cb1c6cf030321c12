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
// leaves most of what they held: there is never more than so many percent of what
// is in use. To be called back when it is done.
func spare(percent int) (done func()) {
	if os.Getenv("GOGC") != "" {
		return func() {}
	}
	before := debug.SetGCPercent(percent)
	return func() { debug.SetGCPercent(before) }
}

// How many percent may be garbage while files are united, which takes as much
// as they hold, and while they are summed up, which takes little and would be
// the slower for less.
const (
	mergeGarbage  = 50
	reportGarbage = 100
)

// firstGC is how many percent of 4 MB may be garbage before the first
// collection.
const firstGC = 800
