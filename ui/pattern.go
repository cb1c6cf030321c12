package ui

import (
	"regexp"
	"sync"
)

// pattern is a regular expression that is made when it is first used. Most of them
// are the plain form's, and every start of the screen would pay for all.
func pattern(text string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(text) })
}
