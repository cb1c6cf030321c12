package exchange

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"doorstep/content"
	"doorstep/session"
)

// sheets is CSV that must succeed, read by another reader: file to rows.
func sheets(t interface {
	Helper()
	Fatalf(string, ...any)
}, s *session.State, o Options,
) map[string][][]string {
	t.Helper()
	files, err := CSV(s, o)
	if err != nil {
		t.Fatalf("CSV: %v", err)
	}
	all := map[string][][]string{}
	for _, f := range files {
		data, marked := bytes.CutPrefix(f.Data, []byte("\ufeff"))
		if !marked || !bytes.HasSuffix(data, []byte("\r\n")) {
			t.Fatalf("%s has no mark or no end: %q", f.Name, f.Data)
		}
		rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
		if err != nil {
			t.Fatalf("%s: %v\n%s", f.Name, err, data)
		}
		all[f.Name] = rows
	}
	return all
}

// at is the cell of a row under a heading.
func at(t testing.TB, rows [][]string, row int, head string) string {
	t.Helper()
	column := slices.Index(rows[0], head)
	if column < 0 {
		t.Fatalf("there is no column %s in %q", head, rows[0])
	}
	return rows[row][column]
}

func TestCSV(t *testing.T) {
	d := newDesk(1)
	var service, first, second session.ID
	d.do(t, "1.1", func(g *session.Gesture) (err error) {
		if first, err = g.Add(session.KindParticipant, session.Patch{"alias": "P01"}); err != nil {
			return err
		}
		if second, err = g.Add(session.KindParticipant, session.Patch{"alias": "P02"}); err != nil {
			return err
		}
		service, err = g.Add(session.KindService, session.Patch{"name": "জমির পর্চা, \"copy\""})
		return err
	})
	gone := d.src.NewID()
	d.do(t, "1.4", func(g *session.Gesture) error {
		_, err := g.Add(session.KindVisit, session.Patch{
			"by": first, "table": gone, "service": service, "people": []session.ID{first, second}, "date": "2026-05-12",
			"wait_min": 80, "wait_min_origin": "told", "official_fee": -25050, "currency": "BDT", "go_between": true,
			"quote": "Come\r\ntomorrow", "note": "=1+1", "order": "m", "later_field": []string{"-a", "b"}, "travel_min_origin": "observed",
		})
		return err
	})
	pack := &content.Pack{Activities: []*content.Activity{{ID: "1.4", Title: "Become a citizen"}}}
	got := sheets(t, d.state, Options{Pack: pack})
	if len(got) != 3 || len(got["participant.csv"]) != 3 || len(got["service.csv"]) != 2 {
		t.Fatalf("the files are %q", got)
	}
	want := [][2]string{
		{"id", d.state.Kind(session.KindVisit)[0].ID.String()},
		{"number", "1"},
		{"activity", "1.4"},
		{"activity_title", "Become a citizen"},
		{"by", "P01"},
		{"by_id", first.String()},
		{"table", "(gone)"},
		{"table_id", gone.String()},
		{"assignment", ""},
		{"assignment_id", ""},
		{"service", "জমির পর্চা, \"copy\""},
		{"service_id", service.String()},
		{"people", "P01; P02"},
		{"people_id", first.String() + "; " + second.String()},
		{"date", "2026-05-12"},
		{"started_at", ""},
		{"ended_at", ""},
		{"outcome", ""},
		{"travel_min", ""},
		{"travel_min_origin", "observed"},
		{"wait_min", "80"},
		{"wait_min_origin", "told"},
		{"counter_min", ""},
		{"elapsed_days", ""},
		{"official_fee", "-25050"},
		{"travel_cost", ""},
		{"document_cost", ""},
		{"lost_income", ""},
		{"other_payment", ""},
		{"currency", "BDT"},
		{"visits_made", ""},
		{"visits_needed", ""},
		{"distance_m", ""},
		{"agencies", ""},
		{"documents", ""},
		{"steps", ""},
		{"go_between", "true"},
		{"quote", "Come\ntomorrow"},
		{"origin", ""},
		{"note", "'=1+1"},
		{"later_field", "'-a; b"},
		{"order", "m"},
	}
	rows := got["visit.csv"]
	for i, w := range want {
		if i >= len(rows[0]) || rows[0][i] != w[0] || rows[1][i] != w[1] {
			t.Fatalf("column %d of %q is %q, want %q", i, rows[0], rows[1], w)
		}
	}
	if len(rows) != 2 || len(rows[0]) != len(want) {
		t.Errorf("there is more: %q", rows)
	}
}

