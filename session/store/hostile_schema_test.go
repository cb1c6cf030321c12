package store

import "testing"

// schemaCases have in their schema what a document never has.
var schemaCases = []crafted{
	{name: "view for the log", make: statements(`CREATE TABLE x AS SELECT * FROM change; DROP TABLE change; CREATE VIEW change AS SELECT * FROM x`), why: Hostile, detail: unexpectedTables, naive: true},
	{name: "view without end", make: statements(`DROP TABLE change; CREATE VIEW change AS
		WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n) SELECT i AS id, i AS patch FROM n`), why: Hostile, detail: unexpectedTables},
	{name: "view that sorts without end", make: statements(`DROP TABLE change; CREATE VIEW change AS
		WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n) SELECT i AS id, hex(randomblob(1000)) AS patch FROM n ORDER BY 2`), why: Hostile, detail: unexpectedTables},
	{name: "view of much memory", make: statements(`DROP TABLE change; CREATE VIEW change AS SELECT hex(zeroblob(400000000)) AS id`), why: Hostile, detail: unexpectedTables},
	{name: "view for what it says about itself", make: statements(`DROP TABLE meta; CREATE VIEW meta AS SELECT 'names' AS key, 'no' AS value`), why: Hostile, detail: unexpectedTables, naive: true},
	{name: "20,000 views", make: func(t testing.TB, good []byte) []byte { return manyViews(t, good) }, why: Hostile, detail: unexpectedTables, naive: true},
	{name: "trigger", make: statements(`CREATE TRIGGER x AFTER INSERT ON change BEGIN DELETE FROM change; END`), why: Hostile, detail: unexpectedTables, naive: true},
	{name: "index", make: statements(`CREATE INDEX x ON change(kind)`), why: Hostile, detail: unexpectedTables, naive: true},
	{name: "index on an expression", make: statements(`CREATE INDEX x ON change(hex(patch))`), why: Hostile, detail: unexpectedTables, naive: true},
	{name: "index on a part", make: statements(`CREATE UNIQUE INDEX x ON change(op) WHERE op='redact'`), why: Hostile, detail: unexpectedTables, naive: true},
	{name: "full-text table", make: statements(`CREATE VIRTUAL TABLE x USING fts5(y)`), why: Hostile, detail: unexpectedTables, naive: true},
	{name: "table of a module that is not there", make: statements(`PRAGMA writable_schema=on;
		INSERT INTO sqlite_schema VALUES('table','x','x',0,'CREATE VIRTUAL TABLE x USING evil(''/etc/passwd'')')`), why: Hostile, detail: unexpectedTables, naive: true},
	{name: "generated column", make: statements(`ALTER TABLE change ADD COLUMN x TEXT AS (hex(zeroblob(100000)))`), why: Hostile, detail: unexpectedTables, naive: true},
	{name: "check", make: schemaText(`op TEXT NOT NULL, `, `op TEXT NOT NULL CHECK(length(op)>0), `), why: Hostile, detail: unexpectedTables, naive: true},
	{name: "default that loads code", make: schemaText(`op TEXT NOT NULL, `, `op TEXT NOT NULL DEFAULT (load_extension('/tmp/x.so')), `), why: Hostile, detail: unexpectedTables, naive: true},
	{name: "reference to another table", make: schemaText(`record BLOB NOT NULL, `, `record BLOB NOT NULL REFERENCES pack(hash) ON DELETE CASCADE, `), why: Hostile, detail: unexpectedTables, naive: true},
	{name: "collation", make: schemaText(`kind TEXT NOT NULL, `, `kind TEXT NOT NULL COLLATE NOCASE, `), why: Hostile, detail: unexpectedTables, naive: true},
	{name: "table more", make: statements(`CREATE TABLE x(y)`), why: Hostile, detail: unexpectedTables, naive: true},
	{name: "table of statistics", make: statements(`ANALYZE`), why: Hostile, detail: unexpectedTables, naive: true},
	{name: "table less", make: statements(`DROP TABLE pack`), why: Hostile, detail: unexpectedTables, naive: true},
	{name: "no tables", make: statements(`DROP TABLE record; DROP TABLE meta; DROP TABLE pack; DROP TABLE change`), why: Hostile, detail: unexpectedTables},
	{name: "column more", make: statements(`ALTER TABLE change ADD COLUMN x TEXT`), why: Hostile, detail: unexpectedTables, naive: true},
	{name: "column less", make: statements(`ALTER TABLE change DROP COLUMN at`), why: Hostile, detail: unexpectedTables, naive: true},
	{name: "column of another name", make: statements(`ALTER TABLE change RENAME COLUMN at TO time`), why: Hostile, detail: unexpectedTables, naive: true},
	{name: "tables in another order", make: statements(`DROP TABLE change; ` + changeTable), why: Hostile, detail: unexpectedTables},
	{name: "not without rowid", make: schemaText(`STRICT, WITHOUT ROWID`, `STRICT`), why: Hostile, detail: unexpectedTables},
	{name: "not strict", make: schemaText(`STRICT, WITHOUT ROWID`, `WITHOUT ROWID`), why: Hostile, detail: unexpectedTables, naive: true},
	{name: "a space in the schema", make: schemaText(`CREATE TABLE pack (`, `CREATE TABLE pack  (`), why: Hostile, detail: unexpectedTables, naive: true},
	{name: "schema that is no SQL", make: schemaText(`CREATE TABLE pack (`, `CREATE TABLE pack ((`), why: Damaged, detail: "its tables can't be read"},
	{name: "a table's rows taken from another's", make: statements(`PRAGMA writable_schema=on;
		UPDATE sqlite_schema SET rootpage=(SELECT rootpage FROM sqlite_schema WHERE name='meta') WHERE name='pack'`), why: Damaged, naive: true},
}
