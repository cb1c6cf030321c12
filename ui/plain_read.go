package ui

import (
	"bufio"
	"io"
	"strings"
)

// longestTyped is more than anybody types in a line, in bytes; what is longer
// goes on as the next one, so that no input fills the memory.
const longestTyped = 1 << 20

// readLines hands over one line after the other, and at the end what stood
// behind the last line end.
func readLines(in io.Reader, lines chan<- plainInput, done <-chan struct{}) {
	r := bufio.NewReaderSize(in, 1<<16)
	for {
		text, err := readLine(r)
		select {
		case lines <- plainInput{text, err != nil}:
		case <-done:
			return
		}
		if err != nil {
			return
		}
	}
}

// readLine reads up to the next line end, which is not part of the line.
func readLine(r *bufio.Reader) (string, error) {
	var b strings.Builder
	for b.Len() < longestTyped {
		part, err := r.ReadSlice('\n')
		b.Write(part)
		if err == nil {
			break
		}
		if err != bufio.ErrBufferFull {
			return strings.TrimRight(b.String(), "\r\n"), err
		}
	}
	return strings.TrimRight(b.String(), "\r\n"), nil
}

// plainKind is what a typed line is.
type plainKind int

const (
	plainWords plainKind = iota // what was said, or the answer to a question
	plainDo                     // a command
	plainHelp
)

// readPlain tells commands from words: a command begins with a stroke, at the
// very beginning of the line. Words that begin with one are typed with two.
func readPlain(text string) (plainKind, string) {
	switch {
	case strings.TrimSpace(text) == "?":
		return plainHelp, ""
	case strings.HasPrefix(text, "//"):
		return plainWords, text[1:]
	case strings.HasPrefix(text, "/"):
		return plainDo, text[1:]
	}
	return plainWords, text
}
