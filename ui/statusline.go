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
	left, right := a.statusNow(), statusMsg{}
	if d := a.env.desk; d != nil {
		right.tone, right.text = d.progress()
	}
	one := []string{a.statusLine()}
	flags := width(a.flags())
	beside := a.toned(left) + "  " + a.toned(right)
	switch {
	case a.h < tallStatus || left.text+right.text == "":
		return one
	case right.tone < toneWarn && width(a.toned(left))+flags+4 <= a.w:
		return one
	case right.tone >= toneWarn && width(beside)+flags+4 <= a.w:
		return one
	case right.tone < toneWarn:
		return a.endStatus(a.wrapped(left))
	case left.tone < toneWarn:
		return a.endStatus(a.wrapped(right))
	}
	return a.endStatus(append(a.wrapped(left), a.wrapped(right)...))
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
	if d.names {
		flags += t.bad.Render("NAMES ON SCREEN") + "  "
	}
	return flags
}
