package ui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"
)

// places are all the screens, each with the keys that lead there from 1.1 of
// the practice session.
var places = []struct {
	name string
	keys []string
}{
	{"run", nil},
	{"catch", []string{"f2"}},
	{"agenda", []string{"f8"}},
	{"clock", []string{"alt+L"}},
	{"replan", []string{"f8", "alt+d"}},
	{"brief", []string{"f9"}},
	{"details", []string{"f11"}},
	{"help", []string{"f1"}},
	{"palette", []string{"ctrl+p"}},
	{"history", []string{"f12"}},
	{"past", []string{"f12", "v"}},
	{"redact", []string{"up", "alt+x"}},
	{"elsewhere", []string{"alt+w"}},
	{"find", []string{"ctrl+f", "q", "u", "e", "u", "e"}},
	{"evidence", []string{"ctrl+f", "o", "w", "n", "s", "space", "l", "i", "s", "t", "alt+e"}},
	{"thread", []string{"alt+R"}},
	{"mirror", []string{"alt+V"}},
	{"window", []string{"alt+W"}},
	{"checklist", []string{"alt+C"}},
	{"papers", []string{"alt+S"}},
	{"sofar", []string{"alt+I"}},
	{"handover", []string{"alt+G"}},
	{"services", []string{"f11", "end", "down", "down", "down", "down", "down", "down", "down", "down", "down", "down", "enter"}},
	{"roster", []string{"f11", "end", "down", "down", "down", "down", "down", "down", "down", "down", "down", "enter"}},
}

// scripts are texts whose width terminals find hard.
var scripts = []string{
	"নাগরিক সনদ জমা দিতে তিনবার আসতে হয়েছে, তবু কাজ হয়নি",
	"family 👩‍👩‍👧‍👦 flag 🇧🇩 hand 👋🏽 keycap 1️⃣ heart ❤️ text ☎︎",
	"مرحبا بالعالم، عدت ثلاث مرات",
	"役所の窓口で三時間待った、番号札は百十一番",
	"z̷̢̧̛̛̼͇̟̍͗a̵̡͚̓̚l̶͉͎̈g̷̗̀o and e\u0301 and กำแพง and क्षत्रिय",
	strings.Repeat("long", 60),
	"\u200b\u200d\u200c zero width \u2060 and soft\u00adhyphen",
	"tab\tand\ttab",
}

// sizes are terminals to draw in: every width with some of the heights, others
// for each turn, so that all of them come up over the screens.
func sizes(turn int) [][2]int {
	widths := []int{20, 39, 40, 41, 52, 60, 79, 80, 81, 95, 96, 97, 120, 160, 200}
	heights := []int{6, 9, 10, 11, 12, 14, 17, 20, 24, 30, 35, 50, 60}
	var list [][2]int
	each := 2
	if testing.Short() {
		each = 1
	}
	for i, w := range widths {
		if testing.Short() && (i+turn)%3 > 0 {
			continue
		}
		for k := range each {
			list = append(list, [2]int{w, heights[(turn*5+i*3+k*6)%len(heights)]})
		}
	}
	return list
}

// fits draws what there is in many sizes: no line wider than the terminal, as
// many lines as it has and no more, and the cursor inside.
func (s *stage) fits(name string, turn int) {
	s.t.Helper()
	for _, size := range sizes(turn) {
		w, h := size[0], size[1]
		s.app.Update(tea.WindowSizeMsg{Width: w, Height: h})
		lines, cursor := s.app.frame()
		if len(lines) != h {
			s.t.Fatalf("%s at %dx%d has %d lines", name, w, h, len(lines))
		}
		for i, l := range lines {
			if n := width(l); n > w {
				s.t.Fatalf("%s at %dx%d: line %d is %d wide: %q", name, w, h, i, n, l)
			}
		}
		if cursor != nil && (cursor.X < 0 || cursor.X >= w || cursor.Y < 0 || cursor.Y >= h) {
			s.t.Fatalf("%s at %dx%d: the cursor is at %d,%d", name, w, h, cursor.X, cursor.Y)
		}
	}
	s.size(80, 24)
}

