package exchange

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// table reads a text that must be one.
func table(t *testing.T, text string) Table {
	t.Helper()
	got, err := ReadTable([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// named gives Columns by what they hold, in the order in which they stand.
func named(meanings ...string) Columns {
	c := Columns{-1, -1, -1, -1, -1, -1, -1, -1, -1}
	for i, m := range meanings {
		if m != "" {
			reflect.ValueOf(&c).Elem().FieldByName(m).SetInt(int64(i))
		}
	}
	return c
}

func TestGuessColumns(t *testing.T) {
	tests := []struct {
		name, text string
		want       Columns
	}{
		{"English", "SL,Full name,Designation,Ministry,Office,Mobile\n1,Rahima Begum,Officer,Health,Upazila hospital,017", named("", "Name", "", "Sector", "OfficeType")},
		{"Bangla", "ক্রমিক\tনাম\tপদবি\tদপ্তর\tমোবাইল\n১\tরহিমা\tকর্মকর্তা\tভূমি\t০১৭", named("", "Name", "", "Sector")},
		{"Bangla with both", "অংশগ্রহণকারীর নাম\tমন্ত্রণালয়\tদপ্তরের ধরন\tচাকরির বছর\tভাষা\nর\tভূমি\tঅফিস\t১২\tবাংলা", named("Name", "Sector", "OfficeType", "Years", "Languages")},
		{"two spellings of one letter", "নাম\tমন্ত্রণাল\u09af\u09bc\nর\tভূমি", named("Name", "Sector")},
		{"words around", "Alias (as on the card);Name of the officer;Dept.;Years of service (full);Languages spoken;Ties with offices;Access needs", named("Alias", "Name", "Sector", "Years", "Languages", "Ties", "Access")},
		{"the name of something else", "Name,Name of office,Sector\na,b,c", named("Name", "OfficeType", "Sector")},
		{"an office for want of a sector", "Name,Office\nRahima,Land office", named("Name", "Sector")},
		{"no headings", "P01,Rahima Begum,Health,District hospital,12,Bangla\nP02,Abdul Karim,Land,Land office,3,\"Bangla, English\"\nP03,Mina Das,Health,Clinic,3,Bangla", named("Alias", "Name", "Sector", "OfficeType", "Years", "Languages")},
		{"no headings and a number a row", "1,Rahima Begum,Health\n2,Abdul Karim,Land\n3,Mina Das,Health", named("", "Name", "Sector")},
		{"aliases and sectors", "P01,Customs\nP02,Ports\nP03,Customs\nP04,Ports\nP05,Customs", named("Alias", "Sector")},
		{"nothing but names", "Rahima Begum\nAbdul Karim", named("Name")},
		{"nothing but words that could be names", "Rahima\nRahima", named("Name")},
		{"nothing but aliases", "P01\nP02", named("Alias")},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := GuessColumns(table(t, test.text)); got != test.want {
				t.Errorf("got %+v, want %+v", got, test.want)
			}
		})
	}
}

// TestHeadingsMeanOneThing holds the vocabularies to their purpose: each
// heading means what the table says, also where another list has it too.
func TestHeadingsMeanOneThing(t *testing.T) {
	for _, list := range [][]heading{rosterHeadings, serviceHeadings} {
		v := compile(list)
		seen := map[string]bool{}
		for _, h := range list {
			for _, p := range h.phrases {
				key := strings.Join(headingWords(p), " ")
				if key == "" || len(headingWords(p)) >= longHeading {
					t.Errorf("%q can't be found", p)
				}
				if id := fmt.Sprint(h.means, key); seen[id] {
					t.Errorf("%q stands twice", p)
				} else {
					seen[id] = true
				}
				if m, ok := v.best(p); !ok || !m.exact() {
					t.Errorf("%q is not found", p)
				}
			}
		}
	}
}

func TestRoster(t *testing.T) {
	text := "Alias,Name,Sector,Office type,Years,Languages,Ties,Uses,Access\n" +
		",Rahima Begum,Health,District hospital,12 years,\"Bangla, English\",Land office; School 3,Passport,Ground floor\n" +
		"p2,Abdul Karim,Land,,১২,Bangla/Garo,,,\n" +
		",Mina Das,,,,,,,\n" +
		"A-1,,-,,many,,,,\n" +
		"5,,Police,,,,,,\n"
	got, problems := Roster(table(t, text), GuessColumns(table(t, text)), Seats{})
	want := []Person{
		{
			Alias: "P01", Name: "Rahima Begum", Sector: "Health", OfficeType: "District hospital", Years: 12,
			Languages: []string{"Bangla", "English"}, Ties: []string{"Land office", "School 3"}, Uses: "Passport", Access: "Ground floor",
		},
		{Alias: "P2", Name: "Abdul Karim", Sector: "Land", Years: 12, Languages: []string{"Bangla", "Garo"}},
		{Alias: "P03", Name: "Mina Das"},
		{Alias: "A-1"},
		{Alias: "P05", Sector: "Police"},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	wantProblems := []Problem{
		{4, "P03 has no sector; the draw needs it to send people elsewhere", false},
		{5, "the years of service must be a whole number from 0 to 60; they were left out", false},
		{5, "A-1 has no sector; the draw needs it to send people elsewhere", false},
	}
	if !reflect.DeepEqual(problems, wantProblems) {
		t.Errorf("problems %+v", problems)
	}
}

func TestRosterProblems(t *testing.T) {
	many := "Alias,Sector\n"
	for range MaxPeople + 1 {
		many += ",Health\n"
	}
	tests := []struct {
		name, text string
		taken      []string
		people     int
		stop       string // the problem that stops, "" for none
		note       string // one that does not
	}{
		{"doubled aliases", "Alias,Sector\nP01,Health\nP02,Land\nP01,Police", nil, 3, "line 4: the alias P01 stands on line 2 too", ""},
		{"doubled in other letters", "Alias,Sector\nP07,Health\np7,Land", nil, 2, "line 3: the alias P7 stands on line 2 too", ""},
		{"doubled in Bangla digits", "Alias,Sector\nP07,Health\nP০৭,Land", nil, 2, "stands on line 2 too", ""},
		{"an alias that is taken", "Alias,Sector\nP01,Health", []string{"p1"}, 1, "line 2: the alias P01 is in this session already", ""},
		{"a name for an alias", "Alias,Sector\nRahima Begum,Health", nil, 1, "line 2: the alias must be one short word", ""},
		{"a table for an alias", "Alias,Sector\nt3,Health", nil, 1, "line 2: the alias must be", ""},
		{"a long alias", "Alias,Sector\nABCDEFGHIJKLM,Health", nil, 1, "line 2: the alias must be", ""},
		{"three at once", "Alias,Sector\nA B,Health\nC D,Health\nE F,Health", nil, 3, "(and 2 more like it)", ""},
		{"numbers of rows that were never filled", "SL,Name,Sector\n1,Rahima,Health\n2,,\n", nil, 1, "", "line 3: nobody stands here"},
		{"no sectors", "Name,Years\nRahima Begum,3\nAbdul Karim,4\n", nil, 2, "", "no column holds the sectors"},
		{"no column", "Mobile,Email\n017,a@b\n", nil, 0, "no column could be told", ""},
		{"no row", "Name,Sector\n", nil, 0, "the table holds nobody", ""},
		{"too many", many, nil, MaxPeople + 1, "line 502: the list goes on after 500 people", ""},
		{"an old code page", "Name,Sector\nRahima,Sant\xe9\n", nil, 1, "", "could not be read"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			tab := table(t, test.text)
			people, problems := Roster(tab, GuessColumns(tab), Seats{Taken: test.taken})
			if len(people) != test.people {
				t.Errorf("%d people, want %d", len(people), test.people)
			}
			err := Stops(problems)
			if (err != nil) != (test.stop != "") || err != nil && !strings.Contains(err.Error(), test.stop) {
				t.Errorf("stops with %v, want %q", err, test.stop)
			}
			noted := func(p Problem) bool { return !p.Stop && strings.Contains(p.String(), test.note) }
			if test.note != "" && !slices.ContainsFunc(problems, noted) {
				t.Errorf("no note %q in %v", test.note, problems)
			}
			for _, p := range problems {
				if strings.Contains(p.Text, "Rahima") {
					t.Errorf("a problem tells a name: %s", p)
				}
			}
		})
	}
}

func TestRosterFillsAliases(t *testing.T) {
	hundred := make([]string, 100)
	tests := []struct{ given, free, taken, want []string }{
		{[]string{"", "", ""}, nil, nil, []string{"P01", "P02", "P03"}},
		{[]string{"", "P01", "", "P3", ""}, nil, nil, []string{"P02", "P01", "P04", "P3", "P05"}},
		{[]string{"", "A1", ""}, nil, []string{"P01", "p002"}, []string{"P03", "A1", "P04"}},
		{[]string{"", "", ""}, []string{"P04", "B01"}, []string{"P01"}, []string{"P04", "B01", "P02"}},
		{[]string{"", "p4", "", "B2"}, []string{"P04", "B01", "B02"}, nil, []string{"B01", "P4", "P01", "B2"}},
		{[]string{"", "", "P7"}, []string{"P01", "P02", "P03"}, nil, []string{"P01", "P02", "P7"}},
		{[]string{""}, nil, hundred, []string{"P001"}},
		{[]string{"", ""}, []string{"P01"}, hundred[1:], []string{"P01", "P002"}},
	}
	for _, test := range tests {
		text := "Alias,Sector\n"
		for _, alias := range test.given {
			text += alias + ",Health\n"
		}
		tab := table(t, text)
		people, problems := Roster(tab, GuessColumns(tab), Seats{test.free, test.taken})
		var got []string
		for _, p := range people {
			got = append(got, p.Alias)
		}
		if !slices.Equal(got, test.want) || len(problems) > 0 {
			t.Errorf("of %q with %q free and %q taken: %q %v, want %q", test.given, test.free, test.taken, got, problems, test.want)
		}
	}
}
