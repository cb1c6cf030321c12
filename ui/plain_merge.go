package ui

import (
	"path/filepath"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"doorstep/session/store"
)

// merge brings what another file holds into a session of the list. It says what
// would come in before anything is written.
func (p *plain) merge(arg string) tea.Cmd {
	first, second, _ := strings.Cut(strings.TrimSpace(arg), " ")
	n, err := strconv.Atoi(first)
	switch {
	case first == "":
		return say(toneInfo, "Type the number of the session that the other comes into, as in merge 1 and behind it the number or the path of the other file.")
	case err != nil || n < 1 || n > len(p.found):
		return say(toneError, "There is no session "+shown(first)+" in the list; nothing was merged.")
	case p.found[n-1].Err != nil:
		return say(toneError, sentence(p.found[n-1].Err))
	}
	m := newMerging(p.env, p.found[n-1], p.found).(*merging)
	if second = strings.TrimSpace(second); second != "" {
		return p.mergeFrom(m, second)
	}
	p.asks(&plainQuestion{
		prompt: "Which file comes into " + shown(m.into.Title) + "? Type its number, or its path. An empty line leaves all as it is.",
		left:   "Nothing was merged.",
		other:  p.commandAlone,
		answer: func(typed string) tea.Cmd {
			if strings.TrimSpace(typed) == "" {
				return say(toneInfo, "All is left as it is.")
			}
			return p.mergeFrom(m, typed)
		},
	})
	return nil
}

// mergeFrom works out what a file would bring.
func (p *plain) mergeFrom(m *merging, typed string) tea.Cmd {
	typed = strings.Trim(strings.TrimSpace(typed), `"'`)
	if n, err := strconv.Atoi(typed); err == nil {
		if n < 1 || n > len(p.found) || p.found[n-1].Err != nil || p.found[n-1].Path == m.into.Path {
			return say(toneError, "Number "+itoa(n)+" can't come in; nothing was merged.")
		}
		typed = p.found[n-1].Path
	}
	m.path.set(typed)
	p.merging = m
	p.say.line("Reading.")
	return m.look()
}

// plannedMerge says what would come in, and asks.
func (p *plain) plannedMerge(msg plannedMsg) {
	m := p.merging
	if m == nil {
		return
	}
	if msg.err != nil {
		p.merging = nil
		p.tell(toneError, sentence(msg.err)+" Nothing was merged.")
		return
	}
	m.busy, m.union = false, msg.union
	p.say.lines(unionTexts(msg.union))
	p.asks(&plainQuestion{
		prompt: "Type merge to bring it in, or no; a copy of what is there now is kept beside it.",
		words:  []string{"merge"},
		left:   "Nothing was merged.",
		answer: func(string) tea.Cmd {
			p.merging = nil
			o := m.options
			o.IntoOne, o.Redactions = true, true // both were said
			return mergeCmd(m.into.Path, m.from, o)
		},
		leave: func() tea.Cmd { p.merging = nil; return nil },
	})
}

// unionTexts say what would come in, and what has to be decided.
func unionTexts(u *store.Union) []string {
	var lines []string
	for _, f := range u.Files {
		lines = append(lines, filepath.Base(f.Path)+": "+plural(f.New, "change is new", "changes are new")+", "+plural(f.Same, "is", "are")+" here already.")
		if len(f.Activities) > 0 {
			lines = append(lines, "Activities: "+strings.Join(f.Activities, ", ")+".")
		}
		if len(f.People) > 0 {
			lines = append(lines, "People: "+strings.Join(f.People, ", ")+".")
		}
		if n := len(f.Conflicts); n > 0 {
			lines = append(lines, plural(n, "field was", "fields were")+" written in both; both wordings stay, and /settle chooses one: "+strings.Join(f.Conflicts[:min(6, n)], ", ")+".")
		}
	}
	if len(u.Workshops) > 1 {
		lines = append(lines, "Note: these are different workshops. Merged, they stand side by side as rooms.")
	}
	for _, r := range u.Redactions {
		lines = append(lines, "Note: it removes "+shown(r.Name)+" for good.")
	}
	return lines
}

func (p *plain) mergedFile(msg mergedMsg) {
	if msg.err != nil {
		p.tell(toneError, sentence(msg.err))
		return
	}
	p.say.line(merged(msg.union))
	p.library()
}
