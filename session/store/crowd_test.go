//go:build !race

package store

// crowd is how many heads the crowded field of the crafted files has.
const crowd = 65_000
