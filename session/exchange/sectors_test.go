package exchange

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"doorstep/session"
)

func ofSectors(sectors ...string) []Person {
	people := make([]Person, len(sectors))
	for i, s := range sectors {
		people[i].Sector = s
	}
	return people
}

func TestSectors(t *testing.T) {
	tests := []struct {
		name, sectors string // sectors with bars between them
		want          []Spelling
	}{
		{"nothing to join", "Education|Police|Law enforcement|Customs||Primary education", nil},
		{"case, blanks and dots", "Customs|customs|Customs|CUSTOMS.| Customs ", []Spelling{
			{[]Found{{"Customs", 2}, {"customs", 1}, {"CUSTOMS.", 1}, {" Customs ", 1}}, "Customs"},
		}},
		{"the most common wins", "customs|Customs|customs", []Spelling{{[]Found{{"customs", 2}, {"Customs", 1}}, "customs"}}},
		{"one sector in many words", "Edu|Edu.|EDUCATION dept|Ministry of Education|শিক্ষা", []Spelling{
			{[]Found{{"Edu", 1}, {"Edu.", 1}, {"EDUCATION dept", 1}, {"Ministry of Education", 1}, {"শিক্ষা", 1}}, "Education"},
		}},
		{"synonyms need no partner", "Agri|LG", []Spelling{
			{[]Found{{"Agri", 1}}, "Agriculture"},
			{[]Found{{"LG", 1}}, "Local government"},
		}},
		{"Bangla stays Bangla", "শিক্ষা বিভাগ|শিক্ষা", []Spelling{{[]Found{{"শিক্ষা বিভাগ", 1}, {"শিক্ষা", 1}}, "শিক্ষা"}}},
		{"two spellings of a letter", "\u09af\u09bcান|\u09dfান|\u09dfান", []Spelling{
			{[]Found{{"\u09dfান", 2}, {"\u09af\u09bcান", 1}}, "\u09dfান"},
		}},
		{"beginnings", "Cust|Customs|Local Govt", []Spelling{
			{[]Found{{"Cust", 1}, {"Customs", 1}}, "Customs"},
			{[]Found{{"Local Govt", 1}}, "Local government"},
		}},
		{"beginnings of two words", "Tax Adm|Tax administration", []Spelling{
			{[]Found{{"Tax Adm", 1}, {"Tax administration", 1}}, "Tax administration"},
		}},
		{"a word drawn together", "Water Mgmt|Water management|Wtr mngt", []Spelling{
			{[]Found{{"Water Mgmt", 1}, {"Water management", 1}}, "Water management"},
		}},
		{"first letters", "ICT|Information & communication technology", []Spelling{
			{[]Found{{"ICT", 1}, {"Information & communication technology", 1}}, "Information & communication technology"},
		}},
		{"by way of another", "Educat|Educ dept", []Spelling{{[]Found{{"Educat", 1}, {"Educ dept", 1}}, "Education"}}},
		{"short for two", "Comm|Commerce|Communication", nil},
		{"too short to tell", "Cu|Customs", nil},
		{"no letters", "-|???|Customs", nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := Sectors(ofSectors(strings.Split(test.sectors, "|")...)); !reflect.DeepEqual(got, test.want) {
				t.Errorf("got  %v\nwant %v", got, test.want)
			}
		})
	}
}

func TestApplySectors(t *testing.T) {
	people := ofSectors("Edu", "Customs", "Agri", "")
	services := []session.Service{{Name: "Enrolment", Sector: "education"}, {Name: "Visa", Sector: "Passports"}}
	proposals := Sectors(people, services...)
	if want := []Spelling{
		{[]Found{{"Edu", 1}, {"education", 1}}, "Education"},
		{[]Found{{"Agri", 1}}, "Agriculture"},
	}; !reflect.DeepEqual(proposals, want) {
		t.Fatalf("got %v", proposals)
	}
	// Somebody keeps the second apart.
	kept := proposals[:1]
	if got, want := ApplySectors(people, kept), ofSectors("Education", "Customs", "Agri", ""); !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v", got)
	}
	if people[0].Sector != "Edu" {
		t.Error("the people handed in were altered")
	}
	got := ApplyServiceSectors(services, kept)
	if got[0].Sector != "Education" || got[1].Sector != "Passports" || services[0].Sector != "education" {
		t.Errorf("got %+v", got)
	}
}

// TestKnownSectorsStayApart holds the list of synonyms to its promise: no word
// stands for two sectors, and every word leads to its own.
func TestKnownSectorsStayApart(t *testing.T) {
	of := map[string]string{}
	for _, s := range knownSectors {
		for _, text := range append([]string{s.name, s.bangla}, s.also...) {
			if other, taken := of[sectorKey(text)]; taken {
				t.Errorf("%q is %s and %s", text, other, s.name)
			}
			of[sectorKey(text)] = s.name
			if got := knownSector(text); got == nil || got.name != s.name {
				t.Errorf("%q is %v", text, got)
			}
		}
	}
}

// Once joined, nothing is left to join; and the order of the rows makes no
// difference to which rows end up together.
func TestSectorsSettle(t *testing.T) {
	words := []string{
		"Edu", "education", "EDUCATION dept", "Agri", "Agriculture", "Comm", "Commerce", "Communication", "LG", "Local Govt",
		"Police", "Law enforcement", "ভূমি", "Land", "Cust", "Customs", "IC", "Inland Container", "", "-",
	}
	rapid.Check(t, func(t *rapid.T) {
		sectors := rapid.SliceOf(rapid.SampledFrom(words)).Draw(t, "sectors")
		once := ApplySectors(ofSectors(sectors...), Sectors(ofSectors(sectors...)))
		if again := Sectors(once); len(again) > 0 {
			t.Fatalf("after joining %q: %v", sectors, again)
		}
		turned := slices.Clone(sectors)
		slices.Reverse(turned)
		other := ApplySectors(ofSectors(turned...), Sectors(ofSectors(turned...)))
		slices.Reverse(other)
		for i := range once {
			for j := range once {
				same := sectorKey(once[i].Sector) == sectorKey(once[j].Sector)
				if same != (sectorKey(other[i].Sector) == sectorKey(other[j].Sector)) {
					t.Fatalf("%q and %q: together only in one order", sectors[i], sectors[j])
				}
			}
		}
	})
}

// TestInCase: what differs in capitals only is no other word.
func TestInCase(t *testing.T) {
	t.Parallel()
	for sectors, want := range map[string]bool{
		"health,Health": true, "HEALTH": true, "health,Health department": false, "health": true,
	} {
		var people []Person
		for _, s := range strings.Split(sectors, ",") {
			people = append(people, Person{Sector: s})
		}
		for _, j := range Sectors(people) {
			if j.InCase() != want {
				t.Errorf("%s to %s: %v", sectors, j.Joined, !want)
			}
		}
	}
}
