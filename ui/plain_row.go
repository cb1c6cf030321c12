package ui

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"doorstep/content"
	"doorstep/session"
)

// numberOf is how a record is called by number: as it stands on its slip.
func (p *plain) numberOf(r *session.Record) string {
	switch {
	case r == nil:
		return ""
	case r.Kind == session.KindParticipant || r.Kind == session.KindTable:
		return shown(r.Text())
	case r.Kind == session.KindTheme:
		return "theme " + shown(session.ThemeLetter(r))
	case r.Label == "":
		return session.KindWord(r.Kind)
	}
	return "#" + r.Label
}

// rowText is a record on one line: its number, its words, and every other field
// that holds something, by its label.
func (p *plain) rowText(c *content.Capture, r *session.Record) string {
	e := p.desk().entry()
	main := -1
	if r.Kind != session.KindSession && len(c.Fields) > 0 && (c.Fields[0].Type == content.Line || c.Fields[0].Type == content.Text) {
		main = 0
	}
	text := p.numberOf(r)
	if main == 0 && shown(r.Text()) != text && r.Str(c.Fields[0].ID) != "" {
		text += " " + shown(r.Str(c.Fields[0].ID))
	}
	var about []string
	if p.desk().names && r.Kind == session.KindParticipant {
		if name := p.desk().state.RealName(r.ID); name != "" {
			about = append(about, nameField.Label+" "+shown(name))
		}
	}
	for i := range c.Fields {
		f := &c.Fields[i]
		if _, fixed := c.Fixed[f.ID]; i == main || fixed || r.Value(f.ID) == nil {
			continue
		}
		about = append(about, p.fieldText(e, f, r))
	}
	if who := p.whoSaid(r); who != "" && c.Field("by") == nil && c.Field("table") == nil {
		about = append(about, who)
	}
	if main == 0 {
		if also := r.Also(c.Fields[0].ID); len(also) > 0 {
			about = append(about, "also written "+shown(fmt.Sprint(also[0])))
		}
	}
	if way := p.settleWay(c, r); way != "" {
		about = append(about, way)
	}
	if r.Kind == session.KindSession {
		text = "" // there is only one, and its title is no number
	}
	if len(about) > 0 {
		text = stopped(text) + " " + strings.Join(about, "; ")
	}
	return stopped(text)
}

// settleWay names the command that settles a record of the list in which a field
// was written twice; "" where none was, or nothing can be written.
func (p *plain) settleWay(c *content.Capture, r *session.Record) string {
	twice := slices.ContainsFunc(c.Fields, func(f content.Field) bool { return conflicting(r, f.ID) })
	if !twice || p.present != nil || c != p.capture() {
		return ""
	}
	return "/settle " + strings.TrimPrefix(p.numberOf(r), "#") + " chooses"
}

// alsoText is what else was written in the fields of a record, behind its words.
func (p *plain) alsoText(r *session.Record) string {
	c := p.capture()
	if c == nil {
		return ""
	}
	text, e := "", p.desk().entry()
	for i := range c.Fields {
		for _, v := range r.Also(c.Fields[i].ID) {
			text += ". " + shown(c.Fields[i].Label) + " also written " + plainValue(e, &c.Fields[i], v)
		}
	}
	if way := p.settleWay(c, r); way != "" {
		text += "; " + way
	}
	return text
}

func (p *plain) fieldText(e session.Entry, f *content.Field, r *session.Record) string {
	text := shown(f.Label) + " " + plainValue(e, f, r.Value(f.ID))
	if o := r.Str(f.ID + session.OriginSuffix); o != "" {
		text += " " + shown(o)
	}
	for _, v := range r.Also(f.ID) {
		text += ", also written " + plainValue(e, f, v)
	}
	return text
}

// plainValue is a value as it is read aloud: the parts of a list stand between
// commas, since fields stand between semicolons.
func plainValue(e session.Entry, f *content.Field, v any) string {
	if list, ok := v.([]string); ok && f.Type == content.List {
		return shown(strings.Join(list, ", "))
	}
	return shown(e.Format(f, v))
}

// whoSaid is the person or the table of a record.
func (p *plain) whoSaid(r *session.Record) string {
	s := p.desk().state
	if alias := s.AliasOf(r.Ref("by")); alias != "" {
		return shown(alias)
	}
	if t := s.Get(session.KindTable, r.Ref("table")); t != nil {
		return shown(t.Text())
	}
	return ""
}

