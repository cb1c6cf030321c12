package store

import (
	"bytes"
	"encoding/hex"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"doorstep/session"
)

// sound is the bytes of a whole document of n cards with a pack, and its
// changes by id.
func sound(t testing.TB, n int) ([]byte, map[session.ID][32]byte, *session.State) {
	t.Helper()
	s := cards(t, seeded(9), n)
	tree, blobs, err := packBlobs(map[string][]byte{"en/pack.md": bytes.Repeat([]byte("About. "), 3000)})
	if err != nil {
		t.Fatal(err)
	}
	src := seeded(10)
	g := s.Begin(src, src.NewID(), "1.6")
	if err := g.Set(session.KindSession, s.Session, session.Patch{fieldPackTree: tree}); err != nil {
		t.Fatal(err)
	}
	if _, err := g.Add(session.KindCard, session.Patch{"text": strings.Repeat("a long story ", 2000)}); err != nil {
		t.Fatal(err)
	}
	body, err := unionImage(src.NewID(), s.Session, true, s.Changes(), blobs).build()
	if err != nil {
		t.Fatal(err)
	}
	sums := map[session.ID][32]byte{}
	for _, c := range s.Changes() {
		sums[c.ID] = c.Sum()
	}
	return body, sums, s
}

// salvage saves what can be saved of bytes, and checks what holds for all
// wrecks: only changes that were there come out, what is lost is said, and the
// damaged file stays as it is.
func salvage(t testing.TB, body []byte, sums map[session.ID][32]byte) (Salvaged, *File, error) {
	t.Helper()
	dir, err := os.MkdirTemp(folder(t), "")
	if err != nil {
		t.Fatal(err)
	}
	from, to := filepath.Join(dir, "wreck.doorstep"), filepath.Join(dir, "saved.doorstep")
	if err := os.WriteFile(from, body, 0o600); err != nil {
		t.Fatal(err)
	}
	began := time.Now()
	s, err := Salvage(t.Context(), from, to, Options{StateDir: dir})
	if took := time.Since(began); took > 10*time.Second {
		t.Errorf("it took %v", took)
	}
	if after, e := os.ReadFile(from); e != nil || !bytes.Equal(after, body) {
		t.Error("the damaged file was altered")
	}
	if err != nil {
		if _, e := os.Stat(to); e == nil {
			t.Error("a file was left behind")
		}
		return s, nil, err
	}
	f, err := Read(t.Context(), to)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range f.Changes {
		if sums[c.ID] != c.Sum() {
			t.Errorf("change %v was never written so", c.ID)
		}
	}
	if len(f.Changes) != s.Changes || ShareCode(f.Changes) != s.ShareCode || f.Document != s.Document {
		t.Errorf("the file is not as it was told: %+v", s)
	}
	if len(f.Changes) < len(sums) && s.Whole() {
		t.Errorf("%d of %d changes came out, and nothing is said to be lost: %+v", len(f.Changes), len(sums), s)
	}
	if s.Whole() == (len(s.Losses()) > 0) {
		t.Errorf("losses %q of %+v", s.Losses(), s)
	}
	return s, f, nil
}

func TestSalvageWhole(t *testing.T) {
	body, sums, state := sound(t, 60)
	s, f, err := salvage(t, body, sums)
	if err != nil || !s.Whole() || s.Changes != len(sums) || s.ShareCode != ShareCode(state.Changes()) {
		t.Fatalf("%+v, %v", s, err)
	}
	if files, err := f.PackFiles(); err != nil || len(files) != 1 || f.Session != state.Session || !f.Names {
		t.Errorf("pack %d, %v; session %v; names %v", len(files), err, f.Session, f.Names)
	}
}

