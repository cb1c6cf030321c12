package ui

import (
	"io/fs"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"doorstep/session"
)

// tours starts the tour from where the stage stands.
func (s *stage) tours() {
	s.t.Helper()
	s.keys("alt+T")
	if s.app.tour == nil {
		s.t.Fatalf("no tour began:\n%s", s.screen())
	}
	s.wants("1 of 7  The library")
}

// TestGoldenTour holds each stop as people see it.
func TestGoldenTour(t *testing.T) {
	s := bareStage(t)
	t.Chdir(s.dir)
	s.startWith(Config{Theme: "dark", Dirs: []string{"."}})
	s.tours()
	for i := range tourStops {
		golden(t, "tour-"+itoa(i+1), s.withoutPaths(s.screen()))
		if i == 2 {
			s.size(160, 50)
			golden(t, "tour-3-160x50", s.screen())
			s.size(40, 12)
			golden(t, "tour-3-40x12", s.screen())
			s.size(80, 24)
		}
		s.keys("enter")
	}
	if s.app.tour != nil {
		t.Fatal("the tour goes on behind its last stop")
	}
	s.says("The tour is over. n begins a workshop, p opens the practice session.")
	s.end()
	s.startWith(Config{Theme: "dark", ASCII: true, Dirs: []string{"."}, Tour: true})
	s.keys("enter", "enter", "enter", "enter")
	golden(t, "tour-5-ascii", s.screen())
	s.keys("esc")
}

// TestTourIsReadInAMinute: any stop takes less than ten seconds, at three words
// a second, and stands on two lines of a small window.
func TestTourIsReadInAMinute(t *testing.T) {
	t.Parallel()
	words := 0
	for _, stop := range tourStops {
		text := unmarked(stop.text)
		n := len(strings.Fields(text))
		words += n
		if n > 29 {
			t.Errorf("%s has %d words", stop.title, n)
		}
		if got := len(regexp.MustCompile(`[.!?]( |$)`).FindAllString(text, -1)); got > 2 {
			t.Errorf("%s has %d sentences", stop.title, got)
		}
		if got := len(wrap(text, 78)); got > 2 {
			t.Errorf("%s takes %d lines", stop.title, got)
		}
	}
	if words > 180 {
		t.Errorf("the tour has %d words; a minute holds 180", words)
	}
}

// TestTourNamesRealKeys: what stands between backticks is a key that some place
// has, or a line that the board takes.
func TestTourNamesRealKeys(t *testing.T) {
	t.Parallel()
	real := []key.Binding{keys.fresh, keys.open, keys.agenda, keys.keep, keys.next, keys.clock, keys.brief, keys.export, keys.list, keys.help, keys.undo, keys.quit}
	for _, stop := range tourStops {
		for i, part := range strings.Split(stop.text, "`") {
			if i%2 == 0 || part == "b 12 14 31" {
				continue
			}
			found := false
			for _, b := range real {
				found = found || keyName(b) == part || b.Help().Key == part
			}
			if !found {
				t.Errorf("%s names %q, which is no key", stop.title, part)
			}
		}
	}
}

// TestTourChangesNothing presses every key of the program at every stop: no file
// is written, and what the tour shows stays as it was.
func TestTourChangesNothing(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	files := func() (list []string) {
		_ = filepath.WalkDir(s.dir, func(path string, d fs.DirEntry, err error) error {
			list = append(list, path)
			return err
		})
		return list
	}
	before := strings.Join(files(), "\n")
	s.tours()
	state := s.app.tour.desk.state
	version := state.Version()
	var all []tea.KeyPressMsg
	for name := range namedKeys {
		for _, mod := range []string{"", "ctrl+", "alt+", "shift+"} {
			k, _ := parsePress(mod + name)
			all = append(all, k)
		}
	}
	for r := ' '; r < 0x7f; r++ {
		for _, mod := range []tea.KeyMod{0, tea.ModCtrl, tea.ModAlt} {
			k := tea.Key{Code: r, Mod: mod}
			if mod == 0 {
				k.Text = string(r)
			}
			all = append(all, tea.KeyPressMsg(k))
		}
	}
	for i := range tourStops {
		for _, k := range all {
			if key.Matches(k, keys.quit) || key.Matches(k, tourKeys.next, tourKeys.back, tourKeys.end) {
				continue
			}
			s.send(k)
		}
		s.paste("pasted\ninto the tour")
		s.settle()
		if s.app.tour == nil || s.app.tour.at != i {
			t.Fatalf("a key led away from stop %d:\n%s", i+1, s.screen())
		}
		s.fits("tour", i)
		if i+1 < len(tourStops) {
			s.keys("space")
		}
	}
	s.keys("left", "backspace")
	s.wants("5 of 7")
	s.keys("esc")
	s.says("The tour ended at 5 of 7. n begins a workshop")
	if state.Version() != version {
		t.Error("the tour's session was changed")
	}
	if after := strings.Join(files(), "\n"); after != before {
		t.Errorf("the tour wrote files: before\n%s\nafter\n%s", before, after)
	}
}

// TestTourFromAWorkshopParksIt: what was open goes on behind the tour, and
// stands there again after it, with the line that was half typed.
func TestTourFromAWorkshopParksIt(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Parked")
	s.to("1.6")
	s.enters("one")
	s.keys("f7") // the clock runs on
	s.typed("half a li")
	d := s.app.env.desk
	s.keys("ctrl+p")
	s.typed("one-minute tour")
	s.keys("enter")
	s.wants("1 of 7")
	s.keys("enter", "enter")
	s.lacks("half a li")
	s.src.pass(90 * time.Second)
	s.send(tickMsg(s.src.Now()))
	if err := d.doc.Publish(t.Context()); err != nil {
		t.Fatal(err)
	}
	s.until("the workshop is saved behind the tour", func() bool { return d.file.saved && len(d.waiting) == 0 })
	s.size(100, 30)
	s.keys("esc")
	s.says("The tour ended at 3 of 7. Your workshop is as you left it.")
	s.wants("1.6  Silent criticism", "› half a li", "43:30 left")
	s.typed("ne")
	s.keys("enter")
	s.reads(session.KindCard, "one", "half a line")
}

// TestQuittingInTheTourKeepsTheWorkshop: quitting ends both.
func TestQuittingInTheTourKeepsTheWorkshop(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Parked")
	s.to("1.6")
	s.typed("half")
	s.tours()
	s.keys("enter", "enter", "enter")
	s.leaves()
	if got := texts(s.saved().Kind(session.KindCard)); len(got) != 1 || got[0] != "half" {
		t.Fatalf("the file holds %q", got)
	}
}

// TestTourStartsByItself as the command line asks for it, and is told by lines.
func TestTourStartsByItself(t *testing.T) {
	t.Parallel()
	s := bareStage(t)
	s.startWith(Config{Theme: "light", Tour: true})
	s.wants("1 of 7  The library")
	s.keys("ctrl+q")
	if !s.quit {
		t.Error("the tour does not let go")
	}
	lines := Tour("/data")
	if len(lines) != len(tourStops) || !strings.Contains(lines[0], "New ones are kept in /data.") || strings.Contains(strings.Join(lines, ""), "`") {
		t.Errorf("it is told as %q", lines)
	}
}
