package store

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"doorstep/session"
)

// cache is a medium that remembers in which order things were done to it, so
// that a test can find out what a power cut at any moment may leave. What it
// promises is what a medium has to: a file's bytes once it was synced, and a
// folder's names once that was. Of all that came later anything may be there,
// in any order, for a stick is no journal.
type cache struct {
	realDisk
	mu  sync.Mutex
	ops []op
	// lies says that it answers to a sync, and does nothing: the control.
	lies bool
}

// op is one thing that was done. File tells files apart whatever they are
// called: the path under which one was made.
type op struct {
	what     string // create, write, sync, rename, remove, syncdir
	file     string
	name, to string // in the folder
	data     []byte
}

// note writes down what was done. Locks are left out: one that stays behind is
// broken, which is another test's matter.
func (c *cache) note(o op) {
	c.mu.Lock()
	defer c.mu.Unlock()
	lock := strings.Contains(o.file+o.name, sidecarSuffix)
	if lied := c.lies && (o.what == "sync" || o.what == "syncdir"); !lied && !lock {
		c.ops = append(c.ops, o)
	}
}

func (c *cache) length() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return len(c.ops)
}

func (c *cache) create(path string, mode fs.FileMode) (diskFile, error) {
	f, err := c.realDisk.create(path, mode)
	if err != nil {
		return nil, err
	}
	file := fmt.Sprint(path, c.length())
	c.note(op{what: "create", file: file, name: filepath.Base(path)})
	return &cacheFile{f, c, file}, nil
}

func (c *cache) rename(from, to string) error {
	err := c.realDisk.rename(from, to)
	if err == nil {
		c.note(op{what: "rename", name: filepath.Base(from), to: filepath.Base(to)})
	}
	return err
}

func (c *cache) remove(path string) error {
	err := c.realDisk.remove(path)
	if err == nil {
		c.note(op{what: "remove", name: filepath.Base(path)})
	}
	return err
}

func (c *cache) syncDir(dir string) error {
	err := c.realDisk.syncDir(dir)
	if err == nil {
		c.note(op{what: "syncdir"})
	}
	return err
}

type cacheFile struct {
	diskFile
	cache *cache
	file  string
}

func (f *cacheFile) Write(p []byte) (int, error) {
	f.cache.note(op{what: "write", file: f.file, data: slices.Clone(p)})
	return f.diskFile.Write(p)
}

func (f *cacheFile) Sync() error {
	err := f.diskFile.Sync()
	if err == nil {
		f.cache.note(op{what: "sync", file: f.file})
	}
	return err
}

// medium is what is on the medium at one moment: names of files, and their
// bytes, those that will outlast the moment and those that may.
type mediumState struct {
	names         map[string]string // to file
	durable, full map[string][]byte // by file
	// pending are changes of names that may outlast it or not.
	pending []op
}

// at is the medium after the first n things that were done to it.
func (c *cache) at(n int, name string, first []byte) mediumState {
	m := mediumState{names: map[string]string{name: "first"}, durable: map[string][]byte{"first": first}, full: map[string][]byte{"first": first}}
	now := maps.Clone(m.names) // as they are without a power cut
	for _, o := range c.ops[:n] {
		switch o.what {
		case "write":
			m.full[o.file] = append(slices.Clip(m.full[o.file]), o.data...)
		case "sync":
			m.durable[o.file] = m.full[o.file]
		case "syncdir":
			m.names, m.pending = maps.Clone(now), nil
		case "create":
			now[o.name] = o.file
			m.pending = append(m.pending, o)
		case "rename":
			o.file = now[o.name]
			now[o.to] = o.file
			delete(now, o.name)
			m.pending = append(m.pending, o)
		case "remove":
			delete(now, o.name)
			m.pending = append(m.pending, o)
		}
	}
	return m
}

// left are all folders that a power cut may leave: any of the pending changes
// of names done or not, a rename also half, when the old name is gone already
// and the new one not there yet; and unsynced bytes lost, half there, zero, or
// there.
func (m mediumState) left() []map[string]string {
	var all []map[string]string
	for _, names := range m.nameSets(maps.Clone(m.names), m.pending) {
		for _, spoil := range []func(durable, full []byte) []byte{
			func(durable, _ []byte) []byte { return durable },
			func(_, full []byte) []byte { return full[:len(full)/2] },
			func(_, full []byte) []byte { return make([]byte, len(full)) },
			func(_, full []byte) []byte { return full },
		} {
			folder := map[string]string{}
			for name, file := range names {
				body := m.full[file]
				if len(m.durable[file]) != len(body) {
					body = spoil(m.durable[file], body)
				}
				folder[name] = string(body)
			}
			all = append(all, folder)
		}
	}
	return all
}

func (m mediumState) nameSets(names map[string]string, pending []op) (sets []map[string]string) {
	if len(pending) == 0 {
		return []map[string]string{names}
	}
	o, rest := pending[0], pending[1:]
	sets = m.nameSets(maps.Clone(names), rest) // not done
	done := maps.Clone(names)
	switch o.what {
	case "create":
		done[o.name] = o.file
	case "remove":
		delete(done, o.name)
	case "rename":
		half := maps.Clone(names)
		delete(half, o.to)
		sets = append(sets, m.nameSets(half, rest)...)
		delete(done, o.name)
		done[o.to] = o.file
	}
	return append(sets, m.nameSets(done, rest)...)
}

