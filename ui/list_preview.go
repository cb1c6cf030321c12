package ui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"doorstep/session/exchange"
)

// listColumn is what a column of a list can be, with its place in the columns.
type listColumn[C any] struct {
	name string
	at   func(c *C) *int
}

// listPreview is a list out of a spreadsheet, read and not taken in yet: what
// each column is, and which spellings of sectors would become one. Both can be
// changed before anything is added. C are the columns of the list.
type listPreview[C any] struct {
	listSource
	table    exchange.Table
	have     bool
	cols     C
	meanings []listColumn[C]
	// problems, joins and cased follow from the table and the columns.
	problems []exchange.Problem
	joins    []exchange.Spelling
	cased    []exchange.Spelling // joins that change capitals only
	apart    map[string]bool     // joins that were switched off, by what they join to
	// focus is a column, or behind them a join.
	focus int

	guess func(exchange.Table) C
	// understand reads the list anew after a column was given another meaning.
	understand func()
}

// read takes the bytes of a list.
func (p *listPreview[C]) read(data []byte) {
	t, err := exchange.ReadTable(data)
	if p.err = err; err != nil {
		return
	}
	p.table, p.cols, p.have, p.focus = t, p.guess(t), true, 0
	p.understand()
}

// pasted takes another list in the place of the one that is previewed.
func (p *listPreview[C]) pasted(text string) {
	p.read([]byte(strings.ReplaceAll(text, "\r", "\n")))
}

// meaning is what a column is taken for, -1 for nothing.
func (p *listPreview[C]) meaning(col int) int {
	for i, m := range p.meanings {
		if *m.at(&p.cols) == col {
			return i
		}
	}
	return -1
}

// columnName is what a column is taken for in a word, "" for nothing.
func (p *listPreview[C]) columnName(col int) string {
	if m := p.meaning(col); m >= 0 {
		return p.meanings[m].name
	}
	return ""
}

// change gives the column with the focus its next meaning, or switches a join.
func (p *listPreview[C]) change() {
	if p.focus >= p.table.Width() {
		j := p.joins[p.focus-p.table.Width()].Joined
		p.apart[j] = !p.apart[j]
		return
	}
	is := p.meaning(p.focus)
	if is >= 0 {
		*p.meanings[is].at(&p.cols) = -1
	}
	for next := is + 1; next < len(p.meanings); next++ {
		if at := p.meanings[next].at(&p.cols); *at < 0 {
			*at = p.focus
			break
		}
	}
	p.understand()
	p.focus = min(p.focus, p.table.Width()+len(p.joins)-1)
}

// key is a key while the list is previewed; take adds what it holds.
func (p *listPreview[C]) key(k tea.KeyPressMsg, take func() tea.Cmd) tea.Cmd {
	n := p.table.Width() + len(p.joins)
	switch {
	case key.Matches(k, keys.back):
		p.have = false
	case key.Matches(k, keys.left, keys.up, keys.shiftTab):
		p.focus = (p.focus - 1 + n) % n
	case key.Matches(k, keys.right, keys.down, keys.tab):
		p.focus = (p.focus + 1) % n
	case key.Matches(k, keys.tick):
		p.change()
	case key.Matches(k, keys.keep):
		return take()
	}
	return nil
}

// keyList are the keys of a preview; add is what taking so many entries is called.
func (p *listPreview[C]) keyList(add string, n int) []key.Binding {
	return []key.Binding{
		when(as(keys.keep, add), n > 0 && exchange.Stops(p.problems) == nil),
		as(keys.left, "column"), as(keys.right, "column"), when(as(keys.tick, "change"), true), as(keys.back, "another list"),
	}
}

// lines are what is previewed, behind how many entries there are.
func (p *listPreview[C]) lines(t *theme, count string, w int) []string {
	lines := []string{"", "  " + t.bold.Render(count) + t.muted.Render(skippedNote(&p.table)), ""}
	lines = append(lines, tableLines(t, &p.table, p.columnName, p.focus, w)...)
	lines = append(lines, joinLines(t, p.joins, p.cased, p.apart, p.table.Width(), p.focus, w)...)
	return append(lines, problemLines(t, p.problems, w)...)
}
