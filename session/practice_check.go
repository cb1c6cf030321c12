package session

import (
	"errors"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"
)

// practiceValue is one field of a row, ready to be written but for the ids of
// records that aren't made yet.
type practiceValue struct {
	field string
	value any            // string (with holes), int64, bool or []string
	refs  []*practiceRow // for a reference, in place of value
	many  bool           // whether it is a list of references
}

// practiceFields are the fields of each kind by name, with their Go types, as
// the tags of the types tell.
var practiceFields = sync.OnceValue(func() map[string]map[string]reflect.Type {
	kinds := map[string]map[string]reflect.Type{}
	for t, kind := range kindOf {
		kinds[kind] = map[string]reflect.Type{}
		for _, f := range plan(t) {
			kinds[kind][f.name] = t.FieldByIndex(f.index).Type
		}
	}
	return kinds
})

// practiceRefs narrows what a reference may point to. A field that is not here
// may point to anything.
var practiceRefs = map[string]string{
	"by": KindParticipant, "host": KindParticipant, "people": KindParticipant,
	"owner": KindParticipant, "champion": KindParticipant, "helper": KindParticipant,
	"table": KindTable, "service": KindService, "assignment": KindAssignment, "visit": KindVisit,
	"theme": KindTheme, "ballot": KindBallot, "problem": KindProblem, "parent": KindWhy, "why": KindWhy,
	"pov": KindPOV, "hmw": KindHMW, "persona": KindPersona, "concept": KindConcept, "action": KindAction,
	"was": KindJourneyStep,
}

