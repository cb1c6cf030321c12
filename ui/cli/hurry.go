package cli

import (
	"os"
	"runtime"
	"runtime/debug"
	"sync"
)

// hurry lets the first garbage lie until there are some 32 MB of it, for Go
// would begin to collect at 4. Most commands are done before that, and a session
// of thousands of changes is open sooner; from the first collection on it is
// as Go does it. Who sets GOGC has that.
func hurry() {
	if os.Getenv("GOGC") != "" {
		return
	}
	before := debug.SetGCPercent(firstGC)
	calm = sync.OnceFunc(func() { debug.SetGCPercent(before) })
	runtime.AddCleanup(new([64]byte), func(calm func()) { calm() }, calm)
}

// calm ends the hurry, if there is one. Whoever has Go collect in another way
// calls it first, so that the first collection doesn't end that instead.
var calm = func() {}

// firstGC is how many percent of 4 MB may be garbage before the first
// collection.
const firstGC = 800
