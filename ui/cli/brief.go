package cli

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"doorstep/content"
	"doorstep/session"
	"doorstep/session/brief"
	"doorstep/session/store"
)

type briefFlags struct {
	out, lang, table string
	names, annex     bool
}

func newBriefCmd(a *app) *cobra.Command {
	var f briefFlags
	cmd := &cobra.Command{
		Use:   "brief FILE",
		Short: "Write the innovation brief as Markdown",
		Long: "Writes the innovation brief of a session: one page in Markdown, with aliases in the place of names. " +
			"What is still missing from it is said beside it.\n\n" +
			"Without --table the improvement that leads is told in full and the others get a line each.",
		Example:           "doorstep brief gazipur.doorstep -o brief.md\ndoorstep brief gazipur.doorstep --table T2 --annex",
		ValidArgsFunction: completeFile(1),
	}
	flags := cmd.Flags()
	flags.StringVarP(&f.out, "output", "o", "", "file to write to; - is standard output (default)")
	flags.StringVar(&f.lang, "lang", "", "language of the page, such as en or bn (default: the session's)")
	flags.BoolVar(&f.names, "names", false, "print the real names of those who agreed to it")
	flags.BoolVar(&f.annex, "annex", false, "add the data that the page rests on")
	flags.StringVar(&f.table, "table", "", "follow one table's thread, such as T1")
	return a.does(cmd, needs("FILE"), func(ctx context.Context, args []string) error {
		return a.runBrief(ctx, args[0], f)
	})
}

func (a *app) runBrief(ctx context.Context, path string, f briefFlags) error {
	r, err := a.read(ctx, path)
	if err != nil {
		return err
	}
	o := brief.Options{
		Lang: f.lang, Annex: f.annex, Names: f.names, Now: a.today(),
		Document: r.file.Document, ShareCode: store.ShareCode(r.file.Changes),
	}
	if f.table != "" {
		if o.Table, err = r.entry(a).Resolve(session.KindTable, f.table); err != nil {
			return usagef("--table: %w", err)
		}
	}
	a.sayUnworded(cmp.Or(f.lang, own(r.state).Lang))
	doc := brief.Brief(r.state, r.pack, o)
	if err := a.deliver(f.out, []byte(doc.Markdown)); err != nil {
		return err
	}
	a.sayBrief(doc)
	return nil
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
	if len(doc.NamesFound) > 0 {
		a.say("real names stand in what people said, and on this page: %s; change them into roles before it leaves the room", strings.Join(doc.NamesFound, ", "))
	}
}
