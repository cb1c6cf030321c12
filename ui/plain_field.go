package ui

import (
	"strings"

	"doorstep/content"
	"doorstep/session"
)

// prompt asks for a field: its label, whether it is needed, what it holds, what
// may be typed.
func (f *plainSheet) prompt() string {
	if f.rest {
		return "An empty line goes through " + shown(f.capture.Title) + " again."
	}
	field := f.field()
	text := shown(field.Label)
	if field.Need {
		text += ", needed"
	}
	if v := shown(f.valueText(f.current(), field)); v != "" {
		text += ", now " + v
	}
	text = f.place() + stopped(text)
	more := []string{f.inCommands(shown(field.Hint)), f.choicesText(field), f.refNames(field), f.originHint(field)}
	if f.heard[field.ID] {
		more = more[1:2] // the letters of choices nobody keeps in mind
	}
	for _, m := range more {
		if m != "" {
			text += " " + m
		}
	}
	return text
}

// anewHeard has all that there is to say of the fields said again.
func (f *plainSheet) anewHeard() { f.heard = nil }

// place says where in the record the field is, where that is worth saying.
func (f *plainSheet) place() string {
	need := 0
	for _, field := range f.asked() {
		if field.Need {
			need++
		}
	}
	switch {
	case f.at == 0 && f.changing && f.told.changed:
		return "Changing " + f.numberOf(f.current()) + ". "
	case f.at == 0 && f.changing:
		return "Changing " + f.numberOf(f.current()) + ". An empty line leaves a field as it is, - empties it, < goes back, a full stop alone ends. "
	case f.at == 0 && f.single():
		return ""
	case f.at == 0:
		return "Next in " + shown(f.capture.Title) + ". "
	case f.at == need && !f.changing && len(f.asked()) > need+1 && f.heard[f.field().ID]:
		return "A full stop ends this one. "
	case f.at == need && !f.changing && len(f.asked()) > need+1:
		return "The rest can be left out: a full stop alone ends this one. "
	}
	return ""
}

// valueText is a field's value with the origin of a figure.
func (f *plainSheet) valueText(r *session.Record, field *content.Field) string {
	text := f.desk().entry().Format(field, session.Normal(f.value(r, field)))
	if r == nil || text == "" {
		return text
	}
	if o := r.Str(field.ID + session.OriginSuffix); o != "" {
		text += ", " + o
	}
	return text
}

func (f *plainSheet) choicesText(field *content.Field) string {
	switch field.Type {
	case content.YesNo:
		return "y or n."
	case content.OneOf:
		return choicesText(letters(field.Choices), field.Choices)
	case content.ManyOf:
		numbers := make([]string, len(field.Choices))
		for i := range numbers {
			numbers[i] = itoa(i + 1)
		}
		return choicesText(numbers, field.Choices) + " Several with commas between them."
	}
	return ""
}

func choicesText(letters []string, choices []content.Choice) string {
	parts := make([]string, len(choices))
	for i, c := range choices {
		parts[i] = letters[i] + " " + shown(c.Label)
	}
	return strings.Join(parts, "; ") + "."
}

// mostRefs is how many names a prompt lists.
const mostRefs = 12

// refNames are those that a reference may mean.
func (p *plain) refNames(field *content.Field) string {
	if field.Ref == "" {
		return ""
	}
	e := p.desk().entry()
	list := e.State.Kind(field.Ref)
	var names []string
	for _, r := range list[:min(len(list), mostRefs)] {
		names = append(names, cut(shown(e.Name(field.Ref, r.ID)), 60))
	}
	switch {
	case len(names) == 0:
		return "There is no " + session.KindWord(field.Ref) + " yet."
	case len(list) > mostRefs:
		return "There are " + strings.Join(names, ", ") + " and " + itoa(len(list)-mostRefs) + " more."
	}
	if len(names) == 1 {
		return "There is " + names[0] + "."
	}
	return "There are " + andList(names) + "."
}

func (f *plainSheet) originHint(field *content.Field) string {
	if !field.Origin || f.told.origins {
		return ""
	}
	return "End with o, t or e: observed, told, estimated."
}
