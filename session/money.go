package session

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// exponents are the currencies whose minor unit is not a hundredth, with the
// number of decimals that they have. Source: ISO 4217, list one.
var exponents = map[string]int{
	"BIF": 0, "CLP": 0, "DJF": 0, "GNF": 0, "ISK": 0, "JPY": 0, "KMF": 0, "KRW": 0,
	"PYG": 0, "RWF": 0, "UGX": 0, "UYI": 0, "VND": 0, "VUV": 0, "XAF": 0, "XOF": 0, "XPF": 0,
	"BHD": 3, "IQD": 3, "JOD": 3, "KWD": 3, "LYD": 3, "OMR": 3, "TND": 3,
	"CLF": 4, "UYW": 4,
}

// Exponent is the number of decimals of a currency by its ISO 4217 code: the
// minor unit, in which amounts are kept, is the unit divided by ten to that
// power. It is 2 unless the standard lists another.
func Exponent(currency string) int {
	if e, ok := exponents[currency]; ok {
		return e
	}
	return 2
}

// spoken are the signs and words for money, in lower case, with the currencies
// they may stand for.
var spoken = map[string][]string{
	"৳": {"BDT"}, "tk": {"BDT"}, "tks": {"BDT"}, "taka": {"BDT"}, "টাকা": {"BDT"}, "টা": {"BDT"},
	"₹": {"INR"}, "rs": rupees, "re": rupees, "rupee": rupees, "rupees": rupees, "रु": rupees, "₨": rupees,
	"$": dollars, "dollar": dollars, "dollars": dollars, "us$": {"USD"},
	"€": {"EUR"}, "euro": {"EUR"}, "euros": {"EUR"},
	"£": {"GBP", "EGP", "LBP", "SYP", "SDG", "SSP", "GIP", "FKP", "SHP"}, "pounds": {"GBP", "EGP", "LBP", "SYP", "SDG", "SSP"},
	"¥": {"JPY", "CNY"}, "yen": {"JPY"}, "yuan": {"CNY"}, "rmb": {"CNY"},
	"₱": {"PHP"}, "₦": {"NGN"}, "₫": {"VND"}, "₩": {"KRW"}, "฿": {"THB"}, "₪": {"ILS"}, "₺": {"TRY"},
	"₽": {"RUB"}, "₴": {"UAH"}, "₸": {"KZT"}, "₮": {"MNT"}, "₭": {"LAK"}, "៛": {"KHR"}, "₵": {"GHS"},
	"rp": {"IDR"}, "rm": {"MYR"}, "ksh": {"KES"}, "kshs": {"KES"}, "ush": {"UGX"}, "tsh": {"TZS"}, "birr": {"ETB"},
}

var (
	rupees  = []string{"INR", "NPR", "PKR", "LKR", "MUR", "SCR"}
	dollars = []string{
		"USD", "AUD", "BBD", "BMD", "BND", "BSD", "BZD", "CAD", "FJD", "GYD", "HKD", "JMD", "KYD",
		"LRD", "NAD", "NZD", "SBD", "SGD", "SRD", "TTD", "TWD", "XCD",
	}
)

var (
	errNotAmount  = errors.New("is not an amount of money")
	errOtherMoney = errors.New("is in another currency")
)

