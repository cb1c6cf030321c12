package store

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"doorstep/session"
)

func TestMain(m *testing.M) {
	if path := os.Getenv("DOORSTEP_TEST_WRITER"); path != "" {
		os.Exit(write(path))
	}
	if path := os.Getenv("DOORSTEP_TEST_UNSYNCED"); path != "" {
		os.Exit(writeUnsynced(path))
	}
	if path := os.Getenv("DOORSTEP_TEST_CLAIM"); path != "" {
		_, err := claim(context.Background(), path)
		fmt.Println(errors.Is(err, errAlive), err)
		os.Exit(0)
	}
	if out := os.Getenv(mergerVar); out != "" {
		os.Exit(mergeInto(out))
	}
	if how := os.Getenv(misreaderVar); how != "" {
		misread(how)
		os.Exit(0)
	}
	if ServeReader() {
		os.Exit(0)
	}
	// The tests read in this process, but for those of the reader apart.
	readers.enabled.Store(false)
	// No test may touch the folders of whoever runs it.
	os.Unsetenv("DOORSTEP_DATA")
	os.Setenv("DOORSTEP_STATE", "/nonexistent/doorstep")
	os.Exit(m.Run())
}

// hurried is a pace that a test can wait for.
var hurried = pace{
	quiet: 5 * time.Millisecond, latest: 30 * time.Millisecond, poll: 10 * time.Millisecond,
	retry: 10 * time.Millisecond, lastRetry: 50 * time.Millisecond,
	lockWait: 300 * time.Millisecond, staleInside: time.Minute, staleSeen: 30 * time.Second,
}

// never is a pace at which nothing happens but what the test asks for.
var never = pace{
	quiet: time.Hour, latest: time.Hour, poll: time.Hour, retry: time.Hour, lastRetry: time.Hour,
	lockWait: 300 * time.Millisecond, staleInside: time.Minute, staleSeen: 30 * time.Second,
}

// folder is a folder for as long as a test takes. Under Wine, which .ci/wine
// says it is, older versions can't remove one as Go does; it stays there.
func folder(t testing.TB) string {
	t.Helper()
	if os.Getenv("DOORSTEP_WINE") == "" {
		return t.TempDir()
	}
	dir, err := os.MkdirTemp("", "doorstep-*")
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// place is a folder with a document in it and a folder of state beside it, as
// one laptop has them.
type place struct {
	t     testing.TB
	dir   string
	path  string
	state string
}

func newPlace(t testing.TB) place {
	dir := folder(t)
	return place{t, dir, filepath.Join(dir, "day one.doorstep"), filepath.Join(folder(t), "state")}
}

// laptop is the same document on another laptop.
func (p place) laptop() place {
	p.state = filepath.Join(folder(p.t), "state")
	return p
}

func (p place) options(pace pace) Options { return Options{StateDir: p.state, pace: pace} }

var testPack = map[string][]byte{
	"en/pack.md":         []byte("---\nid: empathy\n---\nAbout.\n"),
	"en/1.1-check-in.md": []byte("---\nid: \"1.1\"\n---\n## 1. Say why\n"),
}

func (p place) create(o Options) *desk {
	p.t.Helper()
	d, err := Create(p.t.Context(), p.path, New{Pack: testPack, Fields: session.Patch{"title": "Day one", "place": "Gazipur"}}, o)
	if err != nil {
		p.t.Fatal(err)
	}
	return newDesk(p.t, d)
}

func (p place) open(o Options) (*desk, *Opened) {
	p.t.Helper()
	d, opened, err := Open(p.t.Context(), p.path, o)
	if err != nil {
		p.t.Fatal(err)
	}
	return newDesk(p.t, d), opened
}

func (p place) read() *File {
	p.t.Helper()
	f, err := Read(p.t.Context(), p.path)
	if err != nil {
		p.t.Fatal(err)
	}
	return f
}

func (p place) bytes() []byte {
	p.t.Helper()
	b, err := os.ReadFile(p.path)
	if err != nil {
		p.t.Fatal(err)
	}
	return b
}

// works are the working copies in the state folder.
func (p place) works() []string {
	p.t.Helper()
	paths, err := filepath.Glob(filepath.Join(p.state, "*", "*"+workSuffix))
	if err != nil {
		p.t.Fatal(err)
	}
	return paths
}

// beside are the names in the document's folder, without the document.
func (p place) beside() []string {
	p.t.Helper()
	entries, err := os.ReadDir(p.dir)
	if err != nil {
		p.t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		if e.Name() != filepath.Base(p.path) {
			names = append(names, e.Name())
		}
	}
	return names
}

// desk is an open document with a fold and somebody who types.
type desk struct {
	*Doc
	t     testing.TB
	state *session.State
	src   session.Source
}

func newDesk(t testing.TB, d *Doc) *desk {
	k := &desk{d, t, d.State(), Options{}.withDefaults().Source}
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		defer cancel()
		if err := d.Close(ctx); err != nil && !errors.Is(err, ErrKept) {
			t.Errorf("closing: %v", err)
		}
	})
	return k
}

