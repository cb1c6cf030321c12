package ui

import (
	"strings"

	"doorstep/session"
)

// Where a table leaves room below its rows, words that their columns would cut
// go on below. Figures and what is chosen from a list stay on the first line.

// mostRowLines is how many lines a row takes at most.
const mostRowLines = 5

// rowWords are the words of one row that take more than a line, by column; nil
// where none do.
type rowWords [][]string

// tallest is how many lines the row takes in full.
func (r rowWords) tallest() int {
	n := 1
	for _, words := range r {
		n = max(n, len(words))
	}
	return n
}

// tall is what words of the rows of a table go on below, and how many lines each
// may take so that all rows, and what stands below them, have room in so many
// free lines. It does not depend on the row under the cursor, so that none moves
// while the cursor walks.
func (s *sheet) tall(e session.Entry, cols []column, list []*session.Record, free int) ([]rowWords, caps) {
	if len(cols) < len(s.fields()) {
		free -= max(len(s.fields())+4, leastWhole)
	}
	if free < 1 {
		return nil, caps{all: 1}
	}
	words, lines := make([]rowWords, len(list)), make([]int, len(list))
	for i, r := range list {
		words[i] = s.rowWords(e, cols, r)
		lines[i] = words[i].tallest()
	}
	shared, _ := shareOut(lines, free+len(list), 1, mostRowLines)
	for i := range lines {
		if shared.all == 1 && lines[i] > shared.at(i) { // a few rows in whole would look as if they weighed more
			return words, caps{all: 1}
		}
	}
	return words, shared
}

func (s *sheet) rowWords(e session.Entry, cols []column, r *session.Record) rowWords {
	var words rowWords
	for i, c := range cols {
		if part := s.words(e, c, r, mostRowLines); part != nil {
			if words == nil {
				words = make(rowWords, len(cols))
			}
			words[i] = part
		}
	}
	return words
}

// words is what a column shows of a record in more lines than one; nil where one
// is enough, and where it holds no words.
func (s *sheet) words(e session.Entry, c column, r *session.Record, most int) []string {
	if !freeText(c.field) || c.width < 10 {
		return nil
	}
	text, sign := s.figure(e, c.field, r)
	if sign != "" || width(text) <= c.width {
		return nil
	}
	return opened(text, c.width, most)
}

// rowLines are one record in at most so many lines.
func (s *sheet) rowLines(t *theme, e session.Entry, cols []column, r *session.Record, words rowWords, here bool, most int) []string {
	n := min(words.tallest(), most)
	if n < 2 {
		return []string{s.rowLine(t, e, cols, r, here)}
	}
	lines := make([]string, n)
	lines[0] = s.number(t, r, here)
	for i := range lines[1:] {
		lines[i+1] = pad(s.bar(t, here), s.numberWidth())
	}
	for k, c := range cols {
		part := words[k]
		if len(part) > n {
			part = s.words(e, c, r, n)
		}
		for i := range lines {
			lines[i] += strings.Repeat(" ", c.gap)
			if i == 0 && part == nil {
				lines[i] += s.cell(t, e, c, r, here)
				continue
			}
			text := ""
			if i < len(part) {
				text = part[i]
			}
			lines[i] += s.wordsCell(t, c, text, here)
		}
	}
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return lines
}

// wordsCell is one line of a cell.
func (s *sheet) wordsCell(t *theme, c column, text string, here bool) string {
	switch {
	case here && c.index == s.col:
		return t.focus().Render(pad(text, c.width))
	case here:
		return t.chosen.Render(pad(text, c.width))
	}
	return pad(text, c.width)
}
