//go:build linux || darwin

package cli_test

import (
	"testing"
)

// TestTheDayInATerminal is a recorder's whole workshop.
func TestTheDayInATerminal(t *testing.T) {
	dir := t.TempDir()
	s := sit(t, dir)
	s.opens()
	s.checksIn()
	s.drawsServices()
	s.briefsPairs()
	s.saved()
	s.leaves()
}
