package ui

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"doorstep/content"
	"doorstep/session"
)

// whyKeys work in the strip of whys and on the poster beside the program's own.
var whyKeys = struct {
	sure, root, moveUp, moveDown key.Binding
}{
	sure:     bind(on("alt+c"), "alt+c", "how sure"),
	root:     bind(on("alt+r"), "alt+r", "root cause"),
	moveUp:   bind(on("alt+up"), "alt+↑", "move up"),
	moveDown: bind(on("alt+down"), "alt+↓", "move down"),
}

// whys is the strip on the wall: a tree of answers, grown by typing. The line
// stands in the tree where the next answer goes. Enter keeps it and asks why of
// it, one level deeper; Tab and Shift+Tab move it in and out, as in an outline.
type whys struct {
	env      *env
	activity *content.Activity
	rows     rows
	// roots is the list of root causes of the activity, nil where it has none.
	roots *content.Capture

	wall  whyWall
	input line
	spot  whySpot
	// sure is how sure the line is that is being typed; empty: as the pack says.
	sure string
	// chosen is the answer with the focus, zero while the line has it.
	chosen session.ID
	// editing says that the chosen answer is in the line; draft is what stood
	// there before, and comes back.
	editing bool
	draft   string
	mark    *rootMark
	detail  *sheet
}

// whySpot is where the next answer goes: beneath the last of the trail that is
// still there, or as a new observed fact of the table.
type whySpot struct {
	trail []session.ID
	table session.ID
}

func newWhys(e *env, a *content.Activity, c *content.Capture) instrument {
	y := &whys{env: e, activity: a, rows: rows{capture: c}, input: newLine(), wall: whyWall{tree: &session.Whys{}}}
	for i := range a.Captures {
		if a.Captures[i].Kind == session.KindRoot {
			y.roots = &a.Captures[i]
		}
	}
	return y
}

func (y *whys) field(id string) *content.Field { return y.rows.capture.Field(id) }

// Typing is off while the root cause is marked: there, letters choose.
func (y *whys) Typing() bool { return y.mark == nil || y.mark.typing() }

// Pointed is the chosen answer.
func (y *whys) Pointed() *session.Record {
	if n := y.at(); n != nil {
		return n.Record
	}
	return nil
}

// at is the chosen answer in its place, nil while the line has the focus.
func (y *whys) at() *session.WhyNode { return y.wall.tree.At(y.chosen) }

// parent is the answer that the line stands beneath, nil for none.
func (y *whys) parent() *session.WhyNode {
	for _, id := range slices.Backward(y.spot.trail) {
		if at := y.wall.tree.At(id); at != nil {
			return at
		}
	}
	return nil
}

// meant is the answer that a key is for: the chosen one, or while nothing is
// typed the one just said, above the line. nil: none.
func (y *whys) meant() *session.WhyNode {
	if n := y.at(); n != nil {
		return n
	}
	if strings.TrimSpace(y.input.value()) == "" {
		return y.parent()
	}
	return nil
}

// beneath puts the line beneath an answer; nil asks for a new fact of a table.
func (y *whys) beneath(n *session.WhyNode, table session.ID) {
	if n != nil {
		table = n.Table()
	}
	y.spot = whySpot{table: table}
	for ; n != nil; n = n.Parent {
		y.spot.trail = append(y.spot.trail, n.ID)
	}
	slices.Reverse(y.spot.trail)
}

// look brings what is drawn up to date; where another thread is shown than
// before, the line goes beneath its last answer, or asks for a new fact where
// that one is a root cause.
func (y *whys) look() {
	d := y.env.desk
	fresh := y.wall.refresh(d, &y.rows)
	if y.mark != nil && y.wall.tree.At(y.mark.why) == nil {
		y.mark = nil // undone or deleted elsewhere: there is nothing left to mark
	}
	if !fresh {
		return
	}
	y.chosen, y.editing = session.ID{}, false
	last := y.wall.tree.Last()
	if last != nil && y.wall.roots[last.ID] != nil {
		y.beneath(nil, last.Table())
		return
	}
	y.beneath(last, d.table)
}

