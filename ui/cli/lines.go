package cli

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"

	"doorstep/session"
)

const (
	// maxLine is the length in bytes above which a line is no line any more.
	maxLine = 8 << 20
	// maxGesture is how many lines are made durable together.
	maxGesture = 500
)

var errUTF16 = errors.New("the input is UTF-16, and nothing was read; save it as UTF-8")

// inputLine is one line of input that is not blank.
type inputLine struct {
	number   int // counted from 1, with the blank ones
	text     string
	replaced bool // it held bytes that are no text
	err      error
}

// lineReader reads lines while others are being kept.
type lineReader struct {
	lines chan inputLine
	err   error // of the input, once lines is closed; nil at its end
}

// readLines begins to read. It goes on until the input ends: there is no
// calling back a read that waits for a person to type.
func readLines(in io.Reader) *lineReader {
	r := &lineReader{lines: make(chan inputLine, maxGesture)}
	go func() {
		defer close(r.lines)
		r.err = r.read(bufio.NewReaderSize(in, 64<<10))
	}()
	return r
}

// next waits for a line, and returns it with those that are there by now. It
// returns none at the end of the input.
func (r *lineReader) next(ctx context.Context) ([]inputLine, error) {
	var some []inputLine
	select {
	case <-ctx.Done():
		return nil, ctx.Err()
	case l, open := <-r.lines:
		if !open {
			return nil, r.err
		}
		some = append(some, l)
	}
	for len(some) < maxGesture {
		select {
		case l, open := <-r.lines:
			if !open {
				return some, r.err
			}
			some = append(some, l)
			continue
		default:
		}
		break
	}
	return some, nil
}

func (r *lineReader) read(in *bufio.Reader) error {
	if head, _ := in.Peek(2); bytes.Equal(head, []byte{0xFF, 0xFE}) || bytes.Equal(head, []byte{0xFE, 0xFF}) {
		return errUTF16
	}
	for number := 1; ; number++ {
		raw, err := readRaw(in)
		if errors.Is(err, errLong) {
			r.lines <- inputLine{number: number, err: err}
			continue
		}
		text, replaced := session.Valid(string(raw))
		for _, line := range session.Pasted(text) {
			r.lines <- inputLine{number: number, text: line, replaced: replaced}
		}
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return fmt.Errorf("standard input could not be read: %w", cause(err))
		}
	}
}

var errLong = fmt.Errorf("it is longer than %d MB", maxLine>>20)

// readRaw reads to the end of a line. One that is too long is read and dropped.
func readRaw(in *bufio.Reader) ([]byte, error) {
	var line []byte
	long := false
	for {
		part, err := in.ReadSlice('\n')
		if long = long || len(line)+len(part) > maxLine; !long {
			line = append(line, part...)
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
		case long && (err == nil || errors.Is(err, io.EOF)):
			return nil, errLong
		default:
			return line, err
		}
	}
}
