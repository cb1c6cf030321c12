package ui

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// overs are the screens that places does not lead to, each with the way there.
var overs = []struct {
	name  string
	reach func(s *stage)
}{
	{"library", func(s *stage) { s.start("") }},
	{"library of nothing", func(s *stage) { s.startWith(Config{Theme: "dark", Dirs: []string{folder(s.t)}}) }},
	{"newWorkshop", func(s *stage) { s.start(""); s.keys("n") }},
	{"merging", func(s *stage) { s.start(""); s.keys("m") }},
	{"loading", func(s *stage) {
		s.start("")
		s.app.stack = []screen{newLoading(s.app.env, s.file())}
	}},
	{"palette in the library", func(s *stage) { s.start(""); s.keys("ctrl+p") }},
}

// TestEveryScreenAnswersHelp opens the help over every screen that there is in
// the code: it says what the place is for and names its keys, all of which are
// real, and the same key leads back. Where a text has the focus, ? is a letter.
func TestEveryScreenAnswersHelp(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.practice()
	met := map[string]bool{}
	for _, p := range places {
		s.fresh()
		s.keys(p.keys...)
		met[s.answersHelp(p.name)] = true
	}
	s.fresh()
	s.keys("f5")
	s.keys("f1")
	s.wants("Help", "Keys here") // also while the editor is the room's view
	s.fresh()
	s.end()
	for _, o := range overs {
		o.reach(s)
		met[s.answersHelp(o.name)] = true
	}
	for _, name := range screensOfTheCode(t) {
		if !met[name] {
			t.Errorf("no help was asked for on the screen %s: add the way there to places or overs", name)
		}
	}
}

// answersHelp asks for help where one stands, and gives the screen's type.
func (s *stage) answersHelp(name string) string {
	s.t.Helper()
	s.size(160, 60)
	top := s.app.top()
	about, typing := top.About(), top.Typing()
	if len(strings.Fields(about)) < 6 || !strings.HasSuffix(about, ".") {
		s.t.Errorf("%s says no more of itself than %q", name, about)
	}
	s.realKeys(name)
	if typing {
		before := len(s.app.stack)
		s.typed("?")
		if _, help := s.app.top().(*helpScreen); help || len(s.app.stack) != before {
			s.t.Errorf("%s: ? is no letter though a text has the focus:\n%s", name, s.screen())
		}
		s.keys("backspace")
	}
	if _, help := top.(*helpScreen); !help {
		s.keys("f1")
		s.wants("Help", strings.Join(strings.Fields(about)[:5], " "), "Keys here", "ctrl+q", "quit")
		s.keys("f1")
		if s.app.top() != top {
			s.t.Errorf("the help of %s does not lead back:\n%s", name, s.screen())
		}
		if !typing {
			s.typed("?")
			s.wants("Help", "Keys here")
			s.keys("esc")
		}
	}
	s.size(80, 24)
	return reflect.TypeOf(top).Elem().Name()
}

// realKeys fails for a binding that names a key which nobody can press, or shows
// one that is not bound.
func (s *stage) realKeys(where string) {
	s.t.Helper()
	for _, b := range s.app.bindings() {
		if !b.Enabled() || len(b.Keys()) == 0 { // of the latter, what is shown is typed as a line
			continue
		}
		show, real := b.Help().Key, false
		for _, name := range b.Keys() {
			k, ok := parsePress(name)
			if !ok {
				s.t.Errorf("%s: %q of %q is no key", where, name, b.Help().Desc)
			}
			real = real || sameKey(name, show) || shownAs(show, name, k)
		}
		if !real || b.Help().Desc == "" {
			s.t.Errorf("%s: %q is shown for %q, whose keys are %q", where, show, b.Help().Desc, b.Keys())
		}
	}
}

// shownAs says that a key is shown by a sign, by a shorter name, or as the first
// of a row of keys.
func shownAs(show, name string, k tea.KeyPressMsg) bool {
	short := map[string]string{"↑": "up", "↓": "down", "←": "left", "→": "right", "pgdn": "pgdown", "del": "backspace", "alt+↑": "alt+up", "alt+↓": "alt+down", "alt+←": "alt+left", "alt+→": "alt+right"}
	first, _, many := strings.Cut(show, "-")
	return short[show] == name || many && first == name || strings.EqualFold(show, k.Text)
}

// screensOfTheCode are the types that draw a head of their own, and so are
// screens, read from the package's source.
func screensOfTheCode(t *testing.T) []string {
	t.Helper()
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		if !strings.HasSuffix(e.Name(), ".go") || strings.HasSuffix(e.Name(), "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), e.Name(), nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range file.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok || f.Recv == nil || f.Name.Name != "Head" {
				continue
			}
			if star, ok := f.Recv.List[0].Type.(*ast.StarExpr); ok {
				names = append(names, star.X.(*ast.Ident).Name)
			}
		}
	}
	if len(names) < 25 {
		t.Fatalf("only %q are screens", names)
	}
	return names
}

// TestEveryInstrumentSaysWhatItIsFor: the help of each list tells of its own way
// of capturing, and names keys that are real.
func TestEveryInstrumentSaysWhatItIsFor(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.practice()
	met := map[reflect.Type]bool{}
	for _, act := range s.app.env.desk.pack.Activities {
		s.to(act.ID)
		for n := range max(s.app.run().places(), 1) {
			if s.app.run().places() > 0 {
				s.list(n + 1)
			}
			i := s.app.run().instrument()
			if about := aboutInstrument(i); len(strings.Fields(about)) < 10 {
				t.Errorf("%s, list %d: %T says no more of itself than %q", act.ID, n+1, i, about)
			}
			met[reflect.TypeOf(i)] = true
			s.realKeys(act.ID)
			s.keys("f1")
			s.wants("Help", act.ID+", ", "Keys here")
			s.keys("f1")
		}
	}
	var texts []string
	for of, about := range abouts {
		if !met[of] {
			t.Errorf("no activity shows %s", of)
		}
		if slices.Contains(texts, about) {
			t.Errorf("%s says what another says", of)
		}
		texts = append(texts, about)
	}
}
