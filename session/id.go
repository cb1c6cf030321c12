package session

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"io"
	"time"
)

// ID names a change, a record, a batch, a device, a session or a document.
// It is a UUID: version 7 where it is minted, version 8 where it is derived
// from what it names. The zero ID names nothing.
type ID [16]byte

// Source is where ids and times come from; tests hand in fixed ones.
type Source struct {
	Now  func() time.Time
	Rand io.Reader
}

// NewID mints a version 7 UUID: 48 bits of Unix milliseconds, then random
// bits, so that ids of one device sort by the time they were made.
// A random source that fails is a broken machine, and panics.
func (s Source) NewID() ID {
	var id ID
	if _, err := io.ReadFull(s.Rand, id[6:]); err != nil {
		panic(fmt.Sprintf("session: the system gave no random bytes: %v", err))
	}
	ms := uint64(s.Now().UnixMilli())
	binary.BigEndian.PutUint16(id[0:], uint16(ms>>32))
	binary.BigEndian.PutUint32(id[2:], uint32(ms))
	id[6] = id[6]&0x0f | 0x70
	id[8] = id[8]&0x3f | 0x80
	return id
}

// Derive makes the id of a record that is named by its ends, such as a vote by
// ballot, item and voter: two laptops that write it mean the same record.
func Derive(kind string, ends ...string) ID {
	h := sha256.New()
	for _, part := range append([]string{"doorstep", kind}, ends...) {
		var n [4]byte
		binary.BigEndian.PutUint32(n[:], uint32(len(part)))
		h.Write(n[:])
		io.WriteString(h, part)
	}
	var id ID
	copy(id[:], h.Sum(nil))
	id[6] = id[6]&0x0f | 0x80
	id[8] = id[8]&0x3f | 0x80
	return id
}

// IsZero says that the id names nothing.
func (id ID) IsZero() bool { return id == ID{} }

// String is the usual form of a UUID, lower case with dashes; "" for the zero
// id.
func (id ID) String() string {
	if id.IsZero() {
		return ""
	}
	var b [36]byte
	hex.Encode(b[0:8], id[0:4])
	hex.Encode(b[9:13], id[4:6])
	hex.Encode(b[14:18], id[6:8])
	hex.Encode(b[19:23], id[8:10])
	hex.Encode(b[24:36], id[10:16])
	b[8], b[13], b[18], b[23] = '-', '-', '-', '-'
	return string(b[:])
}

// ParseID reads the form that String writes, and only that one, so that an id
// has a single spelling in files.
func ParseID(s string) (ID, error) {
	id, ok := readID(s)
	if !ok {
		return ID{}, fmt.Errorf("%.40q is not an id", s)
	}
	return id, nil
}

// readID is ParseID for the many texts that may be ids and mostly aren't.
func readID(s string) (id ID, ok bool) {
	if len(s) != 36 || s[8] != '-' || s[13] != '-' || s[18] != '-' || s[23] != '-' {
		return id, false
	}
	at := 0
	for i := range id {
		switch at {
		case 8, 13, 18, 23:
			at++ // a dash; elsewhere one is no digit
		}
		high, low := hexDigit(s[at]), hexDigit(s[at+1])
		if high|low > 0xF {
			return ID{}, false
		}
		id[i] = high<<4 | low
		at += 2
	}
	return id, !id.IsZero()
}

// hexDigit is the value of a lower case digit, more than 15 for anything else.
func hexDigit(c byte) byte {
	switch {
	case c >= '0' && c <= '9':
		return c - '0'
	case c >= 'a' && c <= 'f':
		return c - 'a' + 10
	}
	return 0xFF
}
