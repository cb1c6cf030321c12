package store

import (
	"bytes"
	"testing"

	"doorstep/session"
)

// pieces takes a document as it is written, and notes the longest piece.
type pieces struct {
	bytes.Buffer
	longest int
}

func (p *pieces) Write(b []byte) (int, error) {
	p.longest = max(p.longest, len(b))
	return p.Buffer.Write(b)
}

// TestLayoutBeyondItsCache: a document that the engine can't keep in its cache
// is the same to the byte as one that was made in memory, and is never held
// whole.
func TestLayoutBeyondItsCache(t *testing.T) {
	s := cards(t, seeded(17), 9000)
	img := image{document: session.ID{7}, session: s.Session, names: true, changes: s.Changes(), records: recordRows(s)}
	var b builder
	defer b.close()
	want, err := b.build(img)
	if err != nil {
		t.Fatal(err)
	}
	l, err := lay(img)
	if err != nil {
		t.Fatal(err)
	}
	defer l.close()
	var got pieces
	if n, err := l.WriteTo(&got); err != nil || n != l.size() || int(n) != got.Len() {
		t.Fatalf("%d bytes are written of %d: %v", n, l.size(), err)
	}
	if !bytes.Equal(got.Bytes(), want) {
		t.Error("other bytes than were made in memory")
	}
	const cache = 4 << 20
	if len(want) < cache || got.longest > len(want)/32 {
		t.Errorf("a piece is %d bytes long of %d", got.longest, len(want))
	}
}
