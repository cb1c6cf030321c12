package ui

import (
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"doorstep/session"
	"doorstep/session/exchange"
)

// TestPlainSameRecords leads the same short workshop on the screen and line by
// line, and compares what an export of the two holds.
func TestPlainSameRecords(t *testing.T) {
	s := newStage(t)
	onFullScreen(s)
	s.leaves()

	c := converse(t, "")
	byLines(c)
	c.leaves(c.file2("gazipur"))
	golden(t, "plain-workshop", c.transcript())

	screen, plain := exported(t, s.saved()), exported(t, c.saved())
	if screen == plain {
		return
	}
	a, b := strings.Split(screen, "\n"), strings.Split(plain, "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			t.Fatalf("line %d differs;\non the screen: %s\nline by line:  %s\nall of it, on the screen:\n%s\nline by line:\n%s", i+1, a[i], b[i], screen, plain)
		}
	}
	t.Fatalf("one is longer:\n%s\n%s", screen, plain)
}

// onFullScreen leads the workshop with keys.
func onFullScreen(s *stage) {
	visitsOnFullScreen(s)

	s.to("2.1")
	s.enters("a 1 3")
	s.enters("b 2")
	s.enters("a: Nobody tells people which counter is theirs")
	redefinesOnFullScreen(s)

	s.to("3.1")
	s.typed("c")
	s.keys("tab")
	s.typed("Rahima")
	s.keys("tab")
	s.enters("home before dark; one trip only")

	s.to("3.2")
	s.enters("It is fine, brother")
	s.enters("does: turns back at the gate #1")
	s.enters("t: not for people like me")
	s.enters("#1 vs #2")

	journeyOnFullScreen(s)

	s.to("3.8")
	s.list(1)
	s.enters("the room")
	s.list(2)
	s.enters("p02: hopeful")
	s.src.pass(time.Minute)
}

// visitsOnFullScreen is the first stage: the details, the people, the visits and
// what was said of them.
func visitsOnFullScreen(s *stage) {
	s.begin("Gazipur")
	s.keys("f11", "down")
	s.enters("Gazipur town")
	s.keys("down", "down", "down", "down", "down")
	s.enters("4")
	s.enters("2")
	s.keys("esc", "up", "up", "up", "up", "right")
	s.enters("health")
	s.enters("land")
	s.list(2)
	s.enters("No phones on the table")
	s.src.pass(3 * time.Minute)

	s.keys("f4", "f7")
	s.typed("Copy of a land record")
	s.keys("tab")
	s.typed("land")
	s.keys("tab", "enter")
	s.enters("upazila land office")
	s.src.pass(5 * time.Minute)

	s.to("1.5")
	s.list(2)
	s.list(1)
	s.typed("land")
	s.keys("tab")
	s.typed("come back")
	s.keys("tab")
	s.enters("1h20 t")

	s.src.pass(time.Minute)
	s.to("1.6")
	s.enters("p01: They sent me from desk to desk")
	s.keys("tab")
	s.enters("p02: The guard explained the form")
	s.keys("shift+tab")
	s.enters("t2: No sign says which counter")
	s.enters("A slip of the keyboard")
	s.keys("ctrl+z", "f2")
	s.enters("p01: Ask the head of the office about the sign")

	s.keys("f8", "a")
	s.enters("tea 11:20 10")
	s.keys("esc", "alt+d", "enter")
}

// redefinesOnFullScreen is the second stage from the whys on.
func redefinesOnFullScreen(s *stage) {
	s.to("2.4")
	s.keys("alt+1")
	s.enters("She asked at three counters #1")
	s.enters("No sign says who does what [seen]")
	s.enters("p01: Every clerk keeps a list of their own")
	s.keys("alt+r", "o", "i")
	s.keys("enter")
	s.enters("the land office")
	s.keys("alt+0")

	s.to("2.5")
	s.enters("A farmer's widow")
	s.enters("at the land office")
	s.enters("to know which counter is hers")
	s.enters("she pays for each day away from work")

	s.to("2.6")
	s.keys("f8", "t", "esc")
}

