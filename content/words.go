package content

import (
	"embed"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"
)

//go:embed words
var embeddedWords embed.FS

// Words is the wording of papers and messages in one language: a text for each
// key, such as "yes" or "brief.quotes". The zero value has none.
type Words struct{ texts map[string]string }

// LoadWords gives the wording in a language such as "bn" or "bn-BD". A text
// that the language lacks is given in English.
//
// The texts are part of the program, where a test demands that every file can
// be read. So there is no error: a file at fault leaves its keys to fall back.
//
// Each language is read once: the texts can't change, and a page asks for them
// many times.
func LoadWords(lang string) Words {
	code, _, _ := strings.Cut(strings.ReplaceAll(lang, "_", "-"), "-")
	if have, ok := loadedWords.Load(code); ok {
		return have.(Words)
	}
	texts, _ := readWords(embeddedWords, "words", english)
	if code != english {
		own, _ := readWords(embeddedWords, "words", code)
		if len(own) == 0 { // nobody's: there is no end of such names
			return Words{texts}
		}
		maps.Copy(texts, own)
	}
	loadedWords.Store(code, Words{texts})
	return Words{texts}
}

// loadedWords are the Words by language.
var loadedWords sync.Map

// T is the text of a key, with the arguments put in as fmt.Sprintf does. Without
// arguments it is the text as it stands, so that a per cent sign needs no care.
// A key that no language has is its own text, which is plain to see and breaks
// nothing.
func (w Words) T(key string, args ...any) string {
	text, ok := w.texts[key]
	if !ok {
		return key
	}
	if len(args) == 0 {
		return text
	}
	return fmt.Sprintf(text, args...)
}

// Has says whether there is a text for a key.
func (w Words) Has(key string) bool {
	_, ok := w.texts[key]
	return ok
}

// readWords reads the files of a language in a folder: LANG.yaml and
// NAME.LANG.yaml, each a flat list of keys and texts. Blanks round a text are
// dropped, since a translator cannot see them. All that could be read is given
// beside the error, which is Problems; a key that stands twice, in one file or
// in two, is one.
func readWords(fsys fs.FS, dir, lang string) (map[string]string, error) {
	texts := map[string]string{}
	home := map[string]string{} // key -> the file it stands in
	entries, err := fs.ReadDir(fsys, dir)
	if err != nil {
		return texts, fmt.Errorf("the wording could not be read: %w", err)
	}
	var problems Problems
	for _, e := range entries {
		if name := e.Name(); name != lang+".yaml" && !strings.HasSuffix(name, "."+lang+".yaml") {
			continue
		}
		s := newSource(path.Join(dir, e.Name()))
		raw, err := fs.ReadFile(fsys, s.file)
		if err != nil {
			return texts, fmt.Errorf("the wording could not be read: %w", err)
		}
		s.words(raw, func(key, text string) {
			if home[key] != "" {
				s.noteAt(key, "the key %q stands in %s too", key, home[key])
				return
			}
			texts[key], home[key] = text, s.file
		})
		problems = append(problems, s.problems...)
	}
	return texts, problems.err()
}

// words reads the keys and texts of one file.
func (s *source) words(raw []byte, add func(key, text string)) {
	text, err := plain(raw)
	if err != nil {
		s.noteErr(err)
		return
	}
	var n *yaml.Node
	if n, err = parseYAML(text); err != nil {
		s.noteErr(err)
		return
	}
	s.read("", n.Line, n, s.pairs("key", isKey, s.prose, add))
}

// isKey says whether a text can be the key of a wording: names joined by dots.
func isKey(key string) bool {
	for _, name := range strings.Split(key, ".") {
		if !isSlug(name) {
			return false
		}
	}
	return true
}
