package ui

import (
	"slices"
	"strings"

	"doorstep/content"
	"doorstep/session"
)

// The lines below a table. Where rows add up, as the steps of a journey do, they
// are sums. Where each row is a reading of its own, as a visit is, they are
// medians: one line for each origin where there is room, since figures of mixed
// origin do not share a middle that means much.

// totalRow is one such line: what it is called, and the figure for each column.
type totalRow struct {
	label []string // the longest that fits
	rows  int      // how many readings the label speaks of, 0 for none
	of    func(x figures) (f session.Figure, ok bool)
}

// totalLines are at most most lines below the table.
func (s *sheet) totalLines(t *theme, e session.Entry, cols []column, most int) []string {
	if most < 1 {
		return nil
	}
	var lines []string
	for _, row := range s.totalRows(t, cols, most) {
		if line := s.totalLine(t, e, cols, row); line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

func (s *sheet) totalRows(t *theme, cols []column, most int) []totalRow {
	n := itoa(len(s.records()))
	if s.hiddenRows() > 0 {
		n += " of " + itoa(len(s.all()))
	}
	rows := n + " rows"
	if len(s.all()) == 1 {
		rows = "1 row"
	}
	whole := func(x figures) (session.Figure, bool) { return x.all, x.known }
	if !s.apart() {
		return []totalRow{{[]string{t.sign("Σ", "sum") + " " + n}, 0, whole}}
	}
	var used []totalRow
	for _, origin := range []string{session.OriginObserved, session.OriginTold, session.OriginEstimated} {
		row := totalRow{[]string{"Median, " + origin, origin, "med."}, 0, func(x figures) (session.Figure, bool) {
			for _, f := range x.by {
				if f.Origin == origin {
					return f, true
				}
			}
			return session.Figure{}, false
		}}
		if slices.ContainsFunc(cols, func(c column) bool { _, ok := row.of(s.figuresOf(c.field)); return ok }) {
			used = append(used, row)
		}
	}
	if len(used) > 1 && len(used) <= most {
		return used
	}
	return []totalRow{{[]string{"Median of " + rows, "Median of " + n, "med."}, len(s.records()), whole}}
}

// apart says that the rows are readings each by itself.
func (s *sheet) apart() bool { return session.Apart(s.capture().Kind) }

// totalCell is what stands below a column in w cells: the sum, or the middle,
// where it fits behind the number of readings that it is of; and the sign of the
// origin.
// said is the number of readings that the line's label names already.
func (s *sheet) totalCell(e session.Entry, c *content.Field, x figures, f session.Figure, w, said int) string {
	text := s.amount(e, c, f.Sum, x.currency)
	if s.apart() {
		text = s.amount(e, c, f.Median, x.currency)
		if n := "n" + itoa(f.N) + " "; f.N != said && width(n)+width(text)+2 <= w {
			text = n + text
		}
	}
	if s.hasOrigin(c) {
		text += " " + pad(originSigns[f.Origin], 1)
	}
	return text
}

// totalLine is one line of cells under the columns; "" where none has any. The
// label reaches over columns that hold no figure.
func (s *sheet) totalLine(t *theme, e session.Entry, cols []column, row totalRow) string {
	cells := make([]string, len(cols))
	first := len(cols)
	for i, c := range cols {
		x := s.figuresOf(c.field)
		if f, ok := row.of(x); ok {
			first = min(first, i)
			cells[i] = s.totalCell(e, c.field, x, f, c.width, row.rows)
		}
	}
	if first == len(cols) {
		return ""
	}
	var b strings.Builder
	room := s.numberWidth()
	for i := range first {
		room += cols[i].gap + cols[i].width
	}
	label := row.label[0]
	for _, shorter := range row.label[1:] {
		if width(label) > room {
			label = shorter
		}
	}
	b.WriteString(pad(label, room))
	for i := first; i < len(cols); i++ {
		b.WriteString(strings.Repeat(" ", cols[i].gap) + cellText(cols[i].field, cells[i], cols[i].width))
	}
	return t.bold.Render(b.String())
}

// amount writes what a column comes to, as its cells are written.
func (s *sheet) amount(e session.Entry, f *content.Field, v int, currency string) string {
	switch {
	case f.Type != content.Money:
		return e.Format(f, int64(v))
	case currency != "" && currency != e.Currency():
		return session.FormatMoney(v, shown(currency))
	}
	return session.FormatAmount(v, e.Currency())
}

// aboutColumn says what the column under the cursor comes to: how many figures,
// their middle and their range, apart by origin. It is "" for one without
// figures.
func (s *sheet) aboutColumn(e session.Entry, f *content.Field) string {
	x := s.figuresOf(f)
	if !x.known {
		return ""
	}
	write := func(v int) string { return s.amount(e, f, v, x.currency) }
	if !s.apart() {
		return plural(x.all.N, "figure", "figures") + ", " + write(x.all.Sum) + " in all, " + originWord(x.all.Origin) + "."
	}
	var parts []string
	for _, by := range x.by {
		parts = append(parts, originWord(by.Origin)+" n "+itoa(by.N)+", median "+write(by.Median)+spanOf(by, write))
	}
	if len(parts) > 1 {
		parts[0] = "Mixed origins: " + parts[0]
	}
	return strings.Join(parts, "; ") + "."
}

// spanOf is the range of several readings, and says where some are more than
// was written down.
func spanOf(f session.Figure, write func(int) string) string {
	text := ""
	if f.N > 1 {
		text = " (" + write(f.Min) + " to " + write(f.Max) + ")"
	}
	if f.Partial > 0 {
		text += ", " + itoa(f.Partial) + " of them or more"
	}
	return text
}

func originWord(origin string) string {
	switch origin {
	case session.OriginMixed:
		return "of mixed origin"
	case session.OriginUnknown:
		return "of unsaid origin"
	}
	return origin
}
