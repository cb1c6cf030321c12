package cli

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"testing"
	"time"
)

// TestHurryEndsWithTheFirstCollection: the collector is put off once, not for
// the whole of a workshop.
func TestHurryEndsWithTheFirstCollection(t *testing.T) {
	t.Setenv("GOGC", "")
	before := debug.SetGCPercent(100)
	defer debug.SetGCPercent(before)
	hurry()
	if now := gcPercent(); now != firstGC {
		t.Fatalf("the first collection is at %d percent", now)
	}
	for until := time.Now().Add(10 * time.Second); gcPercent() != 100; time.Sleep(time.Millisecond) {
		if time.Now().After(until) {
			t.Fatal("it is put off for good")
		}
		runtime.GC()
	}
}

// TestHurryLeavesWhatWasAskedFor: a command that reads a thousand files has its
// garbage collected early from the first collection on.
func TestHurryLeavesWhatWasAskedFor(t *testing.T) {
	t.Setenv("GOGC", "")
	before := debug.SetGCPercent(100)
	defer debug.SetGCPercent(before)
	hurry()
	defer spare()()
	for range 20 { // what hurry hangs on is gone with one of them
		runtime.GC()
		time.Sleep(time.Millisecond)
		if now := gcPercent(); now != mergeGarbage {
			t.Fatalf("garbage may be %d percent", now)
		}
	}
}

func gcPercent() uint64 {
	s := []metrics.Sample{{Name: "/gc/gogc:percent"}}
	metrics.Read(s)
	return s[0].Value.Uint64()
}
