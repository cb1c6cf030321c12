package session

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// folder is a fold that the laws are held against: the State's own, the
// reference, or a broken one.
type folder func(session ID, changes []*Change) *picture

// law is something that must be true of a fold, whatever happened.
type law struct {
	name  string
	holds func(h story, fold folder) error
}

var laws = []law{
	{"the order of arrival makes no difference", orderIsNothing},
	{"no live text is lost", nothingIsLost},
	{"what was replaced is not shown", replacedIsNotShown},
	{"the highest counts", highestCounts},
	{"an edit that a delete had not seen keeps the record", editBeatsDelete},
	{"a delete that had seen everything takes the record away", deleteDeletes},
	{"what was redacted never comes back", redactedStaysAway},
	{"of two changes with one id the smaller checksum stays", smallerSumStays},
	{"a share copy shows the same records", shareShowsTheSame},
}

func TestLaws(t *testing.T) {
	oneByOne := func(session ID, changes []*Change) *picture {
		s := NewState(session)
		for _, c := range changes {
			s.Apply(c)
		}
		return portrait(s)
	}
	atOnce := func(session ID, changes []*Change) *picture { return portrait(Fold(session, changes)) }
	for _, l := range laws {
		t.Run(l.name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				h := stories.Draw(t, "story")
				for _, fold := range []folder{oneByOne, atOnce} {
					if err := l.holds(h, fold); err != nil {
						t.Fatal(err)
					}
				}
			})
		})
	}
}

func orderIsNothing(h story, fold folder) error {
	orders := h.shuffles(4)
	first := fold(h.session, orders[0]).String()
	for _, order := range append(orders[1:], h.changes) {
		if d := difference(fold(h.session, order).String(), first); d != "" {
			return fmt.Errorf("another order: %s", d)
		}
	}
	return nil
}

// sets are what a fold may be given of a story: all of it, and parts.
func (h story) sets() [][]*Change {
	return [][]*Change{h.shuffles(1)[0], h.part(1), h.part(2), h.part(3)}
}

