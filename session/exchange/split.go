package exchange

import (
	"fmt"
	"strings"
)

// line is one row of a table as it was cut from the text. Empty cells at its
// end are dropped.
type line struct {
	cells  []string
	number int // of the text's line on which it begins, from 1
	width  int // how many cells it was cut into, empty ones counted
}

// filled counts the cells that hold something.
func (l line) filled() int {
	n := 0
	for _, c := range l.cells {
		if c != "" {
			n++
		}
	}
	return n
}

// splitter cuts text into rows and cells as RFC 4180 has it, and goes on where
// a quote is out of place instead of swallowing what follows. A delimiter of 0
// makes each line one cell.
type splitter struct {
	text  string
	delim byte
	at    int
	line  int
}

func newSplitter(text string, delim byte) *splitter {
	return &splitter{text: text, delim: delim, line: 1}
}

// next gives the next row that holds something; ok is false at the end.
func (s *splitter) next() (row line, ok bool, err error) {
	for s.at < len(s.text) {
		if row, err = s.row(); err != nil || len(row.cells) > 0 {
			return row, err == nil, err
		}
	}
	return line{}, false, nil
}

func (s *splitter) row() (line, error) {
	row := line{number: s.line}
	for column, more := 1, true; more; column++ {
		var cell string
		var err error
		row.width = column
		if cell, more, err = s.cell(); err != nil {
			return line{}, err
		}
		cell = trim(cell)
		switch {
		case cell == "" || s.delim == 0 && strings.Trim(cell, delimiters+" ") == "":
			continue
		case column > MaxColumns:
			return line{}, fmt.Errorf("line %d has more than %d columns, and nothing was read; keep only the columns that are needed", row.number, MaxColumns)
		case len(cell) > MaxCell:
			return line{}, fmt.Errorf("line %d has a cell of more than 4 KiB, and nothing was read; shorten it, or close its quote", row.number)
		}
		for len(row.cells) < column-1 {
			row.cells = append(row.cells, "")
		}
		row.cells = append(row.cells, cell)
	}
	return row, nil
}

// cell reads one cell and what ends it; more says that it was a delimiter.
func (s *splitter) cell() (cell string, more bool, err error) {
	start := s.at
	open := s.pastSpaces(start)
	if open < len(s.text) && s.text[open] == '"' {
		if cell, s.at, err = s.quoted(open); err != nil {
			return "", false, err
		}
	}
	if s.at == start { // not quoted, or not rightly so
		s.at = s.end(start)
		cell = s.text[start:s.at]
	}
	s.line += strings.Count(s.text[start:s.at], "\n")
	if s.at == len(s.text) {
		return cell, false, nil
	}
	more = s.text[s.at] != '\n'
	if !more {
		s.line++
	}
	s.at++
	return cell, more, nil
}

// quoted reads the cell whose quote opens at open, and says where it ends. A
// quote that nothing closes is a letter like any other: then the end is where
// the cell began, and the cell is read again without it.
func (s *splitter) quoted(open int) (cell string, end int, err error) {
	var b strings.Builder
	for from := open + 1; ; {
		n := strings.IndexByte(s.text[from:], '"')
		if n < 0 {
			return "", s.at, nil
		}
		q := from + n
		if q-open > MaxCell+1 {
			return "", s.at, fmt.Errorf("the cell that begins on line %d is longer than 4 KiB, or its quote is not closed, and nothing was read; mend it", s.line)
		}
		b.WriteString(s.text[from:q])
		if strings.HasPrefix(s.text[q+1:], `"`) {
			b.WriteByte('"')
			from = q + 2
			continue
		}
		after := s.pastSpaces(q + 1)
		if after == len(s.text) || s.ends(after) {
			return b.String(), after, nil
		}
		if q > open+1 && s.ends(q-1) {
			// This one opens a cell of its own, so the one before never closed.
			return "", s.at, nil
		}
		end = s.end(q)
		return s.unquote(s.text[open:end]), end, nil
	}
}

// unquote takes off the pair of quotes around a cell that holds bare quotes as
// well; those stay as they are.
func (s *splitter) unquote(cell string) string {
	cell = trim(cell)
	if len(cell) > 2 && cell[len(cell)-1] == '"' {
		return cell[1 : len(cell)-1]
	}
	return cell
}

// ends says whether the byte at i ends a cell.
func (s *splitter) ends(i int) bool {
	return s.text[i] == '\n' || s.delim != 0 && s.text[i] == s.delim
}

// end is where a cell that is not quoted ends.
func (s *splitter) end(i int) int {
	for i < len(s.text) && !s.ends(i) {
		i++
	}
	return i
}

func (s *splitter) pastSpaces(i int) int {
	for i < len(s.text) && (s.text[i] == ' ' || s.text[i] == '\t') && !s.ends(i) {
		i++
	}
	return i
}

// skipLine passes over the rest of the line.
func (s *splitter) skipLine() {
	for s.at < len(s.text) && s.text[s.at] != '\n' {
		s.at++
	}
	s.at = min(s.at+1, len(s.text))
	s.line++
}
