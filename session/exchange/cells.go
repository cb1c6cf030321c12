package exchange

// Cells cuts pasted text into rows of cells as ReadTable does, but takes no row
// for a title or for headings: what the cells are is for the caller to find out.
// Delim is what parted them, 0 where each line is one cell. Blank rows are
// dropped, and empty cells at the end of a row. An error names the line at fault.
func Cells(r []byte) (rows [][]string, delim rune, err error) {
	text, _, err := plainText(r)
	if err != nil {
		return nil, 0, err
	}
	by, hinted := hint(text)
	s := newSplitter(text, by)
	if hinted {
		s.skipLine()
	} else {
		s.delim = findDelimiter(text)
	}
	for {
		row, ok, err := s.next()
		if err != nil {
			return nil, 0, err
		}
		if !ok {
			return rows, rune(s.delim), nil
		}
		if len(rows) == MaxRows {
			return nil, 0, tooManyRows(row.number)
		}
		rows = append(rows, row.cells)
	}
}
