package ui

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"doorstep/session"
	"doorstep/session/store"
	"doorstep/ui/terminal"
)

// projector is the room's window: a program of its own that follows the
// session's file and draws what the room may see. It writes nothing, and has
// one key: the one that ends it.
type projector struct {
	theme   *theme
	cfg     Config
	d       *desk
	sight   sight
	w, h    int
	ticking bool
}

// projectorQuit ends the window. Nothing on it says so: it is the room's.
var projectorQuit = bind(on("q", "ctrl+q", "ctrl+c", "f10"), "q", "close the room's window")

// Present shows the room's window on the session at cfg.Path until it is
// closed. The session is opened to be read, so that an editor may have it
// open, here or on another laptop; what it saves is shown within a second. The
// error is why the file was refused, or what the terminal did.
func Present(ctx context.Context, cfg Config) error {
	p, err := openProjector(ctx, cfg)
	if err != nil {
		return err
	}
	err = terminal.Run(ctx, cfg.terminal(), p)
	if closed := p.d.doc.Close(context.WithoutCancel(ctx)); err == nil {
		err = closed
	}
	switch {
	case errors.Is(err, terminal.ErrEnded):
		return errors.New("the room's window was told to close; the session is as it was")
	case err != nil:
		return fmt.Errorf("the room's window stopped: %w; the session is as it was", err)
	}
	return nil
}

// openProjector opens the session before the terminal is touched, so that a
// file that is refused says so where it was named.
func openProjector(ctx context.Context, cfg Config) (*projector, error) {
	if cfg.Source.Now == nil {
		cfg.Source = RealSource()
	}
	o := cfg.Store
	o.Role = store.Reader
	doc, opened, err := store.Open(ctx, cfg.Path, o)
	if err != nil {
		return nil, err
	}
	state := doc.State()
	pack, _, err := PackOf(doc, state)
	if err != nil {
		_ = doc.Close(ctx) // a reader holds nothing that could be lost
		return nil, err
	}
	return &projector{
		theme: newTheme(cfg.ground(), cfg.ASCII), cfg: cfg,
		d: &desk{doc: doc, state: state, pack: pack, src: cfg.Source, opened: opened, view: onlyView},
	}, nil
}

func (p *projector) Init() tea.Cmd {
	cmds := []tea.Cmd{listenCmd(p.d.doc), p.tick()}
	if p.cfg.Theme == "" {
		cmds = append(cmds, tea.RequestBackgroundColor)
	}
	return tea.Batch(cmds...)
}

func (p *projector) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		p.w, p.h = msg.Width, msg.Height
	case tea.ModeReportMsg:
		if terminal.Graphemes(msg) {
			graphemes.Store(true)
		}
	case tea.BackgroundColorMsg:
		if p.cfg.Theme == "" {
			g := groundLight
			if msg.IsDark() {
				g = groundDark
			}
			p.theme = newTheme(g, p.cfg.ASCII)
		}
	case tea.KeyPressMsg:
		if key.Matches(msg, projectorQuit) {
			return p, tea.Quit
		}
	case docMsg:
		p.d.heard(msg.event)
		p.sight.look(p.d)
		return p, tea.Batch(listenCmd(p.d.doc), p.tick())
	case tickMsg:
		p.ticking = false
		return p, p.tick()
	}
	return p, nil
}

// tick draws the clock again when its next second begins, while one is to be
// seen that runs. A window that stands still costs nothing.
func (p *projector) tick() tea.Cmd {
	if p.ticking || session.Screen(p.d.state) == session.ScreenBlank {
		return nil
	}
	if _, _, running := p.d.clockOf(activityAt(p.d.pack, p.sight.standing(p.d).Activity)); !running {
		return nil
	}
	p.ticking = true
	next := time.Second - time.Duration(p.d.src.Now().Nanosecond())
	return tea.Tick(next, func(now time.Time) tea.Msg { return tickMsg(now) })
}

// View is the room's screen and nothing else.
func (p *projector) View() tea.View {
	v := tea.NewView(strings.Join(p.frame(), "\n"))
	v.AltScreen = true
	v.WindowTitle = "doorstep: the room"
	return v
}

func (p *projector) frame() []string {
	return p.sight.lines(p.theme, p.d, session.Standing(p.d.state), p.w, p.h)
}
