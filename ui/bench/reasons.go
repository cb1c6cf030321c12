//go:build linux

package main

// reasons are why a bound is missed, by the key of its row: a sentence each. One
// for a row that is held again is not printed, and may be taken out.
var reasons = map[string]string{}
