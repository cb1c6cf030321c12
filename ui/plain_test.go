package ui

import (
	"bytes"
	"context"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"doorstep/session"
	"doorstep/session/store"
)

// conversation is the plain form without a terminal: lines go in one after the
// other, and what is said is written down with them. What the store tells by
// itself is left unheard unless a test asks for it, so that a transcript is the
// same each time.
type conversation struct {
	*stage
	p   *plain
	out *bytes.Buffer
	// script is all that was said and typed, the latter behind "> ".
	script strings.Builder
}

// converse begins a conversation in a folder of its own, with a session or in
// the library.
func converse(t *testing.T, path string) *conversation {
	t.Helper()
	return converseOn(bareStage(t), path)
}

func converseOn(s *stage, path string) *conversation {
	c := &conversation{stage: s, out: &bytes.Buffer{}}
	s.app = newApp(Config{Source: s.src.source(), Dirs: []string{s.dir}})
	c.p = newPlain(Config{Path: path, Dirs: []string{s.dir}, Source: s.src.source(), Store: s.storeOptions(), Out: c.out})
	s.t.Cleanup(func() {
		if !c.p.ended {
			c.p.end("")
		}
	})
	c.p.begin()
	c.p.prompt()
	c.heard()
	return c
}

// heard writes down what was said, and checks that it can drive no terminal.
func (c *conversation) heard() string {
	c.t.Helper()
	c.p.say.flush()
	said := c.out.String()
	c.out.Reset()
	harmless(c.t, said)
	c.script.WriteString(said)
	return said
}

// harmless fails if a text holds anything that drives a terminal or is not a
// whole number of lines.
func harmless(t testing.TB, text string) {
	t.Helper()
	for _, r := range text {
		if r < ' ' && r != '\n' || r >= 0x7F && r < 0xA0 || r >= 0x202A && r <= 0x202E || r == 0x2028 || r == 0x2029 {
			t.Fatalf("%U was said in %q", r, text)
		}
	}
	if text != "" && !strings.HasSuffix(text, "\n") {
		t.Fatalf("a line was not ended: %q", text)
	}
}

// types types lines, and returns what was said to the last of them.
func (c *conversation) types(lines ...string) string {
	c.t.Helper()
	said := ""
	for _, l := range lines {
		c.script.WriteString("> " + strings.ToValidUTF8(session.Shown(l), "�") + "\n")
		c.p.typed(l)
		said = c.heard()
	}
	return said
}

// makes makes a workshop, goes past its details to how many people and tables it
// has, and types what follows.
func (c *conversation) makes(title string, then ...string) {
	c.t.Helper()
	c.types("new "+title, "/details", "", "", "", "", "", "", "")
	c.types(then...)
}

// hears types a line, and fails unless the answer holds all the texts.
func (c *conversation) hears(line string, texts ...string) string {
	c.t.Helper()
	said := c.types(line)
	for _, text := range texts {
		if !strings.Contains(said, text) {
			c.t.Fatalf("%q was not answered with %q but with:\n%s", line, text, said)
		}
	}
	return said
}

// transcript is all of it, with the folder named in a way that stays.
func (c *conversation) transcript() string {
	text := strings.NewReplacer(c.dir+string(filepath.Separator), "FOLDER/", c.dir, "FOLDER").Replace(c.script.String())
	text = strings.TrimSuffix(text, "\n")
	return byChance.ReplaceAllString(text, "$1 SOME")
}

// byChance is what differs from one run to the next: when a file was written,
// and what follows from the ids that the store was given.
var byChance = regexp.MustCompile(`(Last change|Share code) [^.]+`)

// desk of the conversation.
func (c *conversation) state() *session.State { return c.p.desk().state }

func (c *conversation) kind(kind string) []*session.Record { return c.state().Kind(kind) }

// rests publishes and takes what the store tells, until all is in the file.
func (c *conversation) rests() {
	c.t.Helper()
	if err := c.p.desk().doc.Publish(context.Background()); err != nil {
		c.t.Fatal(err)
	}
	deadline := time.After(patience)
	for d := c.p.desk(); !d.file.saved; {
		select {
		case msg := <-c.p.inbox:
			c.p.take(msg)
		case <-deadline:
			c.t.Fatal("it was never saved")
		}
	}
}

// leaves quits and reads the file as another program would.
func (c *conversation) leaves(path string) *session.State {
	c.t.Helper()
	c.types("/quit")
	if !c.p.ended || c.p.result != nil {
		c.t.Fatalf("it did not end well: %v", c.p.result)
	}
	f, err := store.Read(context.Background(), path)
	if err != nil {
		c.t.Fatal(err)
	}
	return f.State()
}
