package ui

import (
	"errors"
	"strings"

	tea "charm.land/bubbletea/v2"
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
	// ahead is what a reference may mean, and offers which records it may be;
	// nil: all of their kind.
	ahead  ahead
	offers func(*session.Record) bool
	// stage lends the list its accent.
	stage string
	// made says in which activity a kind of record is entered; nil: nobody knows.
	made func(kind string) string
	// means says what a text means that names no record; nil, or "": nothing.
	means func(text string) string
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

// view draws the editor in at most h lines: the label and the text, then what
// is wrong with it, what it would mean, or the hint.
func (f *fieldEdit) view(t *theme, e session.Entry, w, h int) view {
	label := t.key.Render(shown(f.field.Label)) + t.sign(" › ", " > ")
	v := prefixed(label, f.line.view(max(w-width(label), 1)))
	if f.field.Ref != "" && f.open {
		v.lines = append(v.lines, f.aheadView(t, e, w, h-1)...)
		return v
	}
	v.lines = append(v.lines, f.help(t, e, w)...)
	return v
}

// helpLines is how many lines the help below a field takes: always as many, so
// that nothing jumps when the focus moves.
const helpLines = 2

// help is what is wrong with what was typed, what it would mean, or the hint.
func (f *fieldEdit) help(t *theme, e session.Entry, w int) []string {
	style, lines := t.muted, []string(nil)
	if options, more := f.options(e); f.err == nil && len(options) > 0 {
		lines = flow(options, more, max(w, 8), helpLines)
	} else {
		var text string
		style, text = f.helpText(t, e)
		lines = wrap(text, max(w, 8))
		lines = lines[:min(len(lines), helpLines)]
	}
	for i := range lines {
		lines[i] = style.Render(lines[i])
	}
	return fill(lines, helpLines)
}

// options are what the field can hold, where that is a short list, and how many
// more there are.
func (f *fieldEdit) options(e session.Entry) (list []string, more int) {
	if f.field.Ref != "" {
		return f.refs(e)
	}
	return f.choices(e), 0
}

func (f *fieldEdit) helpText(t *theme, e session.Entry) (ink, string) {
	if f.err != nil {
		return t.bad, sentence(f.err)
	}
	if f.field.Ref != "" {
		return t.muted, f.refHint(e)
	}
	if f.open && f.means != nil && f.means(f.value()) != "" {
		return t.muted, "= " + f.means(f.value())
	}
	hint := f.field.Hint
	if f.field.Origin {
		hint = strings.TrimSpace(hint + " o, t or e behind it: observed, told, estimated.")
	}
	return t.muted, hint
}

// choices are the field's choices, each behind the letter that picks it; before
// them the one that is meant so far.
func (f *fieldEdit) choices(e session.Entry) []string {
	if f.field.Type == content.YesNo {
		return []string{"y for yes, n for no"}
	}
	letters := session.ChoiceLetters(f.field.Choices)
	var parts []string
	if f.open && len(f.field.Choices) > 0 && strings.TrimSpace(f.value()) != "" {
		if v, err := e.Parse(f.field, f.value()); err == nil {
			parts = append(parts, "= "+shown(e.Format(f.field, v))+" ")
		}
	}
	for i, c := range f.field.Choices {
		letter := letters[i]
		if letter == "" {
			letter = itoa(i + 1)
		}
		parts = append(parts, letter+" "+shown(c.Label))
	}
	return parts
}

// refs are the names that a reference can mean; none while one is typed that
// nothing is called.
func (f *fieldEdit) refs(e session.Entry) (names []string, more int) {
	if f.open && strings.TrimSpace(f.value()) != "" {
		return nil, 0
	}
	ids, more := e.Matches(f.field.Ref, "", 12, f.offers)
	for _, id := range ids {
		names = append(names, shown(e.Name(f.field.Ref, id)))
	}
	return names, more
}

// refHint says why a reference has nothing to mean.
func (f *fieldEdit) refHint(e session.Entry) string {
	if ids, _ := e.Matches(f.field.Ref, "", 1, f.offers); len(ids) == 0 {
		none := "There is no " + session.KindWord(f.field.Ref) + " yet."
		if f.made != nil {
			none += f.made(f.field.Ref)
		}
		return none
	}
	if f.means != nil && f.means(f.value()) != "" {
		return "= " + f.means(f.value())
	}
	return "No " + session.KindWord(f.field.Ref) + " is called that. Backspace, or Esc drops it."
}

// typedRune is the text of a key that types something, "" for any other.
func typedRune(msg tea.Msg) string {
	k, ok := msg.(tea.KeyPressMsg)
	if !ok || k.Mod&(tea.ModCtrl|tea.ModAlt|tea.ModMeta|tea.ModSuper) != 0 {
		return ""
	}
	return k.Text
}

// stillOpen says that a field was left with something in it that is not kept.
func stillOpen(f *fieldEdit, a *content.Activity) tea.Cmd {
	return say(toneWarn, shown(f.field.Label)+" is not kept yet: go back to "+a.ID+" and mend what you typed.")
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
