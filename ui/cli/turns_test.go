package cli

import (
	"runtime"
	"testing"
)

func TestTurns(t *testing.T) {
	before, had := runtime.GOMAXPROCS(0), cores
	defer func() { cores = had; runtime.GOMAXPROCS(before) }()
	turns(func(string) string { return "1" })
	if now := runtime.GOMAXPROCS(0); now != before {
		t.Fatalf("%d threads take turns, though GOMAXPROCS was set; before it were %d", now, before)
	}
	cores = 1 // as in a container that has a half of one
	for range 2 {
		turns(func(string) string { return "" })
		if now, want := runtime.GOMAXPROCS(0), 1+waiting; now != want {
			t.Errorf("%d threads take turns, not %d", now, want)
		}
	}
}
