package cli

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"strings"
	"unicode"

	"github.com/spf13/cobra"

	"doorstep/content"
	"doorstep/session"
	"doorstep/session/brief"
	"doorstep/session/exchange"
	"doorstep/session/store"
)

type briefFlags struct {
	out, lang, table, template string
	names, annex, show         bool
	format                     oneOf
}

// allTables is the word of --table that asks for a page a table.
const allTables = "all"

func newBriefCmd(a *app) *cobra.Command {
	f := briefFlags{format: oneOf{value: "md"}}
	cmd := &cobra.Command{
		Use:   "brief FILE",
		Short: "Write the innovation brief, as Markdown or to print",
		Long: "Writes the innovation brief of a session: one page in Markdown, or as one HTML file for the printer, with aliases in the place of names. " +
			"What is still missing from it is said beside it. A page that somebody mended by hand is not written over, unless --force says so.\n\n" +
			"Without --table the improvement that leads is told in full and the others get a line each. With --table all, " +
			"the folder that -o names gets that page and one for each table.\n\n" +
			"--template takes the order and the wording of the page from a file. --show-template prints the one that comes with doorstep, " +
			"to be copied and changed; its comment lists all that a template can say.",
		Example: "doorstep brief gazipur.doorstep -o brief.md\n" +
			"doorstep brief gazipur.doorstep --format html --annex -o brief.html\n" +
			"doorstep brief gazipur.doorstep --table all -o briefs\n" +
			"doorstep brief --show-template > ministry.tmpl",
		ValidArgsFunction: completeFile(1),
	}
	flags := cmd.Flags()
	oneOfFlag(cmd, false, &f.format, "format", "md, or html to print", "md", "html")
	a.outputFlag(cmd, &f.out, "file to write to, with --table all a folder; - is standard output (default)")
	flags.StringVar(&f.lang, "lang", "", "language of the page, such as en or bn (default: the session's)")
	flags.BoolVar(&f.names, "names", false, "print the real names of those who agreed to it")
	flags.BoolVar(&f.annex, "annex", false, "add the data that the page rests on")
	flags.StringVar(&f.table, "table", "", "follow one table's thread, such as T1, or all of them")
	flags.StringVar(&f.template, "template", "", "file with the order and the wording of the page")
	flags.BoolVar(&f.show, "show-template", false, "print the template that comes with doorstep")
	return a.does(cmd, arity{nil, 1}, func(ctx context.Context, args []string) error {
		if f.show {
			return a.print([]byte(brief.BuiltIn))
		}
		if err := needs("FILE").check(args); err != nil {
			return err
		}
		return a.runBrief(ctx, args[0], f)
	})
}

func (a *app) runBrief(ctx context.Context, path string, f briefFlags) error {
	if f.table == allTables && (f.out == "" || f.out == stdoutPath) {
		return usagef("--table all makes several pages: name a folder for them with -o DIR")
	}
	tm, err := readTemplate(f.template)
	if err != nil {
		return err
	}
	r, err := a.read(ctx, path)
	if err != nil {
		return err
	}
	o := brief.Options{
		Lang: f.lang, Annex: f.annex, Names: f.names, Now: a.today(),
		Document: r.file.Document, ShareCode: store.ShareCode(r.file.Changes),
	}
	a.sayUnworded(cmp.Or(f.lang, own(r.state).Lang))
	if f.table == allTables {
		return a.briefs(r, tm, o, f)
	}
	if f.table != "" {
		if o.Table, err = r.entry(a).Resolve(session.KindTable, f.table); err != nil {
			return usagef("--table: %w", err)
		}
	}
	end := a.during("writing the brief")
	doc, data, err := f.page(r, tm, o)
	end()
	if err != nil {
		return err
	}
	if err := a.deliver(f.out, data); err != nil {
		return err
	}
	a.sayBrief(doc)
	return nil
}

