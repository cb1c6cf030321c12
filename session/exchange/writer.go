package exchange

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"doorstep/session"
)

// writer appends JSON in the one form that JSON describes.
type writer struct {
	b     []byte
	depth int
	// some says that the object or array being written has a member already.
	some bool
}

func (w *writer) raw(s string) { w.b = append(w.b, s...) }

// open begins an object or an array whose members have a line each.
func (w *writer) open(bracket string) {
	w.raw(bracket)
	w.depth++
	w.some = false
}

// close ends it. An empty one stays on its line.
func (w *writer) close(bracket string) {
	w.depth--
	if w.some {
		w.newline()
	}
	w.raw(bracket)
	w.some = true
}

// item begins a member on a line of its own.
func (w *writer) item() {
	if w.some {
		w.raw(",")
	}
	w.newline()
	w.some = true
}

// key begins a member of an object.
func (w *writer) key(name string) {
	w.item()
	w.text(name)
	w.raw(":")
}

func (w *writer) newline() {
	w.raw("\n")
	for range w.depth {
		w.raw("  ")
	}
}

// object writes an object on one line, its keys sorted.
func (w *writer) object(object map[string]any) {
	w.raw("{")
	for i, k := range slices.Sorted(maps.Keys(object)) {
		if i > 0 {
			w.raw(",")
		}
		w.text(k)
		w.raw(":")
		w.value(object[k])
	}
	w.raw("}")
}

// value writes what a patch may hold.
func (w *writer) value(v any) {
	switch v := v.(type) {
	case bool:
		w.b = strconv.AppendBool(w.b, v)
	case int64:
		w.b = strconv.AppendInt(w.b, v, 10)
	case string:
		w.text(v)
	case []string:
		w.raw("[")
		for i, s := range v {
			if i > 0 {
				w.raw(",")
			}
			w.text(s)
		}
		w.raw("]")
	default:
		w.raw("null")
	}
}

// id writes an id as text, null where there is none.
func (w *writer) id(id session.ID) {
	if id.IsZero() {
		w.raw("null")
		return
	}
	w.raw(`"`)
	w.raw(id.String())
	w.raw(`"`)
}

// text writes a string with the escapes that a patch's canonical form has.
func (w *writer) text(s string) {
	w.raw(`"`)
	from := 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= 0x20 && c != '"' && c != '\\' {
			continue
		}
		w.raw(s[from:i])
		from = i + 1
		if j := strings.IndexByte("\"\\\b\f\n\r\t", c); j >= 0 {
			w.b = append(w.b, '\\', `"\bfnrt`[j])
		} else {
			w.raw(`\u00`)
			w.b = append(w.b, "0123456789abcdef"[c>>4], "0123456789abcdef"[c&15])
		}
	}
	w.raw(s[from:])
	w.raw(`"`)
}

// timeForm is RFC 3339 in UTC with milliseconds.
const timeForm = "2006-01-02T15:04:05.000Z"

// timeValue is a time of Unix milliseconds as it is written: as text, or as the
// number itself in years for which RFC 3339 has no form.
func timeValue(ms int64) any {
	t := time.UnixMilli(ms).UTC()
	if y := t.Year(); y < 0 || y > 9999 {
		return ms
	}
	return t.Format(timeForm)
}

// parseTime reads what timeValue wrote, and only that.
func parseTime(v any) (ms int64, ok bool) {
	switch v := v.(type) {
	case int64:
		ms = v
	case string:
		t, err := time.Parse(timeForm, v)
		if err != nil {
			return 0, false
		}
		ms = t.UnixMilli()
	}
	return ms, timeValue(ms) == v
}