// leafOf is a page that holds some changes.
func leafOf(t *testing.T, body []byte) int {
	t.Helper()
	w, err := scanWreck(t.Context(), nil, pageSize)
	if err != nil {
		t.Fatal(err)
	}
	w.pages = newPages(body, pageSize)
	for n := range w.count() {
		before := len(w.changes)
		if cells, interior, ok := w.tree(n); ok && !interior && len(cells) > 4 {
			if w.take(n); len(w.changes) == before+len(cells) {
				return n
			}
		}
	}
	t.Fatal("no page holds changes")
	return 0
}

func TestSalvageWrecks(t *testing.T) {
	body, sums, state := sound(t, 400)
	all := len(sums)
	text := []byte("card 123: the queue")
	leaf := leafOf(t, body) * pageSize
	spoilt := func(f func(b []byte) []byte) []byte { return f(bytes.Clone(body)) }
	for name, c := range map[string]struct {
		body  []byte
		least int // changes that must come out
		most  int
	}{
		"cut by 1000 bytes": {spoilt(func(b []byte) []byte { return b[:len(b)-1000] }), all - 40, all},
		"cut by half":       {spoilt(func(b []byte) []byte { return b[:len(b)/2] }), all / 4, all},
		"a letter": {spoilt(func(b []byte) []byte {
			return bytes.ReplaceAll(b, text, []byte("card 123: the quEue"))
		}), all - 1, all - 1},
		"a page of zeros":    {spoilt(func(b []byte) []byte { clear(b[leaf : leaf+pageSize]); return b }), all - 40, all - 1},
		"the first page":     {spoilt(func(b []byte) []byte { clear(b[:4096]); return b }), all, all},
		"the kind of a page": {spoilt(func(b []byte) []byte { b[leaf] = 0x55; return b }), all, all},
		"the count of cells": {spoilt(func(b []byte) []byte { b[leaf+3], b[leaf+4] = 0, 0; return b }), all, all},
		"the cells' places":  {spoilt(func(b []byte) []byte { clear(b[leaf+8 : leaf+20]); return b }), all, all},
		// The one long row goes on in pages that are named by their number.
		"bytes before it": {append(make([]byte, 4096), body...), all - 1, all - 1},
		"bytes after it":  {append(bytes.Clone(body), 1, 2, 3), all, all},
		"some flipped bytes": {spoilt(func(b []byte) []byte {
			r := rand.New(rand.NewPCG(1, 2))
			for range 12 {
				b[r.IntN(len(b))] ^= 1 << r.IntN(8)
			}
			return b
		}), all - 100, all},
	} {
		t.Run(name, func(t *testing.T) {
			s, f, err := salvage(t, c.body, sums)
			if err != nil {
				t.Fatal(err)
			}
			if s.Changes < c.least || s.Changes > c.most {
				t.Errorf("%d changes came out of %d: %+v", s.Changes, all, s)
			}
			if f.Session != state.Session {
				t.Errorf("it is the session %v", f.Session)
			}
			if r, err := Check(t.Context(), f.Path); err != nil || r.ShareCode != s.ShareCode {
				t.Errorf("check: %+v, %v", r, err)
			}
		})
	}
}

// TestSalvageMark: a file that no longer says so takes no names it has not got.
func TestSalvageMark(t *testing.T) {
	s := cards(t, seeded(11), 30)
	lost := func(changes []*session.Change, names bool) []byte {
		body, err := unionImage(seeded(12).NewID(), s.Session, names, changes, nil).build()
		if err != nil {
			t.Fatal(err)
		}
		return bytes.ReplaceAll(body, []byte(s.Session.String()), bytes.Repeat([]byte("x"), 36))
	}
	spoil := func(b []byte) []byte { return bytes.ReplaceAll(b, []byte("namesno"), []byte("namesxx")) }
	sums := map[session.ID][32]byte{}
	for _, c := range s.Changes() {
		sums[c.ID] = c.Sum()
	}
	r, f, err := salvage(t, lost(s.Changes(), true), sums)
	if err != nil || !r.NoMark || f.Session != s.Session || !f.Names {
		t.Errorf("%+v, %v", r, err)
	}
	r, f, err = salvage(t, spoil(lost(withoutNames(s.Changes()), false)), sums)
	if err != nil || !r.NoMark || f.Names || f.Session != s.Session {
		t.Errorf("%+v, %v", r, err)
	}
}

