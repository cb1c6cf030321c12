package ui

import (
	"html"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/glamour/v2"
	mdansi "charm.land/glamour/v2/ansi"
	"github.com/charmbracelet/x/ansi"

	"doorstep/session"
)

// markdown is the only user of Glamour. A text is rendered once for a width
// and a background, in a command; until then it is shown as it was written.
type markdown struct {
	done map[mdKey][]string
	busy map[mdKey]bool
}

type mdKey struct {
	text   string
	width  int
	ground ground
	ascii  bool
	method ansi.Method
	// stage lends the headings its accent; "" is doorstep's own.
	stage string
	// dense leaves no line empty.
	dense bool
}

// renderedMsg carries a rendered text back to the event loop.
type renderedMsg struct {
	key   mdKey
	lines []string
}

func newMarkdown() *markdown {
	return &markdown{done: map[mdKey][]string{}, busy: map[mdKey]bool{}}
}

func (t *theme) mdKey(text string, w int) mdKey {
	return mdKey{text: text, width: w, ground: t.ground, ascii: t.ascii, method: method()}
}

// lines are the text's lines in w cells: rendered, or for the moment plain.
func (m *markdown) lines(k mdKey) []string {
	if l, ok := m.done[k]; ok {
		return l
	}
	return wrap(k.text, k.width)
}

// want asks for a text to be rendered. It is nil where that was done before.
func (m *markdown) want(k mdKey) tea.Cmd {
	if m.done[k] != nil || m.busy[k] || k.width < 8 {
		return nil
	}
	m.busy[k] = true
	return func() tea.Msg { return renderedMsg{k, renderMarkdown(k)} }
}

// keep notes a rendered text. The few texts on screen are kept for the widths
// they were seen at; past that the store starts afresh.
func (m *markdown) keep(msg renderedMsg) {
	if len(m.done) > 64 {
		m.done = map[mdKey][]string{}
	}
	delete(m.busy, msg.key)
	m.done[msg.key] = msg.lines
}

// renderMarkdown makes a text into styled lines. A text that Glamour can't
// take is shown as it was written, which loses nothing but the looks. Glamour
// counts by graphemes; where the terminal doesn't, a text in such a script is
// broken earlier, so that its lines come to fit.
func renderMarkdown(k mdKey) []string {
	var lines []string
	for room, turn := k.width-hang, 0; turn < 3; turn++ {
		r, err := glamour.NewTermRenderer(glamour.WithStyles(mdStyle(k)),
			glamour.WithWordWrap(room), glamour.WithTableWrap(true))
		if err != nil {
			return wrap(k.text, k.width)
		}
		out, err := r.Render(spelt(session.Shown(k.text)))
		if err != nil {
			return wrap(k.text, k.width)
		}
		lines = hanging(trimBlank(strings.Split(out, "\n")), k)
		widest := widest(lines)
		if widest <= k.width || room <= leastRoom {
			break
		}
		room = max(room*k.width/widest, leastRoom)
	}
	if k.dense {
		lines = slices.DeleteFunc(lines, blank)
	}
	return slices.Concat(rewrapped(lines, k.width)...)
}

// entity is a character as HTML spells it, with or without its semicolon, and the
// backslash that says that it is none.
var entity = pattern(`\\?&(?:#[xX]?[0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);?`)