// eachLive hands over every value of a set that no present change of the set
// supersedes, and the picture that the fold makes of the set. Where an id
// stands for two changes the set says nothing certain, and is left out.
func eachLive(h story, fold folder, check func(p *picture, set []*Change, y *Change, field string) error) error {
	if h.forged {
		return nil
	}
	for _, set := range h.sets() {
		p := fold(h.session, set)
		for _, y := range set {
			if y.Op != OpSet || isRedacted(set, y.Record) {
				continue
			}
			for f := range y.Fields() {
				if superseder(set, y, f) != nil {
					continue
				}
				if err := check(p, set, y, f); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

func isRedacted(set []*Change, record ID) bool {
	return slices.ContainsFunc(set, func(c *Change) bool { return c.Op == OpRedact && c.Record == record })
}

// superseder is a change of the set that replaces y on a field, or nil.
func superseder(set []*Change, y *Change, field string) *Change {
	for _, x := range set {
		same := x.Op == y.Op && x.Kind == y.Kind && x.Record == y.Record && x.Sets(field)
		if same && slices.Contains(x.Prev, y.ID) && Compare(y, x) < 0 {
			return x
		}
	}
	return nil
}

// knowingDelete says whether some delete that stands had seen the change.
func knowingDelete(set []*Change, y *Change) bool {
	return slices.ContainsFunc(set, func(d *Change) bool {
		return d.Kind == y.Kind && d.Record == y.Record && d.Op == OpSet && d.Value(FieldDeleted) == true &&
			(d == y || slices.Contains(d.Prev, y.ID)) && superseder(set, d, FieldDeleted) == nil
	})
}

func nothingIsLost(h story, fold folder) error {
	err := eachLive(h, fold, func(p *picture, set []*Change, y *Change, field string) error {
		text, ok := y.Value(field).(string)
		if !ok || field == FieldDeleted || field == FieldNumber || knowingDelete(set, y) {
			return nil
		}
		if r := p.find(y.Kind, y.Record); r == nil || !r.shows(field, text) {
			return fmt.Errorf("%q, which %s wrote on %s, is nowhere", text, y.ID, field)
		}
		return nil
	})
	if err != nil || h.forged {
		return err
	}
	for _, set := range h.sets() {
		p := fold(h.session, set)
		for _, y := range set {
			name, ok := y.Value("name").(string)
			live := ok && y.Op == OpName && !isRedacted(set, y.Record) && superseder(set, y, "name") == nil
			if live && !slices.Contains(p.names[y.Record], name) {
				return fmt.Errorf("the name %q is nowhere", name)
			}
		}
	}
	return nil
}

func replacedIsNotShown(h story, fold folder) error {
	if h.forged {
		return nil
	}
	for _, set := range h.sets() {
		p := fold(h.session, set)
		for _, y := range set {
			r := p.find(y.Kind, y.Record)
			text, ok := y.Value("text").(string)
			if y.Op != OpSet || r == nil || !ok || superseder(set, y, "text") == nil {
				continue
			}
			again := slices.ContainsFunc(set, func(z *Change) bool {
				return z.Op == OpSet && z.Record == y.Record && z.Kind == y.Kind && z.Value("text") == text &&
					superseder(set, z, "text") == nil
			})
			if !again && r.shows("text", text) {
				return fmt.Errorf("%q was replaced and is shown", text)
			}
		}
	}
	return nil
}

func highestCounts(h story, fold folder) error {
	return eachLive(h, fold, func(p *picture, set []*Change, y *Change, field string) error {
		r := p.find(y.Kind, y.Record)
		higher := slices.ContainsFunc(set, func(z *Change) bool {
			return z.Op == OpSet && z.Record == y.Record && z.Kind == y.Kind && z.Sets(field) && Compare(y, z) < 0
		})
		if r == nil || higher || field == FieldDeleted || field == FieldNumber {
			return nil
		}
		if got := r.fields[field]; !SameValue(got, y.Value(field)) {
			return fmt.Errorf("%s shows %v, but the highest change wrote %v", field, got, y.Value(field))
		}
		return nil
	})
}

func editBeatsDelete(h story, fold folder) error {
	return eachLive(h, fold, func(p *picture, set []*Change, y *Change, field string) error {
		content := field != FieldDeleted && field != FieldNumber && y.Value(field) != nil
		if content && !knowingDelete(set, y) && p.find(y.Kind, y.Record) == nil {
			return fmt.Errorf("%s wrote %s, and the record is not there", y.ID, field)
		}
		return nil
	})
}

func deleteDeletes(h story, fold folder) error {
	return eachLive(h, fold, func(p *picture, set []*Change, d *Change, field string) error {
		if field != FieldDeleted || d.Value(field) != true {
			return nil
		}
		for _, y := range set {
			if y.Op != OpSet || y.Kind != d.Kind || y.Record != d.Record || y == d {
				continue
			}
			for f := range y.Fields() {
				if superseder(set, y, f) == nil && (f == FieldDeleted || !slices.Contains(d.Prev, y.ID)) {
					return nil // it had not seen this one, or somebody says otherwise
				}
			}
		}
		if p.find(d.Kind, d.Record) != nil {
			return fmt.Errorf("%s deleted %s, which is there", d.ID, d.Record)
		}
		return nil
	})
}

func redactedStaysAway(h story, fold folder) error {
	for _, set := range h.sets() {
		p := fold(h.session, set)
		for id, c := range p.log {
			if c.Op != OpRedact && isRedacted(set, c.Record) {
				return fmt.Errorf("%s came back", id)
			}
		}
		for _, r := range p.shown {
			if isRedacted(set, r.id) {
				return fmt.Errorf("%s %s is shown", r.kind, r.id)
			}
		}
		for person := range p.names {
			if isRedacted(set, person) {
				return fmt.Errorf("the name of %s is there", person)
			}
		}
	}
	return nil
}

func smallerSumStays(h story, fold folder) error {
	for _, set := range h.sets() {
		p := fold(h.session, set)
		for _, c := range set {
			have := p.log[c.ID]
			if have == nil && isRedacted(set, c.Record) {
				continue
			}
			if have == nil || slices.Compare(have.sum[:], c.sum[:]) > 0 {
				return fmt.Errorf("%s with the smaller checksum is not there", c.ID)
			}
		}
	}
	return nil
}

func shareShowsTheSame(h story, fold folder) error {
	for _, set := range h.sets() {
		share := slices.DeleteFunc(slices.Clone(set), func(c *Change) bool { return c.Op == OpName })
		whole, shared := fold(h.session, set), fold(h.session, share)
		if d := difference(shared.records(), whole.records()); d != "" && !h.forged {
			return fmt.Errorf("the share copy: %s", d)
		}
		if len(shared.names) > 0 {
			return fmt.Errorf("the share copy has names")
		}
	}
	return nil
}
