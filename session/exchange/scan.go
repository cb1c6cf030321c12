package exchange

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"doorstep/session"
)

// scanner reads JSON that is UTF-8 throughout, once and forwards, and holds on
// to the first thing that is wrong. Blanks and the order of keys are free;
// doubled keys, fractions and halves of surrogate pairs are refused.
type scanner struct {
	b   []byte
	i   int
	err error
}

// fail keeps what is wrong with the JSON, and what to do about it.
func (s *scanner) fail(format string, args ...any) {
	s.stop("%w; export the session again", fmt.Errorf(format, args...))
}

// stop keeps the first error, with the line it is on, and reads no further.
func (s *scanner) stop(format string, args ...any) {
	if s.err == nil {
		line := 1 + bytes.Count(s.b[:min(s.i, len(s.b))], []byte("\n"))
		s.err = fmt.Errorf("line %d: %w", line, fmt.Errorf(format, args...))
	}
	s.i = len(s.b)
}

// peek passes over blanks and looks at the next byte, 0 at the end.
func (s *scanner) peek() byte {
	for ; s.i < len(s.b); s.i++ {
		switch s.b[s.i] {
		case ' ', '\t', '\n', '\r':
		default:
			return s.b[s.i]
		}
	}
	return 0
}

func (s *scanner) expect(c byte) {
	if s.peek() != c {
		s.fail("%q is missing", c)
		return
	}
	s.i++
}

// members reads an object or an array: what is called at each member.
func (s *scanner) members(open, shut byte, member func()) {
	s.expect(open)
	for first := true; s.err == nil && s.peek() != shut; first = false {
		if !first {
			s.expect(',')
		}
		member()
	}
	s.expect(shut)
}

// array reads an array.
func (s *scanner) array(element func()) { s.members('[', ']', element) }

// object reads an object; member is handed each key and must read its value,
// and says whether it had the key before.
func (s *scanner) object(member func(key string) (doubled bool)) {
	s.members('{', '}', func() {
		key := s.str()
		s.expect(':')
		if s.err == nil && member(key) {
			s.fail("the key %.40q stands twice", key)
		}
	})
}

// str reads a string.
func (s *scanner) str() string {
	s.expect('"')
	start := s.i
	for s.i < len(s.b) && s.b[s.i] != '"' && s.b[s.i] != '\\' && s.b[s.i] >= 0x20 {
		s.i++
	}
	if s.i < len(s.b) && s.b[s.i] == '"' {
		s.i++
		return string(s.b[start : s.i-1])
	}
	text := append([]byte{}, s.b[start:s.i]...)
	for s.i < len(s.b) {
		switch c := s.b[s.i]; {
		case c == '"':
			s.i++
			return string(text)
		case c < 0x20:
			s.fail("a text holds a control character")
		case c == '\\':
			text = s.escape(text)
		default:
			text = append(text, c)
			s.i++
		}
	}
	s.fail("a text does not end")
	return ""
}

// escape reads what a backslash begins.
func (s *scanner) escape(text []byte) []byte {
	if s.i+1 == len(s.b) {
		s.i++
		return text // the text does not end, and str says so
	}
	c := s.b[s.i+1]
	if j := strings.IndexByte(`"\/bfnrt`, c); j >= 0 {
		s.i += 2
		return append(text, "\"\\/\b\f\n\r\t"[j])
	}
	r := s.unit()
	if utf16.IsSurrogate(r) {
		other := rune(0)
		if bytes.HasPrefix(s.b[s.i:], []byte(`\u`)) {
			other = s.unit()
		}
		if r = utf16.DecodeRune(r, other); r == utf8.RuneError {
			s.fail("a text holds half a character")
		}
	}
	return utf8.AppendRune(text, r)
}

// unit reads \uXXXX.
func (s *scanner) unit() rune {
	if s.i+6 > len(s.b) || s.b[s.i] != '\\' || s.b[s.i+1] != 'u' {
		s.fail("a text holds an escape that JSON does not have")
		return 0
	}
	n, err := strconv.ParseUint(string(s.b[s.i+2:s.i+6]), 16, 16)
	if err != nil {
		s.fail("a text holds an escape that JSON does not have")
		return 0
	}
	s.i += 6
	return rune(n)
}

// integer reads a whole number within ±2^53.
func (s *scanner) integer() int64 {
	s.peek()
	start := s.i
	for s.i < len(s.b) && strings.IndexByte("+-.0123456789Ee", s.b[s.i]) >= 0 {
		s.i++
	}
	text := string(s.b[start:s.i])
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil || strconv.FormatInt(n, 10) != text || n > session.MaxInt || n < -session.MaxInt {
		s.i = start
		s.fail("%.40q is not a whole number that can be kept", text)
		return 0
	}
	return n
}

// maxList is more texts than a list can hold that a patch can.
const maxList = session.MaxPatch / 3

// value reads what a patch may hold.
func (s *scanner) value() any {
	switch c := s.peek(); {
	case c == '"':
		return s.str()
	case c == '[':
		list := []string{}
		s.array(func() {
			if len(list) == maxList {
				s.fail("a list is too long")
			}
			list = append(list, s.str())
		})
		return list
	case c == 'n':
		s.word("null")
		return nil
	case c == 't':
		s.word("true")
		return true
	case c == 'f':
		s.word("false")
		return false
	}
	return s.integer()
}

func (s *scanner) word(w string) {
	if !bytes.HasPrefix(s.b[s.i:], []byte(w)) {
		s.fail("%q is missing", w)
		return
	}
	s.i += len(w)
}

// fields reads an object of values, at most so many; over says what is wrong
// with more.
func (s *scanner) fields(most int, over string) map[string]any {
	object := map[string]any{}
	s.object(func(key string) bool {
		_, doubled := object[key]
		if len(object) == most && !doubled {
			s.stop("%s", over)
		}
		object[key] = s.value()
		return doubled
	})
	return object
}

// maxDepth is how deep JSON may be nested where it is only passed over.
const maxDepth = 32

// skip passes over a value of any kind. What it holds is looked at by whoever
// reads it.
func (s *scanner) skip(depth int) {
	switch c := s.peek(); {
	case depth == maxDepth:
		s.fail("it is nested too deeply")
	case c == '{':
		s.object(func(string) bool { s.skip(depth + 1); return false })
	case c == '[':
		s.array(func() { s.skip(depth + 1) })
	case c == '"':
		s.str()
	case c == '-' || c >= '0' && c <= '9':
		for s.i < len(s.b) && strings.IndexByte("+-.0123456789Ee", s.b[s.i]) >= 0 {
			s.i++
		}
	case c == 'n':
		s.word("null")
	case c == 't':
		s.word("true")
	case c == 'f':
		s.word("false")
	default:
		s.fail("a value is missing")
	}
}
