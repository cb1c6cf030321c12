package store

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"doorstep/session"
)

// FuzzRead: whatever the bytes, reading ends soon, in a Refused or in changes
// that make a document that reads the same.
func FuzzRead(f *testing.F) {
	golden, err := os.ReadFile(filepath.Join("testdata", "format1.doorstep"))
	if err != nil {
		f.Fatal(err)
	}
	for _, at := range []int{0, 20, 100, 105, 4096, 4100, 8192, 8200, 12288, 12300} {
		f.Add(uint32(at), []byte{0})
		f.Add(uint32(at), []byte{0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f})
	}
	f.Add(uint32(len(golden)-40), []byte("2 of the other patch in here"))
	for _, c := range slices.Concat(headerCases, schemaCases) {
		if at, patch := patchOf(golden, c.make(f, golden)); len(patch) > 0 && len(patch) < 4096 {
			f.Add(uint32(at), patch)
		}
	}
	f.Fuzz(func(t *testing.T, at uint32, patch []byte) {
		body := append([]byte(nil), golden...)
		if rest := body[int(at)%len(body):]; copy(rest, patch) < len(patch) {
			body = append(body[:len(body)-len(rest)], patch...)
		}
		began := time.Now()
		got, err := parse(t.Context(), body, true)
		if took := time.Since(began); took > readTime+time.Second {
			t.Errorf("it took %s", took)
		}
		var refused *Refused
		if err != nil {
			if !errors.As(err, &refused) || refused.Detail == "" {
				t.Fatalf("not a Refused: %v", err)
			}
			return
		}
		again, err := image{
			document: got.Document, session: got.Session, names: got.Names,
			changes: got.State().Changes(), records: recordRows(got.State()), blobs: got.Blobs,
		}.build()
		if err != nil {
			t.Fatal(err)
		}
		back, err := parse(t.Context(), again, false)
		if err != nil {
			t.Fatalf("what was read makes a document that is refused: %v", err)
		}
		if ShareCode(back.Changes) != ShareCode(session.Fold(got.Session, got.Changes).Changes()) {
			t.Error("what was read makes other changes")
		}
	})
}

// patchOf is where two files of one length differ, from the first byte to the
// last. It is short, since the fuzzer spends its time on making inputs so.
func patchOf(from, to []byte) (at int, patch []byte) {
	if len(from) != len(to) {
		return 0, nil
	}
	end := len(from)
	for at < end && from[at] == to[at] {
		at++
	}
	for end > at && from[end-1] == to[end-1] {
		end--
	}
	return at, to[at:end]
}

func TestUnbroken(t *testing.T) {
	var refused *Refused
	err := unbroken(func() error {
		var none []byte
		_ = none[len(os.Args)]
		return nil
	})
	if !errors.As(err, &refused) || refused.Why != Damaged {
		t.Errorf("a panic of the engine: %v", err)
	}
}
