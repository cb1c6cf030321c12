package store

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"testing"
	"time"
)

// parse reads bytes in this process.
func parse(ctx context.Context, body []byte, records bool) (*File, error) {
	return parseHere(ctx, body, sha256.Sum256(body), records)
}

// apartFiles are a document to do harm with and a good one.
func apartFiles(t *testing.T) (bad, good []byte) {
	bad = withSQL(t, sample(t), `UPDATE record SET text='`+string(mark)+`' WHERE kind='table'`)
	return bad, sample(t)
}

func (r *childReader) file(t *testing.T, body []byte) (*File, error) {
	t.Helper()
	t.Cleanup(func() {
		r.turn <- struct{}{}
		r.drop()
		<-r.turn
	})
	return r.parse(t.Context(), body, sha256.Sum256(body), true)
}

// TestApartHarm: whatever becomes of a child, there is one sentence about the
// file, and the next file is read by a new child.
func TestApartHarm(t *testing.T) {
	for _, c := range []struct {
		how      string
		why      Why
		detail   string
		children int // that it takes to read the bad file and two good ones
	}{
		{"end", Damaged, "reading its tables fails", 3},
		{"panic", Damaged, "reading its tables fails", 3},
		{"memory", Damaged, "reading its tables fails", 3},
		{"hang", Hostile, "reading it takes longer than", 2},
		{"noise", Hostile, "reading it ends in nonsense", 2},
		{"without end", Hostile, "reading it ends in nonsense", 2},
		{"too much", Hostile, "reading it ends in nonsense", 2},
		{"more", Hostile, "reading it ends in nonsense", 2},
		{"unknown table", Hostile, "reading it ends in nonsense", 2},
		{"few columns", Hostile, "reading it ends in nonsense", 2},
		{"invented", Damaged, "1 of its 1 changes fails", 1},
		{"terminal", Damaged, "it is fine xxx", 1},
	} {
		t.Run(c.how, func(t *testing.T) {
			if c.how == "memory" && runtime.GOOS != "linux" {
				t.Skip("the memory of a process is bounded on Linux alone")
			}
			t.Parallel()
			bad, good := apartFiles(t)
			r := newChildReader([]string{misreaderVar + "=" + c.how})
			if c.how == "hang" {
				r.time = 1500 * time.Millisecond // for the start of the child as well
			}
			_, err := r.file(t, bad)
			crafted{why: c.why, detail: c.detail}.refused(t, "x.doorstep", at("x.doorstep", err))
			for range 2 {
				r.time = readTime
				if f, err := r.file(t, good); err != nil || len(f.Changes) != 40 {
					t.Fatalf("the next file: %v", err)
				}
			}
			if r.started != c.children {
				t.Errorf("%d children, not %d", r.started, c.children)
			}
		})
	}
}

// TestApartKilled: a child that something else ended costs nothing.
func TestApartKilled(t *testing.T) {
	good := sample(t)
	r := newChildReader(nil)
	for range 3 {
		if f, err := r.file(t, good); err != nil || len(f.Changes) != 40 {
			t.Fatal(err)
		}
		r.child.kill()
	}
	if r.started != 3 {
		t.Errorf("%d children", r.started)
	}
}

// TestApartNone: where no child can be started, files are read all the same.
func TestApartNone(t *testing.T) {
	good := sample(t)
	for _, how := range []string{"silent", "successor"} {
		r := newChildReader([]string{misreaderVar + "=" + how})
		r.time = 300 * time.Millisecond
		for range 2 {
			if _, err := r.file(t, good); !errors.Is(err, errNoChild) {
				t.Errorf("%s: %v", how, err)
			}
		}
		switchReaders(t, r)
		if f, err := parseFrom(t.Context(), "", good, false); err != nil || len(f.Changes) != 40 {
			t.Errorf("%s: %v", how, err)
		}
	}
}

