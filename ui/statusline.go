package ui

import "strings"

// A status that warns is read to its end: what happened stands first in it, but
// what to do next stands last. Where one line does not hold it, it takes more of
// the screen's, and what merely informs gives way to it.

const (
	// tallStatus is the height from which a status may take more than a line.
	tallStatus = 16
	// mostStatus is how many lines one sentence takes at the most.
	mostStatus = 3
)

// statusLines are the status of the frame, the last of them with how safe what
// was typed is.
func (a *app) statusLines() []string {
	left, right := a.statusNow(), a.progress()
	switch {
	case a.onOneLine(left, right):
		return []string{a.statusLine()}
	case right.tone < toneWarn:
		return a.endStatus(a.wrapped(left))
	case left.tone < toneWarn:
		return a.endStatus(a.wrapped(right))
	}
	return a.endStatus(append(a.wrapped(left), a.wrapped(right)...))
}

// statusHeight is how many lines the status takes.
func (a *app) statusHeight() int {
	if a.onOneLine(a.statusNow(), a.progress()) {
		return 1
	}
	return len(a.statusLines())
}

// onOneLine says that a status is whole on one line, or gets no more. What only
// says that all is well may be shortened, and needs no room of its own.
func (a *app) onOneLine(left, right statusMsg) bool {
	if a.h < tallStatus {
		return true
	}
	need := a.statusWidth(left) + width(a.flags()) + 4
	if right.tone >= toneWarn {
		need += a.statusWidth(right) + 2
	}
	return need <= a.w
}

// statusWidth is how many cells a status takes with its mark.
func (a *app) statusWidth(s statusMsg) int {
	if s.text == "" {
		return 0
	}
	if s.tone <= toneInfo {
		return width(s.text)
	}
	return width(a.toned(s))
}

// progress is where what was typed is now.
func (a *app) progress() (s statusMsg) {
	if d := a.env.desk; d != nil {
		s.tone, s.text = d.progress()
	}
	return s
}

func (a *app) toned(s statusMsg) string { return a.env.theme.tone(s.tone, s.text) }

// wrapped is a status in lines, those after the first under its text.
func (a *app) wrapped(s statusMsg) []string {
	mark := width(a.toned(s)) - width(s.text)
	lines := wrap(s.text, max(a.w-2-mark, 8))
	if len(lines) > mostStatus {
		lines = append(lines[:mostStatus-1], cut(strings.Join(lines[mostStatus-1:], " "), a.w-2-mark))
	}
	t := a.env.theme
	style := map[tone]func(...string) string{toneWarn: t.warn.Render, toneError: t.bad.Render}[s.tone]
	for i, l := range lines {
		switch {
		case i == 0:
			l = t.tone(s.tone, l)
		case style != nil:
			l = strings.Repeat(" ", mark) + style(l)
		default:
			l = strings.Repeat(" ", mark) + l
		}
		lines[i] = " " + l
	}
	return lines
}

// endStatus puts at the end of the last line what of the frame's words must always
// be seen, and how safe things are if that is not said yet and there is room.
func (a *app) endStatus(lines []string) []string {
	last := len(lines) - 1
	right := a.flags()
	if d := a.env.desk; d != nil {
		if tn, _ := d.progress(); tn < toneWarn {
			right = a.safety(width(lines[last]) + 1)
		}
	}
	if width(lines[last])+width(right)+3 > a.w && right != "" {
		lines = append(lines, "")
		last++
	}
	lines[last] = spread(lines[last], right+" ", a.w)
	return lines
}

// flags say what everybody in the room should know of the screens: names are on
// one, or the projector does not follow.
func (a *app) flags() string {
	t, d := a.env.theme, a.env.desk
	if d == nil {
		return ""
	}
	flags := ""
	if word := d.screenWord(); word != "" {
		flags = t.warn.Render(word) + "  "
	}
	if list, ok := a.top().(*roster); d.names || ok && list.named() {
		flags += t.bad.Render("NAMES ON SCREEN") + "  "
	}
	return flags
}
