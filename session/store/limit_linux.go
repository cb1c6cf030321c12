package store

import (
	"fmt"
	"os"
	"syscall"
)

// limitMemory lets this process grow by so many bytes and no more, and write no
// file. The collector's own limit doesn't see what the engine takes. A runtime
// has laid claim to much more address space than it uses by now, so the limit
// stands that far above. Failing costs the limit alone.
func limitMemory(most uint64) {
	statm, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		return
	}
	var pages uint64
	if _, err := fmt.Sscan(string(statm), &pages); err != nil {
		return
	}
	room := pages*uint64(os.Getpagesize()) + most
	_ = syscall.Setrlimit(syscall.RLIMIT_AS, &syscall.Rlimit{Cur: room, Max: room})
	_ = syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{})
	_ = syscall.Setrlimit(syscall.RLIMIT_CORE, &syscall.Rlimit{})
}
