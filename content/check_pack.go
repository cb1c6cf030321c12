package content

import (
	"path"
	"slices"
	"strings"
)

// checkPackFile notes what is wrong in the meaning of pack.md. Folder is the
// language folder that it stands in, or "." for a pack without one.
func (s *source) checkPackFile(f *packFile, folder string) {
	if s.good("id") && !isSlug(f.ID) {
		s.noteAt("id", "id %q must be small letters, digits and hyphens", f.ID)
	}
	if s.good("lang") && !isLang(f.Lang) {
		s.noteAt("lang", "lang %q must be the code of a language, such as en or bn", f.Lang)
	} else if s.good("lang") && folder != "." && f.Lang != folder {
		s.noteAt("lang", "lang is %q but the folder is called %s; one of the two is wrong", f.Lang, folder)
	}
	if s.good("stages") && len(f.Stages) == 0 {
		s.noteAt("stages", "the pack has no stages")
	}
	seen := map[string]bool{}
	for i, st := range f.Stages {
		id := join(at("stages", i), "id")
		switch {
		case !s.good(id):
		case !isName(st.ID):
			s.noteAt(id, "stage id %q must be small letters, digits and _", st.ID)
		case seen[st.ID]:
			s.noteAt(id, "the stage %q stands twice", st.ID)
		}
		seen[st.ID] = true
	}
	s.checkDays(f.Days)
}

// checkPage notes what is wrong in the meaning of a page.
func (s *source) checkPage(p *Page) {
	if s.good("id") && !isSlug(p.ID) {
		s.noteAt("id", "id %q must be small letters, digits and hyphens", p.ID)
	} else if name := path.Base(s.file); s.good("id") && strings.TrimSuffix(name, path.Ext(name)) != p.ID {
		s.noteAt("id", "the id is %q but the file is called %s; one of the two is wrong", p.ID, name)
	}
	if len(p.Items) == 0 && strings.TrimSpace(p.Body) == "" && !s.bad("items") {
		s.noteAt(bodyMark, "the page is empty; write items or text")
	}
	seen := map[string]bool{}
	for i, it := range p.Items {
		id := join(at("items", i), "id")
		switch {
		case !s.good(id):
		case !isSlug(it.ID):
			s.noteAt(id, "item id %q must be small letters, digits, _ and hyphens", it.ID)
		case seen[it.ID]:
			s.noteAt(id, "the item %q stands twice", it.ID)
		}
		seen[it.ID] = true
	}
}

// checkWhole looks at what makes an edition a pack: its stages, and activities
// that stand in them.
func (e *edition) checkWhole() {
	switch {
	case e.packFrom == nil:
		e.problems = append(e.problems, Problem{path.Join(e.folder, packName), 1, "the pack has no pack.md; it gives the title and the stages"})
	case len(e.activities) == 0 && !e.unread:
		e.packFrom.note(1, "the pack has no activities; write each in a file beside pack.md")
	}
	if e.pack == nil || len(e.pack.Stages) == 0 {
		return // told already, and every activity would be at fault
	}
	for _, r := range e.activities {
		known := slices.ContainsFunc(e.pack.Stages, func(st Stage) bool { return st.ID == r.Stage })
		if _, _, ok := splitID(r.ID); ok && !known {
			r.from.noteAt("id", "the pack has no stage %q", r.Stage)
		}
	}
	e.checkDaysWhole()
}

// checkDoubles notes the ids that two files of one language share. The second
// file, in the order of their names, is the one at fault. Pages need no such
// look: the id of a page is the name of its file.
func (e *edition) checkDoubles() {
	first := map[string]string{}
	for _, r := range e.activities {
		if first[r.ID] == "" {
			first[r.ID] = r.File
		} else if r.from.good("id") {
			r.from.noteAt("id", "the activity %q stands in %s too", r.ID, first[r.ID])
		}
	}
}
