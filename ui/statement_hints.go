package ui

import (
	"doorstep/content"
	"doorstep/session"
)

// hmwChecks are the four checks of a question, in the order in which they are
// asked.
var hmwChecks = []string{
	session.CheckNoSolution, session.CheckNotTooWide, session.CheckNotTooNarrow, session.CheckCitizenNamed,
}

// hintWords are those of the workshop's language.
func (s *statement) hintWords() *session.HintWords {
	if lang := s.env.desk.session().Lang; s.words == nil || lang != s.lang {
		s.words, s.lang, s.hinted = session.LoadHints(content.LoadWords(lang)), lang, nil
	}
	return s.words
}

// version is which version of the problem a record of this list is.
func (s *statement) version(r *session.Record) int {
	if r != nil {
		if v, ok := r.Int("version"); ok {
			return v
		}
	}
	v, _ := session.Fixed(s.rows.capture.Kind, "version", s.rows.capture.Fixed["version"]).(int64)
	return int(v)
}

// manyHinted is how many sentences' hints are remembered at once.
const manyHinted = 200

// hintsOn are the hints on a sentence as it is kept. A record does not change
// once it was handed out, so they are asked for once.
func (s *statement) hintsOn(r *session.Record) []session.Hint {
	words := s.hintWords()
	if found, known := s.hinted[r]; known {
		return found
	}
	if s.hinted == nil || len(s.hinted) >= manyHinted {
		s.hinted = map[*session.Record][]session.Hint{}
	}
	s.hinted[r] = words.Of(s.rows.capture.Kind, s.version(r), func(field string) string {
		if r == nil {
			return ""
		}
		return r.Str(field)
	})
	return s.hinted[r]
}

// hintsNow are the hints on the sentence under the cursor, with what is being
// typed in the place of what is kept.
func (s *statement) hintsNow() []session.Hint {
	r := s.current()
	now := hintedSentence{record: r}
	if s.edit.open {
		now.field, now.typed = s.edit.field.ID, session.Hinted(s.edit.value())
	}
	words := s.hintWords()
	if s.lately.of == now && s.lately.words == words {
		return s.lately.hints
	}
	hints := words.Of(s.rows.capture.Kind, s.version(r), func(field string) string {
		switch {
		case field == now.field:
			return now.typed
		case r == nil:
			return ""
		}
		return r.Str(field)
	})
	s.lately = lateHints{now, words, hints}
	return hints
}

// hintedSentence is a sentence as it is kept, and what is typed into it.
type hintedSentence struct {
	record       *session.Record
	field, typed string
}

// lateHints are those that were last asked for.
type lateHints struct {
	of    hintedSentence
	words *session.HintWords
	hints []session.Hint
}

func (s *statement) doubted(r *session.Record, check string) bool {
	for _, h := range s.hintsOn(r) {
		if h.Check == check {
			return true
		}
	}
	return false
}
