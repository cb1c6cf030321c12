package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"doorstep/session"
	"doorstep/session/exchange"
)

// roster opens the list of people.
func (s *stage) roster() *roster {
	s.t.Helper()
	s.detail("Roster")
	s.keys("enter")
	r, ok := s.app.top().(*roster)
	if !ok {
		s.t.Fatalf("there is no roster:\n%s", s.screen())
	}
	return r
}

// namesOf are the real names, by alias.
func namesOf(s *session.State) map[string]string {
	names := map[string]string{}
	for _, r := range s.Kind(session.KindParticipant) {
		if n := s.RealName(r.ID); n != "" {
			names[r.Str("alias")] = n
		}
	}
	return names
}

// spreadsheet is a list as offices have them: a mark in front, semicolons,
// rows of title, and the line ends of Windows.
const spreadsheet = "\ufeffList of participants\r\nTraining centre, 2026\r\n\r\n" +
	"Name;Sector;Office;Years\r\n" +
	"Rahima Khatun;Health;district hospital;12\r\n" +
	"Kamal Hossain;Health department;clinic;3\r\n" +
	"\"Begum; Shirin\";Land;land office;20\r\n" +
	"Anju Das;Police;;7\r\n"

func TestARosterIsPasted(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Roster")
	s.size(100, 40)
	s.roster()
	s.paste(spreadsheet)
	s.wants("4 people", "title rows left out", "Name", "Sector", "Office", "Years", "Rahima Khatun", "Begum; Shirin", "Sectors that look the same", "NAMES ON SCREEN")
	if n := len(s.kind(session.KindParticipant)); n != 0 {
		t.Fatalf("%d people were added before they were seen", n)
	}
	s.keys("enter")
	s.says("4 people added, by alias. Ctrl+Z takes them out.")
	s.lacks("NAMES ON SCREEN")
	s.reads(session.KindParticipant, "P01", "P02", "P03", "P04")
	for i, want := range []session.Patch{
		{"sector": "Health", "office_type": "district hospital", "years_service": 12, "consent_name": false},
		{"sector": "Health", "office_type": "clinic"},
		{"sector": "Land"},
		{"sector": "Police", "office_type": nil, "years_service": 7},
	} {
		s.holds(s.kind(session.KindParticipant)[i], want)
	}
	if names := namesOf(s.state()); names["P01"] != "Rahima Khatun" || names["P03"] != "Begum; Shirin" || len(names) != 4 {
		t.Errorf("the names are %q", names)
	}
	s.keys("esc")
	s.lacks("Rahima")
	s.keys("ctrl+z")
	s.reads(session.KindParticipant)
	s.rest()
	if names := namesOf(s.saved()); len(names) != 0 {
		t.Errorf("after the undo the file has the names %q", names)
	}
}

func TestARosterIsReadFromAFile(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("File")
	s.size(100, 40)
	path := filepath.Join(folder(t), "people of may.csv")
	if err := os.WriteFile(path, []byte(spreadsheet), 0o600); err != nil {
		t.Fatal(err)
	}
	s.roster()
	s.typed(`"` + path + `"`)
	s.keys("enter")
	s.wants("4 people", "title rows left out")
	s.keys("enter")
	s.reads(session.KindParticipant, "P01", "P02", "P03", "P04")
}

