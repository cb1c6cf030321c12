package session

import (
	"cmp"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"time"

	"doorstep/content"

	"go.yaml.in/yaml/v3"
)

// practiceBook is the practice data as read: its parts in the order in which
// they are played, and every row that has a name.
type practiceBook struct {
	parts    []*practicePart
	names    map[string]*practiceRow
	problems content.Problems
}

// practicePart is one file: one sitting at the laptop.
type practicePart struct {
	file     string
	line     int
	activity string
	from, to time.Time
	agenda   *practiceRow            // nil: the sitting is not the activity's own
	each     map[string]practiceKeys // fields that all rows of a kind start with
	steps    []*practiceStep
}

// practiceStep is rows that were typed one after the other, or at once.
type practiceStep struct {
	at       time.Time // zero: it follows the step before
	together bool
	rows     []*practiceRow
}

// practiceRow is one record to be made or, where it has targets, records to be
// changed.
type practiceRow struct {
	file    string
	line    int
	seq     int // its place in the order of playing
	kind    string
	name    string
	keys    practiceKeys
	targets []*practiceRow
	rests   []*practiceRow
	values  []practiceValue
	id      ID // once it was played
}

// practiceKeys are the fields of a row as they stand in the file.
type practiceKeys map[string]practiceKey

type practiceKey struct {
	line int
	node *yaml.Node
}

// readPractice reads and checks all files, and tells all that is wrong at once.
func readPractice(files fs.FS) (*practiceBook, error) {
	b := &practiceBook{names: map[string]*practiceRow{}}
	names, err := fs.Glob(files, "*.yaml")
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		raw, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		var doc yaml.Node
		if err := yaml.Unmarshal(raw, &doc); err != nil || len(doc.Content) == 0 {
			b.note(name, 1, "the file can't be read as YAML: %v", err)
			continue
		}
		b.readPart(name, doc.Content[0])
	}
	b.inOrder()
	b.check()
	if len(b.problems) == 0 {
		return b, nil
	}
	slices.SortFunc(b.problems, func(x, y content.Problem) int {
		return cmp.Or(cmp.Compare(x.File, y.File), cmp.Compare(x.Line, y.Line), cmp.Compare(x.Text, y.Text))
	})
	return nil, b.problems
}

func (b *practiceBook) note(file string, line int, format string, args ...any) {
	b.problems = append(b.problems, content.Problem{File: file, Line: line, Text: fmt.Sprintf(format, args...)})
}

// readPart reads one file.
func (b *practiceBook) readPart(file string, n *yaml.Node) {
	part := &practicePart{file: file, line: n.Line, each: map[string]practiceKeys{}}
	keys := b.pairs(file, n)
	text := func(name string) string {
		if k, ok := keys[name]; ok {
			return k.node.Value
		}
		return ""
	}
	part.activity = text("activity")
	if !validActivity(part.activity) {
		b.note(file, keys["activity"].line, "%.40q is not an activity", part.activity)
	}
	part.from = b.moment(file, n.Line, "2006-01-02 15:04", text("from"))
	part.to = b.moment(file, n.Line, "2006-01-02 15:04", text("to"))
	if !part.from.Before(part.to) {
		b.note(file, n.Line, "the sitting must end after it begins")
	}
	for name, k := range keys {
		switch name {
		case "activity", "from", "to", "steps":
		case "agenda":
			part.agenda = &practiceRow{file: file, line: k.line, kind: KindAgenda, keys: b.pairs(file, k.node)}
		case "each":
			for kind, fields := range b.pairs(file, k.node) {
				b.knownKind(file, fields.line, kind)
				part.each[kind] = b.pairs(file, fields.node)
			}
		default:
			b.note(file, k.line, "unknown key %q", name)
		}
	}
	// After "each", whichever stands first in the file.
	if k, ok := keys["steps"]; ok {
		for _, step := range b.list(file, k.node) {
			b.readStep(part, step)
		}
	}
	b.parts = append(b.parts, part)
}

