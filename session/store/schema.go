package store

import "strings"

// What stands in the header of every document: the application's mark, "DOOR"
// in ASCII, and the format. A change of anything in this file is a new format.
const (
	applicationID = 0x444F4F52
	firstFormat   = 1
	pageSize      = 4096
)

// newest is the format that this program writes. It reads all from the first to
// this one. Nothing but a test that stands for a later program sets it.
var newest = firstFormat

// The tables of format 1, letter by letter as the reader demands them. They
// carry comments, since they are the first thing that a person with a SQL tool
// looks at.
const (
	changeTable = `CREATE TABLE change (
  id BLOB NOT NULL PRIMARY KEY, -- UUID version 7, 16 bytes
  op TEXT NOT NULL,             -- set, name or redact
  kind TEXT NOT NULL,           -- of the record
  record BLOB NOT NULL,         -- id of the record, 16 bytes
  patch TEXT NOT NULL,          -- the fields set, canonical JSON
  prev BLOB NOT NULL,           -- ids of the changes replaced, 16 bytes each
  clock INTEGER NOT NULL,       -- Lamport clock
  device BLOB NOT NULL,
  origin BLOB NOT NULL,         -- session it was made in
  batch BLOB NOT NULL,          -- gesture it belongs to
  undoes BLOB,                  -- gesture it takes back
  activity TEXT NOT NULL,
  at INTEGER NOT NULL,          -- Unix milliseconds, for display only
  checksum BLOB NOT NULL        -- SHA-256 over the columns before
) STRICT, WITHOUT ROWID`

	packTable = `CREATE TABLE pack (
  hash BLOB NOT NULL PRIMARY KEY, -- SHA-256 of body
  body BLOB NOT NULL
) STRICT, WITHOUT ROWID`

	metaTable = `CREATE TABLE meta (
  key TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID`

	recordTable = `CREATE TABLE record ( -- for people; doorstep reads change
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  number INTEGER,
  activity TEXT NOT NULL,
  team TEXT NOT NULL,
  person TEXT NOT NULL,         -- alias, never a name
  text TEXT NOT NULL,
  fields TEXT NOT NULL,         -- JSON
  PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID`
)

// documentSchema and workSchema are the tables of a document and of a working
// copy, in the order in which they are made.
var (
	documentSchema = []string{changeTable, packTable, metaTable, recordTable}
	workSchema     = []string{changeTable, packTable, metaTable}
)

// tableName is the name in a CREATE TABLE statement.
func tableName(sql string) string { return strings.Fields(sql)[2] }

// Keys of meta. A document has the first four and no other; a working copy
// has the rest beside them.
const (
	metaDocument = "document"
	metaSession  = "session"
	metaFormat   = "format"
	metaNames    = "names" // "yes", or "no" in a copy that holds none and takes none
	metaPath     = "path"  // the document that the working copy belongs to
	metaState    = "state" // stateOpen or stateClosed
)

// States of a working copy.
const (
	stateOpen   = "open"   // in use, or left behind by a process that ended badly
	stateClosed = "closed" // closed with every change in the document
)
