package ui

import (
	"errors"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"doorstep/content"
	"doorstep/session"
)

// fieldEdit is one field of one record being typed: the bottom lines of a
// sheet, a form or a statement.
type fieldEdit struct {
	line
	field *content.Field
	// record is zero while the record is still to be made.
	record session.ID
	open   bool
	err    error
	before string
}

// start opens the field with the value as it would be typed, or with what was
// typed to open it.
func (f *fieldEdit) start(field *content.Field, record session.ID, value, typed string) {
	if f.open && f.field == field && f.record == record {
		return
	}
	*f = fieldEdit{line: newLine(), field: field, record: record, open: true, before: value}
	f.set(value)
	if typed != "" {
		f.set(typed)
	}
}

func (f *fieldEdit) changed() bool { return f.value() != f.before }

// originWords are the ends of a typed figure that give its origin.
var originWords = map[string]string{
	"o": "observed", "observed": "observed", "t": "told", "told": "told",
	"e": "estimated", "est": "estimated", "estimated": "estimated",
}

// parse reads what was typed into the fields that it sets.
func (f *fieldEdit) parse(e session.Entry) (session.Patch, error) {
	return parseTyped(e, f.field, f.value())
}

// parseTyped reads a text for a field into the fields that it sets. A figure
// may carry its origin behind it: "80 t" is 80, as told.
func parseTyped(e session.Entry, f *content.Field, text string) (session.Patch, error) {
	if len(text) > session.MaxText {
		return nil, errors.New("this is longer than a field can hold; put the rest in another record")
	}
	p := session.Patch{}
	if f.Origin {
		if figure, word, ok := cutLast(text); ok && originWords[strings.ToLower(word)] != "" {
			p[f.ID+session.OriginSuffix] = originWords[strings.ToLower(word)]
			text = figure
		}
	}
	v, err := e.Parse(f, text)
	if err != nil {
		return nil, err
	}
	p[f.ID] = v
	return p, nil
}

func cutLast(s string) (before, last string, ok bool) {
	s = strings.TrimSpace(s)
	i := strings.LastIndexByte(s, ' ')
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+1:], true
}

// figure is a field's value as a cell shows it: with its unit, a mark where
// another laptop also wrote one, and the first letter of an origin that is its
// own.
func (s *sheet) figure(e session.Entry, f *content.Field, r *session.Record) string {
	text := shown(e.Format(f, s.value(r, f)))
	if o := r.Str(f.ID + session.OriginSuffix); o != "" && text != "" {
		text += " " + o[:1]
	}
	if len(r.Also(f.ID)) > 0 {
		text += " ≠"
	}
	return text
}

// view draws the editor: the label and the text, then what is wrong with it,
// what it would mean, or the hint.
func (f *fieldEdit) view(t *theme, e session.Entry, w int) view {
	label := t.key.Render(f.field.Label) + t.sign(" › ", " > ")
	v := prefixed(label, f.line.view(max(w-width(label), 1)))
	v.lines = append(v.lines, f.help(t, e, w)...)
	return v
}

// helpLines is how many lines the help below a field takes: always as many, so
// that nothing jumps when the focus moves.
const helpLines = 2

// help is what is wrong with what was typed, what it would mean, or the hint.
func (f *fieldEdit) help(t *theme, e session.Entry, w int) []string {
	style, text := f.helpText(t, e)
	lines := wrap(text, max(w, 8))
	lines = lines[:min(len(lines), helpLines)]
	for i := range lines {
		lines[i] = style.Render(lines[i])
	}
	return fill(lines, helpLines)
}

func (f *fieldEdit) helpText(t *theme, e session.Entry) (lipgloss.Style, string) {
	if f.err != nil {
		return t.bad, sentence(f.err)
	}
	if hint := choicesHint(f.field); hint != "" {
		return t.muted, hint
	}
	if f.field.Ref != "" {
		return t.muted, f.refHint(e)
	}
	hint := f.field.Hint
	if f.field.Origin {
		hint = strings.TrimSpace(hint + " End with o, t or e: observed, told, estimated.")
	}
	return t.muted, hint
}

func choicesHint(f *content.Field) string {
	if f.Type == content.YesNo {
		return "y for yes, n for no"
	}
	parts := make([]string, len(f.Choices))
	for i, c := range f.Choices {
		parts[i] = itoa(i+1) + " " + c.Label
	}
	return strings.Join(parts, "  ")
}

// refHint shows whom a reference means so far, or who there is.
func (f *fieldEdit) refHint(e session.Entry) string {
	parts := strings.FieldsFunc(f.value(), func(r rune) bool { return strings.ContainsRune(",;+", r) })
	if len(parts) > 0 && strings.TrimSpace(parts[len(parts)-1]) != "" {
		id, err := e.Resolve(f.field.Ref, parts[len(parts)-1])
		if err != nil {
			return shown(err.Error())
		}
		return "= " + shown(e.Name(f.field.Ref, id))
	}
	var names []string
	for _, r := range e.State.Kind(f.field.Ref) {
		if names = append(names, shown(e.Name(f.field.Ref, r.ID))); len(names) == 12 {
			names = append(names, "…")
			break
		}
	}
	if len(names) == 0 {
		return "There is no " + KindWord(f.field.Ref) + " yet."
	}
	return strings.Join(names, "  ")
}

// typedRune is the text of a key that types something, "" for any other.
func typedRune(msg tea.Msg) string {
	k, ok := msg.(tea.KeyPressMsg)
	if !ok || k.Mod&(tea.ModCtrl|tea.ModAlt|tea.ModMeta|tea.ModSuper) != 0 {
		return ""
	}
	return k.Text
}

// noteDown keeps what stands in a field that does not take it, as a card of its
// own: nothing that was typed is lost.
func (d *desk) noteDown(activity string, f *fieldEdit) tea.Cmd {
	label, text := f.field.Label, f.value()
	f.open = false
	return d.do(activity, func(g *session.Gesture) error {
		for _, part := range session.Split(label + ": " + text) {
			if _, err := g.Add(session.KindCard, session.Patch{"text": part, "kind": "note"}); err != nil {
				return err
			}
		}
		return nil
	})
}
