package ui

import (
	"context"
	"fmt"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"doorstep/session"
	"doorstep/session/store"
)

// stage is the program without a terminal: a real app over real files, driven
// by messages. Commands run as the runtime runs them, each in a goroutine of
// its own; what they answer comes back in the order in which they were started,
// so that a test does the same every time.
type stage struct {
	t   testing.TB
	app *app
	dir string
	src *testSource
	// flying are the commands under way, oldest first.
	flying []flight
	// late is what the commands answer that may take for ever: the store's
	// events, and ticks.
	late chan tea.Msg
	// quit says that the program asked the runtime to end it.
	quit bool
}

type flight struct{ answer chan tea.Msg }

// patience is how long anything may take before a test gives up.
const patience = 30 * time.Second

// testSource gives fixed times and ids, so that screens are the same each
// time. The store's goroutines ask it too.
type testSource struct {
	mu  sync.Mutex
	now time.Time
	n   uint64
}

func (s *testSource) Read(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for i := range p {
		s.n = s.n*6364136223846793005 + 1442695040888963407
		p[i] = byte(s.n >> 56)
	}
	return len(p), nil
}

func (s *testSource) Now() time.Time {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.now
}

// pass lets time go by.
func (s *testSource) pass(d time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.now = s.now.Add(d)
}

func (s *testSource) source() session.Source { return session.Source{Now: s.Now, Rand: s} }

// newStage is a stage in the library of an empty folder.
func newStage(t testing.TB) *stage {
	t.Helper()
	s := bareStage(t)
	s.start("")
	return s
}

// bareStage is a stage whose program is not started yet.
func bareStage(t testing.TB) *stage {
	t.Helper()
	s := &stage{
		t: t, dir: folder(t), late: make(chan tea.Msg, 64),
		src: &testSource{now: time.Date(2026, 4, 14, 10, 30, 0, 0, time.Local), n: 7},
	}
	t.Cleanup(func() {
		if d := s.app.env.desk; d != nil && !t.Failed() {
			s.end()
		}
	})
	return s
}

// storeOptions are those that the program on the stage runs with.
func (s *stage) storeOptions() store.Options {
	return store.Options{StateDir: filepath.Join(s.dir, "state"), Source: s.src.source()}
}

// start begins the program with a path, or in the library.
func (s *stage) start(path string) {
	s.t.Helper()
	s.startWith(Config{Path: path, Theme: "dark"})
}

func (s *stage) startWith(c Config) {
	s.t.Helper()
	if c.Dirs == nil {
		c.Dirs = []string{s.dir}
	}
	c.Source, c.Store = s.src.source(), s.storeOptions()
	c.openWindow = func([]string) (string, error) { return "", errNoDisplay }
	s.app, s.quit = newApp(c), false
	s.run(s.app.Init())
	s.send(tea.WindowSizeMsg{Width: 80, Height: 24})
	s.settle()
}

// run starts a command as the runtime does.
func (s *stage) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	if waits(cmd) {
		late := s.late
		go func() { late <- cmd() }()
		return
	}
	f := flight{make(chan tea.Msg, 1)}
	s.flying = append(s.flying, f)
	go func() { f.answer <- cmd() }()
}

// waits says whether a command waits for something that may never come. Its
// function's name tells.
func waits(cmd tea.Cmd) bool {
	name := runtime.FuncForPC(reflect.ValueOf(cmd).Pointer()).Name()
	return strings.Contains(name, "listenCmd") || strings.Contains(name, "Tick.")
}

// send gives the app a message and starts what it answers.
func (s *stage) send(msg tea.Msg) {
	s.t.Helper()
	if _, ends := msg.(tea.QuitMsg); ends {
		s.quit = true
		return
	}
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
	if msg != nil {
		_, cmd := s.app.Update(msg)
		s.run(cmd)
	}
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

// settle waits for all commands that end by themselves, and for those that
// they lead to; what came late is handled too.
func (s *stage) settle() {
	s.t.Helper()
	for len(s.flying) > 0 {
		f := s.flying[0]
		s.flying = s.flying[1:]
		select {
		case msg := <-f.answer:
			s.send(msg)
		case <-time.After(patience):
			s.t.Fatalf("a command never answered; the screen is:\n%s", s.screen())
		}
	}
	select {
	case msg := <-s.late:
		s.send(msg)
		s.settle()
	default:
	}
}

// until handles what comes until something is so.
func (s *stage) until(what string, so func() bool) {
	s.t.Helper()
	deadline := time.After(patience)
	for s.settle(); !so(); s.settle() {
		select {
		case msg := <-s.late:
			s.send(msg)
		case <-deadline:
			s.t.Fatalf("it never was so that %s; the screen is:\n%s", what, s.screen())
		}
	}
}

// rest publishes what there is, so that the session is in its file and the
// status says so.
func (s *stage) rest() {
	s.t.Helper()
	s.settle()
	d := s.app.env.desk
	if d == nil {
		return
	}
	if err := d.doc.Publish(context.Background()); err != nil {
		s.t.Fatal(err)
	}
	s.until("the session is saved", func() bool { return d.file.saved && len(d.waiting) == 0 })
}

// press presses keys by name, such as "enter" or "ctrl+z", as somebody does
// who doesn't wait for the screen.
func (s *stage) press(names ...string) {
	s.t.Helper()
	for _, name := range names {
		k, ok := parsePress(name)
		if !ok {
			s.t.Fatalf("%q is no key", name)
		}
		s.send(k)
	}
}

// keys presses keys, and waits after each for what it does.
func (s *stage) keys(names ...string) {
	s.t.Helper()
	for _, name := range names {
		s.press(name)
		s.settle()
	}
}

// typed types a text letter by letter.
func (s *stage) typed(text string) {
	s.t.Helper()
	for _, r := range text {
		s.send(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
	s.settle()
}

// enters types a text and presses Enter.
func (s *stage) enters(text string) {
	s.t.Helper()
	s.typed(text)
	s.keys("enter")
}

func (s *stage) paste(text string) {
	s.t.Helper()
	s.send(tea.PasteMsg{Content: text})
	s.settle()
}

func (s *stage) size(w, h int) {
	s.t.Helper()
	s.send(tea.WindowSizeMsg{Width: w, Height: h})
	s.settle()
}

// frame is what goes to the terminal, line by line.
func (s *stage) frame() []string {
	lines, _ := s.app.frame()
	return lines
}

// screen is what a person sees, without colours.
func (s *stage) screen() string {
	lines := s.frame()
	for i, l := range lines {
		lines[i] = strings.TrimRight(ansi.Strip(l), " ")
	}
	return strings.Join(lines, "\n")
}
