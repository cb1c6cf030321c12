//go:build !linux && !darwin

package ui

import "io"

// typing is a terminal in which lines are typed. Here a system keeps a half
// typed line to itself, so that Ctrl+C drops it.
type typing struct{}

func watchTyping(io.Reader) *typing { return nil }

func (*typing) hand()    {}
func (*typing) release() {}
