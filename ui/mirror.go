package ui

import (
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"doorstep/session"
)

// mirror holds the visits up to the room: large, calm, and nothing but what
// its people went through.
type mirror struct {
	env    *env
	figure session.Mirror
	made   int64
	quote  int
}

func newMirror(e *env) screen {
	m := &mirror{env: e, made: -1}
	m.read()
	return m
}

func (m *mirror) Init() tea.Cmd { return nil }
func (m *mirror) Typing() bool  { return false }
func (m *mirror) About() string {
	return "The mirror, for the whole room: how many visits there were, how many got the service, the hours waited and the trips still to make, all together, and one quote. Each says how many sheets it is of and where that is from. Left and right look at other quotes; Enter keeps one for the room. Unofficial payments are not shown here."
}

func (m *mirror) Keys() []key.Binding {
	n := len(m.figure.Quotes)
	if m.figure.Sheets == 0 {
		return []key.Binding{as(keys.open, "to the visit sheets"), keys.back}
	}
	return []key.Binding{
		when(as(keys.right, "another quote"), n > 1), when(as(keys.left, "quote before"), n > 1),
		when(as(keys.open, "keep this quote"), n > 0 && !m.figure.Quotes[m.quote].Chosen),
		when(acrossKeys.evidence, n > 0), keys.back,
	}
}

func (m *mirror) Head(w int) []string {
	right := ""
	if m.figure.Expected > 0 {
		right = itoa(m.figure.Sheets) + " of " + plural(m.figure.Expected, "sheet is in", "sheets are in")
	}
	return titleHead(m.env, "The mirror", right, w)
}

// read works the figures out anew after the session changed. The quote that is
// looked at stays the one.
func (m *mirror) read() {
	s := m.env.desk.state
	if m.made == s.Version() {
		return
	}
	var at session.ID
	if m.quote < len(m.figure.Quotes) && m.made >= 0 {
		at = m.figure.Quotes[m.quote].Record.ID
	}
	m.figure, m.made, m.quote = m.env.desk.mirror(), s.Version(), 0
	for i, q := range m.figure.Quotes {
		if q.Record.ID == at {
			m.quote = i
		}
	}
}

// Pointed is the record that the quote stands in.
func (m *mirror) Pointed() *session.Record {
	if m.quote < len(m.figure.Quotes) {
		return m.figure.Quotes[m.quote].Record
	}
	return nil
}

func (m *mirror) Update(msg tea.Msg) tea.Cmd {
	m.read()
	k, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return nil
	}
	n := len(m.figure.Quotes)
	switch {
	case key.Matches(k, keys.back):
		return m.env.back(nil)
	case key.Matches(k, keys.open) && m.figure.Sheets == 0:
		return func() tea.Msg { return goMsg{session.KindVisit} }
	case key.Matches(k, keys.right) && n > 0:
		m.quote = (m.quote + 1) % n
	case key.Matches(k, keys.left) && n > 0:
		m.quote = (m.quote + n - 1) % n
	case key.Matches(k, keys.open) && n > 0:
		return m.choose(m.figure.Quotes[m.quote])
	}
	return nil
}

// choose keeps the quote for the room, wherever the mirror is drawn.
func (m *mirror) choose(q session.MirrorQuote) tea.Cmd {
	d := m.env.desk
	cmd := d.do("", func(g *session.Gesture) error {
		return g.Set(session.KindSession, d.state.Session, session.Patch{session.FieldMirrorQuote: q.Record.ID})
	})
	if d.view != "" {
		return cmd
	}
	m.read()
	return tea.Batch(cmd, say(toneDone, "The mirror shows this quote now. Ctrl+Z takes that back."))
}

func (m *mirror) View(w, h int) view {
	m.read()
	if m.figure.Sheets == 0 {
		return view{lines: clip(m.emptyLines(w, h), w, h)}
	}
	return view{lines: mirrorLines(m.env.theme, newReflection(m.figure, m.quote, m.env.desk.today()), w, h)}
}

