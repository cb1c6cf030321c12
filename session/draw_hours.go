package session

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// openings are the hours of a week as a service posts them.
type openings struct {
	// days are the open spans of each day, Sunday first, in minutes of the day.
	days [7][]span
	// read says that the text was understood. What was not is taken as open:
	// the facilitator reads it, and the draw must not refuse for a word.
	read bool
}

type span struct{ from, until int }

// OpenIn says whether a service is open for the whole of a window, as its hours
// are posted: "Sun-Thu 9-16", "every day 9 am to 5 pm", "Sat, Mon 9-1, 2-5". A
// pause for lunch or prayer does not close it. Hours that can't be read, and a
// window without times, count as open; without a date, one such day is enough.
func OpenIn(hours string, w DrawWindow) bool { return parseOpenings(hours).in(w) }

func (o openings) in(w DrawWindow) bool {
	if !o.read {
		return true
	}
	from, until := clockMinutes(w.From), clockMinutes(w.Until)
	if until >= 0 && from >= 0 && until <= from {
		until = -1
	}
	fits := func(day int) bool {
		for _, s := range o.days[day] {
			if (from < 0 || s.from <= from && from < s.until) && (until < 0 || s.from < until && until <= s.until) {
				return true
			}
		}
		return false
	}
	if t, err := time.Parse(dateLayout, w.Date); err == nil {
		return fits(int(t.Weekday()))
	}
	for day := range 7 {
		if fits(day) {
			return true
		}
	}
	return false
}

// Behind is a window whose beginning was changed from another's: where it would
// end before it begins, it ends as much later as the other lasted, as far as
// that is the same day.
func (w DrawWindow) Behind(was DrawWindow) DrawWindow {
	from, until, began := clockMinutes(w.From), clockMinutes(w.Until), clockMinutes(was.From)
	if from < 0 || until < 0 || began < 0 || until > from {
		return w
	}
	if until += from - began; until < 24*60 && until > from {
		w.Until = fmt.Sprintf("%02d:%02d", until/60, until%60)
	}
	return w
}

// clockMinutes is a time as "15:04" in minutes of the day, -1 for none.
func clockMinutes(clock string) int {
	t, err := time.Parse("15:04", clock)
	if err != nil {
		return -1
	}
	return t.Hour()*60 + t.Minute()
}

// hoursReader goes through the words of posted hours.
type hoursReader struct {
	o openings
	// list are the days that the next span holds for, nil for every day.
	list []int
	// spent says that the list was used: the next day begins another.
	spent bool
	// closes says that the days of this clause are closed ones, pause that its
	// span is a pause, and odd that it holds a word that nobody foresaw.
	closes, pause, odd bool
	// named says that this clause names days; before is how many spans it had
	// when a pause was spoken of.
	named  bool
	before int
	spans  []span
}

// parseOpenings reads posted hours clause by clause; clauses end at a comma,
// a semicolon, or a line's end. A clause with an unknown word is a remark, such
// as "tickets until noon", and says nothing of when the door is open.
func parseOpenings(text string) openings {
	r := &hoursReader{}
	clauses := strings.FieldsFunc(sameWord(text), func(c rune) bool { return c == ',' || c == ';' || c == '\n' || c == '\r' })
	for _, c := range clauses {
		r.clause(c)
	}
	return r.o
}

var allDayWords = map[string]bool{"24/7": true, "24h": true, "always": true}

// plainHours brings the ways of writing the same hours together.
var plainHours = strings.NewReplacer(
	"–", "-", "—", "-", "−", "-", "থেকে", "-", " until ", " - ", " till ", " - ", " to ", " - ", "&", " and ",
	"a.m.", "am", "p.m.", "pm", "24 hours", "24h", "24-hour", "24h", "round the clock", "24h", "around the clock", "24h",
	"every day", "daily", "all days", "daily", "all week", "daily", "প্রতিদিন", "daily", "noon", "12:00", "midnight", "24:00",
)

func (r *hoursReader) clause(text string) {
	r.closes, r.pause, r.odd, r.named, r.before, r.spans = false, false, false, false, 0, nil
	list, spent := append([]int(nil), r.list...), r.spent
	words := hoursWords(plainHours.Replace(text))
	for i := 0; i < len(words); {
		i += r.word(words[i:])
	}
	if r.pause && (r.named || !r.o.read) {
		r.spans = r.spans[:r.before]
	} else if r.pause {
		r.spans = nil
	}
	switch {
	case r.odd || r.pause && len(r.spans) == 0:
		r.list, r.spent = list, spent
	case r.closes:
		for d := range r.o.days {
			if slices.Contains(r.list, d) {
				r.o.days[d] = nil
			} else {
				r.o.days[d] = append(r.o.days[d], r.spans...)
			}
		}
		r.o.read = r.o.read || len(r.spans) > 0
		r.list, r.spent = nil, false
	case len(r.spans) > 0:
		for d := range r.o.days {
			if len(r.list) == 0 || slices.Contains(r.list, d) {
				r.o.days[d] = append(r.o.days[d], r.spans...)
			}
		}
		r.spent, r.o.read = true, true
	}
}

