package cli

import (
	"fmt"
	"strings"

	"doorstep/session"
)

// target is a record that is to be removed for good.
type target struct {
	kind    string
	id      session.ID
	name    string // as people call it: "card #12", "P07"
	text    string // its words, on one line
	changes int    // that go with it
}

// String is the target as it is shown before it goes.
func (t target) String() string {
	text := t.name
	if t.text != "" {
		text += " “" + firstWords(t.text) + "”"
	}
	return text + ", " + plural(t.changes, "change", "changes")
}

// firstWords are enough of a text to know it by.
func firstWords(text string) string {
	const most = 60
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return text
}

// find finds what the flags name. A record that was deleted can be removed too:
// the history still holds it.
func (r *removal) find(f redactFlags) (err error) {
	var kind string
	var id session.ID
	switch {
	case f.card != "":
		kind = session.KindCard
		id, err = r.card(f.card)
	case f.person != "":
		kind = session.KindParticipant
		id, err = r.person(f.person)
	default:
		kind, id, err = r.record(f.record)
	}
	if err != nil {
		return err
	}
	if kind == session.KindSession {
		return fmt.Errorf("the workshop itself can't be removed from its file; nothing was removed; delete the file and its backups")
	}
	r.done = r.state.Redacted(id) != nil
	r.targets = append(r.targets, r.target(kind, id))
	if f.words {
		for _, k := range r.state.Kinds() {
			for _, said := range r.state.Kind(k) {
				if said.Ref("by") == id {
					r.targets = append(r.targets, r.target(k, said.ID))
					r.done = false
				}
			}
		}
	}
	return nil
}

func (r *removal) target(kind string, id session.ID) target {
	t := target{kind: kind, id: id, name: session.KindWord(kind)}
	for _, c := range r.state.Changes() {
		if c.Record != id || c.Op == session.OpRedact {
			continue
		}
		t.changes++
		if text, ok := c.Value("text").(string); ok {
			t.text = session.OneLine(text) // the last there was, if it was deleted
		}
	}
	if alias := r.state.AliasOf(id); kind == session.KindParticipant && alias != "" {
		t.name, t.text = session.OneLine(alias), ""
		return t
	}
	if rec := r.state.Get(kind, id); rec != nil {
		t.text = session.OneLine(rec.Text())
		if rec.Label != "" {
			t.name += " #" + rec.Label
		}
	} else if n := numberOf(r.state, id); n > 0 {
		t.name += fmt.Sprintf(" #%d", n)
	}
	return t
}

// numberOf is the number that a record was given, also after it was deleted or
// removed.
func numberOf(s *session.State, id session.ID) (n int64) {
	for _, c := range s.Changes() {
		if given, ok := c.Value(session.FieldNumber).(int64); ok && c.Record == id {
			n = given
		}
	}
	return n
}

// card finds a card by the number on the wall.
func (r *removal) card(typed string) (session.ID, error) {
	want := strings.TrimPrefix(strings.TrimSpace(typed), "#")
	for _, c := range r.state.Kind(session.KindCard) {
		if strings.EqualFold(c.Label, want) {
			return c.ID, nil
		}
	}
	// Not among those that are there: one that was deleted, or removed before.
	gone := map[session.ID]bool{}
	var id session.ID
	for _, c := range r.state.Changes() {
		if n, ok := c.Value(session.FieldNumber).(int64); ok && c.Kind == session.KindCard && fmt.Sprint(n) == want && r.state.Get(c.Kind, c.Record) == nil {
			gone[c.Record], id = true, c.Record
		}
	}
	switch len(gone) {
	case 0:
		return id, fmt.Errorf("there is no card #%s in %s; nothing was removed", session.OneLine(want), shown(r.path))
	case 1:
		return id, nil
	}
	return id, fmt.Errorf("several cards that were deleted had the number %s; nothing was removed; name one with --record, by its id in doorstep log --json", session.OneLine(want))
}

// person finds somebody by alias, to the letter: what can't be undone is not
// done to whoever is meant most likely.
func (r *removal) person(typed string) (session.ID, error) {
	want := strings.TrimSpace(typed)
	for _, p := range r.state.Kind(session.KindParticipant) {
		if strings.EqualFold(r.state.AliasOf(p.ID), want) {
			return p.ID, nil
		}
	}
	for _, c := range r.state.Changes() {
		if c.Kind == session.KindParticipant && c.Op == session.OpRedact && strings.EqualFold(r.state.AliasOf(c.Record), want) {
			return c.Record, nil
		}
	}
	near := ""
	if id, err := (session.Entry{State: r.state, Today: r.app.today()}).Resolve(session.KindParticipant, want); err == nil {
		near = "; did you mean " + session.OneLine(r.state.AliasOf(id)) + "?"
	}
	return session.ID{}, fmt.Errorf("there is nobody called %s in %s, so nothing was removed%s", session.OneLine(want), shown(r.path), near)
}

// record finds a record by its id.
func (r *removal) record(typed string) (kind string, id session.ID, err error) {
	id, err = session.ParseID(strings.TrimSpace(typed))
	if err != nil || id.IsZero() {
		return "", id, usagef("--record is an id, as doorstep log --json and add print it, not %q", typed)
	}
	if rec := r.state.Find(id); rec != nil {
		return rec.Kind, id, nil
	}
	for _, c := range r.state.Changes() {
		if c.Record == id {
			return c.Kind, id, nil
		}
	}
	return "", id, fmt.Errorf("there is no record %s in %s; nothing was removed", id, shown(r.path))
}
