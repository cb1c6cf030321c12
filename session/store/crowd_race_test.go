//go:build race

package store

// crowd is how many heads the crowded field of the crafted files has. The race
// detector makes the engine more than ten times slower, and the reader's
// deadline is the same.
const crowd = 6_500
