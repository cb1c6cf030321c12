package cli

import (
	"context"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
)

// readAll gathers everything that a reader gives.
func readAll(in io.Reader) (texts []string, bad []int, err error) {
	r := readLines(in)
	for {
		some, err := r.next(context.Background())
		for _, l := range some {
			if l.err != nil {
				bad = append(bad, l.number)
				continue
			}
			texts = append(texts, l.text)
		}
		if err != nil || len(some) == 0 {
			return texts, bad, err
		}
	}
}

func TestReadLines(t *testing.T) {
	for name, c := range map[string]struct {
		in   string
		want []string
	}{
		"nothing":          {"", nil},
		"blank":            {"\n \n\r\n\t\n", nil},
		"no end":           {"one\ntwo", []string{"one", "two"}},
		"windows":          {"one\r\ntwo\r\n", []string{"one", "two"}},
		"old mac":          {"one\rtwo\r", []string{"one", "two"}},
		"mark":             {"\ufeffone\n", []string{"one"}},
		"bytes and nought": {"a\xff\x00b\n", []string{"a\ufffd\ufffdb"}},
		"cells":            {"a\tb\n", []string{"a\tb"}},
	} {
		got, bad, err := readAll(strings.NewReader(c.in))
		if err != nil || len(bad) > 0 || !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, %v, %v, want %q", name, got, bad, err, c.want)
		}
	}
}

func TestReadLinesTooLong(t *testing.T) {
	long := strings.Repeat("x", maxLine+1)
	got, bad, err := readAll(strings.NewReader("one\n" + long + "\ntwo\n" + long))
	if err != nil || !slices.Equal(got, []string{"one", "two"}) || !slices.Equal(bad, []int{2, 4}) {
		t.Errorf("got %q, %v, %v", got, bad, err)
	}
	just := strings.Repeat("x", maxLine-1)
	if got, bad, err := readAll(strings.NewReader(just + "\n")); err != nil || len(bad) > 0 || len(got) != 1 || got[0] != just {
		t.Errorf("a line that is just short enough: %d, %v, %v", len(got), bad, err)
	}
}

// brokenReader gives a line and then fails.
type brokenReader struct{ given bool }

func (b *brokenReader) Read(p []byte) (int, error) {
	if b.given {
		return 0, errors.New("the stick was pulled")
	}
	b.given = true
	return copy(p, "one\n"), nil
}

func TestReadLinesBroken(t *testing.T) {
	got, _, err := readAll(&brokenReader{})
	if !slices.Equal(got, []string{"one"}) || err == nil || !strings.Contains(err.Error(), "the stick was pulled") {
		t.Errorf("got %q, %v", got, err)
	}
}

// TestReadLinesStopped: Ctrl+C ends the waiting for a line that nobody types.
func TestReadLinesStopped(t *testing.T) {
	in, _ := io.Pipe()
	defer in.Close()
	ctx, stop := context.WithCancel(context.Background())
	stop()
	if some, err := readLines(in).next(ctx); len(some) > 0 || !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, %v", some, err)
	}
}
