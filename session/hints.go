package session

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"doorstep/content"
)

// The four checks of a "How might we" question. They are the names of its
// fields, where the person's own answer is kept.
const (
	CheckNoSolution   = "no_solution"
	CheckNotTooWide   = "not_too_wide"
	CheckNotTooNarrow = "not_too_narrow"
	CheckCitizenNamed = "citizen_named"
)

// Hint is something to ask about a sentence. It is drawn from lists of words,
// and so it only proposes: it blocks nothing, and nothing is kept of it.
type Hint struct {
	// Check is the check that it doubts.
	Check string
	// Say is the hint as a sentence.
	Say string
	// Lacks says that it asks for what is not there yet, and so can wait until
	// the sentence is finished.
	Lacks bool
}

// HintWords are the lists that hints are drawn from, in one language.
type HintWords struct {
	words                                         content.Words
	solution, not, wide, narrow, citizen, opening []phrase
}

// LoadHints takes the lists out of a language's wording.
func LoadHints(w content.Words) *HintWords {
	list := func(key string) []phrase {
		if !w.Has(key) {
			return nil
		}
		var phrases []phrase
		for _, text := range splitOn(w.T(key), ";") {
			phrases = append(phrases, plainWords(text))
		}
		return phrases
	}
	return &HintWords{
		w, list("hint.solution"), list("hint.solution.not"), list("hint.wide"),
		list("hint.narrow"), list("hint.citizen"), list("hint.opening"),
	}
}

// mostHinted is how much of a text is looked at, in bytes: more than a sentence
// has, and little enough to be looked at with each key.
const mostHinted = 400

// Hinted is as much of a text as hints are drawn from.
func Hinted(text string) string {
	n := mostHinted
	if len(text) <= n {
		return text
	}
	for n > 0 && !utf8.RuneStart(text[n]) {
		n--
	}
	return text[:n]
}

// Of are the hints on a record of a kind: a point of view, a question, or the
// room's own wording of the problem. The office's wording gets none: it is
// quoted, not mended. Field gives the text of a field, as it is typed.
func (h *HintWords) Of(kind string, version int, field func(string) string) []Hint {
	switch kind {
	case KindHMW:
		return h.question(field("text"))
	case KindPOV:
		return h.view(field("who"), field("need"))
	case KindProblem:
		if version >= 2 {
			return h.problem(field("statement"))
		}
	}
	return nil
}

// fewWords is up to how many words, after its opening, a question can't say
// enough; with nobody in it, one more.
const fewWords = 3

func (h *HintWords) question(text string) []Hint {
	words := h.body(text)
	if len(words) == 0 {
		return nil
	}
	var hints []Hint
	hints = h.solutionIn(words, hints)
	named := h.citizenIn(words)
	switch found := find(words, h.wide); {
	case found != "":
		hints = append(hints, Hint{CheckNotTooWide, h.say("wide", found), false})
	case len(words) <= fewWords || len(words) == fewWords+1 && !named:
		hints = append(hints, Hint{CheckNotTooWide, h.words.T("hint.say.short"), true})
	}
	found := find(words, h.narrow)
	for _, w := range words {
		if found == "" && strings.ContainsFunc(w, unicode.IsDigit) {
			found = w
		}
	}
	if found != "" {
		hints = append(hints, Hint{CheckNotTooNarrow, h.say("narrow", found), false})
	}
	if !named {
		hints = append(hints, Hint{CheckCitizenNamed, h.words.T("hint.say.nobody"), true})
	}
	return hints
}

func (h *HintWords) view(who, need string) []Hint {
	var hints []Hint
	hints = h.solutionIn(h.body(need), hints)
	words := h.body(who)
	if found := find(words, h.wide); found != "" {
		hints = append(hints, Hint{CheckNotTooWide, h.say("wide", found), false})
	}
	if len(words) > 0 && !h.citizenIn(words) {
		hints = append(hints, Hint{CheckCitizenNamed, h.words.T("hint.say.nobody"), true})
	}
	return hints
}

func (h *HintWords) problem(text string) []Hint {
	words := h.body(text)
	if len(words) == 0 {
		return nil
	}
	hints := h.solutionIn(words, nil)
	if !h.citizenIn(words) {
		hints = append(hints, Hint{CheckCitizenNamed, h.words.T("hint.say.nobody"), true})
	}
	return hints
}

// citizenIn says whether somebody stands in the words. A language without a list
// of people is not asked for any.
func (h *HintWords) citizenIn(words []string) bool {
	return len(h.citizen) == 0 || find(words, h.citizen) != ""
}

func (h *HintWords) solutionIn(words []string, hints []Hint) []Hint {
	for at := range words {
		if found := findAt(words, at, h.solution); found != "" && findAt(words, at, h.not) == "" {
			return append(hints, Hint{CheckNoSolution, h.say("solution", found), false})
		}
	}
	return hints
}

func (h *HintWords) say(which, found string) string {
	return h.words.T("hint.say."+which, "“"+found+"”")
}

// body is a sentence's words, without the opening of a question.
func (h *HintWords) body(text string) []string {
	words := plainWords(Hinted(text))
	for _, o := range h.opening {
		if o.matches(words) {
			return words[len(o):]
		}
	}
	return words
}

// plainWords splits a text into words in small letters. Hyphens and apostrophes stay
// within a word.
func plainWords(text string) []string {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !inWord(r) && !unicode.IsDigit(r) && !strings.ContainsRune("-'’*%", r)
	})
	for i := range words {
		words[i] = strings.Trim(words[i], "-'’")
	}
	return words
}

// find is the first phrase of a list that stands in the words, as it stands
// there; "" if none does.
func find(words []string, list []phrase) string {
	for at := range words {
		if found := findAt(words, at, list); found != "" {
			return found
		}
	}
	return ""
}

func findAt(words []string, at int, list []phrase) string {
	for _, p := range list {
		if p.matches(words[at:]) {
			return strings.Join(words[at:at+len(p)], " ")
		}
	}
	return ""
}
