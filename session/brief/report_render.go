package brief

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
)

// Markdown is the report as a paper, in a language; "" is English.
func (r *Report) Markdown(lang string) string {
	p := newPage(&Model{}, cmp.Or(lang, "en"))
	p.heading(1, p.say("report.title"))
	p.para(p.count("report.workshops", r.Counted), p.count("report.people", r.People),
		p.count("report.sectors", r.Sectors), p.count("report.visits", r.Visits), p.count("report.cards", r.Cards),
		p.sentence("report.date", p.date(r.Today)))
	p.para(p.say("report.fair"))
	p.reportServices(r)
	p.reportWords(r)
	p.reportCauses(r)
	p.reportActions(r)
	p.reportSkipped(r)
	p.reportFiles(r)
	return p.b.String()
}

func (p *page) reportServices(r *Report) {
	p.heading(2, p.say("report.part.services"))
	if len(r.Services) == 0 {
		p.para(p.say("report.none"))
	}
	var rows [][]md
	for _, s := range r.Services {
		name := p.cell(s.Type)
		for i, f := range s.Figures {
			head := md("")
			if i == 0 {
				head = name
			}
			spread := md(p.w.T("brief.none"))
			if f.N > 1 {
				spread = p.spread(f.figure)
			}
			rows = append(rows, []md{
				head, p.say("report.figure." + f.What), p.text(f.figure.Format(f.Median)), spread, number(f.N), p.origin(f.figure),
			})
		}
		if len(s.Figures) == 0 {
			none := md(p.w.T("brief.none"))
			rows = append(rows, []md{name, none, none, none, number(0), none})
		}
	}
	p.table([]md{
		p.say("report.service"), p.say("brief.lived.what"), p.say("brief.lived.median"), p.say("brief.lived.range"),
		p.say("brief.lived.visits"), p.say("brief.lived.origin"),
	}, rows, 1, 5)
}

func (p *page) reportWords(r *Report) {
	p.heading(2, p.say("report.part.words"))
	if len(r.Words) == 0 {
		p.para(p.say("report.no_words"))
		return
	}
	p.para(p.say("report.words"))
	for _, w := range r.Words {
		p.para(p.stop(p.count("report.word", w.Workshops, "**"+p.text(w.Word)+"**")))
		lines := make([]md, len(w.Themes))
		for i, t := range w.Themes {
			lines[i] = p.say("report.of", p.text(t.Text), t.Workshop)
		}
		p.bullets(lines...)
	}
}

// reportCauses counts the causes by what would move them and who can, and then
// lists them.
func (p *page) reportCauses(r *Report) {
	p.heading(2, p.say("report.part.causes"))
	if len(r.Causes) == 0 {
		p.para(p.say("report.none"))
		return
	}
	controls := []string{"ours", "influence", "outside", ""}
	counts := map[string]map[string]int{}
	for _, c := range r.Causes {
		if counts[c.Lever] == nil {
			counts[c.Lever] = map[string]int{}
		}
		control := c.Control
		if !slices.Contains(controls, control) {
			control = ""
		}
		counts[c.Lever][control]++
	}
	head := []md{p.say("report.lever")}
	for _, c := range controls {
		head = append(head, p.say("report.control."+cmp.Or(c, "unsaid")))
	}
	var rows [][]md
	for _, lever := range slices.Sorted(maps.Keys(counts)) {
		row := []md{p.leverName(lever)}
		for _, c := range controls {
			row = append(row, number(counts[lever][c]))
		}
		rows = append(rows, row)
	}
	p.table(head, rows)
	lines := make([]md, len(r.Causes))
	for i, c := range r.Causes {
		lines[i] = p.say("report.of", p.text(c.Text), c.Workshop)
	}
	p.bullets(lines...)
}

func (p *page) leverName(lever string) md {
	if blank(lever) {
		return p.say("report.control.unsaid")
	}
	return p.choice("lever_of", lever)
}

func (p *page) reportActions(r *Report) {
	p.heading(2, p.say("report.part.actions"))
	if len(r.Actions) == 0 {
		p.para(p.say("report.none"))
		return
	}
	counts, overdue := map[string]int{}, 0
	for _, a := range r.Actions {
		counts[a.Status]++
		if a.Overdue {
			overdue++
		}
	}
	var parts []md
	for _, status := range []string{"open", "doing", "done", "dropped"} {
		if counts[status] > 0 {
			parts = append(parts, p.say("report.count", counts[status], p.choice("status", status)))
		}
	}
	p.para(p.stop(p.list(parts)), p.stop(p.count("report.overdue", overdue)))
	var rows [][]md
	for _, a := range r.Actions {
		due, state := md(p.w.T("brief.none")), p.choice("status", a.Status)
		if !blank(a.Due) {
			due = p.date(a.Due)
		}
		if a.Overdue {
			state = p.say("report.late", state)
		}
		rows = append(rows, []md{p.text(a.Text), p.cell(a.Owner), due, state, p.cell(a.Workshop)})
	}
	p.table([]md{p.say("report.promise"), p.say("report.owner"), p.say("report.due"), p.say("report.state"), p.say("report.workshop")}, rows, 1, 2, 3, 4)
}