// readStep reads one step: its own keys, and rows of one kind or several.
func (b *practiceBook) readStep(part *practicePart, n *yaml.Node) {
	step := &practiceStep{}
	keys := b.pairs(part.file, n)
	var with practiceKeys
	for name, k := range keys {
		switch name {
		case "with":
			with = b.pairs(part.file, k.node)
		case "together":
			var err error
			if step.together, err = practiceBool(k.node); err != nil {
				b.note(part.file, k.line, "together: %v", err)
			}
		case "at":
			day := part.from.Format("2006-01-02 ")
			step.at = b.moment(part.file, k.line, "2006-01-02 15:04", day+k.node.Value)
			if step.at.Before(part.from) || !step.at.Before(part.to) {
				b.note(part.file, k.line, "%s is outside this sitting", k.node.Value)
			}
		}
	}
	if n.Kind == yaml.MappingNode {
		for i := 0; i+1 < len(n.Content); i += 2 {
			kind := n.Content[i].Value
			if kind == "with" || kind == "together" || kind == "at" {
				continue
			}
			if kind != "set" {
				b.knownKind(part.file, n.Content[i].Line, kind)
			}
			for _, row := range b.list(part.file, n.Content[i+1]) {
				step.rows = append(step.rows, b.readRow(part, kind, with, row))
			}
		}
	}
	part.steps = append(part.steps, step)
}

// readRow reads one row. Its own fields win over the step's, and those over
// the file's.
func (b *practiceBook) readRow(part *practicePart, kind string, with practiceKeys, n *yaml.Node) *practiceRow {
	row := &practiceRow{file: part.file, line: n.Line, kind: kind, keys: practiceKeys{}}
	for _, keys := range []practiceKeys{part.each[kind], with, b.pairs(part.file, n)} {
		for name, k := range keys {
			row.keys[name] = k
		}
	}
	if k, ok := row.keys["as"]; ok {
		row.name = k.node.Value
		delete(row.keys, "as")
	} else if field := practiceNameField[kind]; field != "" {
		if k, ok := row.keys[field]; ok {
			row.name = k.node.Value
		}
	}
	if row.name == "" {
		return row
	}
	if twin := b.names[row.name]; twin != nil {
		b.note(row.file, row.line, "the name %q is taken already, by %s:%d", row.name, twin.file, twin.line)
		return row
	}
	b.names[row.name] = row
	return row
}

// practiceNameField is what people and tables are called by without being
// given a name.
var practiceNameField = map[string]string{KindParticipant: "alias", KindTable: "label"}

// knownKind says whether rows of the kind can be written, and notes it if not.
func (b *practiceBook) knownKind(file string, line int, kind string) {
	switch {
	case kind == KindAgenda || kind == KindLink:
		b.note(file, line, "a %s isn't written as a row; use agenda at the head of the file, or rests_on in a row", kind)
	case practiceFields()[kind] == nil:
		b.note(file, line, "unknown kind %q", kind)
	}
}

// pairs reads a mapping, and notes a key that stands in it twice.
func (b *practiceBook) pairs(file string, n *yaml.Node) practiceKeys {
	keys := practiceKeys{}
	if n.Kind != yaml.MappingNode {
		b.note(file, n.Line, "there should be keys and values here")
		return keys
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		name := n.Content[i]
		if _, twice := keys[name.Value]; twice {
			b.note(file, name.Line, "the key %q stands here twice", name.Value)
		}
		keys[name.Value] = practiceKey{name.Line, n.Content[i+1]}
	}
	return keys
}

func (b *practiceBook) list(file string, n *yaml.Node) []*yaml.Node {
	if n.Kind != yaml.SequenceNode {
		b.note(file, n.Line, "there should be a list here")
		return nil
	}
	return n.Content
}

// moment reads a local time of the invented town.
func (b *practiceBook) moment(file string, line int, layout, text string) time.Time {
	t, err := time.ParseInLocation(layout, strings.TrimSpace(text), practiceZone)
	if err != nil {
		b.note(file, line, "%q is not a time such as 2026-05-10 09:00", text)
	}
	return t
}

// inOrder sorts the parts by time and numbers the rows as they will be played.
func (b *practiceBook) inOrder() {
	slices.SortStableFunc(b.parts, func(x, y *practicePart) int { return x.from.Compare(y.from) })
	seq := 0
	for i, part := range b.parts {
		if i > 0 && part.from.Before(b.parts[i-1].to) {
			b.note(part.file, part.line, "the sitting begins before the end of %s", b.parts[i-1].file)
		}
		last := part.from
		for _, step := range part.steps {
			if !step.at.IsZero() && step.at.Before(last) {
				b.note(part.file, part.line, "the step at %s comes after a later one", step.at.Format("15:04"))
			}
			if !step.at.IsZero() {
				last = step.at
			}
			for _, row := range step.rows {
				seq++
				row.seq = seq
			}
		}
	}
}
