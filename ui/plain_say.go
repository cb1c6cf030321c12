package ui

import (
	"bufio"
	"io"
	"strings"
)

// speaker writes lines, each complete in itself: no sequence that moves or
// colours anything, and no control character but the line end, whatever people
// typed. Lines are not wrapped: screen readers read a long line in one breath,
// and a terminal wraps it by itself.
type speaker struct {
	w *bufio.Writer
	// err is the first failure of the output; what is typed is kept all the same.
	err error
	// rest is what /more goes on with, page by page.
	rest [][]string
}

func newSpeaker(w io.Writer) *speaker { return &speaker{w: bufio.NewWriter(w)} }

// line says one line.
func (s *speaker) line(text string) {
	if s.err == nil {
		_, s.err = s.w.WriteString(shown(text) + "\n")
	}
}

func (s *speaker) lines(texts []string) {
	for _, t := range texts {
		s.line(t)
	}
}

func (s *speaker) flush() {
	if err := s.w.Flush(); s.err == nil {
		s.err = err
	}
}

// pageLines is how many lines are said at once of a list.
const pageLines = 20

// list says a list, page by page.
func (s *speaker) list(lines []string) {
	var pages [][]string
	for len(lines) > pageLines+1 { // nobody asks for one line more
		pages = append(pages, lines[:pageLines])
		lines = lines[pageLines:]
	}
	s.pages(append(pages, lines))
}

// pages says the first of some pages, and keeps the others for /more.
func (s *speaker) pages(pages [][]string) {
	s.rest = nil
	if len(pages) == 0 {
		return
	}
	s.lines(pages[0])
	s.rest = pages[1:]
	if n := s.left(); n > 0 {
		s.line("/more says the next of " + plural(n, "more line", "more lines") + ".")
	}
}

// packed puts short pages together, up to the lines that are said at once.
func packed(pages [][]string) [][]string {
	var full [][]string
	for _, page := range pages {
		if n := len(full); n > 0 && len(full[n-1])+len(page) <= pageLines {
			full[n-1] = append(full[n-1], page...)
		} else {
			full = append(full, page)
		}
	}
	return full
}

// orList joins words of which one is meant.
func orList(list []string) string {
	if len(list) < 2 {
		return strings.Join(list, "")
	}
	return strings.Join(list[:len(list)-1], ", ") + " or " + list[len(list)-1]
}

func (s *speaker) left() int {
	n := 0
	for _, page := range s.rest {
		n += len(page)
	}
	return n
}
