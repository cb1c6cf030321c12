package terminal

import (
	"context"
	"reflect"
	"runtime/debug"
	"sync/atomic"

	tea "charm.land/bubbletea/v2"
)

// guard calls the model and its commands for either renderer. A panic in them
// ends the program in order, in the place of a stack trace over a terminal
// that is left as it was.
type guard struct {
	model tea.Model
	end   context.CancelCauseFunc
	over  atomic.Bool // after a fault nothing of the model is called any more
	last  tea.View
}

// failed ends the program with the first fault.
func (g *guard) failed(value any) {
	if !g.over.Swap(true) {
		g.end(&Fault{Value: value, Stack: debug.Stack()})
	}
}

// catch belongs in a defer statement, by itself.
func (g *guard) catch() {
	if r := recover(); r != nil {
		g.failed(r)
	}
}

func (g *guard) init() tea.Cmd {
	defer g.catch()
	return g.guarded(g.model.Init())
}

func (g *guard) update(msg tea.Msg) tea.Cmd {
	defer g.catch()
	if g.over.Load() {
		return nil
	}
	model, cmd := g.model.Update(msg)
	g.model = model
	return g.guarded(cmd)
}

// view is the model's view, after a fault the last one.
func (g *guard) view() tea.View {
	defer g.catch()
	if !g.over.Load() {
		g.last = g.model.View()
	}
	return g.last
}

// guarded is a command whose panic, and that of the commands it hands out,
// ends the program.
func (g *guard) guarded(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() tea.Msg {
		defer g.catch()
		return g.within(cmd())
	}
}

// sequenceType is the message of tea.Sequence, which has no name outside.
var sequenceType = reflect.TypeOf(tea.Sequence(tea.Quit, tea.Quit)())

// within guards the commands that a message holds.
func (g *guard) within(msg tea.Msg) tea.Msg {
	if batch, ok := msg.(tea.BatchMsg); ok {
		return tea.BatchMsg(g.all(batch))
	}
	if reflect.TypeOf(msg) != sequenceType {
		return msg
	}
	list, _ := reflect.ValueOf(msg).Convert(reflect.TypeFor[[]tea.Cmd]()).Interface().([]tea.Cmd)
	if one := tea.Sequence(g.all(list)...); one != nil {
		return one()
	}
	return nil
}

func (g *guard) all(list []tea.Cmd) []tea.Cmd {
	guarded := make([]tea.Cmd, len(list))
	for i, cmd := range list {
		guarded[i] = g.guarded(cmd)
	}
	return guarded
}
