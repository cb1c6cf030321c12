package store

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"unicode"
)

// Why says for what kind of reason a file was not accepted.
type Why int

// The reasons. Each has a next step of its own.
const (
	NotSession Why = iota // another kind of file
	Damaged               // ours, but bytes of it are missing or wrong
	Hostile               // holds what doorstep never writes
	Newer                 // of a format after this program's
	TooLarge              // beyond the largest document
	NotRegular            // a folder, a pipe, a device
)

// Refused is the error of every file that is not accepted as a session. The
// file itself was only read.
type Refused struct {
	Path   string
	Why    Why
	Detail string // half a sentence: what was found
}

// Error is one sentence: what happened, what is safe, what to do next.
func (r *Refused) Error() string {
	next := map[Why]string{
		NotSession: "choose a file that doorstep made",
		Damaged:    "try doorstep check --salvage to save what can be read",
		Hostile:    "ask whoever sent it for a new copy",
		Newer:      "open it with the doorstep that wrote it, or a later one",
		TooLarge:   "choose a file that doorstep made",
		NotRegular: "choose a file that doorstep made",
	}[r.Why]
	what := map[Why]string{
		NotSession: "is not a session file",
		Damaged:    "is damaged",
		Hostile:    "was not opened, because doorstep never writes such a file",
		Newer:      "was written by a newer doorstep",
		TooLarge:   "is too large for a session",
		NotRegular: "is not a file",
	}[r.Why]
	return fmt.Sprintf("%s %s (%s); it was left as it is; %s", shown(r.Path), what, r.Detail, next)
}

// refuse makes a Refused without its path, which the caller of the check
// knows.
func refuse(why Why, format string, args ...any) *Refused {
	return &Refused{Why: why, Detail: fmt.Sprintf(format, args...)}
}

// at fills in the path of a Refused.
func at(path string, err error) error {
	var r *Refused
	if errors.As(err, &r) && r.Path == "" {
		r.Path = path
	}
	return err
}

// detail is what was found wrong, without whose file it is.
func detail(err error) string {
	var r *Refused
	if errors.As(err, &r) {
		return r.Detail
	}
	return err.Error()
}

// shown is a path's last part as a message may hold it: names of files come
// from strangers too.
func shown(path string) string { return clean(filepath.Base(path)) }

// clean makes one line of a text, and replaces what a terminal would obey
// rather than show: control characters and the marks that turn the direction
// of text around.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\r' || r == '\t':
			return ' '
		case unicode.IsControl(r) || r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069':
			return unicode.ReplacementChar
		}
		return r
	}, s)
}
