package ui

import (
	"path/filepath"
	"slices"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"doorstep/session/store"
)

// library is the first place: the sessions that are here and in the data
// folder, newest first.
type library struct {
	env    *env
	list   []store.Info
	errs   []error
	stages map[string]string
	loaded bool
	row    int
	top    int
	making bool
}

func newLibrary(e *env) *library { return &library{env: e} }

func (l *library) Init() tea.Cmd { return findCmd(l.env.cfg.Dirs) }
func (l *library) Typing() bool  { return false }
func (l *library) About() string {
	return "Your workshops: those in this folder and those in the data folder, newest first. Open one, begin a new one, or look around in the practice session, which is invented."
}

func (l *library) Keys() []key.Binding {
	has := len(l.list) > 0
	return []key.Binding{when(keys.open, has), keys.fresh, when(keys.followUp, l.due() > 0), keys.practice, as(tourKeys.here, "tour"), when(keys.merge, has), keys.reload, when(keys.up, has), when(keys.down, has), keys.leave}
}

func (l *library) Head(w int) []string {
	right := ""
	if l.loaded {
		right = plural(len(l.list), "session", "sessions")
	}
	return titleHead(l.env, "Empathy workshops for public services", right, w)
}

func (l *library) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case foundMsg:
		l.list, l.errs, l.stages, l.loaded = msg.list, msg.errs, msg.stages, true
		l.row = min(l.row, max(len(l.list)-1, 0))
	case tea.KeyPressMsg:
		return l.key(msg)
	}
	return nil
}

func (l *library) key(k tea.KeyPressMsg) tea.Cmd {
	if l.making {
		return nil
	}
	switch {
	case key.Matches(k, keys.up):
		l.row = max(l.row-1, 0)
	case key.Matches(k, keys.down):
		l.row = max(min(l.row+1, len(l.list)-1), 0)
	case key.Matches(k, keys.first):
		l.row = 0
	case key.Matches(k, keys.last):
		l.row = max(len(l.list)-1, 0)
	case key.Matches(k, keys.reload):
		return findCmd(l.env.cfg.Dirs)
	case key.Matches(k, keys.fresh):
		return l.env.open(newSetup(l.env))
	case key.Matches(k, keys.practice):
		l.making = true
		l.env.cfg.At = FirstActivity
		return practiceCmd(l.env)
	case key.Matches(k, tourKeys.here):
		return slowly(tourIsMade, tourCmd())
	case key.Matches(k, keys.merge) && l.row < len(l.list) && l.list[l.row].Err == nil:
		return l.env.open(newMerging(l.env, l.list[l.row], l.list))
	case key.Matches(k, keys.leave):
		return quit
	case key.Matches(k, keys.followUp) && l.due() > 0:
		l.env.cfg.At = FollowUpActivity
		return replace(newLoading(l.env, l.list[l.row].Path))
	case key.Matches(k, keys.open) && l.row < len(l.list):
		info := l.list[l.row]
		if info.Err != nil {
			return say(toneError, sentence(info.Err))
		}
		return replace(newLoading(l.env, info.Path))
	}
	return nil
}

// due is how many promises and reviews of the chosen session have come to their
// day.
func (l *library) due() int {
	if l.row >= len(l.list) {
		return 0
	}
	return l.dueIn(l.list[l.row])
}

func (l *library) dueIn(i store.Info) int {
	today := l.env.src.Now().Format(time.DateOnly)
	n, _ := slices.BinarySearchFunc(i.Open, today, func(day, today string) int {
		if day <= today {
			return -1
		}
		return 1
	})
	return n
}

func (l *library) View(w, h int) view {
	t := l.env.theme
	switch {
	case l.making:
		return view{lines: []string{"", "  Making the practice session" + t.sign("…", "...")}}
	case !l.loaded:
		return view{lines: []string{"", "  " + t.muted.Render("Looking for sessions"+t.sign("…", "..."))}}
	case len(l.list) == 0:
		return view{lines: l.emptyLines(t, w)}
	}
	lines := []string{"", l.columns(t, w)}
	room := max(h-len(lines)-3, 1)
	l.top = max(0, min(l.top, len(l.list)-room))
	if l.row < l.top {
		l.top = l.row
	}
	if l.row >= l.top+room {
		l.top = l.row - room + 1
	}
	for i := l.top; i < len(l.list) && i < l.top+room; i++ {
		lines = append(lines, l.rowLine(t, l.list[i], i == l.row, w))
	}
	lines = append(fill(lines, h-2), l.pathLine(t, w))
	for _, err := range l.errs[:min(len(l.errs), 1)] {
		lines = append(lines, "  "+t.warn.Render("! ")+fit(sentence(err), w-4))
	}
	return view{lines: lines}
}

