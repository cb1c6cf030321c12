package content

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Problem is one thing that is wrong in one file of a pack.
type Problem struct {
	File string // path inside the pack folder, such as "en/1.6-criticism.md"
	Line int    // from 1; 1 where the file as a whole is meant
	Text string // one plain sentence, without a full stop
}

// String gives the problem as file:line: text, which editors can jump to.
func (p Problem) String() string {
	return fmt.Sprintf("%s:%d: %s", p.File, p.Line, p.Text)
}

// Problems are all the things that are wrong in a pack, sorted by file and
// line. As an error they are one line each.
type Problems []Problem

// Error lists the problems, one a line.
func (ps Problems) Error() string {
	lines := make([]string, len(ps))
	for i, p := range ps {
		lines[i] = p.String()
	}
	return strings.Join(lines, "\n")
}

// err gives the problems as an error in their final order, and nil where there
// are none. The same problem met twice, as when two languages are read over the
// same file, is told once.
func (ps Problems) err() error {
	if len(ps) == 0 {
		return nil
	}
	slices.SortFunc(ps, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Text, b.Text))
	})
	return slices.Compact(ps)
}

// unknown words a name that is not among those known, with the one that was
// probably meant.
func unknown(what, name string, known []string) string {
	text := fmt.Sprintf("unknown %s %q", what, name)
	if near := nearest(name, known); near != "" {
		text += fmt.Sprintf("; did you mean %q?", near)
	}
	return text
}

// nearest finds the known name that is at most two slips of the finger away
// from name, or "".
func nearest(name string, known []string) string {
	best, slips := "", 3
	for _, k := range known {
		// A word as short as the slips in it is not a slip of anything.
		if d := distance(name, k); d < slips && d < len(k) {
			best, slips = k, d
		}
	}
	return best
}

// distance counts the letters to add, drop or change to get from a to b. Names
// that differ much in length are not counted out: the answer is only ever
// compared with two.
func distance(a, b string) int {
	if len(a)-len(b) > 2 || len(b)-len(a) > 2 {
		return 3
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			change := diagonal
			if a[i] != b[j] {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(change, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
