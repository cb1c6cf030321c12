package terminal

import (
	"context"

	tea "charm.land/bubbletea/v2"
)

// stock is the model as the stock renderer's program has it.
type stock struct{ *guard }

func (s stock) Init() tea.Cmd { return s.init() }

func (s stock) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if e, ok := msg.(execMsg); ok {
		done := func(err error) tea.Msg {
			if e.done == nil {
				return nil
			}
			return s.guarded(func() tea.Msg { return e.done(err) })()
		}
		return s, tea.Exec(e.command, done)
	}
	return s, s.update(msg)
}

func (s stock) View() tea.View { return s.view() }

// runStock shows the model as Bubble Tea does by itself. Signals and panics are
// ours here too. It is told to quit, and not killed, since killed it would not
// wait until it has stopped reading.
func runStock(ctx context.Context, o Options, g *guard) error {
	p := tea.NewProgram(stock{g}, tea.WithInput(o.In), tea.WithOutput(o.Out), tea.WithEnvironment(o.Env),
		tea.WithoutSignalHandler(), tea.WithoutCatchPanics())
	defer context.AfterFunc(ctx, p.Quit)()
	_, err := p.Run()
	return err
}
