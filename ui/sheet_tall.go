package ui

import (
	"strings"

	"doorstep/session"
)

// Where a table leaves room below its rows, words that their columns would cut
// go on below. Figures and what is chosen from a list stay on the first line.

// mostRowLines is how many lines a row takes at most.
const mostRowLines = 5

// tall is how many lines the rows of a table may take so that all of them, and
// what stands below them, have room in so many free lines. It does not depend on
// the row under the cursor, so that none moves while the cursor walks.
func (s *sheet) tall(e session.Entry, cols []column, list []*session.Record, free int) caps {
	if len(cols) < len(s.fields()) {
		free -= max(len(s.fields())+4, leastWhole)
	}
	if free < 1 {
		return caps{all: 1}
	}
	lines := make([]int, len(list))
	for i, r := range list {
		lines[i] = len(s.tallest(e, cols, r, mostRowLines))
	}
	shared, _ := shareOut(lines, free+len(list), 1, mostRowLines)
	return shared
}

// tallest is the words of the column that takes the most lines.
func (s *sheet) tallest(e session.Entry, cols []column, r *session.Record, most int) []string {
	longest := []string{""}
	for _, c := range cols {
		if words := s.words(e, c, r, most); len(words) > len(longest) {
			longest = words
		}
	}
	return longest
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
func (s *sheet) rowLines(t *theme, e session.Entry, cols []column, r *session.Record, here bool, most int) []string {
	first := s.rowLine(t, e, cols, r, here)
	if r == nil || most < 2 {
		return []string{first}
	}
	n := len(s.tallest(e, cols, r, most))
	if n < 2 {
		return []string{first}
	}
	lines := make([]string, n)
	for i := range lines {
		lines[i] = pad(s.bar(t, here), s.numberWidth())
		if i == 0 {
			lines[i] = s.number(t, r, here)
		}
		for _, c := range cols {
			lines[i] += strings.Repeat(" ", c.gap) + s.wordsCell(t, e, c, r, here, i, most)
		}
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return lines
}

// wordsCell is one line of a cell.
func (s *sheet) wordsCell(t *theme, e session.Entry, c column, r *session.Record, here bool, line, most int) string {
	words := s.words(e, c, r, most)
	text := ""
	switch {
	case line < len(words):
		text = words[line]
	case line == 0:
		return s.cell(t, e, c, r, here)
	}
	switch {
	case here && c.index == s.col:
		return t.focus().Render(pad(text, c.width))
	case here:
		return t.chosen.Render(pad(text, c.width))
	}
	return pad(text, c.width)
}
