package session

import (
	"slices"
	"strings"
)

// FieldLetter is the letter that a session record gives its room.
const FieldLetter = "letter"

// rooms counts the changes of each origin, since one session may be run in
// several rooms and united later. Names are not counted.
type rooms struct {
	changes map[ID]int
	letters map[ID]string // nil: to be given out again
	// version grows when letters may shift, and since is the state's version
	// at which they last did.
	version int32
	since   int64
}

// enter and leave count a change of an origin in and out.
func (s *State) enter(origin ID) {
	s.rooms.changes[origin]++
	if s.rooms.changes[origin] == 1 {
		s.reletter()
	}
}

func (s *State) leave(origin ID) {
	s.rooms.changes[origin]--
	if s.rooms.changes[origin] == 0 {
		delete(s.rooms.changes, origin)
		s.reletter()
	}
}

// reletter has the letters given out again.
func (s *State) reletter() {
	s.rooms.letters = nil
	s.rooms.version++
	s.rooms.since = s.version
}

// Room is the letter of the room that an origin stands for: none while the log
// holds a single room, else the letter that the room's session record was
// given, else the next of A, B, C that no room was given, in the order in
// which the sessions were made. No two rooms have the same.
func (s *State) Room(origin ID) string {
	if len(s.rooms.changes) < 2 {
		return ""
	}
	if s.rooms.letters == nil {
		s.rooms.letters = s.giveLetters()
	}
	return s.rooms.letters[origin]
}

func (s *State) giveLetters() map[ID]string {
	letters, taken := map[ID]string{}, map[string]bool{}
	origins := s.Rooms()
	for _, o := range origins {
		if l := s.givenLetter(o); l != "" && !taken[l] {
			letters[o], taken[l] = l, true
		}
	}
	next := 1
	for _, o := range origins {
		for letters[o] == "" {
			if l := strings.ToUpper(letter(next)); !taken[l] {
				letters[o] = l
			}
			next++
		}
	}
	return letters
}

func (s *State) givenLetter(origin ID) string {
	return s.entries.get(KindSession, origin).str(FieldLetter)
}

// Rooms lists the origins in the log, in the order in which they were made. What
// a merge made of several comes behind them, though its id holds no time: the
// first card that is kept after the merge must not move the letters of the
// others, which stand on slips on the wall.
func (s *State) Rooms() []ID {
	origins := make([]ID, 0, len(s.rooms.changes))
	for o := range s.rooms.changes {
		origins = append(origins, o)
	}
	slices.SortFunc(origins, func(a, b ID) int {
		if a.derived() != b.derived() {
			if a.derived() {
				return 1
			}
			return -1
		}
		return CompareID(a, b)
	})
	return origins
}

// letter turns 1, 2, 3 into a, b, c, and counts on after z.
func letter(n int) string {
	if n > 26 {
		return letter((n-1)/26) + letter((n-1)%26+1)
	}
	return string(rune('a' + n - 1))
}
