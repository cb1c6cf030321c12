package ui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"doorstep/content"
	"doorstep/session"
)

// plainWhys is the strip of whys by lines. An answer goes beneath the one just
// said, as on the screen; with a number and a colon in front, beneath that one.
type plainWhys struct {
	*plain
	whys *whys
}

func newPlainWhys(p *plain, a *content.Activity, c *content.Capture) plainForm {
	return &plainWhys{p, newWhys(p.env, a, c).(*whys)}
}

func (f *plainWhys) prompt() string {
	y := f.whys
	y.look()
	n := y.parent()
	if n == nil {
		return "What was observed?"
	}
	ask := "Why? " + f.numberOf(n.Record) + " " + stopped(cut(shown(n.Str("answer")), 200))
	if back := y.wall.asks(n); back != "" {
		ask += " " + shown(back)
	}
	return ask
}

func (f *plainWhys) howTo() string {
	return "A fact comes first, then the answer to each why. 3: in front answers number 3, 0: begins a new fact. Evidence stands behind, as in #12 or [seen]."
}

func (f *plainWhys) line(text string) (tea.Cmd, error) {
	y := f.whys
	y.look()
	if strings.TrimSpace(text) == "" {
		f.prompted = ""
		return nil, nil
	}
	rest, err := f.place(text)
	if err != nil {
		return nil, err
	}
	return f.keep(rest, false)
}

// place takes the number of the answer that a line is for off its front, and
// puts the line there.
func (f *plainWhys) place(text string) (rest string, err error) {
	y := f.whys
	head, said, found := strings.Cut(text, ":")
	head = strings.TrimPrefix(strings.TrimSpace(head), "#")
	said = strings.TrimSpace(said)
	switch {
	case !found || said == "" || strings.Contains("0123456789", said[:1]):
		return text, nil // "9:30" is a time
	case head == "0":
		y.beneath(nil, f.desk().table)
		return said, nil
	}
	if r := f.called(head); r != nil {
		n := y.wall.tree.At(r.ID)
		if n.Level >= session.MaxWhys {
			return "", session.ErrTooDeep
		}
		y.beneath(n, session.ID{})
		return said, nil
	}
	if head != "" && strings.Trim(head, "0123456789") == "" {
		return "", fmt.Errorf("there is no answer %s here; correct the number, or leave it out", head)
	}
	return text, nil
}

// called is an answer of the strip by its number.
func (f *plainWhys) called(typed string) *session.Record {
	f.whys.look()
	for n := range f.whys.wall.tree.All() {
		if strings.EqualFold(n.Label, typed) && n.Label != "" {
			return n.Record
		}
	}
	return nil
}

func (f *plainWhys) keep(text string, asTyped bool) (cmd tea.Cmd, err error) {
	cmd, list := f.write(func() (cmd tea.Cmd) {
		cmd, err = f.whys.keepText(text, asTyped)
		return cmd
	})
	if err != nil {
		return nil, nobody(err)
	}
	f.whys.look()
	f.carry(cmd)
	if len(list) > 0 {
		f.say.line(f.keptText(list))
	}
	return nil, nil
}

func (f *plainWhys) keepAsTyped(text string) tea.Cmd {
	cmd, _ := f.keep(text, true)
	return cmd
}

func (f *plainWhys) leave(final bool) tea.Cmd { return f.whys.Leave(final) }

// listed are the trees, each answer with the level it stands on. Two spaces a
// level set them in for those who look.
func (f *plainWhys) listed() []string {
	y := f.whys
	y.look()
	var lines []string
	table := session.ID{}
	for n := range y.wall.tree.All() {
		if t := n.Table(); n.Level == 1 && t != table {
			table = t
			if r := f.desk().state.Get(session.KindTable, t); r != nil {
				lines = append(lines, shown(r.Text())+":")
			}
		}
		lines = append(lines, strings.Repeat("  ", n.Level-1)+f.whyText(n))
	}
	return lines
}

func (f *plainWhys) whyText(n *session.WhyNode) string {
	word := "level " + itoa(n.Level)
	if n.Level == 1 {
		word = "fact"
	}
	text := f.numberOf(n.Record) + ", " + word + ": " + shown(n.Str("answer"))
	if e := shown(n.Str("evidence")); e != "" {
		text += ". Evidence " + e
	}
	if c := f.whys.field("confidence"); c != nil && n.Value("confidence") != nil {
		text += ". " + shown(f.desk().entry().Format(c, n.Value("confidence")))
	}
	text += f.alsoText(n.Record)
	if root := f.whys.wall.roots[n.ID]; root != nil {
		text += ". Root cause"
		if f.whys.roots != nil {
			for i := range f.whys.roots.Fields {
				if fd := &f.whys.roots.Fields[i]; fd.Type == content.OneOf && root.Value(fd.ID) != nil {
					text += ", " + f.fieldText(f.desk().entry(), fd, root)
				}
			}
		}
	}
	return text + "."
}

func (f *plainWhys) remove(g *session.Gesture, r *session.Record) error {
	f.whys.look()
	n := f.whys.wall.tree.At(r.ID)
	if n == nil {
		return g.Delete(r.Kind, r.ID)
	}
	_, err := session.DeleteWhy(g, n)
	return err
}

func (f *plainWhys) commands() []plainCommand {
	list := []plainCommand{{
		name: "move", args: "N TO", about: "moves an answer and all beneath it to beneath another; 0 makes it a fact, up and down move it among those beside it",
		do: func(p *plain, arg string) tea.Cmd { return f.move(arg) },
	}}
	if f.whys.roots != nil {
		list = append(list, plainCommand{
			name: "root", args: "N", about: "marks an answer as a root cause, or takes the mark away",
			do: func(p *plain, arg string) tea.Cmd { return f.root(arg) },
		})
	}
	return list
}

func (f *plainWhys) move(arg string) tea.Cmd {
	words := strings.Fields(arg)
	if len(words) != 2 {
		return say(toneError, "Type the number of the answer and the one to put it beneath, as in /move 4 2; up or down moves it among those beside it.")
	}
	r, err := f.recordCalled(words[0])
	if by := map[string]int{"up": -1, "down": 1}[strings.ToLower(words[1])]; by != 0 && err == nil {
		f.whys.chosen = r.ID
		cmd, list := f.write(func() tea.Cmd { return f.whys.shift(by) })
		f.whys.chosen = session.ID{}
		if len(list) == 0 {
			return tea.Batch(cmd, say(toneInfo, "It is at that end already."))
		}
		return tea.Batch(cmd, say(toneDone, "Moved. Ctrl+Z takes that back."))
	}
	var parent *session.WhyNode
	kids := f.whys.wall.tree.Len()
	if err == nil && words[1] != "0" {
		var to *session.Record
		if to, err = f.recordCalled(words[1]); err == nil {
			parent = f.whys.wall.tree.At(to.ID)
			kids = len(parent.Kids)
		}
	}
	if err != nil {
		return say(toneError, sentence(err))
	}
	cmd, list := f.write(func() tea.Cmd { return f.whys.move(f.whys.wall.tree.At(r.ID), parent, kids) })
	if len(list) > 0 {
		cmd = tea.Batch(cmd, say(toneDone, "Moved. Ctrl+Z takes that back."))
	}
	return cmd
}
