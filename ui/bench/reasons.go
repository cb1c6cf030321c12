//go:build linux

package main

// reasons are why a bound is missed, by the key of its row: a sentence or two
// each. One for a row that is held again is not printed, and may be taken out.
var reasons = map[string]string{
	"memory.resident": "Some 20 MB are pages of the program's own file, 21 MB the session, and the rest is what reading it took, which the collector keeps.",
	"brief.markdown": "About half of it is reading: two starts of the program, since files are read in a process of their own, a check and a hash of every row, and the fold. " +
		"sqlite3 prints rows as it finds them.",
	"brief.html":  "The page and its annex are made and turned into HTML in less than a tenth; the rest is reading, as for Markdown, which pandoc is spared.",
	"binary.size": "Glamour's highlighter and the SQL engine are most of it.",
}
