package exchange

import (
	"errors"
	"fmt"
)

// Limits of a table. They are far above any roster, and low enough that a
// wrong file is refused at once.
const (
	MaxBytes   = 1 << 20 // of the text, before decoding
	MaxRows    = 2000
	MaxColumns = 60
	MaxCell    = 4 << 10 // bytes
	maxTitles  = 20      // rows above the table that are looked at
)

// Table is what a spreadsheet's cells come down to.
type Table struct {
	// Header are the columns' headings, nil where the table has none.
	Header []string
	// Rows hold as many cells each as the widest row, or the header. No row is
	// blank.
	Rows [][]string
	// Lines are the numbers of the text's lines on which the rows begin.
	Lines []int
	// Skipped counts the rows above the table that were left out: its title,
	// and who made it when.
	Skipped int
	// Delimiter is what parted the cells, 0 where each line was one.
	Delimiter rune
	// Replaced says that bytes that are no text became U+FFFD, as happens with
	// a file that was not saved as UTF-8.
	Replaced bool
}

// Width is the number of columns.
func (t Table) Width() int {
	if t.Header != nil || len(t.Rows) == 0 {
		return len(t.Header)
	}
	return len(t.Rows[0])
}

// ReadTable reads cells that were pasted from a spreadsheet, or a CSV file:
// UTF-8, or UTF-16 with its mark; any line ends; tab, comma, semicolon or bar
// between the cells; quotes as in RFC 4180, and leniently where they are not.
// Blank rows are dropped, short ones filled up, rows of title above the table
// left out and counted, and the row of headings found if there is one. An
// error names the line at fault, and nothing is read then.
func ReadTable(r []byte) (Table, error) {
	text, replaced, err := plainText(r)
	if err != nil {
		return Table{}, err
	}
	delim, hinted := hint(text)
	s := newSplitter(text, delim)
	if hinted {
		s.skipLine()
	} else {
		s.delim = findDelimiter(text)
	}
	var rows []line
	for {
		row, ok, err := s.next()
		if err != nil {
			return Table{}, err
		}
		if !ok {
			break
		}
		if len(rows) == MaxRows+maxTitles+1 {
			return Table{}, tooManyRows(row.number)
		}
		rows = append(rows, row)
	}
	if len(rows) == 0 {
		return Table{}, errors.New("there is nothing in this table; copy its rows in the spreadsheet and try again")
	}
	t := Table{Delimiter: rune(s.delim), Replaced: replaced}
	header, body := findHeader(rows)
	t.Skipped = header
	if body > header {
		t.Header = rows[header].cells
	}
	return t.fill(rows[body:])
}

func tooManyRows(line int) error {
	return fmt.Errorf("the table goes on after %d rows, on line %d, and nothing was read; read it in parts", MaxRows, line)
}

// fill takes the rows in and makes them and the header equally long.
func (t Table) fill(rows []line) (Table, error) {
	if len(rows) > MaxRows {
		return Table{}, tooManyRows(rows[MaxRows].number)
	}
	width := len(t.Header)
	for _, row := range rows {
		width = max(width, len(row.cells))
	}
	pad := func(cells []string) []string {
		full := make([]string, width)
		copy(full, cells)
		return full
	}
	if t.Header != nil {
		t.Header = pad(t.Header)
	}
	for _, row := range rows {
		t.Rows = append(t.Rows, pad(row.cells))
		t.Lines = append(t.Lines, row.number)
	}
	return t, nil
}
