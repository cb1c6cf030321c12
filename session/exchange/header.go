package exchange

import (
	"slices"
	"strings"
)

// findHeader tells where a table's rows begin, and its header if it has one:
// then header is the index of the row of headings and body the one after it.
// Else both are the first row of the body.
func findHeader(rows []line) (header, body int) {
	usual := usualFilled(rows)
	for i := range min(len(rows), maxTitles+1) {
		if slices.ContainsFunc(rows[i].cells, aliasLike) {
			break // people begin here
		}
		if isHeader(rows, i, usual, true) {
			return i, i + 1
		}
	}
	for i, row := range rows {
		switch {
		case isHeader(rows, i, usual, false):
			return i, i + 1
		case i >= maxTitles || !isTitle(row, usual):
			return i, i
		}
	}
	return 0, 0
}

// usualFilled is the number of filled cells that most rows have, the higher of
// two that are equally common.
func usualFilled(rows []line) int {
	counts := map[int]int{}
	usual := 0
	for _, row := range rows {
		n := row.filled()
		counts[n]++
		if counts[n] > counts[usual] || counts[n] == counts[usual] && n > usual {
			usual = n
		}
	}
	return usual
}

// isTitle says whether a row above the table is its title or the like: it has
// at most half as many cells as the rows have, and nobody's alias.
func isTitle(row line, usual int) bool {
	return 2*row.filled() <= usual && !slices.ContainsFunc(row.cells, aliasLike)
}

// isHeader says whether row i holds the headings of what is below it. A strong
// header has no doubt about it, and may stand below rows that don't look like
// titles.
func isHeader(rows []line, i, usual int, strong bool) bool {
	row := rows[i]
	filled := row.filled()
	if filled == 1 && usual > 1 || slices.ContainsFunc(row.cells, func(c string) bool { return aliasLike(c) || allDigits(c) }) {
		return false
	}
	exact, partly := 0, 0
	for column, cell := range row.cells {
		m, ok := anyHeading(cell)
		switch {
		case !ok || recurs(rows[i+1:], column, cell, m):
		case m.exact():
			exact++
		default:
			partly++
		}
	}
	switch {
	case !slices.ContainsFunc(rows, func(r line) bool { return len(r.cells) > 1 }):
		return exact == 1 && (i == 0 || strong && i == 1) // one column
	case strong:
		return exact >= 2 && 2*exact >= filled
	}
	return exact >= 1 && 2*(exact+partly) >= filled || partly >= 2 && partly == filled || headsAliases(rows, i)
}

// anyHeading reads a cell as the heading of either kind of table.
func anyHeading(cell string) (match, bool) {
	a, okA := rosterWords().best(cell)
	b, okB := serviceWords().best(cell)
	if !okA || okB && b.rank < a.rank {
		return b, okB
	}
	return a, okA
}

// recurs says whether what made a cell look like a heading is said again in
// the column soon below it. Then it is one of the column's values.
func recurs(below []line, column int, cell string, m match) bool {
	own := headingWords(cell)
	return slices.ContainsFunc(below[:min(len(below), sampleRows)], func(row line) bool {
		if column >= len(row.cells) || row.cells[column] == "" {
			return false
		}
		tokens := headingWords(row.cells[column])
		return slices.Equal(tokens, own) || !m.exact() && contains(tokens, m.phrase)
	})
}

// headsAliases says whether row i holds a word above a column of aliases: a
// header in words that the program doesn't know.
func headsAliases(rows []line, i int) bool {
	for column, cell := range rows[i].cells {
		if cell == "" || strings.ContainsAny(asciiDigits(cell), "0123456789") {
			continue
		}
		aliases := 0
		for _, row := range rows[i+1:] {
			if column < len(row.cells) && aliasLike(row.cells[column]) {
				aliases++
			}
		}
		if below := len(rows) - i - 1; below >= 2 && aliases == below {
			return true
		}
	}
	return false
}
