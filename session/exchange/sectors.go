package exchange

import (
	"slices"
	"strings"
	"unicode"

	"doorstep/session"
)

// Spelling proposes that several ways of writing a sector become one. Nothing
// is joined unless somebody applies it, and leaving it out, or one of its
// Found, undoes it.
type Spelling struct {
	// Found are the ways it is written, the most common first.
	Found []Found
	// Joined is what they would become.
	Joined string
}

// InCase says that all its ways differ in capitals only, so that joining them
// changes no word.
func (p Spelling) InCase() bool {
	return !slices.ContainsFunc(p.Found, func(f Found) bool { return !strings.EqualFold(f.Text, p.Joined) })
}

// Found is one way of writing a sector, and how many rows have it.
type Found struct {
	Text  string
	Count int
}

// Sectors proposes which spellings of sectors to join, over the people and the
// services, since the draw compares the two. Joined are spellings that differ
// in case, blanks, punctuation and words such as "department"; those that a
// short list of synonyms says are the same, in English and in Bangla; and
// abbreviations of just one other sector. A sector that would not change is
// not listed. The proposals stand in the order in which their sectors are
// first found.
func Sectors(people []Person, services ...session.Service) []Spelling {
	var texts []string
	for _, p := range people {
		texts = append(texts, p.Sector)
	}
	for _, v := range services {
		texts = append(texts, v.Sector)
	}
	groups := groupByKey(texts)
	var order []string
	joined := map[string][]*group{}
	for _, g := range groups {
		root := rootOf(g.key, groups)
		if joined[root] == nil {
			order = append(order, root)
		}
		joined[root] = append(joined[root], g)
	}
	var proposals []Spelling
	for _, root := range order {
		p := propose(root, joined[root])
		if slices.ContainsFunc(p.Found, func(f Found) bool { return f.Text != p.Joined }) {
			proposals = append(proposals, p)
		}
	}
	return proposals
}

// group is what is written with one key.
type group struct {
	key   string
	found []Found
}

func groupByKey(texts []string) []*group {
	var groups []*group
	byKey := map[string]*group{}
	for _, text := range texts {
		key := sectorKey(text)
		if key == "" {
			continue
		}
		g := byKey[key]
		if g == nil {
			g = &group{key: key}
			byKey[key] = g
			groups = append(groups, g)
		}
		if i := slices.IndexFunc(g.found, func(f Found) bool { return f.Text == text }); i >= 0 {
			g.found[i].Count++
		} else {
			g.found = append(g.found, Found{text, 1})
		}
	}
	return groups
}

// rootOf is the key of the sector that a key stands for: its own, or that of
// the only sector, known or found, that it could be short for.
func rootOf(key string, groups []*group) string {
	for {
		if s := sectorsByKey()[key]; s != nil {
			return sectorKey(s.name)
		}
		longer := map[string]bool{}
		for i := range knownSectors {
			if name := sectorKey(knownSectors[i].name); shortFor(key, name) {
				longer[name] = true
			}
		}
		for _, g := range groups {
			if !shortFor(key, g.key) {
				continue
			}
			if s := sectorsByKey()[g.key]; s != nil {
				longer[sectorKey(s.name)] = true
			} else {
				longer[g.key] = true
			}
		}
		if len(longer) != 1 {
			return key
		}
		for key = range longer {
		}
	}
}

// propose puts the groups of one sector together.
func propose(root string, groups []*group) Spelling {
	var p Spelling
	latin := false
	for _, g := range groups {
		p.Found = append(p.Found, g.found...)
		latin = latin || strings.ContainsFunc(g.key, func(r rune) bool { return unicode.Is(unicode.Latin, r) })
	}
	byCount := func(a, b Found) int { return b.Count - a.Count }
	slices.SortStableFunc(p.Found, byCount)
	if s := sectorsByKey()[root]; s != nil {
		p.Joined = s.name
		if !latin {
			p.Joined = s.bangla
		}
		return p
	}
	for _, g := range groups {
		if g.key == root {
			p.Joined = slices.MinFunc(g.found, byCount).Text
		}
	}
	return p
}

// Join is what a sector becomes by the proposals: itself where none names it.
func Join(sector string, proposals []Spelling) string {
	for _, p := range proposals {
		if slices.ContainsFunc(p.Found, func(f Found) bool { return f.Text == sector }) {
			return p.Joined
		}
	}
	return sector
}

// ApplySectors gives the people with their sectors as the proposals have them.
// The people handed in stay as they are.
func ApplySectors(people []Person, proposals []Spelling) []Person {
	people = slices.Clone(people)
	for i := range people {
		people[i].Sector = Join(people[i].Sector, proposals)
	}
	return people
}

// ApplyServiceSectors does the same for services.
func ApplyServiceSectors(services []session.Service, proposals []Spelling) []session.Service {
	services = slices.Clone(services)
	for i := range services {
		services[i].Sector = Join(services[i].Sector, proposals)
	}
	return services
}
