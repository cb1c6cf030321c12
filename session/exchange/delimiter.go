package exchange

import "strings"

// How much of a text is looked at to find its delimiter.
const (
	sampleBytes = 64 << 10
	sampleRows  = 100
)

// hintWord begins the line by which some programs name the delimiter: "sep=;".
const hintWord = "sep="

// delimiters are those that a table may have, beside none.
const delimiters = "\t,;|"

// hint reads a first line that only names the delimiter.
func hint(text string) (delim byte, ok bool) {
	first, _, _ := strings.Cut(text, "\n")
	if len(first) <= len(hintWord) || !strings.EqualFold(first[:len(hintWord)], hintWord) {
		return 0, false
	}
	// What a spreadsheet saved behind it are empty cells.
	delim = first[len(hintWord)]
	rest := strings.Trim(first[len(hintWord):], string(delim)+" ")
	return delim, rest == "" && strings.IndexByte(delimiters, delim) >= 0
}

// findDelimiter tells what cuts the text's rows into cells: 0 where each line
// is one cell.
func findDelimiter(text string) byte {
	if len(text) > sampleBytes {
		text = text[:sampleBytes]
	}
	// A tab is hardly ever part of a cell, so it wins wherever it cuts most
	// rows. The others are found within cells too: the one that makes the rows
	// most alike wins, then the one that makes more cells of them.
	var best evenness
	var delim byte
	for i := range len(delimiters) {
		e := even(text, delimiters[i])
		if e.share > best.share || e.share == best.share && e.cells > best.cells {
			best, delim = e, delimiters[i]
		}
		if delim == '\t' {
			break
		}
	}
	return delim
}

// evenness is how alike a delimiter makes the rows: the share of them that have
// the most common number of cells, and that number. It is zero where most rows
// stay whole.
type evenness struct {
	share float64
	cells int
}

func even(text string, delim byte) evenness {
	s := newSplitter(text, delim)
	counts := map[int]int{}
	rows, cut := 0, 0
	for rows < sampleRows {
		row, ok, err := s.next()
		if err != nil || !ok {
			break // a row that can't be read is told of when the table is
		}
		rows++
		if row.width > 1 {
			counts[row.width]++
			cut++
		}
	}
	var best evenness
	for cells, n := range counts {
		share := float64(n) / float64(rows)
		if share > best.share || share == best.share && cells > best.cells {
			best = evenness{share, cells}
		}
	}
	if 2*cut <= rows {
		return evenness{}
	}
	return best
}
