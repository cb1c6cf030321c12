package ui

import (
	"strings"

	"doorstep/session"
)

// middle is the median of stars: 4, or 3½.
func (d *pollDraw) middle(c session.StarCounts) string {
	tenths, ok := c.MedianTenths()
	switch {
	case !ok:
		return d.t.sign("–", "-")
	case tenths%10 == 0:
		return itoa(tenths / 10)
	}
	return itoa(tenths/10) + d.t.sign("½", ".5")
}

// starCells are the place, the middle, a bar for each star, how many there are
// and from where to where they go.
func (d *pollDraw) starCells(id session.ID) string {
	t, row := d.t, d.stars[id]
	c := row.Counts
	hist := countCells(c)
	if !t.ascii {
		hist = t.accent(d.stage).Render(barCells(c))
	}
	line := d.rank(row.Rank, row.Tied, c.N() == 0) + t.bold.Render(pad(d.middle(c), 4)) + " " + pad(hist, 15) + " "
	if d.compact {
		return line
	}
	low, high := c.Range()
	spread := itoa(low) + t.sign("–", "-") + itoa(high)
	if c.N() == 0 {
		spread = ""
	}
	line += t.muted.Render(padLeft(itoa(c.N()), 4)+"  "+pad(spread, 4)) + " "
	if d.splits {
		split := ""
		if c.Split() {
			split = t.warn.Render("split")
		}
		line += pad(split, 5) + " "
	}
	return line + d.wasCells(id)
}

// starHead names the columns of stars.
func (d *pollDraw) starHead() string {
	head := pad("", 4) + pad("mid", 5) + " 1  2  3  4  5  "
	if !d.compact {
		head += "   n  from"
	}
	return d.t.muted.Render(cut(head, d.w))
}

var eighths = []string{"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"}

// barCells is a bar for each of one to five stars, three cells each. What
// somebody gave always shows.
func barCells(c session.StarCounts) string {
	most := 0
	for _, n := range c {
		most = max(most, n)
	}
	var b strings.Builder
	for _, n := range c {
		bar := " "
		if n > 0 {
			bar = eighths[min(int(int64(n)*int64(len(eighths))/int64(most)), len(eighths)-1)]
		}
		b.WriteString(bar + bar + " ")
	}
	return b.String()
}

// countCells are the counts that stand under the bars.
func countCells(c session.StarCounts) string {
	var b strings.Builder
	for _, n := range c {
		b.WriteString(padLeft(itoa(n), 2) + " ")
	}
	return b.String()
}
