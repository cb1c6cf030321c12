package session

import (
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestParseMoney(t *testing.T) {
	tests := []struct {
		in, currency string
		want         int
	}{
		{"500", "BDT", 50_000},
		{"0", "BDT", 0},
		{"1,200", "BDT", 120_000},
		{"1 200.50", "BDT", 120_050},
		{"1\u202f200", "BDT", 120_000},
		{"1,00,000", "BDT", 10_000_000},
		{"12,34,567.8", "BDT", 123_456_780},
		{"1,200,000", "BDT", 120_000_000},
		{"৳ 500", "BDT", 50_000},
		{"৳৫০০", "BDT", 50_000},
		{"১,২০০.৫০ টাকা", "BDT", 120_050},
		{"Tk 30", "BDT", 3_000},
		{"Tk.30", "BDT", 3_000},
		{"tk. 30.5", "BDT", 3_050},
		{"500 BDT", "BDT", 50_000},
		{"500 bdt", "bdt", 50_000},
		{"BDT 500/-", "BDT", 50_000},
		{"500/= Tk", "BDT", 50_000},
		{"500.", "BDT", 50_000},
		{".50", "BDT", 50},
		{"৳.50", "BDT", 50},
		{"00500", "BDT", 50_000},
		{"$5", "USD", 500},
		{"US$ 5.25", "USD", 525},
		{"Rs. 100", "NPR", 10_000},
		{"₹ 100", "INR", 10_000},
		{"१००", "INR", 10_000},
		{"¥1,200", "JPY", 1_200},
		{"1200", "VND", 1_200},
		{"1.250", "KWD", 1_250},
		{"1,250", "KWD", 1_250_000},
		{"2", "OMR", 2_000},
		{"90071992547409.91", "BDT", 9_007_199_254_740_991},
		{"90071992547409.92", "BDT", MaxInt},
	}
	for _, tt := range tests {
		got, err := ParseMoney(tt.in, tt.currency)
		if err != nil || got != tt.want {
			t.Errorf("ParseMoney(%q, %s) = %d, %v; want %d", tt.in, tt.currency, got, err, tt.want)
		}
	}
}

func TestParseMoneyRefuses(t *testing.T) {
	tests := []struct {
		in, currency string
		why          error
	}{
		{"1,20", "BDT", errGrouping},
		{"1,2000", "BDT", errGrouping},
		{"0,500", "BDT", errGrouping},
		{"123,45,678", "BDT", errGrouping},
		{"1,,200", "BDT", errGrouping},
		{",200", "BDT", errNotAmount},
		{"1, 200", "BDT", errGrouping},
		{"1,200 000", "BDT", errGrouping},
		{"1.200,50", "BDT", errGrouping},
		{"1.200.000", "BDT", errGrouping},
		{"1 20", "BDT", errGrouping},
		{"1.005", "BDT", errPrecise},
		{"1.200", "BDT", errPrecise},
		{"100.50", "JPY", errPrecise},
		{"1.2345", "KWD", errPrecise},
		{"-5", "BDT", errNegative},
		{"−5", "BDT", errNegative},
		{"Tk -5", "BDT", errNegative},
		{"(500)", "BDT", errNegative},
		{"90071992547409.93", "BDT", errTooLarge},
		{"99999999999999999999999", "BDT", errTooLarge},
		{"500 USD", "BDT", errOtherMoney},
		{"$5", "BDT", errOtherMoney},
		{"₹ 5 BDT", "BDT", errOtherMoney},
		{"", "BDT", errNotAmount},
		{"free", "BDT", errNotAmount},
		{"about 500", "BDT", errNotAmount},
		{"500 or 600", "BDT", errNotAmount},
		{"2 lakh", "BDT", errNotAmount},
		{"5e3", "BDT", errNotAmount},
		{"0x10", "BDT", errNotAmount},
		{"50%", "BDT", errNotAmount},
		{"5+5", "BDT", errNotAmount},
		{".", "BDT", errNotAmount},
	}
	for _, tt := range tests {
		got, err := ParseMoney(tt.in, tt.currency)
		if !errors.Is(err, tt.why) || got != 0 {
			t.Errorf("ParseMoney(%q, %s) = %d, %v; want: %v", tt.in, tt.currency, got, err, tt.why)
		}
	}
	for _, currency := range []string{"", "B", "TAKA", "৳"} {
		if _, err := ParseMoney("5", currency); err == nil || !strings.Contains(err.Error(), "currency") {
			t.Errorf("currency %q: %v", currency, err)
		}
	}
}

func TestRefusalIsOneSafeSentence(t *testing.T) {
	_, err := ParseMoney("\x1b[31m"+strings.Repeat("very long\n", 50), "BDT")
	if s := err.Error(); strings.ContainsAny(s, "\x1b\n") || len(s) > 200 {
		t.Errorf("the refusal is %q", s)
	}
	_, err = ParseMoney("1,20", "BDT")
	want := `"1,20" can be read in more than one way, so nothing was changed; ` +
		"type it without commas and spaces, with a point before decimals"
	if err.Error() != want {
		t.Errorf("got  %s\nwant %s", err, want)
	}
	_, err = ParseMoney("1.2345", "KWD")
	want = `"1.2345" has too many decimals, so nothing was changed; KWD has 3; type it like 1200, 1,200 or 1200.005`
	if err.Error() != want {
		t.Errorf("got  %s\nwant %s", err, want)
	}
}

func TestFormatMoney(t *testing.T) {
	tests := []struct {
		minor    int
		currency string
		want     string
	}{
		{0, "BDT", "BDT 0"},
		{5, "BDT", "BDT 0.05"},
		{50, "BDT", "BDT 0.50"},
		{120_000, "BDT", "BDT 1,200"},
		{120_050, "BDT", "BDT 1,200.50"},
		{-120_000, "BDT", "BDT -1,200"},
		{-5, "BDT", "BDT -0.05"},
		{1_200, "JPY", "JPY 1,200"},
		{1_250, "KWD", "KWD 1.250"},
		{2_000, "KWD", "KWD 2"},
		{100_000_000_00, "USD", "USD 100,000,000"},
		{99_900, "USD", "USD 999"},
		{150, "", "1.50"},
	}
	for _, tt := range tests {
		if got := FormatMoney(tt.minor, tt.currency); got != tt.want {
			t.Errorf("FormatMoney(%d, %q) = %q, want %q", tt.minor, tt.currency, got, tt.want)
		}
	}
	if got := FormatAmount(120_050, "BDT"); got != "1,200.50" {
		t.Errorf("FormatAmount = %q", got)
	}
}

func TestMoneyComesBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		minor := rapid.IntRange(0, MaxInt).Draw(t, "minor")
		currency := rapid.SampledFrom([]string{"BDT", "USD", "JPY", "KWD", "CLF", "XAF"}).Draw(t, "currency")
		text := FormatMoney(minor, currency)
		if got, err := ParseMoney(text, currency); err != nil || got != minor {
			t.Fatalf("%d %s is written %q and read %d, %v", minor, currency, text, got, err)
		}
	})
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"1,00,000.5", "৳ ৫০০/-", "1h20", "2.5 days", "12.4 km", "30 Apr 26", "2:30 p.m.", "0 2 5 12 9", "(-.", "\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { checkParsers(t, s) })
}

