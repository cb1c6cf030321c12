package ui

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"doorstep/session"
)

// morning is a workshop with four people at two tables, in 1.6 of its second
// day.
func morning(t *testing.T) *conversation {
	t.Helper()
	c := converse(t, "")
	c.makes("Morning", "4", "2", ".")
	c.src.pass(time.Minute)
	c.types("/go 1.6")
	return c
}

// TestPlainDay: the day is said with its times, breaks are added, moved and
// taken out, activities planned, and what is left is made shorter.
func TestPlainDay(t *testing.T) {
	c := morning(t)
	c.hears("/agenda", "Day 1, 09:00 to 16:45", "1.1 Check-in and ground rules, ", "Day 2, 09:00 to 15:00", "1.6 Silent criticism and round robin, 45 min, here.")
	c.hears("/more", "3.1 ", "after.1 ", "/plan changes an activity.")
	c.hears("/day", "Day 2", "Break 1: 09:00 Opening", "Lunch, 40 min.", "End.")
	c.hears("/day 1", "Day 1", "1.2 Service draw, 25 min")
	c.hears("/day 9", "Error: There are 3 days")
	c.hears("/break", "Break 1: ", "/break tea 11:00 15 adds one")
	c.hears("/break Guest speaker 12:00 10", "Day 2")
	c.hears("/break", "Guest speaker, 10 min.")
	lunch := c.breakNumber("Lunch")
	c.hears("/break "+lunch+" 13:30", "Day 2")
	c.hears("/break "+lunch+" 50 min", "Day 2")
	b := c.breakNamed("lunch")
	if n, _ := b.Int("planned_min"); b.Str("at") != "13:30" || n != 50 {
		t.Fatalf("lunch is at %s for %d minutes", b.Str("at"), n)
	}
	c.hears("/break "+c.breakNumber("Guest speaker")+" out", "Guest speaker is taken out. /undo brings it back.")
	if said := c.types("/break"); strings.Contains(said, "Guest") {
		t.Fatalf("it is still there:\n%s", said)
	}
	c.hears("/break 40 out", "Error: There is no break 40")
	c.hears("/break day 1 end 25:00", "Error: ", "Nothing was changed.")
	c.hears("/break day 1 end 17:00", "Day 1, 09:00 to 17:00")

	c.hears("/plan 2.6 skip paper", "2.6: left out: done on paper. Day 2")
	c.hears("/plan 2.6 full", "2.6: 20 min.")
	c.hears("/plan 2.6 5 more", "2.6: 25 min.")
	c.hears("/plan 2.6 usual", "2.6: 20 min.")
	c.hears("/plan 2.6 later", "2.6: 20 min. Day 3")
	c.hears("/plan 2.6 earlier", "2.6: 20 min. Day 2")
	c.hears("/plan 2.6 perhaps", "Error: 2.6 stays as it was; ")
	c.hears("/clock 50", "50 minutes planned")
	c.hears("/clock 5 less", "45 minutes planned")

	c.hears("/shorten", " are to be won, so that Day 2 ends at 15:00", " becomes ", "Type yes to shorten it so")
	c.hears("no", "All is left as it is.")
	c.types("/shorten")
	c.hears("yes", " won")
	c.hears("/where", "1.6 ", "The day: ")
	c.hears("/undo", "Undone: ")
}

func (c *conversation) breakNumber(name string) string {
	c.t.Helper()
	for line := range strings.Lines(c.types("/break")) {
		if head, rest, found := strings.Cut(line, ": "); found && strings.Contains(rest, name) {
			return strings.TrimPrefix(head, "Break ")
		}
	}
	c.t.Fatalf("there is no break %s", name)
	return ""
}

func (c *conversation) breakNamed(kind string) *session.Record {
	c.t.Helper()
	list := c.kind(session.KindAgenda)
	at := slices.IndexFunc(list, func(r *session.Record) bool { return r.Str("break") == kind })
	if at < 0 {
		c.t.Fatalf("nothing was written of %s", kind)
	}
	return list[at]
}

