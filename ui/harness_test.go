package ui

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"doorstep/session"
	"doorstep/session/store"
)

// stage is the program without a terminal: a real app over real files, driven
// by messages. Commands run as the runtime would run them.
type stage struct {
	t    testing.TB
	app  *app
	msgs chan tea.Msg
	busy int
	dir  string
	src  *testSource
}

// testSource gives fixed times and ids, so that screens are the same each time.
type testSource struct {
	now time.Time
	n   uint64
}

func (s *testSource) Read(p []byte) (int, error) {
	for i := range p {
		s.n = s.n*6364136223846793005 + 1442695040888963407
		p[i] = byte(s.n >> 56)
	}
	return len(p), nil
}

func (s *testSource) source() session.Source {
	return session.Source{Now: func() time.Time { return s.now }, Rand: s}
}

func newStage(t testing.TB) *stage {
	t.Helper()
	dir := t.TempDir()
	src := &testSource{now: time.Date(2026, 4, 14, 10, 30, 0, 0, time.Local), n: 7}
	s := &stage{t: t, msgs: make(chan tea.Msg, 256), dir: dir, src: src}
	s.start("")
	return s
}

// start begins the program with a path, or in the library.
func (s *stage) start(path string) {
	s.app = newApp(Config{
		Path: path, Dirs: []string{s.dir}, Theme: "dark", Source: s.src.source(),
		Store: store.Options{StateDir: filepath.Join(s.dir, "state"), Source: s.src.source()},
	})
	s.run(s.app.Init())
	s.send(tea.WindowSizeMsg{Width: 80, Height: 24})
	s.settle()
}

// run starts a command as the runtime does: each in a goroutine of its own.
func (s *stage) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	s.busy++
	go func() { s.msgs <- cmd() }()
}

// send gives the app a message and runs what it answers.
func (s *stage) send(msg tea.Msg) {
	if many := cmdsOf(msg); many != nil {
		sequence := fmt.Sprintf("%T", msg) == "tea.sequenceMsg"
		for _, c := range many {
			if sequence && c != nil {
				s.send(c())
			} else {
				s.run(c)
			}
		}
		return
	}
	_, cmd := s.app.Update(msg)
	s.run(cmd)
}

// cmdsOf are the commands of a batch or a sequence, whose types are not for us
// to name.
func cmdsOf(msg tea.Msg) []tea.Cmd {
	v := reflect.ValueOf(msg)
	if msg == nil || v.Kind() != reflect.Slice || v.Type().Elem() != reflect.TypeFor[tea.Cmd]() {
		return nil
	}
	return v.Convert(reflect.TypeFor[[]tea.Cmd]()).Interface().([]tea.Cmd)
}

// settle handles what comes until nothing has come for a while.
func (s *stage) settle() {
	for {
		select {
		case msg := <-s.msgs:
			s.busy--
			if msg != nil {
				s.send(msg)
			}
		case <-time.After(60 * time.Millisecond):
			return
		}
	}
}

// until handles what comes until the screen shows a text.
func (s *stage) until(text string) {
	s.t.Helper()
	deadline := time.After(10 * time.Second)
	for !strings.Contains(s.screen(), text) {
		select {
		case msg := <-s.msgs:
			if msg != nil {
				s.send(msg)
			}
		case <-deadline:
			s.t.Fatalf("%q never showed; the screen is:\n%s", text, s.screen())
		}
	}
}

// keys presses keys by name, such as "enter" or "ctrl+z".
func (s *stage) keys(names ...string) {
	s.t.Helper()
	for _, name := range names {
		k, ok := parsePress(name)
		if !ok {
			s.t.Fatalf("%q is no key", name)
		}
		s.send(k)
		s.drain()
	}
}

// drain handles what is there already, without waiting for more.
func (s *stage) drain() {
	for range 3 {
		select {
		case msg := <-s.msgs:
			if msg != nil {
				s.send(msg)
			}
		case <-time.After(time.Millisecond):
			return
		}
	}
}

// typed types a text letter by letter.
func (s *stage) typed(text string) {
	for _, r := range text {
		s.send(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
}

func (s *stage) paste(text string) { s.send(tea.PasteMsg{Content: text}); s.settle() }

func (s *stage) size(w, h int) {
	s.send(tea.WindowSizeMsg{Width: w, Height: h})
	s.settle()
}

// screen is what a person sees, without colours.
func (s *stage) screen() string {
	lines, _ := s.app.frame()
	for i, l := range lines {
		lines[i] = strings.TrimRight(ansi.Strip(l), " ")
	}
	return strings.Join(lines, "\n")
}

// wants fails unless the screen shows all the texts.
func (s *stage) wants(texts ...string) {
	s.t.Helper()
	shown := s.screen()
	for _, text := range texts {
		if !strings.Contains(shown, text) {
			s.t.Fatalf("the screen does not show %q:\n%s", text, shown)
		}
	}
}

// begin makes a session with a title and stands in 1.1.
func (s *stage) begin(title string) {
	s.t.Helper()
	s.keys("n")
	s.settle()
	s.typed(title)
	s.keys("enter")
	s.until("1.1")
	s.settle()
}

// practice opens the practice session.
func (s *stage) practice() {
	s.t.Helper()
	s.keys("p")
	s.until("1.1")
	s.settle()
}

// end closes the session as leaving the program does.
func (s *stage) end() {
	s.t.Helper()
	if d := s.app.env.desk; d != nil {
		if err := closeDoc(d.doc, d.waiting); err != nil {
			s.t.Fatal(err)
		}
		s.app.env.desk = nil
	}
}

// file is the one session file that the stage made.
func (s *stage) file() string {
	s.t.Helper()
	found, err := filepath.Glob(filepath.Join(s.dir, "*"+Extension))
	if err != nil || len(found) != 1 {
		s.t.Fatalf("there are %d session files: %v", len(found), err)
	}
	return found[0]
}

// saved reads the file as another program would.
func (s *stage) saved() *session.State {
	s.t.Helper()
	f, err := store.Read(context.Background(), s.file())
	if err != nil {
		s.t.Fatal(err)
	}
	return f.State()
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name+".golden")
	if os.Getenv("UPDATE") != "" {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != got+"\n" {
		t.Errorf("%s is not as it was; UPDATE=1 go test ./ui writes it anew, and then look at it.\ngot:\n%s\nwant:\n%s", path, got, want)
	}
}

var _ io.Reader = (*testSource)(nil)
