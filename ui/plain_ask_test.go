package ui

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"doorstep/session"
	"doorstep/session/store"
)

// atCards stands in 1.6 with two cards, people, services and a second file.
func atCards(t *testing.T) *conversation {
	t.Helper()
	c := converse(t, "")
	c.makes("Asked", "3", "1", "/go 1.6", "first said", "second said")
	return c
}

// plainAsked are the questions that have words, each with how it is asked, a
// word that answers it, and what is said when it is left.
func plainAsked(t *testing.T) []struct{ ask, yes, left string } {
	dir := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	return []struct{ ask, yes, left string }{
		{"/remove 1", "remove", "Nothing was removed."},
		{"/shorten", "yes", "All is left as it is."},
		{"/roster " + write("people.csv", "Alias,Sector\nP77,Land\nP78,Health\n"), "add", "Nobody was added."},
		{"/services " + write("services.csv", "Service,Sector\nLand record,Land\n"), "add", "No service was added."},
	}
}

// late makes a day end too early, so that there is something to shorten.
func (c *conversation) late() {
	c.t.Helper()
	c.types("/break end 10:00")
}

// did is all that a question could do: anything but cards.
func (c *conversation) did() string {
	s := c.state()
	return strings.Join(texts(s.Kind(session.KindParticipant)), ",") + "|" + strings.Join(texts(s.Kind(session.KindService)), ",") +
		"|" + c.planned()
}

// planned is what the records of the plan say.
func (c *conversation) planned() string {
	var list []string
	for _, r := range c.kind(session.KindAgenda) {
		n, _ := r.Int("planned_min")
		list = append(list, r.Str("activity")+" "+r.Str("mode")+" "+itoa(int(n)))
	}
	return strings.Join(list, ",")
}

// TestPlainOnlyItsWordsAnswerAQuestion: a line that was typed ahead, or is meant
// for the list, is kept as it would be without the question, and nothing else is
// done.
func TestPlainOnlyItsWordsAnswerAQuestion(t *testing.T) {
	t.Parallel()
	for _, q := range plainAsked(t) {
		c := atCards(t)
		c.late()
		before := c.did()
		if said := c.types(q.ask); !strings.Contains(said, q.yes) || !strings.Contains(said, "no") {
			t.Fatalf("%s does not name the words that answer it:\n%s", q.ask, said)
		}
		c.hears("y", q.left, "That was no answer, so it is taken as any other line.", "Kept #3.")
		c.types(q.ask)
		c.hears("The clerk said "+q.yes, q.left, "Kept #4.")
		if got := c.types(q.yes); !strings.Contains(got, "Kept #5.") {
			t.Fatalf("the question was still open:\n%s", got)
		}
		c.types(q.ask)
		if said := c.hears("no", q.left); strings.Contains(said, "Kept") {
			t.Fatalf("no was kept as something said:\n%s", said)
		}
		c.types(q.ask)
		if said := c.hears("", q.left); strings.Contains(said, "no answer") {
			t.Fatalf("an empty line was taken for more:\n%s", said)
		}
		if got := strings.Join(texts(c.kind(session.KindCard)), ","); got != "first said,second said,y,The clerk said "+q.yes+","+q.yes {
			t.Errorf("after %s the cards are %q", q.ask, got)
		}
		if now := c.did(); now != before {
			t.Errorf("%s did something:\n%s\nnot\n%s", q.ask, now, before)
		}
		c.types(q.ask)
		c.types("  " + strings.ToUpper(q.yes) + ". ")
		if c.did() == before && len(c.kind(session.KindCard)) == 5 {
			t.Errorf("%s did nothing when it was answered", q.ask)
		}
	}
}

// TestPlainNoLineIsLostAtAQuestion: whatever is typed at a question that does
// not answer it is a card afterwards, to the letter.
func TestPlainNoLineIsLostAtAQuestion(t *testing.T) {
	t.Parallel()
	c := atCards(t)
	rapid.Check(t, func(r *rapid.T) {
		text := rapid.StringMatching(`[a-zA-Z ,.!?]{0,12}`).Draw(r, "line")
		word := strings.TrimRight(strings.ToLower(strings.Join(strings.Fields(text), " ")), ".!")
		if word == "remove" || word == "no" || strings.TrimSpace(text) == "" || word == "" || strings.TrimSpace(text) == "?" {
			return
		}
		before := len(c.kind(session.KindCard))
		c.types("/remove 1", text)
		list := c.kind(session.KindCard)
		if len(list) != before+1 || list[len(list)-1].Text() != strings.Join(strings.Fields(text), " ") && list[len(list)-1].Text() != strings.TrimSpace(text) {
			r.Fatalf("%q was not kept: there are %d cards, the last %q", text, len(list), list[len(list)-1].Text())
		}
		if list[0].Text() != "first said" {
			r.Fatalf("%q removed the card", text)
		}
	})
}

