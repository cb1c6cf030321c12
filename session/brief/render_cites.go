package brief

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

func quoteClaim(i int) string { return ClaimQuote + strconv.Itoa(i) }

// note is the footnote of a claim, to stand behind its sentence: nothing where
// nothing is known to back it. A claim that is made twice has one footnote.
func (p *page) note(claim string) md {
	c := p.m.Cites[claim]
	if c == nil || p.citedAs(c) == "" {
		return ""
	}
	n := slices.Index(p.notes, claim)
	if n < 0 {
		n = len(p.notes)
		p.notes = append(p.notes, claim)
	}
	return md(fmt.Sprintf("[^%d]", n+1))
}

// noted is a sentence with its footnote, or nothing where there is no sentence.
func (p *page) noted(s md, claim string) md {
	if s == "" {
		return ""
	}
	return s + p.note(claim)
}

// footnotes writes what the claims rest on, in the order of the page. They are
// beside the page's words: who only reads it needs none of them.
func (p *page) footnotes() {
	for i, claim := range p.notes {
		fmt.Fprintf(p.b, "[^%d]: %s\n", i+1, p.citedAs(p.m.Cites[claim]))
	}
	if len(p.notes) > 0 {
		p.b.WriteString("\n")
	}
}

// citedAs names the records of a footnote by their numbers, and then what
// people wrote as their evidence.
func (p *page) citedAs(c *Cite) md {
	var parts, all []md
	for _, r := range c.Records {
		if key := "brief.cite." + r.Kind; p.w.Has(key + ".one") {
			if n := len(r.Labels); n == 1 {
				parts = append(parts, p.say(key+".one", p.labels(r.Labels)))
			} else {
				parts = append(parts, p.say(key+".many", p.labels(r.Labels)))
			}
		}
	}
	if len(parts) > 0 {
		all = append(all, p.stop(capital(p.apart(parts))))
	}
	for _, s := range atMost(c.Said, mostSaid) {
		all = append(all, p.stop(p.begin(s)))
	}
	return join(all, " ")
}

// mostSaid is how many pieces of typed evidence a footnote repeats; the annex
// has them all beside the whys.
const mostSaid = 2

// mostLabels is how many runs of numbers a footnote names one by one.
const mostLabels = 8

// labels are short numbers in a row, with runs of three and more drawn
// together: "1, 4 to 9 and 12".
func (p *page) labels(list []string) md {
	list = slices.Clone(list)
	slices.SortStableFunc(list, compareLabels)
	var items []md
	for i := 0; i < len(list); {
		j := i
		for j+1 < len(list) && follows(list[j], list[j+1]) {
			j++
		}
		switch {
		case j-i >= 2:
			items = append(items, p.say("brief.cite.run", list[i], list[j]))
			i = j + 1
		default:
			items = append(items, p.text(list[i]))
			i++
		}
	}
	if more := len(items) - mostLabels; more > 1 {
		items = append(items[:mostLabels], p.say("brief.cite.more", more))
	}
	return p.list(items)
}

// compareLabels sorts numbers as numbers, those of one room together.
func compareLabels(a, b string) int {
	split := func(s string) (string, int) {
		room := strings.TrimRight(s, "0123456789")
		n, _ := strconv.Atoi(s[len(room):])
		return room, n
	}
	roomA, a1 := split(a)
	roomB, b1 := split(b)
	return cmp.Or(cmp.Compare(roomA, roomB), cmp.Compare(a1, b1), cmp.Compare(a, b))
}

// follows says whether b is the number behind a.
func follows(a, b string) bool {
	x, errA := strconv.Atoi(a)
	y, errB := strconv.Atoi(b)
	return errA == nil && errB == nil && y == x+1
}

// capital begins a sentence of ours with a capital letter.
func capital(s md) md {
	r, size := utf8.DecodeRuneInString(string(s))
	if size == 0 {
		return s
	}
	return md(string(unicode.ToUpper(r))) + s[size:]
}
