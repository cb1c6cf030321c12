package brief

import (
	"fmt"
	"slices"
	"strings"
)

// heading, para, bullets, numbered and table write a block each; one without
// anything in it is left out.
func (p *page) heading(level int, text md) {
	fmt.Fprintf(p.b, "%s %s\n\n", strings.Repeat("#", level), text)
}

func (p *page) para(sentences ...md) {
	if sentences = present(sentences); len(sentences) > 0 {
		fmt.Fprintf(p.b, "%s\n\n", join(sentences, " "))
	}
}

func (p *page) bullets(items ...md) { p.items("-", items) }

func (p *page) numbered(items ...md) { p.items("1.", items) }

func (p *page) items(mark string, items []md) {
	if items = present(items); len(items) == 0 {
		return
	}
	for i, item := range items {
		if mark != "-" {
			mark = fmt.Sprintf("%d.", i+1)
		}
		fmt.Fprintf(p.b, "%s %s\n", mark, item)
	}
	p.b.WriteString("\n")
}

// table writes rows under a head; figures stand to the right in all columns
// but those of words, which are the first and the ones that words lists.
func (p *page) table(head []md, rows [][]md, words ...int) {
	if len(rows) == 0 {
		return
	}
	p.row(head)
	for i := range head {
		rule := " ---: |"
		if i == 0 || slices.Contains(words, i) {
			rule = " --- |"
		}
		if i == 0 {
			rule = "|" + rule
		}
		p.b.WriteString(rule)
	}
	p.b.WriteString("\n")
	for _, r := range rows {
		p.row(r)
	}
	p.b.WriteString("\n")
}

func (p *page) row(cells []md) {
	p.b.WriteString("|")
	for _, c := range cells {
		fmt.Fprintf(p.b, " %s |", c)
	}
	p.b.WriteString("\n")
}

func present(items []md) []md {
	var kept []md
	for _, item := range items {
		if item != "" {
			kept = append(kept, item)
		}
	}
	return kept
}

func join(items []md, sep string) md {
	parts := make([]string, len(items))
	for i, item := range items {
		parts[i] = string(item)
	}
	return md(strings.Join(parts, sep))
}
