package ui

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	tea "charm.land/bubbletea/v2"

	"doorstep/content"
	"doorstep/session"
	"doorstep/session/brief"
	"doorstep/session/store"
)

// Every command that touches a file is here. Each copies what it needs before
// it runs, and answers with a message.

// openedMsg hands over an open session; then is what to do with it first.
type openedMsg struct {
	doc    *store.Doc
	opened *store.Opened
	state  *session.State
	pack   *content.Pack
	note   string
	view   bool // another window writes it
	then   func(*env) tea.Cmd
}

// openFailedMsg says why a session could not be opened or made.
type openFailedMsg struct{ err error }

// closedMsg ends a session; err says what is not in the file.
type closedMsg struct {
	path string
	err  error
	quit bool
}

func openCmd(path string, o store.Options) tea.Cmd {
	return func() tea.Msg {
		go readAhead()
		doc, opened, err := store.Open(context.Background(), path, o)
		view := errors.Is(err, store.ErrOpenElsewhere)
		if view {
			// Another window has it: here it is followed.
			o.Role = store.Reader
			doc, opened, err = store.Open(context.Background(), path, o)
		}
		if err != nil {
			return openFailedMsg{err}
		}
		msg := handOver(doc, opened, nil)
		if m, ok := msg.(openedMsg); ok {
			m.view = view
			return m
		}
		return msg
	}
}

// readAhead reads the pack that most sessions begin with while the file is read
// and checked. Whoever wants it next has it, or waits for the rest.
func readAhead() { _, _ = content.Builtin(DefaultPack, "en") }

// openCmd opens the session that the program was started with.
func (c Config) openCmd() tea.Cmd {
	if c.Make == nil {
		return openCmd(c.Path, c.Store)
	}
	return func() tea.Msg {
		doc, err := c.Make(context.Background(), c.Path, c.Store)
		if err != nil {
			return openFailedMsg{err}
		}
		return handOver(doc, &store.Opened{}, nil)
	}
}

func handOver(doc *store.Doc, opened *store.Opened, then func(*env) tea.Cmd) tea.Msg {
	state := doc.State()
	pack, note, err := PackOf(doc, state)
	if err != nil {
		return openFailedMsg{errors.Join(err, doc.Close(context.Background()))}
	}
	return openedMsg{doc: doc, opened: opened, state: state, pack: pack, note: note, then: then}
}

// PackOf reads the pack that a session began with. Where the file holds none,
// or one that this program can't read, it is the built-in one, and note says
// so: what the room said must stay within reach.
func PackOf(doc interface {
	PackFiles() (map[string][]byte, error)
}, state *session.State,
) (pack *content.Pack, note string, err error) {
	s, _ := session.One[session.Session](state, state.Session)
	files, err := doc.PackFiles()
	if err == nil && len(files) > 0 {
		if pack, err = content.FromFiles(files, s.Lang); err == nil {
			return pack, "", nil
		}
	}
	if err != nil {
		note = "This session's own pack can't be read, so the built-in one is shown. What was captured is all there."
	}
	pack, err = content.Builtin(DefaultPack, s.Lang)
	return pack, note, err
}

// DefaultPack is the pack of a session that names no other.
const DefaultPack = "empathy"

// createCmd makes a session file. The name is made unlike any that is there.
func createCmd(dir string, fields session.Patch, o store.Options, then func(*env) tea.Cmd) tea.Cmd {
	return func() tea.Msg {
		title, _ := fields["title"].(string)
		if err := os.MkdirAll(dir, 0o755); err != nil {
			return openFailedMsg{err}
		}
		files, err := content.BuiltinFiles(DefaultPack)
		if err != nil {
			return openFailedMsg{err}
		}
		for n := 1; ; n++ {
			path := filepath.Join(dir, FileName(title, n))
			doc, err := store.Create(context.Background(), path, store.New{Pack: files, Fields: fields}, o)
			if errors.Is(err, store.ErrExists) && n < 1000 {
				continue
			}
			if err != nil {
				return openFailedMsg{err}
			}
			return handOver(doc, &store.Opened{}, then)
		}
	}
}

func commitCmd(doc *store.Doc, changes []*session.Change) tea.Cmd {
	return func() tea.Msg { return committedMsg{doc.Commit(context.Background(), changes)} }
}

