package ui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"doorstep/content"
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
	prompt, words := addPrompt(r.joins)
	p.asks(&plainQuestion{prompt: prompt, words: words, left: "Nobody was added.", answer: func(word string) tea.Cmd {
		if word == addApart {
			keepApart(slices.Concat(r.joins, r.cased), r.apart)
		}
		return r.add()
	}})
	return nil
}

// rosterTexts are what a list was understood as. Names are not said: the room
// may hear.
func rosterTexts(r *roster) []string {
	lines := []string{plural(len(r.people), "person", "people") + "." + stopped(skippedNote(&r.table))}
	var columns []string
	for c := range r.table.Width() {
		head := "column " + itoa(c+1)
		if c < len(r.table.Header) {
			head = shown(r.table.Header[c])
		}
		if name := r.columnName(c); name != "" {
			columns = append(columns, head+" is "+strings.ToLower(name))
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
	lines = append(lines, joinTexts(r.joins, r.cased)...)
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
	list := newServiceList(p.env).(*serviceList)
	if list.read(msg.data); list.err != nil {
		return say(toneError, sentence(list.err)+" No service was added.")
	}
	if err := exchange.Stops(list.problems); err != nil {
		return say(toneError, sentence(err)+" No service was added.")
	}
	p.say.list(serviceTexts(list))
	prompt, words := addPrompt(list.joins)
	p.asks(&plainQuestion{prompt: prompt, words: words, left: "No service was added.", answer: func(word string) tea.Cmd {
		if word == addApart {
			keepApart(slices.Concat(list.joins, list.cased), list.apart)
		}
		return list.add()
	}})
	return nil
}

// serviceTexts are what a list of services was understood as.
func serviceTexts(s *serviceList) []string {
	lines := []string{plural(len(s.services), "service", "services") + "." + stopped(skippedNote(&s.table))}
	for _, v := range s.services {
		lines = append(lines, stopped(shown(v.Name)+", "+shown(v.Sector)))
	}
	lines = append(lines, joinTexts(s.joins, s.cased)...)
	for _, problem := range s.problems {
		lines = append(lines, "Note: "+stopped(shown(problem.String())))
	}
	return lines
}

// addApart adds a list and leaves the spellings of its sectors as they are.
const addApart = "add apart"

// addPrompt asks whether a list is added, and how.
func addPrompt(joins []exchange.Spelling) (prompt string, words []string) {
	if len(joins) == 0 {
		return "Type add to add them, or no.", []string{"add"}
	}
	return "Type add to add them, " + addApart + " to leave the spellings as they are, or no.", []string{"add", addApart}
}

func keepApart(joins []exchange.Spelling, apart map[string]bool) {
	for _, j := range joins {
		apart[j.Joined] = true
	}
}

// joinTexts are the spellings of sectors that would become one.
func joinTexts(joins, cased []exchange.Spelling) []string {
	var lines []string
	if text := casedText(cased); text != "" {
		lines = append(lines, text)
	}
	for _, j := range joins {
		var found []string
		for _, f := range j.Found {
			found = append(found, shown(f.Text))
		}
		lines = append(lines, "Sectors that look the same: "+strings.Join(found, ", ")+" become "+shown(j.Joined)+".")
	}
	return lines
}

// listHint says that a path was typed for the name of a service or a person.
func (f *plainSheet) listHint(field *content.Field, text string) {
	way := map[string]string{session.KindService: "/services", session.KindParticipant: "/roster"}[f.capture.Kind]
	if way != "" && pathAsName(f.capture, field, text) {
		f.tell(toneWarn, "That looks like a file, and is kept as "+oneOf(session.KindWord(f.capture.Kind))+". "+way+" with a file behind it reads a list; /undo takes this out.")
	}
}
