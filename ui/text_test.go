package ui

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// TestSeenOf: a text is cut where no more of it can show, between two characters.
func TestSeenOf(t *testing.T) {
	for _, c := range []struct {
		text  string
		cells int
		want  string
	}{
		{"", -2, ""}, {"abc", -2, ""}, {"abc", 0, ""}, {"abc", 3, "abc"}, {"abcd", 3, "abc"}, {"কাab", 1, "কাa"},
	} {
		if got := seenOf(c.text, c.cells); got != c.want {
			t.Errorf("of %q, %d cells show %q", c.text, c.cells, got)
		}
	}
	long := strings.Repeat("কা", 500)
	if got := seenOf(long, 5); !utf8.ValidString(got) || width(got) < 5 || len(got) > 5*bytesPerCell {
		t.Errorf("of a long text %d bytes are looked at: %q", len(got), got)
	}
}
