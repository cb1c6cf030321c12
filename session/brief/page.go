package brief

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"doorstep/content"
	"doorstep/session"
)

// page writes Markdown, block by block, in the words of one language. Each
// block ends with an empty line, so that none can run into the next.
type page struct {
	w    content.Words
	lang string
	m    *Model
	b    *strings.Builder
	// said is every text of people that is on the page.
	said []string
	// notes are the claims with a footnote, in the order of the page.
	notes []string
	// wanted are the details that there is room for; see fit.
	wanted [allDetails]bool
	// escaped keeps what text made of each text, as fit writes the page often.
	escaped map[string]md
}

// newPage is an empty page in a language, "" being the session's.
func newPage(m *Model, lang string) *page {
	if lang == "" {
		lang = m.About.Session.Lang
	}
	return &page{w: content.LoadWords(lang), lang: lang, m: m, b: &strings.Builder{}, escaped: map[string]md{}}
}

// text is what somebody typed, to stand within a sentence: the stop at its end
// is left to the sentence.
func (p *page) text(s string) md {
	p.said = append(p.said, s)
	if known, ok := p.escaped[s]; ok {
		return known
	}
	typed := s
	s = clean(s)
	if cut := strings.TrimRight(s, ".।,;: "); cut != "" && !strings.HasSuffix(s, "..") {
		s = cut
	}
	p.escaped[typed] = escape(s)
	return p.escaped[typed]
}

// say is the wording of a key with its arguments. Text of people is a string
// and is escaped; what is Markdown already is md.
func (p *page) say(key string, args ...any) md {
	for i, a := range args {
		if s, ok := a.(string); ok {
			args[i] = p.text(s)
		}
	}
	return md(p.w.T(key, args...))
}

// inner is text to stand behind something else: a small word that began a
// sentence of its own loses its capital. Names and words that nobody listed
// keep it.
func (p *page) inner(s string) md {
	s = clean(s)
	word, rest, _ := strings.Cut(s, " ")
	small := strings.ToLower(word)
	if small != word && rest != "" && strings.Contains(" "+p.w.T("brief.small")+" ", " "+small+" ") {
		s = small + " " + rest
	}
	return p.text(s)
}

// begin is text at the beginning of a sentence, with a capital where the
// script has them.
func (p *page) begin(s string) md {
	s = clean(s)
	if r, size := utf8.DecodeRuneInString(s); size > 0 {
		s = string(unicode.ToUpper(r)) + s[size:]
	}
	return p.text(s)
}

// lead is a paragraph, or only its first sentence where there is no room for
// more. What looks like a sentence but is shorter than six words may be an
// abbreviation, and is not cut off.
func (p *page) lead(s string) string {
	if s = clean(s); p.wants(fullParagraphs) {
		return s
	}
	for i, r := range s {
		end := i + utf8.RuneLen(r)
		if strings.ContainsRune(".?!।", r) && strings.HasPrefix(s[end:], " ") && countWords(s[:end]) >= 6 {
			return s[:end]
		}
	}
	return s
}

// count is say for a number of things: KEY.one has words for one of them, and
// KEY.many takes the number before the arguments.
func (p *page) count(key string, n int, args ...any) md {
	if n == 1 {
		return p.say(key+".one", args...)
	}
	return p.say(key+".many", append([]any{n}, args...)...)
}

// sentence is say with a stop at the end, unless what stands there has one.
func (p *page) sentence(key string, args ...any) md { return p.stop(p.say(key, args...)) }

// stop ends a sentence. Closing quotes, brackets and emphasis are looked
// through: a question in quotes needs no stop behind it.
func (p *page) stop(s md) md {
	inner := strings.TrimRight(string(s), "”’»)*\"'")
	r, _ := utf8.DecodeLastRuneInString(inner)
	switch {
	case inner == "":
		return s
	case strings.ContainsRune(".?!…।॥؟。？！۔", r) && !strings.HasSuffix(string(s), ")"):
		return s
	case strings.Trim(inner, "0123456789") == "":
		return s + `\` + md(p.w.T("brief.stop")) // or it numbers a list
	}
	return s + md(p.w.T("brief.stop"))
}

// choice is the wording of a field's choice, and the choice itself where there
// is none.
func (p *page) choice(field, id string) md {
	if key := "brief." + field + "." + id; p.w.Has(key) {
		return md(p.w.T(key))
	}
	return p.text(id)
}

// quoted is a text between quotation marks, without those it came with.
func (p *page) quoted(s string) md {
	s = clean(s)
	p.said = append(p.said, s)
	for _, pair := range []string{`""`, `''`, "“”", "‘’", "«»", "„“"} {
		inner := strings.TrimSuffix(strings.TrimPrefix(s, pair[:len(pair)/2]), pair[len(pair)/2:])
		if len(s)-len(inner) == len(pair) && !strings.ContainsAny(inner, pair) && !blank(inner) {
			s = strings.TrimSpace(inner)
		}
	}
	if strings.ContainsAny(s, `"“”«»„`) { // it quotes within itself
		return p.stop(escape(s))
	}
	return md(p.w.T("brief.quote", escape(s)))
}

// list puts items in a row: "a, b and c", and with semicolons where an item
// holds a comma.
func (p *page) list(items []md) md {
	items = present(items)
	if len(items) == 0 {
		return ""
	}
	for _, item := range items {
		if strings.ContainsAny(string(item), ",;") && len(items) > 1 {
			return p.apart(items)
		}
	}
	last := len(items) - 1
	if last == 0 {
		return items[0]
	}
	return md(p.w.T("brief.and", p.commas(items[:last]), items[last]))
}

// commas and apart put items in a row with commas, and with semicolons.
func (p *page) commas(items []md) md { return join(present(items), p.w.T("brief.comma")+" ") }

func (p *page) apart(items []md) md { return join(present(items), p.w.T("brief.semicolon")+" ") }

// because is a reason behind what it explains. People type it with or without
// the word.
func (p *page) because(key string, args ...any) md {
	last := len(args) - 1
	reason := clean(args[last].(string))
	if begin := p.w.T("brief.because.begins") + " "; len(reason) > len(begin) && strings.EqualFold(reason[:len(begin)], begin) {
		reason = reason[len(begin):]
	}
	args[last] = p.inner(reason)
	return p.say(key, args...)
}

// texts are people's words in a row.
func (p *page) texts(list []string) md {
	items := make([]md, len(list))
	for i, s := range list {
		items[i] = p.inner(s)
	}
	return p.list(items)
}

// money is an amount in minor units, in the session's currency where it names
// none.
func (p *page) money(v int, currency string) md {
	if blank(currency) {
		currency = p.m.Currency
	}
	return p.text(session.FormatMoney(v, currency))
}

func (p *page) date(date string) md { return p.text(session.FormatDate(date)) }