// byLines leads the same workshop line by line.
func byLines(c *conversation) {
	c.types("new Gazipur", "/details", "", "Gazipur town", "", "", "", "", "", "4", "2")
	c.types("/edit p1", "", "health", ".", "/edit P02", "", "land", ".", "/lists 2", "No phones on the table")
	c.src.pass(3 * time.Minute)

	c.types("/next", "/clock start", "Copy of a land record", "land", "upazila land office", ".")
	c.src.pass(5 * time.Minute)

	c.types("/go 1.5", "land", "c", "1h20 t", ".", "/list")

	c.src.pass(time.Minute)
	c.types("/go 1.6", "p01: They sent me from desk to desk", "good: p02: The guard explained the form", "t2: No sign says which counter")
	c.types("A slip of the keyboard", "/undo", "/catch p01: Ask the head of the office about the sign")

	c.types("/break tea 11:20 10", "/day", "/shorten", "yes")

	c.types("/go 2.1", "a 1 3", "b 2", "a: Nobody tells people which counter is theirs", "/list")

	c.types("/go 2.4", "/table t1", "She asked at three counters #1", "No sign says who does what [seen]", "p01: Every clerk keeps a list of their own")
	c.types("/root 3", "o", "i", "", "the land office", "/table all", "/list")

	c.types("/go 2.5", "A farmer's widow", "at the land office", "to know which counter is hers", "she pays for each day away from work", ".")

	c.types("/go 2.6", "/plan 2.6 skip time")

	c.types("/go 3.1", "c", "Rahima", "home before dark; one trip only", ".")

	c.types("/go 3.2", "It is fine, brother", "does: turns back at the gate #1", "t: not for people like me", "#1 vs #2", "/list")

	journeyByLines(c)

	c.types("/go 3.8", "the room", ".", "/lists 2", "p02: hopeful", "/empty")
	c.src.pass(time.Minute)
}

// journeyOnFullScreen draws today's journey and the wanted one with keys.
func journeyOnFullScreen(s *stage) {
	s.to("3.3")
	s.list(1)
	for i, step := range []string{"Takes the bus to town", "Goes home with the paper"} {
		if i > 0 {
			s.keys("ctrl+n")
		}
		s.typed(step)
		s.keys("tab")
		s.typed("1")
		s.keys("tab")
		s.enters("90 t")
	}
	s.keys("home", "alt+a") // a step behind the first
	s.typed("Waits in the hall")
	s.keys("tab")
	s.typed("0")
	s.keys("tab")
	s.enters("80")

	s.to("3.4")
	s.list(2)
	s.keys("alt+j", "home", "down", "alt+u")
	s.keys("home")
	s.cell("citizen_min")
	s.enters("15")
}

// journeyByLines does the same line by line.
func journeyByLines(c *conversation) {
	c.types("/go 3.3", "Takes the bus to town", "1", "90 t", ".", "Goes home with the paper", "1", "90 t", ".")
	c.types("/after 1", "Waits in the hall", "0", "80", ".", "/list")
	c.types("/go 3.4", "/lists 2", "/copy", "/drop 5", "/edit 4", "", "", "15", ".", "/journey")
}

var plainID = regexp.MustCompile(`[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}`)

// exported are the session and the records of the export, with every id replaced
// by the place where it is met first: which ids the two came to have depends on
// how often they asked for one.
func exported(t *testing.T, s *session.State) string {
	t.Helper()
	data, err := exchange.JSON(s, nil, exchange.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var all struct {
		Session map[string]any              `json:"session"`
		Records map[string][]map[string]any `json:"records"`
	}
	if err := json.Unmarshal(data, &all); err != nil {
		t.Fatal(err)
	}
	links := all.Records[session.KindLink]
	delete(all.Records, session.KindLink)
	met := map[string]string{}
	named := func(v any) string {
		text, err := json.MarshalIndent(v, "", " ")
		if err != nil {
			t.Fatal(err)
		}
		return plainID.ReplaceAllStringFunc(string(text), func(id string) string {
			if met[id] == "" {
				met[id] = fmt.Sprint("id ", len(met)+1)
			}
			return met[id]
		})
	}
	lines := []string{named(all.Session), named(all.Records)}
	var ends []string
	for _, l := range links { // an id of their own follows from their ends
		from, to := named(l["from"]), named(l["to"])
		if l["role"] == session.RoleContradicts && from > to { // which end is which is up to their ids
			from, to = to, from
		}
		ends = append(ends, fmt.Sprint(l["role"], " from ", from, " to ", to))
	}
	slices.Sort(ends)
	return strings.Join(append(lines, ends...), "\n")
}

// TestPlainDifferenceShows holds the comparison above to be one that can fail.
func TestPlainDifferenceShows(t *testing.T) {
	one, other := converse(t, ""), converse(t, "")
	for _, c := range []*conversation{one, other} {
		c.types("new Gazipur", "/go 1.6", "One thing")
	}
	if exported(t, one.state()) != exported(t, other.state()) {
		t.Fatal("the same workshop is exported in two ways")
	}
	other.types("good: Another")
	one.types("Another")
	if exported(t, one.state()) == exported(t, other.state()) {
		t.Fatal("two workshops are exported as one")
	}
	if _, err := os.Stat(one.file2("gazipur")); err != nil {
		t.Fatal(err)
	}
}
