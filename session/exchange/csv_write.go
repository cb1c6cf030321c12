package exchange

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"doorstep/session"
)

// writeCSV writes the records under their columns.
func writeCSV(columns []column, records []*session.Record) []byte {
	b := []byte("\ufeff")
	for i, c := range columns {
		b = appendCell(b, i, c.head)
	}
	for _, r := range records {
		b = append(b, "\r\n"...)
		for i, c := range columns {
			b = appendCell(b, i, safeCell(c.cell(r)))
		}
	}
	return append(b, "\r\n"...)
}

// CSVTable is rows as CSV for a spreadsheet: the first row are the heads of its
// columns, and no other cell is taken for a formula.
func CSVTable(rows [][]string) []byte {
	b := []byte("\ufeff")
	for n, row := range rows {
		for i, cell := range row {
			if n > 0 {
				cell = safeCell(cell)
			}
			b = appendCell(b, i, cell)
		}
		b = append(b, "\r\n"...)
	}
	return b
}

// appendCell writes the cell of a column. It stands in quotes where something
// in it would end it, and where a blank at its edge could be taken for none.
func appendCell(b []byte, column int, text string) []byte {
	if column > 0 {
		b = append(b, ',')
	}
	if !strings.ContainsAny(text, "\",;\t\r\n") && strings.TrimSpace(text) == text {
		return append(b, text...)
	}
	b = append(b, '"')
	b = append(b, strings.ReplaceAll(text, `"`, `""`)...)
	return append(b, '"')
}

// safeCell is a value as its cell holds it. Numbers are ours, and stay numbers
// when they are negative; text is anybody's.
func safeCell(v any) string {
	text := plainCell(v)
	if _, number := v.(int64); !number && formulaLike(text) {
		return "'" + text
	}
	return text
}

// plainCell is a value as text. Line ends in it are line feeds, as a
// spreadsheet has them within a cell.
func plainCell(v any) string {
	switch v := v.(type) {
	case bool:
		return strconv.FormatBool(v)
	case int64:
		return strconv.FormatInt(v, 10)
	case string:
		return newlines.Replace(v)
	case []string:
		return newlines.Replace(strings.Join(v, "; "))
	}
	return ""
}

// formulaSigns begin a formula. The wide ones are what East Asian keyboards
// write.
const formulaSigns = "=+-@＝＋－＠"

// formulaLike says whether a spreadsheet could take a text for a formula, or
// for text that hides one: whatever apostrophes and blanks stand in front.
func formulaLike(text string) bool {
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(text, "'"))
	sign, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(text, func(r rune) bool { return r == '\'' || blank(r) }))
	return strings.ContainsRune("\t\r\n", first) || strings.ContainsRune(formulaSigns, sign)
}
