package content

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// source is one file being read: where each of its keys stands, and what is
// wrong with it. Values are named by their path, such as
// "captures.0.fields.2.type".
type source struct {
	file     string
	marks    map[string]mark
	problems Problems
}

// mark says on which line a value stands, and whether it was read without a
// problem. Checks of meaning look only at values that were: a number that is
// not a number has been told once, and that is enough.
type mark struct {
	line int
	good bool
}

func newSource(file string) *source {
	return &source{file: file, marks: map[string]mark{}}
}

// note keeps a problem on a line.
func (s *source) note(line int, format string, args ...any) {
	s.problems = append(s.problems, Problem{s.file, max(line, 1), fmt.Sprintf(format, args...)})
}

// noteErr keeps an error on the line that it names, or else on the first.
func (s *source) noteErr(err error) {
	var at *lineError
	if errors.As(err, &at) {
		s.note(at.line, "%v", at.err)
		return
	}
	s.note(1, "%v", err)
}

// noteAt keeps a problem with the value at a path.
func (s *source) noteAt(path, format string, args ...any) {
	s.note(s.line(path), format, args...)
}

// line is where the value at a path stands. For a value that the file leaves
// out it is the line of what should have held it.
func (s *source) line(path string) int {
	for {
		if m, ok := s.marks[path]; ok {
			return m.line
		}
		cut := strings.LastIndexByte(path, '.')
		if cut < 0 {
			return max(s.marks[""].line, 1)
		}
		path = path[:cut]
	}
}

// good says whether the file gives a value at a path, and one of the right
// type.
func (s *source) good(path string) bool { return s.marks[path].good }

// reader takes one YAML value in, and says whether it was of the right type.
// It notes what is wrong itself.
type reader func(path string, n *yaml.Node) bool

// key is one of the keys that a mapping may have.
type key struct {
	name string
	need bool
	read reader
}

// must and may make the keys of a mapping.
func must(name string, read reader) key { return key{name, true, read} }
func may(name string, read reader) key  { return key{name, false, read} }

// read takes a value in and marks where it stands.
func (s *source) read(path string, line int, n *yaml.Node, read reader) bool {
	s.marks[path] = mark{line: line}
	good := read(path, n)
	s.marks[path] = mark{line, good}
	return good
}

// mapping reads a set of keys and values. What names it in messages, as in
// "the field has no label". A problem within a value is that value's; the
// mapping itself is good as soon as it is one.
func (s *source) mapping(path, what string, n *yaml.Node, keys ...key) bool {
	if n.Kind != yaml.MappingNode {
		s.note(n.Line, "the %s must be written as keys and values, one `key: value` a line", what)
		return false
	}
	names := make([]string, len(keys))
	for i, k := range keys {
		names[i] = k.name
	}
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		name, value := n.Content[i], n.Content[i+1]
		at := index(names, name)
		switch {
		case at < 0:
			s.note(name.Line, "%s", unknown("key", name.Value, names))
		case seen[name.Value]:
			s.note(name.Line, "the %s has the key %q twice", what, name.Value)
		default:
			seen[name.Value] = true
			s.read(join(path, name.Value), name.Line, value, keys[at].read)
		}
	}
	for _, k := range keys {
		if k.need && !seen[k.name] {
			s.noteAt(path, "the %s has no %s", what, k.name)
		}
	}
	return true
}

// index finds the key that a node names, or -1.
func index(names []string, n *yaml.Node) int {
	for i, name := range names {
		if n.Kind == yaml.ScalarNode && n.Value == name {
			return i
		}
	}
	return -1
}

// each reads a list, value by value.
func (s *source) each(read reader) reader {
	return func(path string, n *yaml.Node) bool {
		if n.Kind != yaml.SequenceNode {
			s.noteAt(path, "%s must be a list", last(path))
			return false
		}
		for i, value := range n.Content {
			s.read(join(path, strconv.Itoa(i)), value.Line, value, read)
		}
		return true
	}
}

// texts reads a list of one-line texts.
func (s *source) texts(dst *[]string) reader {
	return s.each(func(path string, n *yaml.Node) bool {
		var text string
		good := s.text(&text)(path, n)
		if good {
			*dst = append(*dst, text)
		}
		return good
	})
}

// text reads text of one line.
func (s *source) text(dst *string) reader {
	return func(path string, n *yaml.Node) bool {
		if !s.prose(dst)(path, n) {
			return false
		}
		if strings.Contains(*dst, "\n") {
			s.noteAt(path, "%s must be one line", last(path))
			return false
		}
		return true
	}
}

// prose reads text of one line or more.
func (s *source) prose(dst *string) reader {
	return func(path string, n *yaml.Node) bool {
		if n.Kind == yaml.ScalarNode && n.ShortTag() != "!!str" && n.ShortTag() != "!!null" {
			s.noteAt(path, "%s must be text; write %q in quotes", last(path), n.Value)
			return false
		}
		return s.scalar(dst)(path, n)
	}
}

// scalar reads one value as it is typed, be it text, a number, or true or
// false.
func (s *source) scalar(dst *string) reader {
	return func(path string, n *yaml.Node) bool {
		value := strings.TrimSpace(n.Value)
		switch {
		case n.Kind != yaml.ScalarNode:
			s.noteAt(path, "%s must be text", last(path))
		case n.ShortTag() == "!!null" || value == "":
			s.noteAt(path, "%s is empty; fill it in or leave the key out", last(path))
		case strings.ContainsFunc(value, func(r rune) bool { return r != '\n' && r != '\t' && control(r) }):
			s.noteAt(path, "%s holds a control character, which a screen might obey; take it out", last(path))
		default:
			*dst = value
			return true
		}
		return false
	}
}

// whole reads a whole number.
func (s *source) whole(dst *int) reader {
	return func(path string, n *yaml.Node) bool {
		if n.Kind == yaml.ScalarNode && n.ShortTag() == "!!int" {
			if v, err := strconv.ParseInt(n.Value, 10, 32); err == nil {
				*dst = int(v)
				return true
			}
		}
		s.noteAt(path, "%s must be a whole number", last(path))
		return false
	}
}

// bound reads a whole number that may be left out.
func (s *source) bound(dst **int) reader {
	return func(path string, n *yaml.Node) bool {
		var v int
		good := s.whole(&v)(path, n)
		if good {
			*dst = &v
		}
		return good
	}
}

// truth reads true or false.
func (s *source) truth(dst *bool) reader {
	return func(path string, n *yaml.Node) bool {
		if n.Kind == yaml.ScalarNode && n.ShortTag() == "!!bool" {
			*dst = strings.EqualFold(n.Value, "true")
			return true
		}
		s.noteAt(path, "%s must be true or false", last(path))
		return false
	}
}

// join adds a step to a path.
func join(path, step string) string {
	if path == "" {
		return step
	}
	return path + "." + step
}

// last names a value for a message: its key, or for one value of a list what
// the list is called.
func last(path string) string {
	cut := strings.LastIndexByte(path, '.')
	name := path[cut+1:]
	if _, err := strconv.Atoi(name); err == nil && cut >= 0 {
		return "each of " + last(path[:cut])
	}
	return name
}
