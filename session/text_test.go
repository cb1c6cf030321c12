package session

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestValid(t *testing.T) {
	tests := []struct {
		name, in, want string
		replaced       bool
	}{
		{"plain", "They sent me home.", "They sent me home.", false},
		{"Bangla", "আবার আসতে হলো", "আবার আসতে হলো", false},
		{"controls are kept as typed", "a\r\nb\tc\x1b[31m\u202E", "a\r\nb\tc\x1b[31m\u202E", false},
		{"a real replacement mark", "a\uFFFDb", "a\uFFFDb", false},
		{"a byte of Latin-1", "caf\xe9", "caf\uFFFD", true},
		{"one mark a byte", "\xff\xfe", "\uFFFD\uFFFD", true},
		{"half a character", "\xe0\xa6", "\uFFFD\uFFFD", true},
		{"a surrogate", "\xed\xa0\x80", "\uFFFD\uFFFD\uFFFD", true},
		{"NUL", "a\x00b", "a\uFFFDb", true},
		{"empty", "", "", false},
	}
	for _, tt := range tests {
		if got, replaced := Valid(tt.in); got != tt.want || replaced != tt.replaced {
			t.Errorf("%s: Valid(%q) = %q, %v; want %q, %v", tt.name, tt.in, got, replaced, tt.want, tt.replaced)
		}
	}
}

func TestShown(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"colour", "\x1b[31mred", "␛[31mred"},
		{"title", "\x1b]0;x\a", "␛]0;x␇"},
		{"NUL, backspace, DEL", "a\x00\b\x7f", "a␀␈␡"},
		{"vertical tab, form feed", "\v\f", "␋␌"},
		{"tab", "a\tb", "a b"},
		{"line ends", "a\r\nb\rc\nd\u2028e\u2029f", "a\nb\nc\nd\ne\nf"},
		{"CR CR LF", "a\r\r\nb", "a\n\nb"},
		{"C1 as code points", "a\u009b31m\u0085", "a\uFFFD31m\uFFFD"},
		{"C1 as bytes", "a\x9b31m", "a\uFFFD31m"},
		{"override", "abc\u202Efdp.exe", "abc‹RLO›fdp.exe"},
		{"all five", "\u202A\u202B\u202C\u202D\u202E", "‹LRE›‹RLE›‹PDF›‹LRO›‹RLO›"},
		{"isolate left open", "a\u2067b\nc", "ab\nc"},
		{"isolate closed on the next line", "a\u2067b\nc\u2069d", "ab\ncd"},
		{"isolate closed twice", "\u2066a\u2069b\u2069", "\u2066a\u2069b"},
		{"the inner pair holds", "\u2068a\u2066b\u2069c", "a\u2066b\u2069c"},
		{"an end, then an opening", "\u2069a\u2066", "a"},
		{"a line separator is a line end for isolates", "\u2066a\u2028b\u2069", "a\nb"},
		{"byte order mark", "\uFEFFa", "a"},
		{"hidden tags", "hi\U000E0068\U000E0069", "hi"},
		{"invisible operators", "a\u2060\u2063\u206Ab", "ab"},
		{"annotation", "\uFFF9a\uFFFAb\uFFFB", "ab"},
		{"musical and shorthand controls", "a\U0001D173\U0001BCA0", "a"},
		{"invalid", "a\xffb", "a\uFFFDb"},
	}
	for _, tt := range tests {
		if got := Shown(tt.in); got != tt.want {
			t.Errorf("%s: Shown(%q) = %q, want %q", tt.name, tt.in, got, tt.want)
		}
	}
}

// What people write must come through untouched, whatever script it is in.
func TestShownKeeps(t *testing.T) {
	for name, s := range map[string]string{
		"English":               "“Come back on Sunday”, 3× - he said…",
		"Bangla with joiners":   "স্বাস্থ্য র\u200c্যাব ক্ষেত্র র\u200d্যাম ৳ ৫০০",
		"Hindi":                 "क्\u200dष क्\u200cष स्वास्थ्य",
		"Arabic, shaped":        "می\u200cخواهم لا\u061C",
		"Hebrew with marks":     "שָׁלוֹם\u200F (a\u200E)",
		"Hebrew in an isolate":  "form \u2067טופס 12\u2069 at the desk",
		"nested isolates":       "\u2066a \u2067ב \u2068c\u2069\u2069\u2069",
		"Khmer, Thai":           "ភាសា\u200Bខ្មែរ ภาษาไทย",
		"soft hyphen":           "admin\u00ADistration",
		"no-break space":        "1\u00A0200\u202F000",
		"family":                "👩‍👩‍👧‍👦 👍🏽 ❤️ 🇧🇩",
		"a Han variant":         "葛\U000E0100",
		"mathematics, pictures": "x ≤ 5 ␛ ‹RLO› 𝟙",
		"a replacement mark":    "a\uFFFDb",
		"two lines":             "a\nb",
	} {
		if got := Shown(s); got != s {
			t.Errorf("%s: Shown(%+q) = %+q", name, s, got)
		}
	}
}

func TestShownPlainAllocatesNothing(t *testing.T) {
	for _, s := range []string{"They sent me home.\nTwice.", "নাগরিক সেবা ৳ 500", "👩‍👧 कक्षा"} {
		if n := testing.AllocsPerRun(100, func() { Shown(s); OneLine("a"); Valid(s) }); n != 0 {
			t.Errorf("%q costs %v allocations", s, n)
		}
	}
}

