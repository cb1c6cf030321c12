package session

import (
	"encoding/binary"
	"iter"
	"slices"
	"sort"
	"strconv"
	"strings"
)

// written is what a change sets: its patch in canonical JSON, and where in it
// the value of each field ends. A log holds ten thousand of them, so nothing of
// it is decoded but what the text doesn't hold as it stands; a value is read
// where it is asked for.
type written struct {
	text string
	// ends are the places where the values end, four bytes each, in the order of
	// the text. A string takes eight bytes less than a slice.
	ends string
	// made are, beside each field, the lists and the texts with an escape in
	// them; nil where there is none.
	made *[]any
}

// fields is how many fields it sets.
func (w *written) fields() int { return len(w.ends) / 4 }

func (w *written) end(i int) int {
	b := w.ends[4*i : 4*i+4]
	return int(b[0]) | int(b[1])<<8 | int(b[2])<<16 | int(b[3])<<24
}

// field is the name of a field, and the JSON of its value.
func (w *written) field(i int) (name, value string) {
	start := len(`{"`)
	if i > 0 {
		start = w.end(i-1) + len(`,"`)
	}
	rest := w.text[start:w.end(i)]
	n := strings.IndexByte(rest, '"')
	return rest[:n], rest[n+len(`":`):]
}

// few is how many fields are looked through one by one.
const few = 8

// find is where a field stands, and the JSON of its value; at is -1 where it is
// not set.
func (w *written) find(field string) (at int, value string) {
	n := w.fields()
	if n > few {
		at, found := sort.Find(n, func(i int) int {
			name, _ := w.field(i)
			return strings.Compare(field, name)
		})
		if !found {
			return -1, ""
		}
		_, value = w.field(at)
		return at, value
	}
	for i := range n {
		if name, value := w.field(i); name == field {
			return i, value
		}
	}
	return -1, ""
}

// Sets says whether the change writes the field.
func (w *written) Sets(field string) bool {
	at, _ := w.find(field)
	return at >= 0
}

// Value is what the change writes into the field, as a patch holds it: nil
// where it unsets the field, or doesn't write it. A list must not be altered.
func (w *written) Value(field string) any {
	at, json := w.find(field)
	return w.value(at, json)
}

// Str is the text that the change writes into the field, "" for anything else.
func (w *written) Str(field string) string {
	at, json := w.find(field)
	s, _ := w.str(at, json)
	return s
}

// Fields are the names of the fields that the change writes, sorted.
func (w *written) Fields() iter.Seq[string] {
	return func(yield func(string) bool) {
		for i := range w.fields() {
			if name, _ := w.field(i); !yield(name) {
				return
			}
		}
	}
}

// Patch is all that the change writes, as a map of its own.
func (w *written) Patch() Patch {
	p := make(Patch, w.fields())
	for i := range w.fields() {
		name, json := w.field(i)
		p[name] = own(w.value(i, json))
	}
	return p
}

func (w *written) str(at int, json string) (text string, ok bool) {
	if json == "" || json[0] != '"' {
		return "", false
	}
	if w.made != nil {
		if text, ok := (*w.made)[at].(string); ok {
			return text, true
		}
	}
	return json[1 : len(json)-1], true
}

func (w *written) list(at int, json string) (list []string, ok bool) {
	if json == "" || json[0] != '[' {
		return nil, false
	}
	list, ok = (*w.made)[at].([]string)
	return list, ok
}

func (w *written) value(at int, json string) any {
	if json == "" {
		return nil
	}
	switch json[0] {
	case '"':
		s, _ := w.str(at, json)
		return s
	case '[':
		l, _ := w.list(at, json)
		return l
	case 'n':
		return nil
	case 't', 'f':
		return json[0] == 't'
	}
	n, _ := strconv.ParseInt(json, 10, 64)
	return n
}

// unset says whether the change writes the field without a value, or not at
// all.
func (w *written) unset(field string) bool {
	_, json := w.find(field)
	return json == "" || json[0] == 'n'
}

// readWritten reads canonical JSON, and refuses everything else: spaces,
// unsorted or doubled keys, floats, nested objects, needless escapes.
func readWritten(text string) (w written, err error) {
	if len(text) > MaxPatch {
		return w, errTooLong(len(text))
	}
	r := patchReader{s: text}
	var room [16 * 4]byte // for more than nearly all have
	ends := room[:0]
	last := ""
	r.expect('{')
	for !r.bad && r.peek() != '}' {
		if len(ends) > 0 {
			r.expect(',')
		}
		key := r.str()
		if r.bad || !ValidName(key) || len(ends) > 0 && key <= last || len(ends) == 4*MaxFields {
			return written{}, errNotCanonical
		}
		last = key
		r.expect(':')
		if v := r.value(); v != nil {
			w.keep(len(ends)/4, v)
		}
		ends = binary.LittleEndian.AppendUint32(ends, uint32(r.i))
	}
	r.expect('}')
	if r.bad || r.i != len(text) {
		return written{}, errNotCanonical
	}
	if w.made != nil {
		w.keep(len(ends)/4-1, nil)
		*w.made = slices.Clip(*w.made)
	}
	w.text, w.ends = text, string(ends)
	return w, nil
}

// keep puts a value that was made beside the field that has it.
func (w *written) keep(at int, v any) {
	if w.made == nil {
		w.made = &[]any{}
	}
	for len(*w.made) <= at {
		*w.made = append(*w.made, nil)
	}
	if v != nil {
		(*w.made)[at] = v
	}
}
