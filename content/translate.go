package content

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
)

// checkAgainst holds a translation against the edition it translates. Texts may
// differ, and nothing else: a session begun in one language goes on in another,
// and rooms that ran in two are merged.
func (e *edition) checkAgainst(base *edition) {
	if e.pack != nil && base.pack != nil && base.packFrom.sound() {
		e.packFrom.samePack(base.pack, e.pack, base.packFrom.file)
	}
	for _, r := range e.activities {
		switch like, ok := base.activity(r.ID); {
		case ok && like.from.sound():
			r.from.sameActivity(like.Activity, r.Activity)
		case !ok && r.from.good("id") && !base.unread:
			r.from.noteAt("id", "there is no activity %q in %s to translate", r.ID, base.folder)
		}
	}
	for _, r := range e.pages {
		switch like, ok := base.page(r.ID); {
		case ok && like.from.sound():
			r.from.samePage(like.Page, r.Page)
		case !ok && r.from.good("id") && !base.unread:
			r.from.noteAt("id", "there is no page %q in %s to translate", r.ID, base.folder)
		}
	}
}

// sound says that nothing is wrong in the file so far. A file at fault is no
// measure for its translations.
func (s *source) sound() bool { return len(s.problems) == 0 }

// idsOf lists the ids of stages, fields, choices or items.
func idsOf[T any](list []T, id func(T) string) []string {
	ids := make([]string, len(list))
	for i, v := range list {
		ids[i] = id(v)
	}
	return ids
}

// number words a bound that may be left out.
func number(n *int) string {
	if n == nil {
		return ""
	}
	return strconv.Itoa(*n)
}

// same notes a value that differs from the one translated.
func same[T comparable](s *source, path, file string, want, got T) {
	if want != got && !s.bad(path) {
		s.noteAt(path, "%s is %q here and %q in %s", last(path), fmt.Sprint(got), fmt.Sprint(want), file)
	}
}

// sameIDs notes the ids that only one of two lists has. Path is that of the
// list, and of gives the path of one of its values by its place.
func (s *source) sameIDs(path, what, file string, want, got []string, of func(i int) string) {
	for _, id := range want {
		if !slices.Contains(got, id) && !s.bad(path) && id != "" {
			s.noteAt(path, "the %s %q of %s is missing here", what, id, file)
		}
	}
	for i, id := range got {
		if !slices.Contains(want, id) && id != "" {
			s.noteAt(of(i), "the %s %q is not in %s", what, id, file)
		}
	}
}

func (s *source) samePack(want, got *packFile, file string) {
	same(s, "id", file, want.ID, got.ID)
	ids := func(stages []Stage) []string {
		return idsOf(stages, func(st Stage) string { return st.ID })
	}
	s.sameIDs("stages", "stage", file, ids(want.Stages), ids(got.Stages), func(i int) string {
		return join(at("stages", i), "id")
	})
	inOrder, found := ids(want.Stages), ids(got.Stages)
	if len(found) == len(inOrder) && !slices.Equal(found, inOrder) && slices.Equal(slices.Sorted(slices.Values(found)), slices.Sorted(slices.Values(inOrder))) {
		s.noteAt("stages", "the stages are in another order than in %s", file)
	}
	s.sameDays(want.Days, got.Days, file)
}

func (s *source) samePage(want, got *Page) {
	ids := func(items []Item) []string {
		return idsOf(items, func(it Item) string { return it.ID })
	}
	s.sameIDs("items", "item", want.File, ids(want.Items), ids(got.Items), func(i int) string {
		return join(at("items", i), "id")
	})
}

func (s *source) sameActivity(want, got *Activity) {
	same(s, "minutes", want.File, want.Minutes, got.Minutes)
	same(s, "short", want.File, want.Short, got.Short)
	same(s, "outside", want.File, want.Outside, got.Outside)
	same(s, "instrument", want.File, want.Instrument, got.Instrument)
	if len(want.Captures) != len(got.Captures) {
		if !s.bad("captures") {
			s.noteAt("captures", "there are %d captures here and %d in %s", len(got.Captures), len(want.Captures), want.File)
		}
		return
	}
	for i := range got.Captures {
		s.sameCapture(at("captures", i), want.File, &want.Captures[i], &got.Captures[i])
	}
}

func (s *source) sameCapture(path, file string, want, got *Capture) {
	same(s, join(path, "kind"), file, want.Kind, got.Kind)
	if want.Kind != got.Kind {
		return // every field would differ
	}
	same(s, join(path, "instrument"), file, want.Instrument, got.Instrument)
	if fixed := join(path, "fixed"); !maps.Equal(want.Fixed, got.Fixed) && !s.bad(fixed) {
		s.noteAt(fixed, "fixed is not the same as in %s", file)
	}
	ids := func(fields []Field) []string {
		return idsOf(fields, func(f Field) string { return f.ID })
	}
	fields := join(path, "fields")
	s.sameIDs(fields, "field", file, ids(want.Fields), ids(got.Fields), func(i int) string {
		return join(at(fields, i), "id")
	})
	rules := func(list []Computed) []string {
		return idsOf(list, func(c Computed) string { return c.ID })
	}
	computed := join(path, "computed")
	s.sameIDs(computed, "computed column", file, rules(want.Computed), rules(got.Computed), func(i int) string {
		return join(computed, got.Computed[i].ID)
	})
	for i := range got.Fields {
		if like := want.Field(got.Fields[i].ID); like != nil {
			s.sameField(at(fields, i), file, like, &got.Fields[i])
		}
	}
}

func (s *source) sameField(path, file string, want, got *Field) {
	same(s, join(path, "type"), file, want.Type, got.Type)
	same(s, join(path, "ref"), file, want.Ref, got.Ref)
	// The default of a text is a text, and is translated like any other.
	if got.Type != Line && got.Type != Text && got.Type != List {
		same(s, join(path, "default"), file, want.Default, got.Default)
	}
	same(s, join(path, "need"), file, want.Need, got.Need)
	same(s, join(path, "total"), file, want.Total, got.Total)
	same(s, join(path, "origin"), file, want.Origin, got.Origin)
	same(s, join(path, "min"), file, number(want.Min), number(got.Min))
	same(s, join(path, "max"), file, number(want.Max), number(got.Max))
	ids := func(choices []Choice) []string {
		return idsOf(choices, func(c Choice) string { return c.ID })
	}
	choices := join(path, "choices")
	s.sameIDs(choices, "choice", file, ids(want.Choices), ids(got.Choices), func(i int) string {
		return join(choices, got.Choices[i].ID)
	})
}
