package ui

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"doorstep/content"
	"doorstep/session"
)

// TestPlainLibrary: the sessions as a numbered list, and the ways into one.
func TestPlainLibrary(t *testing.T) {
	s := bareStage(t)
	first := converseOn(s, "")
	first.types("", "open 1", "new", "", "new", "Gazipur, May", "/go 1.6", "One card", "/close", "/quit")

	if err := os.WriteFile(s.file2("broken"), []byte("This is a text."), 0o600); err != nil {
		t.Fatal(err)
	}
	when := time.Date(2026, 4, 14, 9, 0, 0, 0, time.Local)
	for i, name := range []string{"broken", "gazipur-may"} {
		if err := os.Chtimes(s.file2(name), when, when.Add(time.Duration(i)*time.Minute)); err != nil {
			t.Fatal(err)
		}
	}
	c := converseOn(s, "")
	c.types("?", "7", "2", "sessions", "open 1", "/list", "/quit")
	golden(t, "plain-library", first.transcript()+"\n\n"+c.transcript())
}

// TestPlainEveryActivity goes through all activities, and fills in something in
// every list of each.
func TestPlainEveryActivity(t *testing.T) {
	c := converse(t, "")
	c.makes("Everything", "3", "2")
	for more := true; more; {
		a := c.p.run.at
		c.types("/script")
		for i := range c.p.run.places() {
			if i > 0 {
				c.types("/lists " + itoa(i+1))
			}
			c.fill(nil)
			c.types("/list")
		}
		c.types("/next")
		more = c.p.run.at != a
	}
	c.types("/agenda", "/brief", "/thread t1", "/mirror", "/sofar", "/history", "/undo", "/redo", "/quit")
	golden(t, "plain-activities", c.transcript())
}

// fill answers what a list asks for first: with some texts, or with plain ones.
func (c *conversation) fill(texts []string) {
	c.t.Helper()
	form := c.p.form()
	own := ownLines(form)
	c.types(own...)
	if texts == nil {
		if own != nil {
			return
		}
		texts = []string{"First words", "Second words", "Third words"}
	}
	sheet, byField := form.(*plainSheet)
	if j, ok := form.(*plainJourney); ok {
		sheet, byField = j.plainSheet, true
	}
	if !byField {
		for _, text := range texts {
			c.types(text)
		}
		return
	}
	for n := 0; n < 3 && !sheet.rest; n++ {
		c.types(c.answerTo(sheet.field(), texts[n%len(texts)]))
	}
	c.types(".")
}

// ownLines are lines that only a form of its own takes, nil for the others.
func ownLines(form plainForm) []string {
	switch f := form.(type) {
	case *plainBallot:
		if f.b.kind() == session.DotBallot {
			return []string{"open", "1", "+ a reason", "reveal"}
		}
		return []string{"open", "0 1 1 0 1", "- a change", "reveal"}
	case *plainDraw:
		return []string{"draw", "all", "why p01", "lock"}
	case *plainGate:
		return []string{"1", "2", "3", "4", "5 Head of the office"}
	case *plainOutside:
		return []string{"out all", "back p01"}
	}
	return nil
}

// answerTo is something that a field takes.
func (c *conversation) answerTo(f *content.Field, text string) string {
	switch f.Type {
	case content.Line, content.Text, content.List:
		return text
	case content.Ref, content.Refs:
		if list := c.state().Kind(f.Ref); len(list) > 0 {
			if list[0].Label == "" {
				return list[0].Text()
			}
			return "#" + list[0].Label
		}
	case content.YesNo:
		return "y"
	case content.OneOf, content.ManyOf:
		return f.Choices[0].Label
	case content.Date:
		return "30 apr"
	case content.Time:
		return "9:30"
	case content.Int, content.Stars, content.Feeling, content.Minutes, content.Days, content.Money, content.Distance:
		return "1"
	}
	return ""
}

// TestPlainErrors: each error is a sentence that says what is wrong, and the
// next line is taken again.
func TestPlainErrors(t *testing.T) {
	c := converse(t, "")
	c.types("/next", "8", "new Errors", "/details", "", "", "yesterday's day", "", "", "z", "", "", "Taka", "", "lots", "2", "1")
	c.types("/nosuch", "/c", "/go 9.9", "/go s", "/lists 7", "/table T9", "/plan 1.1", "/plan 1.1 shorter", "/clock faster", "/more")
	c.types("/edit 99", "/delete", "/go 1.5", "nobody", "", "perhaps", "", "a while", "80 t", ".", "/edit 1", "-", ".")
	c.types("/go 1.6", "p77: Not one of us", "/drop", "p78: Nor this one", "p01", "p79: Kept as it is", "and the next", "/kind sad", "/find zebra", "/evidence 99", "/cite 1 99", "/settle 1", "/remove 1", "no")
	c.types("/go 2.1", "c 1", "a 99", "/go 2.4", "7: No such answer", "/root 1", "/move 1", "/go 3.2", "/who nobody", "/box left", "#1 vs #2")
	c.types("//a stroke in front", "/forward", "/elsewhere", "/handover", "/handover nowhere/at/all", "/quit")
	golden(t, "plain-errors", c.transcript())
}

