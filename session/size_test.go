package session

import (
	"runtime"
	"testing"
)

// inUse is what the program holds, with all garbage collected.
func inUse() uint64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// bytesPerChange is what a log of so many cards takes for each, with its fold and the
// list that is shown.
func bytesPerChange(n int) float64 {
	before := inUse()
	w := newWriter()
	s := Fold(w.origin, w.cards(n))
	shown := s.Kind(KindCard)
	taken := inUse() - before
	runtime.KeepAlive(s)
	runtime.KeepAlive(shown)
	return float64(taken) / float64(n)
}

// TestMemoryOfAChange: a log is held as it is written. Decoded maps of each
// change, record and register made it three times as much.
func TestMemoryOfAChange(t *testing.T) {
	const most = 1000 // bytes; it is some 700, 50 of them the words
	small, large := bytesPerChange(1000), bytesPerChange(8000)
	if large > most {
		t.Errorf("a change takes %.0f bytes, more than %d", large, most)
	}
	if large > 1.5*small {
		t.Errorf("a change takes %.0f bytes among 8,000, and %.0f among 1,000", large, small)
	}
}

// TestReadingAValueAllocatesNothing: the screen reads texts with every key.
func TestReadingAValueAllocatesNothing(t *testing.T) {
	w := newWriter()
	r := Fold(w.origin, w.cards(1)).Kind(KindCard)[0]
	long := saying(KindCard, ID{1}, Patch{"text": "one\ntwo", "tags": []string{"a"}})
	n := testing.AllocsPerRun(100, func() {
		if r.Str("text") == "" || r.Str("kind") != "pain" || r.Str("step") != "" || long.Str("text") != "one\ntwo" {
			t.Error("it reads otherwise")
		}
	})
	if n > 0 {
		t.Errorf("%v allocations", n)
	}
}
