package cli

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"doorstep/session/brief"
	"doorstep/session/exchange"
)

type printFlags struct {
	format    oneOf
	out, lang string
	hand      bool
}

func newPrintCmd(a *app) *cobra.Command {
	f := printFlags{format: oneOf{value: "html"}}
	cmd := &cobra.Command{
		Use:   "print FILE [WHAT...]",
		Short: "Write the papers of a workshop: sheets, slips, ballots and cards",
		Long: "Writes the papers that are handed out, filled in by hand and typed in later: " + strings.Join(brief.Papers, ", ") + ". " +
			"As HTML they are one file for a browser to print; as Markdown, a file each in the folder that -o names.\n\n" +
			"--by-hand prints each paper as a few lines to be copied off a projector or read out, for rooms without a printer and for hours without power. " +
			"People stand on papers under their aliases.",
		Example: "doorstep print gazipur.doorstep -o papers.html\n" +
			"doorstep print gazipur.doorstep visits letter -o visits.html\n" +
			"doorstep print gazipur.doorstep slips --by-hand",
		ValidArgsFunction: func(cmd *cobra.Command, args []string, word string) ([]cobra.Completion, cobra.ShellCompDirective) {
			if len(args) == 0 {
				return completeFile(1)(cmd, args, word)
			}
			return cobraWords(brief.Papers), cobra.ShellCompDirectiveNoFileComp
		},
	}
	oneOfFlag(cmd, false, &f.format, "format", "html, or md", "html", "md")
	flags := cmd.Flags()
	a.outputFlag(cmd, &f.out, "file to write to, with md a folder; - is standard output (default)")
	flags.StringVar(&f.lang, "lang", "", "language of the papers (default: the session's)")
	flags.BoolVar(&f.hand, "by-hand", false, "print the lines to be copied by hand")
	return a.does(cmd, arity{[]string{"FILE"}, 1 + len(brief.Papers)}, func(ctx context.Context, args []string) error {
		return a.runPrint(ctx, args[0], args[1:], f)
	})
}

func (a *app) runPrint(ctx context.Context, path string, what []string, f printFlags) error {
	for _, kind := range what {
		if !slices.Contains(brief.Papers, kind) {
			return usagef("there is no paper %q; the papers are %s", kind, strings.Join(brief.Papers, ", "))
		}
	}
	if len(what) == 0 {
		what = brief.Papers
	}
	r, err := a.read(ctx, path)
	if err != nil {
		return err
	}
	var list []brief.Printed
	for _, kind := range what {
		paper, err := brief.PrintPaper(kind, r.state, r.pack, f.lang)
		if err != nil {
			return err
		}
		list = append(list, paper)
	}
	lang := cmp.Or(f.lang, own(r.state).Lang)
	a.sayUnworded(lang)
	switch {
	case f.hand:
		return a.deliver(f.out, byHand(list))
	case f.format.value == "md" && f.out != "" && f.out != stdoutPath:
		var files []exchange.File
		for _, p := range list {
			files = append(files, exchange.File{Name: p.Kind + ".md", Data: []byte(p.Markdown())})
		}
		return a.deliverFolder(f.out, files, "paper", "papers")
	case f.format.value == "md":
		var texts []string
		for _, p := range list {
			texts = append(texts, p.Markdown())
		}
		return a.deliver(f.out, []byte(strings.Join(texts, "---\n\n")))
	}
	data, err := brief.PapersHTML(cmp.Or(own(r.state).Title, "doorstep"), lang, list)
	if err != nil {
		return err
	}
	return a.deliver(f.out, data)
}

// byHand is the papers as lines to copy, each under its title.
func byHand(list []brief.Printed) []byte {
	var b strings.Builder
	for i, p := range list {
		if i > 0 {
			b.WriteString("\n")
		}
		b.WriteString(p.Title + "\n" + strings.Repeat("-", len([]rune(p.Title))) + "\n")
		for _, l := range p.Hand {
			b.WriteString(l + "\n")
		}
	}
	return []byte(b.String())
}
