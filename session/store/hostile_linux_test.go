package store

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

// memoryPeak begins to watch the memory of this process; the function says
// how many bytes more it held at its most than it does now.
func memoryPeak(t *testing.T) (grown func() int64) {
	t.Helper()
	if err := os.WriteFile("/proc/self/clear_refs", []byte("5"), 0); err != nil {
		t.Log("the peak can't be set back:", err)
		return func() int64 { return 0 }
	}
	before := memory(t, "VmRSS:")
	return func() int64 { return memory(t, "VmHWM:") - before }
}

func memory(t *testing.T, field string) int64 {
	t.Helper()
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(status)) {
		var kB int64
		if rest, ok := strings.CutPrefix(line, field); ok {
			if _, err := fmt.Sscan(rest, &kB); err != nil {
				t.Fatal(err)
			}
			return kB << 10
		}
	}
	t.Fatalf("the system doesn't say %s", field)
	return 0
}
