package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"github.com/spf13/cobra"

	"doorstep/content"
	"doorstep/session"
	"doorstep/session/store"
	"doorstep/ui"
)

// newFlags are those of doorstep new.
type newFlags struct {
	title, place, lang, pack, currency string
	roster, services                   string
	short, json                        bool
	people                             int
}

func newNewCmd(a *app) *cobra.Command {
	var f newFlags
	cmd := &cobra.Command{
		Use:   "new FILE",
		Short: "Make a session",
		Long: "Makes a session in a new FILE, and prints its path. It never writes over a file.\n\n" +
			"A name without an ending gets .doorstep. The roster and the services are tables from a spreadsheet, saved as CSV with a row of headings; " +
			"real names in the roster are kept apart from all the rest. With --plain the session is opened then, line by line.",
		Example: "doorstep new gazipur --title \"Gazipur, May\" --place Gazipur --roster people.csv --services services.csv\n" +
			"doorstep new short.doorstep --short --people 24 --lang bn",
	}
	flags := cmd.Flags()
	flags.StringVar(&f.title, "title", "", "what the workshop is called (default: the file's name)")
	flags.StringVar(&f.place, "place", "", "the town or office; it heads the brief")
	flags.StringVar(&f.lang, "lang", "en", "language of the script and the papers, such as en or bn")
	flags.StringVar(&f.pack, "pack", ui.DefaultPack, "the method: a built-in pack's id, or a folder that holds a pack")
	flags.BoolVar(&f.short, "short", false, "follow the short path")
	flags.IntVar(&f.people, "people", 0, "how many people; they get the aliases P01, P02 and so on")
	flags.StringVar(&f.roster, "roster", "", "CSV file with the people")
	flags.StringVar(&f.services, "services", "", "CSV file with the services that can be visited")
	flags.StringVar(&f.currency, "currency", "BDT", "currency of all amounts, three letters")
	flags.BoolVar(&f.json, "json", false, "print what was made as JSON")
	return a.does(cmd, needs("FILE"), func(ctx context.Context, args []string) error {
		return a.runNew(ctx, args[0], f)
	})
}

// plan is a session that is about to be made, checked as far as it can be.
type plan struct {
	path   string
	files  map[string][]byte // of the pack
	fields session.Patch
	lists  lists
	people int
}

// made is what new and demo tell about the session that they made.
type made struct {
	File     string `json:"file"`
	Session  string `json:"session"`
	Document string `json:"document"`
	Title    string `json:"title"`
	Lang     string `json:"lang"`
	People   int    `json:"people"`
	Services int    `json:"services"`
}

func (a *app) runNew(ctx context.Context, name string, f newFlags) error {
	p, err := a.planNew(name, f)
	if err != nil {
		return err
	}
	doc, err := store.Create(ctx, p.path, store.New{Pack: p.files, Fields: p.fields}, a.storeOptions(store.Editor))
	if err != nil {
		return err
	}
	state := doc.State()
	g := state.Begin(a.source, doc.Device(), "")
	err = p.fill(g)
	if err == nil {
		err = doc.Commit(ctx, g.Changes())
	}
	if err = errors.Join(err, doc.Close(context.WithoutCancel(ctx))); err != nil {
		return fmt.Errorf("%s was made, and not all of it is there: %w", p.path, err)
	}
	if f.json {
		return a.printJSON(madeOf(p.path, doc.Document(), state), "  ")
	}
	if err := a.println(p.path); err != nil || !a.screen.plain {
		return err
	}
	return a.show(ctx, p.path, "")
}

func madeOf(path string, document session.ID, s *session.State) made {
	v := own(s)
	return made{
		File: path, Session: s.Session.String(), Document: document.String(), Title: v.Title, Lang: v.Lang,
		People: len(s.Kind(session.KindParticipant)), Services: len(s.Kind(session.KindService)),
	}
}

