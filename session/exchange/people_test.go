package exchange

import (
	"reflect"
	"strings"
	"testing"

	"doorstep/session"
)

func TestAddPeople(t *testing.T) {
	d := newDesk(1)
	people := []Person{
		{
			Alias: "P01", Name: secretName, Sector: "Health", OfficeType: "District hospital", Years: 12,
			Languages: []string{"Bangla"}, Ties: []string{"School 3"}, Uses: "Passport", Access: "Ground floor",
		},
		{Alias: "P02"},
	}
	g := d.do(t, "1.1", func(g *session.Gesture) error { return AddPeople(g, people) })
	got := session.All[session.Participant](d.state)
	if len(got) != 2 || got[0].Number != 1 || got[1].Number != 2 {
		t.Fatalf("got %+v", got)
	}
	want := session.Participant{
		Base: got[0].Base, Alias: "P01", Sector: "Health", OfficeType: "District hospital", YearsService: 12,
		Languages: []string{"Bangla"}, Conflicts: []string{"School 3"}, UsesService: "Passport", AccessNeeds: "Ground floor",
	}
	if !reflect.DeepEqual(got[0], want) {
		t.Errorf("got %+v, want %+v", got[0], want)
	}
	for _, r := range d.state.Kind(session.KindParticipant) {
		for _, consent := range []string{"consent_notes", "consent_name"} {
			if r.Value(consent) != false {
				t.Errorf("%s of %s is %v", consent, r.Str("alias"), r.Value(consent))
			}
		}
	}
	if d.state.RealName(got[0].ID) != secretName || d.state.RealName(got[1].ID) != "" {
		t.Error("the names are not where they belong")
	}
	for _, c := range g.Changes() {
		if has := strings.Contains(c.Text(), secretName); has != (c.Op == session.OpName) {
			t.Errorf("a change of op %s has the name: %v", c.Op, has)
		}
	}
	if len(g.Changes()) != 3 {
		t.Errorf("%d changes for two people and a name", len(g.Changes()))
	}
}

// strangers are n people of whom a sector is known.
func strangers(n int) []Person {
	people := make([]Person, n)
	for i := range people {
		people[i] = Person{Alias: number(i+1, 2), Sector: "Health"}
	}
	return people
}

func TestAddPeopleRefuses(t *testing.T) {
	tests := []struct {
		name   string
		people []Person
		want   string
	}{
		{"one who is there", []Person{{Alias: "P15"}, {Alias: "P01"}}, "P01 is in this session already"},
		{"one in other letters", []Person{{Alias: "P1"}}, "P1 is in this session already"},
		{"two who are there", []Person{{Alias: "P01"}, {Alias: "P02"}}, "P01 and P02 are in"},
		{"many who are there", strangers(6), "P01, P02, P03, P04 and 2 more are in"},
		{"one who was redacted", []Person{{Alias: "P02"}}, "P02 is in this session already"},
		{"one twice", []Person{{Alias: "P07"}, {Alias: "P007"}}, "the alias P007 stands twice"},
		{"no alias", []Person{{Alias: "P07"}, {}}, "person 2 has no alias"},
		{"a name for an alias", []Person{{Alias: secretName}}, "person 1 has no alias"},
		{"bytes that are no text", []Person{{Alias: "P07", Sector: "\xff"}}, "P07 can't be kept"},
		{"bytes in the name", []Person{{Alias: "P07", Name: "\xff"}}, "the name of P07 can't be kept"},
		{"too many", strangers(MaxPeople), "more than the 500"},
	}
	d := newDesk(1)
	d.do(t, "1.1", func(g *session.Gesture) error { return AddPeople(g, strangers(6)) })
	d.do(t, "1.1", func(g *session.Gesture) error {
		return g.Redact(session.KindParticipant, d.state.Kind(session.KindParticipant)[1].ID)
	})
	before := d.state.Version()
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			g := d.state.Begin(d.src, d.device, "1.1")
			err := AddPeople(g, test.people)
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %v, want one with %q", err, test.want)
			}
			if len(g.Changes()) > 0 || d.state.Version() != before {
				t.Error("something was added")
			}
		})
	}
}

func TestAliases(t *testing.T) {
	d := newDesk(1)
	d.do(t, "1.1", func(g *session.Gesture) error { return AddPeople(g, strangers(3)) })
	people := d.state.Kind(session.KindParticipant)
	d.do(t, "1.1", func(g *session.Gesture) error { return g.Redact(session.KindParticipant, people[0].ID) })
	d.do(t, "1.1", func(g *session.Gesture) error { return g.Delete(session.KindParticipant, people[1].ID) })
	if got := Aliases(d.state); !reflect.DeepEqual(got, []string{"P01", "P03"}) {
		t.Errorf("got %q", got)
	}
}
