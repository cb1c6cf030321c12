package ui

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"doorstep/content"
	"doorstep/session"
	"doorstep/session/store"
)

// make makes a session file as another sitting would, and gives its path.
func (s *stage) make(name string, fields session.Patch) string {
	s.t.Helper()
	files, err := content.BuiltinFiles(DefaultPack)
	if err != nil {
		s.t.Fatal(err)
	}
	path := filepath.Join(s.dir, name+Extension)
	doc, err := store.Create(context.Background(), path, store.New{Pack: files, Fields: fields}, s.storeOptions())
	if err == nil {
		err = doc.Close(context.Background())
	}
	if err != nil {
		s.t.Fatal(err)
	}
	return path
}

func TestTheLibraryShowsTheNewestFirst(t *testing.T) {
	t.Parallel()
	s := bareStage(t)
	day := time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)
	for i, name := range []string{"first", "third", "second"} {
		path := s.make(name, session.Patch{"title": "The " + name, "place": "Place of the " + name})
		at := day.AddDate(0, 0, []int{0, 2, 1}[i])
		if err := os.Chtimes(path, at, at); err != nil {
			t.Fatal(err)
		}
	}
	s.start("")
	s.wants("3 sessions", "▌  The third")
	screen := s.screen()
	if strings.Index(screen, "The third") > strings.Index(screen, "The second") ||
		strings.Index(screen, "The second") > strings.Index(screen, "The first") {
		t.Errorf("the order is wrong:\n%s", screen)
	}
	s.keys("down")
	s.wants("▌  The second", "Place of the second")
	s.keys("up", "up")
	s.wants("▌  The third")
	s.keys("end")
	s.wants("▌  The first")
	s.keys("down", "enter")
	s.wants("1.1  Check-in")
	s.holds(s.only(session.KindSession), session.Patch{"title": "The first"})
	s.keys("alt+q") // closes, and goes back to the library
	s.says("Saved to ")
	s.wants("3 sessions")
}

func TestTheLibraryLooksAgain(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.wants("0 sessions", "No session in")
	s.make("late", session.Patch{"title": "Came later"})
	s.keys("r")
	s.wants("1 session", "▌  Came later")
}

func TestABrokenFileIsShownAndNotOpened(t *testing.T) {
	t.Parallel()
	s := bareStage(t)
	whole := s.make("whole", session.Patch{"title": "Whole"})
	body, err := os.ReadFile(whole)
	if err != nil {
		t.Fatal(err)
	}
	for name, bytes := range map[string][]byte{
		"text": []byte("minutes of a meeting"), "empty": nil, "cut": body[:len(body)/2], "flipped": flipped(t, body, `"title":"Whole"`),
		"spoilt": flipped(t, body, "purpose: Make it safe"),
	} {
		if err := os.WriteFile(filepath.Join(s.dir, name+Extension), bytes, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	s.start("")
	s.size(160, 30)
	s.wants("6 sessions", "Whole")
	lib := s.app.top().(*library)
	broken := 0
	for i, info := range lib.list {
		lib.row = i
		if info.Err == nil {
			continue
		}
		broken++
		s.wants(strings.TrimSuffix(filepath.Base(info.Path), Extension), "not opened")
		s.keys("enter")
		s.says("✗ ")
		if _, still := s.app.top().(*library); !still || s.app.env.desk != nil {
			t.Fatalf("%s was opened", info.Path)
		}
	}
	if broken != 5 {
		t.Errorf("%d files are broken, not 5", broken)
	}
}

// flipped is a file with one bit changed in every place where a text stands: a
// page may hold a copy that nothing refers to any more.
func flipped(t *testing.T, body []byte, text string) []byte {
	t.Helper()
	b := bytes.Clone(body)
	for from := 0; ; {
		at := bytes.Index(body[from:], []byte(text))
		if at < 0 && from == 0 {
			t.Fatalf("the file does not hold %q", text)
		}
		if at < 0 {
			return b
		}
		from += at + len(text)
		b[from-2] ^= 0x20
	}
}

func TestASessionWithoutAPackIsOpenedWithTheBuiltInOne(t *testing.T) {
	t.Parallel()
	s := bareStage(t)
	doc, err := store.Create(context.Background(), filepath.Join(s.dir, "bare"+Extension),
		store.New{Fields: session.Patch{"title": "Bare"}}, s.storeOptions())
	if err == nil {
		err = doc.Close(context.Background())
	}
	if err != nil {
		t.Fatal(err)
	}
	s.start(s.file())
	s.wants("1.1  Check-in", "Make it safe to speak before anything is criticised.")
	s.enters("P01")
	s.rest()
	s.reads(session.KindParticipant, "P01")
}

func TestARefusedFileOfTheCommandLineIsSaid(t *testing.T) {
	t.Parallel()
	s := bareStage(t)
	path := filepath.Join(s.dir, "notes"+Extension)
	if err := os.WriteFile(path, []byte("no session at all"), 0o600); err != nil {
		t.Fatal(err)
	}
	s.start(path)
	s.says("✗ ")
	s.wants("Empathy workshops for public services", "notes") // the library
	if s.app.result == nil {
		t.Error("the program would end as if it had opened the file")
	}
	s.keys("n")
	s.enters("Another")
	if s.app.result != nil {
		t.Errorf("after a session was made, the result is still %v", s.app.result)
	}
}

func TestAMissingFileOfTheCommandLineIsSaid(t *testing.T) {
	t.Parallel()
	s := bareStage(t)
	s.start(filepath.Join(s.dir, "gone"+Extension))
	s.says("✗ ")
	s.wants("Empathy workshops for public services")
}

func TestASessionThatIsOpenAlreadyIsSaid(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Twice")
	other := &stage{t: t, dir: s.dir, src: s.src, late: s.late}
	other.start(s.file())
	other.size(200, 24)
	other.says("Another window writes this session")
	s.enters("P01") // the first window goes on
	s.rest()
	s.reads(session.KindParticipant, "P01")
}

func TestTheLibraryLeaves(t *testing.T) {
	t.Parallel()
	for _, key := range []string{"q", "ctrl+q", "ctrl+c", "f10"} {
		s := newStage(t)
		s.keys(key)
		if !s.quit {
			t.Errorf("%s does not quit", key)
		}
	}
}

func TestALongLibraryScrolls(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	lib := s.app.top().(*library)
	for i := range 200 {
		lib.list = append(lib.list, store.Info{Path: fmt.Sprint(i), Title: fmt.Sprintf("Workshop %d", i)})
	}
	s.wants("▌  Workshop 0", "Workshop 14")
	s.keys("end")
	s.wants("▌  Workshop 199", "Workshop 190")
	for range 30 {
		s.keys("up")
	}
	s.wants("▌  Workshop 169")
	s.keys("home")
	s.wants("▌  Workshop 0")
}
