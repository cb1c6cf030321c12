package session

import "slices"

// drawPerson and drawService are a person and a service with the words that the
// rules compare, read once: a draw compares each with each.
type drawPerson struct {
	Participant
	sector, office string
	ties           []tieText
	// empty is no person: the empty chair beside one who goes alone.
	empty bool
}

type drawService struct {
	Service
	sector, office string
	texts          []tieText // name, kind of office, place
	hours          openings
}

// tieText is a text as ties are compared.
type tieText struct {
	whole   string
	telling []string
}

func readTie(s string) tieText { return tieText{foldText(s), tellingWords(s)} }

// means says whether a declared tie means a text that names a service, its kind
// of office, or its place: all telling words of one stand in the other. It
// rather means too much than too little, since who is tied must not be sent.
func (t *tieText) means(text *tieText) bool {
	if len(t.telling) == 0 || len(text.telling) == 0 {
		return t.whole != "" && t.whole == text.whole
	}
	return within(t.telling, text.telling) || within(text.telling, t.telling)
}

// within says whether every word of a stands in b.
func within(a, b []string) bool {
	return !slices.ContainsFunc(a, func(w string) bool { return !slices.Contains(b, w) })
}

func readPerson(p Participant) drawPerson {
	r := drawPerson{Participant: p, sector: foldText(p.Sector), office: foldText(p.OfficeType)}
	for _, tie := range p.Conflicts {
		r.ties = append(r.ties, readTie(tie))
	}
	return r
}

func readService(s Service) drawService {
	return drawService{
		Service: s, sector: foldText(s.Sector), office: foldText(s.OfficeType),
		texts: []tieText{readTie(s.Name), readTie(s.OfficeType), readTie(s.Place)},
		hours: parseOpenings(s.Hours),
	}
}

// unfit lists the rules that stand between one person and one service.
func unfit(p *drawPerson, s *drawService) []Broken {
	var list []Broken
	switch {
	case p.sector == "" || s.sector == "":
		list = append(list, Broken{RuleUnknown, p.ID, ""})
	case p.sector == s.sector:
		list = append(list, Broken{RuleSector, p.ID, s.Sector})
	}
	if p.office != "" && p.office == s.office {
		list = append(list, Broken{RuleOffice, p.ID, s.OfficeType})
	}
	for i := range p.ties {
		if slices.ContainsFunc(s.texts, func(t tieText) bool { return p.ties[i].means(&t) }) {
			return append(list, Broken{RuleTie, p.ID, p.Conflicts[i]})
		}
	}
	return list
}

// Unfit lists the rules that stand between one person and one service, whoever
// else goes and whenever it is.
func Unfit(p Participant, s Service) []Broken {
	person, service := readPerson(p), readService(s)
	return unfit(&person, &service)
}
