package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"doorstep/session"
)

// find searches everything said, with each key.
type find struct {
	*finder
	row, top int
	page     int
	told     *hitLine
}

func newFind(e *env) screen {
	f := &find{finder: newFinder(e)}
	f.input.set(e.desk.asked)
	f.stale = e.desk.asked != ""
	f.told = &hitLine{env: e}
	return f
}

func (f *find) Init() tea.Cmd { return f.look() }
func (f *find) Typing() bool  { return true }
func (f *find) About() string {
	return "Searches everything said, in any script, with each key. All words must be there, whole or begun. #12 finds a number, p07 what one person said. Enter goes to a record where it was written; Esc goes back to where you were."
}

func (f *find) Keys() []key.Binding {
	has := f.Pointed() != nil
	return []key.Binding{
		when(as(keys.open, "go there"), has), when(as(keys.open, "look for that instead"), !has && f.found.Instead != ""),
		keys.up, keys.down, when(acrossKeys.evidence, has), as(keys.back, "back"),
	}
}

func (f *find) Head(w int) []string {
	right := ""
	if n := len(f.found.Records); len(f.found.Words) > 0 {
		right = itoa(n) + " of " + itoa(f.found.Of)
	}
	return titleHead(f.env, "Find", right, w)
}

// Pointed is the record under the cursor.
func (f *find) Pointed() *session.Record {
	if list := f.records(f.row, 1); len(list) > 0 {
		return list[0]
	}
	return nil
}

func (f *find) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case searchedMsg:
		if f.take(msg) {
			f.row, f.top = min(f.row, max(len(f.found.Records)-1, 0)), 0
		}
		return nil
	case tea.KeyPressMsg:
		return f.key(msg)
	case tea.PasteMsg:
		f.row = 0
		return f.typed(msg)
	}
	return f.look()
}

func (f *find) key(k tea.KeyPressMsg) tea.Cmd {
	last := max(len(f.found.Records)-1, 0)
	switch {
	case key.Matches(k, keys.back):
		f.env.desk.asked = f.query()
		return f.env.back(nil)
	case key.Matches(k, keys.up):
		f.row, f.stale = max(f.row-1, 0), false
	case key.Matches(k, keys.down):
		f.row, f.stale = min(f.row+1, last), false
	case key.Matches(k, keys.scriptUp):
		f.row = max(f.row-f.page, 0)
	case key.Matches(k, keys.scriptDown):
		f.row = min(f.row+f.page, last)
	case key.Matches(k, keys.open):
		return f.open()
	default:
		before := f.query()
		cmd := f.typed(k)
		if f.query() != before {
			f.row, f.top = 0, 0
		}
		return cmd
	}
	return f.look()
}

// open goes to the record under the cursor; where nothing was found, it looks
// for what was suggested.
func (f *find) open() tea.Cmd {
	f.env.desk.asked = f.query()
	if r := f.Pointed(); r != nil {
		return reveal(r, f.told.field(r, f.found.Words))
	}
	if f.settled && f.found.Instead != "" {
		f.input.set(f.found.Instead)
	}
	return f.look()
}
