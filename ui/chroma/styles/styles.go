// Package styles keeps the styles that were registered.
package styles

import "github.com/alecthomas/chroma/v2"

// Registry has the styles by their names. Whoever writes to it while others
// read must see to the order himself, as Glamour does.
var Registry = map[string]*chroma.Style{}

// Register puts a style into the registry, in the place of one of its name.
func Register(s *chroma.Style) *chroma.Style {
	Registry[s.Name] = s
	return s
}
