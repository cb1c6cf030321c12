package content

import (
	"path"
	"slices"
	"strconv"
	"strings"
)

// Bounds on what one activity may ask.
const (
	// maxNeeds keeps typing within the minutes: an activity asks first for at
	// most three things, and all others can wait.
	maxNeeds = 3
	// maxMinutes is a week, the longest that one activity can be planned for.
	maxMinutes = 7 * 24 * 60
	// maxName is the longest name of a field or choice, in bytes. Names are
	// written with every change of a session.
	maxName = 40
)

// splitID takes the id of an activity apart into the stage and the place in it,
// so "1.6" is stage "1", place 6. It is not ok if the id has another shape.
func splitID(id string) (stage string, place int, ok bool) {
	stage, number, found := strings.Cut(id, ".")
	place, err := strconv.Atoi(number)
	ok = found && err == nil && isName(stage) && place > 0 && place < 1000 && strconv.Itoa(place) == number
	return stage, place, ok
}

// isName says whether a text can name a field, a choice or a stage in a session
// file.
func isName(name string) bool {
	if name == "" || len(name) > maxName || name[0] == '_' {
		return false
	}
	return !strings.ContainsFunc(name, func(r rune) bool {
		return r != '_' && (r < '0' || r > '9') && (r < 'a' || r > 'z')
	})
}

// isSlug says whether a text can name a page or an item: a name in which words
// may also be joined with hyphens.
func isSlug(name string) bool {
	return isName(strings.ReplaceAll(name, "-", "_"))
}

// checkActivity notes what is wrong in the meaning of an activity that was read
// from this source. It looks at nothing outside its own file.
func (s *source) checkActivity(a *Activity) {
	s.checkID(a)
	if s.good("minutes") && (a.Minutes <= 0 || a.Minutes > maxMinutes) {
		s.noteAt("minutes", "minutes must be from 1 to %d (a week)", maxMinutes)
	}
	if s.good("short") && a.Short < 0 {
		s.noteAt("short", "short must be 0 (left out on the short path) or more")
	}
	if s.good("short") && s.good("minutes") && a.Short > a.Minutes && a.Minutes > 0 {
		s.noteAt("short", "short (%d) is longer than minutes (%d)", a.Short, a.Minutes)
	}
	s.checkInstrument("instrument", a.Instrument)
	for i := range a.Captures {
		s.checkCapture(at("captures", i), &a.Captures[i], a)
	}
	s.checkNeeds(a)
	s.checkScript(a.Script)
}

// checkID holds an activity's id against its shape and the name of its file, so
// that a copied file whose id was not changed is found at once.
func (s *source) checkID(a *Activity) {
	if !s.good("id") {
		return
	}
	if _, _, ok := splitID(a.ID); !ok {
		s.noteAt("id", "id %q must be stage.number, such as \"1.6\"", a.ID)
		return
	}
	name := strings.TrimSuffix(path.Base(s.file), path.Ext(s.file))
	if name != a.ID && !strings.HasPrefix(name, a.ID+"-") {
		s.noteAt("id", "the id is %q but the file is called %s; one of the two is wrong", a.ID, path.Base(s.file))
	}
}

func (s *source) checkInstrument(path, name string) {
	if s.good(path) && !slices.Contains(Instruments, name) {
		s.noteAt(path, "%s", unknown("instrument", name, Instruments))
	}
}

func (s *source) checkCapture(path string, c *Capture, a *Activity) {
	if s.good(join(path, "kind")) && !slices.Contains(Kinds, c.Kind) {
		s.noteAt(join(path, "kind"), "%s", unknown("kind", c.Kind, Kinds))
	}
	s.checkInstrument(join(path, "instrument"), c.Instrument)
	if s.good("instrument") && c.InstrumentName(a) == InstrumentNone {
		s.noteAt(path, "nothing can be captured with the instrument none; give the capture an instrument")
	}
	s.checkComputed(join(path, "computed"), c)
	fields := join(path, "fields")
	if s.good(fields) && len(c.Fields) == 0 {
		s.noteAt(fields, "the capture has no fields")
	}
	taken := map[string]string{} // name in the log -> what it was taken for
	for name := range c.Fixed {
		taken[name] = "written by fixed"
	}
	for i := range c.Fields {
		s.checkField(at(fields, i), &c.Fields[i], taken)
	}
}

// checkComputed looks for the rules that a capture's computed columns name.
func (s *source) checkComputed(path string, c *Capture) {
	for _, col := range c.Computed {
		if rules := Computations[c.Kind]; !slices.Contains(rules, col.ID) {
			s.noteAt(join(path, col.ID), "%s", unknown("computed column of a "+c.Kind, col.ID, rules))
		}
	}
}

// checkNeeds counts what an activity asks first, over all its captures.
func (s *source) checkNeeds(a *Activity) {
	count, unread := 0, false
	for i, c := range a.Captures {
		for j, f := range c.Fields {
			path := at(join(at("captures", i), "fields"), j)
			unread = unread || s.bad(join(path, "need"))
			if !f.Need {
				continue
			}
			if count++; count > maxNeeds {
				s.noteAt(join(path, "need"), "more than three fields of the activity have need: true")
			}
		}
	}
	silent := a.Instrument == InstrumentNone || a.Instrument == InstrumentBrief || a.Instrument == InstrumentOutside
	switch {
	case silent || unread || !s.good("instrument"):
	case len(a.Captures) == 0 && !s.bad("captures"):
		s.noteAt("captures", "the instrument %s has nothing to capture; add captures", a.Instrument)
	case len(a.Captures) > 0 && count == 0:
		s.noteAt("captures", "no field of the activity has need: true; one to three must")
	}
}

// bad says whether the file gives a value at a path, but one that could not be
// read.
func (s *source) bad(path string) bool {
	m, ok := s.marks[path]
	return ok && !m.good
}

// checkScript looks for something to say, in steps.
func (s *source) checkScript(script string) {
	if strings.TrimSpace(script) == "" {
		s.noteAt(bodyMark, "the script is empty; write below the front matter what to say and do")
		return
	}
	fenced := false
	for line := range strings.Lines(script) {
		if strings.HasPrefix(line, "```") {
			fenced = !fenced
		}
		if heading, ok := strings.CutPrefix(line, "## "); ok && !fenced && strings.TrimSpace(heading) != "" {
			return
		}
	}
	s.noteAt(bodyMark, "the script has no step; begin each step with a line of ## and its title")
}

// at adds the place in a list to a path.
func at(path string, i int) string { return join(path, strconv.Itoa(i)) }
