package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/spf13/cobra"
	"golang.org/x/sync/errgroup"

	"doorstep/content"
	"doorstep/session"
	"doorstep/session/brief"
	"doorstep/session/exchange"
	"doorstep/session/store"
	"doorstep/ui"
)

type reportFlags struct {
	format    oneOf
	out, lang string
	practice  bool
}

func newReportCmd(a *app) *cobra.Command {
	f := reportFlags{format: oneOf{value: "md"}}
	cmd := &cobra.Command{
		Use:   "report PATH...",
		Short: "Sum up many sessions for the programme office",
		Long: "Reads session files, and folders with all in them, and writes what they say together: what services took, with the number of " +
			"visits, the median, the range and the origin; words that the themes of several workshops share; root causes; commitments, overdue first; " +
			"what was left out; and the files that could not be read.\n\n" +
			"Offices and people are never ranked. A workshop that stands in several files is counted once. The files are only read.",
		Example: "doorstep report sessions -o programme.md\n" +
			"doorstep report a.doorstep b.doorstep --format json\n" +
			"doorstep report sessions --format csv -o programme-tables",
		ValidArgsFunction: completeFile(-1),
	}
	oneOfFlag(cmd, false, &f.format, "format", "what to write", "md", "html", "csv", "json")
	a.outputFlag(cmd, &f.out, "file to write to, with csv a folder; - is standard output (default)")
	cmd.Flags().StringVar(&f.lang, "lang", "en", "language of the paper")
	cmd.Flags().BoolVar(&f.practice, "practice", false, "count practice sessions too, whose data are invented")
	return a.does(cmd, arity{[]string{"PATH"}, -1}, func(ctx context.Context, args []string) error {
		if f.format.value == "csv" && (f.out == "" || f.out == stdoutPath) {
			return usagef("csv is several tables: name a folder for them with -o DIR")
		}
		return a.runReport(ctx, args, f)
	})
}

func (a *app) runReport(ctx context.Context, args []string, f reportFlags) error {
	paths, err := sessionsIn(args)
	if err != nil {
		return err
	}
	if len(paths) == 0 {
		return fmt.Errorf("there is no %s file in %s; nothing was written", store.Extension, strings.Join(args, ", "))
	}
	calm()
	g := &gathering{app: a, programme: brief.NewProgramme(a.today()), packs: map[string]*content.Pack{}, workshops: map[string][]session.ID{}, bar: a.progress(len(paths))}
	g.programme.Practice = f.practice
	err = g.all(ctx, paths)
	if err == nil {
		err = g.together(ctx)
	}
	g.bar.end()
	if ctx.Err() != nil {
		return errors.New("stopped before all files were read; nothing was written")
	}
	if err != nil {
		return fmt.Errorf("%w; nothing was written", err)
	}
	r := g.programme.Report(g.unread)
	if err := a.writeReport(r, f); err != nil {
		return err
	}
	for _, u := range r.Unread {
		a.say("%s could not be read: %s", u.File, u.Why)
	}
	for _, w := range r.Workshops {
		if len(w.NamesFound) > 0 {
			a.say("real names stand in what people said in %s: %s; change them into roles before this leaves the office", w.File, strings.Join(w.NamesFound, ", "))
		}
	}
	return nil
}

func (a *app) writeReport(r *brief.Report, f reportFlags) error {
	switch f.format.value {
	case "json":
		data, err := encoded(r, "  ")
		if err != nil {
			return err
		}
		if f.out == "" || f.out == stdoutPath {
			data = a.forTerminal(data)
		}
		return a.deliver(f.out, data)
	case "csv":
		tables := r.Tables()
		var files []exchange.File
		for _, name := range slices.Sorted(maps.Keys(tables)) {
			files = append(files, exchange.File{Name: name + ".csv", Data: exchange.CSVTable(tables[name])})
		}
		return a.deliverFolder(f.out, files, "table", "tables")
	case "html":
		data, err := brief.HTML(brief.Paper{Title: "Programme report", Lang: f.lang, Sheets: []brief.Sheet{{Class: "annex", Markdown: r.Markdown(f.lang)}}})
		if err != nil {
			return err
		}
		return a.deliver(f.out, data)
	}
	return a.deliver(f.out, []byte(r.Markdown(f.lang)))
}

