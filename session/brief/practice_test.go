package brief

import (
	"testing"

	"doorstep/session"
)

// practiceSession is the workshop that comes with the program.
func practiceSession(t testing.TB) *session.State {
	t.Helper()
	m := newMaker(t)
	s, _, err := session.Practice(m.src, m.dev, m.s.Session, nil)
	if err != nil {
		t.Fatal(err)
	}
	return s
}
