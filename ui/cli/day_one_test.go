//go:build linux || darwin

package cli_test

import "strings"

// The first stage of the day: from a title to what the room takes from it.

// opens makes the workshop, and its details.
func (s *sitting) opens() {
	s.t.Helper()
	s.wants("0 sessions")
	s.sends("n")
	s.wants("What is this workshop called?")
	s.types("Gazipur, spring")
	s.wants("1.1  Check-in and ground rules", "A new workshop.")
	s.sends(f11)
	s.wants("Workshop details")
	s.sends(down)
	s.types("Gazipur", "2026-04-14", "2026-04-16")
	s.sends(strings.Repeat(down, 3))
	s.types("16", "4")
	s.wants("16 people so far")
	s.sends(back)
	s.wants("People 16")
}

// checksIn fills the sheet of people, column by column, and the rules.
func (s *sitting) checksIn() {
	s.t.Helper()
	s.sends(f7) // the clock
	s.wants("▶ ")
	sectors := []string{"health", "land", "police", "education", "local government", "social services"}
	s.sends(home, tab)
	s.types(sectors...)
	s.pastes(sectors[0], sectors[1], sectors[2], sectors[3], sectors[4], sectors[5], sectors[0], sectors[1], sectors[2], sectors[3])
	s.wants("10 rows pasted", "P07        health")
	s.sends(home, right)
	s.row("District hospital", "passport", "y", "y")
	s.sends(home, right, right)
	s.pastes(strings.Split(strings.Repeat("yes\r", 16), "\r")[:16]...)
	s.wants("16 rows pasted")
	s.sends(f6)
	s.types("Say the role, never the name.", "One voice at a time.")
	s.wants("Ground rules 2", "One voice at a time.")
	s.wants("▶ 19:5")
	s.sends(f7)
	s.wants("paused 19:5")
}

// drawsServices pastes what can be visited, draws, and changes the draw by hand.
func (s *sitting) drawsServices() {
	s.t.Helper()
	s.on("1.2  Service draw")
	s.pastes(
		"Service\tSector\tOffice type\tPlace\tOpen\tUsual need\tPairs it takes",
		"Land mutation\tland\tLand office\tJoydebpur\tSun-Thu 9-16\tPut land in a new name\t2",
		"Birth registration\tlocal government\tUnion office\tBasan\tSun-Thu 9-15\tA certificate for school\t2",
		"Outpatient ticket\thealth\tDistrict hospital\tGazipur Sadar\tSat-Thu 8-14\tSee a doctor\t3",
		"Police clearance\tpolice\tPolice station\tTongi\t\tA letter for work abroad\t2",
	)
	s.wants("4 rows pasted", "Services 4")
	s.sends(f6)
	s.wants("The draw  16 people")
	s.sends(tab, "2026-04-14", tab, "9:30", tab, "12:30", enter)
	s.wants("14 Apr 2026  09:30 to 12:30", "4 services open then")
	s.sends("n", "4711", enter)
	s.wants("Draw 4711: 8 pairs", "Nobody knows yet", "0 of 8 shown")
	s.sends(space, space)
	s.wants("2 of 8 shown", "not your sector")
	s.sends("a")
	s.wants("All pairs are shown", "#1 P04 + P12        Land mutation")
	s.sends("l")
	s.wants("8 pairs are locked now")
	s.sends(down, down, "s", down, down, "s") // #3 with #5
	s.wants("This breaks a rule: P07 works in this sector (health).")
	s.types("P07 walks with a stick; the hospital is next door")
	s.wants("Swapped.", "#3 P07 + P09        Outpatient ticket", "by hand, locked")
	s.sends(f3, f6) // a late arrival
	s.wants("1.1  Check-in", "▪ People 16")
	s.sends(newRow)
	s.row("P17", "education", "Primary school")
	s.wants("People 17")
	s.sends(f4)
	s.wants("+ P17 arrived: let P17 join P14 and P15 at Birth registration")
	s.sends(enter)
	s.wants("#2 P14 + P15 + P17  Birth registration")
	s.sends(undo)
	s.wants("Undone: pair #2 changed: Who.", "+ P17 arrived")
	s.sends(redo)
	s.wants("Done again", "#2 P14 + P15 + P17")
}

// briefsPairs writes what some of them ask for, and ticks the gate: for all, and
// not for one pair.
func (s *sitting) briefsPairs() {
	s.t.Helper()
	s.on("1.3  Scenario and ethics briefing")
	s.row("p04", "A field bought last year has to be put in the buyer's name", "What do I have to bring, all of it?")
	s.row("p01", "A brother leaves for work abroad in June", "How long does the letter take?")
	s.wants("What each pair asks for 2", "P01+P05 Police clearance")
	s.sends(f6)
	s.wants("8 of 8 closed")
	s.sends("1234", down)
	s.types("Field coordinator, extension 12", "12 apr 2026", "We are out of time", "Ethics contact")
	s.wants("all 8 open")
	s.sends(strings.Repeat(right, 5))
	s.wants("P03+P11 Land mutation: open")
	s.sends(strings.Repeat(up, 7), space)
	s.wants("[ ] Letter  no", "1 of 8 closed")
}