// TestApartAlone: a file that ended one child is not read here when there is no
// second one.
func TestApartAlone(t *testing.T) {
	bad, _ := apartFiles(t)
	r := newChildReader([]string{misreaderVar + "=leave " + filepath.Join(folder(t), "left")})
	r.time = time.Second
	_, err := r.file(t, bad)
	crafted{why: Damaged, detail: "reading its tables fails"}.refused(t, "x.doorstep", at("x.doorstep", err))
	if r.started != 1 || r.failed {
		t.Errorf("%d children, %v", r.started, r.failed)
	}
}

// switchReaders makes Read and all that builds on it use this reader.
func switchReaders(t *testing.T, r *childReader) {
	before := readers
	t.Cleanup(func() { readers = before })
	readers = r
	r.enable()
}

// TestApartStops: whoever waits may stop waiting.
func TestApartStops(t *testing.T) {
	bad, _ := apartFiles(t)
	r := newChildReader([]string{misreaderVar + "=hang"})
	ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer cancel()
	_, err := r.parse(ctx, bad, sha256.Sum256(bad), false)
	var refused *Refused
	if !errors.Is(err, context.DeadlineExceeded) || errors.As(err, &refused) || r.child != nil {
		t.Errorf("%v, %v", err, r.child)
	}
}

// TestApartMany: one child reads a hundred files, good and bad, and each as it
// is read here.
func TestApartMany(t *testing.T) {
	good := sample(t)
	r := newChildReader(nil)
	r.idle = time.Hour // on a busy machine, what is read here may take longer than a child waits
	cases := corpus()
	for _, c := range cases {
		body := c.make(t, good)
		want, err1 := parse(t.Context(), bytes.Clone(body), true)
		got, err2 := r.file(t, body)
		if !reflect.DeepEqual(want, got) || !reflect.DeepEqual(err1, err2) {
			t.Errorf("%s: %v here, %v apart", c.name, err1, err2)
		}
	}
	if len(cases) < 100 || r.started != 1 {
		t.Errorf("%d files by %d children", len(cases), r.started)
	}
}