// spelt keeps what is no text, such as Esc, from coming back out of an entity,
// which Glamour reads after everything else was made fit to be shown: such a one
// stands there as it is spelt. So does what a person typed that only looks like
// one: Glamour heeds no backslash there, and asks for no semicolon.
func spelt(s string) string {
	if strings.IndexByte(s, '&') < 0 {
		return s
	}
	return entity().ReplaceAllStringFunc(s, func(spelt string) string {
		bare := strings.TrimPrefix(spelt, `\`)
		read := html.UnescapeString(bare)
		if bare != spelt || read != bare && !strings.HasSuffix(bare, ";") || session.Shown(read) != read {
			return "&amp;" + bare[1:]
		}
		return spelt
	})
}

// leastRoom is a width that Glamour can still break lines for.
const leastRoom = 8

func widest(lines []string) int {
	n := 0
	for _, l := range lines {
		n = max(n, width(l))
	}
	return n
}

// rewrapped breaks the lines that don't fit even so.
func rewrapped(lines []string, w int) [][]string {
	parts := make([][]string, len(lines))
	for i, l := range lines {
		if parts[i] = lines[i : i+1]; width(l) > w {
			parts[i] = strings.Split(method().Wrap(l, w, " -/"), "\n")
		}
	}
	return parts
}

// hang is how many cells are kept free for hanging lines, which Glamour
// doesn't make: the text of an item, and of a quote, stands clear of its mark.
const hang = 2

// hanging moves the further lines of an item under its first words, and the
// words of a quote away from the bar.
// Glamour lets a comma stand behind the end of a line; such a line hangs by one
// less.
func hanging(lines []string, k mdKey) []string {
	bar, bullet := mdMarks(k.ascii)
	quiet := newTheme(k.ground, k.ascii).muted
	item := false
	for i, l := range lines {
		lines[i] = strings.TrimRight(l, " ")
		text := ansi.Strip(l)
		switch plain := strings.TrimSpace(text); {
		case plain == "":
			item = false
		case strings.HasPrefix(text, bar):
			lines[i] = strings.Replace(l, bar, quiet.Render(bar)+" ", 1)
		case strings.HasPrefix(plain, bullet):
			item = true
		case item:
			lines[i] = strings.Repeat(" ", max(0, min(hang, k.width-width(lines[i])))) + lines[i]
		}
	}
	return lines
}

// mdMarks are the bar of a quote and the mark of an item.
func mdMarks(ascii bool) (bar, bullet string) {
	if ascii {
		return "|", "* "
	}
	return "▎", "• "
}

// trimBlank drops empty lines at both ends and the spaces at the ends of lines.
func blank(line string) bool { return strings.TrimSpace(ansi.Strip(line)) == "" }

func trimBlank(lines []string) []string {
	for len(lines) > 0 && blank(lines[0]) {
		lines = lines[1:]
	}
	for len(lines) > 0 && blank(lines[len(lines)-1]) {
		lines = lines[:len(lines)-1]
	}
	return lines
}

// mdStyle is doorstep's own look of Markdown: no margins, one accent, and the
// words to be said aloud behind a bar.
func mdStyle(k mdKey) mdansi.StyleConfig {
	ptr := func(s string) *string { return &s }
	yes, one := true, uint(1)
	p := palettes[k.ground]
	hue, ok := p.accent[k.stage]
	if !ok {
		hue = p.accent[""]
	}
	accent, muted := ptr(hue), ptr(p.muted)
	bar, bullet := mdMarks(k.ascii)
	heading := func(bold bool) mdansi.StyleBlock {
		return mdansi.StyleBlock{StylePrimitive: mdansi.StylePrimitive{Color: accent, Bold: &bold}}
	}
	return mdansi.StyleConfig{
		BlockQuote: mdansi.StyleBlock{Indent: &one, IndentToken: ptr(bar)},
		List:       mdansi.StyleList{LevelIndent: 2},
		Heading:    mdansi.StyleBlock{StylePrimitive: mdansi.StylePrimitive{BlockSuffix: "\n"}},
		H1:         heading(true), H2: heading(true), H3: heading(false),
		H4: heading(false), H5: heading(false), H6: heading(false),
		Emph:           mdansi.StylePrimitive{Italic: &yes},
		Strong:         mdansi.StylePrimitive{Bold: &yes},
		Strikethrough:  mdansi.StylePrimitive{CrossedOut: &yes},
		HorizontalRule: mdansi.StylePrimitive{Color: muted, Format: "\n--------\n"},
		Item:           mdansi.StylePrimitive{BlockPrefix: bullet},
		Enumeration:    mdansi.StylePrimitive{BlockPrefix: ". "},
		Task:           mdansi.StyleTask{Ticked: "[x] ", Unticked: "[ ] "},
		Link:           mdansi.StylePrimitive{Underline: &yes},
		Code:           mdansi.StyleBlock{StylePrimitive: mdansi.StylePrimitive{Bold: &yes}},
		Table:          mdTable(k.ascii),
	}
}

// mdTable are the lines of a table.
func mdTable(ascii bool) mdansi.StyleTable {
	column, cross, row := "│", "┼", "─"
	if ascii {
		column, cross, row = "|", "+", "-"
	}
	return mdansi.StyleTable{ColumnSeparator: &column, CenterSeparator: &cross, RowSeparator: &row}
}