// listenCmd waits for the next thing that the store tells on its own.
func listenCmd(doc *store.Doc) tea.Cmd {
	return func() tea.Msg {
		event, ok := <-doc.Events()
		if !ok {
			return nil
		}
		return docMsg{doc, event}
	}
}

func publishCmd(doc *store.Doc) tea.Cmd {
	return func() tea.Msg {
		if err := doc.Publish(context.Background()); err != nil {
			return statusMsg{toneWarn, sentence(err)}
		}
		return statusMsg{toneDone, "Saved to " + shown(doc.Path()) + "."}
	}
}

func closeCmd(doc *store.Doc, waiting []*session.Change, quit bool) tea.Cmd {
	return func() tea.Msg { return closedMsg{doc.Path(), closeDoc(doc, waiting), quit} }
}

func closeDoc(doc *store.Doc, waiting []*session.Change) error {
	ctx := context.Background()
	var err error
	if len(waiting) > 0 {
		err = doc.Commit(ctx, waiting)
	}
	return errors.Join(err, doc.Close(ctx))
}

// forgetCmd closes a session that is opened again by the next command. What
// can't be published stays in its working copy, and comes back with it.
func forgetCmd(doc *store.Doc, waiting []*session.Change) tea.Cmd {
	return func() tea.Msg {
		if err := closeDoc(doc, waiting); err != nil {
			return statusMsg{toneWarn, sentence(err)}
		}
		return nil
	}
}

// elsewhereCmd writes the whole session into a new file, or under its own name
// into a folder, hands that over, and closes the old one, whose working copy
// stays on this laptop.
func elsewhereCmd(old *store.Doc, id session.ID, waiting, changes []*session.Change, path string, o store.Options) tea.Cmd {
	return func() tea.Msg {
		ctx := context.Background()
		files, err := old.PackFiles()
		if err != nil {
			files = nil
		}
		doc, err := store.Create(ctx, placeFor(path, old.Path()), store.New{Pack: files, Session: id, Changes: changes}, o)
		if err != nil {
			return statusMsg{toneError, sentence(err)}
		}
		// It could not be written where it was; that is why we are here.
		_ = closeDoc(old, waiting)
		return handOver(doc, &store.Opened{}, nil)
	}
}

// foundMsg is what the library found.
type foundMsg struct {
	list []store.Info
	errs []error
	// stages are the stages' names by id, as the built-in pack has them.
	stages map[string]string
}

func findCmd(dirs []string) tea.Cmd {
	return func() tea.Msg {
		found := foundMsg{stages: map[string]string{}}
		found.list, found.errs = store.Find(context.Background(), dirs...)
		if pack, err := content.Builtin(DefaultPack, "en"); err == nil {
			for _, st := range pack.Stages {
				found.stages[st.ID] = st.ID + " " + st.Short
			}
			found.stages[content.StageAfter] = pack.Stage(content.StageAfter).Short
		}
		return found
	}
}

// planCmd works out what a file would bring into a session; nothing is written.
func planCmd(into, from string, o store.MergeOptions) tea.Cmd {
	return func() tea.Msg {
		u, err := store.Plan(context.Background(), into, []string{from}, o)
		return plannedMsg{u, err}
	}
}

// mergeCmd brings it in. A session that is open on this laptop takes it up.
func mergeCmd(into, from string, o store.MergeOptions) tea.Cmd {
	return func() tea.Msg {
		u, err := store.Merge(context.Background(), into, []string{from}, o)
		return mergedMsg{u, err}
	}
}

// wroteMsg says that a paper was written.
type wroteMsg struct {
	path string
	// left is the name of a file that was mended by hand, and stands as it was.
	left string
	err  error
}

// said is where it was written, behind a word on that; and where that is not
// under the usual name, why.
func (m wroteMsg) said(word string) string {
	if m.left == "" {
		return word + ": " + shown(m.path)
	}
	return word + ": " + shown(filepath.Base(m.path)) + "; " + shown(m.left) + " was changed by hand, and is left"
}