// planNew checks everything that can be checked before a file is made, so that
// a slip leaves nothing behind.
func (a *app) planNew(name string, f newFlags) (*plan, error) {
	p := &plan{path: withExtension(name), people: f.people}
	if f.people < 0 || f.people > session.MaxPeople {
		return nil, usagef("--people goes from 0 to %d", session.MaxPeople)
	}
	if err := folderOf(p.path); err != nil {
		return nil, err
	}
	currency, err := session.CheckCurrency(session.Patch{"currency": f.currency})
	if err != nil {
		return nil, usagef("--currency: %w", err)
	}
	if err := a.choosePack(p, f); err != nil {
		return nil, err
	}
	if p.lists, err = a.readLists(f.roster, f.services); err != nil {
		return nil, err
	}
	p.fields["title"], p.fields["lang"], p.fields["currency"] = a.title(p.path, f.title), f.lang, currency["currency"]
	p.fields["plan"] = session.ModeFull
	if f.short {
		p.fields["plan"] = session.ModeShort
	}
	if place, _ := session.Valid(strings.TrimSpace(f.place)); place != "" {
		p.fields["place"] = place
	}
	if n := max(f.people, len(p.lists.people)); n > 0 {
		p.fields["people"] = int64(n)
	}
	// A rehearsal, on a state that is then thrown away.
	s := session.NewState(a.source.NewID())
	return p, p.fill(s.Begin(a.source, a.source.NewID(), ""))
}

// title is the one given, or the file's name with spaces for its dashes.
func (a *app) title(path, given string) string {
	if title, _ := session.Valid(strings.TrimSpace(given)); title != "" {
		return title
	}
	base := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
	base, _ = session.Valid(strings.NewReplacer("-", " ", "_", " ").Replace(base))
	return base
}

// choosePack finds the method and looks at its languages.
func (a *app) choosePack(p *plan, f newFlags) error {
	var err error
	switch info, statErr := os.Stat(f.pack); {
	case slices.Contains(content.BuiltinIDs(), f.pack):
		p.files, err = content.BuiltinFiles(f.pack)
	case statErr == nil && info.IsDir():
		p.files, err = content.Files(os.DirFS(f.pack))
	default:
		return usagef("there is no pack %q: it is neither built in (%s) nor a folder", f.pack, strings.Join(content.BuiltinIDs(), ", "))
	}
	if err != nil {
		return fmt.Errorf("the pack in %s can't be used: %w", f.pack, err)
	}
	languages := content.Languages(p.files)
	if !slices.Contains(append(languages, "en", "bn"), f.lang) {
		return usagef("--lang is en or bn, or a language of the pack (%s), not %q", strings.Join(languages, ", "), f.lang)
	}
	pack, err := content.FromFiles(p.files, f.lang)
	if err != nil {
		return fmt.Errorf("the pack %s can't be used: %w", f.pack, err)
	}
	if pack.Lang != f.lang {
		a.say("the pack %s has no script in %q, so the script is in %q; people can write in any language", pack.ID, f.lang, pack.Lang)
	}
	p.fields = session.Patch{"pack": pack.ID}
	return nil
}

// fill adds people and services.
func (p *plan) fill(g *session.Gesture) error {
	if err := p.lists.add(g); err != nil {
		return err
	}
	return session.AddAliases(g, p.people)
}

// folderOf says that the folder that a file is to be made in isn't there.
func folderOf(path string) error {
	dir := filepath.Dir(path)
	if _, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("there is no folder %s to make %s in; make the folder first", dir, filepath.Base(path))
	}
	return nil
}

// withExtension gives a name without an ending that of a session. What follows
// a dot is an ending if it looks like one: "12.5.2026" has none.
func withExtension(name string) string {
	ext := filepath.Ext(name)
	looks := len(ext) > 1 && len(ext) <= 10 && unicode.IsLetter(rune(ext[1])) && !strings.ContainsFunc(ext[1:], func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	if looks {
		return name
	}
	return name + store.Extension
}
