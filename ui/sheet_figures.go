package ui

import (
	"strings"

	"doorstep/content"
	"doorstep/session"
)

// computedMark begins the id of a column that is worked out. No record has a
// field of such a name.
const computedMark = "="

func isComputed(f *content.Field) bool { return strings.HasPrefix(f.ID, computedMark) }

// withComputed puts a capture's computed columns among its fields, each behind
// the last of its parts, as a subtotal stands in a spreadsheet.
func withComputed(c *content.Capture) ([]content.Field, map[string]session.Computed) {
	fields := c.Fields
	known := map[string]session.Computed{}
	for _, col := range c.Computed {
		rule, ok := session.ComputedOf(c.Kind, col.ID)
		if !ok {
			continue // a pack of a later program; its column can't be worked out here
		}
		at, labels := 0, []string{}
		for i := range fields {
			for _, p := range rule.Parts {
				if fields[i].ID == p {
					at = i + 1
					labels = append(labels, fields[i].Label)
				}
			}
		}
		f := content.Field{
			ID: computedMark + col.ID, Label: computedMark + col.Label, Type: typeOf(rule.Unit),
			Hint: "Worked out: " + strings.Join(labels, " + ") + ".",
		}
		known[f.ID] = rule
		fields = append(fields[:at:at], append([]content.Field{f}, fields[at:]...)...)
	}
	return fields, known
}

// typeOf is the type of field that shows a unit.
func typeOf(u session.Unit) content.Type {
	switch u {
	case session.UnitMinutes:
		return content.Minutes
	case session.UnitTenths:
		return content.Days
	case session.UnitMetres:
		return content.Distance
	case session.UnitMoney:
		return content.Money
	}
	return content.Int
}

// originSigns stand beside a figure and say where it comes from.
var originSigns = map[string]string{
	session.OriginObserved: "o", session.OriginTold: "t", session.OriginEstimated: "e", session.OriginMixed: "*",
}

const originLegend = "o observed  t told  e estimated  * mixed"

// hasOrigin says that a column's figures carry the sign of an origin.
func (s *sheet) hasOrigin(f *content.Field) bool { return f.Origin || isComputed(f) }

// figure is a field's value as a cell shows it, in two parts: the value with
// its unit and a mark where another laptop also wrote one, and the sign of its
// origin, with a space before it.
func (s *sheet) figure(e session.Entry, f *content.Field, r *session.Record) (text, sign string) {
	origin, partial := "", false
	var v any
	if rule, ok := s.computed[f.ID]; ok {
		sum := rule.Of(r)
		if sum.Known() {
			v, origin, partial = int64(sum.V), sum.Origin, rule.Whole && sum.Partial()
		}
	} else {
		v, origin = s.value(r, f), r.FigureOrigin(f.ID)
	}
	text = shown(s.written(e, f, r, v))
	if partial {
		text += "+"
	}
	if len(r.Also(f.ID)) > 0 {
		text += s.env.theme.sign(" ≠", " !=")
	}
	if f.ID == "citizen_action" {
		text = fateSign(s.env.theme, r.Str("fate")) + text
	}
	if s.hasOrigin(f) {
		sign = "  "
		if mark := originSigns[origin]; mark != "" && text != "" {
			sign = " " + mark
		}
	}
	return text, sign
}

// written is a value as the table shows it. An amount in the session's currency
// stands without its code, which the column's head has.
func (s *sheet) written(e session.Entry, f *content.Field, r *session.Record, v any) string {
	n, amount := v.(int64)
	if !amount || f.Type != content.Money {
		return e.Format(f, v)
	}
	if own := e.For(r); own.Currency() != e.Currency() {
		return own.Format(f, v)
	}
	return session.FormatAmount(int(n), e.Currency())
}

// head is a column's heading: that of money names its currency.
func (s *sheet) head(t *theme, e session.Entry, f *content.Field) string {
	label := shown(f.Label)
	if f.Type == content.Money {
		label += " " + shown(e.Currency())
	}
	return label + s.sortMark(t, f)
}

// counted says that a column has something below it: a sum where the rows add
// up, the middle where each stands for itself.
func (s *sheet) counted(f *content.Field) bool {
	return f.Total || isComputed(f) || f.Origin && session.Apart(s.capture().Kind)
}

// counts says that a record has a part in the sums: a step that was dropped has
// none.
func (s *sheet) counts(r *session.Record) bool {
	return r.Kind != session.KindJourneyStep || session.JourneyStep{Fate: r.Str("fate")}.Live()
}
