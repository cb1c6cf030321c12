package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"doorstep/session"
)

// evidence is what one record rests on, down to what was seen and heard, and
// what rests on it. What it rests on can be added, by number or by its words.
type evidence struct {
	*finder
	kind string
	id   session.ID
	read *session.Evidence
	rows []evidenceRow
	row  int
	top  int
	told *hitLine
	nums named
}

// named is what the numbers in the line name, as of a version of the session.
type named struct {
	query   string
	version int64
	namer   session.Namer
	found   []*session.Record
	missing []session.Citation
}

// evidenceRow is a step of one of the two chains.
type evidenceRow struct {
	session.Node
	up bool
}

func newEvidence(e *env, r *session.Record) screen {
	v := &evidence{finder: newFinder(e), kind: r.Kind, id: r.ID, told: &hitLine{env: e}}
	v.readAgain()
	return v
}

func (e *evidence) Init() tea.Cmd { return e.look() }
func (e *evidence) Typing() bool  { return true }
func (e *evidence) About() string {
	return "What this record rests on, down to the cards and visits, and what rests on it. Type numbers, such as 12 14 or visit 3, or words of what was said, and Enter cites it. Enter on a line goes there; the same key as before opens what that line rests on."
}

func (e *evidence) Head(w int) []string {
	return titleHead(e.env, "Evidence", e.counts(), w)
}

func (e *evidence) counts() string {
	on, under := 0, 0
	for _, r := range e.rows {
		if r.up {
			under++
		} else {
			on++
		}
	}
	return "rests on " + itoa(on) + ", carries " + itoa(under)
}

func (e *evidence) Keys() []key.Binding {
	typing := e.query() != ""
	here := e.Pointed() != nil && !typing
	return []key.Binding{
		when(as(keys.keep, "cite it"), typing), when(as(keys.open, "go there"), here),
		when(as(acrossKeys.evidence, "its evidence"), here), when(as(keys.remove, "take the citation away"), here && e.removable()),
		keys.up, keys.down, when(as(keys.back, "drop it"), typing), when(as(keys.back, "back"), !typing),
	}
}

// record is the one whose evidence is open, as it is now; nil if it is gone.
func (e *evidence) record() *session.Record { return e.env.desk.state.Get(e.kind, e.id) }

// readAgain reads both chains if the session is not as it was. What a claim
// rests on comes first; of a card or a visit, what rests on it.
func (e *evidence) readAgain() {
	s := e.env.desk.state
	if e.read != nil && e.read.Version() == s.Version() {
		return
	}
	e.read = session.NewEvidence(s)
	e.rows = nil
	for _, up := range []bool{e.source(), !e.source()} {
		for _, n := range e.read.Chain(e.id, up) {
			e.rows = append(e.rows, evidenceRow{n, up})
		}
	}
	e.row = max(0, min(e.row, len(e.rows)-1))
}

// source says that the record is something seen or heard, rather than a claim.
func (e *evidence) source() bool {
	return e.kind == session.KindCard || e.kind == session.KindVisit || e.kind == session.KindEvent
}

// Pointed is the record on the line with the cursor.
func (e *evidence) Pointed() *session.Record {
	if e.query() == "" && e.row < len(e.rows) {
		return e.env.desk.state.Get(e.rows[e.row].Record.Kind, e.rows[e.row].Record.ID)
	}
	return nil
}

func (e *evidence) removable() bool {
	return e.row < len(e.rows) && e.rows[e.row].Depth == 0 && e.rows[e.row].How == session.HowCited
}

func (e *evidence) Update(msg tea.Msg) tea.Cmd {
	e.readAgain()
	switch msg := msg.(type) {
	case searchedMsg:
		e.take(msg)
		return nil
	case tea.PasteMsg:
		return e.retyped(msg)
	case tea.KeyPressMsg:
		return e.key(msg)
	}
	return e.look()
}

