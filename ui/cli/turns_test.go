package cli

import (
	"runtime"
	"testing"
)

func TestTurns(t *testing.T) {
	before := runtime.GOMAXPROCS(0)
	defer runtime.GOMAXPROCS(before)
	turns(func(string) string { return "1" })
	if now := runtime.GOMAXPROCS(0); now != before {
		t.Fatalf("%d threads take turns, though GOMAXPROCS was set; before it were %d", now, before)
	}
	turns(func(string) string { return "" })
	if now, want := runtime.GOMAXPROCS(0), runtime.NumCPU()+waiting; now != want {
		t.Errorf("%d threads take turns, not %d", now, want)
	}
}
