package brief

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
	"pgregory.net/rapid"

	"doorstep/content"
	"doorstep/session"
)

// built are the Markdown nodes that papers are made of. Anything else, such as
// a link, code or raw HTML, can only have come out of what people typed.
var built = []ast.NodeKind{
	ast.KindDocument, ast.KindHeading, ast.KindParagraph, ast.KindTextBlock, ast.KindText, ast.KindString, ast.KindEmphasis,
	ast.KindList, ast.KindListItem, east.KindTable, east.KindTableHeader, east.KindTableRow, east.KindTableCell,
	ast.KindFencedCodeBlock, east.KindFootnoteLink, east.KindFootnoteBacklink, east.KindFootnoteList, east.KindFootnote,
}

// outline is the tree of a Markdown text without its words: headings with
// their levels, lists, tables with their columns, emphasis.
func outline(t interface{ Fatalf(string, ...any) }, markdownText string) string {
	source := []byte(markdownText)
	var b strings.Builder
	depth := 0
	err := ast.Walk(markdown().Parser().Parse(text.NewReader(source)), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch {
		case !slices.Contains(built, n.Kind()):
			t.Fatalf("a %s in\n%s", n.Kind(), markdownText)
		case n.Kind() == ast.KindText || n.Kind() == ast.KindString:
		case entering:
			level := 0
			if h, ok := n.(*ast.Heading); ok {
				level = h.Level
			}
			fmt.Fprintf(&b, "%s%s %d\n", strings.Repeat(" ", depth), n.Kind(), level)
			depth++
		default:
			depth--
		}
		return ast.WalkContinue, nil
	})
	if err != nil {
		t.Fatalf("%v", err)
	}
	return b.String()
}

// allKinds pairs each kind with its Go type, whose fields are filled in.
var allKinds = map[string]any{
	session.KindSession: session.Session{}, session.KindParticipant: session.Participant{}, session.KindTable: session.Table{},
	session.KindService: session.Service{}, session.KindEthics: session.Ethics{}, session.KindVisit: session.Visit{},
	session.KindEvent: session.Event{}, session.KindCard: session.Card{}, session.KindTheme: session.Theme{},
	session.KindBallot: session.Ballot{}, session.KindVote: session.Vote{}, session.KindProblem: session.Problem{},
	session.KindAssumption: session.Assumption{}, session.KindWhy: session.Why{}, session.KindRoot: session.Root{},
	session.KindPOV: session.POV{}, session.KindHMW: session.HMW{}, session.KindRating: session.Rating{},
	session.KindPersona: session.Persona{}, session.KindEmpathy: session.Empathy{}, session.KindJourneyStep: session.JourneyStep{},
	session.KindIdea: session.Idea{}, session.KindValue: session.Value{}, session.KindLever: session.Lever{},
	session.KindConcept: session.Concept{}, session.KindPrecedent: session.Precedent{}, session.KindAction: session.Action{},
	session.KindContact: session.Contact{}, session.KindReview: session.Review{}, session.KindPrinciple: session.Principle{},
	session.KindRule: session.Rule{}, session.KindAgenda: session.Agenda{}, session.KindLink: session.Link{},
	session.KindScenario: session.Scenario{}, session.KindAssignment: session.Assignment{}, "stranger": session.Card{},
}

// words that fields of choices hold, beside anything else that a file may say.
var words = []string{
	"pain", "quote", "question", "see_why", "dot", "star", "theme", "hmw", "concept", "now", "wanted", "done", "part", "refused", "told_to_return",
	"observed", "told", "estimated", "held", "shaken", "broken", "ours", "influence", "rule", "low", "high", "citizen", "none", "own", "weaker", "same",
	"stronger", "fairness", "data", "used", "no", "go", "hold", "visit", "host", "keep", "open", "dropped", "skipped", "short", "BDT", "2026-11-18", "en", "2.4",
}

// twins are two states with the same records, one in words of strangers, the
// other in words of one syllable.
type twins struct {
	hostile, tame *maker
	said          map[string]string // tame words for clean hostile ones
}

// tamed is the harmless word for a text: none where the text can't be read,
// the same for the same words.
func (tw *twins) tamed(hostile string) string {
	key := clean(hostile)
	if key == "" {
		return ""
	}
	if tw.said[key] == "" {
		tw.said[key] = fmt.Sprintf("word%c%c", 'a'+len(tw.said)/26%26, 'a'+len(tw.said)%26) + strings.Repeat("x", len(tw.said)/676)
	}
	return tw.said[key]
}

