package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"doorstep/session"
	"doorstep/session/exchange"
)

// roster takes people out of a spreadsheet's CSV file: it says what it
// understood, and adds them if that is what is answered.
func (p *plain) roster(arg string) tea.Cmd {
	path := strings.Trim(strings.TrimSpace(arg), `"'`)
	if path == "" {
		return say(toneInfo, "Type a CSV file behind it, as in /roster people.csv. Its columns are found by their headings: alias, name, sector, office. Nothing is added before you have heard it.")
	}
	msg, ok := readCmd(path, exchange.MaxBytes)().(readMsg)
	if !ok || msg.err != nil {
		return say(toneError, sentence(msg.err)+" Nobody was added.")
	}
	r := newRoster(p.env).(*roster)
	if r.read(msg.data); r.err != nil {
		return say(toneError, sentence(r.err)+" Nobody was added.")
	}
	return p.offerRoster(r)
}

// offerRoster says what a list was taken for, and asks.
func (p *plain) offerRoster(r *roster) tea.Cmd {
	p.say.lines(rosterTexts(r))
	if err := exchange.Stops(r.problems); err != nil {
		return say(toneError, sentence(err)+" Nobody was added.")
	}
	prompt, words := "Type add to add them, or no.", []string{"add"}
	if len(r.joins) > 0 {
		prompt, words = "Type add to add them, add apart to leave the spellings as they are, or no.", append(words, "add apart")
	}
	p.asks(&plainQuestion{prompt: prompt, words: words, left: "Nobody was added.", answer: func(word string) tea.Cmd {
		if word == "add apart" {
			for _, j := range r.joins {
				r.apart[j.Joined] = true
			}
		}
		return r.add()
	}})
	return nil
}

// rosterTexts are what a list was understood as. Names are not said: the room
// may hear.
func rosterTexts(r *roster) []string {
	lines := []string{plural(len(r.people), "person", "people") + "." + stopped(r.notes())}
	var columns []string
	for c := range r.table.Width() {
		head := "column " + itoa(c+1)
		if c < len(r.table.Header) {
			head = shown(r.table.Header[c])
		}
		if m := r.meaning(c); m >= 0 {
			columns = append(columns, head+" is "+strings.ToLower(meanings[m].name))
		} else {
			columns = append(columns, head+" is left out")
		}
	}
	lines = append(lines, "Columns: "+strings.Join(columns, ", ")+".")
	for _, person := range r.people[:min(3, len(r.people))] {
		text := shown(person.Alias)
		for _, more := range []string{person.Sector, person.OfficeType} {
			if more = shown(more); more != "" {
				text += ", " + more
			}
		}
		lines = append(lines, text+".")
	}
	if n := len(r.people) - 3; n > 0 {
		lines = append(lines, "And "+itoa(n)+" more.")
	}
	for _, j := range r.joins {
		var found []string
		for _, f := range j.Found {
			found = append(found, shown(f.Text))
		}
		lines = append(lines, "Sectors that look the same: "+strings.Join(found, ", ")+" become "+shown(j.Joined)+".")
	}
	for i, problem := range r.problems {
		if i == 4 {
			lines = append(lines, "And "+itoa(len(r.problems)-i)+" more notes.")
			break
		}
		lines = append(lines, "Note: "+stopped(shown(problem.String())))
	}
	return lines
}

// services takes services out of a CSV file.
func (p *plain) services(arg string) tea.Cmd {
	path := strings.Trim(strings.TrimSpace(arg), `"'`)
	if path == "" {
		return say(toneInfo, "Type a CSV file behind it, as in /services services.csv. Its columns are found by their headings: service, sector, office, place, hours, capacity.")
	}
	msg, ok := readCmd(path, exchange.MaxBytes)().(readMsg)
	if !ok || msg.err != nil {
		return say(toneError, sentence(msg.err)+" No service was added.")
	}
	table, err := exchange.ReadTable(msg.data)
	if err != nil {
		return say(toneError, sentence(err)+" No service was added.")
	}
	list, problems := exchange.Services(table)
	if err := exchange.Stops(problems); err != nil {
		return say(toneError, sentence(err)+" No service was added.")
	}
	lines := []string{plural(len(list), "service", "services") + "."}
	for _, s := range list {
		lines = append(lines, stopped(shown(s.Name)+", "+shown(s.Sector)))
	}
	for _, problem := range problems {
		lines = append(lines, "Note: "+stopped(shown(problem.String())))
	}
	p.say.list(lines)
	p.asks(&plainQuestion{prompt: "Type add to add them, or no.", words: []string{"add"}, left: "No service was added.", answer: func(string) tea.Cmd {
		d := p.desk()
		cmd := d.do("1.2", func(g *session.Gesture) error { return exchange.AddServices(g, list) })
		if d.view != "" {
			return cmd
		}
		return tea.Batch(cmd, say(toneDone, plural(len(list), "service", "services")+" added. Ctrl+Z takes them out."))
	}})
	return nil
}