func TestSalvageNothing(t *testing.T) {
	body, sums, _ := sound(t, 5)
	newer := bytes.Clone(body)
	newer[atVersion+3] = 2
	for name, c := range map[string]struct {
		body []byte
		why  Why
	}{
		"empty":        {nil, NotSession},
		"text":         {[]byte(strings.Repeat("This is a text. ", 1000)), NotSession},
		"zeros":        {make([]byte, 100_000), NotSession},
		"a header":     {body[:200], NotSession},
		"a newer file": {newer, Newer},
	} {
		_, _, err := salvage(t, c.body, sums)
		var refused *Refused
		if !errors.As(err, &refused) || refused.Why != c.why {
			t.Errorf("%s: %v", name, err)
		}
	}
	dir := folder(t)
	if _, err := Salvage(t.Context(), dir, filepath.Join(dir, "x"), Options{}); err == nil {
		t.Error("a folder was salvaged")
	}
	p := newPlace(t)
	p.create(p.options(never)).close()
	if _, err := Salvage(t.Context(), p.path, p.path, p.options(never)); !errors.Is(err, ErrExists) {
		t.Errorf("over a file: %v", err)
	}
}

// TestSalvageAny: whatever happens to the bytes, nothing comes out that was not
// there, and what is missing is said.
func TestSalvageAny(t *testing.T) {
	body, sums, _ := sound(t, 40)
	rapid.Check(t, func(r *rapid.T) {
		wreck := bytes.Clone(body)
		for range rapid.IntRange(1, 4).Draw(r, "blows") {
			at := rapid.IntRange(0, len(wreck)-1).Draw(r, "at")
			n := min(rapid.IntRange(1, 3000).Draw(r, "length"), len(wreck)-at)
			switch rapid.IntRange(0, 3).Draw(r, "blow") {
			case 0:
				clear(wreck[at : at+n])
			case 1:
				wreck[at] ^= byte(rapid.IntRange(1, 255).Draw(r, "bits"))
			case 2:
				copy(wreck[at:], wreck[:n])
			default:
				wreck = wreck[:max(at, 1)]
			}
		}
		w, err := scanWreck(t.Context(), wreck, pageSize)
		if err != nil {
			r.Fatal(err)
		}
		for _, c := range w.order {
			if sums[c.ID] != c.Sum() {
				r.Fatalf("change %v was never written so", c.ID)
			}
		}
	})
}

// FuzzSalvage: no bytes make the search fail or go on for long.
func FuzzSalvage(f *testing.F) {
	body, _, _ := sound(f, 3)
	f.Add(body)
	f.Add(body[:len(body)/2])
	f.Fuzz(func(t *testing.T, b []byte) {
		size, _, err := wreckHeader(b)
		if err != nil {
			return
		}
		w, err := scanWreck(t.Context(), b, size)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range w.order {
			if again := *c; again.Seal(again.Patch()) != nil || again.Sum() != c.Sum() {
				t.Error("a change with a wrong checksum came out")
			}
		}
	})
}

func TestVarint(t *testing.T) {
	for digits, want := range map[string]struct {
		v uint64
		n int
	}{
		"00": {0, 1}, "7f": {127, 1}, "8100": {128, 2}, "81": {0, 0}, "": {0, 0}, "ffffffffffffffffff": {1<<64 - 1, 9},
	} {
		b, err := hex.DecodeString(digits)
		if err != nil {
			t.Fatal(err)
		}
		if v, n := varint(b); v != want.v || n != want.n {
			t.Errorf("%s is %d in %d bytes", digits, v, n)
		}
	}
}