func (tw *twins) draw(t *rapid.T) {
	var ids []string
	n := rapid.IntRange(0, 40).Draw(t, "records")
	kinds := make([]string, 0, len(allKinds))
	for k := range allKinds {
		kinds = append(kinds, k)
	}
	slices.Sort(kinds)
	for range n {
		kind := rapid.SampledFrom(kinds).Draw(t, "kind")
		wild, mild := fields{}, fields{}
		for _, f := range reflect.VisibleFields(reflect.TypeOf(allKinds[kind])) {
			name := f.Tag.Get("field")
			if name == "" || name == session.FieldOrder || !rapid.Bool().Draw(t, "set") {
				continue
			}
			wild[name], mild[name] = tw.value(t, f.Type, ids)
		}
		if len(wild) == 0 {
			continue
		}
		id := tw.hostile.add("1.6", kind, wild)
		if same := tw.tame.add("1.6", kind, mild); same != id {
			t.Fatalf("the twins differ")
		}
		ids = append(ids, id.String())
	}
}

func (tw *twins) value(t *rapid.T, typ reflect.Type, ids []string) (wild, mild any) {
	if typ.Kind() == reflect.Pointer {
		typ = typ.Elem()
	}
	switch {
	case typ == reflect.TypeFor[session.ID](), typ == reflect.TypeFor[[]session.ID]():
		if len(ids) == 0 {
			return "gone", "gone"
		}
		id := rapid.SampledFrom(ids).Draw(t, "id")
		if typ.Kind() == reflect.Slice {
			return []string{id}, []string{id}
		}
		return id, id
	case typ.Kind() == reflect.Int:
		n := int64(rapid.IntRange(-3, 6).Draw(t, "n"))
		return n, n
	case typ.Kind() == reflect.Bool:
		b := rapid.Bool().Draw(t, "b")
		return b, b
	case typ.Kind() == reflect.Slice:
		s := tw.text(t)
		return []string{s}, []string{tw.tamed(s)}
	}
	if rapid.Bool().Draw(t, "choice") {
		w := rapid.SampledFrom(words).Draw(t, "word")
		return w, w
	}
	s := tw.text(t)
	return s, tw.tamed(s)
}

func (tw *twins) text(t *rapid.T) string {
	s, _ := session.Valid(hostile().Draw(t, "text"))
	if blank(s) {
		return "" // an invisible text is none; what is set is drawn apart
	}
	return s
}

// TestOutline says that whatever people type, a paper's headings, lists and
// tables stay what they are, and nothing becomes a link, code or HTML.
func TestOutline(t *testing.T) {
	p := pack(t)
	var ids session.ID
	rapid.Check(t, func(t *rapid.T) {
		tw := &twins{hostile: newMaker(t), tame: newMaker(t), said: map[string]string{}}
		tw.draw(t)
		o := Options{Annex: true, ShareCode: "K7PM-2QXA", Document: ids}
		if got, want := whole(tw.hostile.s, p, o), whole(tw.tame.s, p, o); outline(t, got) != outline(t, want) {
			t.Fatalf("the brief is another one:\n%s\n\nthan\n%s", got, want)
		}
		if got, want := Record(tw.hostile.s, p), Record(tw.tame.s, p); outline(t, got) != outline(t, want) {
			t.Fatalf("the record is another one:\n%s\n\nthan\n%s", got, want)
		}
		if got, want := whole(tw.hostile.s, p, o), whole(tw.tame.s, p, o); otherOutline(t, got) != otherOutline(t, want) {
			t.Fatalf("the second parser sees another brief:\n%s\n\nthan\n%s", got, want)
		}
		doc := Brief(tw.hostile.s, p, o)
		if heads := headings(doc.Markdown); !slices.Equal(heads[:13], headings(Brief(session.NewState(ids), p, Options{}).Markdown)[:13]) {
			t.Fatalf("the parts are %q", heads)
		}
		if again := Brief(tw.hostile.s, p, o); again.Markdown != doc.Markdown {
			t.Fatalf("the second brief differs from the first")
		}
	})
}

// whole is the brief with every detail, however long: which of them fit
// depends on the words.
func whole(s *session.State, p *content.Pack, o Options) string { return wholeBy(builtIn(), s, p, o) }

// wholeBy is the same by somebody's template.
func wholeBy(tm *Template, s *session.State, p *content.Pack, o Options) string {
	pg := newPage(NewModel(s, p, o), "en")
	pg.wanted = firstDetails(int(allDetails))
	if err := pg.front(tm); err != nil {
		panic(err)
	}
	pg.footnotes()
	pg.annex(o)
	return pg.b.String()
}

// headings are the headings of the first two levels; of the title only that
// there is one.
func headings(markdownText string) []string {
	var heads []string
	source := []byte(markdownText)
	_ = ast.Walk(markdown().Parser().Parse(text.NewReader(source)), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if h, ok := n.(*ast.Heading); ok && entering && h.Level <= 2 {
			title := "title"
			if h.Level == 2 {
				title = string(h.Lines().Value(source))
			}
			heads = append(heads, title)
		}
		return ast.WalkContinue, nil
	})
	return heads
}