func (p *page) reportSkipped(r *Report) {
	p.heading(2, p.say("report.part.skipped"))
	if len(r.Skipped) == 0 {
		p.para(p.say("report.none_skipped"))
		return
	}
	var rows [][]md
	for _, s := range r.Skipped {
		var why []md
		for _, reason := range slices.Sorted(maps.Keys(s.Reasons)) {
			why = append(why, p.say("report.count", s.Reasons[reason], p.choice("skipped", reason)))
		}
		rows = append(rows, []md{p.say("brief.activity", s.Activity, s.Title), number(s.Workshops), p.list(why)})
	}
	p.table([]md{p.say("report.activity"), p.say("report.left_out_by"), p.say("report.reasons")}, rows, 2)
}

// reportFiles names the workshops, and the files that are not among them.
func (p *page) reportFiles(r *Report) {
	p.heading(2, p.say("report.part.files"))
	var rows [][]md
	for _, w := range r.Workshops {
		name := p.text(w.Called())
		switch {
		case !w.Counted:
			name = p.say("report.uncounted", name)
		case w.Practice:
			name = p.say("report.practice", name)
		}
		began := md(p.w.T("brief.none"))
		if !blank(w.From) {
			began = p.date(w.From)
		}
		rows = append(rows, []md{name, began, number(w.People), number(w.Visits), number(w.Cards), p.cell(w.File)})
	}
	p.table([]md{
		p.say("report.workshop"), p.say("report.began"), p.say("brief.annex.people"), p.say("brief.lived.visits"),
		p.say("brief.annex.cards"), p.say("report.file"),
	}, rows, 1, 5)
	var lines []md
	for _, w := range r.Workshops {
		if len(w.Files) > 1 {
			lines = append(lines, p.sentence("report.together", p.list(p.each(w.Files))))
		}
	}
	for _, u := range r.Unread {
		lines = append(lines, p.sentence("report.unread", u.File, u.Why))
	}
	for _, w := range r.Workshops {
		if n := len(w.NamesFound); n > 0 {
			lines = append(lines, p.stop(p.count("report.names", n, w.File)))
		}
	}
	p.bullets(lines...)
}

// Tables are the report as tables for a spreadsheet, by the names of their
// files. Cells are text as it was typed; who writes the files makes them safe.
func (r *Report) Tables() map[string][][]string {
	itoa := strconv.Itoa
	t := map[string][][]string{
		"workshops":   {{"file", "title", "place", "date_from", "date_to", "people", "services", "visits", "cards", "practice"}},
		"services":    {{"service_type", "visits", "workshops", "what", "unit", "currency", "n", "median", "min", "max", "observed", "told", "estimated", "mixed", "unknown"}},
		"themes":      {{"word", "workshops", "theme", "workshop"}},
		"causes":      {{"cause", "lever", "control", "workshop"}},
		"commitments": {{"promise", "owner", "due", "status", "overdue", "workshop"}},
		"skipped":     {{"activity", "title", "workshops", "reason", "times"}},
		"files":       {{"file", "state", "why"}},
	}
	add := func(name string, cells ...string) { t[name] = append(t[name], cells) }
	for _, w := range r.Workshops {
		add("workshops", w.File, w.Title, w.Place, w.From, w.To, itoa(w.People), itoa(w.Services), itoa(w.Visits), itoa(w.Cards), strconv.FormatBool(w.Practice))
		if !w.Counted {
			add("files", w.File, "practice, not counted", "")
			continue
		}
		if len(w.Files) == 0 {
			add("files", w.File, "counted", "")
		}
		for _, file := range w.Files {
			add("files", file, "counted together", w.File)
		}
	}
	for _, s := range r.Services {
		for _, f := range s.Figures {
			o := f.Origins
			add("services", s.Type, itoa(s.Visits), itoa(s.Workshops), f.What, f.Unit, f.Currency, itoa(f.N), itoa(f.Median), itoa(f.Min), itoa(f.Max),
				itoa(o.Observed), itoa(o.Told), itoa(o.Estimated), itoa(o.Mixed), itoa(o.Unknown))
		}
	}
	for _, w := range r.Words {
		for _, u := range w.Themes {
			add("themes", w.Word, itoa(w.Workshops), u.Text, u.Workshop)
		}
	}
	for _, c := range r.Causes {
		add("causes", c.Text, c.Lever, c.Control, c.Workshop)
	}
	for _, a := range r.Actions {
		add("commitments", a.Text, a.Owner, a.Due, a.Status, strconv.FormatBool(a.Overdue), a.Workshop)
	}
	for _, s := range r.Skipped {
		for _, reason := range slices.Sorted(maps.Keys(s.Reasons)) {
			add("skipped", s.Activity, s.Title, itoa(s.Workshops), reason, itoa(s.Reasons[reason]))
		}
	}
	for _, u := range r.Unread {
		add("files", u.File, "unread", u.Why)
	}
	return t
}