func (y *whys) Keys() []key.Binding {
	y.look()
	switch {
	case y.detail != nil:
		return append([]key.Binding{when(as(keys.back, "to the strip"), !y.detail.edit.open)}, y.detail.Keys()...)
	case y.mark != nil:
		return y.mark.keys()
	}
	on, meant := y.at() != nil, y.meant() != nil
	before, behind := y.neighbours()
	list := []key.Binding{
		when(as(keys.keep, "keep, ask why"), !on), when(as(keys.keep, "edit"), on && !y.editing),
		when(as(keys.keep, "keep"), y.editing), when(as(keys.back, "to the line"), on),
		as(keys.tab, "deeper"), as(keys.shiftTab, "further out"),
		when(as(whyKeys.root, "root cause"), meant && y.roots != nil), when(whyKeys.sure, y.field("confidence") != nil),
		when(as(keys.newln, "another why beneath"), on), as(keys.up, "answers above"),
		when(as(keys.remove, "delete the branch"), on && !y.editing), when(whyKeys.moveUp, before), when(whyKeys.moveDown, behind),
		when(as(keys.form, "all fields"), on), when(keys.redact, on),
	}
	r, field := y.conflict()
	return append(settleKeys(r, field), list...)
}

// conflict is the first field of the chosen answer that two laptops wrote.
func (y *whys) conflict() (*session.Record, string) {
	r := y.Pointed()
	for _, f := range []string{"answer", "evidence", "confidence", "parent"} {
		if conflicting(r, f) {
			return r, f
		}
	}
	return r, "answer"
}

func (y *whys) Update(msg tea.Msg) tea.Cmd {
	y.look()
	if y.detail != nil {
		if k, ok := msg.(tea.KeyPressMsg); ok && key.Matches(k, keys.back) && !y.detail.edit.open {
			y.detail = nil
			return nil
		}
		return y.detail.Update(msg)
	}
	switch msg := msg.(type) {
	case tea.PasteMsg:
		if y.mark != nil {
			y.mark.paste(msg)
			return nil
		}
		return y.paste(msg)
	case tea.KeyPressMsg:
		if y.mark != nil {
			return y.markKey(msg)
		}
		return y.key(msg)
	}
	return nil
}

func (y *whys) key(msg tea.KeyPressMsg) tea.Cmd {
	r, field := y.conflict()
	if cmd, taken := y.env.desk.settle(msg, y.activity.ID, r, field); taken {
		return cmd
	}
	on := y.at() != nil
	switch {
	case key.Matches(msg, keys.keep):
		return y.enter()
	case key.Matches(msg, keys.tab):
		return y.inward()
	case key.Matches(msg, keys.shiftTab):
		return y.outward()
	case key.Matches(msg, whyKeys.sure):
		return y.nextSure()
	case key.Matches(msg, whyKeys.root):
		return y.openMark()
	case key.Matches(msg, keys.up):
		return y.step(-1)
	case key.Matches(msg, keys.down):
		return y.step(1)
	case key.Matches(msg, keys.back):
		y.toLine()
	case key.Matches(msg, keys.newln):
		return y.ask()
	case on && !y.editing && key.Matches(msg, keys.remove):
		return y.remove()
	case on && key.Matches(msg, whyKeys.moveUp):
		return y.shift(-1)
	case on && key.Matches(msg, whyKeys.moveDown):
		return y.shift(1)
	case on && !y.editing && key.Matches(msg, keys.form):
		y.openDetail()
	case on && key.Matches(msg, keys.redact):
		return y.env.open(newRedact(y.env, y.Pointed()))
	default:
		return y.typed(msg)
	}
	return nil
}

// typed gives a key to the line. Who chose an answer and types asks why of it.
func (y *whys) typed(msg tea.KeyPressMsg) tea.Cmd {
	var cmd tea.Cmd
	if y.at() != nil && !y.editing {
		if typedRune(msg) == "" {
			return nil
		}
		cmd = y.ask()
	}
	y.input.update(msg)
	return cmd
}
