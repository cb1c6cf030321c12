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

// TestSpareGoesByWhatIsHeld: a command that reads a thousand files has its
// garbage collected early from the first collection on, the earlier the more it
// holds; and as before once it is done.
func TestSpareGoesByWhatIsHeld(t *testing.T) {
	t.Setenv("GOGC", "")
	before := debug.SetGCPercent(100)
	defer debug.SetGCPercent(before)
	hurry()
	done := spare()
	soon := func(most uint64) {
		t.Helper()
		for until := time.Now().Add(10 * time.Second); gcPercent() > most; time.Sleep(time.Millisecond) {
			if time.Now().After(until) {
				t.Fatalf("garbage may be %d percent", gcPercent())
			}
			runtime.GC()
		}
	}
	soon(mergePercent)
	held := make([]byte, 20*mergeGarbage)
	soon(100 / 20)
	runtime.KeepAlive(held)
	for range 20 {
		runtime.GC()
		time.Sleep(time.Millisecond)
		if now := gcPercent(); now > mergePercent {
			t.Fatalf("garbage may be %d percent", now)
		}
	}
	done()
	now := gcPercent()
	for range 5 { // nothing of it goes on
		runtime.GC()
		time.Sleep(time.Millisecond)
		if gcPercent() != now || now < 100 {
			t.Fatalf("garbage may be %d percent once it is done", gcPercent())
		}
	}
}

func gcPercent() uint64 {
	s := []metrics.Sample{{Name: "/gc/gogc:percent"}}
	metrics.Read(s)
	return s[0].Value.Uint64()
}
