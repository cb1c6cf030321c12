package terminal

import (
	"context"
	"io"
	"reflect"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// screen is the model as our program has it. Bubble Tea calls it on its event
// loop; after each message the view is asked for and handed to the display, at
// once or, where one was drawn just now, a little later.
type screen struct {
	*guard
	ctx      context.Context
	tty      *tty
	env      uv.Environ
	program  *tea.Program
	display  *display
	keyboard *keyboard

	w, h int
	sent *frame // the view that the display has

	// drawn is when a frame was last handed over, typed when one was after a key.
	drawn, typed time.Time
	due          bool // a drawMsg is on its way

	owning sync.Mutex
	owns   bool
	closed bool // it is never taken again
}

// together is how close frames may come: what changes in that time after one
// is drawn with the next. A key counts from the last key only, so that it is
// never held up by what the program drew by itself.
const together = 8 * time.Millisecond

type (
	// drawMsg draws what has changed since the last frame.
	drawMsg struct{}
	// sizeMsg is a window's size. Bubble Tea has a message of its own for it,
	// and sends it when it starts with what it believes.
	sizeMsg struct{ w, h int }
)

// runOwn shows the model through our display.
func runOwn(ctx context.Context, t *tty, env []string, g *guard) error {
	ctx, end := context.WithCancel(ctx)
	defer end()
	s := &screen{guard: g, ctx: ctx, tty: t, env: env}
	s.display = newDisplay(t.out, colorprofile.Env(env), func(error) { g.end(ErrEnded) })
	s.keyboard = newKeyboard(func(e uv.Event) { s.program.Send(e) })
	s.program = tea.NewProgram(s, tea.WithContext(ctx), tea.WithoutRenderer(), tea.WithInput(nil), tea.WithOutput(io.Discard),
		tea.WithEnvironment(env), tea.WithColorProfile(colorprofile.Env(env)), tea.WithFilter(s.filter),
		tea.WithoutSignalHandler(), tea.WithoutCatchPanics())
	s.w, s.h = t.size()
	defer s.close()
	if err := s.acquire(); err != nil {
		return err
	}
	go s.display.run(ctx)
	go listen(ctx, s.resized, s.suspend, s.goneOn)
	_, err := s.program.Run()
	return err
}

// Init draws the first frame before any command is started.
func (s *screen) Init() tea.Cmd {
	cmds := []tea.Cmd{s.init(), s.update(tea.WindowSizeMsg{Width: s.w, Height: s.h})}
	s.draw()
	// It is out before a command can take a processor from it, unless the
	// terminal is in no state to take it.
	select {
	case <-s.display.first:
	case <-time.After(patience / 10):
	}
	if asksModes(s.env.LookupEnv) {
		s.display.say(ansi.RequestModeSynchronizedOutput + ansi.RequestModeUnicodeCore)
	}
	s.display.say(ansi.RequestKittyKeyboard)
	// Without its renderer too, Bubble Tea has a ticker for as long as it lives.
	// This stops it, and does nothing else here.
	go func() { _ = s.program.ReleaseTerminal() }()
	return tea.Batch(append(cmds, s.colours)...)
}

// colours looks closer at which colours there are than the environment says:
// in the system's records of terminals, and in tmux. That can take a while.
func (s *screen) colours() tea.Msg {
	return tea.ColorProfileMsg{Profile: colorprofile.Detect(s.tty.out, s.env)}
}

// Update hands a message to the model, and draws what became of it.
func (s *screen) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch m := msg.(type) {
	case drawMsg:
		s.due = false
		s.draw()
		return s, nil
	case sizeMsg:
		s.w, s.h = m.w, m.h
		msg = tea.WindowSizeMsg{Width: m.w, Height: m.h}
	case execMsg:
		return s, s.exec(m)
	}
	cmd := s.update(msg)
	s.changed(msg)
	return s, cmd
}

// changed draws after a message, now or soon.
func (s *screen) changed(msg tea.Msg) {
	last, key := s.drawn, false
	switch msg.(type) {
	case tea.KeyMsg, tea.PasteMsg, tea.MouseMsg:
		last, key = s.typed, true
	}
	switch wait := together - time.Since(last); {
	case wait <= 0:
		if s.draw() && key {
			s.typed = s.drawn
		}
	case !s.due:
		s.due = true
		time.AfterFunc(wait, func() { s.program.Send(drawMsg{}) })
	}
}

// draw hands the view to the display where it is another than before.
func (s *screen) draw() bool {
	f := frame{s.view(), s.w, s.h}
	if s.sent != nil && s.sent.same(f) {
		return false
	}
	s.sent, s.drawn = &f, time.Now()
	s.display.show(f)
	return true
}

// same says whether a frame looks like another.
func (f frame) same(g frame) bool {
	a, b := f.view.Cursor, g.view.Cursor
	return f.w == g.w && f.h == g.h && f.view.Content == g.view.Content && modesOf(f.view) == modesOf(g.view) &&
		(a == nil) == (b == nil) && (a == nil || a.Position == b.Position)
}

// View has nothing for Bubble Tea's renderer, which does nothing.
func (s *screen) View() tea.View { return tea.View{} }

// filter takes the messages that are for the terminal, before Bubble Tea does.
func (s *screen) filter(_ tea.Model, msg tea.Msg) tea.Msg {
	switch m := msg.(type) {
	case tea.WindowSizeMsg:
		return nil // ours is a sizeMsg
	case tea.SuspendMsg:
		askToStop() // which is heard as it is from outside
		return nil
	case tea.ModeReportMsg:
		s.display.modeReported(m)
	case tea.ColorProfileMsg:
		s.display.set(func() { s.display.painter.colour(m.Profile) })
	}
	if words, ok := request(msg); ok {
		s.display.say(words)
		return nil
	}
	switch reflect.TypeOf(msg) {
	case clearScreen:
		s.display.repaint()
		return nil
	case windowSize:
		go s.resized()
		return nil
	}
	return msg
}

// resized tells the model the window's size.
func (s *screen) resized() {
	w, h := s.tty.size()
	s.program.Send(sizeMsg{w, h})
}

// acquire takes the terminal and begins to read from it.
func (s *screen) acquire() error {
	s.owning.Lock()
	defer s.owning.Unlock()
	if s.owns || s.closed {
		return nil
	}
	if err := s.tty.raw(); err != nil {
		return err
	}
	s.owns = true
	s.display.take()
	// Where nothing can be read any more, nobody can type any more.
	return s.keyboard.start(s.tty.in, func() { s.end(ErrEnded) })
}

// release gives the terminal back as it was, and says whether it was ours.
func (s *screen) release() bool {
	s.owning.Lock()
	defer s.owning.Unlock()
	if !s.owns {
		return false
	}
	s.owns = false
	s.keyboard.stop()
	s.display.give()
	_ = s.tty.restore() // it fails where the terminal is gone
	return true
}

// close gives the terminal back for good.
func (s *screen) close() {
	s.release()
	s.owning.Lock()
	s.closed = true
	s.owning.Unlock()
	s.release() // it may have been taken again in between
}

// resume takes the terminal again, whatever size it has become.
func (s *screen) resume() {
	if s.ctx.Err() != nil {
		return
	}
	if err := s.acquire(); err != nil {
		s.end(err)
		return
	}
	s.resized()
}

// goneOn is after a stop that left the terminal as it was, by SIGSTOP or from a
// debugger: the shell has used it meanwhile.
func (s *screen) goneOn() {
	if s.release() {
		s.resume()
	}
}
