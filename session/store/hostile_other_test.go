//go:build !linux

package store

import "testing"

// memoryPeak watches nothing: only Linux tells the peak of a process.
func memoryPeak(*testing.T) (grown func() int64) { return func() int64 { return 0 } }
