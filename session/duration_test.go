package session

import (
	"errors"
	"testing"

	"pgregory.net/rapid"
)

func TestParseMinutes(t *testing.T) {
	for in, want := range map[string]int{
		"80": 80, "0": 0, "1h20": 80, "1:20": 80, "0:45": 45, "1h": 60, "45m": 45, "45 min": 45,
		"1 h 20 min": 80, "1 H 20": 80, "1h05": 65, "1h5": 65, "2 hours": 120, "90 minutes": 90,
		"1 hr 20 mins": 80, "1.5h": 90, "0.75 h": 45, ".5 h": 30, "10:00": 600, "100h": 6000,
		"৮০": 80, "১ ঘণ্টা ২০ মিনিট": 80, "২ঘন্টা": 120, "१:२०": 80, "١:٢٠": 80, " 80 ": 80,
	} {
		if got, err := ParseMinutes(in); err != nil || got != want {
			t.Errorf("ParseMinutes(%q) = %d, %v; want %d", in, got, err, want)
		}
	}
	for in, why := range map[string]error{
		"": errNotMinutes, "long": errNotMinutes, "1:5": errNotMinutes, "1:60": errNotMinutes, "1h60": errNotMinutes,
		"1:20:30": errNotMinutes, "1 20": errNotMinutes, "20m1h": errNotMinutes, "2 days": errNotMinutes,
		"1:200": errNotMinutes, "1.5": errNotMinutes, "1,200": errNotMinutes, "1h 20 sec": errNotMinutes,
		"-5": errNegative, "-1h20": errNegative, "1.33h": errPrecise, "1.125h": errPrecise,
		"9007199254740993": errTooLarge, "999999999999999999999h": errTooLarge, "150119987579017h": errTooLarge,
		"99999999999999999999.5h": errTooLarge,
	} {
		if got, err := ParseMinutes(in); !errors.Is(err, why) {
			t.Errorf("ParseMinutes(%q) = %d, %v; want: %v", in, got, err, why)
		}
	}
}

func TestFormatMinutes(t *testing.T) {
	for in, want := range map[int]string{
		0: "0 min", 45: "45 min", 59: "59 min", 60: "1 h", 65: "1 h 05", 80: "1 h 20", 600: "10 h", 1500: "25 h",
		-45: "-45 min", -80: "-1 h 20",
	} {
		if got := FormatMinutes(in); got != want {
			t.Errorf("FormatMinutes(%d) = %q, want %q", in, got, want)
		}
	}
}

func TestParseTenths(t *testing.T) {
	for in, want := range map[string]int{
		"2.5": 25, "28": 280, "3 days": 30, "1 day": 10, "2.5d": 25, "0": 0, ".5": 5, "৩ দিন": 30, "২.৫": 25, "1,200": 12000,
	} {
		if got, err := ParseTenths(in); err != nil || got != want {
			t.Errorf("ParseTenths(%q) = %d, %v; want %d", in, got, err, want)
		}
	}
	for in, why := range map[string]error{
		"": errNotDays, "soon": errNotDays, "2 weeks": errNotDays, "3 h": errNotDays, "2.55": errPrecise, "2,5": errGrouping,
		"-1": errNegative, "2.5.6": errGrouping, "999999999999999999": errTooLarge, "1h20": errNotDays,
	} {
		if got, err := ParseTenths(in); !errors.Is(err, why) {
			t.Errorf("ParseTenths(%q) = %d, %v; want: %v", in, got, err, why)
		}
	}
}

func TestFormatTenths(t *testing.T) {
	for in, want := range map[int]string{
		25: "2.5 days", 10: "1 day", 0: "0 days", 5: "0.5 days", 280: "28 days", 11: "1.1 days", 12000: "1,200 days",
		-25: "-2.5 days", -10: "-1 day",
	} {
		if got := FormatTenths(in); got != want {
			t.Errorf("FormatTenths(%d) = %q, want %q", in, got, want)
		}
	}
}

func TestDistance(t *testing.T) {
	for in, want := range map[string]int{
		"12.4": 12400, "12.4 km": 12400, "12 Km.": 12000, "0.4": 400, "400 m": 400, "400 metres": 400, "0": 0,
		"1,200 km": 1200000, "12.345": 12345, "১২.৪ কি.মি.": 12400, "৪০০ মিটার": 400,
	} {
		if got, err := ParseDistance(in); err != nil || got != want {
			t.Errorf("ParseDistance(%q) = %d, %v; want %d", in, got, err, want)
		}
	}
	for in, why := range map[string]error{
		"": errNotDistance, "far": errNotDistance, "12 miles": errNotDistance, "12.3456": errPrecise, "0.5 m": errPrecise,
		"-1": errNegative, "12,4": errGrouping, "9999999999999999": errTooLarge,
	} {
		if got, err := ParseDistance(in); !errors.Is(err, why) {
			t.Errorf("ParseDistance(%q) = %d, %v; want: %v", in, got, err, why)
		}
	}
	for in, want := range map[int]string{
		12400: "12.4 km", 400: "400 m", 999: "999 m", 1000: "1 km", 1001: "1.001 km", 0: "0 m", 12000: "12 km",
		1200000: "1,200 km", -400: "-400 m", -1500: "-1.5 km",
	} {
		if got := FormatDistance(in); got != want {
			t.Errorf("FormatDistance(%d) = %q, want %q", in, got, want)
		}
	}
}

func TestUnitsComeBack(t *testing.T) {
	for name, unit := range map[string]struct {
		format func(int) string
		parse  func(string) (int, error)
	}{
		"minutes":  {FormatMinutes, ParseMinutes},
		"tenths":   {FormatTenths, ParseTenths},
		"distance": {FormatDistance, ParseDistance},
	} {
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				v := rapid.OneOf(rapid.IntRange(0, 5000), rapid.IntRange(0, MaxInt-60)).Draw(t, "v")
				if got, err := unit.parse(unit.format(v)); err != nil || got != v {
					t.Fatalf("%d is written %q and read %d, %v", v, unit.format(v), got, err)
				}
			})
		})
	}
}
