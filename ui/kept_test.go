package ui

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"doorstep/session"
)

// TestWhatIsKeptIsAsNew holds the wall, the journeys and the draw that a desk
// keeps to those that a new desk reads, after whatever is written.
func TestWhatIsKeptIsAsNew(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Kept")
	s.people(4, 3)
	d := s.app.env.desk
	walls, steps := d.pack.Activity("2.1"), d.pack.Activity("3.3")
	own := newJourney(s.app.env, steps, &steps.Captures[0]).(*journey)
	read := func(d *desk, j *journey) string {
		text := ""
		for _, c := range d.wallOf(walls.Capture(session.KindTheme), walls.Capture(session.KindCard)).Columns {
			if c.Theme != nil {
				text += c.Letter + c.Theme.Text()
			}
			text += fmt.Sprint(c.Services, texts(c.Cards), "\n")
		}
		kept, all := d.ofKind(session.KindJourneyStep)
		text += fmt.Sprint(texts(all), texts(j.all()))
		for _, table := range append(d.state.Kind(session.KindTable), nil) {
			var id session.ID
			if table != nil {
				id = table.ID
			}
			text += fmt.Sprint(texts(kept.tables.Of(id)), texts(threadSteps(d, id, nowJourney)))
		}
		return text + fmt.Sprint(d.drawn().Visits, d.mirror())
	}
	kinds := []string{session.KindCard, session.KindCard, session.KindTheme, session.KindJourneyStep, session.KindJourneyStep, session.KindTable, session.KindAssignment, session.KindVisit}
	rapid.Check(t, func(rt *rapid.T) {
		for range rapid.IntRange(1, 12).Draw(rt, "deeds") {
			one := func(kind string) any {
				if list := s.kind(kind); len(list) > 0 && rapid.IntRange(0, 3).Draw(rt, "any "+kind) > 0 {
					return rapid.SampledFrom(list).Draw(rt, kind).ID
				}
				return nil
			}
			kind := rapid.SampledFrom(kinds).Draw(rt, "kind")
			word := fmt.Sprint("word ", rapid.IntRange(0, 99).Draw(rt, "word"))
			p := map[string]session.Patch{
				session.KindCard:        {"text": word, "kind": "pain", "theme": one(session.KindTheme), "parked": rapid.Bool().Draw(rt, "lot")},
				session.KindTheme:       {"sentence": word, "parked": rapid.Bool().Draw(rt, "parked"), "table": one(session.KindTable)},
				session.KindJourneyStep: {"citizen_action": word, "journey": nowJourney, "table": one(session.KindTable)},
				session.KindTable:       {"name": word},
				session.KindAssignment:  {"note": word},
				session.KindVisit:       {"wait_min": len(word), "outcome": "done"},
			}[kind]
			list := s.kind(kind)
			write := func(g *session.Gesture) (err error) {
				switch deed := rapid.IntRange(0, 5).Draw(rt, "deed"); {
				case deed < 2 || len(list) == 0:
					_, err = g.Add(kind, p)
				case deed < 5:
					err = g.Set(kind, rapid.SampledFrom(list).Draw(rt, "which").ID, p)
				default:
					err = g.Delete(kind, rapid.SampledFrom(list).Draw(rt, "which").ID)
				}
				return err
			}
			if err := write(d.state.Begin(s.src.source(), d.doc.Device(), "2.1")); err != nil {
				rt.Fatal(err)
			}
			d.table = session.ID{}
			if tables := s.kind(session.KindTable); len(tables) > 0 && rapid.IntRange(0, 4).Draw(rt, "a table's") == 0 {
				d.table = rapid.SampledFrom(tables).Draw(rt, "table").ID
			}
			fresh := roomDesk(d, d.state, d.table)
			anew := newJourney(&env{desk: fresh}, steps, &steps.Captures[0]).(*journey)
			if got, want := read(d, own), read(fresh, anew); got != want {
				rt.Fatalf("kept is\n%s\nand new is\n%s", got, want)
			}
			if d.table.IsZero() && !slices.IsSortedFunc(own.all(), func(a, b *session.Record) int { return own.placeOfTable(a) - own.placeOfTable(b) }) {
				rt.Fatalf("the tables' steps are mixed: %q", texts(own.all()))
			}
		}
	})
}

// placeOfTable is where the table of a step stands, 0 for none.
func (j *journey) placeOfTable(r *session.Record) int {
	return 1 + slices.IndexFunc(j.env.desk.state.Kind(session.KindTable), func(t *session.Record) bool { return t.ID == r.Ref("table") })
}
