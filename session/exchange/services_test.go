package exchange

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"doorstep/session"
)

func TestServices(t *testing.T) {
	full := session.Service{
		Name: "Copy of a land record", Sector: "Land", OfficeType: "Upazila land office", Place: "Ward 3",
		Hours: "Sun-Thu 9-16", TypicalNeed: "Proof for a loan", Capacity: 3,
	}
	tests := []struct {
		name, text string
		want       []session.Service
	}{
		{
			"English, in an order of its own",
			"Capacity,Usual need,Opening hours,Address,Kind of office,Sector,Service\n3,Proof for a loan,Sun-Thu 9-16,Ward 3,Upazila land office,Land,Copy of a land record\n",
			[]session.Service{full},
		},
		{
			"Bangla",
			"সেবার নাম\tখাত\tদপ্তর\tঠিকানা\tসময়\tপ্রয়োজন\tধারণক্ষমতা\nজমির পর্চা\tভূমি\tউপজেলা ভূমি অফিস\tওয়ার্ড ৩\t৯-৪\tঋণ\t৩\n",
			[]session.Service{{
				Name: "জমির পর্চা", Sector: "ভূমি", OfficeType: "উপজেলা ভূমি অফিস", Place: "ওয়ার্ড ৩",
				Hours: "৯-৪", TypicalNeed: "ঋণ", Capacity: 3,
			}},
		},
		{
			"no headings", "Copy of a land record;Land;Upazila land office;Ward 3;Sun-Thu 9-16;Proof for a loan;3\n",
			[]session.Service{full},
		},
		{"names alone", "Passport\nPension\n", []session.Service{{Name: "Passport"}, {Name: "Pension"}}},
		{
			"a name and an office", "Name,Office\nPassport,Regional office\n",
			[]session.Service{{Name: "Passport", OfficeType: "Regional office"}},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, problems := Services(table(t, test.text))
			if !reflect.DeepEqual(got, test.want) || Stops(problems) != nil {
				t.Errorf("got %+v %v, want %+v", got, problems, test.want)
			}
		})
	}
}

func TestServicesProblems(t *testing.T) {
	tests := []struct {
		name, text string
		services   int
		stop, note string
	}{
		{"no name", "Service,Sector\n,Land\nPassport,Home\n", 1, "", "line 2: no service stands here"},
		{"no sector", "Service,Sector\nPassport,\n", 1, "", "line 2: the service has no sector"},
		{"twice", "Service,Place\nPassport,Ward 3\nPASSPORT.,ward 3\nPassport,Ward 4\n", 3, "line 3: the same service at the same place stands on line 2 too", ""},
		{"no pairs", "Service,Sector,Capacity\nPassport,Home,0\n", 1, "", "line 2: the pairs that a service takes must be a whole number from 1 to 20"},
		{"too many pairs", "Service,Sector,Capacity\nPassport,Home,many\n", 1, "", "from 1 to 20"},
		{"no column", "Sector,Place\nLand,Ward 3\n", 0, "no column holds the services", ""},
		{"no row", "Service,Sector\n", 0, "the table holds no service", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, problems := Services(table(t, test.text))
			if len(got) != test.services {
				t.Errorf("got %+v", got)
			}
			err := Stops(problems)
			if (err != nil) != (test.stop != "") || err != nil && !strings.Contains(err.Error(), test.stop) {
				t.Errorf("stops with %v, want %q", err, test.stop)
			}
			noted := func(p Problem) bool { return !p.Stop && strings.Contains(p.String(), test.note) }
			if test.note != "" && !slices.ContainsFunc(problems, noted) {
				t.Errorf("no note %q in %v", test.note, problems)
			}
		})
	}
}

func TestAddServices(t *testing.T) {
	d := newDesk(1)
	list := []session.Service{
		{Name: "Passport", Sector: "Home", OfficeType: "Regional office", Place: "Ward 3", Hours: "9-16", TypicalNeed: "Travel", Capacity: 3},
		{Name: "Passport", Sector: "Home", OfficeType: "Regional office", Place: "Ward 4"},
	}
	d.do(t, "1.2", func(g *session.Gesture) error { return AddServices(g, list) })
	got := session.All[session.Service](d.state)
	for i := range got {
		if got[i].Number != i+1 {
			t.Errorf("service %d has number %d", i, got[i].Number)
		}
		got[i].Base = session.Base{}
	}
	if !reflect.DeepEqual(got, list) {
		t.Errorf("got %+v", got)
	}
	if r := d.state.Kind(session.KindService)[1]; r.Value("capacity") != nil {
		t.Error("a capacity that nobody gave was kept")
	}
	for _, test := range []struct {
		name string
		list []session.Service
		want string
	}{
		{"one that is there", []session.Service{{Name: "Pension"}, {Name: "passport", Sector: "home", OfficeType: "Regional Office", Place: "Ward 4"}}, "is in this session already"},
		{"one twice", []session.Service{{Name: "Pension"}, {Name: "Pension"}}, "stands twice"},
		{"no name", []session.Service{{Name: "Pension"}, {Sector: "Land"}}, "service 2 has no name"},
		{"bytes that are no text", []session.Service{{Name: "\xff"}}, "service 1 can't be kept"},
	} {
		g := d.state.Begin(d.src, d.device, "1.2")
		err := AddServices(g, test.list)
		if err == nil || !strings.Contains(err.Error(), test.want) || len(g.Changes()) > 0 {
			t.Errorf("%s: %v after %d changes", test.name, err, len(g.Changes()))
		}
	}
}
