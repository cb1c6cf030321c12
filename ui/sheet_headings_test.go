package ui

import (
	"testing"

	"doorstep/session"
)

func TestATablePastedIntoAnOpenEmptyFieldStaysATable(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Open")
	s.to("1.2")
	s.keys("enter")
	s.paste("Service\tSector\nLand mutation\tLand\nPension\tFinance\n")
	s.says("2 rows pasted. Ctrl+Z takes them back.")
	s.reads(session.KindService, "Land mutation", "Pension")
	s.keys("enter", "A")
	s.paste("b\nc")
	s.wants("Service › Ab c")
	s.reads(session.KindService, "Land mutation", "Pension")
}

func TestAHeadingMayBeTheBeginningOfALabel(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Heads")
	s.to("1.2")
	s.paste("service,office\nLand mutation,Land office\nPension,Accounts office\n")
	s.says("2 rows pasted. Ctrl+Z takes them back.")
	list := s.kind(session.KindService)
	s.reads(session.KindService, "Land mutation", "Pension")
	s.holds(list[0], session.Patch{"office_type": "Land office", "sector": nil})
	s.holds(list[1], session.Patch{"office_type": "Accounts office"})
}

func TestTightCommasPartCellsAndOthersDoNot(t *testing.T) {
	t.Parallel()
	for text, want := range map[string][]string{
		"Land mutation,Land\nPension,Finance":            {"Land mutation", "Pension"},
		"Land mutation, at the desk\nPension, the first": {"Land mutation, at the desk", "Pension, the first"},
		"Loans to 10,000\nLoans to 20,000":               {"Loans to 10,000", "Loans to 20,000"},
		"Land mutation,Land\nPension, the first,Finance": {"Land mutation,Land", "Pension, the first,Finance"},
	} {
		s := newStage(t)
		s.begin("Commas")
		s.to("1.2")
		s.paste(text)
		s.reads(session.KindService, want...)
	}
}

func TestWhatIsTypedWithANewWorkshopIsItsTitle(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.app.Update(pressFor(keys.fresh))
	if !s.app.top().Typing() {
		t.Error("the key is done, and the next would still go to the library")
	}
}
