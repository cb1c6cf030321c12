package exchange

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"doorstep/session"
)

// numbered is a room of n people of whom nothing is known, as the setup makes
// it when only their number is typed.
func numbered(t testing.TB, n int) *desk {
	t.Helper()
	d := newDesk(1)
	d.do(t, "1.1", func(g *session.Gesture) error { return session.AddAliases(g, n) })
	return d
}

// person finds somebody by the alias.
func (d *desk) person(t testing.TB, alias string) *session.Record {
	t.Helper()
	for _, r := range d.state.Kind(session.KindParticipant) {
		if r.Str("alias") == alias {
			return r
		}
	}
	t.Fatalf("nobody is %s", alias)
	return nil
}

// list reads a roster for the room, as a person would paste it.
func (d *desk) list(t *testing.T, text string) []Person {
	t.Helper()
	tab := table(t, text)
	people, problems := Roster(tab, GuessColumns(tab), SeatsOf(d.state))
	if err := Stops(problems); err != nil {
		t.Fatal(err)
	}
	return people
}

// A list that comes after the room was numbered says who is there; nobody is
// there twice.
func TestAddPeopleToANumberedRoom(t *testing.T) {
	d := numbered(t, 28)
	third := d.person(t, "P03")
	d.do(t, "1.1", func(g *session.Gesture) error {
		_, err := g.Add(session.KindCard, session.Patch{"text": "I came to listen", "by": third.ID})
		return err
	})
	seat := session.ID{1}
	d.do(t, "", func(g *session.Gesture) error {
		return g.Set(session.KindParticipant, d.person(t, "P02").ID, session.Patch{"table": seat})
	})
	before := d.state.Changes()

	people := d.list(t, "Alias,Name,Sector\n,"+secretName+",Health\n,Second,Land\n,,Police\np28,Last,Land\n")
	d.do(t, "1.1", func(g *session.Gesture) error { return AddPeople(g, people) })
	if n := len(d.state.Kind(session.KindParticipant)); n != 28 {
		t.Fatalf("there are %d people now", n)
	}
	for alias, want := range map[string][2]string{
		"P01": {secretName, "Health"}, "P02": {"Second", "Land"}, "P03": {"", "Police"}, "P28": {"Last", "Land"}, "P04": {"", ""},
	} {
		r := d.person(t, alias)
		if got := [2]string{d.state.RealName(r.ID), r.Str("sector")}; got != want {
			t.Errorf("%s is %q, want %q", alias, got, want)
		}
		if consent := r.Value("consent_notes"); consent != false && want[1] != "" {
			t.Errorf("the consent of %s is %v", alias, consent)
		}
	}
	if d.person(t, "P02").Ref("table") != seat {
		t.Error("P02 has lost the seat")
	}
	if d.person(t, "P03").ID != third.ID {
		t.Error("what P03 said is somebody else's now")
	}

	if _, _, err := d.state.Undo(d.src, d.device); err != nil {
		t.Fatal(err)
	}
	for _, r := range d.state.Kind(session.KindParticipant) {
		if !unknown(d.state, r) {
			t.Errorf("after the undo %s is still known: %v", r.Str("alias"), r.Fields())
		}
	}
	if d.state.Len() <= len(before) {
		t.Error("the undo is not in the log")
	}
}

// Who is known stays as they are, and those for whom there is no seat are
// added.
func TestAddPeopleBesideKnownOnes(t *testing.T) {
	d := numbered(t, 3)
	d.do(t, "1.1", func(g *session.Gesture) error {
		return AddPeople(g, []Person{{Alias: "P02", Sector: "Land"}})
	})
	people := d.list(t, "Name,Sector\nA,Health\nB,Health\nC,Health\n")
	d.do(t, "1.1", func(g *session.Gesture) error { return AddPeople(g, people) })
	var got []string
	for _, r := range d.state.Kind(session.KindParticipant) {
		got = append(got, r.Str("alias")+" "+r.Str("sector")+" "+d.state.RealName(r.ID))
	}
	if want := []string{"P01 Health A", "P02 Land ", "P03 Health B", "P04 Health C"}; !slices.Equal(got, want) {
		t.Errorf("the room is %q, want %q", got, want)
	}
	g := d.state.Begin(d.src, d.device, "")
	if err := AddPeople(g, []Person{{Alias: "P03"}}); err == nil || !strings.Contains(err.Error(), "P03 is in this session already") {
		t.Errorf("somebody who is known was overwritten: %v", err)
	}
}

