package store

import (
	"bytes"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"doorstep/session"
)

// TestBuilder: a builder that has made many images makes the next one to the
// byte as one that has made none, whatever became of the log in between:
// changes behind the last, changes before it, and some that went.
func TestBuilder(t *testing.T) {
	src := seeded(11)
	_, packs, err := packBlobs(testPack)
	if err != nil {
		t.Fatal(err)
	}
	all := cards(t, src, 250)
	log := all.Changes()
	grown := 0
	rapid.Check(t, func(t *rapid.T) {
		var b builder
		defer b.close()
		have := slices.Clone(log[:rapid.IntRange(0, 150).Draw(t, "first")])
		for range rapid.IntRange(1, 6).Draw(t, "images") {
			switch rapid.IntRange(0, 3).Draw(t, "then") {
			case 0, 1: // the session grows at its end
				end := min(len(have)+rapid.IntRange(0, 60).Draw(t, "more"), len(log))
				if slices.Equal(have, log[:len(have)]) {
					have = slices.Clone(log[:end])
					grown++
				}
			case 2: // a change of another laptop is older
				c := rapid.SampledFrom(log).Draw(t, "older")
				if at, found := slices.BinarySearchFunc(have, c, func(a, b *session.Change) int { return session.CompareID(a.ID, b.ID) }); !found {
					have = slices.Insert(have, at, c)
				}
			case 3: // something was removed for good
				if len(have) > 0 {
					at := rapid.IntRange(0, len(have)-1).Draw(t, "gone")
					have = slices.Delete(slices.Clone(have), at, at+1)
				}
			}
			s := session.Fold(all.Session, have)
			img := image{document: session.ID{7}, session: all.Session, names: rapid.Bool().Draw(t, "names"), changes: slices.Clone(have), records: recordRows(s), blobs: packs}
			got, err := b.build(img)
			if err != nil {
				t.Fatal(err)
			}
			want, err := img.build()
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got, want) {
				t.Fatalf("%d changes make other bytes behind %d that were laid out", len(have), len(b.changes))
			}
		}
	})
	if grown < 5 {
		t.Errorf("a log grew only %d times: the test tested little", grown)
	}
}

// TestBuilderFails: a build that fails leaves nothing behind that would spoil
// the next.
func TestBuilderFails(t *testing.T) {
	var b builder
	defer b.close()
	s := cards(t, seeded(12), 20)
	img := image{document: session.ID{7}, session: s.Session, names: true, changes: s.Changes(), records: recordRows(s)}
	want, err := img.build()
	if err != nil {
		t.Fatal(err)
	}
	twice := img
	for at := range img.records {
		twice.records = slices.Insert(slices.Clone(img.records), at, img.records[at])
		if _, err := b.build(twice); err == nil {
			t.Fatal("a record was laid out twice")
		}
		if _, err := twice.build(); err == nil {
			t.Fatal("a record was laid out twice at once")
		}
	}
	if got, err := b.build(img); err != nil || !bytes.Equal(got, want) {
		t.Errorf("after a build that failed: %v", err)
	}
}
