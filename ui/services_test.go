package ui

import (
	"os"
	"path/filepath"
	"testing"

	"doorstep/session"
)

// serviceList opens the list of services out of the details.
func (s *stage) serviceList() *serviceList {
	s.t.Helper()
	s.detail("Services")
	s.keys("enter")
	l, ok := s.app.top().(*serviceList)
	if !ok {
		s.t.Fatalf("there is no list of services:\n%s", s.screen())
	}
	return l
}

// whereToGo is a list of services as offices have them.
const whereToGo = "\ufeffServices near the centre\r\n\r\n" +
	"Service;Sector;Office;Place;Hours;Capacity\r\n" +
	"Birth certificate;Health department;Union office;Kaliganj;Sun-Thu 9-16;3\r\n" +
	"Land record;Land;AC land office;Gazipur;;\r\n"

func TestServicesArePasted(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Services")
	s.size(100, 40)
	s.add("1.1", session.KindParticipant, session.Patch{"sector": "Health"})
	s.serviceList()
	s.paste(whereToGo)
	s.wants("2 services", "title row left out", "Office", "Hours", "Pairs it takes", "Union office", "Sectors that look the same", "= Health")
	if n := len(s.kind(session.KindService)); n != 0 {
		t.Fatalf("%d services were added before they were seen", n)
	}
	s.keys("enter")
	s.says("2 services added. Ctrl+Z takes them out.")
	s.wants("Workshop details", "2 services so far")
	s.reads(session.KindService, "Birth certificate", "Land record")
	s.holds(s.kind(session.KindService)[0], session.Patch{
		"sector": "Health", "office_type": "Union office", "place": "Kaliganj", "opening_hours": "Sun-Thu 9-16", "capacity": 3,
	})
	s.keys("ctrl+z")
	s.reads(session.KindService)
}

// TestASectorIsWrittenAsTheSessionHasIt: the draw compares the services with the
// people who are there already.
func TestASectorIsWrittenAsTheSessionHasIt(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Spelt")
	s.size(100, 40)
	s.add("1.1", session.KindParticipant, session.Patch{"sector": "health"})
	s.serviceList()
	s.paste("Service;Sector\nClinic;health\nWater bill;Water\n")
	s.wants("2 services")
	s.lacks("look the same") // it is written as it is there
	s.keys("esc")
	s.paste("Service;Sector\nClinic;HEALTH\nWater bill;Water\n")
	s.wants("Capitals made alike: health.")
	s.lacks("look the same")
	s.keys("enter")
	s.holds(s.kind(session.KindService)[0], session.Patch{"sector": "health"})
}

// TestAPathOfServicesIsAFile: what is typed at Services, as at Roster, is the
// path of a file and no service; a column can be taken for something else.
func TestAPathOfServicesIsAFile(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Path")
	s.size(100, 40)
	path := filepath.Join(folder(t), "services of may.csv")
	if err := os.WriteFile(path, []byte(whereToGo), 0o600); err != nil {
		t.Fatal(err)
	}
	s.serviceList()
	s.typed(path + "x")
	s.keys("enter")
	s.wants("can't be read")
	s.keys("backspace", "enter")
	s.wants("2 services")
	s.keys("left", "left") // over the join, if there is one, to the last columns
	for range 20 {
		if s.app.top().(*serviceList).focus == 5 {
			break
		}
		s.keys("right")
	}
	s.keys("space") // the last column is left out
	s.keys("enter")
	s.reads(session.KindService, "Birth certificate", "Land record")
	s.holds(s.kind(session.KindService)[0], session.Patch{"capacity": nil, "place": "Kaliganj"})
	s.serviceList()
	s.typed(path)
	s.keys("enter", "enter")
	s.wants("is in this session already, and no service was added")
	if n := len(s.kind(session.KindService)); n != 2 {
		t.Errorf("there are %d services", n)
	}
}

// TestServicesAreTypedOneByOne: Tab goes to the list of 1.2, where a path that is
// typed all the same is kept, and said to be one.
func TestServicesAreTypedOneByOne(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("One by one")
	s.size(100, 30)
	s.serviceList()
	s.keys("tab")
	s.wants("1.2  Service draw")
	s.typed("/home/me/services.csv")
	s.keys("enter")
	s.says("That looks like a file, and is kept as a service. F11, Services reads a list; Ctrl+Z takes this out.")
	s.keys("ctrl+z")
	s.reads(session.KindService)
	s.typed("Land record")
	s.keys("enter")
	s.reads(session.KindService, "Land record")

	c := converse(t, "")
	c.makes("Plain", "2", "1", "/go 1.2")
	c.hears("services.csv", "Note: That looks like a file, and is kept as a service. /services with a file behind it reads a list")
}

// TestAListThatCameLateIsOfNobody: a file on a slow disk that is read only when
// its screen was left is not taken for a list of people, and neither is one whose
// path was typed over.
func TestAListThatCameLateIsOfNobody(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Late")
	s.size(100, 40)
	path := filepath.Join(folder(t), "services.csv")
	if err := os.WriteFile(path, []byte(whereToGo), 0o600); err != nil {
		t.Fatal(err)
	}
	late := readCmd(path, 1<<20)()
	l := s.serviceList()
	s.typed(path + ".old")
	if s.send(late); l.have {
		t.Error("the list of another path is shown")
	}
	s.keys("esc")
	s.detail("Roster")
	s.keys("enter")
	r, ok := s.app.top().(*roster)
	if !ok {
		t.Fatalf("there is no roster:\n%s", s.screen())
	}
	if s.send(late); r.have || r.err != nil {
		t.Errorf("services are taken for people:\n%s", s.screen())
	}
}
