package ui

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
)

// inks is how a stretch of a frame is coloured; "" is the terminal's own.
type inks struct{ fore, back string }

// inksOf reads the colours of all that a frame shows.
func inksOf(t *testing.T, frame []string, found map[inks]string) {
	t.Helper()
	for _, l := range frame {
		now := inks{}
		at := 0
		for _, m := range append(sgr.FindAllStringIndex(l, -1), []int{len(l), len(l)}) {
			if text := strings.TrimSpace(l[at:m[0]]); text != "" {
				found[now] = text // reversed, it has the same contrast
			}
			at = m[1]
			if m[0] < len(l) {
				now = recoloured(t, now, l[m[0]+2:m[1]-1])
			}
		}
	}
}

// recoloured reads one sequence of colours.
func recoloured(t *testing.T, now inks, sequence string) inks {
	t.Helper()
	codes := strings.Split(strings.ReplaceAll(sequence, ":", ";"), ";")
	for i := 0; i < len(codes); i++ {
		switch n, _ := strconv.Atoi(codes[i]); n {
		case 0:
			now = inks{}
		case 39:
			now.fore = ""
		case 49:
			now.back = ""
		case 38, 48:
			if len(codes) < i+5 || codes[i+1] != "2" {
				t.Fatalf("%q is no true colour", sequence)
			}
			hex := "#"
			for _, c := range codes[i+2 : i+5] {
				v, _ := strconv.Atoi(c)
				hex += fmt.Sprintf("%02x", v)
			}
			if n == 38 {
				now.fore = hex
			} else {
				now.back = hex
			}
			i += 4
		case 1, 2, 3, 4, 7, 9, 22, 23, 24, 27, 29: // weight, slant, lines, and fore for back
			if n == 2 {
				t.Errorf("%q is faint, which no test can compute", sequence)
			}
		default:
			t.Errorf("%q is a colour of the terminal's own table", sequence)
		}
	}
	return now
}

// TestContrastOfAllThatIsDrawn reads the colours of every place off the frames
// themselves: whatever is written on whatever has a contrast of at least 4.5 to
// 1.
func TestContrastOfAllThatIsDrawn(t *testing.T) {
	t.Parallel()
	for _, theme := range []struct {
		name  string
		backs []string // the terminal's
		text  string   // the terminal's own ink
	}{
		{"dark", []string{"#000000", "#1a1b26", "#24273a"}, "#d0d0d0"},
		{"light", []string{"#ffffff", "#f5f5f0"}, "#202020"},
		{"", []string{"#000000", "#ffffff"}, ""},
	} {
		s := bareStage(t)
		s.startWith(Config{Theme: theme.name})
		s.practice()
		s.size(100, 40)
		found := map[inks]string{}
		look := func(string) { inksOf(t, s.frame(), found) }
		s.eachList(func(activity string) {
			look(activity)
			s.keys("up")
			look(activity)
		})
		s.eachPlace(look)
		if len(found) < 8 {
			t.Errorf("%q: only %d colours were found", theme.name, len(found))
		}
		holdsContrast(t, theme.name, theme.text, theme.backs, found)
		s.end()
	}
}

// holdsContrast fails where something that was drawn can't be read well on any of
// the terminal's backgrounds.
func holdsContrast(t *testing.T, theme, own string, grounds []string, found map[inks]string) {
	t.Helper()
	for pair, text := range found {
		fore, backs := pair.fore, grounds
		if fore == "" {
			fore = own
		}
		if pair.back != "" {
			backs = []string{pair.back}
		}
		for _, back := range backs {
			if fore == "" {
				continue // the terminal's own on its own
			}
			if c := contrast(t, fore, back); c < 4.5 {
				t.Errorf("%q: %q in %s on %s has a contrast of %.2f", theme, text, fore, back, c)
			}
		}
	}
}

// TestContrastOfEveryLook does the same for every screen that there are pictures
// of: the library, what warns, the draw, the gate, and all that the room sees.
func TestContrastOfEveryLook(t *testing.T) {
	if testing.Short() {
		t.Skip("it draws every screen in every theme")
	}
	t.Parallel()
	themes := []struct {
		name  string
		g     ground
		text  string
		backs []string
		found map[inks]string
	}{
		{"dark", groundDark, "#d0d0d0", []string{"#000000", "#1a1b26", "#24273a"}, map[inks]string{}},
		{"light", groundLight, "#202020", []string{"#ffffff", "#f5f5f0"}, map[inks]string{}},
		{"", groundUnknown, "", []string{"#000000", "#ffffff"}, map[inks]string{}},
	}
	everyLook(t, "", func(s *stage, l look) {
		for _, theme := range themes {
			l.inTheme(s, newTheme(theme.g, false), 100, 30)
			inksOf(t, l.frame(s, 100, 30), theme.found)
		}
	})
	for _, theme := range themes {
		holdsContrast(t, theme.name, theme.text, theme.backs, theme.found)
		if len(theme.found) < 9 {
			t.Errorf("%q: only %d colours were found", theme.name, len(theme.found))
		}
	}
}
