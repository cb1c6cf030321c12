package store

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"doorstep/session"
)

// shortPart and shortBytes are the lengths below which a part of a name, in
// characters, and a name among the bytes of a file are not looked for: they
// would be found by chance.
const (
	shortPart  = 3
	shortBytes = 6
)

// NamesSaid is why a copy without names was not made: somebody typed a real
// name into a record, where leaving the names out doesn't reach it.
type NamesSaid struct {
	// Records are those that hold one, such as "card #12".
	Records []string
}

// Error is one sentence; it repeats no name.
func (e *NamesSaid) Error() string {
	const most = 6
	list := e.Records
	more := ""
	if len(list) > most {
		list, more = list[:most], fmt.Sprintf(" and %d more", len(e.Records)-most)
	}
	return fmt.Sprintf("a real name stands in what was written down (%s%s), and its history keeps it after an edit, so no copy was made; "+
		"remove these records for good, or share with the names", strings.Join(list, ", "), more)
}

// nameSearch looks for real names in what is about to leave.
type nameSearch struct {
	full  []string          // every name that was ever given, as it was typed
	words [][]string        // the words of each, in lower case
	parts map[string]string // their longer words, in lower case, as they were typed
}

// searchNames looks for every name that the changes ever gave, also one that
// was changed since. One that is also somebody's alias is no real name.
func searchNames(changes []*session.Change) *nameSearch {
	aliases, given := map[string]bool{}, map[string]bool{}
	for _, c := range changes {
		if alias, ok := c.Value("alias").(string); ok {
			aliases[strings.ToLower(alias)] = true
		}
		if name, ok := c.Value("name").(string); ok && c.Op == session.OpName {
			given[name] = true
		}
	}
	n := &nameSearch{parts: map[string]string{}}
	for name := range given {
		words := nameWords(strings.ToLower(name))
		if len(words) == 0 || aliases[strings.ToLower(name)] {
			continue
		}
		n.full, n.words = append(n.full, name), append(n.words, words)
		for _, part := range nameWords(name) {
			if utf8.RuneCountInString(part) >= shortPart {
				n.parts[strings.ToLower(part)] = part
			}
		}
	}
	return n
}

// said lists the records in whose changes a whole name stands, and the parts
// of names that stand anywhere.
func (n *nameSearch) said(s *session.State) (records, parts []string) {
	if len(n.full) == 0 {
		return nil, nil
	}
	for _, c := range withoutNames(s.Changes()) {
		for _, text := range patchTexts(c.Patch()) {
			words := nameWords(strings.ToLower(text))
			for _, w := range words {
				if part, ok := n.parts[w]; ok {
					parts = append(parts, part)
				}
			}
			if slices.ContainsFunc(n.words, func(name []string) bool { return within(words, name) }) {
				records = append(records, recordWords(s, c.Kind, c.Record))
			}
		}
	}
	slices.Sort(records)
	slices.Sort(parts)
	return slices.Compact(records), slices.Compact(parts)
}

var errNameLeft = errors.New("a real name would stand in the copy all the same, so none was made; this is a fault of doorstep")

// inBytes looks for whole names among the bytes of a copy: the words people
// said and the method's own are known by then, so that anything else would be
// a name that was to be left out.
func (n *nameSearch) inBytes(body []byte, f *File) error {
	for _, name := range n.full {
		b := []byte(name)
		if len(b) < shortBytes || !bytes.Contains(body, b) {
			continue
		}
		explained := slices.ContainsFunc(f.Changes, func(c *session.Change) bool {
			return slices.ContainsFunc(patchTexts(c.Patch()), func(t string) bool { return strings.Contains(t, name) })
		})
		for _, blob := range f.Blobs {
			explained = explained || bytes.Contains(blob, b)
		}
		if !explained {
			return errNameLeft
		}
	}
	return nil
}

func patchTexts(p session.Patch) []string {
	var texts []string
	for _, v := range p {
		switch v := v.(type) {
		case string:
			texts = append(texts, v)
		case []string:
			texts = append(texts, v...)
		}
	}
	return texts
}

// nameWords are the runs of letters, marks and digits in a text; joiners
// belong to a word, since some scripts are written with them.
func nameWords(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool {
		return r != '\u200c' && r != '\u200d' && !unicode.In(r, unicode.L, unicode.M, unicode.N)
	})
}

// within says whether the words of a name follow one another in a text.
func within(text, name []string) bool {
	for i := 0; i+len(name) <= len(text); i++ {
		if slices.Equal(text[i:i+len(name)], name) {
			return true
		}
	}
	return false
}
