package ui

import (
	"path/filepath"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"doorstep/session/brief"
	"doorstep/session/store"
)

// briefing is the page that the room takes home, as it stands now: the preview,
// what is missing and where it is filled, and writing it to a file.
type briefing struct {
	env   *env
	run   *run
	doc   brief.Doc
	page  string // the Markdown as it is previewed
	made  int64
	top   int
	gap   int
	onGap bool
	annex bool
	width int
	wrote string
}

func newBriefScreen(e *env, r *run) screen { return &briefing{env: e, run: r} }

func (b *briefing) Init() tea.Cmd { return b.make() }
func (b *briefing) Typing() bool  { return false }
func (b *briefing) About() string {
	return "The innovation brief as it stands: one page, drawn from what the room said. Gaps name the activity that fills them; Tab goes to the gaps, Enter to the activity. E writes the page beside the session file."
}

// make writes the brief anew if the session changed since. The fold is read on
// the event loop; only Glamour's part is slow, and that is a command.
func (b *briefing) make() tea.Cmd {
	b.read()
	return b.want()
}

// read writes it, and draws nothing.
func (b *briefing) read() {
	d := b.env.desk
	if b.made != d.state.Version() || b.doc.Markdown == "" {
		b.doc = brief.Brief(d.state, d.pack, brief.Options{
			Lang: d.session().Lang, Annex: b.annex, Names: false, Now: d.today(),
			Document: d.doc.Document(), ShareCode: store.ShareCode(d.state.Changes()),
		})
		b.made = d.state.Version()
		b.page = onScreen(b.doc.Markdown, b.env.theme.ascii)
	}
}

func (b *briefing) want() tea.Cmd { return b.env.md.want(b.key()) }
func (b *briefing) key() mdKey    { return b.env.theme.mdKey(b.page, b.pageWidth(b.width)) }

func (b *briefing) pageWidth(w int) int {
	if b.beside(w) {
		return min(w-38, 84)
	}
	return max(min(w-4, 84), 8)
}

func (b *briefing) Keys() []key.Binding {
	return []key.Binding{
		keys.export, when(as(keys.tab, "gaps"), len(b.doc.Gaps) > 0), when(keys.gap, b.onGap),
		as(keys.scriptDown, "page"), as(keys.newln, "annex on or off"), keys.back,
	}
}

func (b *briefing) Head(w int) []string {
	return titleHead(b.env, "Innovation brief", briefStands(b.doc), w)
}

func (b *briefing) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		b.width = msg.Width
		return b.make()
	case renderedMsg, docMsg:
		return b.make()
	case tea.BackgroundColorMsg:
		return b.want()
	case wroteMsg:
		return b.written(msg)
	case tea.KeyPressMsg:
		return b.press(msg)
	}
	return nil
}

func (b *briefing) press(k tea.KeyPressMsg) tea.Cmd {
	page := 10
	switch {
	case key.Matches(k, keys.back):
		return b.env.back(nil)
	case key.Matches(k, keys.export):
		return slowly("Writing "+shown(b.path()), b.env.writeCmd(b.path(), b.doc.Markdown))
	case key.Matches(k, keys.newln):
		b.annex, b.doc.Markdown = !b.annex, ""
		return b.make()
	case key.Matches(k, keys.tab) && len(b.doc.Gaps) > 0:
		if b.onGap {
			b.gap = (b.gap + 1) % len(b.doc.Gaps)
		}
		b.onGap = true
	case key.Matches(k, keys.gap) && b.onGap && b.gap < len(b.doc.Gaps):
		if act := b.env.desk.pack.Activity(b.doc.Gaps[b.gap].Activity); act != nil {
			return b.env.back(b.run.step(act, false))
		}
	case key.Matches(k, keys.up):
		b.top--
	case key.Matches(k, keys.down):
		b.top++
	case key.Matches(k, keys.scriptUp):
		b.top -= page
	case key.Matches(k, keys.scriptDown), k.String() == "space":
		b.top += page
	case key.Matches(k, keys.first):
		b.top = 0
	}
	b.top = max(b.top, 0)
	return nil
}

// path is where the brief is written: beside the session, under its name.
func (b *briefing) path() string {
	p := b.env.desk.doc.Path()
	return strings.TrimSuffix(p, filepath.Ext(p)) + "-brief.md"
}

func (b *briefing) written(msg wroteMsg) tea.Cmd {
	if msg.err != nil {
		return say(toneError, "The brief was not written: "+sentence(msg.err)+" The session itself is safe.")
	}
	b.wrote = msg.path
	// The terminal may refuse to take it; the path stands in the status line.
	return tea.Batch(tea.SetClipboard(msg.path), say(toneDone, msg.said("Written, path copied")))
}