// everywhere draws every screen, and every list of every activity: as it is,
// with a field open, and as a form.
func (s *stage) everywhere() {
	s.t.Helper()
	turn := 0
	fits := func(name string) {
		s.t.Helper()
		s.fits(name, turn)
		turn++
	}
	s.eachPlace(func(name string) {
		fits(name)
		s.keys("tab", "down")
		fits(name + " after keys")
	})
	for _, a := range s.app.env.desk.pack.Activities {
		s.to(a.ID)
		for range max(len(a.Captures), 1) {
			fits(a.ID)
			s.keys("up", "enter")
			s.paste(scripts[0] + scripts[1])
			fits(a.ID + " with a field open")
			s.keys("esc", "ctrl+e")
			fits(a.ID + " as a form")
			s.keys("esc", "esc", "ctrl+e", "f6")
		}
		s.keys("ctrl+g")
		fits(a.ID + " script")
		s.keys("ctrl+g", "ctrl+g")
	}
}

func TestGeometryOfAnEmptySession(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.fits("empty library", 0)
	s.keys("n")
	s.fits("new workshop", 1)
	s.paste(scripts[0])
	s.fits("new workshop with a title", 2)
	s.keys("enter")
	s.everywhere()
}

func TestGeometryOfTheWholeWorkshop(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.practice()
	s.everywhere()
	s.end()
	s.start("")
	s.fits("library", 3)
}

func TestGeometryOfHardScripts(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin(strings.Join(scripts, " "))
	s.people(5, 2)
	spoil(s, scripts)
	s.keys("ctrl+r")
	s.everywhere()
	s.keys("f11", "end", "down", "down", "down", "down", "down", "down", "down", "down", "down", "enter")
	s.paste("Name;Sector;" + scripts[1] + "\n" + strings.Join(scripts, ";") + "\n" + strings.Join(scripts, ";") + "\n")
	s.fits("roster's preview", 4)
	s.keys("esc", "esc", "down", "enter")
	s.paste("Service;Sector;" + scripts[1] + "\n" + strings.Join(scripts, ";") + "\n" + strings.Join(scripts, ";") + "\n")
	s.fits("the preview of services", 4)
	s.rest()
	s.end()
	s.start("")
	s.fits("library", 5)
}

// TestWidthIsThatOfTheTerminal holds the quick way of measuring to the slow
// one.
func TestWidthIsThatOfTheTerminal(t *testing.T) {
	t.Parallel()
	piece := rapid.OneOf(
		rapid.SampledFrom(scripts),
		rapid.SampledFrom([]string{"\x1b[1;31m", "\x1b[m", "\x1b[38:5:1m", "\x1b[2J", "\x1b", "\x1b[", "\x1b]0;x\a", "1\ufe0f\u20e3", "e", "\u0301", "│", "─", "\x00", "\n", "\xff"}),
		rapid.StringN(0, 6, 12), rapid.StringMatching(`[ -~]{0,8}`),
	)
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(piece, 0, 8).Draw(t, "pieces"), "")
		if got, want := width(text), method().StringWidth(text); got != want {
			t.Fatalf("the width of %q is %d, not %d", text, want, got)
		}
	})
}

// TestTheCursorStandsBehindWhatWasTyped holds the line's window to the text:
// the cell left of the cursor is the end of what stands before it.
func TestTheCursorStandsBehindWhatWasTyped(t *testing.T) {
	t.Parallel()
	for _, text := range append(scripts, "", "plain", strings.Repeat("queue ", 5000)) {
		for _, w := range []int{1, 2, 10, 40} {
			l := newLine()
			l.set(text)
			v := l.view(w)
			if v.cursor.X < 0 || v.cursor.X >= w || width(v.lines[0]) > w {
				t.Fatalf("in %d cells the cursor is at %d in %q", w, v.cursor.X, v.lines[0])
			}
			if want := min(width(shown(text)), w-1); v.cursor.X != want {
				t.Errorf("in %d cells the cursor is at %d, not %d, in %q", w, v.cursor.X, want, v.lines[0])
			}
			l.typed.at = 0
			if v := l.view(w); v.cursor.X != 0 || width(v.lines[0]) > w || width(v.lines[0]) == 0 && w > 2 && text != "" {
				t.Errorf("at the start the cursor is at %d in %q", v.cursor.X, v.lines[0])
			}
		}
	}
}
