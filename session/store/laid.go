package store

import "cmp"

// laidTable is where a builder keeps the readable rows from one image to the
// next. It is no part of any. Copying it into the image takes the engine a
// third of the time that it takes to hand over each row anew, and makes the same
// bytes.
const (
	laidTable = `CREATE TEMP TABLE laid (
  kind TEXT, id TEXT, number INTEGER, activity TEXT, team TEXT, person TEXT, text TEXT, fields TEXT,
  PRIMARY KEY (kind, id)
) WITHOUT ROWID`
	insertLaid = `INSERT OR REPLACE INTO laid (kind, id, number, activity, team, person, text, fields) VALUES (?,?,?,?,?,?,?,?)`
	deleteLaid = `DELETE FROM laid WHERE kind = ? AND id = ?`
	// The columns are named: for all of a table at once the engine has another
	// way, which packs the pages otherwise.
	copyLaid = `INSERT INTO record (kind, id, number, activity, team, person, text, fields)
  SELECT kind, id, number, activity, team, person, text, fields FROM laid ORDER BY kind, id`
)

// layRecords brings the rows that lie there up to date.
func (b *builder) layRecords(rows []recordRow) error {
	for i := range rows[min(1, len(rows)):] {
		if compareRows(rows[i], rows[i+1]) >= 0 {
			return errRow
		}
	}
	put, err := b.engine.prepare(insertLaid)
	if err != nil {
		return err
	}
	defer put.close()
	drop, err := b.engine.prepare(deleteLaid)
	if err != nil {
		return err
	}
	defer drop.close()
	err = differing(b.rows, rows,
		func(gone recordRow) error { return drop.exec(gone.kind, gone.id) },
		func(now recordRow) error { return put.exec(now.values()...) })
	if err != nil {
		return err
	}
	b.rows = append(b.rows[:0], rows...)
	return nil
}

// differing walks through two sorted lists and hands over what only the first
// has, and what only the second has or has otherwise.
func differing(before, now []recordRow, gone, fresh func(recordRow) error) error {
	for len(before)+len(now) > 0 {
		order := 0
		switch {
		case len(before) == 0:
			order = 1
		case len(now) == 0:
			order = -1
		default:
			order = compareRows(before[0], now[0])
		}
		var err error
		switch {
		case order < 0:
			err, before = gone(before[0]), before[1:]
		case order > 0:
			err, now = fresh(now[0]), now[1:]
		default:
			if before[0] != now[0] {
				err = fresh(now[0])
			}
			before, now = before[1:], now[1:]
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func compareRows(a, b recordRow) int {
	return cmp.Or(cmp.Compare(a.kind, b.kind), cmp.Compare(a.id, b.id))
}
