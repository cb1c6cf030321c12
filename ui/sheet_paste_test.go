package ui

import (
	"strings"
	"testing"

	"doorstep/session"
)

func TestABlockFromASpreadsheetFillsRows(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Block")
	s.paste("P01\thealth\tdistrict hospital\r\nP02\tland\r\n\r\nP03\t\tpolice station\r\n")
	s.says("3 rows pasted. Ctrl+Z takes them back.")
	s.reads(session.KindParticipant, "P01", "P02", "P03")
	list := s.kind(session.KindParticipant)
	s.holds(list[0], session.Patch{"sector": "health", "office_type": "district hospital", "consent_notes": false})
	s.holds(list[1], session.Patch{"sector": "land", "office_type": nil})
	s.holds(list[2], session.Patch{"sector": nil, "office_type": "police station"})
	s.keys("ctrl+z")
	s.reads(session.KindParticipant)
	s.keys("ctrl+y")
	s.reads(session.KindParticipant, "P01", "P02", "P03")
}

func TestABlockGoesOverWhatIsThere(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Over")
	s.people(2, 0)
	s.keys("end", "up")
	s.cell("sector")
	s.paste("health\tclinic\nland\toffice")
	s.reads(session.KindParticipant, "P01", "P02", "")
	s.holds(s.kind(session.KindParticipant)[0], session.Patch{"sector": nil})
	s.holds(s.kind(session.KindParticipant)[1], session.Patch{"sector": "health", "office_type": "clinic"})
	s.holds(s.kind(session.KindParticipant)[2], session.Patch{"sector": "land", "office_type": "office"})
}

func TestCellsOfABlockThatDoNotFitAreSaid(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Refused")
	s.to("1.5")
	s.cell("wait_min")
	s.paste("80 t\t10\nlater\t5\nnever\tnever\n1h\t15 told")
	s.says("3 rows pasted; 3 cells do not fit and stayed empty.")
	list := s.kind(session.KindVisit)
	s.holds(list[0], session.Patch{"wait_min": 80, "wait_min_origin": "told", "counter_min": 10})
	s.holds(list[1], session.Patch{"wait_min": nil, "counter_min": 5})
	s.holds(list[2], session.Patch{"wait_min": 60, "counter_min": 15, "counter_min_origin": "told"})
}

func TestASingleLineGoesIntoTheCellToBeLookedAt(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Line")
	s.paste("P01\r\n")
	s.wants("Alias › P01")
	s.reads(session.KindParticipant)
	s.keys("enter")
	s.reads(session.KindParticipant, "P01")
	s.typed("P0")
	s.paste("2")
	s.wants("Alias › P02")
	s.paste("b\nc") // a field is open: its lines become one
	s.keys("enter")
	s.reads(session.KindParticipant, "P01", "P02b c")
}

func TestTooLongAPasteIntoAFieldIsSaidAndNotLost(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Long")
	s.to("1.5")
	s.cell("quote")
	long := strings.Repeat("queue ", 20000) + "end"
	s.paste(long)
	s.keys("enter")
	s.wants("longer than a field can hold")
	if got := s.sheet().edit.value(); got != long {
		t.Fatalf("%d of %d characters are left", len(got), len(long))
	}
}
