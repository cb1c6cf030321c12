package session

import (
	"errors"
	"fmt"
	"strings"
)

// A list is kept in order by a key on each of its records, so that moving one
// record writes one field and nobody else's. A key is the digits of a fraction
// in base 62; the digits are in the order of their bytes, so that keys sort as
// plain text. None ends in the digit nought: there would be no room before it.

const keyDigits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

const (
	lowDigit, highDigit = '0', 'z'
	middleKey           = "V"
	// maxKey is the longest key that is read or made. Only thousands of inserts
	// at one and the same place come near it.
	maxKey = 1000
)

// ErrOrder says that no key could be made: the neighbours are not keys, not in
// order, or have no room left between them. Keys makes a new set for the
// list.
var ErrOrder = errors.New("there is no place between these two")

// Between makes a key that sorts after a and before b. An empty a is the start
// of the list and an empty b its end. Growing a list at either end costs a few
// bytes even after a million records; inserting at one place over and over costs
// a byte for every six inserts.
//
// It fails with ErrOrder where a or b is not a key, where a does not come before
// b (two laptops may have given the same key), and where the key would be longer
// than any list needs.
func Between(a, b string) (string, error) {
	for _, key := range []string{a, b} {
		if key != "" && !validKey(key) {
			return "", fmt.Errorf("%w, since %s is not a place in a list; nothing was moved", ErrOrder, quoted(key))
		}
	}
	var key string
	switch {
	case a == "" && b == "":
		return middleKey, nil
	case b == "":
		key = keyAfter(a)
	case a == "":
		key = keyBefore(b)
	case a >= b:
		return "", fmt.Errorf("%w, since %s does not come before %s; nothing was moved", ErrOrder, quoted(a), quoted(b))
	default:
		key = keyInside(a, b)
	}
	if len(key) > maxKey {
		return "", fmt.Errorf("%w, since too much was put there already; nothing was moved, put it one place further", ErrOrder)
	}
	return key, nil
}

// Keys makes n keys in order, spread evenly, for a list that is made at once.
func Keys(n int) []string {
	if n <= 0 {
		return nil
	}
	width, room := 1, int64(len(keyDigits))
	for room <= int64(n) {
		width++
		room *= int64(len(keyDigits))
	}
	keys := make([]string, n)
	digits := make([]byte, width)
	for i := range keys {
		at := int64(i+1) * room / int64(n+1)
		for j := width - 1; j >= 0; j-- {
			digits[j] = keyDigits[at%int64(len(keyDigits))]
			at /= int64(len(keyDigits))
		}
		keys[i] = trimKey(digits)
	}
	return keys
}

func validKey(s string) bool {
	return len(s) <= maxKey && s[len(s)-1] != lowDigit && strings.Trim(s, keyDigits) == ""
}

// trimKey drops the noughts at the end, which change nothing about a fraction.
func trimKey(digits []byte) string { return strings.TrimRight(string(digits), string(lowDigit)) }

// digitAt is the value of the digit at i, nought behind the end.
func digitAt(key string, i int) int {
	if i >= len(key) {
		return 0
	}
	return strings.IndexByte(keyDigits, key[i])
}

// At the ends of a list, keys count up and down instead of halving what is left,
// so that they stay short: a key that starts with k high digits (k noughts at the
// front of the list) has a counter of k+1 digits behind them. When that is used
// up, k grows by one, and there are 62 times as many places.

// keyAfter counts one up from a.
func keyAfter(a string) string {
	k := len(a) - len(strings.TrimLeft(a, string(highDigit)))
	digits := counter(a, k)
	for i := len(digits) - 1; ; i-- { // stops at k, whose digit is not the highest
		if digits[i] != highDigit {
			digits[i] = keyDigits[strings.IndexByte(keyDigits, digits[i])+1]
			return trimKey(digits)
		}
		digits[i] = lowDigit
	}
}

// keyBefore counts one down from b.
func keyBefore(b string) string {
	k := len(b) - len(strings.TrimLeft(b, string(lowDigit)))
	digits := counter(b, k)
	if len(b) > len(digits) { // what is cut off already makes it smaller
		return trimKey(digits)
	}
	for i := len(digits) - 1; ; i-- { // stops at k, whose digit is not nought
		if digits[i] != lowDigit {
			digits[i] = keyDigits[strings.IndexByte(keyDigits, digits[i])-1]
			break
		}
		digits[i] = highDigit
	}
	if digits[k] == lowDigit {
		return strings.Repeat(string(lowDigit), k+1) + strings.Repeat(string(highDigit), k+2)
	}
	return trimKey(digits)
}

// counter is the first 2k+1 digits of a key, filled up with noughts.
func counter(key string, k int) []byte {
	digits := []byte(strings.Repeat(string(lowDigit), 2*k+1))
	copy(digits, key)
	return digits
}

// keyInside is a short key between two others, where a < b.
func keyInside(a, b string) string {
	i := 0 // the first digit in which they differ; b has one, since it ends in no nought
	for digitAt(a, i) == digitAt(b, i) {
		i++
	}
	low, high := digitAt(a, i), digitAt(b, i)
	switch {
	case high-low > 1:
		return b[:i] + string(keyDigits[(low+high)/2])
	case len(b) > i+1:
		return b[:i+1]
	}
	// The two digits are neighbours and b ends here: stay under b with a's digit,
	// and go half of the way up from the rest of a.
	key := []byte(b[:i] + string(keyDigits[low]))
	for j := i + 1; ; j++ {
		d := digitAt(a, j)
		if up := (d + len(keyDigits)) / 2; up > d && up < len(keyDigits) {
			return string(append(key, keyDigits[up]))
		}
		key = append(key, keyDigits[d])
	}
}
