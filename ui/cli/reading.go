package cli

import (
	"context"

	"doorstep/content"
	"doorstep/session"
	"doorstep/session/store"
	"doorstep/ui"
)

// reading is a session file that was read, to be reported on.
type reading struct {
	file  *store.File
	state *session.State
	pack  *content.Pack
	files map[string][]byte // of the pack; nil where the file holds none
}

// read reads a session file. The file is neither locked nor altered.
func (a *app) read(ctx context.Context, path string) (*reading, error) {
	end := a.during("reading %s", path)
	f, err := store.Read(ctx, path)
	end()
	if err != nil {
		return nil, missing(path, err)
	}
	r := &reading{file: f, state: f.State()}
	files, err := f.PackFiles()
	r.pack, err = a.packOf(r.state, files, err)
	if err == nil {
		r.files = files
	}
	return r, err
}

// entry reads and writes values of the session.
func (r *reading) entry(a *app) session.Entry {
	return session.Entry{State: r.state, Today: a.today()}
}

// own is the session's own record; zero where there is none.
func own(s *session.State) session.Session {
	v, _ := session.One[session.Session](s, s.Session)
	return v
}

// packOf reads the method that a session began with. A file that holds none is
// read with the built-in one, and that is said.
func (a *app) packOf(s *session.State, files map[string][]byte, err error) (*content.Pack, error) {
	lang := own(s).Lang
	if err != nil || len(files) == 0 {
		a.say("the method that this session began with is not in its file; the built-in one stands in for it")
		return content.Builtin(ui.DefaultPack, lang)
	}
	return content.FromFiles(files, lang)
}
