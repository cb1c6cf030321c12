// Package brief turns the records of a session into papers: the innovation
// brief, one page that an office can act on, and the record of everything that
// was said.
//
// It is pure: the same state, pack and options give the same bytes. A brief is
// first computed as a Model, in facts, and then rendered in a language.
package brief

import (
	"strings"
	"unicode"

	"doorstep/content"
	"doorstep/session"
)

// Options say which brief is wanted.
type Options struct {
	// Lang is the language of the wording, such as "bn"; "" is the session's.
	Lang string
	// Annex adds the data that the page rests on.
	Annex bool
	// Names prints the real names of those who agreed to it, in the place of
	// their aliases.
	Names bool
	// Table is the one whose thread is followed; zero leaves it to what leads.
	Table session.ID
	// Now is the date of the page, as "2006-01-02"; "" leaves it out.
	Now string
	// Title replaces the title that the records give.
	Title string
	// Document and ShareCode identify the file in the annex.
	Document  session.ID
	ShareCode string
}

// Doc is a brief as Markdown: CommonMark with tables, and nothing in it that
// people typed is anything but text.
type Doc struct {
	Markdown string
	// Page and Annex are the two parts of it; the annex is "" unless it was
	// asked for.
	Page, Annex string
	// Gaps are what is missing, in the order of the page. What was left out on
	// purpose is not among them.
	Gaps []Gap
	// Words is the length of the page, without the annex. A full session gives
	// 400 to 600.
	Words int
	// NamesFound are the real names, or parts of them, that stand in what
	// people said, as they are written there. Nothing was altered: somebody has
	// to read the page before it leaves the room.
	NamesFound []string
	// NumbersFound are telephone and identity numbers and mail addresses there.
	NumbersFound []string
	// BlamesFound are the lines under "why it happens" that make a person the
	// cause, as they were typed. The words are judged and can be judged wrong,
	// so they may only be pointed out.
	BlamesFound []string
	// Model is what the page was made from.
	Model *Model
}

// Gap is one thing that a brief can't do without and that isn't there.
type Gap struct {
	Part string // see Parts
	// Activity is the id of the activity that asks for it, "" where the pack
	// has none, and Title is its title.
	Activity, Title string
	// Text names what is missing, such as "the root cause".
	Text string
}

// Brief makes the innovation brief of a state, with the built-in template. The
// pack, which may be nil, names the activities that fill gaps.
func Brief(s *session.State, p *content.Pack, o Options) Doc {
	doc, err := builtIn().Brief(s, p, o)
	if err != nil {
		panic(err) // the template is ours, and every test of a brief runs it
	}
	return doc
}

// Brief makes the brief of a state with this template; see the function of the
// same name. The error is a *TemplateError.
func (t *Template) Brief(s *session.State, p *content.Pack, o Options) (Doc, error) {
	m := NewModel(s, p, o)
	pg, err := fit(t, m, o)
	if err != nil {
		return Doc{}, err
	}
	doc := Doc{Model: m, Words: countWords(pg.b.String())}
	pg.footnotes()
	doc.Page = pg.b.String()
	if m.Annex != nil {
		pg.annex(o)
	}
	doc.Markdown = pg.b.String()
	doc.Annex = doc.Markdown[len(doc.Page):]
	for _, g := range m.Missing {
		if !g.Skipped {
			doc.Gaps = append(doc.Gaps, Gap{g.Part, g.Activity, g.Title, pg.w.T("brief.missing." + g.What)})
		}
	}
	doc.NamesFound = namesIn(s, o, pg.said)
	doc.NumbersFound = numbersIn(pg.said)
	doc.BlamesFound = blamesIn(s, m)
	return doc, nil
}

// countWords counts what a reader reads: anything between spaces that holds a
// letter or a digit.
func countWords(markdown string) int {
	n := 0
	for word := range strings.FieldsSeq(markdown) {
		if strings.IndexFunc(word, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) >= 0 {
			n++
		}
	}
	return n
}
