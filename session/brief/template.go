package brief

import (
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"text/template"
	"text/template/parse"
)

// Template is the order and the wording of the page. An office can replace the
// built-in one; what stands in the parts, and that nothing typed becomes more
// than text, is not the template's to change.
type Template struct{ t *template.Template }

// What a template may ask for at most, so that one from elsewhere can't hang
// the program: its own size, the page that it makes, and lists within lists.
const (
	maxTemplate = 64 << 10
	maxPage     = 1 << 20
	maxNesting  = 2
)

// BuiltIn is the text of the template that comes with the program, with the
// data model in the comment at its top.
//
//go:embed page.md.tmpl
var BuiltIn string

// TemplateError says where a template is at fault, and why.
type TemplateError struct {
	Line   int // from 1; 0 where no line is to blame
	Reason string
}

func (e *TemplateError) Error() string {
	if e.Line == 0 {
		return e.Reason
	}
	return fmt.Sprintf("line %d: %s", e.Line, e.Reason)
}

// ParseTemplate reads a template and checks that it is one whose work is
// bounded. The error is a *TemplateError.
func ParseTemplate(text string) (*Template, error) {
	if len(text) > maxTemplate {
		return nil, &TemplateError{0, fmt.Sprintf("a template has at most %d KiB", maxTemplate>>10)}
	}
	t, err := template.New("page").Option("missingkey=error").Parse(text)
	if err != nil {
		return nil, located(err)
	}
	c := &templateCheck{source: text}
	for _, defined := range t.Templates() {
		if defined.Tree != t.Tree {
			return nil, &TemplateError{c.line(defined.Root), "a template defines no others"}
		}
	}
	if strings.TrimSpace(text) == "" || t.Tree == nil {
		return nil, &TemplateError{0, "the template is empty"}
	}
	if err := c.node(t.Root, 0); err != nil {
		return nil, err
	}
	return &Template{t}, nil
}

// builtIn is the parsed built-in template; a test demands that it parses.
var builtIn = sync.OnceValue(func() *Template {
	t, err := ParseTemplate(BuiltIn)
	if err != nil {
		panic(err)
	}
	return t
})

// front writes the page itself.
func (p *page) front(t *Template) error {
	var out bytes.Buffer
	err := t.t.Execute(&limited{&out, maxPage}, &templateData{p})
	if err != nil {
		return located(err)
	}
	p.b.WriteString(blankLines.ReplaceAllString(strings.TrimSpace(out.String()), "\n\n") + "\n\n")
	return nil
}

// blankLines are more than one of them in a row.
var blankLines = regexp.MustCompile(`\n(?:[ \t]*\n){2,}`)

// limited is a writer that refuses what is too long.
type limited struct {
	to   *bytes.Buffer
	left int
}

var errTooLong = errors.New("the page gets longer than a megabyte")

func (l *limited) Write(b []byte) (int, error) {
	if l.left -= len(b); l.left < 0 {
		return 0, errTooLong
	}
	return l.to.Write(b)
}

// templatePlace is how the template engine begins its errors.
var templatePlace = regexp.MustCompile(`^template: page:(\d+)(?::\d+)?: (?:executing "page" at )?`)

// located is an error of the template engine with its line.
func located(err error) error {
	text := err.Error()
	m := templatePlace.FindStringSubmatch(text)
	if m == nil {
		return &TemplateError{0, text}
	}
	line, _ := strconv.Atoi(m[1])
	return &TemplateError{line, strings.ReplaceAll(text[len(m[0]):], "*brief.templateData", "the brief")}
}

// templateCheck walks a template before anything of it is run.
type templateCheck struct{ source string }

func (c *templateCheck) line(n parse.Node) int {
	return 1 + strings.Count(c.source[:min(int(n.Position()), len(c.source))], "\n")
}

func (c *templateCheck) refuse(n parse.Node, reason string, args ...any) error {
	return &TemplateError{c.line(n), fmt.Sprintf(reason, args...)}
}

// templateFuncs are the functions of the engine that do a bounded amount of
// work; printf with a width is none of them.
var templateFuncs = []string{"and", "or", "not", "eq", "ne", "len", "index"}

// htmlStart is what begins HTML, or a link in angle brackets.
var htmlStart = regexp.MustCompile(`<[A-Za-z/!?]`)

// node checks a node of a template and all under it; depth counts the ranges
// round it.
func (c *templateCheck) node(n parse.Node, depth int) error {
	switch n := n.(type) {
	case *parse.ListNode:
		if n == nil {
			return nil
		}
		for _, child := range n.Nodes {
			if err := c.node(child, depth); err != nil {
				return err
			}
		}
	case *parse.TextNode:
		if at := htmlStart.FindIndex(n.Text); at != nil {
			line := c.line(n) + strings.Count(string(n.Text[:at[0]]), "\n")
			return &TemplateError{line, "a template holds no HTML"}
		}
	case *parse.ActionNode:
		return c.pipe(n.Pipe)
	case *parse.IfNode:
		return c.branch(&n.BranchNode, depth)
	case *parse.WithNode:
		return c.branch(&n.BranchNode, depth)
	case *parse.RangeNode:
		if depth == maxNesting {
			return c.refuse(n, "lists stand within lists more than %d deep", maxNesting)
		}
		return c.branch(&n.BranchNode, depth+1)
	case *parse.CommentNode, *parse.BreakNode, *parse.ContinueNode:
	default:
		return c.refuse(n, "this can't stand in a template: %s", n)
	}
	return nil
}

func (c *templateCheck) branch(n *parse.BranchNode, depth int) error {
	if n.NodeType == parse.NodeRange {
		for _, arg := range n.Pipe.Cmds[0].Args {
			if arg.Type() == parse.NodeNumber {
				return c.refuse(arg, "a range goes over a list, not over a number")
			}
		}
	}
	if err := c.pipe(n.Pipe); err != nil {
		return err
	}
	if err := c.node(n.List, depth); err != nil {
		return err
	}
	return c.node(n.ElseList, depth)
}

func (c *templateCheck) pipe(n *parse.PipeNode) error {
	for _, cmd := range n.Cmds {
		for _, arg := range cmd.Args {
			switch arg := arg.(type) {
			case *parse.IdentifierNode:
				if !slices.Contains(templateFuncs, arg.Ident) {
					return c.refuse(arg, "there is no function %s here", arg.Ident)
				}
			case *parse.PipeNode:
				if err := c.pipe(arg); err != nil {
					return err
				}
			case *parse.ChainNode:
				if inner, ok := arg.Node.(*parse.PipeNode); ok {
					if err := c.pipe(inner); err != nil {
						return err
					}
				}
			}
		}
	}
	return nil
}
