package ui

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"doorstep/session"
)

// threadScreen reads a table's line of thought through: from the theme it dug
// into to what it promised; or all tables side by side.
type threadScreen struct {
	env  *env
	list []session.Thread
	made int64
	// at is the table and row the part with the cursor.
	at, row   int
	top, left int
	// alone reads one table at full width.
	alone bool
}

func newThread(e *env) screen {
	t := &threadScreen{env: e}
	t.read()
	for i, th := range t.list {
		if th.Table != nil && th.Table.ID == e.desk.table {
			t.at, t.alone = i, true
		}
	}
	return t
}

func (t *threadScreen) Init() tea.Cmd { return nil }
func (t *threadScreen) Typing() bool  { return false }
func (t *threadScreen) About() string {
	return "A table's thread from the theme to the promise: what it dug into, how the problem is worded now, the root with its chain of whys, the person, the question, the journey as it is and as it is wanted, the concept. What is missing names the activity that asks for it. Enter goes there; Tab sets the tables side by side."
}

func (t *threadScreen) Keys() []key.Binding {
	many := len(t.list) > 1
	word := "one table alone"
	if t.alone {
		word = "tables side by side"
	}
	return []key.Binding{
		as(keys.open, "go there"), when(as(keys.tab, word), many),
		when(as(keys.left, "table before"), many), when(as(keys.right, "next table"), many),
		keys.up, keys.down, when(acrossKeys.evidence, t.Pointed() != nil), keys.back,
	}
}

func (t *threadScreen) Head(w int) []string {
	right := plural(t.gaps(), "gap", "gaps")
	if len(t.list) > 1 {
		right = plural(len(t.list), "table", "tables") + ", " + right
	}
	return titleHead(t.env, "Threads", right, w)
}

func (t *threadScreen) gaps() int {
	n := 0
	for _, th := range t.list {
		for _, p := range th.Parts {
			if p.Gap() {
				n++
			}
		}
	}
	return n
}

// read works the threads out anew after the session changed.
func (t *threadScreen) read() {
	d := t.env.desk
	if t.list != nil && t.made == d.state.Version() {
		return
	}
	t.list, t.made = session.Threads(d.state, d.pack), d.state.Version()
	t.at = max(0, min(t.at, len(t.list)-1))
}

func (t *threadScreen) part() session.ThreadPart { return t.list[t.at].Parts[t.row] }

// Pointed is the first record of the part with the cursor.
func (t *threadScreen) Pointed() *session.Record {
	if p := t.part(); len(p.Records) > 0 {
		return p.Records[0]
	}
	return nil
}

func (t *threadScreen) Update(msg tea.Msg) tea.Cmd {
	t.read()
	k, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return nil
	}
	switch {
	case key.Matches(k, keys.back):
		return t.env.back(nil)
	case key.Matches(k, keys.up):
		t.row = max(t.row-1, 0)
	case key.Matches(k, keys.down):
		t.row = min(t.row+1, len(t.list[t.at].Parts)-1)
	case key.Matches(k, keys.first):
		t.row = 0
	case key.Matches(k, keys.last):
		t.row = len(t.list[t.at].Parts) - 1
	case key.Matches(k, keys.left):
		t.at = max(t.at-1, 0)
	case key.Matches(k, keys.right):
		t.at = min(t.at+1, len(t.list)-1)
	case key.Matches(k, keys.tab):
		t.alone = !t.alone
	case key.Matches(k, keys.open):
		return t.open()
	}
	return nil
}

// open goes to the first record of the part, or to the activity that asks for
// it; there the table is shown alone, so that what is added is the table's.
func (t *threadScreen) open() tea.Cmd {
	p, th := t.part(), t.list[t.at]
	if len(p.Records) > 0 {
		return reveal(p.Records[0], "")
	}
	if p.Activity == nil {
		return say(toneInfo, "No activity of this pack asks for it.")
	}
	if th.Table != nil {
		t.env.desk.table = th.Table.ID
	}
	return func() tea.Msg { return visitMsg{p.Activity, session.AskedIn(p.ID, p.Activity)} }
}

