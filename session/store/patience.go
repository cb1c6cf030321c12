package store

import "time"

// Pauses between attempts on a file that somebody else has open: ten
// milliseconds, then twice as long each time, two thirds of a second in all.
const (
	firstPause = 10 * time.Millisecond
	lastPause  = 320 * time.Millisecond
)

// patiently tries again what fails only because another program has the file
// open at this moment. Windows lets nobody rename or remove such a file, and
// there is always one that looks: a virus scanner, an indexer, a viewer of
// ours. Elsewhere nothing fails so. Busy tells such errors, and pause waits.
func patiently(busy func(error) bool, pause func(time.Duration), f func() error) error {
	for wait := firstPause; ; wait *= 2 {
		err := f()
		if err == nil || !busy(err) || wait > lastPause {
			return err
		}
		pause(wait)
	}
}
