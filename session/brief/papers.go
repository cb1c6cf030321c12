package brief

import (
	"cmp"
	"fmt"
	"slices"

	"doorstep/content"
	"doorstep/session"
)

// The papers of a workshop: what is handed out, filled in and typed in later.
// Each has a form to print and one to be copied by hand off the projector, for
// rooms without a printer and for days without power.
const (
	PaperVisits   = "visits"   // a sheet for each pair, filled with the draw
	PaperAliases  = "aliases"  // a card for each person
	PaperSlips    = "slips"    // for the silent criticism
	PaperDots     = "dots"     // a ballot of the themes
	PaperStars    = "stars"    // slips for the stars
	PaperEmpathy  = "empathy"  // the map
	PaperJourney  = "journey"  // the wide sheet, now and wanted
	PaperPromises = "promises" // promise cards
	PaperCards    = "cards"    // what was said, by its numbers, to be cut and sorted
	PaperLetter   = "letter"   // that a pair carries
)

// Papers are all of them, in the order in which a workshop needs them.
var Papers = []string{
	PaperAliases, PaperLetter, PaperVisits, PaperSlips, PaperCards, PaperDots,
	PaperStars, PaperEmpathy, PaperJourney, PaperPromises,
}

// Printed is one paper of a session.
type Printed struct {
	Kind, Title string
	Sheets      []Sheet
	// Hand is the paper to be copied by hand: lines that fit one projector
	// screen of 80 by 24.
	Hand []string
}

// Markdown is all sheets of the paper, one after the other.
func (p Printed) Markdown() string {
	var out string
	for i, s := range p.Sheets {
		if i > 0 {
			out += "---\n\n"
		}
		out += s.Markdown
	}
	return out
}

// HTML is the papers as one file for the printer.
func PapersHTML(title, lang string, list []Printed) ([]byte, error) {
	p := Paper{Title: title, Lang: lang}
	for _, paper := range list {
		p.Sheets = append(p.Sheets, paper.Sheets...)
	}
	return HTML(p)
}

// PrintPaper makes one paper of a session in a language, "" being the
// session's. Aliases stand on it, and no real name. The pack gives the fields
// that a form asks for.
func PrintPaper(kind string, s *session.State, p *content.Pack, lang string) (Printed, error) {
	make, ok := paperMakers[kind]
	if !ok {
		return Printed{}, fmt.Errorf("there is no paper %q; the papers are %s", kind, listed(Papers))
	}
	b := &builder{s: s, p: p, m: &Model{}}
	ses := b.session()
	pp := &papers{
		page: newPage(&Model{Currency: session.Entry{State: s}.Currency(), Practice: ses.Practice}, cmp.Or(lang, ses.Lang)),
		s:    s, pack: p, entry: session.Entry{State: s}, session: ses,
	}
	sheets := make(pp)
	return Printed{Kind: kind, Title: pp.w.T("paper.name." + kind), Sheets: sheets, Hand: pp.hand(kind)}, nil
}

// paperMakers make the sheets of each paper.
var paperMakers = map[string]func(*papers) []Sheet{
	PaperVisits: (*papers).visitSheets, PaperAliases: (*papers).aliasCards, PaperSlips: (*papers).slips,
	PaperDots: (*papers).dotBallot, PaperStars: (*papers).starSlips, PaperEmpathy: (*papers).empathyMap,
	PaperJourney: (*papers).journeySheets, PaperPromises: (*papers).promiseCards, PaperCards: (*papers).saidCards,
	PaperLetter: (*papers).letter,
}

// papers writes sheets.
type papers struct {
	*page
	s       *session.State
	pack    *content.Pack
	entry   session.Entry
	session session.Session
}

// sheet is what a function writes, as a sheet of its own.
func (p *papers) sheet(class string, write func()) Sheet {
	return Sheet{Class: class, Markdown: string(p.captured(func() {
		write()
		if p.m.Practice {
			p.para("*" + p.sentence("brief.practice") + "*")
		}
	}))}
}

// capture is how the pack asks for a kind of record: the first of its captures
// with these fixed fields, or of any; nil where it asks for none.
func (p *papers) capture(kind, field, value string) *content.Capture {
	if p.pack == nil {
		return nil
	}
	var other *content.Capture
	for _, a := range p.pack.Activities {
		for i := range a.Captures {
			switch c := &a.Captures[i]; {
			case c.Kind != kind:
			case field == "" || c.Fixed[field] == value:
				return c
			case other == nil:
				other = c
			}
		}
	}
	return other
}

// blankCell is room to write in; underlined, so that it is seen in plain text.
const blankCell = md("&nbsp;")

// grid writes cells in rows of so many columns, for what is cut up.
func (p *papers) grid(columns int, cells []md) {
	head := make([]md, columns)
	for i := range head {
		head[i] = blankCell
	}
	all := make([]int, columns)
	var rows [][]md
	for i := range columns {
		all[i] = i
	}
	for row := range slices.Chunk(cells, columns) {
		row = slices.Clone(row)
		for len(row) < columns {
			row = append(row, blankCell)
		}
		rows = append(rows, row)
	}
	p.table(head, rows, all...)
}

// perSheet cuts a list into sheets of so many.
func perSheet[T any](p *papers, class string, n int, list []T, write func([]T)) []Sheet {
	var sheets []Sheet
	for part := range slices.Chunk(list, n) {
		sheets = append(sheets, p.sheet(class, func() { write(part) }))
	}
	return sheets
}

func listed(words []string) string {
	var out string
	for i, w := range words {
		if i > 0 {
			out += ", "
		}
		out += w
	}
	return out
}