func (e *env) writeCmd(path, text string) tea.Cmd {
	state := e.cfg.Store.StateDir
	return func() tea.Msg {
		if abs, err := filepath.Abs(path); err == nil {
			path = abs
		}
		path, left, err := store.WritePaperBeside(path, []byte(text), state)
		return wroteMsg{path, left, err}
	}
}

// handOverCmd writes the brief in both forms and a share copy into a folder.
// Their names are unlike any that are there. The session is published first, so
// that the copy holds all that is on the screen.
func handOverCmd(doc *store.Doc, dir string, page brief.Doc, lang string, o store.Options) tea.Cmd {
	return func() tea.Msg {
		ctx := context.Background()
		if info, err := os.Stat(dir); err != nil || !info.IsDir() {
			return handedMsg{err: fmt.Errorf("there is no folder %s; nothing was written", dir)}
		}
		if err := doc.Publish(ctx); err != nil {
			return handedMsg{err: err}
		}
		printed, err := page.HTML(lang)
		if err != nil {
			return handedMsg{err: err}
		}
		o.Role = store.Tool
		base := filepath.Join(dir, strings.TrimSuffix(filepath.Base(doc.Path()), Extension))
		shared, to, err := shareBeside(ctx, doc.Path(), base+"-to-share", o)
		if err != nil {
			return handedMsg{err: err}
		}
		msg := handedMsg{files: []handedFile{{to, copyHolds(shared)}}}
		for _, f := range []struct{ ext, holds, data string }{
			{".md", plural(page.Words, "word", "words") + " and the annex, to read or to edit", page.Markdown},
			{".html", "the same, for a browser to print on A4", string(printed)},
		} {
			path, err := writeNew(base+"-brief", f.ext, f.data)
			if err != nil {
				msg.err = err
				return msg
			}
			msg.files = append(msg.files, handedFile{path, []string{f.holds}})
		}
		return msg
	}
}

// shareBeside makes a share copy under the first name that is free.
func shareBeside(ctx context.Context, from, base string, o store.Options) (store.Shared, string, error) {
	for n := 1; ; n++ {
		to := fileNumber(base, n) + Extension
		shared, err := store.Share(ctx, from, to, false, o)
		if errors.Is(err, store.ErrExists) && n < 1000 {
			continue
		}
		return shared, to, err
	}
}

// writeNew writes a file under the first name that is free.
func writeNew(base, ext, data string) (string, error) {
	for n := 1; ; n++ {
		path := fileNumber(base, n) + ext
		f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
		if errors.Is(err, fs.ErrExist) && n < 1000 {
			continue
		}
		if err != nil {
			return path, fmt.Errorf("%s was not written: %w", path, err)
		}
		_, err = f.WriteString(data)
		return path, errors.Join(err, f.Close())
	}
}

func fileNumber(base string, n int) string {
	if n == 1 {
		return base
	}
	return fmt.Sprintf("%s-%d", base, n)
}

// writePapersCmd writes papers as one file to print.
func (e *env) writePapersCmd(path, title, lang string, list []brief.Printed) tea.Cmd {
	return func() tea.Msg {
		data, err := brief.PapersHTML(title, lang, list)
		if err != nil {
			return wroteMsg{path: path, err: err}
		}
		return e.writeCmd(path, string(data))()
	}
}

// readMsg is a file that a person named, such as a roster.
type readMsg struct {
	path string
	data []byte
	err  error
}

// readCmd reads a small file; one larger than limit bytes is refused.
func readCmd(path string, limit int64) tea.Cmd {
	return func() tea.Msg {
		info, err := os.Stat(path)
		switch {
		case err != nil:
			return readMsg{path, nil, unread(path, err)}
		case !info.Mode().IsRegular():
			return readMsg{path, nil, errors.New(path + " is not a file that can be read")}
		case info.Size() > limit:
			return readMsg{path, nil, errors.New(path + " is too large for a list")}
		}
		data, err := os.ReadFile(path)
		if err != nil {
			err = unread(path, err)
		}
		return readMsg{path, data, err}
	}
}

// unread says why a file could not be read, without the words of the system
// call.
func unread(path string, err error) error {
	var failed *fs.PathError
	if errors.As(err, &failed) {
		err = failed.Err
	}
	return fmt.Errorf("%s can't be read: %w", path, err)
}
