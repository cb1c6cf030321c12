// Package styles keeps the styles that were registered.
package styles

import "github.com/alecthomas/chroma/v2"

// Registry has the styles by their names. It has no lock: whoever uses it from
// several goroutines brings one, as Glamour does.
var Registry = map[string]*chroma.Style{}

// Register puts a style into the registry, in the place of one of its name.
func Register(s *chroma.Style) *chroma.Style {
	Registry[s.Name] = s
	return s
}
