package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"doorstep/content"
	"doorstep/session"
)

// plainQuadrants is the poster by lines: a box and a colon, and what goes into
// it.
type plainQuadrants struct {
	*plain
	q *quadrants
}

func newPlainQuadrants(p *plain, a *content.Activity, c *content.Capture) plainForm {
	return &plainQuadrants{p, newQuadrants(p.env, a, c).(*quadrants)}
}

func (f *plainQuadrants) prompt() string {
	q := f.q
	q.look()
	return "The map of " + f.whose() + ". Box " + f.boxWord(q.focus) + ":"
}

func (f *plainQuadrants) howTo() string {
	var boxes []string
	for _, b := range session.Quadrants {
		boxes = append(boxes, f.boxWord(b)+":")
	}
	return "One of these in front says the box: " + strings.Join(boxes, " ") +
		" Evidence stands behind, as in #12. #3 vs #10 marks two that contradict each other. /who chooses the person and the moment, /box the box of lines without one."
}

// whose says whose map it is, and of which moment.
func (f *plainQuadrants) whose() string {
	who := "nobody yet"
	if r := f.desk().state.Get(session.KindPersona, f.q.persona); r != nil {
		who = shown(f.desk().entry().Name(session.KindPersona, r.ID))
	}
	if f.q.moment != "" {
		who += ", at the moment: " + shown(f.q.moment)
	}
	return who
}

func (f *plainQuadrants) boxWord(box string) string {
	if c := f.q.boxField().Choice(box); c != nil {
		return shown(c.Label)
	}
	return box
}

func (f *plainQuadrants) line(text string) (tea.Cmd, error) {
	f.q.look()
	if strings.TrimSpace(text) == "" {
		f.prompted = ""
		return nil, nil
	}
	if a, b, ok := session.CutPair(text); ok {
		return f.q.pairTyped(a, b), nil
	}
	return f.keep(text, false)
}

func (f *plainQuadrants) keep(text string, asTyped bool) (cmd tea.Cmd, err error) {
	q := f.q
	box := q.focus
	cmd, list := f.write(func() (cmd tea.Cmd) {
		cmd, err = q.keepText(text, asTyped)
		return cmd
	})
	if err != nil {
		return nil, nobody(err)
	}
	f.carry(cmd)
	if len(list) > 0 {
		r := list[len(list)-1]
		f.say.line(f.keptText(list) + " " + f.boxWord(r.Str("quadrant")) + ", " + shown(r.Str("basis")) + ".")
	}
	if q.focus != box {
		f.prompted = f.prompt() // said with what was kept
	}
	return nil, nil
}

func (f *plainQuadrants) keepAsTyped(text string) tea.Cmd {
	cmd, _ := f.keep(text, true)
	return cmd
}

func (f *plainQuadrants) leave(final bool) tea.Cmd { return f.q.Leave(final) }

// listed are all maps, box by box, each followed by what does not agree in it.
func (f *plainQuadrants) listed() []string {
	q := f.q
	q.look()
	var lines []string
	for _, m := range q.made.maps {
		head := "Nobody"
		if r := f.desk().state.Get(session.KindPersona, m.Persona); r != nil {
			head = shown(f.desk().entry().Name(session.KindPersona, r.ID))
		}
		if m.Moment != "" {
			head += ", at the moment: " + shown(m.Moment)
		}
		lines = append(lines, head+".")
		for _, r := range m.Entries() {
			lines = append(lines, f.entryText(r))
		}
		for _, c := range q.made.found[m.Key] {
			lines = append(lines, "Contradiction: "+f.numberOf(c.A)+" but "+f.numberOf(c.B)+".")
		}
	}
	return lines
}

func (f *plainQuadrants) entryText(r *session.Record) string {
	text := f.numberOf(r) + " " + f.boxWord(r.Str("quadrant")) + ", " + shown(r.Str("basis")) + ": " + shown(r.Text())
	if e := shown(r.Str("evidence")); e != "" {
		text += ". Evidence " + e
	}
	return text + f.alsoText(r)
}

func (f *plainQuadrants) remove(g *session.Gesture, r *session.Record) error {
	return session.DeleteEmpathy(g, r.ID)
}

func (f *plainQuadrants) commands() []plainCommand {
	return []plainCommand{
		{
			name: "who", args: "PERSON, MOMENT", about: "chooses whose map it is, and of which moment",
			do: func(p *plain, arg string) tea.Cmd { return f.who(arg) },
		},
		{
			name: "box", args: "WORD", about: "the box that lines without one go into",
			do: func(p *plain, arg string) tea.Cmd { return f.box(arg) },
		},
	}
}

// who chooses a persona, and behind a comma the moment.
func (f *plainQuadrants) who(arg string) tea.Cmd {
	f.q.look()
	field := &content.Field{Label: "The person", Ref: session.KindPersona, Type: content.Ref}
	name, moment, _ := strings.Cut(arg, ",")
	if strings.TrimSpace(name) == "" {
		return say(toneInfo, "Type a person, and behind a comma the moment. "+f.refNames(field))
	}
	id, err := f.desk().entry().Resolve(session.KindPersona, name)
	if err != nil {
		return say(toneError, sentence(err)+" "+f.refNames(field))
	}
	moment, _ = session.Limit(strings.TrimSpace(session.OneLine(moment)))
	for _, m := range f.q.made.maps {
		if m.Persona == id && (moment == "" || session.MomentKey(m.Moment) == session.MomentKey(moment)) {
			moment = m.Moment
		}
	}
	f.q.show(id, moment)
	return nil
}

func (f *plainQuadrants) box(arg string) tea.Cmd {
	v, err := f.desk().entry().Parse(f.q.boxField(), arg)
	if err != nil {
		return say(toneError, sentence(err))
	}
	if id, ok := v.(string); ok {
		f.q.focus = id
	}
	return nil
}