// moment is how far a sitting had come when something was done to the medium.
type moment struct {
	ops   int               // that were done by then
	kept  []session.ID      // changes that were said to be kept
	saved []session.ID      // and to be in the document
	state map[string][]byte // the state folder: all of it was synced by then
}

// TestProvePower: a power cut after any step leaves a document that is whole,
// with all that was said to be saved, and beside it on this laptop all that was
// said to be kept. SQLite syncs the log of a working copy before a commit
// returns (WAL, synchronous=FULL), so its bytes at that moment are what
// outlasts a cut; whatever came behind them may be garbage. The controls are a
// medium that only says that it syncs, and a working copy that is one commit
// behind, as one without a sync would be.
func TestProvePower(t *testing.T) {
	cuts, folders := provePower(t, false, 0)
	if len(cuts) > 0 {
		t.Errorf("of %d folders that a power cut can leave, %d break the promise, such as: %v", folders, len(cuts), cuts[0])
	}
	liar, n := provePower(t, true, 0)
	if len(liar) == 0 {
		t.Errorf("on a medium that lies %d folders all keep the promise: the test proves nothing", n)
	}
	behind, m := provePower(t, false, 1)
	if len(behind) == 0 {
		t.Errorf("with a working copy that lags behind %d folders all keep the promise: the test proves nothing", m)
	}
	t.Logf("%d folders that a power cut can leave: all keep the promise; controls: a medium that lies breaks it in %d of %d, a lagging working copy in %d of %d",
		folders, len(liar), n, len(behind), m)
}

// provePower goes through a sitting on a medium, cuts the power after every
// step, and returns what is wrong with the folders that may be left.
func provePower(t *testing.T, lies bool, lag int) (broken []error, folders int) {
	t.Helper()
	p := newPlace(t)
	p.create(p.options(never)).close()
	first := p.bytes()
	disk := &cache{lies: lies}
	o := p.options(never)
	o.disk = disk
	d, _ := p.open(o)
	d.publish() // what the first sitting left here is swept now
	moments := []moment{{state: readTree(t, p.state)}}
	mark := func(publish bool) {
		m := moments[len(moments)-1]
		m.ops, m.kept = disk.length(), idsOf(d.state)
		if publish {
			m.saved = m.kept
		}
		m.state = readTree(t, p.state)
		moments = append(moments, m)
	}
	mark(true)
	for i := range 3 {
		d.card(fmt.Sprint("one ", i))
		mark(false)
		d.card(fmt.Sprint("two ", i))
		mark(false)
		d.publish()
		mark(true)
	}
	d.crash()
	seen := map[string]bool{}
	for n := 0; n <= len(disk.ops); n++ {
		// What was said last before the cut, and the state folder of then.
		at := 0
		for i, m := range moments {
			if m.ops <= n {
				at = i
			}
		}
		m := moments[at]
		m.state = moments[max(at-lag, 0)].state
		for _, folder := range disk.at(n, filepath.Base(p.path), first).left() {
			key := fmt.Sprint(at, folder)
			if seen[key] {
				continue
			}
			seen[key] = true
			folders++
			if err := p.afterCut(t, folder, m); err != nil {
				broken = append(broken, fmt.Errorf("after step %d, %s: %w", n, strings.Join(slices.Sorted(maps.Keys(folder)), ", "), err))
				if !proving {
					return broken, folders
				}
			}
		}
	}
	return broken, folders
}

// afterCut looks at a folder as whoever comes next does: another laptop, which
// must find what was saved, and this one, which must find what was kept.
func (p place) afterCut(t *testing.T, folder map[string]string, m moment) error {
	t.Helper()
	for _, own := range []bool{false, true} {
		next := newPlace(t)
		for name, body := range folder {
			if err := os.WriteFile(filepath.Join(next.dir, name), []byte(body), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		want := m.saved
		if own {
			want = m.kept
			writeTree(t, next.state, m.state)
		}
		d, _, err := Open(t.Context(), next.path, next.options(never))
		if err != nil {
			return err
		}
		s := d.State()
		err = d.Close(t.Context())
		for _, id := range want {
			if !s.Has(id) {
				return errors.Join(err, fmt.Errorf("own laptop: %v: a change is lost", own))
			}
		}
		if f, e := Read(t.Context(), next.path); err != nil || e != nil || len(f.Changes) != s.Len() {
			return errors.Join(err, e, errors.New("after the next sitting the document is not whole"))
		}
	}
	return nil
}

func idsOf(s *session.State) (ids []session.ID) {
	for _, c := range s.Changes() {
		ids = append(ids, c.ID)
	}
	return ids
}

// readTree and writeTree keep a folder in memory.
func readTree(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || strings.HasSuffix(path, ".lock") {
			return err // a lock is empty, and on Windows nobody else's to open
		}
		name, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		files[name], err = os.ReadFile(path)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// writeTree also adds what a commit that was cut off may have left behind the
// last whole one.
func writeTree(t *testing.T, dir string, files map[string][]byte) {
	t.Helper()
	for name, body := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(name, "-wal") && len(body) > 0 {
			body = append(slices.Clip(body), body[len(body)-len(body)/3:]...)
		}
		if err := os.WriteFile(path, body, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}
