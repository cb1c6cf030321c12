//go:build unix

package terminal

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/term"

	"doorstep/ui/terminal/emulator"
)

// both runs a test with either renderer.
func both(t *testing.T, test func(t *testing.T, r Renderer)) {
	for _, r := range []Renderer{Own, Stock} {
		t.Run(string(r), func(t *testing.T) { test(t, r) })
	}
}

// quits ends a sitting, and looks at what it leaves.
func (s *sitting) quits() {
	s.t.Helper()
	s.send(quit)
	if err := s.ends(); err != nil {
		s.t.Fatal(err)
	}
	s.usable()
}

// TestCommandsForTheTerminal are those that Bubble Tea carries out itself.
func TestCommandsForTheTerminal(t *testing.T) {
	both(t, func(t *testing.T, r Renderer) {
		d := newDeck(plain)
		d.do = map[string]tea.Cmd{
			"c": tea.SetClipboard("hello"), "p": tea.SetPrimaryClipboard("you"), "b": tea.RequestBackgroundColor,
			"v": tea.RequestTerminalVersion, "w": tea.Raw("\x1b]777;notify\x07"), "l": tea.ClearScreen, "s": tea.RequestWindowSize,
			"2": tea.Batch(tea.SetClipboard("a"), tea.SetClipboard("b")),
			"3": tea.Sequence(tea.SetClipboard("x"), tea.SetClipboard("y"), tea.SetClipboard("z")),
		}
		s := sit(t, r, d, 30, 5, nil)
		s.wants("screen 0 of 30x5")
		told := func(what ...string) {
			t.Helper()
			s.until("be told "+what[0], func(e *emulator.Terminal) bool {
				told := e.Told()
				i := slices.Index(told, what[0])
				return i >= 0 && slices.Equal(told[i:min(i+len(what), len(told))], what)
			})
		}
		s.send("c")
		told("52;c;aGVsbG8=")
		s.send("p")
		told("52;p;eW91")
		s.send("w")
		told("777;notify")
		s.send("2")
		told("52;c;YQ==")
		told("52;c;Yg==")
		s.send("3")
		told("52;c;eA==", "52;c;eQ==", "52;c;eg==")
		s.send("v")
		s.until("be asked for its name", func(e *emulator.Terminal) bool { return slices.Contains(e.Asked(), ">q") })
		s.send("b")
		s.message(d, "the background", func(m tea.Msg) bool {
			bg, ok := m.(tea.BackgroundColorMsg)
			return ok && bg.IsDark()
		})
		sizes := func() (n int) {
			for _, m := range d.messages() {
				if _, ok := m.(tea.WindowSizeMsg); ok {
					n++
				}
			}
			return n
		}
		before := sizes()
		s.send("s")
		s.message(d, "the size again", func(tea.Msg) bool { return sizes() > before })

		s.mu.Lock()
		_, _ = s.e.Write([]byte("\x1b[H\x1b[2Jrubbish"))
		s.mu.Unlock()
		s.send("l")
		s.until("draw all again", func(e *emulator.Terminal) bool { return strings.HasPrefix(e.Text(), "words\n") })
		s.quits()
	})
}

// TestViewFields are what a view asks for beside its text.
func TestViewFields(t *testing.T) {
	both(t, func(t *testing.T, r Renderer) {
		s := sit(t, r, newDeck(func(n, w, h int) tea.View {
			v := plain(n, w, h)
			v.WindowTitle = fmt.Sprint("title ", n)
			switch n {
			case 1:
				v.MouseMode, v.ReportFocus = tea.MouseModeCellMotion, true
				v.Cursor = tea.NewCursor(3, 1)
				v.Cursor.Shape, v.Cursor.Blink = tea.CursorBar, false
			case 2:
				v.MouseMode, v.DisableBracketedPasteMode = tea.MouseModeAllMotion, true
				v.KeyboardEnhancements.ReportEventTypes = true
			}
			return v
		}), 30, 5, nil)
		for n, want := range []map[int]bool{
			{25: false, 1002: false, 1003: false, 1004: false, 2004: true},
			{25: true, 1002: true, 1003: false, 1004: true, 2004: true, 1006: true},
			{25: false, 1002: false, 1003: true, 1004: false, 2004: false, 1006: true},
			{25: false, 1002: false, 1003: false, 1004: false, 2004: true, 1006: false},
		} {
			if n > 0 {
				s.send(right)
			}
			s.until(fmt.Sprint("the modes of ", n), func(e *emulator.Terminal) bool {
				for mode, on := range want {
					if e.Mode(mode) != on {
						return false
					}
				}
				x, y := e.Cursor()
				return e.Title() == fmt.Sprint("title ", n) && (n != 1 || e.CursorStyle() == 6 && x == 3 && y == 1)
			})
		}
		s.quits()
	})
}

