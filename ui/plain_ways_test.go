package ui

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"charm.land/bubbles/v2/key"

	"doorstep/content"
)

// screenAlone are the keys that only the screen has, on purpose: what they do,
// and what is done without them.
var screenAlone = []struct {
	key key.Binding
	why string
}{
	{keys.up, "a cursor; records are called by number"},
	{keys.down, "a cursor"},
	{keys.left, "a cursor"},
	{keys.right, "a cursor"},
	{keys.first, "a cursor"},
	{keys.last, "a cursor"},
	{keys.tab, "fields come in turn"},
	{keys.shiftTab, "< goes back a field"},
	{keys.keep, "Enter ends every line"},
	{keys.open, "records are called by number"},
	{keys.back, "a command leaves what is open"},
	{keys.clear, "- empties a field"},
	{keys.newln, "the next record is asked for by itself"},
	{keys.yes, "y or n"},
	{keys.layout, "there is one column"},
	{keys.mouse, "there is no mouse"},
	{keys.newln, "a record follows the last"},
	{roomKeys.sight, "the room has a window of its own: /room window"},
	{sheetKeys.sort, "a list is heard in its order; /list and a word makes it short"},
	{boardKeys.mark, "cards are called by number"},
	{boardKeys.up, "a cursor"},
	{boardKeys.down, "a cursor"},
	{boardKeys.left, "a cursor"},
	{boardKeys.right, "a cursor"},
	{boardKeys.line, "the line is all there is"},
	{boardKeys.wall, "the line is all there is"},
	{boardKeys.drop, "nothing is marked"},
	{boardKeys.detail, "/edit with its number"},
	{boardKeys.name, "b: and a sentence"},
	{boardKeys.nameNext, "c: and a sentence"},
	{boardKeys.begin, "new, split"},
	{boardKeys.park, "park 9"},
	{boardKeys.loosen, "off 9"},
	{boardKeys.merge, "merge a and c"},
	{boardKeys.earlier, "themes keep their letters"},
	{boardKeys.later, "themes keep their letters"},
	{boardKeys.like, "like 12"},
	{boardKeys.lay, "b 12 14"},
	{keys.export, "/brief write"},
	{keys.gap, "/brief names the activity"},
}

// TestPlainHasAWayForEveryKey: every key that works anywhere in a workshop has
// something that is typed in its place, or is the screen's alone, for a reason
// that stands above.
func TestPlainHasAWayForEveryKey(t *testing.T) {
	s := newStage(t)
	s.practice()
	r := s.app.run()
	seen := 0
	for _, a := range s.app.env.desk.pack.Activities {
		s.to(a.ID)
		for i := range max(r.places(), 1) {
			if i > 0 {
				s.keys("f6")
			}
			for _, b := range s.app.actions() {
				if len(b.Keys()) == 0 {
					continue
				}
				seen++
				if !hasWay(b, instrumentsOf(a)) {
					t.Errorf("%s, list %d: nothing is typed in the place of %s, %q", a.ID, i+1, b.Keys()[0], b.Help().Desc)
				}
			}
		}
	}
	if seen < 500 {
		t.Fatalf("only %d keys were looked at", seen)
	}
	if hasWay(bind(on("ctrl+alt+f12"), "ctrl+alt+f12", "anything"), nil) {
		t.Fatal("a key that is nowhere has a way")
	}
}

func hasWay(b key.Binding, in []string) bool {
	first := b.Keys()[0]
	for _, w := range plainWays() {
		if (w.in == "" || slices.Contains(in, w.in)) && slices.Contains(w.key.Keys(), first) {
			return true
		}
	}
	for _, s := range screenAlone {
		if slices.Contains(s.key.Keys(), first) {
			return true
		}
	}
	return false
}