// hoursWords parts a clause into words, numbers with their colons, and signs.
func hoursWords(s string) []string {
	var words []string
	for _, field := range strings.Fields(s) {
		if allDayWords[field] {
			words = append(words, field)
			continue
		}
		for field != "" {
			n := len(field) - len(strings.TrimLeft(field, "0123456789:."))
			if n == 0 {
				n = len(field) - len(strings.TrimLeftFunc(field, inWord))
			}
			n = max(n, 1)
			if w := strings.Trim(field[:n], ".:"); w != "" {
				words = append(words, w)
			}
			field = field[n:]
		}
	}
	return words
}

// word reads what stands at the front of the words, and says how many of them
// that was.
func (r *hoursReader) word(w []string) int {
	if day := weekdayOf(w[0]); day >= 0 {
		r.begin()
		if len(w) > 2 && w[1] == "-" && weekdayOf(w[2]) >= 0 {
			for d := day; ; d = (d + 1) % 7 {
				r.list = append(r.list, d)
				if d == weekdayOf(w[2]) {
					return 3
				}
			}
		}
		r.list = append(r.list, day)
		return 1
	}
	if s, n := spanOf(w); n > 0 {
		r.spans = append(r.spans, s)
		return n
	}
	switch w[0] {
	case "24/7", "24h", "always":
		r.spans = append(r.spans, span{0, 24 * 60})
	case "daily":
		r.begin()
		r.list = nil
	case "closed", "close", "except", "off", "holiday", "বন্ধ":
		r.closes = true
	case "lunch", "prayer", "prayers", "break", "pause", "বিরতি":
		if !r.pause {
			r.pause, r.before = true, len(r.spans)
		}
	case "and", "open", "hours", "from", "ও", "খোলা", "-", "(", ")", "weekdays":
	default:
		r.odd = true
	}
	return 1
}

// begin starts another list of days, where the last one has had its hours.
func (r *hoursReader) begin() {
	r.named = true
	if r.spent {
		r.list, r.spent = nil, false
	}
}

// weekdayNames in the order of time.Weekday.
var weekdayNames = [7][2]string{
	{"sunday", "রবি"}, {"monday", "সোম"}, {"tuesday", "মঙ্গল"}, {"wednesday", "বুধ"}, {"thursday", "বৃহস্পতি"}, {"friday", "শুক্র"}, {"saturday", "শনি"},
}

// weekdayOf is the day that a word names, Sunday being 0, or -1.
func weekdayOf(word string) int {
	bangla := strings.TrimSuffix(word, "বার")
	for i, names := range weekdayNames {
		if len(word) >= 3 && strings.HasPrefix(names[0], word) || bangla == names[1] {
			return i
		}
	}
	return -1
}

// spanOf reads "9-16", "9:30 am - 5 pm", "9-1": how many words it took, 0 if
// none stands there. A second time that is not later is taken for one of the
// afternoon, and two times of the small hours without am for the afternoon's.
func spanOf(w []string) (span, int) {
	from, n, half := hourOf(w)
	if n == 0 || n >= len(w) || w[n] != "-" {
		return span{}, 0
	}
	until, m, halfUntil := hourOf(w[n+1:])
	if m == 0 {
		return span{}, 0
	}
	if half == 0 && halfUntil == 0 && from < 6*60 && until <= 8*60 && until > from {
		from, until = from+12*60, until+12*60
	}
	if until <= from && until < 12*60 {
		until += 12 * 60
	}
	if until <= from {
		return span{}, 0
	}
	return span{from, until}, n + 1 + m
}

// hourOf reads one time, in minutes of the day, with the words that it took and
// the half of the day that was named, 'a' or 'p' or 0.
func hourOf(w []string) (minutes, words int, half byte) {
	if len(w) == 0 || w[0] == "" || w[0][0] < '0' || w[0][0] > '9' {
		return 0, 0, 0
	}
	hour, rest, parted := strings.Cut(strings.ReplaceAll(w[0], ".", ":"), ":")
	if !parted && len(hour) > 2 {
		hour, rest = hour[:len(hour)-2], hour[len(hour)-2:]
	}
	h, err := strconv.Atoi(hour)
	m, err2 := strconv.Atoi("0" + rest)
	if err != nil || err2 != nil || h > 24 || m > 59 || len(rest) > 2 {
		return 0, 0, 0
	}
	words = 1
	if len(w) > 1 && (w[1] == "am" || w[1] == "pm") {
		half, words = w[1][0], 2
		if h %= 12; half == 'p' {
			h += 12
		}
	}
	return h*60 + m, words, half
}