func (b *briefing) View(w, h int) view {
	if len(b.doc.Gaps) == 0 {
		b.onGap = false
	}
	b.gap = max(0, min(b.gap, len(b.doc.Gaps)-1))
	lines := b.env.md.lines(b.key())
	b.top = max(0, min(b.top, len(lines)-h))
	if b.beside(w) {
		return b.besideView(lines, w, h)
	}
	gaps := b.gapLines(w-2, h/3)
	if len(gaps) == 0 {
		return view{lines: indent(b.pageLines(lines, h), 2)}
	}
	room := max(h-len(gaps)-1, 1)
	b.top = max(0, min(b.top, len(lines)-room))
	v := view{lines: fill(indent(append([]string(nil), lines[b.top:min(len(lines), b.top+room)]...), 2), room)}
	v.lines = append(v.lines, b.env.theme.ruleMore(w, len(lines)-b.top-room))
	v.lines = append(v.lines, indent(gaps, 1)...)
	return v
}

// pageLines are the lines of the page that fit, with a word on those below.
func (b *briefing) pageLines(lines []string, h int) []string {
	part := append([]string(nil), lines[b.top:min(len(lines), b.top+h)]...)
	if more := len(lines) - b.top - h; more > 0 && h > 1 {
		part[h-1] = b.env.theme.muted.Render(plural(more+1, "line", "lines") + " more: pgdn")
	}
	return part
}

// beside says whether the gaps stand beside the page: there must be room for
// both, and where nothing is missing the page needs none of it.
func (b *briefing) beside(w int) bool {
	return w >= sideBySide && (len(b.doc.Gaps) > 0 || w >= 140)
}

func (b *briefing) besideView(lines []string, w, h int) view {
	t := b.env.theme
	page := b.pageWidth(w)
	side := b.gapLines(w-page-6, h)
	if len(side) == 0 {
		side = wrap("Nothing is missing. E writes the page beside the session file.", w-page-6)
		side = append([]string{t.bold.Render("Gaps"), ""}, side...)
	}
	if bars := barLines(t, b.doc.Model, b.env.desk.session().Lang, w-page-6); len(bars) > 0 && h-len(side)-len(bars) >= 2 {
		side = append(append(side, "", t.bold.Render("For one citizen")), bars...)
	}
	side = fill(side, h)
	var v view
	lines = b.pageLines(lines, h)
	for n := range h {
		text := ""
		if n < len(lines) {
			text = lines[n]
		}
		v.lines = append(v.lines, "  "+pad(text, page)+" "+t.muted.Render(t.sign("│", "|"))+" "+side[n])
	}
	return v
}

// gapLines name what is missing, with the activity that fills it.
func (b *briefing) gapLines(w, h int) []string {
	t := b.env.theme
	if len(b.doc.Gaps) == 0 || h < 2 {
		return nil
	}
	lines := []string{t.bold.Render(plural(len(b.doc.Gaps), "gap", "gaps"))}
	at := 0
	for i, g := range b.doc.Gaps {
		mark, style := "  ", t.text
		if b.onGap && i == b.gap {
			mark, style = t.accent("").Render(t.sign("▌ ", "> ")), t.chosen
		}
		head := mark + t.muted.Render(pad(shown(g.Activity), 4)) + " "
		for _, l := range opened(g.Text, max(w-width(head), 8), 3) {
			lines, head = append(lines, cut(head+style.Render(l), w)), strings.Repeat(" ", width(head))
		}
		if b.onGap && i == b.gap {
			at = len(lines) - 1
		}
	}
	if len(lines) > h && at >= h-1 {
		return append(lines[:1], lines[at-h+2:at+1]...)
	}
	return t.moreBelow(lines, h)
}

// briefInstrument is the brief where an activity reads it aloud: the page
// itself, without the gaps, which have a screen of their own.
type briefInstrument struct{ *briefing }

func newBriefInstrument(e *env, r *run) instrument {
	return &briefInstrument{&briefing{env: e, run: r}}
}

func (b *briefInstrument) Leave(bool) tea.Cmd { return nil }

func (b *briefInstrument) Keys() []key.Binding {
	return []key.Binding{keys.export, as(keys.down, "down the page"), as(keys.newln, "annex on or off")}
}

func (b *briefInstrument) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case shownMsg, renderedMsg, docMsg, tea.BackgroundColorMsg:
		return b.make()
	case tea.KeyPressMsg:
		if key.Matches(msg, keys.back, keys.tab, keys.gap) {
			return nil
		}
		return tea.Batch(b.press(msg), b.make())
	}
	return b.briefing.Update(msg)
}

func (b *briefInstrument) View(w, h int) view {
	lines := b.env.md.lines(b.key(w))
	b.top = max(0, min(b.top, len(lines)-h))
	return view{lines: clip(append([]string(nil), lines[b.top:min(len(lines), b.top+h)]...), w, h)}
}

func (b *briefInstrument) key(w int) mdKey {
	k := b.env.theme.mdKey(b.page, max(min(w, 84), 8))
	k.stage = b.run.at.Stage
	return k
}

func (b *briefInstrument) make() tea.Cmd {
	b.briefing.make()
	return b.env.md.want(b.key(b.run.listWidth(b.run.width)))
}
