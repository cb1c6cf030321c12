package content

import (
	"slices"
	"strconv"
	"strings"
)

// originSuffix ends the name of the field that holds where a figure comes from.
const originSuffix = "_origin"

// checkField notes what is wrong in the meaning of one field. Taken holds the
// names that the capture has already given away in the log, with what for.
func (s *source) checkField(path string, f *Field, taken map[string]string) {
	s.checkFieldID(path, f, taken)
	if !s.good(join(path, "type")) {
		return // without a type there is nothing to hold the rest against
	}
	if !slices.Contains(Types, f.Type) {
		s.noteAt(join(path, "type"), "%s", unknown("type", string(f.Type), typeNames()))
		return
	}
	s.checkRef(path, f)
	s.checkChoices(path, f)
	s.checkFigure(path, f)
	if s.good(join(path, "default")) {
		s.checkDefault(join(path, "default"), f)
	}
}

func (s *source) checkFieldID(path string, f *Field, taken map[string]string) {
	id := join(path, "id")
	if !s.good(id) {
		return
	}
	if !isName(f.ID) {
		s.noteAt(id, "%q cannot name a field; use small letters, digits and _", f.ID)
		return
	}
	names := []string{f.ID}
	if f.Origin {
		names = append(names, f.ID+originSuffix)
	}
	for _, name := range names {
		if taken[name] != "" {
			s.noteAt(id, "the field %q is already %s", name, taken[name])
			continue
		}
		taken[name] = "a field of this capture"
	}
}

func (s *source) checkRef(path string, f *Field) {
	ref := join(path, "ref")
	_, given := s.marks[ref]
	switch {
	case f.Type.HasRef() && !given:
		s.noteAt(path, "a %s must say what it points to, such as ref: service", f.Type)
	case !f.Type.HasRef() && given:
		s.noteAt(ref, "a field of type %s cannot have a ref", f.Type)
	case s.good(ref) && !slices.Contains(Kinds, f.Ref):
		s.noteAt(ref, "%s", unknown("kind", f.Ref, Kinds))
	}
}

func (s *source) checkChoices(path string, f *Field) {
	choices := join(path, "choices")
	m, given := s.marks[choices]
	switch {
	case f.Type.HasChoices() && (!given || m.good && len(f.Choices) == 0):
		s.noteAt(choices, "a field of type %s must have choices", f.Type)
	case !f.Type.HasChoices() && given:
		s.noteAt(choices, "a field of type %s cannot have choices", f.Type)
	}
}

// checkFigure looks at the keys that only an amount can have.
func (s *source) checkFigure(path string, f *Field) {
	if !f.Type.IsFigure() {
		for _, k := range []string{"min", "max", "total", "origin"} {
			if s.good(join(path, k)) && (k != "total" || f.Total) && (k != "origin" || f.Origin) {
				s.noteAt(join(path, k), "a field of type %s cannot have %s; it is not an amount", f.Type, k)
			}
		}
		return
	}
	if f.Min != nil && f.Max != nil && *f.Min > *f.Max {
		s.noteAt(join(path, "min"), "min (%d) is greater than max (%d)", *f.Min, *f.Max)
	}
}

// checkDefault holds a default against what could be typed there. Types whose
// typing depends on the language or the currency are not looked at.
func (s *source) checkDefault(path string, f *Field) {
	switch f.Type {
	case OneOf, ManyOf:
		if s.bad(strings.TrimSuffix(path, "default") + "choices") {
			return
		}
		for _, id := range defaultIDs(f) {
			if len(f.Choices) > 0 && f.Choice(id) == nil {
				s.noteAt(path, "default %q is not one of the choices", id)
			}
		}
	case YesNo:
		if f.Default != "yes" && f.Default != "no" {
			s.noteAt(path, "default %q must be yes or no", f.Default)
		}
	case Int:
		s.checkWithin(path, f.Default, f.Min, f.Max)
	case Stars:
		s.checkWithin(path, f.Default, new(1), new(5))
	case Feeling:
		s.checkWithin(path, f.Default, new(-2), new(2))
	case Ref, Refs:
		s.noteAt(path, "a reference cannot have a default; there is no record yet to point to")
	}
}

// defaultIDs are the choices that a default names: one, or several between
// semicolons, as they are typed.
func defaultIDs(f *Field) []string {
	if f.Type == OneOf {
		return []string{f.Default}
	}
	ids := strings.Split(f.Default, ";")
	for i := range ids {
		ids[i] = strings.TrimSpace(ids[i])
	}
	return ids
}

func (s *source) checkWithin(path, value string, low, high *int) {
	v, err := strconv.Atoi(value)
	switch {
	case err != nil:
		s.noteAt(path, "default %q must be a whole number", value)
	case low != nil && v < *low:
		s.noteAt(path, "default %d is less than %d", v, *low)
	case high != nil && v > *high:
		s.noteAt(path, "default %d is more than %d", v, *high)
	}
}
