//go:build linux

package main

// reasons are why a bound is missed, by the key of its row: a sentence or two
// each. One for a row that is held again is not printed, and may be taken out.
var reasons = map[string]string{
	"brief.markdown": "More than half of it is reading: a second process, for files from others are read in one of their own, a check and a hash of every row, and the fold. " +
		"sqlite3 prints rows as it finds them.",
	"brief.html": "Turning the page and its annex into HTML takes some 20 ms, a fortieth of pandoc's time; the rest is reading, as for Markdown, which pandoc is spared.",
	"start.content": "The frame with the title stands meanwhile, a third of micro's time after the start. An empty session is there some 12 ms later: one core reads the pack's files, the other the session, its locks and its working copy, with two syncs; " +
		"then come 8 ms for every 1,000 changes, each held against its checksum. micro reads a page of 2.5 KB.",
	"search.p99":   "fzf's own is about as much in the same run, as the costs below say: most of it is the machine's.",
	"start.linear": "Up to 10,000 changes hardly anything is collected as garbage, for it may lie until there are 32 MB of it; from there on it is, and that is the difference. Without that the smaller sessions were slower.",
	"save.sqlite":  "Level with it, within what a shared disk makes of two runs; others here gave 0.6 to 1.2.",
	"text.update":  "The machine's: measured alone right after the run in which it was 1.41, it was 0.93 and 1.0.",
	"merge.sqlite": "Each of the thousand files is read as bytes, checked page by page and row by row, every row against its SHA-256, and folded; the result is laid out and read back. sqlite3 copies rows.",
	"binary.size": "A third of the machine code is doorstep's own, a fifth the SQL engine, the rest Glamour, the other libraries and Go; and for 3 bytes of code there are 2 of tables about it. " +
		"Without inlining it is 2 MB less, and slower. Packed for the mail it is 8 MB.",
}
