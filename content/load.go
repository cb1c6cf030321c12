package content

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
)

// Bounds on a pack, so that a folder that is none, or is made to hurt, is
// refused before much of it is read.
const (
	maxFile  = 256 << 10 // bytes in a file
	maxFiles = 500       // files in a pack, over all languages
	maxPack  = 2 << 20   // bytes in a pack, since every session file carries one
)

const tooLarge = "the file is over 256 KiB; shorten it or split it"

// The names in a pack folder that mean something.
const (
	packName  = "pack.md"
	pagesName = "pages"
	english   = "en"
)

// ErrNoPack is given for a folder that holds no pack at all.
var ErrNoPack = errors.New("there is no pack here; a pack folder holds pack.md, or a folder for each language, such as en, that holds it")

// Load reads the pack in a folder, in a language such as "bn".
//
// The folder holds a folder for each language, and a file that a language lacks
// is taken from English, or if the pack has no English from its first language.
// Where the pack has nothing in the language asked for, Pack.Lang says which one
// it is in instead. A folder that holds pack.md itself is a pack of one
// language, that of the key lang in pack.md, or else English.
//
// Read are pack.md, the other .md files beside it, one an activity, and those in
// pages. The error is ErrNoPack, Problems with all that is wrong in the files
// that were asked for, or what the file system said.
func Load(fsys fs.FS, lang string) (*Pack, error) {
	files, problems, err := gather(fsys)
	if err != nil {
		return nil, err
	}
	return load(files, problems, lang)
}

// Files gives the files that make up the pack in a folder, in all its
// languages, as they stand: path to bytes. A session keeps them, so that it can
// be opened where the pack isn't. What they say is not looked at.
func Files(fsys fs.FS) (map[string][]byte, error) {
	files, problems, err := gather(fsys)
	if err != nil {
		return nil, err
	}
	if err := checkBounds(files); err != nil {
		return nil, err
	}
	for name, raw := range files {
		if len(raw) > maxFile {
			problems = append(problems, Problem{name, 1, tooLarge})
		}
	}
	if err := problems.err(); err != nil {
		return nil, err
	}
	if len(languages(files)) == 0 {
		return nil, ErrNoPack
	}
	return files, nil
}

// FromFiles reads a pack from the files that Files gave. Files that are no part
// of a pack are passed over. Those of a built-in pack give what Builtin gives,
// which must not be changed.
func FromFiles(files map[string][]byte, lang string) (*Pack, error) {
	own := map[string][]byte{}
	for name, raw := range files {
		if belongs(name) {
			own[name] = raw
		}
	}
	if id, ok := builtinOf(own); ok {
		return Builtin(id, lang)
	}
	return load(own, nil, lang)
}

// Languages lists the languages that a pack has files in, English first and the
// others by their code.
func Languages(files map[string][]byte) []string {
	folders := languages(files)
	if len(folders) == 1 && folders[0] == "." {
		if p, err := FromFiles(files, ""); err == nil {
			return []string{p.Lang}
		}
		return []string{english}
	}
	return folders
}

// load reads a pack from its files and adds what is wrong in them to the
// problems met so far.
func load(files map[string][]byte, problems Problems, lang string) (*Pack, error) {
	if err := checkBounds(files); err != nil {
		return nil, err
	}
	folders := languages(files)
	if len(folders) == 0 {
		if err := problems.err(); err != nil {
			return nil, err
		}
		return nil, ErrNoPack
	}
	base := readEdition(files, folders[0])
	var tr *edition
	if folder := pick(folders, lang); folder != base.folder {
		tr = readEdition(files, folder)
		tr.checkAgainst(base)
		problems = append(problems, tr.gather()...)
	}
	base.checkWhole()
	problems = append(problems, base.gather()...)
	if err := problems.err(); err != nil {
		return nil, err
	}
	return assemble(base, tr, spoken(base, tr)), nil
}

// spoken is the language that a pack ends up in.
func spoken(base, tr *edition) string {
	switch {
	case tr != nil:
		return tr.folder
	case base.folder != ".":
		return base.folder
	case base.pack.Lang != "":
		return base.pack.Lang
	default:
		return english
	}
}

// pick chooses among folders the one for a language: the folder of that name,
// or without the region ("bn" for "bn-BD"), or else the first.
func pick(folders []string, lang string) string {
	lang = strings.ReplaceAll(lang, "_", "-")
	short, _, _ := strings.Cut(lang, "-")
	for _, want := range []string{lang, short} {
		if slices.Contains(folders, want) {
			return want
		}
	}
	return folders[0]
}

