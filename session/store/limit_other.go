//go:build !linux

package store

// limitMemory does nothing: these systems bound a process from outside, if at
// all. The engine's limits and the deadline hold here as everywhere.
func limitMemory(uint64) {}
