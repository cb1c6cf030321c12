package store

import (
	"bytes"
	"crypto/sha256"
	"testing"
)

// BenchmarkApart reads a document of a thousand cards: here, and in a child
// that runs already, which is what the second layer costs with many files.
func BenchmarkApart(b *testing.B) {
	s := cards(b, seeded(61), 1000)
	body := documentOf(b, s.Session, s.Changes())
	hash := sha256.Sum256(body)
	b.Run("here", func(b *testing.B) {
		b.SetBytes(int64(len(body)))
		for b.Loop() {
			if _, err := parseHere(b.Context(), bytes.Clone(body), hash, false); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("apart", func(b *testing.B) {
		r := newChildReader(nil)
		defer r.drop()
		b.SetBytes(int64(len(body)))
		for b.Loop() {
			if _, err := r.parse(b.Context(), body, hash, false); err != nil {
				b.Fatal(err)
			}
		}
	})
}
