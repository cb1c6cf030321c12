package store

import (
	"database/sql/driver"
	"iter"
	"slices"
	"strings"
	"unicode/utf8"

	"doorstep/session"
)

const (
	insertRecord  = `INSERT INTO record (kind, id, number, activity, team, person, text, fields) VALUES (?,?,?,?,?,?,?,?)`
	selectRecords = `SELECT kind, id, number, activity, team, person, text, fields FROM record ORDER BY kind, id`
)

// recordRow is one row of the readable table. It is written for people with a
// SQL tool, and holds no real name; nothing but Check reads it.
type recordRow struct {
	kind, id                             string
	number                               int64 // 0 stands as NULL
	activity, team, person, text, fields string
}

func (r recordRow) values() []any {
	var number any
	if r.number > 0 {
		number = r.number
	}
	return []any{r.kind, r.id, number, r.activity, r.team, r.person, r.text, r.fields}
}

// recordRows are the rows of a state, in the table's order.
func recordRows(s *session.State) []recordRow { return slices.Collect(eachRow(s)) }

// eachRow makes them one by one.
func eachRow(s *session.State) iter.Seq[recordRow] {
	return func(yield func(recordRow) bool) {
		for _, kind := range s.Kinds() {
			for r := range s.ByID(kind) {
				row := newRow(r)
				row.team, row.person = tableLabel(s, r.Ref("table")), rowText(s.GivenAlias(r.Ref("by")))
				if kind == session.KindParticipant {
					row.person = rowText(s.GivenAlias(r.ID))
				}
				if !yield(row) {
					return
				}
			}
		}
	}
}

// newRow is a record's row without what it takes from other records: the label
// of its table, and the alias of whoever said it.
func newRow(r *session.Record) recordRow {
	return recordRow{
		kind: r.Kind, id: r.ID.String(), number: int64(r.Number), activity: r.Activity,
		text: rowText(r.Text()), fields: fieldsJSON(r),
	}
}

func tableLabel(s *session.State, id session.ID) string {
	if t := s.Get(session.KindTable, id); t != nil {
		return rowText(t.Str("label"))
	}
	return ""
}

func rowText(s string) string { return cut(clean(s), maxRowText) }

// fieldsJSON is the record's fields as canonical JSON. The longest fields are
// left out where all together would make a row that no reader takes; they
// stand in the log.
func fieldsJSON(r *session.Record) string {
	fields := r.Fields()
	if text, err := valuesOf(r, fields).Encode(); err == nil && len(text)+len(fields) <= maxRowJSON {
		return text
	}
	p := session.Patch{}
	size := 0
	for _, f := range fields {
		one, err := session.Patch{f: r.Value(f)}.Encode()
		if err != nil || size+len(one) > maxRowJSON || len(p) == session.MaxFields {
			continue
		}
		size += len(one)
		p[f] = r.Value(f)
	}
	text, err := p.Encode()
	if err != nil {
		return "{}"
	}
	return text
}

func valuesOf(r *session.Record, fields []string) session.Patch {
	p := make(session.Patch, len(fields))
	for _, f := range fields {
		p[f] = r.Value(f)
	}
	return p
}

// cut shortens a text to at most n bytes, between two characters.
func cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return strings.Clone(s[:n])
}

// readRecord reads a row of the table back for Check.
func readRecord(row []driver.Value) recordRow {
	text := func(i int) string { s, _ := row[i].(string); return s }
	number, _ := row[2].(int64)
	return recordRow{
		kind: text(0), id: text(1), number: number,
		activity: text(3), team: text(4), person: text(5), text: text(6), fields: text(7),
	}
}
