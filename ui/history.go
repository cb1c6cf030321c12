package ui

import (
	"slices"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"doorstep/session"
)

// history is everything that was done, the latest first: when, on which
// device, in which activity, and what changed. What a record was can be put
// back.
type history struct {
	env  *env
	list []done
	made int64
	row  int
	top  int
}

// done is one change, told.
type done struct {
	change *session.Change
	text   string
}

func newHistory(e *env) screen { return &history{env: e} }

func (h *history) Init() tea.Cmd { h.read(); return nil }
func (h *history) Typing() bool  { return false }
func (h *history) About() string {
	return "Everything that was done, the latest first. V shows the whole workshop as it was at that moment. Enter puts a record back as it was after that change; it is a change of its own, and Ctrl+Z takes it back. Nothing is ever taken out of the history but what was redacted."
}

func (h *history) Keys() []key.Binding {
	return []key.Binding{when(as(keys.open, "put it back as it was"), h.restorable() != nil), keys.look, keys.up, keys.down, as(keys.scriptDown, "page"), keys.back}
}

func (h *history) Head(w int) []string {
	return titleHead(h.env, "History", plural(len(h.list), "change", "changes"), w)
}

// read tells the log anew after it has changed.
func (h *history) read() {
	d := h.env.desk
	if h.list != nil && h.made == d.state.Version() {
		return
	}
	changes := d.state.Changes()
	slices.SortFunc(changes, session.Compare)
	teller := NewTeller(d.state, d.entry(), d.pack, d.names)
	h.list = make([]done, 0, len(changes))
	for _, c := range changes {
		if text := teller.Tell(c); !walking(c) {
			h.list = append(h.list, done{c, text})
		}
	}
	slices.Reverse(h.list)
	h.made = d.state.Version()
	h.row = max(0, min(h.row, len(h.list)-1))
}

// walking says whether a change does no more than note where the workshop was.
func walking(c *session.Change) bool {
	if c.Kind != session.KindAgenda {
		return false
	}
	for f := range c.Fields() {
		if f != "for" && f != "seen" && !slices.Contains(session.RoomFields, f) {
			return false
		}
	}
	return true
}

func (h *history) Update(msg tea.Msg) tea.Cmd {
	h.read()
	k, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return nil
	}
	last := len(h.list) - 1
	switch {
	case key.Matches(k, keys.back):
		return h.env.back(nil)
	case key.Matches(k, keys.up):
		h.row--
	case key.Matches(k, keys.down):
		h.row++
	case key.Matches(k, keys.scriptUp):
		h.row -= 15
	case key.Matches(k, keys.scriptDown):
		h.row += 15
	case key.Matches(k, keys.first):
		h.row = 0
	case key.Matches(k, keys.last):
		h.row = last
	case key.Matches(k, keys.open):
		return h.restore()
	case key.Matches(k, keys.look) && h.row <= last:
		return h.env.open(newPast(h.env, h.list[h.row].change))
	}
	h.row = max(0, min(h.row, last))
	return nil
}

// restorable is the change under the cursor, if its record can be put back.
func (h *history) restorable() *session.Change {
	if h.row >= len(h.list) || h.list[h.row].change.Op != session.OpSet {
		return nil
	}
	return h.list[h.row].change
}

func (h *history) restore() tea.Cmd {
	c, d := h.restorable(), h.env.desk
	if c == nil {
		return nil
	}
	wrote := false
	cmd := d.do(c.Activity, func(g *session.Gesture) error {
		err := g.Restore(c)
		wrote = len(g.Changes()) > 0
		return err
	})
	h.read()
	if !wrote {
		return tea.Batch(cmd, say(toneInfo, "It is like that already."))
	}
	return tea.Batch(cmd, say(toneDone, "Put back as it was. Ctrl+Z takes that back."))
}

func (h *history) View(w, rows int) view {
	t := h.env.theme
	room := max(rows-3, 1)
	if h.row < h.top {
		h.top = h.row
	}
	if h.row >= h.top+room {
		h.top = h.row - room + 1
	}
	h.top = max(0, min(h.top, len(h.list)-room))
	var lines []string
	for i := h.top; i < len(h.list) && i < h.top+room; i++ {
		lines = append(lines, h.line(t, h.list[i], i == h.row, w))
	}
	lines = append(fill(lines, room), t.muted.Render(t.rule(w)))
	if h.row < len(h.list) {
		full := wrap(h.list[h.row].text, max(w-2, 8))
		lines = append(lines, indent(full[:min(len(full), 2)], 1)...)
	}
	return view{lines: clip(lines, w, rows)}
}

func (h *history) line(t *theme, d done, here bool, w int) string {
	mark := "  "
	if here {
		mark = t.accent("").Render(t.sign("▌", ">")) + " "
	}
	when := time.UnixMilli(d.change.At).Local().Format("02 Jan 15:04")
	device := d.change.Device.String()
	head := t.muted.Render(when+" "+device[len(device)-4:]) + " " + pad(d.change.Activity, 7) + " "
	text := fit(d.text, max(w-width(mark+head)-1, 1))
	if here {
		text = t.chosen.Render(text)
	}
	return mark + head + text
}
