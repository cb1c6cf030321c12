package store

import (
	"bytes"
	"encoding/binary"
)

// Places in the first hundred bytes of an SQLite file.
const (
	headerSize    = 100
	atPageSize    = 16
	atWriteFormat = 18 // 1: rollback journal, 2: WAL
	atReadFormat  = 19
	atReserved    = 20
	atPages       = 28
	atEncoding    = 56
	atVersion     = 60
	atApplication = 68
	atCounter     = 24 // how often the file was written
	atCounted     = 92 // the counter when the next was written
	atEngine      = 96 // version number of the SQLite library that wrote last
)

var magic = []byte("SQLite format 3\x00")

// formatOf is the format that a header of a hundred bytes names.
func formatOf(b []byte) int { return int(int32(binary.BigEndian.Uint32(b[atVersion:]))) }

// checkHeader looks at the bytes before SQLite sees any of them: whose file it
// is, of which format, and whether all of it is there.
func checkHeader(b []byte) error { return checkHead(b, int64(len(b))) }

// checkHead is checkHeader where there are so many bytes and only the first of
// them are at hand.
func checkHead(b []byte, have int64) error {
	switch {
	case len(b) == 0:
		return refuse(NotSession, "it is empty")
	case len(b) < headerSize || !bytes.HasPrefix(b, magic):
		return refuse(NotSession, "it is of another kind")
	}
	word := func(at int) uint32 { return binary.BigEndian.Uint32(b[at:]) }
	if word(atApplication) != applicationID {
		return refuse(NotSession, "it is the database of another program")
	}
	if v := formatOf(b); v > newest {
		return refuse(Newer, "format %d, and this program reads up to %d", v, newest)
	} else if v < firstFormat {
		return refuse(Damaged, "it names no format")
	}
	// A page size of 1 stands for 65,536, which doesn't fit its two bytes.
	size := int64(binary.BigEndian.Uint16(b[atPageSize:]))
	if size == 1 {
		size = 65536
	}
	if size < 512 || size&(size-1) != 0 || b[atReserved] != 0 {
		return refuse(Damaged, "its first page makes no sense")
	}
	switch want := size * int64(word(atPages)); {
	case have < want:
		return refuse(Damaged, "only %d of its %d bytes are there, as in a copy that was cut short", have, want)
	case have > want:
		return refuse(Damaged, "%d bytes follow after its end", have-want)
	}
	if word(atEncoding) != 1 {
		return refuse(Hostile, "its text is not UTF-8")
	}
	return nil
}
