package ui

import (
	"strings"
	"unicode"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"doorstep/session"
)

// clockScreen is the clock of the activity as large as the window: to be read
// from the back of the room, to be set to any length, and to choose how it
// warns.
type clockScreen struct {
	env   *env
	run   *run
	typed minutesEdit
}

// bigKeys are those of the large clock, where no text has the focus.
var bigKeys = struct{ start, less, more, less5, more5, set, word, colour, bell key.Binding }{
	start:  bind(on("space", "f7", "ctrl+t"), "space", "start or pause"),
	less:   bind(on("-", "alt+-"), "-", "one minute less"),
	more:   bind(on("+", "=", "alt+=", "alt++"), "+", "one minute more"),
	less5:  bind(on(",", "<", "alt+,"), ",", "five minutes less"),
	more5:  bind(on(".", ">", "alt+."), ".", "five minutes more"),
	set:    bind(on("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"), "0-9", "set the minutes"),
	word:   bind(on("w"), "w", "warn in words, on or off"),
	colour: bind(on("c"), "c", "warn in colour, on or off"),
	bell:   bind(on("b"), "b", "warn with the bell, on or off"),
}

func newClockScreen(e *env, r *run) screen { return &clockScreen{env: e, run: r} }

func (c *clockScreen) Init() tea.Cmd { return nil }
func (c *clockScreen) Typing() bool  { return c.typed.open }
func (c *clockScreen) About() string {
	return "The clock of the activity. Space starts and pauses it, digits set any length, + and - add or take a minute, . and , five. It warns when a fifth of the time is left, when a twentieth is, and when the time is up: in words, in colour and with the bell, each of which can be off."
}

func (c *clockScreen) Keys() []key.Binding {
	if c.typed.open {
		return []key.Binding{as(keys.keep, "set"), keys.back}
	}
	return []key.Binding{bigKeys.start, bigKeys.set, bigKeys.less, bigKeys.more, bigKeys.less5, bigKeys.more5, bigKeys.word, bigKeys.colour, bigKeys.bell, keys.back}
}

func (c *clockScreen) Head(w int) []string { return c.run.Head(w) }

func (c *clockScreen) Update(msg tea.Msg) tea.Cmd {
	if c.typed.open {
		return c.typed.update(c.env.desk, msg)
	}
	k, ok := msg.(tea.KeyPressMsg)
	d := c.env.desk
	switch {
	case !ok:
	case key.Matches(k, keys.back, clockKeys.big):
		return c.env.back(nil)
	case key.Matches(k, bigKeys.start):
		return tea.Batch(c.run.toggleClock(), c.run.startTicking())
	case key.Matches(k, bigKeys.less):
		return d.addMinutes(c.run.at, -1)
	case key.Matches(k, bigKeys.more):
		return d.addMinutes(c.run.at, 1)
	case key.Matches(k, bigKeys.less5):
		return d.addMinutes(c.run.at, -5)
	case key.Matches(k, bigKeys.more5):
		return d.addMinutes(c.run.at, 5)
	case isDigits(typedRune(k)):
		c.typed.start(c.run.at, typedRune(k))
	default:
		return d.warnKey(k)
	}
	return nil
}

// isDigits says whether a key types a digit, in whatever script.
func isDigits(text string) bool {
	for _, r := range text {
		return unicode.IsDigit(r)
	}
	return false
}

// warnKey turns a way to warn on or off. It belongs to the session, so that a
// second window and the next morning warn alike.
func (d *desk) warnKey(k tea.KeyPressMsg) tea.Cmd {
	own := d.session()
	field, off, what := "", false, ""
	switch {
	case key.Matches(k, bigKeys.word):
		field, off, what = "no_word", !own.NoWord, "in words"
	case key.Matches(k, bigKeys.colour):
		field, off, what = "no_colour", !own.NoColour, "in colour"
	case key.Matches(k, bigKeys.bell):
		field, off, what = "no_bell", !own.NoBell, "with the bell"
	default:
		return nil
	}
	var v any
	text := "The clock warns " + what + "."
	if off {
		v, text = true, "The clock does not warn "+what+" any more."
	}
	if d.view != "" {
		return say(toneWarn, d.view)
	}
	return tea.Batch(d.do("", func(g *session.Gesture) error {
		return g.Set(session.KindSession, d.state.Session, session.Patch{field: v})
	}), say(toneDone, text))
}

// warnWords are the ways to warn, each with whether it is on.
func (d *desk) warnWords(t *theme) string {
	own := d.session()
	box := func(k key.Binding, what string, off bool) string {
		if off {
			return t.key.Render(k.Help().Key) + t.muted.Render(" [ ] "+what)
		}
		return t.key.Render(k.Help().Key) + " [x] " + what
	}
	return strings.Join([]string{
		box(bigKeys.word, "in words", own.NoWord), box(bigKeys.colour, "in colour", own.NoColour), box(bigKeys.bell, "with the bell", own.NoBell),
	}, "   ")
}

func (c *clockScreen) View(w, h int) view {
	t, d := c.env.theme, c.env.desk
	gone, planned, _ := d.clockOf(c.run.at)
	foot := view{lines: []string{"", " Warns " + d.warnWords(t)}}
	if c.typed.open {
		foot.add(c.typed.view(t, w))
	} else {
		foot.lines = append(foot.lines, "")
	}
	v := view{lines: fill(clip(bigClock(t, d, gone, planned, w, h-len(foot.lines)), w, h-len(foot.lines)), h-len(foot.lines))}
	v.add(foot)
	return view{lines: clip(v.lines, w, h), cursor: v.cursor}
}

// bigClock draws a clock in the middle of so many cells: what is left in big
// digits, and below it how much was planned. It is what the room sees.
func bigClock(t *theme, d *desk, gone, planned, w, h int) []string {
	left := planned*60 - gone
	text := minSec(max(left, 0))
	if left < 0 {
		text = "+" + minSec(-left)
	}
	below := d.clockWords(gone, planned)
	if planned == 0 {
		text, below = minSec(gone), "no time is planned"
	}
	lines := bigDigits(text, w-4, h-4, t.ascii)
	if lines == nil {
		lines = []string{text}
	}
	lines = append(lines, "", below)
	top := max((h-len(lines))/2, 0)
	out := make([]string, top, top+len(lines))
	for _, l := range lines {
		pad := strings.Repeat(" ", max((w-width(l))/2, 0))
		out = append(out, pad+d.inWarning(t, gone, planned, l))
	}
	return out
}
