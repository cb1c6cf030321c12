package cli

import (
	"errors"
	"os"
	"path/filepath"
	"strings"

	"doorstep/session/store"
)

// otherFile is one that --also names, or that lies in a folder that it names:
// then it may be of another workshop, and nobody is told.
type otherFile struct {
	path     string
	inFolder bool
}

// otherFiles are the files of a list, and those in the folders of it that end
// as a session file does.
func otherFiles(list []string) ([]otherFile, error) {
	var files []otherFile
	for _, path := range list {
		info, err := os.Stat(path)
		switch {
		case path == "":
			return nil, usagef("--also is given without a name")
		case err != nil:
			return nil, missing(path, err)
		case !info.IsDir():
			files = append(files, otherFile{path: path})
			continue
		}
		entries, err := os.ReadDir(path)
		if err != nil {
			return nil, err
		}
		for _, e := range entries {
			if strings.EqualFold(filepath.Ext(e.Name()), store.Extension) && !e.IsDir() {
				files = append(files, otherFile{filepath.Join(path, e.Name()), true})
			}
		}
	}
	return files, nil
}

// libraryFolders are those in which copies of a session are likely: its own,
// and the library's.
func libraryFolders(path string) []string {
	list := []string{filepath.Dir(path)}
	if abs, err := filepath.Abs(path); err == nil {
		list[0] = filepath.Dir(abs)
	}
	if data, _ := store.Dirs(); data != "" && filepath.Clean(data) != list[0] {
		list = append(list, data)
	}
	return list
}

// redacted is what redact tells programs.
type redacted struct {
	File      string          `json:"file"`
	Removed   []removedRecord `json:"removed"`
	Before    bool            `json:"removed_before"`
	ShareCode string          `json:"share_code"`
	Cleaned   []cleanedFile   `json:"cleaned"`
	// InUse says that a window has the session open; its working copy is cleaned
	// by itself within a second or two.
	InUse bool `json:"open_elsewhere"`
	// Holding are session files here that still hold it.
	Holding []string `json:"still_held_by"`
}

type removedRecord struct {
	Kind    string `json:"kind"`
	Record  string `json:"record"`
	Name    string `json:"name"`
	Changes int    `json:"changes"`
}

type cleanedFile struct {
	File    string `json:"file"`
	Changes int    `json:"changes"`
	Problem string `json:"problem"`
}

func cleanedFiles(list []store.Scrubbed) []cleanedFile {
	files := []cleanedFile{}
	for _, s := range list {
		f := cleanedFile{File: s.Path, Changes: s.Changes}
		if s.Err != nil {
			f.Problem = s.Err.Error()
		}
		files = append(files, f)
	}
	return files
}

// report prints what was done, and ends with the worst of it.
func (r *removal) report(asJSON bool) error {
	worst := exitDone
	for _, s := range r.cleaned {
		var refused *store.Refused
		switch {
		case errors.As(s.Err, &refused):
			worst = max(worst, exitRefused)
		case s.Err != nil:
			worst = max(worst, exitFailed)
		}
	}
	if err := r.print(asJSON); err != nil {
		return err
	}
	if worst != exitDone {
		return exitError(worst)
	}
	return nil
}

func (r *removal) print(asJSON bool) error {
	if asJSON {
		out := redacted{
			File: r.path, Removed: []removedRecord{}, Before: r.done, ShareCode: r.code, Cleaned: cleanedFiles(r.cleaned),
			InUse: r.inUse, Holding: append([]string{}, r.holding...),
		}
		for _, t := range r.targets {
			out.Removed = append(out.Removed, removedRecord{t.kind, t.id.String(), t.name, t.changes})
		}
		return r.app.printJSON(out, "  ")
	}
	for _, line := range r.lines() {
		if err := r.app.println(line); err != nil {
			return err
		}
	}
	for _, s := range r.cleaned {
		if s.Err != nil {
			r.app.say("%s", s.Err)
		}
	}
	if len(r.targets) > 0 {
		r.app.say("copies on sticks, in mails and on paper still hold it; --also cleans session files, and merging an older one does not bring it back")
	}
	return nil
}

// near is how the report calls a file: by its name alone where it lies beside
// the session.
func (r *removal) near(path string) string {
	if filepath.Dir(path) == filepath.Dir(r.doc.Path()) {
		path = filepath.Base(path)
	}
	return shown(path)
}

// lines are the report to read.
func (r *removal) lines() []string {
	head := shown(r.path) + ": "
	for i, t := range r.targets {
		switch {
		case r.done:
			head += t.name + " was removed for good before"
		case i == 0:
			head += "removed for good " + t.name + ", " + plural(t.changes, "change", "changes")
		default:
			head += "; " + t.name
		}
	}
	if len(r.targets) == 0 {
		head += "nothing new was removed"
	}
	lines := []string{head + "; share code " + r.code}
	for _, s := range r.cleaned {
		switch {
		case s.Err != nil:
			lines = append(lines, "  "+r.near(s.Path)+": not cleaned")
		case s.Changes == 0:
			lines = append(lines, "  "+r.near(s.Path)+": holds nothing of it")
		default:
			lines = append(lines, "  "+r.near(s.Path)+": "+plural(s.Changes, "change", "changes")+" taken out")
		}
	}
	if r.inUse {
		lines = append(lines, "  the window that has it open takes it out of its own copy within a second or two")
	}
	for _, path := range r.holding {
		lines = append(lines, "  "+r.near(path)+": still holds it")
	}
	return lines
}