func (m *mirror) emptyLines(w, h int) []string {
	in := "No sheet is in yet."
	if n := m.figure.Expected; n > 0 {
		in = "0 of " + plural(n, "sheet is in.", "sheets are in.")
	}
	return teach(m.env.theme, w, h, "", in+" When pairs come back, their visit sheets are typed in 1.5, and the mirror fills.",
		"It shows the room what its people went through: visits, how many got the service, hours waited, trips still to make, and one quote.",
		"Enter goes to the visit sheets.")
}

// newReflection puts the mirror in words.
func newReflection(m session.Mirror, quote int, today string) reflection {
	r := reflection{title: mirrorTitle(m, today)}
	if m.Half() {
		r.note = itoa(m.Sheets) + " of " + itoa(m.Expected) + " sheets are in. The figures grow as the others come."
	}
	r.figures = []bigFigure{
		{itoa(m.Sheets), pluralWord(m.Sheets, "visit", "visits"), "sheets handed in"},
		{itoa(m.Outcomes.Done), "got the service", "of " + plural(m.Said(), "sheet", "sheets") + originText(m.OutcomeOrigins)},
		{bigMinutes(m.Wait), "waited, all together", ofSheets(m.Wait)},
		{bigCount(m.Trips), pluralWord(m.Trips.Sum, "trip still to make", "trips still to make"), ofSheets(m.Trips)},
	}
	if m.Said() == 0 {
		r.figures[1] = bigFigure{"?", "got the service", "no sheet says"}
	}
	if quote < len(m.Quotes) {
		q := m.Quotes[quote]
		r.quote, r.from = shown(q.Text), quoteSource(q)
	}
	return r
}

// mirrorTitle says when the room were citizens, as far as the sheets tell.
func mirrorTitle(m session.Mirror, today string) string {
	when := "You"
	if len(m.Days) == 1 {
		day, err := time.Parse(time.DateOnly, today)
		switch {
		case err != nil:
		case m.Days[0] == today && m.Morning:
			when = "This morning you"
		case m.Days[0] == today:
			when = "Today you"
		case m.Days[0] == day.AddDate(0, 0, -1).Format(time.DateOnly):
			when = "Yesterday you"
		}
	}
	return when + " were citizens."
}

func pluralWord(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// bigMinutes is a duration as large figures can be drawn: 27h15.
func bigMinutes(f session.Figure) string {
	switch {
	case f.N == 0:
		return "?"
	case f.Sum < 60:
		return itoa(f.Sum) + "m"
	case f.Sum%60 == 0:
		return itoa(f.Sum/60) + "h"
	}
	minutes := itoa(f.Sum % 60)
	if len(minutes) < 2 {
		minutes = "0" + minutes
	}
	return itoa(f.Sum/60) + "h" + minutes
}

func bigCount(f session.Figure) string {
	if f.N == 0 {
		return "?"
	}
	return itoa(f.Sum)
}

// ofSheets says how many sheets a figure is of, and where they have it from.
func ofSheets(f session.Figure) string {
	if f.N == 0 {
		return "no sheet says"
	}
	return "of " + plural(f.N, "sheet", "sheets") + originText(f.Origins)
}

// originText names the origins that there are, the most certain first.
func originText(c session.OriginCounts) string {
	text := ""
	for _, o := range []struct {
		n    int
		word string
	}{{c.Observed, "observed"}, {c.Told, "told"}, {c.Estimated, "estimated"}, {c.Mixed, "mixed"}, {c.Unknown, "origin not said"}} {
		if o.n > 0 {
			text += ", " + itoa(o.n) + " " + o.word
		}
	}
	return text
}

func quoteSource(q session.MirrorQuote) string {
	switch {
	case q.Visit != nil && q.Origin != session.OriginUnknown:
		return "visit #" + q.Visit.Label + ", " + q.Origin
	case q.Visit != nil:
		return "visit #" + q.Visit.Label
	}
	return session.KindWord(q.Record.Kind) + " #" + q.Record.Label + ", said in the room"
}