// recordCalled is the record of this list that a typed number, alias or letter
// means.
func (p *plain) recordCalled(typed string) (*session.Record, error) {
	c := p.capture()
	want := strings.TrimPrefix(strings.TrimSpace(typed), "#")
	switch {
	case c == nil:
		return nil, errors.New("there is no list here; /lists goes to one")
	case want == "":
		return nil, errors.New("which one? Type its number behind the command")
	}
	if f, ok := p.listForm().(plainHider); ok {
		if err := f.hides(); err != nil {
			return nil, err
		}
	}
	if f, ok := p.listForm().(plainFinder); ok {
		if r := f.called(want); r != nil {
			return r, nil
		}
	}
	list := p.run.listed(c)
	at := slices.IndexFunc(list, func(r *session.Record) bool { return strings.EqualFold(r.Label, want) })
	if at < 0 || c.Kind == session.KindParticipant || c.Kind == session.KindTable {
		id, err := p.desk().entry().Resolve(c.Kind, want)
		at = slices.IndexFunc(list, func(r *session.Record) bool { return r.ID == id })
		if err != nil || at < 0 {
			return nil, fmt.Errorf("there is no %s in %s; /list says what there is", typed, c.Title)
		}
	}
	return list[at], nil
}

// edit goes through the fields of a record.
func (p *plain) edit(arg string) tea.Cmd {
	r, err := p.recordCalled(arg)
	if err != nil {
		return say(toneError, sentence(err))
	}
	c := p.capture()
	if r.Kind != c.Kind {
		if c = p.run.at.Capture(r.Kind); c == nil {
			return say(toneInfo, "It is changed in another list; /find says where it stands.")
		}
	}
	f := newPlainSheet(p, p.run.at, c).(*plainSheet)
	f.change(r)
	p.over, p.prompted = f, ""
	return nil
}

// remove deletes a record of the list, and what hangs on it.
func (p *plain) remove(arg string) tea.Cmd {
	r, err := p.recordCalled(arg)
	if err != nil {
		return say(toneError, sentence(err))
	}
	if r.Kind == session.KindSession {
		return say(toneInfo, "The workshop itself is not deleted; /edit empties a field.")
	}
	d := p.desk()
	cmd := d.do(p.run.at.ID, func(g *session.Gesture) error {
		if f, ok := p.listForm().(plainRemover); ok {
			return f.remove(g, r)
		}
		return g.Delete(r.Kind, r.ID)
	})
	if d.view != "" {
		return cmd
	}
	return tea.Batch(cmd, say(toneInfo, "Deleted "+d.recordName(r.Kind, r)+". Ctrl+Z brings it back."))
}

// settle asks which of two wordings stays, where two laptops wrote one field.
func (p *plain) settle(arg string) tea.Cmd {
	r, err := p.recordCalled(arg)
	if err != nil {
		return say(toneError, sentence(err))
	}
	c := p.capture()
	at := slices.IndexFunc(c.Fields, func(f content.Field) bool { return conflicting(r, f.ID) })
	if at < 0 {
		return say(toneInfo, "Nothing in "+p.numberOf(r)+" was written twice.")
	}
	f, e := &c.Fields[at], p.desk().entry()
	values := append([]any{r.Value(f.ID)}, r.Also(f.ID)...)
	text := shown(f.Label) + " was written more than once. Which stays?"
	var words []string
	for i, v := range values {
		words = append(words, itoa(i+1))
		text += " " + itoa(i+1) + ": " + stopped(shown(e.Format(f, v)))
	}
	text += " Type " + orList(words) + ", or no to leave both."
	p.asks(&plainQuestion{prompt: text, words: words, left: "Both stay for now.", answer: func(word string) tea.Cmd {
		cmd := p.desk().do(p.run.at.ID, func(g *session.Gesture) error {
			return g.Set(r.Kind, r.ID, session.Patch{f.ID: values[slices.Index(words, word)]})
		})
		if p.desk().view != "" {
			return cmd
		}
		return tea.Batch(cmd, say(toneDone, "Settled. The other wording is in the history; Ctrl+Z takes this back."))
	}})
	return nil
}

// redact asks before it removes a record for good.
func (p *plain) redact(arg string) tea.Cmd {
	r, err := p.recordCalled(arg)
	if err != nil {
		return say(toneError, sentence(err))
	}
	person := r.Kind == session.KindParticipant
	text := "Remove " + p.desk().recordName(r.Kind, r) + " for good? It goes from the lists, the history, the file and this laptop, and does not come back when an older copy is merged. This can't be undone. Type remove, or no to keep it."
	answers := []string{"remove"}
	if person {
		text += " Type remove words to take what the person said along."
		answers = append(answers, "remove words")
	}
	p.asks(&plainQuestion{prompt: text, words: answers, left: "Nothing was removed.", answer: func(word string) tea.Cmd {
		words := word == "remove words"
		cmd := p.desk().do(r.Activity, func(g *session.Gesture) error {
			if person {
				return g.RedactPerson(r.ID, words)
			}
			return g.Redact(r.Kind, r.ID)
		})
		if p.desk().view != "" {
			return cmd
		}
		return tea.Batch(cmd, say(toneDone, "Removed for good. Copies elsewhere still hold it."))
	}})
	return nil
}