// emptyLines teach what the program is for, where there is nothing yet.
func (l *library) emptyLines(t *theme, w int) []string {
	lines := []string{"", "  " + t.bold.Render("Lead thirty officers through a day in a citizen's shoes."), ""}
	for _, p := range []string{
		"doorstep guides each activity with its script and clock, keeps what the room says in one file, and writes the innovation brief that they take home. It works without any network.",
	} {
		for _, line := range wrap(p, min(w-4, 76)) {
			lines = append(lines, "  "+line)
		}
	}
	lines = append(lines, "",
		"  "+t.key.Render("n")+"  begins a new workshop. It asks only for a title.",
		"  "+t.key.Render("p")+"  opens the practice session: a whole workshop, invented, to try things in.",
		"  "+t.key.Render("t")+"  shows the program in a minute: "+itoa(len(tourStops))+" places, and nothing is changed.",
		"  "+t.key.Render("F1")+" says what each place is for, anywhere.", "")
	for _, d := range l.env.cfg.Dirs {
		lines = append(lines, "  "+t.muted.Render("No session in "+fit(d, w-20)))
	}
	for _, err := range l.errs {
		lines = append(lines, "  "+t.warn.Render("! ")+fit(sentence(err), w-4))
	}
	return lines
}

func (l *library) columns(t *theme, w int) string {
	line := "   " + pad("Workshop", l.titleWidth(w)) + " " + pad("Reached", 22) + padLeft("People", 7) + padLeft("Cards", 7)
	if w >= 90 {
		line += "  Last change"
	}
	return t.muted.Render(line)
}

// mostTitle is how wide the titles are at the most: figures far from them are
// not read as theirs.
const mostTitle = 64

func (l *library) titleWidth(w int) int {
	if w >= 90 {
		return min(max(w-63, 20), mostTitle)
	}
	return max(w-41, 12)
}

func (l *library) rowLine(t *theme, i store.Info, here bool, w int) string {
	mark, due := " ", " "
	if here {
		mark = t.accent("").Render(t.sign("▌", ">"))
	}
	if l.dueIn(i) > 0 {
		due = t.warn.Render("!")
	}
	mark += due + " "
	title := i.Title
	if title == "" {
		title = fileTitle(i.Path)
	}
	name := pad(shown(title), l.titleWidth(w))
	if here {
		name = t.chosen.Render(name)
	}
	if i.Err != nil {
		why := t.bad.Render("not opened: ") + shown(i.Err.Error())
		if room := w - width(mark+name) - 1; width(why) > room {
			why = t.bad.Render("not opened") + t.muted.Render("  enter says why")
		}
		return cut(mark+name+" "+why, w)
	}
	line := mark + name + " " + pad(l.stage(i.Stage), 22) + padLeft(count(i.People), 7) + padLeft(count(i.Cards), 7)
	if w >= 90 {
		line += "  " + i.Modified.Local().Format("2 Jan 2006 15:04")
	}
	return line
}

// stage is the furthest that a workshop came: its name, where it is one of the
// built-in pack's.
func (l *library) stage(id string) string {
	switch name := l.stages[id]; {
	case name != "":
		return name
	case id == "":
		return "not begun"
	}
	return shown(id)
}

func count(n int) string {
	if n == 0 {
		return "-"
	}
	return itoa(n)
}

func fileTitle(path string) string {
	name := path[strings.LastIndexAny(path, `/\`)+1:]
	return strings.TrimSuffix(name, Extension)
}

func (l *library) pathLine(t *theme, w int) string {
	if l.row >= len(l.list) {
		return ""
	}
	i := l.list[l.row]
	// The file's own name tells it from others in the same folder.
	text := filepath.Base(i.Path) + "  " + filepath.Dir(i.Path)
	if i.Place != "" {
		text = i.Place + "  " + text
	}
	n := l.dueIn(i)
	if n == 0 {
		return "  " + t.muted.Render(fit(text, w-3))
	}
	due := plural(n, "commitment is", "commitments are") + " due; " + keyName(keys.followUp) + " opens the follow-up."
	return "  " + t.warn.Render("! "+due) + "  " + t.muted.Render(fit(text, max(w-width(due)-8, 1)))
}

// loading stands while a session is opened, or made and opened.
type loading struct {
	env  *env
	path string
	open tea.Cmd
}

func newLoading(e *env, path string) *loading { return &loading{e, path, openCmd(path, e.cfg.Store)} }

func (l *loading) Init() tea.Cmd          { return l.open }
func (l *loading) Update(tea.Msg) tea.Cmd { return nil }
func (l *loading) Typing() bool           { return false }
func (l *loading) About() string          { return "The session is being opened and checked." }
func (l *loading) Keys() []key.Binding    { return nil }
func (l *loading) Head(w int) []string    { return titleHead(l.env, fit(fileTitle(l.path), 60), "", w) }

func (l *loading) View(w, h int) view {
	return view{lines: []string{"", "  " + cut("Opening "+shown(l.path)+l.env.theme.sign("…", "..."), w-3)}}
}