// languages lists the folders of a pack that hold a language each, the one that
// stands in for the others first. It is only "." for a pack of one language.
func languages(files map[string][]byte) []string {
	if _, ok := files[packName]; ok {
		return []string{"."}
	}
	seen := map[string]bool{}
	for name := range files {
		if folder, _, ok := strings.Cut(name, "/"); ok && belongs(name) && isLang(folder) {
			seen[folder] = true
		}
	}
	folders := slices.Sorted(maps.Keys(seen))
	if i := slices.Index(folders, english); i > 0 {
		folders = slices.Insert(slices.Delete(folders, i, i+1), 0, english)
	}
	return folders
}

// belongs says whether a path is one that a pack can have: FILE.md or
// pages/FILE.md, in a language folder or not. Names with a dot in front are
// those that systems leave behind on sticks, and a README is about the folder.
func belongs(name string) bool {
	steps := strings.Split(name, "/")
	file := steps[len(steps)-1]
	if !fs.ValidPath(name) || strings.HasPrefix(file, ".") || !strings.EqualFold(path.Ext(file), ".md") ||
		strings.EqualFold(file, "README.md") {
		return false
	}
	switch len(steps) {
	case 1:
		return true
	case 2:
		return steps[0] == pagesName || isLang(steps[0])
	case 3:
		return isLang(steps[0]) && steps[1] == pagesName
	default:
		return false
	}
}

// isLang says whether a name is the code of a language, such as "bn" or
// "pt-BR".
func isLang(name string) bool {
	code, region, hasRegion := strings.Cut(name, "-")
	if len(code) < 2 || len(code) > 3 || strings.Trim(code, "abcdefghijklmnopqrstuvwxyz") != "" {
		return false
	}
	return !hasRegion || isSlug(strings.ToLower(region))
}

// checkBounds refuses a pack with too many files or too much in them.
func checkBounds(files map[string][]byte) error {
	total := 0
	for _, raw := range files {
		total += len(raw)
	}
	switch {
	case len(files) > maxFiles:
		return fmt.Errorf("the pack has more than %d files; nothing was read; keep only the files of the method in its folder", maxFiles)
	case total > maxPack:
		return errors.New("the pack is over 2 MiB, and every session file would carry it; nothing was read; shorten its files")
	}
	return nil
}

// gather reads the files of a pack folder, in all its languages. It stops just
// past the bounds, which the caller checks. A file that is not an ordinary one,
// such as a link or a pipe that would never end, is a problem.
func gather(fsys fs.FS) (map[string][]byte, Problems, error) {
	g := &gathering{fsys: fsys, files: map[string][]byte{}}
	entries, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return nil, nil, fmt.Errorf("the pack folder could not be read: %w", err)
	}
	whole := slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return e.Name() == packName })
	if whole {
		err = g.folder(".")
	}
	for _, e := range entries {
		if !whole && err == nil && e.IsDir() && isLang(e.Name()) {
			err = g.folder(e.Name())
		}
	}
	return g.files, g.problems, err
}

type gathering struct {
	fsys     fs.FS
	files    map[string][]byte
	problems Problems
	size     int
}

// folder reads the files of one language.
func (g *gathering) folder(dir string) error {
	entries, err := fs.ReadDir(g.fsys, dir)
	if err != nil {
		return fmt.Errorf("the pack folder could not be read: %w", err)
	}
	for _, e := range entries {
		name := path.Join(dir, e.Name())
		switch {
		case e.IsDir() && e.Name() == pagesName && path.Base(dir) != pagesName:
			err = g.folder(name)
		case e.IsDir() || !belongs(name) || len(g.files) > maxFiles || g.size > maxPack:
		case !e.Type().IsRegular():
			g.problems = append(g.problems, Problem{name, 1, "this is not an ordinary file; put the file itself here"})
		default:
			err = g.file(name)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// file reads one file, and one byte more than it may have if it is longer.
func (g *gathering) file(name string) error {
	f, err := g.fsys.Open(name)
	if err != nil {
		return fmt.Errorf("the pack could not be read: %w", err)
	}
	defer f.Close()
	raw, err := io.ReadAll(io.LimitReader(f, maxFile+1))
	if err != nil {
		return fmt.Errorf("the pack could not be read: %w", err)
	}
	g.files[name] = raw
	g.size += len(raw)
	return nil
}

func sortedNames(files map[string][]byte) []string { return slices.Sorted(maps.Keys(files)) }