// TestPlainNamesNoKeys: what the plain form says names nothing that can only be
// pressed on the screen.
func TestPlainNamesNoKeys(t *testing.T) {
	for _, name := range []string{"plain-library", "plain-workshop", "plain-activities", "plain-errors", "plain-vote", "plain-pairs", "plain-sentences"} {
		data, err := os.ReadFile(testdata + "/" + name + ".golden")
		if err != nil {
			t.Fatal(err)
		}
		for l := range strings.Lines(string(data)) {
			if key := screenKey().FindString(l); key != "" {
				t.Errorf("%s names the key %s: %s", name, key, l)
			}
		}
	}
}

// TestPlainPractice: everything that can be said of a whole workshop is text, in
// every list of it.
func TestPlainPractice(t *testing.T) {
	c := converse(t, "")
	c.types("practice")
	seen := 0
	for _, a := range c.p.desk().pack.Activities {
		c.hears("/go "+a.ID, a.ID+" "+a.Title)
		for i := range c.p.run.places() {
			c.types("/lists " + itoa(i+1))
			if said := c.types("/list last"); strings.Contains(said, "#") {
				seen++
			}
		}
		c.hears("/script", a.Purpose)
		for len(c.p.say.rest) > 0 {
			if said := c.types("/more"); screenKey().MatchString(said) {
				t.Errorf("the script of %s names a key: %s", a.ID, said)
			}
		}
		c.types("/empty")
	}
	if seen < 20 {
		t.Fatalf("only %d lists said anything", seen)
	}
	c.hears("/brief", "0 gaps, no names")
	c.hears("/mirror", "were citizens.", "waited, all together")
	c.hears("/thread t2", "Root cause: ", "Promise: ")
	c.hears("/go 2.4", "2.4 ")
	c.hears("/evidence 1", "Rests on card #")
	c.hears("/find token", " of ", "card #")
	for len(c.p.say.rest) > 0 {
		c.types("/more")
	}
}

// TestPlainHostileText: text that would drive a terminal is said as what it is,
// wherever it stands. Every answer is checked as it is heard.
func TestPlainHostileText(t *testing.T) {
	c := converse(t, "")
	c.types("new "+hostile[0], "/details", "", hostile[1], "", "", "", "", "", "2", "1")
	for more := true; more; {
		a := c.p.run.at
		for i := range c.p.run.places() {
			if i > 0 {
				c.types("/lists " + itoa(i+1))
			}
			c.fill(hostile)
			c.types("/list", "/edit 1", ".")
		}
		c.types("/find "+hostile[2], "/go "+hostile[3], "/table "+hostile[4], "/"+hostile[5], "/next")
		more = c.p.run.at != a
	}
	c.types("/brief", "/sofar", "/thread", "/history", "/undo", "/agenda", "/empty", "/catch "+hostile[6], "/elsewhere \x1b[2J\u202e/no")
	if n := len(c.kind(session.KindCard)); n < len(hostile) {
		t.Fatalf("only %d cards were kept", n)
	}
	if !slices.ContainsFunc(c.kind(session.KindCard), func(r *session.Record) bool { return r.Text() == hostile[0] }) {
		t.Fatal("what was typed was altered")
	}
}

// TestPlainHostileCommands: every command of every list takes hostile words
// behind it, and numbers that are none, and says something harmless.
func TestPlainHostileCommands(t *testing.T) {
	c := converse(t, "")
	c.makes("Commands", "3", "2", ".")
	t.Parallel()
	leaves := []string{"quit", "close", "save", "elsewhere", "forward", "handover", "roster", "services", "room"}
	done := 0
	for _, a := range c.p.desk().pack.Activities {
		c.types("/go " + a.ID)
		for i := range c.p.run.places() {
			c.types("/lists " + itoa(i+1))
			c.fill(hostile)
			list := c.p.own()
			if slices.Contains([]string{"1.1", "1.5", "2.4"}, a.ID) {
				list = c.p.available()
			}
			for _, cmd := range list {
				if slices.Contains(leaves, cmd.name) || cmd.name == "next" || cmd.name == "back" {
					continue
				}
				for _, arg := range []string{hostile[done%len(hostile)], "1 " + hostile[done%len(hostile)], "-99999999999999999999", "1"} {
					c.types("/"+cmd.name+" "+arg, hostile[done%len(hostile)], ".")
					done++
				}
				c.types("/now", "/go "+a.ID, "/lists "+itoa(i+1))
			}
		}
	}
	away := folder(t)
	for _, name := range []string{"elsewhere", "handover", "roster", "services", "room", "forward", "due", "merge", "open"} {
		for _, h := range hostile {
			if name == "elsewhere" || name == "room" { // they write a file of that name
				h = filepath.Join(away, h)
			}
			c.types("/"+name+" "+h, h)
		}
	}
	if done < 500 {
		t.Fatalf("only %d commands were typed", done)
	}
}

// TestPlainStrangersFile: the same of a file whose every field is spoilt.
func TestPlainStrangersFile(t *testing.T) {
	c := converse(t, "")
	c.makes("Stranger", "3", "1", ".")
	c.app.env.desk = c.p.desk()
	spoil(c.stage, hostile)
	c.app.env.desk = nil
	for _, a := range c.p.desk().pack.Activities {
		c.types("/go " + a.ID)
		for i := range c.p.run.places() {
			c.types("/lists "+itoa(i+1), "/where", "/list", "/evidence 1", "/edit 1", "", "", "", ".", "/settle 1", "", "/delete 1", "/undo")
		}
		c.types("/empty", "/script")
	}
	c.types("/agenda", "/brief", "/more", "/thread", "/mirror", "/sofar", "/history", "/more", "/find red", "/names", "/go 1.1", "/list", "/close", "1", "/quit")
}
