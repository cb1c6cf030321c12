package store

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"doorstep/session"
)

// backFrom is what reading back makes of a file that was written just so.
func backFrom(t *testing.T, path string) error {
	t.Helper()
	body, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	f, err := realDisk{}.open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	_, err = readBack(t.Context(), f, sha256.Sum256(body), true)
	return err
}

// portions is a file that notes the largest part of it that was asked for at
// once.
type portions struct {
	diskReader
	largest int
}

func (p *portions) ReadAt(b []byte, off int64) (int, error) {
	p.largest = max(p.largest, len(b))
	return p.diskReader.ReadAt(b, off)
}

// TestReadBackByParts: what is read back is what was written, and a large
// document is never held whole.
func TestReadBackByParts(t *testing.T) {
	s := cards(t, seeded(29), 3000)
	body := documentOf(t, s.Session, s.Changes())
	path := filepath.Join(folder(t), "x.doorstep")
	if err := os.WriteFile(path, body, 0o600); err != nil {
		t.Fatal(err)
	}
	file, err := realDisk{}.open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	from := &portions{diskReader: file}
	want, err := parseHere(t.Context(), bytes.Clone(body), sha256.Sum256(body), false)
	if err != nil {
		t.Fatal(err)
	}
	for _, forget := range []bool{false, true} {
		f, err := readBack(t.Context(), from, sha256.Sum256(body), forget)
		if err != nil {
			t.Fatal(err)
		}
		if f.Document != want.Document || f.Session != want.Session || f.Format != want.Format || f.Names != want.Names ||
			f.Size != want.Size || f.Hash != want.Hash || len(f.Blobs) != len(want.Blobs) || f.ModTime.IsZero() {
			t.Errorf("it reads as %+v", f)
		}
		if changes := f.Changes; forget == (len(changes) > 0) || !forget && ShareCode(changes) != ShareCode(want.Changes) {
			t.Errorf("%d changes", len(changes))
		}
	}
	if from.largest > len(body)/8 {
		t.Errorf("%d bytes of %d are read at once", from.largest, len(body))
	}
	if _, err := readBack(t.Context(), from, [32]byte{1}, true); !errors.Is(err, errFailing) {
		t.Errorf("other bytes than were written: %v", err)
	}
}

// TestWriteNewRefuses: what our own reader would refuse never comes to stand
// anywhere, whatever mistake of ours made it.
func TestWriteNewRefuses(t *testing.T) {
	s := cards(t, seeded(31), 40)
	good := image{document: session.ID{1}, session: s.Session, names: true, changes: s.Changes(), records: recordRows(s)}
	named := s.Begin(seeded(37), session.ID{9}, "")
	who := s.Kind(session.KindParticipant)[0].ID
	if err := named.Name(who, "Anwara Begum"); err != nil {
		t.Fatal(err)
	}
	far := *good.changes[3]
	if far.Clock = 1 << 40; far.Seal(far.Patch()) != nil {
		t.Fatal("it can't be sealed")
	}
	altered := *good.changes[5]
	altered.At++ // and the checksum stays
	for _, c := range []struct {
		name  string
		plant func(*image)
		says  string
	}{
		{"nothing", func(*image) {}, ""},
		{"a name without the mark", func(i *image) { i.names, i.changes = false, s.Changes() }, "holds no names, and holds some"},
		{"a clock beyond bounds", func(i *image) { i.changes[3] = &far }, "its clock stands at"},
		{"a checksum of another change", func(i *image) { i.changes[5] = &altered }, "1 of its"},
		{"no document", func(i *image) { i.document = session.ID{} }, "its own id"},
		{"a method that is not what its hash says", func(i *image) {
			q := newPlace(t)
			q.create(q.options(never)).close()
			f := q.read()
			i.session, i.changes, i.records, i.blobs = f.Session, f.Changes, nil, f.Blobs
			for hash, body := range f.Blobs {
				if bytes.Contains(body, []byte("About.")) {
					i.blobs[hash] = append(body[:len(body):len(body)], '!')
				}
			}
		}, "1 files of its pack fail their checksum"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := newPlace(t)
			img := good
			img.changes = append([]*session.Change{}, good.changes...)
			c.plant(&img)
			_, err := writeNew(t.Context(), p.path, img, p.options(never), nil)
			if c.says == "" {
				if err != nil {
					t.Fatal(err)
				}
				return
			}
			var refused *Refused
			if !errors.As(err, &refused) || !strings.Contains(refused.Detail, c.says) {
				t.Errorf("%v", err)
			}
			if _, err := os.Lstat(p.path); !errors.Is(err, fs.ErrNotExist) || len(p.beside()) > 0 {
				t.Errorf("it stands there, or %q beside it", p.beside())
			}
		})
	}
}

// TestWriteNewOnBadDisk: a medium that gives other bytes back than it was given,
// or none, is found out before anything stands in its place.
func TestWriteNewOnBadDisk(t *testing.T) {
	s := cards(t, seeded(41), 40)
	for step, fault := range map[string]error{"read temp": syscall.EIO, "spoil temp": errFailing, "write temp": syscall.ENOSPC, "sync temp": syscall.EIO, "rename": syscall.EACCES} {
		t.Run(step, func(t *testing.T) {
			p, disk := newPlace(t), &badDisk{}
			disk.set(step, fault)
			o := p.options(never)
			o.disk = disk
			_, err := writeNew(t.Context(), p.path, unionImage(session.ID{1}, s.Session, true, s.Changes(), nil), o, nil)
			if !errors.Is(err, fault) || !strings.Contains(err.Error(), "day one.doorstep was not written") {
				t.Errorf("%v", err)
			}
			if _, err := os.Lstat(p.path); !errors.Is(err, fs.ErrNotExist) || len(p.beside()) > 0 {
				t.Errorf("it stands there, or %q beside it", p.beside())
			}
		})
	}
}
