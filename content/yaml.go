package content

import (
	"errors"
	"io"
	"sort"
	"strings"

	"go.yaml.in/yaml/v3"
)

// Bounds on the YAML of one file. They are far above what a pack needs, and
// low enough that a file made to hurt is refused before it is walked.
const (
	maxNodes = 5000
	maxDepth = 8
)

// parseYAML reads one document into nodes and refuses all that a pack has no
// use for: several documents, anchors and aliases (which can unfold into
// gigabytes), tags, and more or deeper nodes than the bounds allow. The error
// is a *lineError with a line of text.
func parseYAML(text string) (*yaml.Node, error) {
	var doc yaml.Node
	err := decodeOne(text, &doc)
	if errors.Is(err, io.EOF) {
		return nil, &lineError{1, errEmpty}
	}
	if err != nil {
		return nil, &lineError{blame(text, err), errors.New("the YAML cannot be read: " + reason(err))}
	}
	left := maxNodes
	if err := bounded(doc.Content[0], 1, &left); err != nil {
		return nil, err
	}
	return doc.Content[0], nil
}

var errEmpty = errors.New("there are no keys here; write them first")

// errManyDocuments stands for text after the first document, which the YAML
// package would pass over in silence.
var errManyDocuments = errors.New("a line of --- or ... starts a second document")

// decodeOne reads exactly one document.
func decodeOne(text string, doc *yaml.Node) error {
	dec := yaml.NewDecoder(strings.NewReader(text))
	if err := dec.Decode(doc); err != nil {
		return err
	}
	if err := dec.Decode(new(yaml.Node)); !errors.Is(err, io.EOF) {
		return errManyDocuments
	}
	return nil
}

// blame finds the line that an error is about: the first at which reading the
// text up to there fails in the same way. The YAML package's own line is one
// off for some errors, the start of the enclosing block for others and missing
// for a few, so it is of no use to somebody looking for a slip.
func blame(text string, err error) int {
	lines := strings.SplitAfter(text, "\n")
	want := reason(err)
	n := sort.Search(len(lines), func(i int) bool {
		var doc yaml.Node
		err := decodeOne(strings.Join(lines[:i+1], ""), &doc)
		return err != nil && reason(err) == want
	})
	return min(n+1, len(lines))
}

// reason is what the YAML package says, without its name and its line.
func reason(err error) string {
	text := strings.TrimPrefix(err.Error(), "yaml: ")
	if rest, ok := strings.CutPrefix(text, "line "); ok {
		if _, after, ok := strings.Cut(rest, ": "); ok {
			return after
		}
	}
	return text
}

// bounded walks the nodes once, counting down what is left of them.
func bounded(n *yaml.Node, depth int, left *int) error {
	*left--
	switch {
	case *left < 0:
		return &lineError{n.Line, errors.New("the YAML is too long; a file may hold 5,000 values")}
	case depth > maxDepth:
		return &lineError{n.Line, errors.New("the YAML is nested too deeply; eight levels are enough")}
	case n.Kind == yaml.AliasNode || n.Anchor != "":
		return &lineError{n.Line, errors.New("anchors (&) and aliases (*) are not read here; write the value out")}
	case n.Style&yaml.TaggedStyle != 0:
		return &lineError{n.Line, errors.New("tags (!) are not read here; write the value in quotes")}
	}
	for _, child := range n.Content {
		if err := bounded(child, depth+1, left); err != nil {
			return err
		}
	}
	return nil
}
