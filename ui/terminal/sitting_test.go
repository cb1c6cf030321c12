//go:build unix

package terminal

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/term"
	"github.com/creack/pty"

	"doorstep/ui/terminal/emulator"
)

// slow is how long anything may take on a machine that is busy.
const slow = 30 * time.Second

// sitting is a model shown on a pseudo-terminal in this process.
type sitting struct {
	t           *testing.T
	master, tty *os.File
	before      *term.State
	done        chan error

	mu    sync.Mutex
	e     *emulator.Terminal
	bytes int
	raw   strings.Builder // everything that was sent
	heard time.Time
	hangs bool // it is closed as soon as anything more is sent
}

// environment is that of the terminal, without what this one's would add.
var environment = []string{"TERM=xterm-256color", "COLORTERM=truecolor"}

// sit shows a model by one of the renderers. set alters the terminal before.
func sit(t *testing.T, r Renderer, model tea.Model, w, h int, set func(*emulator.Terminal)) *sitting {
	t.Helper()
	s := open(t, w, h, set)
	s.shows(r, model)
	return s
}

func (s *sitting) shows(r Renderer, model tea.Model) {
	go func() {
		s.done <- Run(context.Background(), Options{In: s.tty, Out: s.tty, Env: environment, Renderer: r}, model)
	}()
}

// open makes a terminal.
func open(t *testing.T, w, h int, set func(*emulator.Terminal)) *sitting {
	t.Helper()
	master, tty, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	s := &sitting{t: t, master: master, tty: tty, e: emulator.New(w, h), done: make(chan error, 1)}
	s.setsize(w, h)
	if s.before, err = term.GetState(tty.Fd()); err != nil {
		t.Fatal(err)
	}
	s.e.Reply = func(text string) { go s.send(text) }
	if set != nil {
		set(s.e)
	}
	go s.listen()
	t.Cleanup(func() {
		tty.Close()
		master.Close()
		s.mu.Lock()
		defer s.mu.Unlock()
		for _, what := range s.e.Unknown() {
			t.Errorf("the program sent what the test's terminal does not know: %s", what)
		}
	})
	return s
}

func (s *sitting) listen() {
	part := make([]byte, 1<<16)
	for {
		n, err := s.master.Read(part)
		s.mu.Lock()
		s.bytes += n
		s.heard = time.Now()
		s.raw.Write(part[:n])
		_, _ = s.e.Write(part[:n])
		hangs := s.hangs
		s.mu.Unlock()
		if hangs {
			s.master.Close()
		}
		if err != nil || hangs {
			return
		}
	}
}

func (s *sitting) setsize(w, h int) {
	s.t.Helper()
	if err := pty.Setsize(s.tty, &pty.Winsize{Cols: uint16(w), Rows: uint16(h)}); err != nil {
		s.t.Fatal(err)
	}
}

// resize draws the window larger or smaller. The pseudo-terminal isn't the one
// that this process belongs to, so it has to be told.
func (s *sitting) resize(w, h int) {
	s.t.Helper()
	s.mu.Lock()
	s.e.Resize(w, h)
	s.mu.Unlock()
	s.setsize(w, h)
	if err := syscall.Kill(os.Getpid(), syscall.SIGWINCH); err != nil {
		s.t.Fatal(err)
	}
}

func (s *sitting) send(keys string) {
	_, _ = s.master.WriteString(keys) // where it is closed, the test is over
}

// wants waits until the screen shows a text and stands still.
func (s *sitting) wants(text string) {
	s.t.Helper()
	s.until(text, func(e *emulator.Terminal) bool { return strings.Contains(e.Text(), text) })
}

// still is how long a screen stands before it counts as drawn to its end: more
// than two turns of the stock renderer.
const still = 40 * time.Millisecond

func (s *sitting) until(what string, ok func(*emulator.Terminal) bool) {
	s.t.Helper()
	for end := time.Now().Add(slow); ; time.Sleep(2 * time.Millisecond) {
		s.mu.Lock()
		good, since, shows := ok(s.e), time.Since(s.heard), s.e.Text()
		s.mu.Unlock()
		if good && since > still {
			return
		}
		if time.Now().After(end) {
			s.t.Fatalf("it never came to %s; the screen is:\n%s", what, shows)
		}
	}
}

// cells are what the screen shows now.
func (s *sitting) cells() [][]emulator.Cell {
	s.mu.Lock()
	defer s.mu.Unlock()
	var rows [][]emulator.Cell
	for _, row := range s.e.Screen() {
		rows = append(rows, slices.Clone(row))
	}
	return rows
}

// ends waits for the end.
func (s *sitting) ends() error {
	s.t.Helper()
	select {
	case err := <-s.done:
		return err
	case <-time.After(slow):
		s.t.Fatal("the program does not end")
		return nil
	}
}

// usable fails unless the terminal is as it was before the program.
func (s *sitting) usable() {
	s.t.Helper()
	after, err := term.GetState(s.tty.Fd())
	if err != nil {
		s.t.Fatal(err)
	}
	if *after != *s.before {
		s.t.Errorf("the terminal's settings are\n%+v, not\n%+v", *after, *s.before)
	}
	var bad string
	for end := time.Now().Add(2 * time.Second); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		s.mu.Lock()
		bad = s.e.Left()
		s.mu.Unlock()
		if bad == "" {
			return
		}
	}
	s.t.Errorf("the terminal was left with %s", bad)
}

// deck is a model that shows one screen after the other, the next for each key
// right. It keeps what it is sent.
type deck struct {
	view func(n, w, h int) tea.View
	n    int
	w, h int
	do   map[string]tea.Cmd // by key

	mu  *sync.Mutex
	got *[]tea.Msg
}

func newDeck(view func(n, w, h int) tea.View) deck {
	return deck{view: view, mu: new(sync.Mutex), got: new([]tea.Msg)}
}

func (d deck) Init() tea.Cmd { return nil }

func (d deck) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	d.mu.Lock()
	*d.got = append(*d.got, msg)
	d.mu.Unlock()
	switch m := msg.(type) {
	case tea.WindowSizeMsg:
		d.w, d.h = m.Width, m.Height
	case tea.KeyPressMsg:
		switch m.String() {
		case "right":
			d.n++
		case "q":
			return d, tea.Quit
		case "!":
			panic("the model is out of its mind")
		}
		return d, d.do[m.String()]
	}
	return d, nil
}

func (d deck) View() tea.View { return d.view(d.n, d.w, d.h) }

// messages are those that came so far.
func (d deck) messages() []tea.Msg {
	d.mu.Lock()
	defer d.mu.Unlock()
	return append([]tea.Msg(nil), *d.got...)
}

const right, quit = "\x1b[C", "q"

// waits for a message that is as wanted.
func (s *sitting) message(d deck, what string, ok func(tea.Msg) bool) {
	s.t.Helper()
	for end := time.Now().Add(slow); time.Now().Before(end); time.Sleep(2 * time.Millisecond) {
		if slices.ContainsFunc(d.messages(), ok) {
			return
		}
	}
	s.t.Fatalf("the model was never sent %s, but %v", what, d.messages())
}

// plain is a view of a few words.
func plain(n, w, h int) tea.View {
	v := tea.NewView(numbered("words", n, w, h))
	v.AltScreen = true
	return v
}

// numbered ends a text with a line that says which screen it is.
func numbered(text string, n, w, h int) string {
	rows := strings.Split(text, "\n")
	rows = append(rows, make([]string, h)...)[:h]
	if h > 0 {
		rows[h-1] = fmt.Sprintf("screen %d of %dx%d", n, w, h)
	}
	return strings.Join(rows, "\n")
}