// practiceHole is a name in braces, to be replaced by its record's number.
var practiceHole = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\{(\w+)\}`) })

var practiceOrigins = []string{"observed", "told", "estimated"}

// check turns what stands in every row into values, and notes what is wrong.
func (b *practiceBook) check() {
	for _, part := range b.parts {
		if part.agenda != nil {
			b.checkRow(part.agenda)
		}
		for _, step := range part.steps {
			for _, row := range step.rows {
				b.checkRow(row)
			}
		}
	}
}

func (b *practiceBook) checkRow(row *practiceRow) {
	kind := row.kind
	if kind == "set" {
		kind = b.checkTargets(row)
	}
	fields := practiceFields()[kind]
	if fields == nil {
		return // noted where the kind was read
	}
	if len(row.keys) == 0 {
		b.note(row.file, row.line, "there is nothing to write in this %s", kind)
	}
	for name, k := range row.keys {
		if name == "rests_on" {
			row.rests = b.lookAll(row, k, "")
			b.earlier(row, k.line, row.rests)
			if row.kind == "set" {
				b.note(row.file, k.line, "rests_on belongs in the row that makes the record")
			}
			continue
		}
		v, err := b.value(row, fields, name, k)
		if err != nil {
			b.note(row.file, k.line, "in this %s, %s: %v", kind, name, err)
			continue
		}
		row.values = append(row.values, v)
	}
}

// checkTargets reads which records a "set" changes, and gives their kind.
func (b *practiceBook) checkTargets(row *practiceRow) string {
	k, ok := row.keys["of"]
	delete(row.keys, "of")
	if !ok {
		b.note(row.file, row.line, "a set needs an \"of\" that names what it changes")
		return ""
	}
	row.targets = b.lookAll(row, k, "")
	b.earlier(row, k.line, row.targets)
	for _, t := range row.targets {
		if t.kind != row.targets[0].kind {
			b.note(row.file, k.line, "a set changes records of one kind, not a %s and a %s", row.targets[0].kind, t.kind)
		}
	}
	if len(row.targets) == 0 {
		return ""
	}
	return row.targets[0].kind
}

// value reads one field of a row.
func (b *practiceBook) value(row *practiceRow, fields map[string]reflect.Type, name string, k practiceKey) (practiceValue, error) {
	v := practiceValue{field: name}
	t, ok := fields[name]
	if !ok {
		if figure, cut := strings.CutSuffix(name, OriginSuffix); !cut || !practiceFigure(fields, figure) {
			return v, errors.New("there is no such field")
		}
		if !slices.Contains(practiceOrigins, k.node.Value) {
			return v, fmt.Errorf("%q is not one of %s", k.node.Value, strings.Join(practiceOrigins, ", "))
		}
		v.value = k.node.Value
		return v, nil
	}
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	var err error
	switch t {
	case reflect.TypeFor[ID]():
		v.refs = b.lookAll(row, k, practiceRefs[name])
		if k.node.Kind != yaml.ScalarNode {
			err = errors.New("it takes one name, not a list")
		}
		if row.kind == "set" || row.kind == KindVote {
			b.earlier(row, k.line, v.refs) // a vote is named by its ends
		}
	case reflect.TypeFor[[]ID]():
		v.refs, v.many = b.lookAll(row, k, practiceRefs[name]), true
		b.earlier(row, k.line, v.refs)
	case reflect.TypeFor[[]string]():
		v.value, err = practiceTexts(k.node)
	case reflect.TypeFor[int]():
		v.value, err = practiceInt(k.node)
	case reflect.TypeFor[bool]():
		v.value, err = practiceBool(k.node)
	default:
		v.value, err = practiceText(k.node)
		b.holes(row, k)
	}
	return v, err
}

// practiceFigure says whether a field is a figure that can have an origin of
// its own: a number that may be missing, in a record that has an origin.
func practiceFigure(fields map[string]reflect.Type, name string) bool {
	return fields["origin"] != nil && fields[name] == reflect.TypeFor[*int]()
}

func practiceText(n *yaml.Node) (string, error) {
	// A date is text here, as it is in the log.
	if n.Kind != yaml.ScalarNode || n.ShortTag() != "!!str" && n.ShortTag() != "!!timestamp" {
		return "", fmt.Errorf("%q is not text; write it in quotes", n.Value)
	}
	if strings.TrimSpace(n.Value) == "" {
		return "", errors.New("it is empty; leave it out")
	}
	return n.Value, nil
}

func practiceTexts(n *yaml.Node) ([]string, error) {
	if n.Kind != yaml.SequenceNode || len(n.Content) == 0 {
		return nil, errors.New("it takes a list of texts")
	}
	var list []string
	for _, item := range n.Content {
		text, err := practiceText(item)
		if err != nil {
			return nil, err
		}
		list = append(list, text)
	}
	return list, nil
}

func practiceInt(n *yaml.Node) (int64, error) {
	i, err := strconv.ParseInt(n.Value, 10, 64)
	if err != nil || n.ShortTag() != "!!int" {
		return 0, fmt.Errorf("%q is not a whole number", n.Value)
	}
	return i, nil
}

func practiceBool(n *yaml.Node) (bool, error) {
	if n.ShortTag() != "!!bool" {
		return false, fmt.Errorf("%q is not true or false", n.Value)
	}
	return strings.EqualFold(n.Value, "true"), nil
}

// lookAll finds the rows that one name, or a list of names, stands for. kind
// is what they must be, "" for anything.
func (b *practiceBook) lookAll(row *practiceRow, k practiceKey, kind string) []*practiceRow {
	nodes := []*yaml.Node{k.node}
	if k.node.Kind == yaml.SequenceNode {
		nodes = k.node.Content
	}
	var found []*practiceRow
	for _, n := range nodes {
		switch r := b.names[n.Value]; {
		case r == nil:
			b.note(row.file, k.line, "nothing is named %q", n.Value)
		case kind != "" && r.kind != kind:
			b.note(row.file, k.line, "%q is a %s, not a %s", n.Value, r.kind, kind)
		default:
			found = append(found, r)
		}
	}
	return found
}

// earlier notes records that would be needed before they are made. A single
// reference may look ahead: it is written once its end is there.
func (b *practiceBook) earlier(row *practiceRow, line int, needed []*practiceRow) {
	for _, r := range needed {
		if r.seq >= row.seq {
			b.note(row.file, line, "%q is made only later", r.name)
		}
	}
}

// holes checks the names in a text.
func (b *practiceBook) holes(row *practiceRow, k practiceKey) {
	for _, m := range practiceHole().FindAllStringSubmatch(k.node.Value, -1) {
		switch r := b.names[m[1]]; {
		case r == nil:
			b.note(row.file, k.line, "nothing is named %q", m[1])
		case r.kind == KindVote || r.kind == KindSession:
			b.note(row.file, k.line, "%q is a %s, which has no number", m[1], r.kind)
		default:
			b.earlier(row, k.line, []*practiceRow{r})
		}
	}
}
