package exchange

import (
	"fmt"
	"slices"

	"doorstep/content"
	"doorstep/session"
)

// File is one file of an export that makes several.
type File struct {
	Name string
	Data []byte
}

// Limits of an export as CSV. A session comes to a fraction of them; a file
// that a stranger made could else fill a disk with empty cells.
const (
	maxFiles  = 200
	maxExtras = 200 // columns beside those of the kind's Go type
)

// CSV writes the records of a session as they stand, one file a kind, such as
// visit.csv, for spreadsheets and for programs that read tables. Deleted and
// redacted records are left out, rows stand in the order of their lists, and
// equal sessions give equal bytes.
//
// The files are UTF-8 with a mark in front, by which a spreadsheet knows it,
// and else as RFC 4180 has it. The first row holds the names of the columns:
//
//	id, number, activity, activity_title
//	by, by_id, table, table_id
//	the kind's own fields, called as in the log, in the order of its Go type
//	those that only some sessions have, sorted
//	also_written
//
// The number is the one on the wall, with the room's letter after a merge. The
// title of the activity is there with a pack. A reference has two columns: FIELD
// says in words what it points to, cut after maxTold characters, and FIELD_id
// holds the id. Where a single figure has an origin of its own, a column
// FIELD_origin stands behind it. A field that comes from elsewhere and is called
// like a column that is there already stands as field_FIELD. What was also
// written, on another laptop at the same time, stands as FIELD=VALUE.
//
// Numbers are as in the log: money in minor units of the currency beside it,
// minutes, metres, tenths of a day. Lists are joined with "; ". No cell begins
// as a formula does: text that would has an apostrophe in front, and so has
// text in which only apostrophes and blanks come before that, so that it can be
// taken off again for certain.
//
// Real names stand in the column name of participant.csv, with o.Names and not
// otherwise. It fails where the session has more kinds, or a kind more fields,
// than any doorstep knows; then only JSON takes it.
func CSV(s *session.State, o Options) ([]File, error) {
	if s.Session.IsZero() {
		return nil, errNoSession
	}
	kinds := s.Kinds()
	if len(kinds) > maxFiles {
		return nil, fmt.Errorf("the session holds %d kinds of records, more than the %d that go into one folder, and nothing was written; export it as JSON", len(kinds), maxFiles)
	}
	t := &tables{
		state: s, entry: session.Entry{State: s}, names: o.Names,
		told: map[session.ID]string{}, titles: titlesOf(o.Pack),
	}
	var files []File
	for _, kind := range kinds {
		columns, err := t.columns(kind)
		if err != nil {
			return nil, err
		}
		files = append(files, File{fileName(kind), writeCSV(columns, s.Kind(kind))})
	}
	return files, nil
}

// titlesOf are the titles of a pack's activities by their id, nil without one.
func titlesOf(pack *content.Pack) map[string]string {
	if pack == nil {
		return nil
	}
	titles := map[string]string{}
	for _, a := range pack.Activities {
		titles[a.ID] = a.Title
	}
	return titles
}

// fileName is the file of a kind. A few names are devices on Windows, whatever
// their ending; no kind has a dash in it.
func fileName(kind string) string {
	devices := []string{"con", "prn", "aux", "nul"}
	port := len(kind) == 4 && (kind[:3] == "com" || kind[:3] == "lpt") && kind[3] >= '0' && kind[3] <= '9'
	if port || slices.Contains(devices, kind) {
		kind += "-"
	}
	return kind + ".csv"
}
