package ui

import (
	"fmt"
	"slices"
	"strings"

	"doorstep/content"
	"doorstep/session"
)

// Teller says in words what changes did: the history on the screen and on the
// command line. It is asked for one after the other in their order, and
// remembers which records it has met.
type Teller struct {
	*reader
	names bool
	// met holds a record's number by its id, "" where it has none.
	met map[session.ID]string
}

// NewTeller tells of a session's changes. Real names are told only with names.
func NewTeller(s *session.State, e session.Entry, pack *content.Pack, names bool) *Teller {
	return &Teller{reader: newReader(s, e, pack), names: names, met: map[session.ID]string{}}
}

// Tell says what one change did, on one line.
func (t *Teller) Tell(c *session.Change) string {
	_, met := t.met[c.Record]
	if n, ok := c.Value(session.FieldNumber).(int64); ok || !met {
		t.met[c.Record] = numbered(n)
	}
	text := t.sentence(c, met)
	if !c.Undoes.IsZero() {
		text = "undo: " + text
	}
	return text
}

func numbered(n int64) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprint("#", n)
}

func (t *Teller) sentence(c *session.Change, met bool) string {
	name := t.name(c)
	switch deleted, set := c.Value(session.FieldDeleted), c.Sets(session.FieldDeleted); {
	case c.Op == session.OpRedact:
		return "removed " + name + " for good"
	case c.Op == session.OpName:
		return t.naming(c, name)
	case set && deleted == true:
		return "deleted " + name
	case set:
		return joinTold("brought back "+name, t.values(c, false, name))
	case !met:
		return joinTold("added "+name, t.values(c, false, name))
	}
	return joinTold("changed "+name, t.values(c, true, name))
}

func joinTold(head string, values []string) string {
	if len(values) == 0 {
		return head
	}
	return head + ": " + strings.Join(values, "; ")
}

func (t *Teller) naming(c *session.Change, who string) string {
	name, _ := c.Value("name").(string)
	switch {
	case name == "":
		return "took the name of " + who + " away"
	case t.names:
		return "named " + who + ": " + told(name)
	}
	return "wrote the name of " + who
}

// name is how a record is called: an alias, a label, or its kind and number.
func (t *Teller) name(c *session.Change) string {
	word := session.KindWord(c.Kind)
	switch c.Kind {
	case session.KindParticipant:
		if alias := t.state.AliasOf(c.Record); alias != "" {
			return told(alias)
		}
	case session.KindSession:
		return "the " + word
	case session.KindAgenda:
		if r := t.state.Get(c.Kind, c.Record); r != nil && r.Str("break") != "" {
			return told(strings.ToLower(breakName(session.As[session.Agenda](r)))) + " of day " + told(fmt.Sprint(r.Value("day")))
		} else if r != nil {
			return "the plan of " + told(r.Str("for"))
		}
	}
	if r := t.state.Get(c.Kind, c.Record); r != nil && r.Label != "" {
		return word + " #" + r.Label
	}
	if number := t.met[c.Record]; number != "" {
		return word + " " + number
	}
	return word
}

// unsaid are fields that say nothing to people.
var unsaid = []string{session.FieldNumber, session.FieldDeleted, session.FieldOrder, "pack_tree"}

// values are the fields that a change wrote, and what stood there before. What
// the record's name says already is left out.
func (t *Teller) values(c *session.Change, before bool, name string) []string {
	var list []string
	hidden := session.Unrevealed(t.state, c)
	for _, id := range t.order(c.Activity, c.Kind, slices.Collect(c.Fields())) {
		if slices.Contains(unsaid, id) {
			continue
		}
		if text, clock := clockTold(c, id); clock {
			if text != "" {
				list = append(list, text)
			}
			continue
		}
		f := t.field(c.Activity, c.Kind, id)
		if hidden && slices.Contains(session.CountFields, id) {
			list = append(list, told(f.Label)+" hidden until it is revealed")
			continue
		}
		if told(t.value(f, c.Value(id))) == name {
			continue
		}
		text := told(f.Label) + " " + t.quoted(f, c.Value(id))
		if old := t.before(c, id); before && old != nil {
			text += " (was " + t.quoted(f, old) + ")"
		}
		list = append(list, text)
	}
	if len(list) == 0 && c.Sets(session.FieldOrder) {
		list = append(list, "moved in the list")
	}
	return list
}

// clockTold says what a change did to an activity's clock, which keeps seconds
// and the moment of its last start, and that the workshop came to stand there;
// clock is false for any other field.
func clockTold(c *session.Change, field string) (text string, clock bool) {
	if c.Kind != session.KindAgenda {
		return "", false
	}
	started := c.Value("running_since") != nil
	switch field {
	case "for": // the record says so already
		return "", true
	case "seen": // to the nanosecond, beside the time of the change itself
		return "the workshop stands here", true
	case "running_since":
		if started {
			return "clock started", true
		}
		return "", true
	case "elapsed_s":
		if n, ok := session.Normal(c.Value(field)).(int64); ok && !started {
			return "clock stopped at " + minSec(int(n)), true
		}
		return "", true
	}
	return "", false
}

// quoted is a value in words; people's own are between quotation marks.
func (t *Teller) quoted(f *content.Field, v any) string {
	text := told(t.value(f, v))
	if own, ok := v.(string); ok && own != "" && (f.Type == content.Line || f.Type == content.Text) {
		return "“" + text + "”"
	}
	return text
}

// before is a value that the change replaced, nil where there was none.
func (t *Teller) before(c *session.Change, field string) any {
	var best *session.Change
	for _, p := range c.Prev {
		y := t.state.Change(p)
		if y != nil && y.Kind == c.Kind && y.Record == c.Record && y.Sets(field) && (best == nil || session.Compare(best, y) < 0) {
			best = y
		}
	}
	if best == nil {
		return nil
	}
	return best.Value(field)
}

// maxTold is how many characters of one value a line of history shows.
const maxTold = 300

// told is text on one line, cut where it is long.
func told(text string) string {
	text = shown(text)
	n := 0
	for i := range text {
		if n++; n > maxTold {
			return text[:i] + "…"
		}
	}
	return text
}