func (e *evidence) key(k tea.KeyPressMsg) tea.Cmd {
	typing := e.query() != ""
	last := len(e.rows) - 1
	if typing {
		last = len(e.candidates()) - 1
	}
	switch {
	case key.Matches(k, keys.back) && typing:
		e.input.set("")
		e.row = 0
		return e.look()
	case key.Matches(k, keys.back):
		return e.env.back(nil)
	case key.Matches(k, keys.up):
		e.row = max(e.row-1, 0)
	case key.Matches(k, keys.down):
		e.row = max(min(e.row+1, last), 0)
	case key.Matches(k, keys.keep) && typing:
		return e.cite()
	case key.Matches(k, keys.open):
		if r := e.Pointed(); r != nil {
			return reveal(r, "")
		}
	case key.Matches(k, keys.remove) && !typing:
		return e.remove()
	default:
		return e.retyped(k)
	}
	return nil
}

// retyped gives a key to the line; where its words changed, the choice begins
// anew.
func (e *evidence) retyped(msg tea.Msg) tea.Cmd {
	before := e.query()
	cmd := e.typed(msg)
	if e.query() != before {
		e.row, e.top = 0, 0
	}
	return cmd
}

// mostCandidates is how many records the words that are typed may mean.
const mostCandidates = 50

// candidates are what the line may mean, without the record itself: all that
// its numbers name, or those that its words find.
func (e *evidence) candidates() []*session.Record {
	if e.numbered() {
		return e.others(e.named().found)
	}
	return e.others(e.records(0, mostCandidates))
}

func (e *evidence) others(list []*session.Record) []*session.Record {
	var others []*session.Record
	for _, r := range list {
		if r != nil && r.ID != e.id {
			others = append(others, r)
		}
	}
	return others
}

// numbered says that the line names records by number, so that Enter cites all
// of them.
func (e *evidence) numbered() bool { return len(e.named().found) > 0 }

// named reads the numbers in the line, once for each line and version.
func (e *evidence) named() *named {
	s, n := e.env.desk.state, &e.nums
	if n.query != e.query() || n.version != s.Version() {
		n.query, n.version = e.query(), s.Version()
		n.found, n.missing = n.namer.Named(s, n.query)
	}
	return n
}

// cite lets the record rest on all that the line's numbers name, or on the
// record that was chosen of those that its words find.
func (e *evidence) cite() tea.Cmd {
	list, d, missing := e.candidates(), e.env.desk, e.named().missing
	switch {
	case len(missing) > 0:
		return say(toneError, "There is no "+session.KindWord(missing[0].Kind)+" #"+shown(missing[0].Label)+"; nothing was cited. Mend the line and press Enter.")
	case e.record() == nil:
		return say(toneWarn, "This record is not there any more.")
	case len(list) == 0:
		return say(toneInfo, "Nothing here has that number or holds those words.")
	}
	if !e.numbered() {
		list = list[min(e.row, len(list)-1):][:1]
	}
	cmd := d.do(e.record().Activity, func(g *session.Gesture) error {
		for _, r := range list {
			if err := g.Cite(e.id, r.ID); err != nil {
				return err
			}
		}
		return nil
	})
	if d.view != "" {
		return cmd
	}
	e.input.set("")
	e.row = 0
	e.readAgain()
	text := "It rests on " + d.refName(list[0].ID) + " now."
	if len(list) > 1 {
		text = "It rests on " + itoa(len(list)) + " more now."
	}
	return tea.Batch(cmd, e.look(), say(toneDone, text+" Ctrl+Z takes that back."))
}

// remove takes a citation away, or says why it can't be taken from here.
func (e *evidence) remove() tea.Cmd {
	if e.row >= len(e.rows) {
		return nil
	}
	row, d := e.rows[e.row], e.env.desk
	switch {
	case row.Depth > 0:
		return say(toneInfo, "That rests on the line above it. Alt+E opens its own evidence.")
	case row.How == session.HowTyped:
		return say(toneInfo, "It is named in "+d.refName(row.From.ID)+", "+d.fieldLabels(session.Deed{Kind: row.From.Kind, Fields: []string{row.Field}})+"; change it there.")
	case row.How != session.HowCited:
		return say(toneInfo, "One was made from the other, so it can't be taken away here.")
	}
	cmd := d.do(row.From.Activity, func(g *session.Gesture) error { return g.Uncite(row.From.ID, row.To.ID) })
	if d.view != "" {
		return cmd
	}
	e.readAgain()
	return tea.Batch(cmd, say(toneDone, "The citation is gone; both records stay. Ctrl+Z brings it back."))
}
