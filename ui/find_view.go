package ui

import "doorstep/session"

// footRows is how many lines the whole text of the chosen record gets.
const footRows = 2

// View draws the line, what was found, and the whole text of the chosen one.
func (f *find) View(w, h int) view {
	t := f.env.theme
	var v view
	v.add(prefixed(" "+t.accent("").Bold(true).Render(t.sign("›", ">"))+" ", f.inputView(t, w-4)))
	v.lines = append(v.lines, "")
	foot := f.footLines(t, w)
	if h < 9 {
		foot = nil
	}
	room := max(h-2-len(foot), 1)
	f.page = max(room-1, 1)
	v.lines = append(v.lines, fill(clip(f.listLines(t, w, room), w, room), room)...)
	v.lines = append(v.lines, foot...)
	v.lines = clip(v.lines, w, h)
	return v
}

// inputView is the line; a query of before stands there as chosen text does,
// for the next letter replaces it.
func (f *finder) inputView(t *theme, w int) view {
	v := f.input.view(max(w, 1))
	if f.stale {
		v.lines[0] = t.chosen.Render(v.lines[0])
	}
	return v
}

func (f *find) listLines(t *theme, w, room int) []string {
	switch {
	case f.query() == "":
		return teach(t, w, room, "Find anything said", "Cards, visits, themes, causes, promises: all words must be there, whole or begun, in any script.",
			"#12 finds a number, p07 what one person said, t3 what a table wrote.", "What was removed is not found, and real names never are.")
	case len(f.found.Records) == 0 && !f.settled:
		return nil
	case len(f.found.Records) == 0:
		return f.nothingLines(t, w)
	}
	f.row = min(f.row, len(f.found.Records)-1)
	f.top = max(min(f.top, f.row), f.row-room+1)
	f.top = max(0, min(f.top, len(f.found.Records)-room))
	var lines []string
	for i, r := range f.records(f.top, room) {
		lines = append(lines, f.told.draw(r, f.found.Words, f.top+i == f.row, w-1))
	}
	return lines
}

func (f *find) nothingLines(t *theme, w int) []string {
	lines := []string{"", "  " + t.bold.Render(cut("Nothing holds “"+shown(f.query())+"”.", w-4)), ""}
	para := "Fewer letters, or one word alone, may find it. It may have been said in other words."
	if f.found.Instead != "" {
		para = "Enter looks for “" + shown(f.found.Instead) + "” instead."
	}
	for _, l := range wrap(para, max(min(w-4, 72), 8)) {
		lines = append(lines, "  "+t.muted.Render(l))
	}
	return lines
}

// footLines are the chosen record in full, as far as there is room.
func (f *find) footLines(t *theme, w int) []string {
	r := f.Pointed()
	if r == nil {
		return nil
	}
	return append([]string{t.muted.Render(t.rule(w))}, fullText(t, f.told, r, f.found.Words, w, footRows)...)
}

// fullText is a record's words wrapped to w, at most n lines, with the words
// that were looked for marked.
func fullText(t *theme, h *hitLine, r *session.Record, looked []string, w, n int) []string {
	text := h.words(r, looked)
	if len(text) > bytesPerCell*w*n {
		text = cut(text, w*n)
	}
	var lines []string
	for _, l := range wrap(text, max(w-2, 8)) {
		if len(lines) == n {
			lines[n-1] = cut(lines[n-1], max(w-4, 1)) + "…"
			break
		}
		lines = append(lines, " "+marked(t, t.text, l, looked, max(w-2, 1)))
	}
	return fill(lines, n)
}
