package exchange

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// Columns says where a roster's table holds what, counted from 0; -1 is
// nowhere.
type Columns struct {
	Alias, Name, Sector, OfficeType, Years, Languages, Ties, Uses, Access int
}

// GuessColumns reads the headings, in English and in Bangla, or where there are
// none that it knows what the cells look like. Text that could be anything is
// taken for names, since those are kept apart.
func GuessColumns(t Table) Columns {
	found, useless := rosterWords().assign(t.Header)
	if len(found) == 0 {
		found = guess(t, useless)
	}
	at := func(m meaning) int {
		if column, ok := found[m]; ok {
			return column
		}
		return -1
	}
	return Columns{
		Alias: at(meansAlias), Name: at(meansName), Sector: at(meansSector), OfficeType: at(meansOfficeType),
		Years: at(meansYears), Languages: at(meansLanguages), Ties: at(meansTies), Uses: at(meansUses), Access: at(meansAccess),
	}
}

// none says that no column was recognised.
func (c Columns) none() bool {
	return c == Columns{-1, -1, -1, -1, -1, -1, -1, -1, -1}
}

// looks is what the cells of a column look like: shares of those that hold
// something.
type looks struct {
	column                                             int
	aliases, years, languages, sectors, offices, names float64
	different                                          float64
}

// mostly is the share above which a look is a column's; some is enough where
// the program knows only a few of the values that there could be.
const (
	mostly = 0.6
	some   = 0.25
)

// look says what a column looks like; it is not ok for one that holds nothing,
// or the numbers of the rows.
func look(t Table, column int) (l looks, ok bool) {
	l.column = column
	seen := map[string]bool{}
	filled, serial := 0.0, true
	for i, row := range t.Rows[:min(len(t.Rows), sampleRows)] {
		cell := row[column]
		if cell == "" {
			continue
		}
		filled++
		seen[cell] = true
		n, err := strconv.Atoi(asciiDigits(cell))
		serial = serial && err == nil && n == i+1
		add(&l.aliases, aliasLike(cell))
		add(&l.years, err == nil && n >= 0 && n <= maxYears)
		add(&l.languages, languagesOnly(cell))
		add(&l.sectors, knownSector(cell) != nil)
		add(&l.offices, officeLike(cell))
		add(&l.names, !strings.ContainsFunc(cell, unicode.IsDigit) && strings.Contains(cell, " "))
	}
	if filled == 0 || serial && filled > 1 {
		return l, false
	}
	for _, share := range []*float64{&l.aliases, &l.years, &l.languages, &l.sectors, &l.offices, &l.names} {
		*share /= filled
	}
	l.different = float64(len(seen)) / filled
	return l, true
}

func add(n *float64, yes bool) {
	if yes {
		*n++
	}
}

// guess tells the columns by their cells, the surest first, but for those that
// are known to be of no use.
func guess(t Table, useless map[int]bool) map[meaning]int {
	var free []looks
	for column := range t.Width() {
		if l, ok := look(t, column); ok && !useless[column] {
			free = append(free, l)
		}
	}
	found := map[meaning]int{}
	take := func(m meaning, is func(looks) bool) {
		i := slices.IndexFunc(free, is)
		if _, known := found[m]; i >= 0 && !known {
			found[m] = free[i].column
			free = slices.Delete(free, i, i+1)
		}
	}
	take(meansAlias, func(l looks) bool { return l.aliases > mostly })
	take(meansLanguages, func(l looks) bool { return l.languages > mostly })
	take(meansYears, func(l looks) bool { return l.years > mostly })
	take(meansSector, func(l looks) bool { return l.sectors > some })
	take(meansOfficeType, func(l looks) bool { return l.offices > mostly })
	take(meansName, func(l looks) bool { return l.different > mostly && l.names > mostly })
	take(meansName, func(l looks) bool { return l.different > mostly })
	if len(found) == 0 {
		take(meansName, func(looks) bool { return true })
	}
	take(meansSector, func(l looks) bool { return l.different <= mostly })
	return found
}

var languageNames = []string{
	"bangla", "bengali", "english", "hindi", "urdu", "arabic", "chakma", "marma", "garo", "santali", "sylheti", "chatgaiya",
	"বাংলা", "ইংরেজি", "ইংরেজী", "হিন্দি", "উর্দু", "আরবি", "চাকমা", "মারমা", "গারো", "সাঁওতালি",
}

// languagesOnly says whether a cell lists languages and nothing else.
func languagesOnly(cell string) bool {
	list := words(cell)
	return len(list) > 0 && !slices.ContainsFunc(list, func(w string) bool {
		return w != "and" && w != "ও" && w != "এবং" && !slices.Contains(languageNames, w)
	})
}

var officeWords = []string{
	"office", "hospital", "school", "college", "station", "clinic", "centre", "center", "complex", "court", "branch",
	"অফিস", "কার্যালয়", "হাসপাতাল", "বিদ্যালয়", "কলেজ", "থানা", "কেন্দ্র", "কমপ্লেক্স", "দপ্তর", "শাখা",
}

// officeLike says whether a cell names a kind of office.
func officeLike(cell string) bool {
	return slices.ContainsFunc(words(cell), func(w string) bool {
		return slices.ContainsFunc(officeWords, func(o string) bool { return w == sameLetters.Replace(o) })
	})
}
