package ui

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
)

// looks are all ways in which a screen is looked at: what people without
// colours see stands beside what others do.
var looks = []struct {
	name  string
	theme func() *theme
	plain bool // NO_COLOR is set
}{
	{"dark", func() *theme { return newTheme(groundDark, false) }, false},
	{"light", func() *theme { return newTheme(groundLight, false) }, false},
	{"nocolour", func() *theme { return newTheme(groundDark, false) }, true},
	{"ascii", func() *theme { return newTheme(groundUnknown, true) }, false},
}

var lookSizes = [][2]int{{80, 24}, {100, 30}, {160, 50}}

// TestLook draws every screen in every size and look, as SVG files and one page
// that holds them all:
//
//	LOOK=/tmp/look go test ./ui -run TestLook
//
// LOOKONLY draws only those whose name holds that text. Without LOOK it only
// sees that each screen can be reached: no two look alike.
func TestLook(t *testing.T) {
	to := os.Getenv("LOOK")
	if to == "" {
		t.Parallel()
	}
	album := &album{t: t, folder: to, seen: map[string]string{}}
	everyLook(t, os.Getenv("LOOKONLY"), func(s *stage, l look) { album.draw(l, s) })
	album.close()
}

// everyLook goes to all screens whose name holds a text, and has each drawn.
func everyLook(t *testing.T, only string, draw func(s *stage, l look)) {
	t.Helper()
	for _, from := range lookFrom {
		var s *stage
		for _, l := range lookAt {
			if l.from != from.name || !strings.Contains(l.from+" "+l.name, only) {
				continue
			}
			if s == nil {
				s = from.begin(t)
			}
			l.reach(s)
			draw(s, l)
			s = l.leave(s)
		}
	}
}

// look is one screen: where it begins, and what leads to it.
type look struct {
	from, name string
	at         string // activity
	keys       []string
	do         func(s *stage)
	room       bool   // what the room sees, instead of the editor
	alone      bool   // it alters its session, and has one of its own
	small      [2]int // the window, where it is not as large as all others
}

func (l look) reach(s *stage) {
	s.t.Helper()
	if l.at != "" {
		s.to(l.at)
	}
	if l.do != nil {
		l.do(s)
	}
	s.keys(l.keys...)
	if l.small != [2]int{} {
		s.size(l.small[0], l.small[1])
	}
	if h, ok := s.app.top().(*handover); ok {
		h.to.set("/media/stick")
	}
	if !l.alone {
		s.rest()
	}
}

// leave goes back to where the next look begins; nil, if it needs a new stage.
func (l look) leave(s *stage) *stage {
	s.t.Helper()
	if l.alone {
		if s.app.env.desk != nil {
			s.end()
		}
		return nil
	}
	for len(s.app.stack) > 1 {
		s.app.pop()
	}
	s.size(80, 24)
	s.app.env.theme = newTheme(groundDark, false)
	s.app.status = statusMsg{}
	if s.app.env.desk != nil {
		s.fresh()
	}
	return s
}

// album gathers the pictures.
type album struct {
	t      *testing.T
	folder string
	seen   map[string]string
	pages  map[string]*strings.Builder
}

func (a *album) draw(l look, s *stage) {
	a.t.Helper()
	name := l.from + "-" + l.name
	if a.folder == "" {
		text := strings.Join(l.frame(s, 80, 24), "\n")
		if other := a.seen[text]; other != "" && !l.room { // the room sees one picture of several lists
			a.t.Errorf("%s looks as %s does:\n%s", name, other, s.screen())
		}
		a.seen[text] = name
		return
	}
	for _, way := range looks {
		for _, size := range lookSizes {
			w, h := size[0], size[1]
			l.inTheme(s, way.theme(), w, h)
			a.keep(fmt.Sprintf("%dx%d-%s", w, h, way.name), name, l.frame(s, w, h), w, way.name, way.plain)
		}
	}
}

// inTheme puts the look into a theme and a size.
func (l look) inTheme(s *stage, t *theme, w, h int) {
	s.t.Helper()
	s.app.env.theme = t
	if p, ok := s.app.top().(*past); ok {
		p.run.env.theme = t // the past has a desk of its own
	}
	if l.small != [2]int{} {
		w, h = l.small[0], l.small[1]
	}
	s.size(w, h)
}

// frame is what the look shows in a window of that size, with the cursor.
func (l look) frame(s *stage, w, h int) []string {
	if l.room {
		return roomView(s.app.env.theme, s.app.env.desk, s.app.run().spot(), w, h)
	}
	lines, cursor := s.app.frame()
	if cursor != nil {
		lines[cursor.Y] = withCursor(lines[cursor.Y], cursor.X)
	}
	return lines
}

// withCursor shows the terminal's cursor in a line.
func withCursor(l string, at int) string {
	l = pad(l, at+1)
	return stretch(l, 0, at) + "\x1b[7m" + stretch(ansi.Strip(l), at, at+1) + "\x1b[27m" + stretch(l, at+1, width(l))
}

// keep writes one picture and puts it on its page.
func (a *album) keep(page, name string, frame []string, w int, look string, plain bool) {
	a.t.Helper()
	if plain {
		var b bytes.Buffer
		out := colorprofile.Writer{Forward: &b, Profile: colorprofile.Ascii}
		if _, err := out.WriteString(strings.Join(frame, "\n")); err != nil {
			a.t.Fatal(err)
		}
		frame = strings.Split(b.String(), "\n")
	}
	if a.pages == nil {
		a.pages = map[string]*strings.Builder{}
	}
	if a.pages[page] == nil {
		a.pages[page] = &strings.Builder{}
		fmt.Fprintf(a.pages[page], "<!doctype html><meta charset=utf-8><title>%s</title><style>body{background:#888;font:16px sans-serif}figure{display:inline-block;margin:8px}</style>\n", page)
	}
	file := filepath.Join(page, name+".svg")
	fmt.Fprintf(a.pages[page], "<figure><figcaption>%s</figcaption><img src=%q></figure>\n", name, file)
	if err := os.MkdirAll(filepath.Join(a.folder, page), 0o755); err != nil {
		a.t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(a.folder, file), []byte(drawPicture(frame, w, look)), 0o644); err != nil {
		a.t.Fatal(err)
	}
}

func (a *album) close() {
	for name, page := range a.pages {
		if err := os.WriteFile(filepath.Join(a.folder, name+".html"), []byte(page.String()), 0o644); err != nil {
			a.t.Fatal(err)
		}
	}
}
