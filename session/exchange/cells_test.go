package exchange

import (
	"reflect"
	"strings"
	"testing"
)

func TestCells(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		want       [][]string
		delim      rune
	}{
		{"tabs", "a\tb\r\n\r\n\tc\r\n", [][]string{{"a", "b"}, {"", "c"}}, '\t'},
		{"commas and quotes", "service,quote\n\"Land, tax\",\"He said \"\"no\"\"\"\n", [][]string{{"service", "quote"}, {"Land, tax", `He said "no"`}}, ','},
		{"a line break in a cell", "a;\"b\nc\"\nd;e\n", [][]string{{"a", "b\nc"}, {"d", "e"}}, ';'},
		{"a hint", "sep=;\na;b\n", [][]string{{"a", "b"}}, ';'},
		{"lines", "one\ntwo\n", [][]string{{"one"}, {"two"}}, 0},
		{"old line ends", "a\tb\rc\td", [][]string{{"a", "b"}, {"c", "d"}}, '\t'},
		{"nothing", " \n", nil, 0},
	} {
		rows, delim, err := Cells([]byte(tt.text))
		if err != nil || delim != tt.delim || !reflect.DeepEqual(rows, tt.want) {
			t.Errorf("%s: %q by %q, %v; want %q by %q", tt.name, rows, delim, err, tt.want, tt.delim)
		}
	}
	if _, _, err := Cells([]byte(strings.Repeat("a,b\n", MaxRows+1))); err == nil {
		t.Error("a table without end was read")
	}
}
