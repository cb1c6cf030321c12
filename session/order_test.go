package session

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestBetween(t *testing.T) {
	tests := []struct{ a, b, want string }{
		{"", "", "V"},
		// Counting up at the end, and into the next size of counter.
		{"V", "", "W"},
		{"9", "", "A"},
		{"Vabc", "", "W"},
		{"y", "", "z"},
		{"z", "", "z01"},
		{"z0z", "", "z1"},
		{"zyz", "", "zz"},
		{"zz", "", "zz001"},
		// Counting down at the front.
		{"", "V", "U"},
		{"", "Vabc", "V"},
		{"", "1", "0zz"},
		{"", "0zz", "0zy"},
		{"", "0z", "0yz"},
		{"", "01", "00zzz"},
		{"", "0101", "01"},
		// In the middle.
		{"1", "3", "2"},
		{"1", "2", "1V"},
		{"1", "2V", "2"},
		{"1", "101", "100V"},
		{"1y", "2", "1z"},
		{"1z", "2", "1zV"},
		{"1zz", "2", "1zzV"},
		{"12", "1201", "1200V"},
		{"0V", "1", "0k"},
	}
	for _, tt := range tests {
		if got, err := Between(tt.a, tt.b); err != nil || got != tt.want {
			t.Errorf("Between(%q, %q) = %q, %v; want %q", tt.a, tt.b, got, err, tt.want)
		}
	}
}

func TestBetweenRefuses(t *testing.T) {
	for _, tt := range [][2]string{
		{"", "0"}, {"0", ""}, {"", "00"}, {"10", ""}, {"", "V0"}, {"1", "10"}, // ends in nought
		{"2", "1"}, {"1", "1"}, {"1V", "1"}, // not in order
		{"a b", ""}, {"", "é"}, {"a-", "b"}, {"\x00", ""}, // not a key
		{strings.Repeat("V", maxKey+1), ""}, {"", strings.Repeat("0", 1<<16) + "1"}, // too long
		{strings.Repeat("z", maxKey), ""}, {strings.Repeat("V", maxKey), strings.Repeat("V", maxKey-1) + "W"}, // no room
	} {
		if got, err := Between(tt[0], tt[1]); !errors.Is(err, ErrOrder) || got != "" {
			t.Errorf("Between(%.20q, %.20q) = %q, %v", tt[0], tt[1], got, err)
		}
	}
}

func TestKeys(t *testing.T) {
	if got := Keys(3); !slices.Equal(got, []string{"F", "V", "k"}) { // 15, 31 and 46 of 62
		t.Errorf("Keys(3) = %q", got)
	}
	if Keys(0) != nil || Keys(-1) != nil {
		t.Error("no keys, no list")
	}
	for _, n := range []int{1, 2, 61, 62, 63, 1000, 3843, 3844, 20_000} {
		keys := Keys(n)
		last := ""
		for _, k := range keys {
			if !validKey(k) || k <= last || len(k) > 3 {
				t.Fatalf("Keys(%d): %q after %q", n, k, last)
			}
			last = k
		}
		if len(keys) != n {
			t.Fatalf("Keys(%d) made %d", n, len(keys))
		}
	}
}

// between is Between with the promise checked.
func between(t interface{ Fatalf(string, ...any) }, a, b string) string {
	k, err := Between(a, b)
	if err != nil || k <= a || b != "" && k >= b || k[len(k)-1] == lowDigit || strings.Trim(k, keyDigits) != "" {
		t.Fatalf("Between(%q, %q) = %q, %v", a, b, k, err)
	}
	return k
}

func TestKeysStayShort(t *testing.T) {
	grow := func(n int, next func(key string) string) (longest int) {
		key := "V"
		for range n {
			key = next(key)
			longest = max(longest, len(key))
		}
		return longest
	}
	tests := []struct {
		name    string
		inserts int
		next    func(key string) string
		longest int
	}{
		{"at the end", 100_000, func(k string) string { return between(t, k, "") }, 5},
		{"at the front", 100_000, func(k string) string { return between(t, "", k) }, 5},
		{"1,000 times before the same one", 1000, func(k string) string { return between(t, k, "z") }, 250},
		{"1,000 times after the same one", 1000, func(k string) string { return between(t, "1", k) }, 250},
		{"3,000 times in one place", 3000, func(k string) string { return between(t, k, "z") }, maxKey},
	}
	for _, tt := range tests {
		if got := grow(tt.inserts, tt.next); got > tt.longest {
			t.Errorf("%s: keys of %d bytes, want at most %d", tt.name, got, tt.longest)
		}
	}
}

func TestAnyKeysHaveRoomBetween(t *testing.T) {
	key := rapid.Custom(func(t *rapid.T) string {
		s := rapid.StringOfN(rapid.SampledFrom([]rune("0019Vyzz")), 0, 8, -1).Draw(t, "digits")
		return s + rapid.SampledFrom([]string{"1", "V", "z"}).Draw(t, "last")
	})
	rapid.Check(t, func(t *rapid.T) {
		a, b := key.Draw(t, "a"), key.Draw(t, "b")
		between(t, a, "")
		between(t, "", b)
		if a < b {
			between(t, a, between(t, a, b))
		}
		if a >= b {
			if k, err := Between(a, b); !errors.Is(err, ErrOrder) {
				t.Fatalf("Between(%q, %q) = %q, %v", a, b, k, err)
			}
		}
	})
}

func TestListStaysInOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		list := Keys(rapid.IntRange(0, 70).Draw(t, "start"))
		for range rapid.IntRange(0, 60).Draw(t, "inserts") {
			at := rapid.IntRange(0, len(list)).Draw(t, "at")
			a, b := "", ""
			if at > 0 {
				a = list[at-1]
			}
			if at < len(list) {
				b = list[at]
			}
			list = slices.Insert(list, at, between(t, a, b))
		}
		if !slices.IsSorted(list) {
			t.Fatalf("%q", list)
		}
	})
}

func FuzzBetween(f *testing.F) {
	f.Add("", "0")
	f.Add("1z", "2")
	f.Add("z", "")
	f.Fuzz(func(t *testing.T, a, b string) {
		if _, err := Between(a, b); err == nil {
			between(t, a, b)
		}
	})
}