// What is exported is what stands: nothing of a deleted or redacted record,
// and no name that wasn't asked for.
func TestCSVOfSmall(t *testing.T) {
	s := small(t)
	got := sheets(t, s, Options{})
	for file, n := range map[string]int{"session.csv": 1, "participant.csv": 1, "card.csv": 1} {
		if len(got[file]) != n+1 {
			t.Errorf("%s holds %q", file, got[file])
		}
	}
	if len(got) != 3 {
		t.Errorf("%d files", len(got))
	}
	if slices.Contains(got["participant.csv"][0], "name") {
		t.Error("there is a column for names that weren't asked for")
	}
	if slices.Contains(got["card.csv"][0], "activity_title") {
		t.Error("there are titles without a pack")
	}
	cards := got["card.csv"]
	kept := s.Kind(session.KindCard)[0]
	if a, b := at(t, cards, 1, "also_written"), fmt.Sprintf("parked=%v; step=%s", kept.Also("parked")[0], kept.Also("step")[0]); a != b {
		t.Errorf("also written: %q, want %q", a, b)
	}
	if by := at(t, cards, 1, "by"); by != "P01" {
		t.Errorf("it was said by %q", by)
	}

	named := sheets(t, s, Options{Names: true})["participant.csv"]
	if got := at(t, named, 1, "name"); got != secretName {
		t.Errorf("with names: %q", got)
	}
	if i := slices.Index(named[0], "alias"); named[0][i+1] != "name" {
		t.Errorf("the name stands apart from the alias: %q", named[0])
	}
}

// Two laptops that both named somebody.
func TestCSVAlsoNamed(t *testing.T) {
	d := numbered(t, 1)
	other := &desk{state: session.Fold(d.state.Session, d.state.Changes()), src: newDesk(2).src}
	other.device = other.src.NewID()
	for i, laptop := range []*desk{d, other} {
		laptop.do(t, "", func(g *session.Gesture) error {
			return g.Name(laptop.person(t, "P01").ID, fmt.Sprintf("%s %d", secretName, i))
		})
	}
	d.state.ApplyAll(other.state.Changes())
	if rows := sheets(t, d.state, Options{}); slices.Contains(rows["participant.csv"][0], "also_written") {
		t.Error("that there are two names shows without names")
	}
	rows := sheets(t, d.state, Options{Names: true})["participant.csv"]
	if one, two := at(t, rows, 1, "name"), at(t, rows, 1, "also_written"); one == two || !strings.HasPrefix(two, "name="+secretName) {
		t.Errorf("the names are %q and %q", one, two)
	}
}

// A field that comes from elsewhere never stands under another's heading.
func TestCSVHeadings(t *testing.T) {
	d := newDesk(1)
	odd := session.Patch{
		"id": "a", "activity": "b", "by_id": "c", "service_id": "d", "also_written": "e", "name": "f", "field_name": "g", "activity_title": "h",
	}
	d.do(t, "", func(g *session.Gesture) error {
		for _, kind := range append(content.Kinds, "odd_kind", "nul", "com1") {
			if _, err := g.Add(kind, odd); err != nil {
				return err
			}
		}
		return nil
	})
	got := sheets(t, d.state, Options{Pack: &content.Pack{}})
	if len(got) != len(content.Kinds)+3 || got["nul-.csv"] == nil || got["com1-.csv"] == nil {
		t.Errorf("there are %d files", len(got))
	}
	for file, rows := range got {
		heads := slices.Clone(rows[0])
		slices.Sort(heads)
		if len(slices.Compact(heads)) != len(rows[0]) {
			t.Errorf("%s has a heading twice: %q", file, rows[0])
		}
		for field, v := range odd {
			if !slices.Contains(rows[1], v.(string)) {
				t.Errorf("%s has lost %s: %q", file, field, rows)
			}
		}
	}
	people := got["participant.csv"]
	if slices.Contains(people[0], "name") || at(t, people, 1, "field_name") != "g" || at(t, people, 1, "field_field_name") != "f" {
		t.Errorf("a field that is called name stands in %q", people)
	}
}

// The number is the one on the wall, with the room's letter after a merge.
func TestCSVOfTwoRooms(t *testing.T) {
	d := newDesk(1)
	for _, room := range []*desk{d, newDesk(2)} {
		room.do(t, "", func(g *session.Gesture) error {
			if err := g.Set(session.KindSession, room.state.Session, session.Patch{"title": "Day one", "letter": "=B"}); err != nil {
				return err
			}
			_, err := g.Add(session.KindCard, session.Patch{"text": "x"})
			return err
		})
		d.state.ApplyAll(room.state.Changes())
	}
	rows := sheets(t, d.state, Options{})["card.csv"]
	if got := []string{rows[1][1], rows[2][1]}; !slices.Equal(got, []string{"'=B1", "A1"}) {
		t.Errorf("the numbers are %q", got)
	}
}

func TestCSVRefuses(t *testing.T) {
	if _, err := CSV(session.NewState(session.ID{}), Options{}); err == nil {
		t.Error("a session without an id was written")
	}
	kinds, fields := newDesk(1), newDesk(1)
	for i := range max(maxFiles, maxExtras) + 1 {
		for _, odd := range []struct {
			desk        *desk
			kind, field string
		}{{kinds, fmt.Sprint("kind", i), "text"}, {fields, "card", fmt.Sprint("field", i)}} {
			odd.desk.do(t, "", func(g *session.Gesture) error {
				_, err := g.Add(odd.kind, session.Patch{odd.field: "x"})
				return err
			})
		}
	}
	for want, s := range map[string]*session.State{"201 kinds of records": kinds.state, "kind card have 201 fields": fields.state} {
		files, err := CSV(s, Options{})
		if err == nil || files != nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "as JSON") {
			t.Errorf("error %v, want one with %q", err, want)
		}
	}
}

