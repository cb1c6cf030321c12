package content

import (
	"path"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
)

// edition is a pack in one language, as the files of that language give it.
type edition struct {
	folder     string // "en", or "." for a pack without language folders
	pack       *packFile
	packFrom   *source
	activities []readActivity
	pages      []readPage
	// unread says that an activity or a page could not be made out at all, so
	// that its id may be missing without being left out.
	unread   bool
	problems Problems // of files that gave nothing
}

// readActivity is an activity beside the source that it was read from, on which
// later problems can still be noted.
type readActivity struct {
	*Activity
	from *source
}

type readPage struct {
	*Page
	from *source
}

// readEdition reads and checks the files of one folder. What is wrong is found
// with gather.
func readEdition(files map[string][]byte, folder string) *edition {
	var names []string
	for _, name := range sortedNames(files) {
		if dir := path.Dir(name); dir == folder || dir == path.Join(folder, pagesName) {
			names = append(names, name)
		}
	}
	read := make([]readFile, len(names))
	inParallel(len(names), func(i int) { read[i] = readOne(names[i], folder, files[names[i]]) })

	e := &edition{folder: folder}
	for _, r := range read {
		switch {
		case r.from.file == path.Join(folder, packName):
			e.pack, e.packFrom = r.pack, r.from
		case r.activity != nil:
			e.activities = append(e.activities, readActivity{r.activity, r.from})
		case r.page != nil:
			e.pages = append(e.pages, readPage{r.page, r.from})
		default:
			e.unread = true
			e.problems = append(e.problems, r.from.problems...)
		}
	}
	e.checkDoubles()
	return e
}

// readFile is what one file turned out to be; none of the three if it could not
// be made out.
type readFile struct {
	from     *source
	pack     *packFile
	activity *Activity
	page     *Page
}

// readOne reads and checks one file on its own.
func readOne(name, folder string, raw []byte) readFile {
	s := newSource(name)
	r := readFile{from: s}
	switch {
	case path.Dir(name) != folder:
		if r.page = s.page(raw); r.page != nil {
			s.checkPage(r.page)
		}
	case path.Base(name) == packName:
		if r.pack = s.pack(raw); r.pack != nil {
			s.checkPackFile(r.pack, folder)
		}
	default:
		if r.activity = s.activity(raw); r.activity != nil {
			s.checkActivity(r.activity)
		}
	}
	return r
}

// inParallel calls do for 0 to n-1, a few at a time: reading the YAML of a pack
// is most of what stands between the start of the program and its first frame.
func inParallel(n int, do func(i int)) {
	var next atomic.Int64
	var wg sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0), 4) {
		wg.Go(func() {
			for i := next.Add(1) - 1; i < int64(n); i = next.Add(1) - 1 {
				do(int(i))
			}
		})
	}
	wg.Wait()
}

// gather gives all that is wrong in the files of the edition.
func (e *edition) gather() Problems {
	all := slices.Clone(e.problems)
	if e.packFrom != nil {
		all = append(all, e.packFrom.problems...)
	}
	for _, r := range e.activities {
		all = append(all, r.from.problems...)
	}
	for _, r := range e.pages {
		all = append(all, r.from.problems...)
	}
	return all
}

// activity and page find by id.
func (e *edition) activity(id string) (readActivity, bool) {
	for _, r := range e.activities {
		if r.ID == id {
			return r, true
		}
	}
	return readActivity{}, false
}

func (e *edition) page(id string) (readPage, bool) {
	for _, r := range e.pages {
		if r.ID == id {
			return r, true
		}
	}
	return readPage{}, false
}

// assemble makes the pack out of a base edition and a translation, which may be
// nil. File by file, what is not translated is in the language of the base.
func assemble(base, tr *edition, lang string) *Pack {
	if tr == nil {
		tr = &edition{}
	}
	f := base.pack
	if tr.pack != nil {
		f = tr.pack
	}
	p := &Pack{
		ID: f.ID, Lang: lang, Title: f.Title, Summary: f.Summary, Stages: f.Stages, About: f.About, Days: base.pack.Days,
		Pages: map[string]*Page{},
	}
	for _, r := range base.activities {
		if own, ok := tr.activity(r.ID); ok {
			r = own
		}
		p.Activities = append(p.Activities, r.Activity)
	}
	slices.SortFunc(p.Activities, p.compare)
	for _, r := range base.pages {
		if own, ok := tr.page(r.ID); ok {
			r = own
		}
		p.Pages[r.ID] = r.Page
	}
	return p
}

// compare puts activities in the order of the stages, then of their numbers.
func (p *Pack) compare(a, b *Activity) int {
	stage := func(a *Activity) int {
		return slices.IndexFunc(p.Stages, func(st Stage) bool { return st.ID == a.Stage })
	}
	if d := stage(a) - stage(b); d != 0 {
		return d
	}
	_, i, _ := splitID(a.ID)
	_, j, _ := splitID(b.ID)
	return i - j
}