// TestPlainAQuestionUnderACommand: one that only says something leaves it open,
// and it is said again; one that changes what it is about leaves it.
func TestPlainAQuestionUnderACommand(t *testing.T) {
	t.Parallel()
	c := atCards(t)
	c.hears("/remove 1", "Type remove, or no to keep it.", "Any other line leaves the question")
	c.hears("/list 1", "first said", "It is still asked: type remove or no.")
	c.hears("?", "A question is open: remove or no answers it.", "It is still asked")
	for _, way := range []string{"/catch meanwhile", "/edit 2", "/next", "/delete 2", "/shorten", "/go 2.4", "/close"} {
		c.types("/go 1.6", "/remove 1")
		c.hears(way, "Nothing was removed.")
		if c.p.ask != nil {
			c.types("no")
		}
	}
	c.types("1", "/go 1.6")
	c.hears("/remove 1", "Type remove")
	c.types("remove")
	if got := texts(c.kind(session.KindCard)); got[0] == "first said" {
		t.Errorf("it was not removed: %q", got)
	}
}

// TestPlainQuestionsWithoutWords: a title, a path and a reason are whatever is
// typed, but for what is plainly meant for something else.
func TestPlainQuestionsWithoutWords(t *testing.T) {
	t.Parallel()
	c := converse(t, "")
	c.hears("new", "What is this workshop called? The next line is its title; an empty one begins none.")
	c.hears("", "No workshop was begun.")
	c.types("new")
	c.hears("sessions", "No workshop was begun.", "That was no answer", "No session in ")
	c.types("new")
	c.hears("Practice makes perfect", "Opened Practice makes perfect.")
	c.types("/close", "merge 1")
	c.hears("quit", "Nothing was merged.", "That was no answer")
	if !c.p.ended {
		t.Error("quit was taken for the path of a file")
	}

	c = drawnByLines(t)
	c.types("draw 123456", "all", "/go 1.4")
	c.hears("out 1", "Reason: ")
	c.hears("back 1", "All is left as it is.", "That was no answer")
	c.types("out 1")
	c.hears("back from the head with a yes", "out at ")
}

// TestPlainQuestionsFromAPipe: lines that are all there beforehand answer as if
// they were typed, and the end of the input answers nothing.
func TestPlainQuestionsFromAPipe(t *testing.T) {
	t.Parallel()
	for input, want := range map[string]struct{ said, cards string }{
		"one\ntwo\n/remove 1\nremove\nthree\n":   {"Removed for good.", "two,three"},
		"one\n/remove 1\nthree\nremove\n":        {"Nothing was removed.", "one,three,remove"},
		"one\n/remove 1\n":                       {"Nothing was removed.", "one"},
		"one\n/remove 1\n/list\nremove\nthree\n": {"Removed for good.", "three"},
	} {
		s, path := plainSession(t)
		var out bytes.Buffer
		if err := s.runs(context.Background(), path, strings.NewReader(input), &out); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(out.String(), want.said) {
			t.Errorf("%q was answered with:\n%s", input, out.String())
		}
		if got := strings.Join(texts(s.saved().Kind(session.KindCard)), ","); got != want.cards {
			t.Errorf("%q left %q", input, got)
		}
	}
}

// TestPlainTwoWordingsAreHeard: in the whys, as in any list, what another laptop
// wrote is said with the command that settles it; only its numbers answer.
func TestPlainTwoWordingsAreHeard(t *testing.T) {
	t.Parallel()
	c := converse(t, "")
	c.types("new Two", "/go 2.4", "People come three times", "They lack a paper")
	d := c.p.desk()
	r := c.kind(session.KindWhy)[1]
	other := session.NewState(d.state.Session)
	other.ApplyAll(d.state.Changes())
	g := other.Begin(c.src.source(), c.src.source().NewID(), "2.4")
	if err := g.Set(r.Kind, r.ID, session.Patch{"answer": "They lack a stamp"}); err != nil {
		t.Fatal(err)
	}
	c.types("/edit 2", "They lack a form", ".")
	c.p.take(docMsg{d.doc, store.Foreign{Changes: g.Changes()}})
	c.hears("/list", "also written ", "They lack a form", "They lack a stamp", "; /settle 2 chooses")
	c.hears("/settle 2", "Type 1 or 2, or no to leave both.")
	c.hears("3: nobody told them", "Both stay for now.", "That was no answer", "There is no answer 3 here")
	c.types("/settle 2")
	c.hears("2", "Settled.")
	if said := c.types("/list"); strings.Contains(said, "also written") || strings.Contains(said, "/settle") {
		t.Errorf("it is still said:\n%s", said)
	}
}

// TestPlainHelpKnowsOtherWords: what a command does is found by the words that
// people have for it.
func TestPlainHelpKnowsOtherWords(t *testing.T) {
	t.Parallel()
	c := atCards(t)
	for word, want := range map[string]string{"filter": "/list ", "exit": "/quit: ", "conflict": "/settle N: ", "lunch": "", "minutes": "/plan 2.6 skip: "} {
		said := c.types("/help " + word)
		if want == "" && !strings.Contains(said, "There is no command /"+word) || want != "" && !strings.Contains(said, want) {
			t.Errorf("/help %s says:\n%s", word, said)
		}
	}
	c.hears("/filter queue", "nothing was kept. /help filter says what is like it")
	c.hears("/break", "out takes it out")
	c.hears("/help break", "a number and a time, minutes or out change that break", "day 2 in front")
}