// TestPlainWaysAreThere: what stands in the place of a key is something that can
// be typed.
func TestPlainWaysAreThere(t *testing.T) {
	c := converse(t, "")
	c.types("practice")
	own := map[string]bool{}
	for _, a := range c.p.desk().pack.Activities {
		c.types("/go " + a.ID)
		for i := range c.p.run.places() {
			c.types("/lists " + itoa(i+1))
			for _, cmd := range c.p.available() {
				own[cmd.name] = true
			}
		}
	}
	for _, w := range plainWays() {
		for part := range strings.FieldsFuncSeq(w.way, func(r rune) bool { return r == ' ' || r == ',' }) {
			if name, found := strings.CutPrefix(part, "/"); found && !own[name] {
				t.Errorf("%s stands in the place of %s, and there is no such command", part, w.key.Help().Key)
			}
		}
	}
}

// TestPlainScriptsNameNoKeys: no script of the pack names a key that has no word
// here.
func TestPlainScriptsNameNoKeys(t *testing.T) {
	pack, err := content.Builtin(DefaultPack, "en")
	if err != nil {
		t.Fatal(err)
	}
	named := 0
	for _, a := range pack.Activities {
		for _, page := range plainPages(a.Script) {
			for _, line := range page {
				if screenKey().MatchString(line) || keyToken().MatchString(line) {
					named++
				}
				said := inCommands(line, instrumentsOf(a))
				if found := screenKey().FindString(said); found != "" {
					t.Errorf("%s names %q, for which nothing is typed; see keyWords:\n%s", a.ID, found, said)
				}
			}
		}
	}
	if named < 12 {
		t.Fatalf("only %d lines name a key; is nothing looked for?", named)
	}
}

// TestPlainUnknownKeyIsSaid: a script of another pack may name a key that
// nothing is known of; then that is said.
func TestPlainUnknownKeyIsSaid(t *testing.T) {
	c := converse(t, "")
	c.types("new Keys")
	got := c.p.scriptPage([]string{"Ctrl+J jumps over the table.", "Alt+R is somebody else's here, and Ctrl+Z takes it back."})
	if len(got) != 3 || got[2] != keysLeft || !strings.HasSuffix(got[1], "/undo takes it back.") {
		t.Fatalf("it says %q", got)
	}
}

// screenSentences are sentences of the program that plain never says, by a part
// of them.
var screenSentences = []string{
	"wheel", "Choose a record first", "Hold Shift", "goes back", "Marked. Go to the other one",
}

// TestPlainSentencesNameNoKeys: no sentence of the program's own that the plain
// form may say names a key.
func TestPlainSentencesNameNoKeys(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	rules, err := filepath.Glob("../session/*.go")
	if err != nil {
		t.Fatal(err)
	}
	files = append(files, rules...)
	var all []string
	for i := range instruments {
		all = append(all, i)
	}
	looked := 0
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || !slices.Contains([]string{"say", "tell", "New", "Errorf"}, called1(call)) {
				return true
			}
			for _, text := range literals(call) {
				looked++
				said := inCommands(text, all)
				found := screenKey().FindString(said)
				mine := !slices.ContainsFunc(screenSentences, func(part string) bool { return strings.Contains(text, part) })
				if found != "" && mine {
					t.Errorf("%s says %q, which names %q", name, said, found)
				}
			}
			return true
		})
	}
	if looked < 200 {
		t.Fatalf("only %d sentences were looked at", looked)
	}
}

// called1 is the name of the function that is called.
func called1(c *ast.CallExpr) string {
	switch f := c.Fun.(type) {
	case *ast.Ident:
		return f.Name
	case *ast.SelectorExpr:
		return f.Sel.Name
	}
	return ""
}

// literals are the texts in the arguments of a call.
func literals(c *ast.CallExpr) []string {
	var list []string
	for _, arg := range c.Args {
		ast.Inspect(arg, func(n ast.Node) bool {
			if l, ok := n.(*ast.BasicLit); ok && l.Kind == token.STRING {
				if text, err := strconv.Unquote(l.Value); err == nil {
					list = append(list, text)
				}
			}
			return true
		})
	}
	return list
}
