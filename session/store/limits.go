package store

import (
	"time"

	sqlite3 "modernc.org/sqlite/lib"

	"doorstep/session"
)

// Limits of what is accepted from a file. Each has its reason; a writer that
// kept to the method never comes near one, and what doorstep writes never
// passes one.
const (
	// maxFile is the largest document. Reading takes about five times its size
	// in memory, and an old laptop has to spare that; a week's workshop with
	// ten thousand cards is a tenth of it.
	maxFile = 64 << 20
	// nearlyFull is where further changes are turned away, while all that is
	// there can still be published with its readable table.
	nearlyFull = maxFile - maxFile/8
	// maxBlob is the largest file of a pack in a document. It is twice what the
	// content package accepts, and well below what SQLite may hold in a value.
	maxBlob = 512 << 10
	// maxBlobs is how many pack files one document carries: a few packs of the
	// greatest size, since rooms that were merged may bring one each.
	maxBlobs = 4096
	// clockSlack is how far a clock may stand above the number of rows. Clocks
	// count changes, so only redacted ones and those of other laptops are
	// missing; a clock near the top would leave no room for the next change.
	clockSlack = 1 << 20
	// maxRowText is the longest field text and JSON in the readable table; the
	// log itself has it whole.
	maxRowText = session.MaxText
	maxRowJSON = 512 << 10
	// maxFound is how many files the library reads from one folder.
	maxFound = 2000
	// maxMeta is how many lines a file may say of itself. A document has four
	// and a working copy six; the rest is room for a message that says what is
	// wrong with it.
	maxMeta = 16
	// readTime ends the reading of a file that was made to keep us busy. The
	// largest honest file takes a second on a slow laptop.
	readTime = 5 * time.Second
	// salvageTime ends the search of a damaged file, which reads every page of it
	// in several ways and has somebody waiting who would rather wait than lose
	// it.
	salvageTime = 30 * time.Second
	// serveMemory and serveMost bound the process that reads strangers' files:
	// where its collector begins to hurry, and, on systems that can do it, what
	// it never gets beyond. Reading the largest document takes about five times
	// its size, most of it outside the collector's sight.
	serveMemory = 384 << 20
	serveMost   = 1 << 30
)

// Pace of publishing and following.
const (
	// quiet is the pause in typing after which the document is written.
	quiet = 250 * time.Millisecond
	// latest is when it is written even while somebody types on.
	latest = time.Second
	// pollEvery is how often an editor looks whether the document was changed
	// on disk by somebody else: a stat, nothing more. A viewer, who shows what
	// others write, looks twice as often. Where the system tells of changes,
	// pollNoticed is how often they look in case that it does not.
	pollEvery   = time.Second
	pollNoticed = 5 * time.Second
	// calmAfter is how long nothing has happened when what is not needed at rest
	// is let go.
	calmAfter = 3 * time.Second
	// firstRetry doubles with each failure up to lastRetry, so that a pulled
	// stick costs nothing and is noticed soon after it is back.
	firstRetry = time.Second
	lastRetry  = 30 * time.Second
	// lockWait is how long one attempt waits for another writer to finish.
	lockWait = 2 * time.Second
	lockPoll = 20 * time.Millisecond
	// staleInside and staleSeen are when a sidecar lock counts as left behind:
	// by the time written in it, and, since clocks differ, by how long we have
	// watched it ourselves. Publishing takes less than a tenth of either.
	staleInside = time.Minute
	staleSeen   = 30 * time.Second
)

// engineLimits bound what a stranger's database can make SQLite do. The
// numbers that our own statements and schema need are well below.
var engineLimits = []struct{ id, value int }{
	{sqlite3.SQLITE_LIMIT_LENGTH, 1 << 20},         // one value or row; a patch is at most half
	{sqlite3.SQLITE_LIMIT_SQL_LENGTH, 100_000},     // the schema is two thousand
	{sqlite3.SQLITE_LIMIT_COLUMN, 100},             // the widest table has fourteen
	{sqlite3.SQLITE_LIMIT_EXPR_DEPTH, 20},          // ours have depth three
	{sqlite3.SQLITE_LIMIT_COMPOUND_SELECT, 3},      // ours have none
	{sqlite3.SQLITE_LIMIT_VDBE_OP, 25_000},         // quick_check of four tables takes a few hundred
	{sqlite3.SQLITE_LIMIT_FUNCTION_ARG, 8},         // ours take two
	{sqlite3.SQLITE_LIMIT_ATTACHED, 0},             // nothing is attached
	{sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 50}, // no pattern is matched
	{sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, 32},     // ours bind fourteen at most
	{sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH, 1},        // there is no trigger, and 0 means no limit
	{sqlite3.SQLITE_LIMIT_WORKER_THREADS, 0},       // a reader needs no second thread
}