// TestApartForeign: on a laptop that did not write it, a document is read apart
// by all that read it.
func TestApartForeign(t *testing.T) {
	p := newPlace(t)
	p.create(p.options(never)).close()
	r := newChildReader(nil)
	switchReaders(t, r)
	p = p.laptop()
	t.Setenv("DOORSTEP_STATE", p.state)
	asked := 0
	for name, f := range map[string]func() error{
		"Read":  func() error { _, err := Read(t.Context(), p.path); return err },
		"Check": func() error { _, err := Check(t.Context(), p.path); return err },
		"Find":  func() error { found, _ := Find(t.Context(), p.dir); return found[0].Err },
		"Open": func() error {
			o := p.options(never)
			o.Role = Reader
			d, _, err := Open(t.Context(), p.path, o)
			if err == nil {
				err = d.Close(t.Context())
			}
			return err
		},
	} {
		r.turn <- struct{}{}
		r.drop()
		<-r.turn
		if err := f(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if asked++; r.started != asked {
			t.Errorf("%s read it without a child", name)
		}
	}
}

// TestApartEnds: a child ends when its parent does, which closes the pipe.
func TestApartEnds(t *testing.T) {
	c, err := startChild(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer c.end()
	watch := time.AfterFunc(10*time.Second, c.kill)
	defer watch.Stop()
	if err := c.in.Close(); err != nil {
		t.Fatal(err)
	}
	if err := c.cmd.Wait(); err != nil {
		t.Error(err)
	}
}

// TestApartOwn: what this laptop wrote is read without a child, as long as
// nobody else has touched it.
func TestApartOwn(t *testing.T) {
	r := newChildReader(nil)
	switchReaders(t, r)
	p := newPlace(t)
	t.Setenv("DOORSTEP_STATE", p.state)
	d := p.create(p.options(never))
	for range 5 {
		d.card("one more")
		d.publish()
	}
	d.close()
	d, _ = p.open(p.options(never))
	d.close()
	found, _ := Find(t.Context(), p.dir)
	if report, err := Check(t.Context(), p.path); err != nil || !report.OK || len(found) != 1 || found[0].Cards != 5 {
		t.Error(report, err, found)
	}
	if r.started != 0 {
		t.Errorf("%d children for our own document", r.started)
	}
	if marks, err := os.ReadDir(filepath.Join(p.state, string(ownMarks))); err != nil || len(marks) != 1 {
		t.Errorf("%v, %v", marks, err)
	}
	if err := os.WriteFile(p.path, withSQL(t, p.bytes(), `UPDATE record SET text='another'`), 0o600); err != nil {
		t.Fatal(err)
	}
	if f := p.read(); r.started != 1 || len(f.Changes) != 6 {
		t.Errorf("%d children for a document that somebody touched", r.started)
	}
	if _, err := r.file(t, p.bytes()); err != nil || r.started != 1 {
		t.Error(err)
	}
}

// TestApartNew: what this laptop makes of its own documents is its own as well,
// until somebody touches it; also where it never kept anything before.
func TestApartNew(t *testing.T) {
	r := newChildReader(nil)
	switchReaders(t, r)
	p := newPlace(t)
	t.Setenv("DOORSTEP_STATE", p.state)
	d := p.create(p.options(never))
	d.card("a")
	d.close()
	made := func(name string) string { return filepath.Join(p.dir, name+Extension) }
	check := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	_, err := Share(t.Context(), p.path, made("shared"), false, p.options(never))
	check(err)
	_, err = Room(t.Context(), p.path, made("room"), "B", p.options(never))
	check(err)
	_, err = Merge(t.Context(), made("all"), []string{made("shared"), made("room")}, p.mergeOptions())
	check(err)
	_, err = Salvage(t.Context(), made("all"), made("saved"), p.options(never))
	check(err)
	_, err = Merge(t.Context(), p.path, []string{made("all")}, p.mergeOptions())
	check(err)
	found, problems := Find(t.Context(), p.dir)
	if len(found) != 6 || len(problems) > 0 || r.started != 0 {
		t.Errorf("%d files, %v, %d children for files of our own", len(found), problems, r.started)
	}
	// A stranger's file costs one; what is made of it is ours.
	other := p.laptop()
	t.Setenv("DOORSTEP_STATE", other.state)
	_, err = Share(t.Context(), p.path, made("of a stranger"), false, other.options(never))
	check(err)
	if _, err := Read(t.Context(), made("of a stranger")); err != nil || r.started != 1 || !ownMarks.has(other.state, hashOf(t, made("of a stranger"))) {
		t.Errorf("%v, %d children", err, r.started)
	}
	check(os.WriteFile(made("of a stranger"), withSQL(t, p.bytes(), `UPDATE record SET text='another'`), 0o600))
	if ownMarks.has(other.state, hashOf(t, made("of a stranger"))) {
		t.Error("what somebody wrote over it counts as ours")
	}
}

func hashOf(t *testing.T, path string) [32]byte {
	t.Helper()
	body, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return sha256.Sum256(body)
}

// TestApartRests: a child that has nothing to do is let go.
func TestApartRests(t *testing.T) {
	r := newChildReader(nil)
	if _, err := r.file(t, sample(t)); err != nil {
		t.Fatal(err)
	}
	for end := time.Now().Add(restAfter + 5*time.Second); ; time.Sleep(50 * time.Millisecond) {
		r.turn <- struct{}{}
		gone := r.child == nil
		<-r.turn
		if gone {
			return
		}
		if time.Now().After(end) {
			t.Fatal("the child is still there")
		}
	}
}

// FuzzAnswer: whatever a child says, it is taken for rows or for nonsense.
func FuzzAnswer(f *testing.F) {
	a := answer{most: 1 << 20}
	if a.end(documentRows(f.Context(), logged(ring(2))(f, nil), true, a.row)) {
		f.Add(a.b)
	}
	f.Add([]byte{byte(tableMeta), wireText, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1})
	f.Add([]byte{wireEnd, 1 + byte(Hostile), 'x'})
	f.Fuzz(func(t *testing.T, b []byte) {
		c := newContents()
		var refused *Refused
		if err := takeAnswer(b, c.add); err == nil {
			_, _ = c.file(make([]byte, headerSize), [32]byte{})
		} else if !errors.Is(err, errWire) && !errors.As(err, &refused) {
			t.Error(err)
		}
	})
}