// do makes a gesture and commits it.
func (d *desk) do(f func(g *session.Gesture) error) {
	d.t.Helper()
	g := d.state.Begin(d.src, d.Device(), "1.6")
	if err := f(g); err != nil {
		d.t.Fatal(err)
	}
	if err := d.Commit(d.t.Context(), g.Changes()); err != nil {
		d.t.Fatal(err)
	}
}

// card adds a card and returns its id.
func (d *desk) card(text string) (id session.ID) {
	d.t.Helper()
	d.do(func(g *session.Gesture) (err error) {
		id, err = g.Add(session.KindCard, session.Patch{"text": text, "kind": "pain"})
		return err
	})
	return id
}

func (d *desk) publish() {
	d.t.Helper()
	if err := d.Publish(d.t.Context()); err != nil {
		d.t.Fatal(err)
	}
}

func (d *desk) close() {
	d.t.Helper()
	if err := d.Close(d.t.Context()); err != nil {
		d.t.Fatal(err)
	}
}

// wait takes events until f likes one.
func (d *desk) wait(what string, f func(Event) bool) {
	d.t.Helper()
	timeout := time.After(time.Minute)
	for {
		select {
		case e := <-d.Events():
			if f(e) {
				return
			}
		case <-timeout:
			d.t.Fatalf("waited in vain for %s", what)
		}
	}
}

func (d *desk) waitSaved() {
	d.t.Helper()
	d.wait("Published", func(e Event) bool {
		p, ok := e.(Published)
		return ok && p.Waiting == 0 && p.Changes == d.state.Len()
	})
}

// texts are the texts of the cards in a log, sorted as they were made.
func texts(s *session.State) []string {
	var list []string
	for _, r := range s.Kind(session.KindCard) {
		list = append(list, r.Text())
	}
	return list
}

// seeded is a source of ids that says the same every time.
func seeded(seed uint64) session.Source {
	now := time.Date(2026, 5, 4, 9, 0, 0, 0, time.UTC)
	r := rand.New(rand.NewPCG(seed, 7))
	return session.Source{
		Now: func() time.Time { now = now.Add(time.Second); return now },
		Rand: readerFunc(func(p []byte) (int, error) {
			for i := range p {
				p[i] = byte(r.Uint32())
			}
			return len(p), nil
		}),
	}
}

type readerFunc func(p []byte) (int, error)

func (f readerFunc) Read(p []byte) (int, error) { return f(p) }

// cards is a log with n cards by several hands, some edited and one deleted.
func cards(t testing.TB, src session.Source, n int) *session.State {
	t.Helper()
	s := session.NewState(src.NewID())
	device := src.NewID()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	g := s.Begin(src, device, "")
	must(g.Set(session.KindSession, s.Session, session.Patch{"title": "Counters", "place": "Savar"}))
	who, err := g.Add(session.KindParticipant, session.Patch{"alias": "P01", "sector": "land"})
	must(err)
	table, err := g.Add(session.KindTable, session.Patch{"label": "T1"})
	must(err)
	must(g.Name(who, "Anwara Begum"))
	var last session.ID
	for i := range n {
		g := s.Begin(src, device, "1.6")
		last, err = g.Add(session.KindCard, session.Patch{
			"text": fmt.Sprintf("card %d: the queue at the counter took the whole morning", i), "kind": "pain", "by": who, "table": table,
		})
		must(err)
		if i%7 == 3 {
			must(g.Set(session.KindCard, last, session.Patch{"text": fmt.Sprintf("card %d, corrected", i), "step": "counter"}))
		}
	}
	if n > 1 {
		must(s.Begin(src, device, "1.6").Delete(session.KindCard, last))
	}
	return s
}