// threadTitles are the parts as the room calls them.
var threadTitles = map[string]string{
	session.ThreadTheme: "Theme", session.ThreadOfficial: "1 As the office says it", session.ThreadRoot: "Root cause",
	session.ThreadPOV: "Point of view", session.ThreadHMW: "How might we", session.ThreadRoom: "2 As we say it now",
	session.ThreadPersona: "Person", session.ThreadJourney: "Journey, now to wanted",
	session.ThreadCitizen: "3 After the citizen's way", session.ThreadConcept: "Concept", session.ThreadPromise: "Promise",
}

// partTexts are what a part says, a paragraph each.
func (d *desk) partTexts(p session.ThreadPart) []string {
	switch {
	case p.ID == session.ThreadJourney:
		return d.journeyTexts(p)
	case len(p.Records) == 0:
		return nil
	}
	var texts []string
	for _, r := range p.Records {
		texts = append(texts, d.partText(r))
	}
	for i, w := range p.Chain {
		word := "because "
		if i == 0 {
			word = "seen: "
		}
		texts = append(texts, word+shown(w.Text()))
	}
	if p.Shared {
		texts = append(texts, "(the whole room's)")
	}
	return texts
}

// partText is one record as it is read aloud.
func (d *desk) partText(r *session.Record) string {
	switch r.Kind {
	case session.KindPOV:
		return pointOfView(r)
	case session.KindPersona:
		text := shown(r.Text())
		if goals := r.List("goals"); len(goals) > 0 {
			text += ", who wants " + shown(strings.Join(goals, "; "))
		}
		return text
	case session.KindConcept:
		return joined(": ", shown(r.Text()), shown(r.Str("change")))
	case session.KindAction:
		text := shown(r.Text())
		if alias := d.state.AliasOf(r.Ref("owner")); alias != "" {
			text = shown(alias) + ": " + text
		}
		if due := r.Str("due"); due != "" {
			text = strings.TrimRight(text, ".") + ", by " + shown(session.FormatDate(due))
		}
		return text
	}
	return shown(r.Text())
}

// pointOfView is the sentence as far as it is filled in.
func pointOfView(r *session.Record) string {
	text := joined(", ", shown(r.Str("who")), shown(r.Str("situation")))
	if need := shown(r.Str("need")); need != "" {
		text = joined(", ", text, "needs "+need)
	}
	if insight := shown(r.Str("insight")); insight != "" {
		text = joined(", ", text, "because "+insight)
	}
	return text
}

func joined(between string, parts ...string) string {
	parts = slices.DeleteFunc(parts, func(s string) bool { return s == "" })
	return strings.Join(parts, between)
}

// journeyTexts are what the service takes today and what it would take: time,
// cost and visits, and only where both are known the difference.
func (d *desk) journeyTexts(p session.ThreadPart) []string {
	if p.Now.Steps+p.Wanted.Steps == 0 {
		return nil
	}
	texts := []string{plural(p.Now.Steps, "step", "steps") + " now, " + itoa(p.Wanted.Steps) + " wanted"}
	line := func(what string, unit session.Unit, now, wanted session.Sum) {
		if !now.Known() && !wanted.Known() {
			return
		}
		c := session.CompareSums(now, wanted)
		text := what + ": " + sumText(unit, p.Now.Currency, now) + " to " + sumText(unit, p.Wanted.Currency, wanted)
		if c.Known && c.HasPercent {
			text += " (" + signedPercent(c.Percent) + ")"
		}
		texts = append(texts, text)
	}
	line("minutes", session.UnitMinutes, p.Now.DayMin, p.Wanted.DayMin)
	line("days between", session.UnitTenths, p.Now.GapTenths, p.Wanted.GapTenths)
	line("cost", session.UnitMoney, p.Now.Cost.Total, p.Wanted.Cost.Total)
	line("visits", session.UnitCount, p.Now.Visits, p.Wanted.Visits)
	return texts
}

func sumText(u session.Unit, currency string, s session.Sum) string {
	if !s.Known() {
		return "not said"
	}
	return u.Format(s.V, currency)
}

// signedPercent writes a change in per cent with its sign in front.
func signedPercent(n int) string {
	if n > 0 {
		return "+" + itoa(n) + "%"
	}
	return itoa(n) + "%"
}
