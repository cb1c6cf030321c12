package session

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// aRoster is a session of four people with names on this laptop.
func aRoster(t testing.TB) *Finder {
	l := newLaptop(1)
	l.do(t, func(g *Gesture) error { return AddAliases(g, 5) })
	for i, name := range []string{"Rahima Begum", "Md. Abdul Karim", "করিম উদ্দিন", "Abdul Halim", "Jo Li"} {
		l.do(t, func(g *Gesture) error { return g.Name(l.Kind(KindParticipant)[i].ID, name) })
	}
	return NewFinder(l.State)
}

func TestPrivateIsPointedOut(t *testing.T) {
	f := aRoster(t)
	for text, want := range map[string]string{
		// mobile numbers of Bangladesh
		"call 01712345678":           "call [phone]",
		"017 1234 5678 rings":        "[phone] rings",
		"01712-345678":               "[phone]",
		"+8801712345678":             "[phone]",
		"+88 01712 345678":           "[phone]",
		"+880 1712-345678, evenings": "[phone], evenings",
		"8801712345678":              "[phone]",
		"00880 1712 345678":          "[phone]",
		"০১৭১২৩৪৫৬৭৮ এ ফোন দিন":   "[phone] এ ফোন দিন",
		"০১৭১২-৩৪৫৬৭৮":            "[phone]",
		"01712345678,01812345678": "[phone],[phone]",
		"(+880) 1712 345678":      "[phone]",
		// others
		"02-9551234":          "[phone]",
		"(02) 9551234":        "[phone]",
		"0821-716112":         "[phone]",
		"+44 20 7946 0018":    "[phone]",
		"+1 (202) 555-0143":   "[phone]",
		"Tel: 955 1234":       "Tel: [phone]",
		"ফোন ৯৫৫ ১২৩৪":        "ফোন [phone]",
		"mobile no. 71234567": "mobile no. [phone]",
		// identity
		"NID 1234567890":                   "NID [number]",
		"her card 123 456 7890 was old":    "her card [number] was old",
		"1990123456789":                    "[number]",
		"19901234567890123":                "[number]",
		"১৯৯০১২৩৪৫৬৭৮৯":                    "[number]",
		"passport A01234567.":              "passport [number].",
		"BX0123456":                        "[number]",
		"account 1234567":                  "account [number]",
		"1234 5678 9012 3456":              "[number]",
		"1234-567-890123":                  "[number]",
		"the file 123456789 was not there": "the file [number] was not there",
		// addresses
		"write to rahim.u@example.gov.bd.": "write to [email].",
		"a@b.co and c_d@e-f.org":           "[email] and [email]",
		// names
		"Rahima Begum said no":   "P01 said no",
		"rahima was sent away":   "P01 was sent away",
		"RAHIMA's file":          "P01's file",
		"Md. Abdul Karim waited": "P02 waited",
		"Abdul waited":           "[name] waited",
		"Abdul-Halim, Karim":     "P04, P02",
		"করিমকে ফিরিয়ে দিল": "P03 ফিরিয়ে দিল",
		"করিম উদ্দিনের ফাইল": "P03 ফাইল",
		"Jo Li said":               "P05 said",
		"Rahima 01712345678 Karim": "P01 [phone] P02",
	} {
		if got := f.Mask(text); got != want {
			t.Errorf("%q is masked as %q, want %q", text, got, want)
		}
	}
}

func TestNothingPrivate(t *testing.T) {
	f := aRoster(t)
	for _, text := range []string{
		"", "#12", "#1234567890", "P07", "T3: see #12 and #14", "12 14 31",
		"waited 3 h 20", "80 min", "1:20", "from 10:30 to 12:45", "10.30-12.45", "9-16, prayer and lunch 13-14",
		"30 Apr 2026", "2026-04-30", "2026-04-30 10:30", "30/4/2026", "30.04.2026", "30-04-26 to 02-05-26", "2019 2020 2021",
		"৳ 500", "500 taka", "1,200 taka", "12,50,000 taka", "1 200 000 taka", "BDT 1200000000", "1200000000 taka", "৳1234567890",
		"12 500", "500-1000", "1200 1500 1800", "0 2 5 12 9", "0 17 12 34 56 78 9", "100 200 300", "3.14159265358", "১২০ টাকা", "১০:৩০", "৩ বার",
		"memo 05.44.0000.012.16.001.20-123", "room 101", "form 7", "section 144", "999", "16263", "21 documents and 28 days",
		"3,600 officers, 424 services", "1,034,688 applications", "30/60/90", "ab 12345678", "20260430", "version 1.2.3.4",
		"karimganj", "the Begum of old", "Rahimafrooz", "Islam", "উদ্দিন", "me @ home", "a@b", "@office", "P07: two hours",
	} {
		if got := f.Find(text); len(got) > 0 {
			t.Errorf("%q: %+v", text, got)
		}
	}
}

