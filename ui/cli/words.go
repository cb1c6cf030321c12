package cli

import (
	"fmt"

	"doorstep/session"
)

// shown is text as a terminal may have it, on one line.
func shown(text string) string { return session.OneLine(text) }

// plural counts things in words.
func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
