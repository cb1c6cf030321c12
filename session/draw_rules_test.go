package session

import (
	"slices"
	"testing"
)

func TestOpeningHoursAreReadAsPosted(t *testing.T) {
	t.Parallel()
	// 2026-05-10 is a Sunday.
	sunday, friday, saturday := "2026-05-10", "2026-05-08", "2026-05-09"
	for _, c := range []struct {
		hours, date, from, until string
		open                     bool
	}{
		{"Sun-Thu 9-16", sunday, "10:30", "14:30", true},
		{"Sun-Thu 9-16", friday, "10:30", "14:30", false},
		{"Sun-Thu 9-16", sunday, "08:30", "14:30", false},
		{"Sun-Thu 9-16", sunday, "10:30", "16:30", false},
		{"Sun-Thu 9-16", "", "10:30", "14:30", true},
		{"Sun-Thu 9-16", friday, "", "", false},
		{"Sun-Thu 9-16", sunday, "", "", true},
		{"Sun-Thu 9-16, prayer and lunch 13-14", sunday, "10:30", "14:30", true},
		{"Sun–Thu 9–4", sunday, "10:30", "14:30", true},
		{"sunday to thursday, 9:00 am - 5:00 pm", sunday, "16:00", "17:00", true},
		{"sunday to thursday, 9:00 am - 5:00 pm", saturday, "16:00", "17:00", false},
		{"Sat, Mon 9-12; Sun 14-17", saturday, "10:00", "11:00", true},
		{"Sat, Mon 9-12; Sun 14-17", sunday, "10:00", "11:00", false},
		{"Sat, Mon 9-12; Sun 14-17", sunday, "14:00", "17:00", true},
		{"9-1, 2-5", sunday, "14:30", "16:30", true},
		{"9-1, 2-5", sunday, "12:30", "14:30", false},
		{"9-16 except Fri", friday, "10:00", "11:00", false},
		{"9-16 except Fri", sunday, "10:00", "11:00", true},
		{"9-16, Friday closed", friday, "10:00", "11:00", false},
		{"Every day 9-17", friday, "09:00", "17:00", true},
		{"24/7", friday, "00:30", "23:00", true},
		{"24 hours", friday, "00:30", "23:00", true},
		{"Sat-Thu 8-14:30, tickets until noon", sunday, "10:30", "14:30", true},
		{"Sat-Thu 8-14:30, tickets until noon", friday, "10:30", "14:30", false},
		{"রবি-বৃহস্পতি ৯-৪", sunday, "10:30", "14:30", true},
		{"রবি-বৃহস্পতি ৯-৪", friday, "10:30", "14:30", false},
		{"9-16 (lunch 13-14)", sunday, "10:00", "15:00", true},
		// What nobody can read is taken as open.
		{"ask at the gate", friday, "10:30", "14:30", true},
		{"", friday, "10:30", "14:30", true},
		{"9-", friday, "10:30", "14:30", true},
		{"99-100", friday, "10:30", "14:30", true},
		// A window that ends before it begins asks only for its beginning.
		{"Sun-Thu 9-16", sunday, "10:30", "09:00", true},
	} {
		if got := OpenIn(c.hours, DrawWindow{c.date, c.from, c.until}); got != c.open {
			t.Errorf("%q on %s from %s to %s: open is %v (%v)", c.hours, c.date, c.from, c.until, got, parseOpenings(c.hours))
		}
	}
}

func FuzzOpeningHours(f *testing.F) {
	for _, s := range []string{"Sun-Thu 9-16", "9-1, 2-5", "closed", "24/7", "Sat-", "-9-", "9 to 5 pm (lunch)", "রবি ৯-৪"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		OpenIn(s, DrawWindow{"2026-05-10", "10:30", "14:30"})
		for _, day := range parseOpenings(s).days {
			for _, p := range day {
				if p.from < 0 || p.until <= p.from || p.until > 36*60 {
					t.Fatalf("%q is open from %d to %d", s, p.from, p.until)
				}
			}
		}
	})
}

func TestWhatStandsBetweenAPersonAndAService(t *testing.T) {
	t.Parallel()
	land := Service{Name: "Land mutation", Sector: "Land", OfficeType: "Upazila land office", Place: "Upazila complex, old wing"}
	for _, c := range []struct {
		p    Participant
		want []DrawRule
	}{
		{Participant{Sector: "Health"}, nil},
		{Participant{Sector: " LAND "}, []DrawRule{RuleSector}},
		{Participant{Sector: "Health", OfficeType: "upazila  land-office"}, []DrawRule{RuleOffice}},
		{Participant{Sector: "land", OfficeType: "Upazila Land Office"}, []DrawRule{RuleSector, RuleOffice}},
		{Participant{Sector: "Health", Conflicts: []string{"land mutation"}}, []DrawRule{RuleTie}},
		{Participant{Sector: "Health", Conflicts: []string{"police", "the land office"}}, []DrawRule{RuleTie}},
		{Participant{Sector: "Health", Conflicts: []string{"my brother sits in the old wing of the Upazila complex"}}, []DrawRule{RuleTie}},
		{Participant{Sector: "Health", Conflicts: []string{"upazila health complex"}}, nil},
		{Participant{Sector: "Health", Conflicts: []string{"office"}}, nil},
		{Participant{Sector: "Health", Conflicts: []string{""}}, nil},
		{Participant{}, []DrawRule{RuleUnknown}},
	} {
		var got []DrawRule
		for _, b := range Unfit(c.p, land) {
			got = append(got, b.Rule)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%+v: %v, not %v", c.p, got, c.want)
		}
	}
	// The two ways of writing a letter are one, in Latin and in Bangla.
	same := [][2]string{{"Santé", "sante\u0301"}, {"মৎস্য অধিদপ্তর ড\u09bc", "মৎস্য অধিদপ্তর \u09dc"}}
	for _, s := range same {
		if foldText(s[0]) != foldText(s[1]) {
			t.Errorf("%q and %q are not the same", s[0], s[1])
		}
	}
}

func TestAWindowThatBeginsLaterEndsLater(t *testing.T) {
	t.Parallel()
	was := DrawWindow{"2026-05-10", "09:00", "13:00"}
	for _, c := range []struct{ from, until string }{
		{"10:30", "13:00"}, {"13:00", "17:00"}, {"14:30", "18:30"}, {"08:00", "13:00"}, {"", "13:00"}, {"23:00", "13:00"},
	} {
		got := DrawWindow{was.Date, c.from, was.Until}.Behind(was)
		if want := (DrawWindow{was.Date, c.from, c.until}); got != want {
			t.Errorf("from %q it is %v, not %v", c.from, got, want)
		}
	}
	open := DrawWindow{"2026-05-10", "", "13:00"}
	if got := (DrawWindow{"2026-05-10", "14:00", "13:00"}).Behind(open); got.Until != "13:00" {
		t.Errorf("what had no beginning ends at %s", got.Until)
	}
}
