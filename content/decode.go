package content

import (
	"go.yaml.in/yaml/v3"
)

// open splits a file and parses its front matter, noting what is wrong with
// either. The node is nil where there is nothing to go on with.
func (s *source) open(raw []byte) (*yaml.Node, parts) {
	if len(raw) > maxFile {
		s.note(1, tooLarge)
		return nil, parts{}
	}
	p, err := split(raw)
	if err != nil {
		s.noteErr(err)
		return nil, p
	}
	n, err := parseYAML(p.meta)
	if err != nil {
		s.noteErr(err)
		return nil, p
	}
	s.marks[""] = mark{line: n.Line}
	s.marks[bodyMark] = mark{line: p.bodyLine, good: true}
	return n, p
}

// bodyMark is the path of the Markdown below the front matter. No key of a file
// can be called this.
const bodyMark = "(body)"

// activity reads the file of an activity. What the values mean is not looked
// at here: see checkActivity.
func (s *source) activity(raw []byte) *Activity {
	n, p := s.open(raw)
	if n == nil {
		return nil
	}
	a := &Activity{File: s.file, Script: p.body}
	ok := s.mapping("", "activity", n,
		must("id", s.text(&a.ID)),
		must("title", s.text(&a.Title)),
		must("purpose", s.prose(&a.Purpose)),
		must("minutes", s.whole(&a.Minutes)),
		must("short", s.whole(&a.Short)),
		may("outside", s.truth(&a.Outside)),
		may("group", s.text(&a.Group)),
		may("question", s.prose(&a.Question)),
		may("materials", s.texts(&a.Materials)),
		must("instrument", s.text(&a.Instrument)),
		may("captures", s.each(func(path string, n *yaml.Node) bool {
			a.Captures = append(a.Captures, Capture{})
			return s.capture(&a.Captures[len(a.Captures)-1], path, n)
		})),
		may("prompts", s.texts(&a.Prompts)),
		may("debrief", s.texts(&a.Debrief)),
	)
	if !ok {
		return nil
	}
	a.Stage, _, _ = splitID(a.ID)
	return a
}

func (s *source) capture(c *Capture, path string, n *yaml.Node) bool {
	return s.mapping(path, "capture", n,
		must("kind", s.text(&c.Kind)),
		must("title", s.text(&c.Title)),
		may("instrument", s.text(&c.Instrument)),
		may("fixed", s.fixed(&c.Fixed)),
		must("fields", s.each(func(path string, n *yaml.Node) bool {
			c.Fields = append(c.Fields, Field{})
			return s.field(&c.Fields[len(c.Fields)-1], path, n)
		})),
		may("computed", s.computed(&c.Computed)),
	)
}

// computed reads the columns that are worked out: the rule's name, and the
// column's heading.
func (s *source) computed(dst *[]Computed) reader {
	return s.pairs("computed column", isName, s.text, func(id, label string) {
		*dst = append(*dst, Computed{id, label})
	})
}

func (s *source) field(f *Field, path string, n *yaml.Node) bool {
	return s.mapping(path, "field", n,
		must("id", s.text(&f.ID)),
		must("label", s.text(&f.Label)),
		may("hint", s.text(&f.Hint)),
		must("type", s.text((*string)(&f.Type))),
		may("ref", s.text(&f.Ref)),
		may("choices", s.choices(&f.Choices)),
		may("default", s.scalar(&f.Default)),
		may("need", s.truth(&f.Need)),
		may("min", s.bound(&f.Min)),
		may("max", s.bound(&f.Max)),
		may("total", s.truth(&f.Total)),
		may("origin", s.truth(&f.Origin)),
	)
}

// pairs reads a mapping whose keys are names that the pack itself gives. An id
// that stands twice or is not a name is noted and left out. What names one of
// the keys in messages.
func (s *source) pairs(what string, valid func(string) bool, value func(dst *string) reader, add func(id, text string)) reader {
	return func(path string, n *yaml.Node) bool {
		if n.Kind != yaml.MappingNode {
			s.noteAt(path, "each %s must be written as a name and a text, such as pain: Pain", what)
			return false
		}
		seen := map[string]bool{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			id := n.Content[i]
			switch {
			case id.Kind != yaml.ScalarNode || !valid(id.Value):
				s.note(id.Line, "%q cannot name a %s; use small letters, digits and _", id.Value, what)
			case seen[id.Value]:
				s.note(id.Line, "the %s %q stands twice", what, id.Value)
			default:
				seen[id.Value] = true
				var text string
				if s.read(join(path, id.Value), id.Line, n.Content[i+1], value(&text)) {
					add(id.Value, text)
				}
			}
		}
		return true
	}
}

// choices reads the values of a choice field in the order of the file.
func (s *source) choices(dst *[]Choice) reader {
	return s.pairs("choice", isName, s.text, func(id, label string) {
		*dst = append(*dst, Choice{id, label})
	})
}

// fixed reads the fields that a capture writes without asking.
func (s *source) fixed(dst *map[string]string) reader {
	return s.pairs("fixed field", isName, s.scalar, func(id, value string) {
		if *dst == nil {
			*dst = map[string]string{}
		}
		(*dst)[id] = value
	})
}

// packFile is what pack.md says.
type packFile struct {
	ID, Lang, Title, Summary, About string
	Stages                          []Stage
	Days                            DayPlans
}

func (s *source) pack(raw []byte) *packFile {
	n, p := s.open(raw)
	if n == nil {
		return nil
	}
	f := &packFile{About: p.body}
	ok := s.mapping("", "pack", n,
		must("id", s.text(&f.ID)),
		may("lang", s.text(&f.Lang)),
		must("title", s.text(&f.Title)),
		must("summary", s.prose(&f.Summary)),
		must("stages", s.each(func(path string, n *yaml.Node) bool {
			f.Stages = append(f.Stages, Stage{})
			st := &f.Stages[len(f.Stages)-1]
			return s.mapping(path, "stage", n,
				must("id", s.text(&st.ID)),
				must("title", s.text(&st.Title)),
				must("short", s.text(&st.Short)),
				must("aim", s.prose(&st.Aim)),
			)
		})),
		may("days", s.days(&f.Days)),
	)
	if !ok {
		return nil
	}
	return f
}

func (s *source) page(raw []byte) *Page {
	n, p := s.open(raw)
	if n == nil {
		return nil
	}
	page := &Page{File: s.file, Body: p.body}
	ok := s.mapping("", "page", n,
		must("id", s.text(&page.ID)),
		must("title", s.text(&page.Title)),
		may("items", s.each(func(path string, n *yaml.Node) bool {
			page.Items = append(page.Items, Item{})
			it := &page.Items[len(page.Items)-1]
			return s.mapping(path, "item", n,
				must("id", s.text(&it.ID)),
				must("title", s.text(&it.Title)),
				may("text", s.prose(&it.Text)),
			)
		})),
	)
	if !ok {
		return nil
	}
	return page
}