// A full room can still be told who is in it.
func TestAddPeopleToAFullRoom(t *testing.T) {
	d := numbered(t, MaxPeople)
	people := strangers(MaxPeople)
	d.do(t, "1.1", func(g *session.Gesture) error { return AddPeople(g, people) })
	if n := len(d.state.Kind(session.KindParticipant)); n != MaxPeople {
		t.Errorf("there are %d people now", n)
	}
}

func TestSeatsOf(t *testing.T) {
	tests := []struct {
		name   string
		fields session.Patch // of P02
		more   func(g *session.Gesture, id session.ID) error
		want   Seats
	}{
		{"nothing is known", nil, nil, Seats{[]string{"P01", "P02", "P10"}, nil}},
		{"no consent", session.Patch{"consent_notes": false, "consent_name": false}, nil, Seats{[]string{"P01", "P02", "P10"}, nil}},
		{"a seat and a place in the list", session.Patch{"table": session.ID{7}, "order": "m"}, nil, Seats{[]string{"P01", "P02", "P10"}, nil}},
		{"a consent", session.Patch{"consent_notes": true}, nil, Seats{[]string{"P01", "P10"}, []string{"P02"}}},
		{"a sector", session.Patch{"sector": "Land"}, nil, Seats{[]string{"P01", "P10"}, []string{"P02"}}},
		{"a field of a later format", session.Patch{"shoe_size": 43}, nil, Seats{[]string{"P01", "P10"}, []string{"P02"}}},
		{"an alias that can't be typed", session.Patch{"alias": "two words"}, nil, Seats{[]string{"P01", "P10"}, []string{"two words"}}},
		{"an alias in small letters", session.Patch{"alias": "p02"}, nil, Seats{[]string{"P01", "P02", "P10"}, nil}},
		{"an alias that two have", session.Patch{"alias": "P1", "sector": "Land"}, nil, Seats{[]string{"P10"}, []string{"P01", "P1"}}},
		{"no alias", session.Patch{"alias": nil, "table": session.ID{7}}, nil, Seats{[]string{"P01", "P10"}, nil}},
		{"a name", nil, func(g *session.Gesture, id session.ID) error { return g.Name(id, secretName) }, Seats{[]string{"P01", "P10"}, []string{"P02"}}},
		{"removed for good", nil, func(g *session.Gesture, id session.ID) error { return g.Redact(session.KindParticipant, id) }, Seats{[]string{"P01", "P10"}, []string{"P02"}}},
		{"deleted", nil, func(g *session.Gesture, id session.ID) error { return g.Delete(session.KindParticipant, id) }, Seats{[]string{"P01", "P10"}, nil}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d := newDesk(1)
			var id session.ID
			d.do(t, "1.1", func(g *session.Gesture) (err error) {
				for _, alias := range []string{"P10", "P01", "P02"} {
					if id, err = g.Add(session.KindParticipant, session.Patch{"alias": alias}); err != nil {
						return err
					}
				}
				if test.more != nil {
					return test.more(g, id)
				}
				return g.Set(session.KindParticipant, id, test.fields)
			})
			if got := SeatsOf(d.state); !reflect.DeepEqual(got, test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// Two laptops that each made P01 and wrote different things into it leave
// nothing for a list to settle.
func TestSeatsAfterAMerge(t *testing.T) {
	d := numbered(t, 2)
	other := &desk{state: session.Fold(d.state.Session, d.state.Changes()), src: newDesk(2).src}
	other.device = other.src.NewID()
	for i, laptop := range []*desk{d, other} {
		laptop.do(t, "", func(g *session.Gesture) error {
			p := laptop.person(t, "P01")
			if err := g.Set(session.KindParticipant, p.ID, session.Patch{"sector": []string{"Land", "Health"}[i]}); err != nil {
				return err
			}
			return g.Set(session.KindParticipant, p.ID, session.Patch{"sector": nil})
		})
	}
	other.do(t, "", func(g *session.Gesture) error { return session.AddAliases(g, 3) })
	d.do(t, "", func(g *session.Gesture) error { return session.AddAliases(g, 3) })
	d.state.ApplyAll(other.state.Changes())
	if got, want := SeatsOf(d.state), (Seats{[]string{"P01", "P02", "P03"}, nil}); !reflect.DeepEqual(got, want) {
		t.Fatalf("got %q, want %q", got, want)
	}
	d.do(t, "", func(g *session.Gesture) error { return AddPeople(g, []Person{{Alias: "P03", Sector: "Land"}}) })
	if got, want := SeatsOf(d.state), (Seats{[]string{"P01", "P02"}, []string{"P03"}}); !reflect.DeepEqual(got, want) {
		t.Errorf("one of two who are both P03 is known: got %q, want %q", got, want)
	}
}
