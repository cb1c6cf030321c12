package ui

import (
	"strings"
	"sync"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// plainParser reads Markdown as the papers are written in it.
var plainParser = sync.OnceValue(func() parser.Parser {
	return goldmark.New(goldmark.WithExtensions(extension.Table, extension.Footnote)).Parser()
})

// plainPages is Markdown as it is read aloud, without a mark: a page for each
// heading, a line for each paragraph, item and row. What is to be said to the
// room is introduced by Say.
func plainPages(markdown string) [][]string {
	src := []byte(markdown)
	r := &plainReader{src: src}
	root := plainParser().Parse(text.NewReader(src))
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		if _, head := n.(*ast.Heading); head && len(r.lines) > 0 {
			r.turn()
		}
		r.block(n, "")
	}
	r.turn()
	return r.pages
}

type plainReader struct {
	src   []byte
	pages [][]string
	lines []string
}

func (r *plainReader) turn() {
	if len(r.lines) > 0 {
		r.pages = append(r.pages, r.lines)
	}
	r.lines = nil
}

func (r *plainReader) add(line string) {
	if line = strings.TrimSpace(line); line != "" {
		r.lines = append(r.lines, line)
	}
}

// block reads a block, with a word before each of its lines.
func (r *plainReader) block(n ast.Node, lead string) {
	switch n := n.(type) {
	case *ast.Heading:
		r.add(stopped(r.inline(n)))
	case *ast.Paragraph, *ast.TextBlock:
		r.add(lead + r.inline(n))
	case *ast.Blockquote:
		r.children(n, plainSay)
	case *ast.List:
		r.list(n, lead)
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		for i := range n.Lines().Len() {
			seg := n.Lines().At(i)
			r.add(lead + string(seg.Value(r.src)))
		}
	case *extast.Table:
		r.table(n)
	case *extast.FootnoteList:
		for f := n.FirstChild(); f != nil; f = f.NextSibling() {
			number := ""
			if note, ok := f.(*extast.Footnote); ok {
				number = "Note " + itoa(note.Index) + ": "
			}
			r.children(f, number)
		}
	case *ast.ThematicBreak, *ast.HTMLBlock:
	default:
		r.children(n, lead)
	}
}

func (r *plainReader) children(n ast.Node, lead string) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		r.block(c, lead)
	}
}

// plainSay introduces what is to be said to the room.
const plainSay = "Say: "

func (r *plainReader) list(n *ast.List, lead string) {
	if lead != plainSay {
		lead = "" // the mark of an item that the list stands in
	}
	number := n.Start
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		mark := lead + "- "
		if n.IsOrdered() {
			mark = lead + itoa(number) + ". "
			number++
		}
		r.children(item, mark)
	}
}

// table reads row by row, each cell behind the heading of its column.
func (r *plainReader) table(n *extast.Table) {
	var heads []string
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		var cells []string
		i := 0
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			said := r.inline(cell)
			switch row.(type) {
			case *extast.TableHeader:
				heads = append(heads, said)
			default:
				if i < len(heads) && said != "" {
					said = strings.TrimSpace(heads[i] + " " + said)
				}
				if said != "" {
					cells = append(cells, said)
				}
			}
			i++
		}
		r.add(stopped(strings.Join(cells, "; ")))
	}
}

// inline is the words of a block on one line.
func (r *plainReader) inline(n ast.Node) string {
	var b strings.Builder
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			b.Write(util.ResolveNumericReferences(util.ResolveEntityNames(util.UnescapePunctuations(c.Segment.Value(r.src)))))
			if c.SoftLineBreak() || c.HardLineBreak() {
				b.WriteByte(' ')
			}
		case *ast.String:
			b.Write(c.Value)
		case *ast.AutoLink:
			b.Write(c.Label(r.src))
		case *ast.RawHTML:
		case *extast.FootnoteLink:
			b.WriteString(" (note " + itoa(c.Index) + ")")
		case *extast.FootnoteBacklink:
		case *ast.CodeSpan:
			b.WriteString(r.code(c))
		default:
			b.WriteString(r.inline(c))
		}
	}
	return b.String()
}

func (r *plainReader) code(n ast.Node) string {
	var b strings.Builder
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			b.Write(t.Segment.Value(r.src))
		}
	}
	return b.String()
}

// stopped ends a line with a full stop, so that it is not read into the next.
func stopped(line string) string {
	if line = strings.TrimSpace(line); line == "" || strings.ContainsRune(".!?:", rune(line[len(line)-1])) {
		return line
	}
	return line + "."
}
