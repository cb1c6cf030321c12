package ui

import (
	"testing"
	"time"

	"doorstep/session"
	"doorstep/session/store"
)

// TestNewsLeaveTheRoomWhereItStands: a copy comes in whose recorder went on to
// another activity after this one; the room stays with this window. Somebody who
// walks just now keeps his place, or two windows would push each other for ever.
func TestNewsLeaveTheRoomWhereItStands(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		ago  time.Duration
		want string
	}{{time.Hour, "1.6"}, {0, "2.1"}} {
		s := newStage(t)
		s.begin("Stays")
		s.to("1.6")
		d := s.app.env.desk
		s.src.pass(time.Minute)
		copied := session.Fold(s.state().Session, s.state().Changes())
		g := copied.Begin(s.src.source(), s.src.source().NewID(), "2.1")
		if err := d.arrive(g, d.pack.Activity("2.1")); err != nil {
			t.Fatal(err)
		}
		s.src.pass(c.ago)
		s.send(docMsg{d.doc, store.Foreign{Changes: g.Changes()}})
		s.settle()
		if got := session.Here(s.state()); got != c.want {
			t.Errorf("%v later the room is at %s, want %s", c.ago, got, c.want)
		}
		if at := s.app.run().at.ID; at != "1.6" {
			t.Errorf("the window itself went to %s", at)
		}
	}
}
