package ui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"doorstep/content"
	"doorstep/session"
)

// filler is an instrument whose records are filled in field by field.
type filler interface {
	fields() []content.Field
	records() []*session.Record
	write(id session.ID, p session.Patch) tea.Cmd
}

// plainSheet fills in one record after the other, field by field: what the
// brief can't do without first. Each field is kept as soon as it is answered,
// as on the screen.
type plainSheet struct {
	*plain
	fill    filler
	capture *content.Capture
	act     *content.Activity
	// record is the one being filled in; zero while nothing of it is kept yet.
	record session.ID
	// at is the place of the field in the order in which they are asked.
	at int
	// changing says that the record was there before; then it is gone through
	// once, and what was turned away from comes back.
	changing bool
	// rest says that the whole was gone through and nothing is asked.
	rest bool
	// edit holds an answer that its field does not take.
	edit fieldEdit
	// heard are the fields that were asked with all that there is to say of them:
	// from the second record on that is not said again.
	heard map[string]bool
}

func newPlainSheet(p *plain, a *content.Activity, c *content.Capture) plainForm {
	fill, ok := makeInstrument(p.env, a, c).(filler)
	if !ok {
		fill = newSheet(p.env, a, c).(filler)
	}
	f := &plainSheet{plain: p, fill: fill, capture: c, act: a}
	f.anew()
	return f
}

// single says that the list is the session's own record.
func (f *plainSheet) single() bool { return f.capture.Kind == session.KindSession }

// anew begins with the next record.
func (f *plainSheet) anew() {
	f.record, f.at, f.changing, f.edit = session.ID{}, 0, false, fieldEdit{}
	if f.single() {
		f.record = f.desk().state.Session
	}
}

// change begins to go through a record that is there.
func (f *plainSheet) change(r *session.Record) {
	f.anew()
	f.record, f.changing = r.ID, true
}

// current is the record being filled in, nil while it is to come.
func (f *plainSheet) current() *session.Record {
	if f.record.IsZero() {
		return nil
	}
	return f.desk().state.Get(f.capture.Kind, f.record)
}

// asked are the fields in the order in which they are asked: those that are
// needed first.
func (f *plainSheet) asked() []*content.Field {
	fields := f.fill.fields()
	var need, more []*content.Field
	for i := range fields {
		if fields[i].Need || fields[i].ID == nameField.ID {
			need = append(need, &fields[i])
		} else {
			more = append(more, &fields[i])
		}
	}
	return append(need, more...)
}

func (f *plainSheet) field() *content.Field {
	list := f.asked()
	return list[min(f.at, len(list)-1)]
}

func (f *plainSheet) line(text string) (tea.Cmd, error) {
	text = strings.TrimSpace(text)
	if f.rest {
		f.rest = false
		if text == "" {
			return nil, nil
		}
	}
	switch text {
	case ".":
		return f.finish(), nil
	case "<":
		return f.back(), nil
	case "=":
		return f.sameAgain()
	case "":
		f.edit = fieldEdit{}
		return f.next(), nil
	}
	return f.answer(text)
}

// answer keeps a field. One that does not take what was typed is asked again.
func (f *plainSheet) answer(text string) (tea.Cmd, error) {
	field, r := f.field(), f.current()
	if text == "-" {
		if r == nil || f.value(r, field) == nil {
			return f.next(), nil
		}
		return tea.Batch(f.fill.write(f.record, cleared(field)), f.next()), nil
	}
	f.edit.start(field, f.record, "", "")
	f.edit.set(text)
	p, err := f.parse(field, text)
	if err != nil {
		f.edit.err, f.prompted = err, ""
		if names := f.refNames(field); names != "" {
			f.tell(toneError, sentence(err)+" "+names)
		} else {
			f.tell(toneError, sentence(err))
		}
		f.say.line("Type it again; an empty line leaves it out.")
		return nil, nil
	}
	f.edit = fieldEdit{}
	return f.put(field, p, text)
}

// put writes an answer, and goes on to the next field.
func (f *plainSheet) put(field *content.Field, p session.Patch, text string) (tea.Cmd, error) {
	cmd, list := f.write(func() tea.Cmd { return f.fill.write(f.record, p) })
	f.carry(cmd)
	if f.desk().view != "" {
		return nil, nil
	}
	if f.record.IsZero() {
		for _, made := range list {
			if made.Kind == f.capture.Kind {
				f.record = made.ID
			}
		}
	}
	f.readBack(field, text)
	f.alsoSet(field, p)
	f.listHint(field, text)
	if f.capture.Kind == session.KindAction && field.ID == "text" {
		if hint := dayUnread(f.capture, text, f.desk().today()); hint != "" {
			f.tell(toneWarn, hint)
		}
	}
	return f.next(), nil
}