// TestPlainClockSpeaks: the clock says by itself, once, when its time goes to an
// end; a workshop may turn that off.
func TestPlainClockSpeaks(t *testing.T) {
	c := converse(t, "")
	c.types("new Clock", "/clock start")
	hears := func(minutes int, want string) {
		t.Helper()
		c.src.pass(time.Duration(minutes) * time.Minute)
		c.p.take(clockMsg{})
		if said := c.heard(); said != want {
			t.Fatalf("it said %q", said)
		}
	}
	hears(15, "")
	hears(1, "Clock: 4 min left in 1.1 Check-in and ground rules.\n")
	hears(0, "")
	hears(3, "Clock: 1 min left in 1.1 Check-in and ground rules.\n")
	c.hears("/clock 10 more", "11 minutes left of 30 minutes")
	hears(5, "Clock: 6 min left in 1.1 Check-in and ground rules.\n")
	c.hears("/clock quiet", "says nothing by itself")
	hears(10, "")
	for gone, want := range map[int]int{0: 16 * 60, 16 * 60: 19 * 60, 19 * 60: 20 * 60, 20*60 - 1: 20 * 60} {
		if at := nextWarning(gone, 20); at != want {
			t.Errorf("after %d s of 20 min the next warning is at %d s, not %d", gone, at, want)
		}
	}
}

// TestPlainPast: a record is put back, and the workshop is looked at as it was,
// where nothing can be written and nothing of the present is lost.
func TestPlainPast(t *testing.T) {
	c := morning(t)
	c.types("One thing", "/edit 1", "Another wording", ".", "A second card")
	c.hears("/history", "1. ", "A second card", "/then and a number")
	c.hears("/history another", "Another wording")
	c.types("/history")
	number := func(part string) (oldest string) {
		t.Helper()
		for line := range strings.Lines(c.types("/history")) {
			if n, rest, _ := strings.Cut(line, ". "); strings.Contains(rest, part) {
				oldest = n
			}
		}
		if oldest == "" {
			t.Fatalf("the history has no %q", part)
		}
		return oldest
	}
	c.hears("/then "+number("One thing"), "As it was ", "1.6 ", "Criticism and praise: 1 so far.")
	c.hears("/list", "#1 One thing. ")
	c.hears("A new card", "nothing can be written in the past. /now comes back.")
	c.hears("/catch one", "Error: Nothing can be done in the past; /now comes back")
	c.hears("/help", "/now: comes back from there.", "/list last: ")
	c.hears("/next", "As it was ", "1.7 ")
	c.hears("/now", "1.6 ", "Criticism and praise: 2 so far.")
	c.hears("/list", "Another wording")
	c.hears("/putback "+number("One thing"), "Put back as it was. /undo takes that back.")
	c.hears("/list", "#1 One thing.", "#2 A second card")
	c.hears("/putback 99", "Error: Type a number that /history has said")
	c.hears("/now", "There is no command /now here")
	c.hears("/then "+number("One thing"), "As it was ")
	if s := c.leaves(c.file2("morning")); len(s.Kind(session.KindCard)) != 2 {
		t.Fatalf("the file holds %q", texts(s.Kind(session.KindCard)))
	}
}

// TestPlainMerge: what another file brings is said first; nothing comes in
// without a yes.
func TestPlainMerge(t *testing.T) {
	c := morning(t)
	c.types("Ours", "/close")
	data, err := os.ReadFile(c.file2("morning"))
	if err != nil {
		t.Fatal(err)
	}
	other := filepath.Join(c.dir, "other.doorstep")
	if err := os.WriteFile(other, data, 0o600); err != nil {
		t.Fatal(err)
	}
	c.hears("open "+other, "1.6 ")
	c.types("Theirs", "/close")
	c.types("sessions")
	number := func(title string) string {
		for i, info := range c.p.found {
			if filepath.Base(info.Path) == title {
				return itoa(i + 1)
			}
		}
		return "0"
	}
	c.hears("merge", "Type the number of the session")
	c.hears("merge 9", "Error: There is no session 9")
	c.hears("merge "+number("morning.doorstep"), "Which file comes into Morning?")
	c.hears("", "All is left as it is.")
	c.types("merge " + number("morning.doorstep"))
	c.hears(number("other.doorstep"), "other.doorstep: ", " new, ", "Type merge to bring it in")
	c.hears("no", "Nothing was merged.")
	c.types("merge " + number("morning.doorstep") + " " + other)
	c.hears("merge", " merged. What was there before is in ", "3 sessions", ", in other.doorstep.")
	c.hears("open "+c.file2("morning"), "Criticism and praise: 2 so far.")
	c.hears("/list", "Ours", "Theirs")
	c.hears("/merge 1", "merge is there in the library; /close saves this session and goes there.")
	c.types("/close")
	c.hears("merge 1 nowhere.doorstep", "Error: ", "Nothing was merged.")
	c.hears("plan", "A session has to be open for plan")
}

