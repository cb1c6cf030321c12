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

// TestHurryEndsForWhoCollectsOtherwise: what a merge sets stays until it is done.
func TestHurryEndsForWhoCollectsOtherwise(t *testing.T) {
	t.Setenv("GOGC", "")
	before := debug.SetGCPercent(100)
	defer debug.SetGCPercent(before)
	hurry()
	calm()
	was := debug.SetGCPercent(mergeGarbage)
	for range 3 {
		runtime.GC()
		time.Sleep(10 * time.Millisecond) // what a collection frees is told a moment later
	}
	if now := gcPercent(); was != 100 || now != mergeGarbage {
		t.Errorf("it was %d percent and is %d", was, now)
	}
}

func gcPercent() uint64 {
	s := []metrics.Sample{{Name: "/gc/gogc:percent"}}
	metrics.Read(s)
	return s[0].Value.Uint64()
}