// TestPaste pastes a megabyte, with what looks like keys and text of all kinds
// in it. It comes as one.
func TestPaste(t *testing.T) {
	line := "নাগরিক সনদ, 役所, 👩‍👩‍👧‍👦, e\u0301, tab\t, arrow \x1b[A, and on\r"
	text := strings.Repeat(line, 1<<20/len(line))
	both(t, func(t *testing.T, r Renderer) {
		d := newDeck(plain)
		s := sit(t, r, d, 30, 5, nil)
		s.wants("screen 0 of 30x5")
		began := time.Now()
		s.send(pasteBegins + text + pasteEnds + right)
		s.wants("screen 1 of 30x5")
		t.Logf("%d bytes took %v", len(text), time.Since(began))
		var pastes []string
		for _, m := range d.messages() {
			switch m := m.(type) {
			case tea.PasteMsg:
				pastes = append(pastes, m.Content)
			case tea.KeyPressMsg:
				if m.String() != "right" {
					t.Fatalf("the paste came as a key, %s", m)
				}
			}
		}
		if len(pastes) != 1 || pastes[0] != text {
			t.Fatalf("%d pastes came", len(pastes))
		}
		s.quits()
	})
}

// editor is a program of the person's that has the terminal for a while.
type editor struct {
	s       *sitting
	in      io.Reader
	out     io.Writer
	cooked  bool
	heard   string
	elapsed chan struct{}
}

func (e *editor) SetStdin(r io.Reader)  { e.in = r }
func (e *editor) SetStdout(w io.Writer) { e.out = w }
func (e *editor) SetStderr(io.Writer)   {}

func (e *editor) Run() error {
	state, err := term.GetState(e.s.tty.Fd())
	e.cooked = err == nil && *state == *e.s.before
	fmt.Fprint(e.out, "\x1b[?1049hthe editor")
	e.heard, err = bufio.NewReader(e.in).ReadString('\n')
	fmt.Fprint(e.out, "\x1b[?1049l")
	close(e.elapsed)
	return err
}

// TestEditor lends the terminal to another program: that one gets every key
// typed meanwhile, and the model none.
func TestEditor(t *testing.T) {
	both(t, func(t *testing.T, r Renderer) {
		d := newDeck(plain)
		e := &editor{elapsed: make(chan struct{})}
		type doneMsg struct{ err error }
		d.do = map[string]tea.Cmd{"e": Exec(e, func(err error) tea.Msg { return doneMsg{err} })}
		s := open(t, 30, 5, nil)
		e.s = s
		s.shows(r, d)
		s.wants("screen 0 of 30x5")
		s.send("e")
		s.wants("the editor")
		size := "30x5"
		if r == Own { // the stock renderer notes a size in two places at once
			s.resize(40, 6)
			size = "40x6"
		}
		s.send("typed for it\r")
		<-e.elapsed
		s.wants("screen 0 of " + size)
		if !e.cooked || e.heard != "typed for it\n" {
			t.Errorf("the editor's terminal was as before: %v; it heard %q", e.cooked, e.heard)
		}
		s.message(d, "the end of the editor", func(m tea.Msg) bool {
			done, ok := m.(doneMsg)
			return ok && done.err == nil
		})
		s.send(right)
		s.wants("screen 1 of " + size)
		s.quits()
	})
}

// TestNothingAtRest holds that not a byte is written while nothing changes, and
// that messages which change nothing don't write either.
func TestNothingAtRest(t *testing.T) {
	d := newDeck(plain)
	s := sit(t, Own, d, 30, 5, func(e *emulator.Terminal) { e.Knows = map[int]bool{2026: true, 2027: true} })
	s.wants("screen 0 of 30x5")
	time.Sleep(100 * time.Millisecond)
	s.mu.Lock()
	before := s.bytes
	s.mu.Unlock()
	s.send("zzz")
	s.message(d, "the last key", func(tea.Msg) bool { return len(d.messages()) > 5 })
	time.Sleep(700 * time.Millisecond)
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.bytes != before {
		t.Errorf("%d bytes were written for nothing: %q", s.bytes-before, s.raw.String()[before:])
	}
	s.mu.Unlock()
	s.quits()
	s.mu.Lock()
}