// sessionsIn are the session files among the arguments and in the folders
// among them, however deep, each once. Links to folders are not followed, since
// they may lead round in a circle.
func sessionsIn(args []string) ([]string, error) {
	var paths []string
	seen := map[string]bool{}
	add := func(path string) {
		if abs, err := filepath.Abs(path); err == nil && !seen[abs] {
			seen[abs] = true
			paths = append(paths, path)
		}
	}
	for _, arg := range args {
		info, err := os.Stat(arg)
		switch {
		case err != nil:
			return nil, missing(arg, err)
		case !info.IsDir():
			add(arg)
			continue
		}
		err = filepath.WalkDir(arg, func(path string, e fs.DirEntry, err error) error {
			switch {
			case err != nil && path == arg:
				return err
			case err != nil:
				return fs.SkipDir // a folder that can't be read hides none of the others
			case e.IsDir() && path != arg && strings.HasPrefix(e.Name(), "."):
				return fs.SkipDir
			case !e.IsDir() && strings.EqualFold(filepath.Ext(path), store.Extension):
				add(path)
			}
			return nil
		})
		if err != nil {
			return nil, fmt.Errorf("the folder %s can't be read: %w; nothing was written", arg, cause(err))
		}
	}
	return paths, nil
}

// gathering reads the files of a report, a few at a time, and keeps of each
// only what the report counts.
type gathering struct {
	app       *app
	programme *brief.Programme
	bar       *progress

	mu     sync.Mutex
	unread []brief.Unread
	packs  map[string]*content.Pack // by the hash of their files and the language
	// workshops are those of each file, by its path.
	workshops map[string][]session.ID
}

// readers is how many files are read at once: one is checked while another is
// counted.
const readers = 2

// all reads the files; its error is that the person stopped it.
func (g *gathering) all(ctx context.Context, paths []string) error {
	var group errgroup.Group
	group.SetLimit(readers)
	for _, path := range paths {
		if ctx.Err() != nil {
			break
		}
		group.Go(func() error {
			err := g.one(ctx, path)
			if ctx.Err() != nil {
				return ctx.Err()
			}
			g.bar.step()
			if err != nil {
				g.mu.Lock()
				defer g.mu.Unlock()
				g.unread = append(g.unread, brief.Unread{File: path, Why: err.Error()})
			}
			return nil
		})
	}
	err := group.Wait()
	slices.SortFunc(g.unread, func(a, b brief.Unread) int { return strings.Compare(a.File, b.File) })
	return errors.Join(err, ctx.Err())
}

// together reads files of one workshop again, as one.
func (g *gathering) together(ctx context.Context) error {
	for _, paths := range g.programme.Together() {
		var changes []*session.Change
		met := map[session.ID][32]byte{}
		var workshops []session.ID
		var last *store.File
		for _, path := range paths {
			f, err := store.Read(ctx, path)
			if err != nil {
				return err // it could be read a moment ago
			}
			of := f.State().Workshops()
			if !slices.Equal(of, g.workshops[path]) {
				return fmt.Errorf("%s became that of another workshop while the report was made; run it again", path)
			}
			workshops, last = append(workshops, of...), f
			for _, c := range f.Changes {
				if met[c.ID] != c.Sum() { // copies of one session are nearly all the same
					met[c.ID], changes = c.Sum(), append(changes, c)
				}
			}
		}
		s := session.NewState(session.MergedID(workshops))
		s.ApplyAll(changes)
		g.programme.Replace(paths, s, g.pack(last, s))
	}
	return ctx.Err()
}

func (g *gathering) one(ctx context.Context, path string) error {
	f, err := store.Read(ctx, path)
	if err != nil {
		return withoutPath(path, err)
	}
	s := f.State()
	g.mu.Lock()
	defer g.mu.Unlock()
	g.workshops[path] = s.Workshops()
	g.programme.Add(path, s, g.pack(f, s))
	return nil
}

// pack is the method that a session began with, read once for all that share
// it; the built-in one where the file holds none.
func (g *gathering) pack(f *store.File, s *session.State) *content.Pack {
	ses := own(s)
	key := ses.PackTree + " " + ses.Lang
	if p, ok := g.packs[key]; ok {
		return p
	}
	var p *content.Pack
	files, err := f.PackFiles()
	if err == nil && len(files) > 0 {
		p, err = content.FromFiles(files, ses.Lang)
	}
	if p == nil || err != nil {
		p, _ = content.Builtin(ui.DefaultPack, ses.Lang)
	}
	if len(g.packs) < 100 {
		g.packs[key] = p
	}
	return p
}

// withoutPath is what is wrong with a file, for a list that names it already.
func withoutPath(path string, err error) error {
	var refused *store.Refused
	if errors.As(err, &refused) {
		return errors.New(strings.TrimLeft(strings.TrimPrefix(refused.Error(), path), ": "))
	}
	return cause(err)
}
