package ui

import (
	"reflect"
	"time"

	tea "charm.land/bubbletea/v2"

	"doorstep/session"
	"doorstep/session/store"
)

// What the screen leaves to its runtime is done here one after the other: a
// command is run, and what it answers is taken before the next line is read. So
// a line is on the laptop's disk before anything is said of it.

// carry runs a command of the desk or of an instrument.
func (p *plain) carry(cmd tea.Cmd) {
	if cmd != nil {
		p.take(cmd())
	}
}

// take handles what a command answered, or what the store told on its own.
func (p *plain) take(msg tea.Msg) {
	for _, cmd := range commandsIn(msg) {
		p.carry(cmd)
	}
	switch msg := msg.(type) {
	case statusMsg:
		p.tell(msg.tone, msg.text)
	case saidMsg:
		p.tell(msg.tone, msg.text)
	case openedMsg:
		p.opened(msg)
	case openFailedMsg:
		p.openFailed(msg.err)
	case foundMsg:
		p.foundSessions(msg)
	case wroteMsg:
		p.wrote(msg)
	case handedMsg:
		p.handed(msg)
	case plannedMsg:
		p.plannedMerge(msg)
	case mergedMsg:
		p.mergedFile(msg)
	case clockMsg:
		p.rings()
	case committedMsg:
		p.committed(msg)
	case retryMsg:
		if d := p.live(); d != nil {
			p.carry(d.send())
		}
	case docMsg:
		p.heard(msg)
	case slowMsg:
		p.slow(msg)
	}
}

// commandsIn are the commands of a batch or a sequence; the type of the latter
// is not for us to name.
func commandsIn(msg tea.Msg) []tea.Cmd {
	v := reflect.ValueOf(msg)
	if msg == nil || v.Kind() != reflect.Slice || v.Type().Elem() != reflect.TypeFor[tea.Cmd]() {
		return nil
	}
	return v.Convert(reflect.TypeFor[[]tea.Cmd]()).Interface().([]tea.Cmd)
}

// post hands a message to the conversation from beside it.
func (p *plain) post(msg tea.Msg) {
	select {
	case p.inbox <- msg:
	case <-p.done:
	}
}

// later posts a message after a while.
func (p *plain) later(d time.Duration, msg tea.Msg) {
	time.AfterFunc(d, func() { p.post(msg) })
}

// listen posts what the store tells of a session until that is closed.
func (p *plain) listen(doc *store.Doc) {
	for e := range doc.Events() {
		p.post(docMsg{doc, e})
	}
}

// tell says a sentence that the screen has too; what went wrong is said to be
// so.
func (p *plain) tell(t tone, text string) {
	text = p.inCommands(text)
	switch t {
	case toneError:
		text = "Error: " + text
	case toneWarn:
		text = "Note: " + text
	}
	p.say.line(text)
}

// write makes a gesture through an instrument, and returns beside its command
// the records that it touched, in the order in which it did.
func (p *plain) write(gesture func() tea.Cmd) (tea.Cmd, []*session.Record) {
	d := p.desk()
	before := len(d.waiting)
	cmd := gesture()
	var list []*session.Record
	met := map[session.ID]bool{}
	for _, c := range d.waiting[min(before, len(d.waiting)):] {
		r := d.state.Get(c.Kind, c.Record)
		if r != nil && !met[c.Record] && c.Kind != session.KindLink && c.Kind != session.KindAgenda {
			met[c.Record] = true
			list = append(list, r)
		}
	}
	p.touched = list
	return cmd, list
}

// plainTold is what was last said of where the session is.
type plainTold struct {
	// behind says that it was said not to be saved.
	behind bool
	// asked says that a look at it is under way; turn numbers the session.
	asked   bool
	foreign int
	// past are the changes by the numbers that the history last gave them.
	past []*session.Change
	// pointed is the record of which it was last said that it points to a person.
	pointed session.ID
	// late is what was last said of how the day goes.
	late string
	// changed and origins say that it was told how a record is changed, and how a
	// figure says where it is from.
	changed, origins bool
}

// slowMsg asks whether the session has been saved meanwhile.
type slowMsg struct{ doc *store.Doc }

// slowAfter is how long the document may be behind before that is said: in the
// usual second nobody needs to hear of it after every line.
const slowAfter = 3 * time.Second

// committed notes how the store took what was written. The desk's own pause
// before it tries again would hold up the next line, so it is waited out beside
// the conversation.
func (p *plain) committed(msg committedMsg) {
	d := p.live()
	if d == nil {
		return
	}
	next := d.committed(msg)
	if msg.err != nil {
		p.behind()
		p.later(2*time.Second, retryMsg{})
		return
	}
	p.carry(next)
	if !d.file.saved && !p.told.asked && !p.told.behind {
		p.told.asked = true
		p.later(slowAfter, slowMsg{d.doc})
	}
}

// heard takes what the store told on its own.
func (p *plain) heard(msg docMsg) {
	d := p.live()
	if d == nil || msg.doc != d.doc {
		return
	}
	d.heard(msg.event)
	switch e := msg.event.(type) {
	case store.NotPublished:
		p.behind()
	case store.Published:
		if p.told.behind && d.file.saved {
			p.told.behind = false
			p.say.line("Saved " + d.file.at.Format("15:04") + ".")
		}
	case store.Foreign:
		p.told.foreign += len(e.Changes)
		if p.run != nil {
			p.carry(d.stays(p.run.at, e))
		}
	}
}

func (p *plain) slow(msg slowMsg) {
	d := p.live()
	if d == nil || msg.doc != d.doc {
		return
	}
	p.told.asked = false
	if d.file.err == nil && d.failed == nil && d.src.Now().Sub(d.file.at) < slowAfter {
		p.told.asked = true // somebody types faster than it rests; it follows
		p.later(slowAfter, slowMsg{d.doc})
		return
	}
	if !d.file.saved && !d.doc.Status().Saved {
		p.behind()
	}
}

// behind says once that the file does not have everything, and why.
func (p *plain) behind() {
	if p.told.behind {
		return
	}
	p.told.behind = true
	_, text := p.live().progress()
	p.tell(toneWarn, "Not saved yet: "+text)
}

// notices are said before the answer to a line: what came in meanwhile must not
// break into a line that is being typed.
func (p *plain) notices() {
	d := p.desk()
	if d == nil {
		return
	}
	if n := p.told.foreign; n > 0 {
		p.told.foreign = 0
		p.say.line(plural(n, "change", "changes") + " came in from another laptop.")
	}
	p.rings()
}