// A text that many records point to isn't written out for each.
func TestCSVCutsWhatIsPointedTo(t *testing.T) {
	d := newDesk(1)
	d.do(t, "", func(g *session.Gesture) error {
		theme, err := g.Add(session.KindTheme, session.Patch{"sentence": strings.Repeat("ক", 10000)})
		if err != nil {
			return err
		}
		_, err = g.Add(session.KindCard, session.Patch{"text": "x", "theme": theme})
		return err
	})
	got := sheets(t, d.state, Options{})
	if told := at(t, got["card.csv"], 1, "theme"); len([]rune(told)) != maxTold+1 || !strings.HasSuffix(told, "…") {
		t.Errorf("the theme is told as %q", told)
	}
	if n := len([]rune(at(t, got["theme.csv"], 1, "sentence"))); n != 10000 {
		t.Errorf("the theme itself has %d characters", n)
	}
}

func TestFormulaLike(t *testing.T) {
	for _, text := range []string{
		"=1", "+1", "-1", "@x", "\tx", "\rx", "\nx", "＝1", "'=1", "''-1", " =1", "\u00a0=1", "\ufeff=1", "'\t", "' =1", "- came twice",
	} {
		if !formulaLike(text) || safeCell(text) != "'"+plainCell(text) {
			t.Errorf("%q goes out as %q", text, safeCell(text))
		}
	}
	for _, text := range []string{"", "'", "'x", "x=1", "1-1", "P01", "–", "ক-খ", " x", "12"} {
		if formulaLike(text) {
			t.Errorf("%q is taken for a formula", text)
		}
	}
	if got := safeCell(int64(-5)); got != "-5" {
		t.Errorf("minus five is %q", got)
	}
}

// unsafe takes off what safeCell put in front.
func unsafe(cell string) string {
	if inner, ok := strings.CutPrefix(cell, "'"); ok && formulaLike(inner) {
		return inner
	}
	return cell
}

// Another reader gets every value of every record back, whatever the log.
func TestCSVComesBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anyLog(t)
		got := sheets(t, s, Options{})
		if len(got) != len(s.Kinds()) {
			t.Fatalf("%d files of %d kinds", len(got), len(s.Kinds()))
		}
		for _, kind := range s.Kinds() {
			checkSheet(t, s.Kind(kind), got[kind+".csv"])
		}
		other := session.NewState(s.Session)
		for _, c := range rapid.Permutation(s.Changes()).Draw(t, "order") {
			other.Apply(c)
		}
		a, _ := CSV(s, Options{})
		b, _ := CSV(other, Options{})
		if !slices.EqualFunc(a, b, func(a, b File) bool { return a.Name == b.Name && bytes.Equal(a.Data, b.Data) }) {
			t.Fatal("two orders of one log make different bytes")
		}
		for _, f := range a {
			for part := range strings.FieldsSeq(secretName) {
				if bytes.Contains(f.Data, []byte(part)) {
					t.Fatalf("%q is in %s", part, f.Name)
				}
			}
		}
	})
}

func checkSheet(t *rapid.T, records []*session.Record, rows [][]string) {
	if len(rows) != len(records)+1 {
		t.Fatalf("%d rows of %d records", len(rows), len(records))
	}
	// Where a field of the log stands under another heading.
	heads := map[string]string{"id": "field_id", "number": "field_number", "activity": "field_activity", "by": "by_id"}
	for i, r := range records {
		cells, numbers := map[string]string{}, map[string]bool{}
		for _, f := range r.Fields() {
			_, numbers[cmp.Or(heads[f], f)] = r.Int(f)
		}
		for j, cell := range rows[i+1] {
			if !numbers[rows[0][j]] && cell != "" && strings.ContainsAny(cell[:1], "=+-@\t\r\n") {
				t.Fatalf("%s begins as a formula does: %q", rows[0][j], cell)
			}
			cells[rows[0][j]] = unsafe(cell)
		}
		if cells["id"] != r.ID.String() || cells["number"] != r.Label || cells["activity"] != r.Activity {
			t.Fatalf("record %s stands as %q", r.ID, cells)
		}
		for _, f := range r.Fields() {
			head := cmp.Or(heads[f], f)
			if want := plainCell(r.Value(f)); cells[head] != want {
				t.Fatalf("%s is %q, want %q", head, cells[head], want)
			}
		}
	}
}

// An export takes time in proportion to the session.
func BenchmarkCSV(b *testing.B) {
	for _, n := range []int{1000, 10000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			d := numbered(b, 1)
			by := d.person(b, "P01").ID
			d.do(b, "1.6", func(g *session.Gesture) error {
				for i := range n {
					if _, err := g.Add(session.KindCard, session.Patch{"text": fmt.Sprintf("card %d", i), "kind": "pain", "by": by}); err != nil {
						return err
					}
				}
				return nil
			})
			for b.Loop() {
				if _, err := CSV(d.state, Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
