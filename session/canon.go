package session

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Patch is the set of fields that a change writes. A value is nil (the field
// is unset), a string, an int64 within ±2^53, a bool, or a []string. There are
// no floats: they do not survive every tool unchanged.
type Patch map[string]any

// Limits of a patch, so that one row of a stranger's file is bounded work.
const (
	// MaxInt is the largest whole number that every JSON tool keeps exact.
	MaxInt = 1 << 53
	// MaxPatch is the length of a patch's JSON in bytes: eight texts of the
	// greatest length (MaxText), and half of what the reader lets SQLite hold
	// in one value.
	MaxPatch = 1 << 19
	// MaxFields is how many fields one patch may set; the widest kind has
	// fewer than fifty.
	MaxFields = 256
	maxName   = 64
)

var errNotCanonical = errors.New("the patch is not in canonical form")

// Encode writes the patch as canonical JSON: UTF-8, keys sorted, no spaces,
// and only those escapes that JSON demands. It fails on a value that is not
// one of the five kinds, on text that is not UTF-8, and on a patch that is too
// large.
func (p Patch) Encode() (string, error) {
	b, err := p.encode(make([]byte, 0, 32*len(p)+2))
	return string(b), err
}

// encode is Encode into bytes, which b has room for.
func (p Patch) encode(b []byte) ([]byte, error) {
	if len(p) > MaxFields {
		return nil, fmt.Errorf("a patch of %d fields is more than %d", len(p), MaxFields)
	}
	keys := make([]string, 0, 16) // more than nearly all have
	for k := range p {
		if !ValidName(k) {
			return nil, fmt.Errorf("%.80q is not a field name", k)
		}
		keys = append(keys, k)
	}
	slices.Sort(keys)
	b = append(b, '{')
	for i, k := range keys {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(b, '"')
		b = append(b, k...)
		b = append(b, '"', ':')
		var err error
		if b, err = appendValue(b, p[k]); err != nil {
			return nil, fmt.Errorf("field %s: %w", k, err)
		}
	}
	b = append(b, '}')
	if len(b) > MaxPatch {
		return nil, errTooLong(len(b))
	}
	return b, nil
}

func appendValue(b []byte, v any) ([]byte, error) {
	switch v := v.(type) {
	case nil:
		return append(b, "null"...), nil
	case bool:
		return strconv.AppendBool(b, v), nil
	case int64:
		if v > MaxInt || v < -MaxInt {
			return b, fmt.Errorf("%d is beyond ±2^53", v)
		}
		return strconv.AppendInt(b, v, 10), nil
	case string:
		return appendString(b, v)
	case []string:
		b = append(b, '[')
		for i, s := range v {
			if i > 0 {
				b = append(b, ',')
			}
			var err error
			if b, err = appendString(b, s); err != nil {
				return b, err
			}
		}
		return append(b, ']'), nil
	}
	return b, fmt.Errorf("a value of type %T cannot be kept", v)
}

func appendString(b []byte, s string) ([]byte, error) {
	if !utf8.ValidString(s) {
		return b, errors.New("the text is not UTF-8")
	}
	b = append(b, '"')
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '"' || c == '\\':
			b = append(b, '\\', c)
		case c >= 0x20:
			b = append(b, c)
		default:
			if j := strings.IndexByte("\b\f\n\r\t", c); j >= 0 {
				b = append(b, '\\', "bfnrt"[j])
			} else {
				b = append(b, `\u00`...)
				b = append(b, "0123456789abcdef"[c>>4], "0123456789abcdef"[c&15])
			}
		}
	}
	return append(b, '"'), nil
}

func errTooLong(n int) error {
	return fmt.Errorf("a patch of %d bytes is more than %d", n, MaxPatch)
}

// patchReader reads the small part of JSON that patches use, as we would have
// written it and in no other way. It never looks back, and nests one level at
// the most.
type patchReader struct {
	s   string
	i   int
	bad bool
	// scratch is where texts with escapes are written again, to see whether the
	// escapes are ours.
	scratch []byte
}

func (r *patchReader) peek() byte {
	if r.i >= len(r.s) {
		r.bad = true
		return 0
	}
	return r.s[r.i]
}

func (r *patchReader) expect(c byte) {
	if r.peek() != c {
		r.bad = true
	}
	r.i++
}

