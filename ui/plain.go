package ui

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	tea "charm.land/bubbletea/v2"

	"doorstep/session"
	"doorstep/session/store"
)

// plain is the program without a screen: a conversation by lines, for screen
// readers, for terminals that can't move their cursor, and for input that is no
// terminal at all. It writes through the same desk and the same instruments as
// the screen does, and draws nothing: every line is said once and stands.
type plain struct {
	env *env
	say *speaker
	// run knows which activity and list it is; it is never drawn.
	run   *run
	forms map[madeKey]plainForm
	// over is a record that is being changed field by field, on top of the list.
	over *plainSheet
	// ask is a question that is open, nil where none is; taught says that it was
	// told what answers one.
	ask    *plainQuestion
	taught bool
	// held is a line that could not be kept as it was typed.
	held heldLine
	// prompted is the prompt that was said last, so that none is said twice
	// running.
	prompted string
	found    []store.Info
	// present is put aside while the past is looked at, nil otherwise.
	present *plainPresent
	// merging is a merge that waits for an answer, nil where none does.
	merging *merging
	// touched are the records of the last gesture that an instrument made.
	touched []*session.Record
	clock   plainClock

	inbox  chan tea.Msg
	done   chan struct{}
	told   plainTold
	ended  bool
	result error
}

// RunPlain leads through the workshop line by line until the input ends or the
// person leaves. The error says what is not in the file and where it is kept,
// or that the output could not be written.
func RunPlain(ctx context.Context, cfg Config) error {
	if cfg.Source.Now == nil {
		cfg.Source = RealSource()
	}
	if cfg.In == nil {
		cfg.In = os.Stdin
	}
	if cfg.Out == nil {
		cfg.Out = os.Stdout
	}
	p := newPlain(cfg)
	p.converse(ctx, cfg.In)
	if p.result == nil && p.say.err != nil {
		return fmt.Errorf("the output could not be written: %w; what was typed is kept", p.say.err)
	}
	return p.result
}

func newPlain(cfg Config) *plain {
	return &plain{env: newEnv(cfg, plainTheme()), say: newSpeaker(cfg.Out), inbox: make(chan tea.Msg, 64), done: make(chan struct{})}
}

// plainTheme has no colours and plain signs only: what is drawn with it is text.
func plainTheme() *theme { return &theme{ascii: true} }

// plainInput is a line as it came in; ended says that none follows.
type plainInput struct {
	text  string
	ended bool
}

// converse takes lines until there are no more.
func (p *plain) converse(ctx context.Context, in io.Reader) {
	defer close(p.done)
	lines := make(chan plainInput)
	tty := watchTyping(in)
	defer tty.release()
	go readLines(in, lines, p.done)
	p.begin()
	p.prompt()
	for !p.ended {
		p.say.flush()
		select {
		case l := <-lines:
			if !l.ended || l.text != "" {
				p.typed(l.text)
			}
			if l.ended && !p.ended {
				p.end("The input ended.")
			}
		case msg := <-p.inbox:
			p.take(msg)
		case <-ctx.Done():
			tty.hand()
			p.interrupted(lines)
		}
	}
	p.say.flush()
}

// handOverTime is how long a terminal may take to hand over a line that is half
// typed.
const handOverTime = 100 * time.Millisecond

// interrupted ends what a signal ended. A line that stands half typed is taken
// as it is.
func (p *plain) interrupted(lines <-chan plainInput) {
	p.say.line("") // the terminal's own sign of the signal stands on this line
	select {
	case l := <-lines:
		if kind, _ := readPlain(l.text); kind == plainWords && l.text != "" && p.desk() != nil {
			p.typed(l.text)
		}
	case <-time.After(handOverTime):
	}
	if !p.ended {
		p.end("Told to end.")
	}
}

// begin opens the session that was named, or says what there is.
func (p *plain) begin() {
	p.say.line("doorstep, line by line. Type ? and Enter for what can be typed.")
	if p.env.cfg.Path == "" {
		p.library()
		return
	}
	p.carry(p.env.cfg.openCmd())
}

// desk is the open session, nil in the library.
func (p *plain) desk() *desk { return p.env.desk }

// typed does what a line says.
func (p *plain) typed(text string) {
	text, replaced := session.Valid(text)
	p.notices()
	if replaced {
		p.say.line("Some signs were no text and stand as �.")
	}
	kind, rest := readPlain(text)
	switch {
	case kind == plainHelp:
		p.aside(p.help)
	case kind == plainDo:
		p.aside(func() { p.command(rest) })
	case p.ask != nil:
		p.answered(rest)
	default:
		p.plainly(rest)
	}
	if p.desk() != nil {
		p.carry(p.run.noteSpot())
		p.setAlarm()
	}
	p.prompt()
}

// words are what the room said, or the answer to a field.
func (p *plain) words(text string) {
	if p.held.form != nil && p.mendHeld(text) {
		return
	}
	form := p.form()
	p.touched = nil
	cmd, err := form.line(text)
	p.carry(cmd)
	if err == nil {
		p.pointOut()
		return
	}
	p.tell(toneError, sentence(err))
	if k, ok := form.(plainKeeper); ok && errors.As(err, new(*unsaidError)) {
		p.held = heldLine{form: k, text: text}
		p.say.line("Type the right alias alone, such as p07, to put it right, or /drop; anything else keeps the line as it was typed.")
	}
}

// prompt says what the next line is taken for, if that is not what was said
// last.
func (p *plain) prompt() {
	text := ""
	switch {
	case p.ended:
	case p.ask != nil && p.ask.said:
	case p.ask != nil:
		text, p.prompted = p.askText(), ""
	case p.present != nil: // nothing is asked in the past
	case p.desk() != nil:
		text = p.form().prompt()
	}
	if text != "" && text != p.prompted {
		p.say.line(text)
	}
	if text != "" {
		p.prompted = text
	}
}

// end keeps all that is half entered, publishes it, and says where it is. It
// never asks and never loses.
func (p *plain) end(why string) {
	p.ended = true
	p.clock.stop()
	if why != "" {
		p.say.line(why)
	}
	if p.desk() != nil {
		p.result = p.shut()
	}
}

// shut closes the open session. An error says what is not in the file yet.
func (p *plain) shut() error {
	p.comeBack()
	p.leaveAll()
	d := p.desk()
	d.pause("")
	err := closeDoc(d.doc, d.waiting)
	path := d.doc.Path()
	p.env.desk, p.run, p.forms, p.told = nil, nil, nil, plainTold{}
	if err != nil {
		return err
	}
	p.say.line("Everything is saved in " + shown(path) + ".")
	return nil
}

// leaveAll keeps what is half entered anywhere.
func (p *plain) leaveAll() {
	p.leaveOpen()
	for _, f := range p.forms {
		p.carry(f.leave(true))
	}
}

// leaveOpen leaves what is asked over the list, and keeps what is held.
func (p *plain) leaveOpen() {
	if p.held.form != nil {
		p.keepHeld()
	}
	p.dropQuestion()
	if p.over != nil {
		p.carry(p.over.leave(true))
		p.over = nil
	}
}
