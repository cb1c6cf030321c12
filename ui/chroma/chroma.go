// Package chroma stands in for the highlighter of program code that Glamour
// asks for by this name (go.mod puts it in its place). A workshop's texts hold
// no program code, and doorstep gives Glamour no colours for any, so that the
// highlighter was never called; yet its three hundred languages made the
// program 3.7 MB larger and every start 10 ms and 4 MB of memory dearer.
//
// It has the names that Glamour's code blocks are written with, and shows code
// as it was typed. A Glamour that asks for more of them doesn't build, which
// says what to add; without the line in go.mod the highlighter is back.
package chroma

// TokenType is what a piece of code is: a comment, a name, a number.
type TokenType int

// The token types that Glamour gives colours to.
const (
	Background TokenType = iota
	Text
	Error
	Comment
	CommentPreproc
	Keyword
	KeywordReserved
	KeywordNamespace
	KeywordType
	Operator
	Punctuation
	Name
	NameBuiltin
	NameTag
	NameAttribute
	NameClass
	NameConstant
	NameDecorator
	NameException
	NameFunction
	NameOther
	Literal
	LiteralNumber
	LiteralDate
	LiteralString
	LiteralStringEscape
	GenericDeleted
	GenericEmph
	GenericInserted
	GenericStrong
	GenericSubheading
)

// StyleEntries are the colours of a style, by token type.
type StyleEntries map[TokenType]string

// Style is a set of colours under a name.
type Style struct {
	Name    string
	Entries StyleEntries
}

// MustNewStyle makes a style. Any entries will do: nothing is drawn with them.
func MustNewStyle(name string, entries StyleEntries) *Style {
	return &Style{name, entries}
}
