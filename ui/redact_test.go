package ui

import (
	"bytes"
	"os"
	"testing"

	"doorstep/session"
)

// TestRemoveForGood: a card goes from the lists, the history and the file, byte
// for byte, and only after it was asked.
func TestRemoveForGood(t *testing.T) {
	s := newStage(t)
	s.begin("Redaction")
	s.to("1.6")
	s.enters("a phone number 01711")
	s.enters("stays")
	s.press("up", "up", "alt+x")
	s.settle()
	s.wants("Remove card #1 for good?", "a phone number 01711", "can't be undone")
	s.press("esc")
	s.settle()
	s.reads(session.KindCard, "a phone number 01711", "stays")
	s.press("alt+x")
	s.settle()
	s.press("ctrl+d")
	s.settle()
	s.reads(session.KindCard, "stays")
	s.press("ctrl+z")
	s.settle()
	file := s.file()
	s.end()
	body, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(body, []byte("01711")) {
		t.Error("the file still holds what was removed")
	}
}

// TestRemoveAPerson: the person goes, what was said stays under the alias, or
// goes as well where that was chosen.
func TestRemoveAPerson(t *testing.T) {
	for _, words := range []bool{false, true} {
		s := newStage(t)
		s.begin("Person")
		s.people(2, 0)
		s.to("1.6")
		s.enters("p01: mine")
		s.enters("p02: theirs")
		s.to("1.1")
		s.press("up", "up", "alt+x")
		s.settle()
		s.wants("Remove P01 for good?")
		if words {
			s.press("space")
		}
		s.press("ctrl+d")
		s.settle()
		want := []string{"mine", "theirs"}
		if words {
			want = want[1:]
		}
		s.reads(session.KindCard, want...)
		if n := len(s.kind(session.KindParticipant)); n != 1 {
			t.Errorf("%d people are left", n)
		}
		if first := s.kind(session.KindCard)[0]; !words && s.state().AliasOf(first.Ref("by")) != "P01" {
			t.Error("the words lost their alias")
		}
		s.end()
	}
}