// TestPlainRoster: people and services out of spreadsheets, heard before they
// are added; no name is said.
func TestPlainRoster(t *testing.T) {
	c := converse(t, "")
	c.types("new Roster")
	write := func(name, text string) string {
		path := filepath.Join(c.dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	people := write("people.csv", "Name,Sector,Office\nRahim Uddin,Land,AC land office\nSalma Khatun,Land department,District office\nKamal Hossain,Health,Hospital\n")
	c.hears("/roster", "Type a CSV file behind it")
	c.hears("/roster nowhere.csv", "Error: ", "Nobody was added.")
	said := c.hears("/roster "+people, "3 people.", "Name is name", "Sector is sector", "P01, Land, AC land office.", "Sectors that look the same: ", "Type add to add them, add apart")
	if strings.Contains(said, "Rahim") {
		t.Fatalf("a name was said:\n%s", said)
	}
	c.hears("no", "Nobody was added.")
	c.types("/roster " + people)
	c.hears("add", "3 people added, by alias. /undo takes them out.")
	c.types("/undo")
	cased := write("cased.csv", "Name,Sector\nRahim Uddin,Land\nSalma Khatun,land\nKamal Hossain,Health\n")
	if said := c.hears("/roster "+cased, "Capitals made alike: Land."); strings.Contains(said, "look the same") {
		t.Fatalf("capitals are a question:\n%s", said)
	}
	c.hears("add", "3 people added")
	if n := len(c.kind(session.KindParticipant)); n != 3 {
		t.Fatalf("there are %d people", n)
	}
	c.hears("/roster "+write("none.csv", "\x00"), "Error: ", "Nobody was added.")
	places := write("services.csv", "Service,Sector\nLand record,Land\nWater bill,Water\n")
	c.hears("/services "+places, "2 services.", "Land record, Land.", "Type add")
	c.hears("add", "2 services added.")
	if n := len(c.kind(session.KindService)); n != 2 {
		t.Fatalf("there are %d services", n)
	}
	c.hears("/services "+write("bad.csv", "\x00"), "No service was added.")
}

// TestPlainRoomAndPapers: what the room sees, and what is handed out.
func TestPlainRoomAndPapers(t *testing.T) {
	c := morning(t)
	c.p.env.cfg.openWindow = func([]string) (string, error) { return "", errors.New("there is no display") }
	c.hears("/room", "follows what is done here.")
	c.hears("/room blank", "The room's screen is blank.")
	c.hears("/room", "The room's screen is blank.")
	c.hears("/room follow", "follows what is done here.")
	c.hears("/room sideways", "Error: ")
	c.hears("/room window", "By hand, type this in a second terminal:", " present ")
	c.hears("/papers", "1. ", "/papers write 2")
	c.hears("/papers 1", ".")
	c.hears("/papers 99", "Error: There is no paper 99")
	c.hears("/papers write", "Written: ")
	c.hears("/sofar write", "Written: ")
	for _, name := range []string{"morning-papers.html", "morning-so-far.md"} {
		if _, err := os.Stat(filepath.Join(c.dir, name)); err != nil {
			t.Error(err)
		}
	}
}

// TestPlainMask: what points to a person is pointed out once it is kept, and
// masked by its number.
func TestPlainMask(t *testing.T) {
	c := morning(t)
	c.hears("Call him at 01712345678", "Kept #1.", "Note: #1 holds ", "/mask 1 puts a mask in its place.")
	said := c.hears("/mask 1", "Masked: ", "/remove removes them for good.")
	if strings.Contains(said, "01712345678") {
		t.Fatalf("it said %q", said)
	}
	c.hears("/mask 1", "Nothing in #1 points to a person.")
	if said := c.types("Nothing private"); strings.Contains(said, "Note: ") {
		t.Fatalf("it said %q", said)
	}
}

// TestPlainHelp: the help says what works here, a group, or one word of it.
func TestPlainHelp(t *testing.T) {
	c := morning(t)
	said := c.hears("/help", "One line, one card.", "/kind WORD: ", "/next: ", "/help all says all commands")
	if n := strings.Count(said, "\n"); n > pageLines+4 {
		t.Errorf("the first help is %d lines long", n)
	}
	if strings.Contains(said, "/putback") || strings.Contains(said, "/now:") {
		t.Errorf("the first help names what is seldom meant:\n%s", said)
	}
	c.hears("/help time", "The clock and the day:", "/shorten: ")
	c.hears("/help shorten", "/shorten: proposes how the day ends in time")
	c.hears("/help merge", "merge is there in the library")
	c.hears("/help zebra", "There is no command /zebra here")
	all := c.types("/help all")
	for len(c.p.say.rest) > 0 {
		all += c.types("/more")
	}
	for _, cmd := range c.p.available() {
		if !strings.Contains(all, "/"+cmd.name) {
			t.Errorf("the whole help leaves out %s", cmd.name)
		}
	}
}

// TestPlainTotals: what the figures of a list come to, and what a journey takes,
// is said with its origin.
func TestPlainTotals(t *testing.T) {
	c := morning(t)
	c.hears("/totals", "There are no figures")
	c.types("/go 1.2", "Land record", "land", ".", "/go 1.5", "land", "c", "80 o", ".", "land", "d", "40 t", ".")
	c.hears("/totals", "Waited: Mixed origins: observed n 1, median 1 h 20; told n 1, median 40 min")
	c.hears("/journey", "There is no step yet.")
	c.types("/table t1", "/go 3.3", "Asks", "1", "10", ".", "/table t2", "Waits", "0", "20", ".", "/table all")
	c.hears("/journey", "Error: Several tables have a journey")
	c.hears("/journey t2", "T2:", "1. #2 Waits: 20 min.", "In all: 1 step today.")
	c.types("/go 3.4", "/lists 2")
	c.hears("/copy", "Error: Several tables have a journey")
	c.hears("/join 9", "Error: There is no 9")
	c.types("/table t2")
	c.hears("/copy", "1 step of today copied")
	c.hears("/join 3", "Error: Nothing stands before #3")
	c.hears("/drop 3", "#3 is dropped")
	c.hears("/keep 3", "#3 is kept")
	c.types("A new end", "0", ".")
	c.hears("/move 4 up", "It is the first step now.")
	c.hears("/move 4 after 3", "It stands behind #3 now.")
	c.hears("/move 4 sideways", "Error: Say up, down, first, last")
	c.types("/join 4", "/before 3", "A new beginning", "1", ".")
	c.hears("/list", "#5 A new beginning", "#3 Waits", "#4 A new end")
	c.hears("/journey", "1. Today nothing. Wanted #5 A new beginning: 1 visit. 1 visit more.", "Wanted #4 joined with the step above.", "In all: 1 step today, 2 steps wanted.")
}

// TestPlainSameAgain: an equals sign answers a field with what the record before
// has there, with its origin.
func TestPlainSameAgain(t *testing.T) {
	c := morning(t)
	c.types("/go 1.2", "Land record", "land", ".", "/go 1.5")
	c.hears("=", "There is nothing before it")
	c.types("land", "c", "80 t", ".", "=", "=")
	c.hears("=", "Waited is 1 h 20, told.")
	if list := c.kind(session.KindVisit); len(list) != 2 || list[1].FigureOrigin("wait_min") != session.OriginTold || list[1].Ref("service") != list[0].Ref("service") {
		t.Fatal("the second visit is not as the first")
	}
}

// TestPlainLinesThatSayMore: an alias means the visit of its pair, and a promise
// names its owner and its day, as on the screen.
func TestPlainLinesThatSayMore(t *testing.T) {
	c := drawnByLines(t)
	c.types("draw 123456", "all", "lock", "/go 1.5")
	c.hears("p01", "Service is ", "Outcome, needed")
	visit := c.kind(session.KindVisit)[0]
	if a, _ := session.ReadDraw(c.state()).VisitOf(c.p.personCalled("p01")); visit.Ref("assignment") != a.ID || visit.Ref("service") != a.Service {
		t.Fatal("the sheet is not the one of P01's visit")
	}
	c.types("/go 3.7")
	c.hears("p02: I will put up the sign by 30 Apr", "Owner is P02.", "30 Apr")
	c.holds(c.kind(session.KindAction)[0], session.Patch{"text": "I will put up the sign", "due": "2026-04-30"})
	c.types(".")
	c.hears("p02: I will take it down by 31 feb", "“31 feb” is no date: it stays in the words. Fill in By.")
	c.holds(c.kind(session.KindAction)[1], session.Patch{"text": "I will take it down by 31 feb", "due": nil})
}