// ParseMoney reads an amount as the room types it and returns it in minor units
// of currency, an ISO 4217 code: with BDT, "1,200", "1 200.50", "৳ 500",
// "Tk 30", "500 BDT", "500/-", "1,00,000" and "৫০০" are read. A point stands
// before decimals, a comma or a space between groups.
//
// It fails, in a sentence to show as it is, on what can be read in two ways
// (1,20), on more decimals than the currency has, on amounts below zero or
// beyond MaxInt minor units, on another currency, and on an empty text: not
// knowing an amount is not the same as nought, and is the caller's to tell.
func ParseMoney(s, currency string) (int, error) {
	currency = strings.ToUpper(strings.TrimSpace(currency))
	if !validCurrency(currency) {
		return 0, fmt.Errorf("the session has no currency, so the amount %s was not taken; set one first, such as BDT", quoted(s))
	}
	before, number, behind := moneyParts(s)
	for _, word := range []string{before, behind} {
		if err := checkCurrency(word, currency); err != nil {
			return 0, refusal(s, err, "type it in "+currency+", such as 1200 or 1,200")
		}
	}
	minor, err := decimal(number, Exponent(currency))
	switch {
	case errors.Is(err, errNotNumber):
		return 0, refusal(s, errNotAmount, "type it like 1200 or 1,200")
	case errors.Is(err, errPrecise) && Exponent(currency) == 0:
		return 0, refusal(s, err, currency+" has none; type a whole number such as 1200")
	case errors.Is(err, errPrecise):
		return 0, refusal(s, err, fmt.Sprintf("%s has %d; type it like 1200, 1,200 or %s",
			currency, Exponent(currency), amountExample(currency)))
	case errors.Is(err, errGrouping):
		return 0, refusal(s, err, "type it without commas and spaces, with a point before decimals")
	case errors.Is(err, errNegative):
		return 0, refusal(s, err, "type what was paid, as 0 or more")
	case err != nil:
		return 0, refusal(s, err, "check it and type it again")
	}
	return minor, nil
}

// moneyParts parts an amount into the words or signs before it, the number and
// the words behind it.
func moneyParts(s string) (before, number, behind string) {
	s = strings.TrimSpace(asciiDigits(s))
	first := strings.IndexAny(s, "0123456789")
	if first < 0 {
		return "", s, ""
	}
	// The point in ".50" belongs to the number, that in "Tk.50" to the word.
	if before, ok := strings.CutSuffix(s[:first], "."); ok && !endsInLetter(before) {
		first--
	}
	last := strings.LastIndexAny(s, "0123456789") + 1
	before, number, behind = s[:first], s[first:last], s[last:]
	if strings.ContainsAny(before, "-(") {
		number = "-" + number
	}
	behind = strings.TrimSpace(behind)
	for _, mark := range []string{"/-", "/=", "/"} { // the closing stroke of a receipt: 500/-
		if cut, ok := strings.CutPrefix(behind, mark); ok {
			behind = cut
			break
		}
	}
	return strings.Trim(before, " .-("), number, strings.Trim(behind, " .)")
}

func endsInLetter(s string) bool {
	for _, r := range slices.Backward([]rune(s)) {
		return inWord(r)
	}
	return false
}

// checkCurrency says what is wrong with a word beside an amount; nothing is, if
// it is empty or means the currency.
func checkCurrency(word, currency string) error {
	codes, known := spoken[strings.ToLower(word)]
	code := strings.ToUpper(word)
	switch {
	case word == "" || code == currency || slices.Contains(codes, currency):
		return nil
	case known || validCurrency(code):
		return errOtherMoney
	}
	return errNotAmount
}

// validCurrency says whether s has the form of an ISO 4217 code.
func validCurrency(s string) bool {
	return len(s) == 3 && strings.IndexFunc(s, func(r rune) bool { return r < 'A' || r > 'Z' }) < 0
}

func amountExample(currency string) string {
	return "1200." + strings.Repeat("0", Exponent(currency)-1) + "5"
}

// FormatMoney writes minor units of a currency: "BDT 1,200", or "BDT 1,200.50"
// if there is a fraction. ParseMoney reads it back. An amount below zero, which
// only a difference can be, is "BDT -1,200". Without a currency the amount stands
// alone, in hundredths.
func FormatMoney(minor int, currency string) string {
	if currency == "" {
		return FormatAmount(minor, currency)
	}
	return currency + " " + FormatAmount(minor, currency)
}

// FormatAmount is FormatMoney without the code, for a column whose head has it.
func FormatAmount(minor int, currency string) string {
	return scaled(minor, Exponent(currency), false)
}
