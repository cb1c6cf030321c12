package ui

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"

	"doorstep/session"
)

// What is half typed while no session is open has none to be jotted down with:
// the title of a workshop to come, and the path of a file to merge. It waits
// beside the working copies, each in a file of its own, until the same screen is
// open again. It is written no more often than a jot is.

// The files in the state folder in which it waits.
const (
	titleFile = "title"
	mergeFile = "merge"
)

// longestWait is how much of one is read back, in bytes.
const longestWait = 4096

// libraryWaits is what waits by now.
type libraryWaits struct {
	asked   bool
	written map[string]string
	files   waitFiles
}

// waitFiles writes what waits. Commands run in any order, so that each writes what
// is wanted by then, and not what was wanted when it was made: what was used or
// left comes back to no disk.
type waitFiles struct {
	mu     sync.Mutex
	wanted map[string]string
	// writing is held while a file is written, which the screen never waits for.
	writing sync.Mutex
}

// want says what a file is to hold from now on.
func (w *waitFiles) want(file, text string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.wanted == nil {
		w.wanted = map[string]string{}
	}
	w.wanted[file] = text
}

// next is what a file is to hold that is not written yet; ok is false where that
// is nothing new.
func (w *waitFiles) next(file string) (text string, ok bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	text, ok = w.wanted[file]
	delete(w.wanted, file)
	return text, ok
}

// keepCmd brings the files up to what is wanted, and takes away one that is to
// hold nothing. It is no more than a convenience: a folder that can't be written
// to costs the words of a line.
func (w *waitFiles) keepCmd(dir string) tea.Cmd {
	return func() tea.Msg {
		w.writing.Lock()
		defer w.writing.Unlock()
		for _, file := range []string{titleFile, mergeFile} {
			path := filepath.Join(dir, file)
			switch text, ok := w.next(file); {
			case dir == "" || !ok:
			case text == "":
				_ = os.Remove(path)
			case os.MkdirAll(dir, 0o700) == nil:
				_ = os.WriteFile(path, []byte(text), 0o600)
			}
		}
		return nil
	}
}

type (
	// waitMsg says that the moment after a key has gone by.
	waitMsg struct{}
	// waitedMsg is a text that waited.
	waitedMsg struct{ file, text string }
)

// waitCmd reads what waits in a file, and leaves it there: it goes when it was
// used, or when the screen is left.
func waitCmd(dir, file string) tea.Cmd {
	return func() tea.Msg {
		path := filepath.Join(dir, file)
		info, err := os.Lstat(path)
		if dir == "" || err != nil || !info.Mode().IsRegular() || info.Size() > longestWait {
			return nil
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return nil
		}
		text, _ := session.Valid(string(data))
		return waitedMsg{file, session.OneLine(text)}
	}
}

// halfInLibrary is what is half typed where no session is open, by its file.
func (a *app) halfInLibrary() map[string]string {
	texts := map[string]string{}
	for _, over := range a.stack { // help may lie over the screen that is typed in
		switch s := over.(type) {
		case *newWorkshop:
			if !s.busy {
				texts[titleFile] = s.title.value()
			}
		case *merging:
			if !s.busy || s.union == nil {
				texts[mergeFile] = s.path.value()
			}
		}
	}
	for file, text := range texts {
		if strings.TrimSpace(text) == "" {
			delete(texts, file)
		}
	}
	return texts
}

// waitsLater has what is half typed in the library wait, a moment after a key.
// What was used or left goes at once.
func (a *app) waitsLater() tea.Cmd {
	now := a.halfInLibrary()
	for file := range a.waits.written {
		if now[file] == "" {
			return a.writeWaits()
		}
	}
	if a.waits.asked || len(now) == 0 {
		return nil
	}
	a.waits.asked = true
	return tea.Tick(jotAfter, func(time.Time) tea.Msg { return waitMsg{} })
}

// waited takes what is told of it. What is read from a file goes to the screen
// too.
func (a *app) waited(msg tea.Msg) (cmd tea.Cmd, taken bool) {
	switch msg := msg.(type) {
	case waitMsg:
		a.waits.asked = false
		return a.writeWaits(), true
	case waitedMsg:
		if a.waits.written == nil {
			a.waits.written = map[string]string{}
		}
		a.waits.written[msg.file] = msg.text
	}
	return nil, false
}

// writeWaits has what waits be as it is now. When its command is done, so is what
// those before it were to write.
func (a *app) writeWaits() tea.Cmd {
	now := a.halfInLibrary()
	for _, file := range []string{titleFile, mergeFile} {
		if now[file] != a.waits.written[file] {
			a.waits.files.want(file, now[file])
		}
	}
	a.waits.written = now
	return a.waits.files.keepCmd(a.env.cfg.Store.StateDir)
}

// takeUp puts a title that waited into the line, if nothing was typed since.
func (n *newWorkshop) takeUp(msg waitedMsg) {
	if msg.file == titleFile && n.title.value() == "" {
		n.title.set(msg.text)
	}
}

// takeUp puts the path that waited into the line, if nothing was typed since.
func (m *merging) takeUp(msg waitedMsg) {
	if msg.file == mergeFile && m.path.value() == "" {
		m.path.set(msg.text)
	}
}
