package exchange

import (
	"strconv"
	"strings"
	"unicode"

	"doorstep/session"
)

// Limits of a roster.
const (
	// MaxPeople is how many people one list may hold.
	MaxPeople = session.MaxPeople
	maxYears  = 60
)

// Person is one line of a roster. Only the alias is certain to be there.
type Person struct {
	Alias string
	// Name is the real name. It is kept apart from all the rest.
	Name       string
	Sector     string
	OfficeType string
	Years      int // full years in public service, 0 where it isn't known
	Languages  []string
	Ties       []string // offices where they work, or have family or a case
	Uses       string   // a service they use as a citizen
	Access     string   // what makes travel, reading, hearing or standing easier
}

// Roster reads people off a table, for a room with these seats. Those without
// an alias are given the free ones, and then P01, P02 and so on, in order and
// around the aliases that are given and those taken already. Rows that hold
// nobody are left out and noted, as are rows without a sector, which the draw
// needs. Two rows with one alias are a problem that names both, and stops.
func Roster(t Table, c Columns, seats Seats) ([]Person, []Problem) {
	var problems report
	problems.about(t)
	if c.none() {
		problems.stop(0, "no column could be told; give the table a row of headings such as alias, name, sector")
		return nil, problems
	}
	var people []Person
	var lines []int
	for i, row := range t.Rows {
		r := rowReader{row: row, line: t.Lines[i], problems: &problems}
		p := r.person(c)
		if r.empty {
			problems.note(r.line, "nobody stands here; the line was left out")
			continue
		}
		people = append(people, p)
		lines = append(lines, r.line)
	}
	switch {
	case len(people) == 0:
		problems.stop(0, "the table holds nobody; check that it has rows below its headings")
	case len(people) > MaxPeople:
		problems.stop(lines[MaxPeople], "the list goes on after %d people; split it", MaxPeople)
	}
	checkAliases(people, lines, seats.Taken, &problems)
	fillAliases(people, seats)
	checkSectors(people, lines, c, &problems)
	return people, problems.sorted()
}

// checkAliases stops on aliases that two rows have, or that are taken. It names
// the alias: one that is clean is hardly a name.
func checkAliases(people []Person, lines []int, taken []string, problems *report) {
	const there = 0
	first := map[string]int{}
	for _, alias := range taken {
		first[aliasKey(alias)] = there
	}
	for i, p := range people {
		if p.Alias == "" {
			continue
		}
		line, known := first[aliasKey(p.Alias)]
		switch {
		case !known:
			first[aliasKey(p.Alias)] = lines[i]
		case line == there:
			problems.stop(lines[i], "the alias %s is in this session already; change it or leave it empty", p.Alias)
		default:
			problems.stop(lines[i], "the alias %s stands on line %d too; change one of them or leave it empty", p.Alias, line)
		}
	}
}

func checkSectors(people []Person, lines []int, c Columns, problems *report) {
	if c.Sector < 0 {
		if len(people) > 0 {
			problems.note(0, "no column holds the sectors; the draw needs them to send people elsewhere")
		}
		return
	}
	for i, p := range people {
		if p.Sector == "" {
			problems.note(lines[i], "%s has no sector; the draw needs it to send people elsewhere", p.Alias)
		}
	}
}

// rowReader reads the cells of one row.
type rowReader struct {
	row      []string
	line     int
	problems *report
	empty    bool
}

func (r *rowReader) person(c Columns) Person {
	r.empty = true
	return Person{
		Alias: r.alias(c.Alias), Name: r.text(c.Name), Sector: r.text(c.Sector), OfficeType: r.text(c.OfficeType),
		Years:     r.number(c.Years, 0, maxYears, "years of service"),
		Languages: r.list(c.Languages, ";,/|\n"), Ties: r.list(c.Ties, ";\n"),
		Uses: r.text(c.Uses), Access: r.text(c.Access),
	}
}

// text is a cell on one line, "" for a column that there isn't. A dash is how
// people leave a cell empty.
func (r *rowReader) text(column int) string {
	if column < 0 || column >= len(r.row) {
		return ""
	}
	s := oneLine(r.row[column])
	if strings.Trim(s, "-–—.") == "" {
		s = ""
	}
	r.empty = r.empty && s == ""
	return s
}

func (r *rowReader) alias(column int) string {
	s := r.text(column)
	if s == "" {
		return ""
	}
	alias, ok := cleanAlias(s)
	if !ok {
		r.problems.stop(r.line, "the alias must be one short word such as P07, and not that of a table; change it or leave it empty")
		return ""
	}
	return alias
}

// number reads the whole number at the beginning of a cell, in ASCII or Bangla
// digits: "12", "12 years". One that can't be read or is out of bounds is noted
// and left out.
func (r *rowReader) number(column, lo, hi int, what string) int {
	s := asciiDigits(r.text(column))
	if s == "" {
		return 0
	}
	end := strings.IndexFunc(s, func(c rune) bool { return !unicode.IsDigit(c) })
	if end < 0 {
		end = len(s)
	}
	n, err := strconv.Atoi(s[:end])
	if err != nil || n < lo || n > hi {
		r.problems.note(r.line, "the %s must be a whole number from %d to %d; they were left out", what, lo, hi)
		return 0
	}
	return n
}

func (r *rowReader) list(column int, parts string) []string {
	if r.text(column) == "" {
		return nil
	}
	var list []string
	for part := range strings.FieldsFuncSeq(r.row[column], func(c rune) bool { return strings.ContainsRune(parts, c) }) {
		if part = oneLine(part); part != "" {
			list = append(list, part)
		}
	}
	return list
}