func TestOneLine(t *testing.T) {
	tests := []struct{ in, want string }{
		{"one", "one"},
		{"one\ntwo", "one / two"},
		{"\none \r\n\r\n  two\n", "one / two"},
		{"a\x1b\nb", "a␛ / b"},
		{"\n\n", ""},
		{"", ""},
	}
	for _, tt := range tests {
		if got := OneLine(tt.in); got != tt.want {
			t.Errorf("OneLine(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestPasted(t *testing.T) {
	tests := []struct {
		in   string
		want []string
	}{
		{"one", []string{"one"}},
		{"a\r\nb\rc\nd", []string{"a", "b", "c", "d"}},
		{"\uFEFFa\n\n \t \n  b  \n", []string{"a", "  b"}},
		{"T1\t20\t\nT2\t\t5 \u00A0", []string{"T1\t20\t", "T2\t\t5"}},
		{"\r\n\n", nil},
		{"", nil},
	}
	for _, tt := range tests {
		if got := Pasted(tt.in); !slices.Equal(got, tt.want) {
			t.Errorf("Pasted(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestLimit(t *testing.T) {
	family := "👩‍👩‍👧‍👦" // 25 bytes, one character to a reader
	tests := []struct {
		name string
		in   string
		kept int
	}{
		{"short", "word", 4},
		{"exactly full", strings.Repeat("a", MaxText), MaxText},
		{"one too many", strings.Repeat("a", MaxText+1), MaxText},
		// A word and its space are 19 bytes: 3,449 of them are 65,531.
		{"between words", strings.Repeat("নাগরিক ", MaxText/19+1), MaxText / 19 * 19},
		{"a line end far back", "a\n" + strings.Repeat("b", MaxText), MaxText},
		{"an emoji across the limit", strings.Repeat("a", MaxText-3) + family, MaxText - 3},
		{"an emoji that just fits", strings.Repeat("a", MaxText-len(family)) + family + "b", MaxText},
		{"an accent behind the limit", strings.Repeat("a", MaxText) + "\u0301", MaxText - 1},
		{"CR LF across the limit", strings.Repeat("a", MaxText-1) + "\r\n", MaxText - 1},
		// 1 + 2×32,767 = 65,535 bytes; one more mark would not fit.
		{"one endless character", "a" + strings.Repeat("\u0301", MaxText), MaxText - 1},
	}
	for _, tt := range tests {
		kept, rest := Limit(tt.in)
		if kept+rest != tt.in {
			t.Errorf("%s: something was lost", tt.name)
		}
		if len(kept) != tt.kept {
			t.Errorf("%s: %d bytes kept, want %d", tt.name, len(kept), tt.kept)
		}
		if !utf8.ValidString(kept) || !utf8.ValidString(rest) {
			t.Errorf("%s: cut inside a code point", tt.name)
		}
	}
}

func TestLimitEndsOnAnything(t *testing.T) {
	for _, s := range []string{strings.Repeat("\x80", 3*MaxText), strings.Repeat("\u0301", 2*MaxText)} {
		for rest := s; rest != ""; {
			var kept string
			kept, rest = Limit(rest)
			if kept == "" || len(kept) > MaxText {
				t.Fatalf("Limit kept %d bytes of %d", len(kept), len(s))
			}
		}
	}
}

// checkShown states what holds of Shown for any bytes at all.
func checkShown(t interface{ Fatalf(string, ...any) }, s string) {
	got := Shown(s)
	if !utf8.ValidString(got) {
		t.Fatalf("Shown(%+q) = %+q is not UTF-8", s, got)
	}
	depth := 0
	for _, r := range got {
		switch {
		case r == '\n':
			if depth != 0 {
				t.Fatalf("Shown(%+q) leaves an isolate open at a line end", s)
			}
		case r < ' ' || r >= 0x7F && r < 0xA0 || r >= 0x2028 && r <= 0x202E:
			t.Fatalf("Shown(%+q) holds %U", s, r)
		case r >= 0x2066 && r <= 0x2068:
			depth++
		case r == 0x2069:
			if depth--; depth < 0 {
				t.Fatalf("Shown(%+q) closes an isolate that is not open", s)
			}
		}
	}
	if depth != 0 {
		t.Fatalf("Shown(%+q) leaves an isolate open", s)
	}
	if again := Shown(got); again != got {
		t.Fatalf("Shown twice: %+q, then %+q", got, again)
	}
	line := OneLine(s)
	if strings.ContainsRune(line, '\n') || OneLine(line) != line {
		t.Fatalf("OneLine(%+q) = %+q", s, line)
	}
}

func FuzzShown(f *testing.F) {
	for _, s := range []string{
		"", "plain", "\x1b[2J", "a\r\n\tb", "\u2067\u2069\u2069\u2066\n", "\u202Eabc\u202C",
		"\xff\xed\xa0\x80", "👩‍👩‍👧‍👦", "স্বাস্থ্য", "\U000E0041\uFEFF\u0085",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { checkShown(t, s) })
}

func TestShownOfTroublesomeText(t *testing.T) {
	trouble := rapid.SampledFrom([]rune("a \r\n\t\x1b\x00\u0085\u009b\u202A\u202C\u202E\u2028\u2066\u2067\u2068\u2069\uFEFF\u200D\u09CD\u0995\U000E0041"))
	rapid.Check(t, func(t *rapid.T) {
		checkShown(t, string(rapid.SliceOf(trouble).Draw(t, "runes")))
		b := rapid.SliceOf(rapid.Byte()).Draw(t, "bytes")
		checkShown(t, string(b))
		if v, replaced := Valid(string(b)); !utf8.ValidString(v) || replaced == (v == string(b)) {
			t.Fatalf("Valid(%+q) = %+q, %v", b, v, replaced)
		}
	})
}
