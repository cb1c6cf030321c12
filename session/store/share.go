package store

import (
	"crypto/sha256"
	"encoding/base32"
	"slices"
	"strings"

	"doorstep/session"
)

// codeAlphabet has no letter that is taken for a digit, or for another one
// when it is read out.
var codeAlphabet = base32.NewEncoding("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

// ShareCode is what two people compare to know that they hold the same words:
// four groups of four letters and digits, from the ids and checksums of all
// changes but names. So a session and its copy without names have one code.
func ShareCode(changes []*session.Change) string {
	var words []*session.Change
	for _, c := range changes {
		if c.Op != session.OpName {
			words = append(words, c)
		}
	}
	slices.SortFunc(words, func(a, b *session.Change) int { return session.CompareID(a.ID, b.ID) })
	h := sha256.New()
	for _, c := range words {
		sum := c.Sum()
		h.Write(c.ID[:])
		h.Write(sum[:])
	}
	text := codeAlphabet.EncodeToString(h.Sum(nil)[:10])
	return strings.Join([]string{text[:4], text[4:8], text[8:12], text[12:]}, "-")
}
