package store

import (
	"errors"
	"fmt"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// notLaid says why a document could not be laid out. A large one stands in the
// system's folder for temporary files meanwhile, and nowhere else yet.
func notLaid(path string, err error) error {
	var code *sqlite.Error
	if !errors.As(err, &code) {
		return fmt.Errorf("%s can't be made: %w; nothing was written", shown(path), err)
	}
	what, next := "", ""
	switch code.Code() & 0xff {
	case sqlite3.SQLITE_FULL:
		what, next = "there is no room in the folder for temporary files", "make some there"
	case sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN:
		what, next = "the folder for temporary files can't be written to", "see what is wrong with it"
	default:
		return fmt.Errorf("%s can't be made: %w; nothing was written", shown(path), err)
	}
	return fmt.Errorf("%s was not written, since %s, and all files are as they were (%w); %s, or name another folder in %s, and try again", shown(path), what, err, next, tempVar)
}