// TestPracticeIsPrivate: in the whole practice session only the telephone of the
// field coordinator is pointed out.
func TestPracticeIsPrivate(t *testing.T) {
	s, _ := practiceState(t)
	f := NewFinder(s)
	for _, kind := range s.Kinds() {
		for _, r := range s.Kind(kind) {
			for _, field := range r.Fields() {
				text := r.Str(field)
				if _, err := ParseID(text); err == nil || field == "pack_tree" {
					continue
				}
				for _, p := range f.Find(text) {
					if field != "safety_contact" {
						t.Errorf("%s.%s: %s %q in %q", kind, field, p.Kind, text[p.From:p.To], text)
					}
				}
			}
		}
	}
}

// TestNoNamesNoNameIsFound: in a share copy the rest is still pointed out.
func TestNoNamesNoNameIsFound(t *testing.T) {
	f := NewFinder(NewState(ID{1}))
	if got := f.Mask("Rahima 01712345678"); got != "Rahima [phone]" {
		t.Errorf("it is %q", got)
	}
}

// checkFound holds what must be so of anything that is found in any text.
func checkFound(t interface{ Fatalf(string, ...any) }, f *Finder, text string) {
	last := 0
	for _, p := range f.Find(text) {
		if p.From < last || p.To <= p.From || p.To > len(text) || p.Mask == "" {
			t.Fatalf("%q: %+v after %d", text, p, last)
		}
		if utf8.ValidString(text) && !utf8.ValidString(text[p.From:p.To]) {
			t.Fatalf("%q: %+v cuts a character", text, p)
		}
		last = p.To
	}
	if again := f.Mask(f.Mask(text)); utf8.ValidString(text) && len(again) > 0 && strings.Count(again, "[[") > strings.Count(text, "[[")+strings.Count(text, "[") {
		t.Fatalf("%q is masked twice: %q", text, again)
	}
}

func TestFindHoldsForAnyText(t *testing.T) {
	f := aRoster(t)
	piece := rapid.OneOf(
		rapid.SampledFrom([]string{"017", "12345678", "+880", " ", "-", ".", "(", ")", "#", "০১৭", "@", "a.b", "Rahima", "করিম", "কে", "A0123", "\xff", "৳", "taka", "\u200d"}),
		rapid.StringN(0, 5, 10),
	)
	rapid.Check(t, func(t *rapid.T) {
		checkFound(t, f, strings.Join(rapid.SliceOfN(piece, 0, 12).Draw(t, "pieces"), ""))
	})
}

func FuzzFind(f *testing.F) {
	finder := aRoster(f)
	for _, text := range []string{"call 01712345678", "+1 (202) 555-0143", "করিমকে ১৯৯০১২৩৪৫৬৭৮৯", "a@b.co", "A01234567", strings.Repeat("0 ", 100)} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) { checkFound(t, finder, text) })
}

// TestFindIsBounded: eight times the text is about eight times the work,
// whatever the text.
func TestFindIsBounded(t *testing.T) {
	f := aRoster(t)
	for _, piece := range []string{"0", "0 ", "01-", "1234-", "A0", "a@", "Abdul ", "করিম", "+", "ফোন ", "."} {
		work := func(n int) float64 {
			text := strings.Repeat(piece, n/len(piece))
			return testing.AllocsPerRun(1, func() { f.Find(text) })
		}
		if small, large := work(MaxText/8), work(MaxText); large > 12*small+100 {
			t.Errorf("a text of %q takes %.0f allocations, and of eight times the length %.0f", piece, small, large)
		}
	}
}