// page is one brief in the format asked for.
func (f briefFlags) page(r *reading, tm *brief.Template, o brief.Options) (brief.Doc, []byte, error) {
	doc, err := tm.Brief(r.state, r.pack, o)
	if err != nil {
		return doc, nil, usagef("%s, %w", f.template, err)
	}
	if f.format.value == "html" {
		data, err := doc.HTML(f.lang)
		return doc, data, err
	}
	return doc, []byte(doc.Markdown), nil
}

// briefs writes the page that leads and one for each table.
func (a *app) briefs(r *reading, tm *brief.Template, o brief.Options, f briefFlags) error {
	doc, data, err := f.page(r, tm, o)
	if err != nil {
		return err
	}
	ext := "." + f.format.value
	files := []exchange.File{{Name: "brief" + ext, Data: data}}
	used := map[string]bool{}
	for _, t := range r.state.Kind(session.KindTable) {
		if o.Table = t.ID; used[t.Text()] {
			continue
		}
		used[t.Text()] = true
		_, data, err := f.page(r, tm, o)
		if err != nil {
			return err
		}
		files = append(files, exchange.File{Name: "brief-" + fileWord(t.Text(), t.Label) + ext, Data: data})
	}
	if err := a.deliverFolder(f.out, files, "page", "pages"); err != nil {
		return err
	}
	a.sayBrief(doc)
	return nil
}

// fileWord is a table's label as a part of a file's name: its letters, digits
// and dashes, or its number where none is left.
func fileWord(label, number string) string {
	word := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '-' {
			return r
		}
		return -1
	}, label)
	if word == "" || len(word) > 40 {
		return "table-" + number
	}
	return word
}

// readTemplate is the template in a file, or the built-in one for no path.
func readTemplate(path string) (*brief.Template, error) {
	if path == "" {
		return brief.ParseTemplate(brief.BuiltIn)
	}
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return nil, fmt.Errorf("%s could not be read: %w; nothing was written", path, cause(err))
	case !info.Mode().IsRegular():
		return nil, usagef("%s is no file; --template takes one with the order and wording of the page", path)
	case info.Size() > 1<<20:
		return nil, usagef("%s is too large for a template", path)
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("%s could not be read: %w; nothing was written", path, cause(err))
	}
	text, _ := session.Valid(string(raw))
	tm, err := brief.ParseTemplate(text)
	if err != nil {
		return nil, usagef("%s, %w", path, err)
	}
	return tm, nil
}

// sayUnworded says that the papers have no wording in a language.
func (a *app) sayUnworded(lang string) {
	const key = "brief.part." + brief.PartAbout
	if lang != "" && !strings.HasPrefix(lang, "en") && content.LoadWords(lang).T(key) == content.LoadWords("en").T(key) {
		a.say("there is no wording in %q, so the page is in English around what people said", lang)
	}
}

// sayBrief says what somebody should know before the page leaves the room.
func (a *app) sayBrief(doc brief.Doc) {
	if len(doc.Gaps) > 0 {
		parts := make([]string, len(doc.Gaps))
		for i, g := range doc.Gaps {
			parts[i] = g.Text
			if g.Activity != "" {
				parts[i] = fmt.Sprintf("%s (%s)", g.Text, g.Activity)
			}
		}
		a.say("still missing: %s", strings.Join(parts, ", "))
	}
	if len(doc.NumbersFound) > 0 {
		a.say("numbers that lead to a person stand on this page: %s; take them out before it leaves the room", strings.Join(doc.NumbersFound, ", "))
	}
	if len(doc.BlamesFound) > 0 {
		a.say("the page puts the cause on a person: “%s”; ask what made that sensible before it leaves the room", strings.Join(doc.BlamesFound, "”, “"))
	}
	if len(doc.NamesFound) > 0 {
		a.say("real names stand in what people said, and on this page: %s; change them into roles before it leaves the room", strings.Join(doc.NamesFound, ", "))
	}
}
