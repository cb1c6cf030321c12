package ui

import (
	"strings"

	"doorstep/session"
)

// hitLine draws records of any kind on a line each: number, kind, activity,
// who said it, and the words, those that were looked for marked.
type hitLine struct {
	env *env
	// reader names fields as the pack does; nil until it is needed.
	reader *reader
}

// who said it: an alias, or a table.
func (h *hitLine) who(r *session.Record) string {
	d := h.env.desk
	if alias := d.state.AliasOf(r.Ref("by")); alias != "" {
		return shown(alias)
	}
	if t := d.state.Get(session.KindTable, r.Ref("table")); t != nil {
		return shown(t.Text())
	}
	return ""
}

// words are what a record is shown as: its main field or its name, and before
// it another field where that holds what was looked for.
func (h *hitLine) words(r *session.Record, looked []string) string {
	text := shown(r.Text())
	if text == "" {
		text = shown(h.env.desk.entry().Name(r.Kind, r.ID))
	}
	if f := h.field(r, looked); f != "" && f != r.MainField() {
		if h.reader == nil {
			h.reader = newReader(h.env.desk.state, h.env.desk.entry(), h.env.desk.pack)
		}
		label := shown(h.reader.field(r.Activity, r.Kind, f).Label)
		return label + ": " + shown(strings.Join(textsIn(r, f), "; ")) + h.env.theme.sign(" · ", " - ") + text
	}
	return text
}

// field is the field in which the words that were looked for stand.
func (h *hitLine) field(r *session.Record, looked []string) string {
	for _, f := range append([]string{r.MainField()}, r.Fields()...) {
		if _, err := session.ParseID(r.Str(f)); err == nil {
			continue
		}
		for _, text := range textsIn(r, f) {
			if len(session.Spans(text, looked)) > 0 {
				return f
			}
		}
	}
	return ""
}

func textsIn(r *session.Record, field string) []string {
	switch v := r.Value(field).(type) {
	case string:
		return []string{v}
	case []string:
		return v
	}
	return nil
}

// draw is one line of at most w cells.
func (h *hitLine) draw(r *session.Record, looked []string, here bool, w int) string {
	t := h.env.theme
	mark, style := "  ", t.text
	if here {
		mark, style = t.accent("").Render(t.sign("▌", ">"))+" ", t.chosen
	}
	if r == nil {
		return mark + t.muted.Render("(removed)")
	}
	number := ""
	if r.Label != "" {
		number = "#" + r.Label
	}
	head := mark + t.muted.Render(padLeft(number, 5)) + " "
	if w >= 60 {
		head += t.muted.Render(pad(session.KindWord(r.Kind), 10)) + " " + pad(r.Activity, 4) + " "
	}
	head += pad(t.bold.Render(h.who(r)), 4) + " "
	return head + marked(t, style, h.words(r, looked), looked, max(w-width(head), 1))
}

// marked draws a text in at most w cells with the words marked, by a line
// under them and not by colour alone; where the first would be cut, the text
// begins shortly before it.
func marked(t *theme, style ink, text string, looked []string, w int) string {
	spans := session.Spans(text, looked)
	if len(spans) > 0 && width(text[:min(spans[0][1], len(text))]) > w-1 {
		// As much of what comes before as there is room for beside the rest.
		rest := width(text[spans[0][0]:min(len(text), spans[0][0]+bytesPerCell*w)])
		text = "…" + text[beforeWord(text, spans[0][0], max(w/3, w-2-rest)):]
		spans = session.Spans(text, looked)
	}
	hit := style.Bold(true).Inherit(t.accent(""))
	var b strings.Builder
	at := 0
	for _, s := range spans {
		b.WriteString(painted(style, text[at:s[0]]))
		b.WriteString(hit.Render(underlined(t.sign("", "[") + text[s[0]:s[1]] + t.sign("", "]"))))
		at = s[1]
	}
	b.WriteString(painted(style, text[at:]))
	return cut(b.String(), w)
}

// underlined puts a line under a text as one stretch. A style does it letter by
// letter, which would tear the letters of Bangla apart.
func underlined(text string) string { return "\x1b[4m" + text + "\x1b[24m" }

func painted(style ink, text string) string {
	if text == "" {
		return ""
	}
	return style.Render(text)
}

// beforeWord is where to begin a text so that about w cells of it stand before
// a place, at the beginning of a word if there is one near.
func beforeWord(text string, place, w int) int {
	before := text[max(place-bytesPerCell*w, 0):place]
	off := place - len(before)
	tail := method().TruncateLeft(before, max(width(before)-w, 0), "")
	from := place - len(tail)
	if from < off || !strings.HasSuffix(text[:place], tail) {
		from = place
	}
	if i := strings.IndexByte(text[from:place], ' '); i >= 0 {
		from += i + 1
	}
	return from
}
