package exchange

import (
	"errors"
	"fmt"
	"slices"
)

// Problem is something in a table that somebody should know of. It never holds
// what stands in a cell that may be a name.
type Problem struct {
	// Line is the text's line, 0 where the problem is with the whole table.
	Line int
	// Text is a sentence without its full stop.
	Text string
	// Stop says that nothing should be added before it is mended.
	Stop bool
}

// String is the problem with its line.
func (p Problem) String() string {
	if p.Line == 0 {
		return p.Text
	}
	return fmt.Sprintf("line %d: %s", p.Line, p.Text)
}

// Stops is the first of the problems that forbids adding anything, and how
// many more there are; nil where none does.
func Stops(problems []Problem) error {
	first, more := -1, 0
	for i, p := range problems {
		switch {
		case !p.Stop:
		case first < 0:
			first = i
		default:
			more++
		}
	}
	switch {
	case first < 0:
		return nil
	case more > 0:
		return fmt.Errorf("%s (and %d more like it)", problems[first], more)
	}
	return errors.New(problems[first].String())
}

// report collects the problems of one table.
type report []Problem

func (r *report) note(line int, format string, args ...any) {
	*r = append(*r, Problem{line, fmt.Sprintf(format, args...), false})
}

func (r *report) stop(line int, format string, args ...any) {
	*r = append(*r, Problem{line, fmt.Sprintf(format, args...), true})
}

// about notes what is wrong with the table as a whole.
func (r *report) about(t Table) {
	if t.Replaced {
		r.note(0, "some letters could not be read, and stand as \ufffd; save the table as CSV (UTF-8) and read it again")
	}
}

// sorted are the problems in the order of the lines.
func (r *report) sorted() []Problem {
	slices.SortStableFunc(*r, func(a, b Problem) int { return a.Line - b.Line })
	return *r
}