// sameAgain answers a field with what the record before has there.
func (f *plainSheet) sameAgain() (tea.Cmd, error) {
	field := f.field()
	list := f.fill.records()
	at := slices.IndexFunc(list, func(r *session.Record) bool { return r.ID == f.record })
	if at < 0 {
		at = len(list)
	}
	if f.single() || at == 0 || field.ID == nameField.ID || list[at-1].Value(field.ID) == nil {
		return say(toneInfo, "There is nothing before it to take "+shown(field.Label)+" from."), nil
	}
	from := list[at-1]
	p := session.Patch{field.ID: from.Value(field.ID)}
	if field.Origin {
		p[field.ID+session.OriginSuffix] = ownOrigin(from, field)
	}
	if field.Type == content.Money && from.Str("currency") != "" {
		p["currency"] = from.Str("currency")
	}
	return f.put(field, p, "=")
}

func cleared(field *content.Field) session.Patch {
	p := session.Patch{field.ID: nil}
	if field.Origin {
		p[field.ID+session.OriginSuffix] = nil
	}
	return p
}

// parse reads an answer: a letter of a choice, and in front of a sentence who
// said it.
func (f *plainSheet) parse(field *content.Field, text string) (session.Patch, error) {
	if field.Type == content.OneOf {
		for i, l := range letters(field.Choices) {
			if strings.EqualFold(text, l) {
				return session.Patch{field.ID: field.Choices[i].ID}, nil
			}
		}
	}
	var who session.CardLine
	if f.saysWho(field) {
		card, err := session.ParseCard(f.desk().state, text)
		if err != nil {
			return nil, err
		}
		who, text = card, card.Text
	}
	p, err := f.read(field, text)
	if err == nil && field.ID == "currency" && f.single() {
		p, err = session.CheckCurrency(p)
	}
	if err == nil && f.single() {
		err = session.CheckLastDay(f.desk().session(), p)
	}
	for id, v := range map[string]session.ID{"by": who.By, "table": who.Table} {
		if err == nil && !v.IsZero() && f.capture.Field(id) != nil {
			p[id] = v.String()
		}
	}
	return p, err
}

// saysWho says whether a field is a sentence that somebody says: then their
// alias may stand in front of it.
func (f *plainSheet) saysWho(field *content.Field) bool {
	return (f.capture.Kind == session.KindHMW || f.capture.Kind == session.KindAssumption) &&
		field.ID == f.capture.Fields[0].ID
}

// value is what a field holds; of a record to come, what it begins with.
func (f *plainSheet) value(r *session.Record, field *content.Field) any {
	switch {
	case r == nil:
		return f.desk().fresh(f.capture)[field.ID]
	case field.ID == nameField.ID:
		if name := f.desk().state.RealName(r.ID); name != "" {
			return name
		}
		return nil
	}
	return r.Value(field.ID)
}

// readBack says how an answer was understood, where that is not as it was typed.
func (f *plainSheet) readBack(field *content.Field, text string) {
	r := f.current()
	if r == nil || text != "=" && (field.Type == content.Line || field.Type == content.Text) {
		return
	}
	if meant := shown(f.valueText(r, field)); !strings.EqualFold(meant, shown(text)) && meant != "" {
		f.say.line(shown(field.Label) + " is " + meant + ".")
	}
}

// next goes to the next field, and behind the last to the next record.
func (f *plainSheet) next() tea.Cmd {
	if f.heard == nil {
		f.heard = map[string]bool{}
	}
	f.heard[f.field().ID] = true
	f.told.changed = f.told.changed || f.changing
	f.told.origins = f.told.origins || f.field().Origin
	if f.at++; f.at < len(f.asked()) {
		return nil
	}
	return f.finish()
}

func (f *plainSheet) back() tea.Cmd {
	f.prompted, f.edit = "", fieldEdit{}
	if f.at == 0 {
		return say(toneInfo, "This is the first field.")
	}
	f.at--
	return nil
}

// finish ends a record, says it once as a whole, and goes on with the next.
func (f *plainSheet) finish() tea.Cmd {
	cmd := f.leave(true)
	r := f.current()
	f.prompted = ""
	switch {
	case r == nil:
		f.say.line("Nothing was typed, so nothing was kept.")
	case f.single():
		f.rest = true
		f.say.line(shown(f.capture.Title) + ": " + f.rowText(f.capture, r))
	default:
		f.say.line(f.rowText(f.capture, r))
	}
	if f.over == f {
		f.over = nil
	}
	f.anew()
	return cmd
}

// leave keeps the place in the record. When the session is closed, an answer
// that its field does not take is kept as a note.
func (f *plainSheet) leave(final bool) tea.Cmd {
	if !final || f.edit.err == nil {
		return nil
	}
	edit := f.edit
	f.edit = fieldEdit{}
	return tea.Batch(f.desk().noteDown(f.act.ID, &edit), say(toneInfo, "What did not fit is kept as a note: "+shown(edit.value())))
}
