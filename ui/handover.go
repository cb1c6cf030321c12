package ui

import (
	"encoding/hex"
	"path/filepath"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"doorstep/session/brief"
	"doorstep/session/store"
)

// handover gives the workshop out of the room: the brief to read, the brief to
// print, and a copy of the session without names, in one folder. It says what
// they hold before anything is written.
type handover struct {
	env  *env
	run  *run
	doc  brief.Doc
	code string
	made int64
	to   line
	busy bool
	out  *handedMsg
}

func newHandover(e *env, r *run) screen {
	h := &handover{env: e, run: r, to: newLine()}
	h.to.set(filepath.Dir(e.desk.doc.Path()))
	h.make()
	return h
}

func (h *handover) Init() tea.Cmd { return nil }
func (h *handover) Typing() bool  { return true }
func (h *handover) About() string {
	return "Writes the brief as Markdown and as a page to print, and a copy of the session without names, into a folder that you choose, such as a stick. Before that it says what is in them. Nothing that is there already is written over."
}

func (h *handover) Head(w int) []string { return titleHead(h.env, "Hand over", "", w) }

func (h *handover) Keys() []key.Binding {
	return []key.Binding{as(keys.keep, "write them"), as(keys.publish, "save first"), keys.brief, keys.back}
}

// make draws the brief anew where the session changed since.
func (h *handover) make() {
	d := h.env.desk
	if h.made == d.state.Version() && h.doc.Markdown != "" {
		return
	}
	h.made, h.code = d.state.Version(), store.ShareCode(d.state.Changes())
	h.doc = brief.Brief(d.state, d.pack, brief.Options{
		Lang: d.session().Lang, Annex: true, Now: d.today(), Document: d.doc.Document(), ShareCode: h.code,
	})
}

func (h *handover) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case docMsg:
		h.make()
	case handedMsg:
		h.busy, h.out = false, &msg
		if msg.err != nil {
			return say(toneError, sentence(msg.err))
		}
		return say(toneDone, "Written. What they hold is listed here.")
	case tea.PasteMsg:
		h.to.update(msg)
	case tea.KeyPressMsg:
		switch {
		case key.Matches(msg, keys.back):
			return h.env.back(nil)
		case key.Matches(msg, keys.keep):
			return h.write()
		}
		h.out = nil
		h.to.update(msg)
	}
	return nil
}

func (h *handover) write() tea.Cmd {
	dir := strings.Trim(strings.TrimSpace(h.to.value()), `"'`)
	if dir == "" || h.busy {
		return nil
	}
	h.make()
	h.busy, h.out = true, nil
	d := h.env.desk
	return slowly("Writing into "+shown(dir), handOverCmd(d.doc, dir, h.doc, d.session().Lang, h.env.cfg.Store))
}

func (h *handover) View(w, height int) view {
	t := h.env.theme
	v := view{lines: []string{"", "  " + t.bold.Render(fit(h.title(), w-4))}}
	v.lines = append(v.lines, "  "+h.summary(t))
	if bars := barLines(t, h.doc.Model, h.env.desk.session().Lang, min(w-4, 90)); len(bars) > 0 && height > len(bars)+12 {
		v.lines = append(v.lines, "")
		v.lines = append(v.lines, indent(bars, 2)...)
	}
	v.lines = append(v.lines, "", "  "+t.muted.Render("share code ")+h.code, "")
	if n := h.doc.NamesFound; len(n) > 0 {
		v.lines = append(v.lines, "  "+t.bad.Render("Names stand in what people said: ")+fit(strings.Join(n, ", "), w-40))
		v.lines = append(v.lines, "  "+t.muted.Render("Change them into roles first; "+keyName(acrossKeys.find)+" finds them."), "")
	}
	if n := h.doc.NumbersFound; len(n) > 0 {
		v.lines = append(v.lines, "  "+t.bad.Render("Numbers of people stand in what was said: ")+fit(strings.Join(n, ", "), w-46))
		v.lines = append(v.lines, "  "+t.muted.Render("Take them out first; "+keyName(acrossKeys.find)+" finds them."), "")
	}
	if n := h.doc.BlamesFound; len(n) > 0 {
		v.lines = append(v.lines, "  "+t.warn.Render("The cause is put on a person: ")+fit(strings.Join(n, "; "), w-33))
		v.lines = append(v.lines, "  "+t.muted.Render("Ask what made that sensible first; "+keyName(acrossKeys.find)+" finds it."), "")
	}
	if h.out != nil && h.out.err == nil {
		for _, f := range h.out.files {
			v.lines = append(v.lines, "  "+t.good.Render(t.sign("✓ ", "ok "))+fit(f.path, w-6))
			for _, l := range f.holds {
				v.lines = append(v.lines, "    "+t.muted.Render(fit(l, w-6)))
			}
		}
		return v
	}
	v.lines = append(v.lines, "  Where to? A folder, such as a stick's.")
	v.add(prefixed("  "+t.accent("").Bold(true).Render(t.sign("›", ">"))+" ", h.to.view(max(w-6, 1))))
	v.lines = append(v.lines, "")
	for _, text := range []string{
		"The brief to read (.md) and to print (.html), each with its annex.",
		"A copy of the session for the next office: everything said, under aliases, and not one name.",
	} {
		for _, l := range wrap(text, max(min(w-6, 76), 8)) {
			v.lines = append(v.lines, "    "+t.muted.Render(l))
		}
	}
	if h.busy {
		v.lines = append(v.lines, "", "  Writing"+t.sign("…", "..."))
	}
	return v
}

func (h *handover) title() string {
	if title := shown(h.doc.Model.Title); title != "" {
		return title
	}
	return "Innovation brief"
}

// summary is the brief in a line: its length, what is missing, and names.
func (h *handover) summary(t *theme) string {
	parts := []string{plural(h.doc.Words, "word", "words")}
	switch n := len(h.doc.Gaps); n {
	case 0:
		parts = append(parts, "no gaps")
	default:
		parts = append(parts, t.warn.Render(plural(n, "gap", "gaps")))
	}
	if len(h.doc.NamesFound) == 0 {
		parts = append(parts, "no names found")
	}
	return strings.Join(parts, t.muted.Render(t.sign(" · ", ", ")))
}

// handedFile is a file that was handed over, and what it holds.
type handedFile struct {
	path  string
	holds []string
}

// handedMsg says what was handed over.
type handedMsg struct {
	files []handedFile
	err   error
}

// copyHolds says what a share copy holds, and how to tell it again.
func copyHolds(s store.Shared) []string {
	return []string{plural(s.Changes, "change", "changes") + ", no names; share code " + s.ShareCode, "SHA-256 " + hex.EncodeToString(s.Hash[:])}
}
