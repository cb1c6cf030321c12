package session

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"doorstep/content"
)

// Name is how people call a record they refer to: an alias, a table's label, a
// service's name, or the short number before the words. A record that is gone
// is "(gone)"; a redacted participant keeps the alias.
func (e Entry) Name(kind string, id ID) string {
	switch kind {
	case KindParticipant:
		if alias := e.State.AliasOf(id); alias != "" {
			return alias
		}
	case KindAssignment:
		if a, ok := One[Assignment](e.State, id); ok {
			return e.pairName(a)
		}
	case KindVisit:
		if v, ok := One[Visit](e.State, id); ok {
			return strings.TrimSpace("#" + v.Label + " " + e.Name(KindService, v.Service))
		}
	}
	r := e.State.Get(kind, id)
	switch {
	case id.IsZero():
		return ""
	case r == nil:
		return "(gone)"
	case kind == KindTable || kind == KindService || kind == KindPersona || kind == KindConcept:
		if r.Text() != "" {
			return r.Text()
		}
	}
	if r.Label == "" {
		return OneLine(r.Text())
	}
	return strings.TrimSpace("#" + r.Label + " " + OneLine(r.Text()))
}

func (e Entry) pairName(a Assignment) string {
	names := make([]string, len(a.People))
	for i, p := range a.People {
		names[i] = e.State.AliasOf(p)
	}
	return strings.TrimSpace(strings.Join(names, "+") + " " + e.Name(KindService, a.Service))
}

// ambiguous names up to four of the records that a text could mean.
func (e Entry) ambiguous(kind, want string, found []*Record) error {
	names := make([]string, 0, 4)
	for _, r := range found[:min(4, len(found))] {
		names = append(names, e.Name(kind, r.ID))
	}
	return fmt.Errorf("%q could be %s; type more of it", want, strings.Join(names, ", or "))
}

// sameAlias lets p7 stand for P07.
func sameAlias(alias, typed string) bool {
	cut := func(s string) (string, string) {
		s = strings.ToUpper(asciiDigits(s))
		at := strings.IndexFunc(s, func(r rune) bool { return r >= '0' && r <= '9' })
		if at < 0 {
			return s, ""
		}
		return s[:at], strings.TrimLeft(s[at:], "0")
	}
	la, na := cut(alias)
	lt, nt := cut(typed)
	return la == lt && na == nt && na != ""
}

func (e Entry) parseRefs(f *content.Field, text string) (any, error) {
	var ids []string
	for _, part := range splitOn(text, refSeparators) {
		id, err := e.Resolve(f.Ref, part)
		if err != nil {
			return nil, err
		}
		ids = append(ids, id.String())
	}
	return ids, nil
}

// Default is what a new record of a capture starts with: the capture's fixed
// fields and the fields' defaults.
func (e Entry) Default(c *content.Capture) Patch {
	p := Patch{}
	for i := range c.Fields {
		f := &c.Fields[i]
		if f.Default != "" {
			if v, err := e.Parse(f, f.Default); err == nil && v != nil {
				p[f.ID] = v
			}
		}
	}
	for id, text := range c.Fixed {
		p[id] = Fixed(c.Kind, id, text)
	}
	return p
}

// Fixed gives a capture's fixed value the type that the kind's Go type has for
// the field; all that is neither a number nor yes or no is text.
func Fixed(kind, field, text string) any {
	switch fieldType(kind, field) {
	case reflect.Int:
		if n, err := strconv.Atoi(text); err == nil {
			return int64(n)
		}
	case reflect.Bool:
		return text == "true"
	}
	return text
}

// fieldType is the type of a kind's field, pointers looked through; String
// where the kind has no such field.
func fieldType(kind, field string) reflect.Kind {
	for t, k := range kindOf {
		if k != kind {
			continue
		}
		for _, f := range plan(t) {
			if f.name == field {
				ft := t.FieldByIndex(f.index).Type
				if ft.Kind() == reflect.Pointer {
					ft = ft.Elem()
				}
				return ft.Kind()
			}
		}
	}
	return reflect.String
}