// checkParsers states what holds of every parser for any text: no panic, a value
// in range, and what is accepted reads the same when it is shown and typed again.
func checkParsers(t interface{ Fatalf(string, ...any) }, s string) {
	again := func(name string, v int, err error, text string, parse func(string) (int, error)) {
		if err != nil {
			if line := err.Error(); OneLine(line) != line {
				t.Fatalf("%s(%q) fails with %q", name, s, line)
			}
			return
		}
		if v < 0 || v > MaxInt {
			t.Fatalf("%s(%q) = %d", name, s, v)
		}
		if w, err := parse(text); err != nil || w != v {
			t.Fatalf("%s(%q) = %d, shown as %q, read as %d, %v", name, s, v, text, w, err)
		}
	}
	money := func(s string) (int, error) { return ParseMoney(s, "BDT") }
	v, err := money(s)
	again("ParseMoney", v, err, FormatMoney(v, "BDT"), money)
	v, err = ParseMinutes(s)
	again("ParseMinutes", v, err, FormatMinutes(v), ParseMinutes)
	v, err = ParseTenths(s)
	again("ParseTenths", v, err, FormatTenths(v), ParseTenths)
	v, err = ParseDistance(s)
	again("ParseDistance", v, err, FormatDistance(v), ParseDistance)
	if date, err := ParseDate(s, "2026-04-30"); err == nil {
		if back, err := ParseDate(FormatDate(date), ""); err != nil || back != date {
			t.Fatalf("ParseDate(%q) = %s, shown as %q, read as %s, %v", s, date, FormatDate(date), back, err)
		}
	}
	if clock, err := ParseTime(s); err == nil {
		if back, err := ParseTime(clock); err != nil || back != clock {
			t.Fatalf("ParseTime(%q) = %s, read as %s, %v", s, clock, back, err)
		}
	}
}

func TestParsersOnTroublesomeText(t *testing.T) {
	piece := rapid.SampledFrom([]string{
		"0", "5", "12", "2026", "30", "৫", "99999999", ".", ",", ":", "-", "/", " ", "h", "m", "am", "p.m.", "d", "days",
		"km", "Apr", "th", "Tk", "৳", "BDT", "(", ")", "\u00a0", "\u200d", "\xff", "\x1b", "মে",
	})
	rapid.Check(t, func(t *rapid.T) {
		checkParsers(t, strings.Join(rapid.SliceOfN(piece, 0, 8).Draw(t, "pieces"), ""))
	})
}
