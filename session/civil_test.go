package session

import (
	"errors"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestParseDate(t *testing.T) {
	tests := []struct{ in, ref, want string }{
		{"2026-04-30", "", "2026-04-30"},
		{"2026-4-3", "", "2026-04-03"},
		{"2026/04/30", "", "2026-04-30"},
		{"30/4/2026", "", "2026-04-30"},
		{"30-04-2026", "", "2026-04-30"},
		{"30.4.26", "", "2026-04-30"},
		{"3/4/2026", "", "2026-04-03"}, // the day comes first
		{"30 Apr 2026", "", "2026-04-30"},
		{"30 april 2026", "", "2026-04-30"},
		{"30th of April, 2026", "", "2026-04-30"},
		{"1st Sept. 2026", "", "2026-09-01"},
		{"30-Apr-26", "", "2026-04-30"},
		{"Apr 30, 2026", "", "2026-04-30"},
		{"April 30 2026", "", "2026-04-30"},
		{"৩০ এপ্রিল ২০২৬", "", "2026-04-30"},
		{"৩০/৪/২০২৬", "", "2026-04-30"},
		{"1 জানুয়ারি 2026", "", "2026-01-01"},
		{"1 জানু\u09DFারি 2026", "", "2026-01-01"},
		{"29/2/2028", "", "2028-02-29"},
		// Without a year: the next such day.
		{"30 Apr", "2026-04-01", "2026-04-30"},
		{"30 Apr", "2026-04-30", "2026-04-30"},
		{"30 Apr", "2026-05-01", "2027-04-30"},
		{"Apr 30", "2026-05-01", "2027-04-30"},
		{"1st May", "2026-12-31", "2027-05-01"},
		{"30/4", "2026-04-01", "2026-04-30"},
		{"30.4", "2026-04-01", "2026-04-30"},
		{"29 Feb", "2026-01-01", "2028-02-29"},
		{"29 Feb", "2096-03-01", "2104-02-29"}, // 2100 is no leap year
	}
	for _, tt := range tests {
		if got, err := ParseDate(tt.in, tt.ref); err != nil || got != tt.want {
			t.Errorf("ParseDate(%q, %q) = %q, %v; want %q", tt.in, tt.ref, got, err, tt.want)
		}
	}
	for in, why := range map[string]error{
		"": errNotDate, "soon": errNotDate, "April": errNotDate, "30": errNotDate, "Apr 2026": errNoSuchDay, "30 Ap 2026": errNotDate,
		"31/4/2026": errNoSuchDay, "4/30/2026": errNoSuchDay, "29/2/2026": errNoSuchDay, "31 Feb": errNoSuchDay, "0/1/2026": errNoSuchDay,
		"30/4/226": errNoSuchDay, "30/4/20226": errNoSuchDay, "1/1/1899": errNoSuchDay, "1/1/2200": errNoSuchDay,
		"2026-04-30T10:00": errNotDate, "30/4-2026": errNotDate, "-30/4/2026": errNotDate, "030/4/2026": errNoSuchDay,
	} {
		if got, err := ParseDate(in, "2026-01-01"); !errors.Is(err, why) || got != "" {
			t.Errorf("ParseDate(%q) = %q, %v; want: %v", in, got, err, why)
		}
	}
	if got, err := ParseDate("30 Apr", "today"); err == nil {
		t.Errorf("without a reference the year was made up: %s", got)
	}
}

func TestFormatDate(t *testing.T) {
	for in, want := range map[string]string{
		"2026-04-30": "30 Apr 2026", "2026-05-01": "1 May 2026", "some day": "some day", "2026-02-31": "2026-02-31", "": "",
	} {
		if got := FormatDate(in); got != want {
			t.Errorf("FormatDate(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestEveryDayComesBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		day := func(name string) time.Time {
			return time.Date(1900, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, rapid.IntRange(0, 300*365).Draw(t, name))
		}
		date := day("date").Format(dateLayout)
		if got, err := ParseDate(FormatDate(date), ""); err != nil || got != date {
			t.Fatalf("%s comes back as %q, %v", date, got, err)
		}
		// A day without a year is never before its reference, and less than a
		// year and a day after it unless it is 29 February.
		ref := day("ref")
		d := day("day")
		got, err := ParseDate(d.Format("2 Jan"), ref.Format(dateLayout))
		if ref.Year() > lastYear-9 && err != nil {
			return
		}
		found, _ := time.Parse(dateLayout, got)
		leap := d.Month() == time.February && d.Day() == 29
		if err != nil || found.Before(ref) || !leap && found.After(ref.AddDate(1, 0, 0)) {
			t.Fatalf("%s from %s is %s, %v", d.Format("2 Jan"), ref.Format(dateLayout), got, err)
		}
	})
}

func TestParseTime(t *testing.T) {
	for in, want := range map[string]string{
		"9:30": "09:30", "0930": "09:30", "930": "09:30", "9.30": "09:30", "9am": "09:00", "2 pm": "14:00", "14:05": "14:05",
		"2:30 p.m.": "14:30", "2.30PM": "14:30", "930pm": "21:30", "12am": "00:00", "12 pm": "12:00", "12:15 a.m.": "00:15",
		"0:00": "00:00", "23:59": "23:59", "৯:৩০": "09:30", "9p": "21:00", "11 a.m": "11:00",
	} {
		if got, err := ParseTime(in); err != nil || got != want {
			t.Errorf("ParseTime(%q) = %q, %v; want %q", in, got, err, want)
		}
	}
	for _, in := range []string{
		"", "noon", "9", "14", "24:00", "9:60", "9:5", "0 am", "13 pm", "9:300", "09301", "9:30:10", "-9:30", "9:30 xm", "am", "9:30 am pm", "99999999999999999999am",
	} {
		if got, err := ParseTime(in); !errors.Is(err, errNotTime) || got != "" {
			t.Errorf("ParseTime(%q) = %q, %v", in, got, err)
		}
	}
}