func TestWhatIsNoRosterIsRefused(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Refused")
	s.size(160, 30)
	dir := folder(t)
	large := filepath.Join(dir, "large.csv")
	if err := os.WriteFile(large, []byte(strings.Repeat("a;b;c\n", exchange.MaxBytes/6+1)), 0o600); err != nil {
		t.Fatal(err)
	}
	book := filepath.Join(dir, "people.xlsx")
	if err := os.WriteFile(book, []byte("PK\x03\x04\x00\x00 and so on"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ path, reason string }{
		{filepath.Join(dir, "no folder", "x.csv"), "x.csv can't be read: "},
		{dir, "is not a file that can be read"},
		{filepath.Join(dir, "missing.csv"), "missing.csv can't be read: "},
		{large, "too large for a list"},
		{book, "save it as CSV"},
	} {
		r := s.roster()
		s.enters(c.path)
		if r.err == nil || r.have {
			t.Fatalf("%s was taken", c.path)
		}
		s.wants(c.reason)
		s.typed("x")
		s.lacks(c.reason) // mending the path takes the reason away
		s.keys("esc", "esc")
	}
	s.reads(session.KindParticipant)
}

func TestAColumnIsGivenAnotherMeaning(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Columns")
	s.size(100, 40)
	r := s.roster()
	s.paste("Sector;Whatever\nHealth;Rahima\nLand;Kamal\n")
	if r.cols.Sector != 0 || r.cols.Name == 1 {
		t.Fatalf("the columns were taken for %+v", r.cols)
	}
	s.keys("right")
	for range 9 {
		if r.cols.Name == 1 {
			break
		}
		s.keys("space")
	}
	s.wants("Sector", "Name")
	s.keys("enter")
	if names := namesOf(s.state()); names["P01"] != "Rahima" || names["P02"] != "Kamal" {
		t.Errorf("the names are %q", names)
	}
}

func TestAColumnGoesThroughAllMeanings(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Round")
	r := s.roster()
	s.paste("Sector;Whatever\nHealth;Rahima\nLand;Kamal\n")
	s.keys("right")
	seen := map[int]bool{}
	for range 2 * len(peopleColumns) {
		seen[r.meaning(1)] = true
		if r.meaning(0) != 2 {
			t.Fatalf("another column's meaning went to %d", r.meaning(0))
		}
		s.keys("space")
	}
	if len(seen) != len(peopleColumns) || !seen[-1] { // all but the one that is taken, and none
		t.Errorf("the column could be %v", seen)
	}
}

func TestAJoinOfSpellingsCanBeSwitchedOff(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Joins")
	s.size(100, 40)
	r := s.roster()
	s.paste(spreadsheet)
	s.wants("[x] Health (1), Health department (1)")
	for range r.table.Width() {
		s.keys("right")
	}
	s.keys("space")
	s.wants("[ ] Health (1), Health department (1)")
	s.keys("enter")
	s.holds(s.kind(session.KindParticipant)[0], session.Patch{"sector": "Health"})
	s.holds(s.kind(session.KindParticipant)[1], session.Patch{"sector": "Health department"})
}

func TestDoubledAliasesStopTheRoster(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Doubled")
	s.size(120, 40)
	r := s.roster()
	s.paste("Alias;Sector\nP07;Health\np7;Land\n")
	if exchange.Stops(r.problems) == nil {
		t.Fatalf("nothing stops it:\n%s", s.screen())
	}
	s.wants("P07")
	s.lacks("enter add")
	s.keys("enter")
	s.says("✗")
	s.reads(session.KindParticipant)
	s.keys("esc") // to another list
	s.wants("Paste the rows here")
	s.paste("Alias;Sector\nP07;Health\nP08;Land\n")
	s.keys("enter")
	s.reads(session.KindParticipant, "P07", "P08")
}

// TestCapitalsAreNoQuestion: where sectors differ in capitals only, one line says
// how they are written, and the list takes them so.
func TestCapitalsAreNoQuestion(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Capitals")
	s.roster()
	s.paste("Name;Sector\nRahima;health\nKamal;Health\nAnju;land\n")
	s.wants("3 people", "Capitals made alike: Health, Land.")
	s.lacks("look the same")
	s.keys("enter")
	for i, want := range []string{"Health", "Health", "Land"} {
		s.holds(s.kind(session.KindParticipant)[i], session.Patch{"sector": want})
	}
}

// TestAListFillsInThePeopleWhoAreThere says what was done: filled in, or added,
// or both.
func TestAListFillsInThePeopleWhoAreThere(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Seats")
	s.detail("People")
	s.enters("2")
	s.roster()
	s.paste("Name;Sector\nRahima;Health\nKamal;Land\n")
	s.wants("enter fill in 2 people")
	s.keys("enter")
	s.says("2 people filled in, under the aliases that were there. Ctrl+Z empties them.")
	s.reads(session.KindParticipant, "P01", "P02")
	s.keys("ctrl+z")
	s.roster()
	s.paste("Name;Sector\nRahima;Health\nKamal;Land\nAnju;Police\n")
	s.wants("enter take in 3 people")
	s.keys("enter")
	s.says("2 filled in, 1 added, by alias. Ctrl+Z takes it back.")
	s.reads(session.KindParticipant, "P01", "P02", "P03")
}
