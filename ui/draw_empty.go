package ui

import (
	"strings"

	"doorstep/session"
)

// lacks says what a draw still needs.
func (d *draw) lacks() string {
	var parts []string
	if len(d.board.People) == 0 {
		parts = append(parts, "people (F11, or 1.1)")
	}
	if len(d.board.Services) == 0 {
		parts = append(parts, "services (F6)")
	}
	return strings.Join(parts, " and ")
}

// emptyLines say what there is to draw from, what is missing, and which key
// draws; where no draw keeps all the rules, who and what block it.
func (d *draw) emptyLines(w, h int) []string {
	lines := d.emptyText(w, h > 8)
	if len(lines) > h { // what it says goes before the room between
		lines = d.emptyText(w, false)
	}
	return lines
}

func (d *draw) emptyText(w int, airy bool) []string {
	t := d.env.theme
	lines := []string{t.bold.Render("The draw") + "  " + t.muted.Render(d.count())}
	if width(lines[0]) > w {
		lines[0] = t.bold.Render("The draw")
		for _, l := range wrap(d.count(), max(w-1, 8)) {
			lines = append(lines, " "+t.muted.Render(l))
		}
	}
	if airy {
		lines = append(lines, "")
	}
	lines = append(lines,
		d.choice("How", d.how(), drawKeys.alone.Help().Key, w),
		d.choice("When", d.when(), drawKeys.window.Help().Key, w))
	para := func(style func(...string) string, text string) {
		if airy {
			lines = append(lines, "")
		}
		for _, l := range wrap(text, max(min(w-2, 76), 8)) {
			lines = append(lines, " "+style(l))
		}
	}
	if d.blocked != nil {
		para(t.bad.Render, t.sign("✗ ", "")+"No draw keeps all the rules.")
		if text := d.missing(); text != "" {
			para(t.warn.Render, "! "+text)
		}
		para(t.text.Render, shown(d.blocked.Sentence(d.env.desk.entry())))
		para(t.muted.Render, "Add a service or let one take more pairs (F6), shorten the window (Tab), or let people go another way (p, o).")
		return lines
	}
	if text := d.missing(); text != "" {
		para(t.warn.Render, "! "+text)
	}
	if d.lacks() != "" {
		para(t.muted.Render, "Missing: "+d.lacks()+".")
		return lines
	}
	para(t.text.Render, "Enter draws: nobody to their own sector, their own kind of office or a place they are tied to; no office gets more than it can bear; spread as evenly as can be.")
	return lines
}

// choice is one thing that can be set before the draw, with its key.
func (d *draw) choice(label, value, key string, w int) string {
	t := d.env.theme
	return cut(" "+t.key.Render(pad(key, 5))+pad(label, 6)+shown(value), w)
}

func (d *draw) how() string {
	switch {
	case d.alone:
		return "each alone"
	case d.solo:
		return "in pairs; who is over goes alone"
	}
	return "in pairs; who is over makes three"
}

func (d *draw) when() string {
	if d.window.Date == "" && d.window.From == "" {
		return "not set"
	}
	text := session.FormatDate(d.window.Date)
	if d.window.From != "" || d.window.Until != "" {
		text += "  " + d.window.From + " to " + d.window.Until
	}
	return text
}

// count says who is here and how much room there is in the window.
func (d *draw) count() string {
	here, places := 0, 0
	for _, p := range d.board.People {
		if session.PresentOn(p, d.window.Date) {
			here++
		}
	}
	open := 0
	for _, s := range d.board.Services {
		if session.OpenIn(s.Hours, d.window) {
			open++
			places += s.Places()
		}
	}
	room := plural(places, "pair", "pairs")
	if d.alone {
		room = plural(places, "person", "people")
	}
	return plural(here, "person", "people") + ", " + plural(open, "service", "services") + " open then, room for " + room
}

// missing names people and services that nothing can be drawn for: without a
// sector no rule can be held, and what is closed can't be visited.
func (d *draw) missing() string {
	var people, nameless, closed []string
	for _, p := range d.board.People {
		if strings.TrimSpace(p.Sector) == "" && session.PresentOn(p, d.window.Date) {
			people = append(people, shown(d.env.desk.state.AliasOf(p.ID)))
		}
	}
	for _, s := range d.board.Services {
		switch {
		case strings.TrimSpace(s.Sector) == "":
			nameless = append(nameless, shown(s.Name))
		case !session.OpenIn(s.Hours, d.window):
			closed = append(closed, shown(s.Name)+" ("+shown(s.Hours)+")")
		}
	}
	var parts []string
	add := func(list []string, one, many string) {
		if n := len(list); n > 0 {
			some := strings.Join(list[:min(n, 6)], ", ")
			if n > 6 {
				some += " and " + itoa(n-6) + " more"
			}
			parts = append(parts, plural(n, one, many)+": "+some+".")
		}
	}
	add(people, "person has no sector and is left out", "people have no sector and are left out")
	add(nameless, "service has no sector and is left out", "services have no sector and are left out")
	add(closed, "service is closed in that window", "services are closed in that window")
	return strings.Join(parts, " ")
}