// value reads a value, and returns it where it had to be made: a list, or a
// text that stands there otherwise. Else it is nil.
func (r *patchReader) value() any {
	switch c := r.peek(); {
	case c == '"':
		start := r.i
		if text := r.str(); len(text) != r.i-start-len(`""`) {
			return text // an escape makes it shorter
		}
		return nil
	case c == '[':
		return r.list()
	case c == '-' || c >= '0' && c <= '9':
		r.number()
		return nil
	}
	rest := r.s[min(r.i, len(r.s)):]
	for _, word := range [...]string{"null", "true", "false"} {
		if strings.HasPrefix(rest, word) {
			r.i += len(word)
			return nil
		}
	}
	r.bad = true
	return nil
}

func (r *patchReader) number() {
	start := r.i
	for r.i++; r.i < len(r.s) && r.s[r.i] >= '0' && r.s[r.i] <= '9'; r.i++ {
	}
	digits := r.s[start:r.i]
	n, err := strconv.ParseInt(digits, 10, 64)
	var again [24]byte
	r.bad = r.bad || err != nil || n > MaxInt || n < -MaxInt || string(strconv.AppendInt(again[:0], n, 10)) != digits
}

func (r *patchReader) list() []string {
	list := []string{}
	r.expect('[')
	for !r.bad && r.peek() != ']' {
		if len(list) > 0 {
			r.expect(',')
		}
		list = append(list, r.str())
	}
	r.expect(']')
	return list
}

// str reads a text. One without an escape is a part of what is read.
func (r *patchReader) str() string {
	r.expect('"')
	if r.bad {
		return ""
	}
	start, escaped := r.i, false
	for r.peek() != '"' {
		switch {
		case r.bad:
			return ""
		case r.s[r.i] == '\\':
			escaped = true
			r.i++
		case r.s[r.i] < 0x20:
			r.bad = true // it has an escape
			return ""
		}
		r.i++
	}
	raw := r.s[start:r.i]
	r.i++
	if !escaped {
		r.bad = r.bad || !utf8.ValidString(raw)
		return raw
	}
	text := r.unescape(raw)
	if r.bad {
		return ""
	}
	var err error
	r.scratch, err = appendString(r.scratch[:0], text)
	r.bad = err != nil || string(r.scratch) != r.s[start-1:r.i]
	return text
}

func (r *patchReader) unescape(raw string) string {
	var b strings.Builder
	for i := 0; i < len(raw); i++ {
		if raw[i] != '\\' {
			b.WriteByte(raw[i])
			continue
		}
		i++
		switch c := raw[i]; {
		case c == '"' || c == '\\':
			b.WriteByte(c)
		case strings.IndexByte("bfnrt", c) >= 0:
			b.WriteByte("\b\f\n\r\t"[strings.IndexByte("bfnrt", c)])
		case c == 'u' && i+4 < len(raw):
			n, err := strconv.ParseUint(raw[i+1:i+5], 16, 16)
			r.bad = r.bad || err != nil || n >= 0x20
			b.WriteByte(byte(n))
			i += 4
		default:
			r.bad = true
			return ""
		}
	}
	return b.String()
}

// ValidName says whether s can be the name of a kind or a field: lower-case
// ASCII letters, digits and underscores, a letter first, at most 64.
func ValidName(s string) bool {
	if s == "" || len(s) > maxName || s[0] < 'a' || s[0] > 'z' {
		return false
	}
	for i := 0; i < len(s); i++ {
		c := s[i]
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '_' {
			return false
		}
	}
	return true
}

// Normal turns the Go values that callers have at hand (int, ID, []ID, a float
// without a fraction, pointers and their nil) into the ones that a patch holds.
// A list is copied, since the caller may go on to alter it.
func Normal(v any) any {
	switch v := v.(type) {
	case int:
		return int64(v)
	case *int:
		if v == nil {
			return nil
		}
		return int64(*v)
	case *bool:
		if v == nil {
			return nil
		}
		return *v
	case []string:
		return own(v)
	case ID:
		if v.IsZero() {
			return nil
		}
		return v.String()
	case []ID:
		list := make([]string, len(v))
		for i, id := range v {
			list[i] = id.String()
		}
		return list
	case float64:
		if v == math.Trunc(v) && math.Abs(v) <= MaxInt {
			return int64(v)
		}
	}
	return v
}

// own copies a value of a patch for somebody who may alter it.
func own(v any) any {
	if list, ok := v.([]string); ok {
		return append([]string{}, list...)
	}
	return v
}

// SameValue compares two values of a patch.
func SameValue(a, b any) bool {
	la, aList := a.([]string)
	lb, bList := b.([]string)
	if aList || bList {
		return aList && bList && slices.Equal(la, lb)
	}
	return a == b
}
