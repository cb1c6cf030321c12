package ui

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"doorstep/session"
)

// onBoard begins a session with n cards on the wall, at 2.1.
func onBoard(t testing.TB, n int) *stage {
	t.Helper()
	s := newStage(t)
	s.begin("Wall")
	s.to("1.6")
	s.paste(strings.Join(slips(n), "\n"))
	if n == 1 { // one line waits for Enter
		s.keys("enter")
	}
	s.to("2.1")
	return s
}

// slips are texts of cards, each different.
func slips(n int) []string {
	list := make([]string, n)
	for i := range list {
		list[i] = fmt.Sprintf("slip %d says what happened", i+1)
	}
	return list
}

// piles are the cards under each theme, by letter and number; "" is the loose
// ones and "lot" the parked.
func (s *stage) piles() string {
	s.t.Helper()
	b := session.LayBoard(s.state(), s.kind(session.KindCard), s.kind(session.KindTheme))
	var list []string
	for _, c := range b.Columns {
		name := c.Letter
		if c.Pile == session.PileParked {
			name = "lot"
		}
		for _, r := range c.Cards {
			name += " " + r.Label
		}
		list = append(list, strings.TrimSpace(name))
	}
	return strings.Join(list, "|")
}

func (s *stage) lies(want string) {
	s.t.Helper()
	if got := s.piles(); got != want {
		s.t.Fatalf("the cards lie %s, want %s; the screen is:\n%s", got, want, s.screen())
	}
}

func (s *stage) board() *board {
	s.t.Helper()
	b, ok := s.app.run().instrument().(*board)
	if !ok {
		s.t.Fatalf("there is no board:\n%s", s.screen())
	}
	return b
}

func TestNumbersAreTypedOffTheWall(t *testing.T) {
	t.Parallel()
	s := onBoard(t, 9)
	s.wants("Not sorted 9", "A next", "a 12 14 31 begins theme A", "Wall ›")
	s.typed("a 1 2")
	s.wants("A 2 cards · 2 slip 2 says")
	s.keys("enter")
	s.lies("3 4 5 6 7 8 9|A 1 2|lot")
	s.says("1 and 2 lie under A now. 7 not sorted yet.")
	s.enters("3 4 b") // numbers first do as well
	s.lies("5 6 7 8 9|A 1 2|B 3 4|lot")
	s.enters("a 5-7 4")
	s.lies("8 9|A 1 2 4 5 6 7|B 3|lot")
	s.says("4 came from B.")
	s.enters("park 8")
	s.enters("off 1 2")
	s.lies("1 2 9|A 4 5 6 7|B 3|lot 8")
	s.enters("new 1 2: People wait where nobody can sit")
	s.says("Theme C, 2 cards.")
	s.lies("9|A 4 5 6 7|B 3|C 1 2|lot 8")
	s.enters("b: People pay to be told")
	s.enters("merge b into c")
	s.says("B is in C now, 1 card. It was “People pay to be told”.")
	s.lies("9|A 4 5 6 7|C 1 2 3|lot 8")
	s.keys("ctrl+z")
	s.lies("9|A 4 5 6 7|B 3|C 1 2|lot 8")
	s.enters("park a")
	s.says("Theme A parked")
	s.holds(s.kind(session.KindTheme)[0], session.Patch{"parked": true})
	s.enters("park a")
	s.holds(s.kind(session.KindTheme)[0], session.Patch{"parked": nil})
	s.enters("People are sent from window to window")
	s.lies("9|A 4 5 6 7|B 3|C 1 2|D|lot 8")
	s.holds(s.kind(session.KindTheme)[3], session.Patch{"sentence": "People are sent from window to window"})
}

func TestAWrongNumberIsNamedAndNothingMoves(t *testing.T) {
	t.Parallel()
	s := onBoard(t, 3)
	s.typed("a 1 99 2 105")
	s.wants("! there are no cards 99 and 105 here")
	s.keys("enter")
	s.says("There are no cards 99 and 105 here; nothing was moved; mend the line")
	s.wants("Wall › a 1 99 2 105")
	s.lies("1 2 3|lot")
	s.keys("esc")
	s.lacks("99")
	s.enters("c 1")
	s.says("There is no theme C; the next is A")
	s.keys("esc")
	s.enters("park")
	s.says("Which cards?")
}

func TestNumbersMarkAndALetterSends(t *testing.T) {
	t.Parallel()
	s := onBoard(t, 6)
	s.enters("2 4")
	s.wants("2 marked ›", "begins a new one")
	s.enters("6")
	s.wants("3 marked ›")
	s.enters("a")
	s.lies("1 3 5|A 2 4 6|lot")
	s.enters("1 3")
	s.keys("esc") // lets go of the marks
	s.enters("a")
	s.wants("▪ A 3")
	s.lies("1 3 5|A 2 4 6|lot")
	s.enters("1 5")
	s.enters("People come again for one paper")
	s.lies("3|A 2 4 6|B 1 5|lot")
	s.enters("b")
	s.enters("x")
	s.says("There is no theme X")
}

// TestHandsOnTheWall lays cards with single keys.
func TestHandsOnTheWall(t *testing.T) {
	t.Parallel()
	s := onBoard(t, 9)
	s.keys("tab", "a", "a")
	s.lies("3 4 5 6 7 8 9|A 1 2|lot")
	s.says("2 lies under A now. 7 not sorted yet.")
	s.keys("space", "down", "space") // marks 3 and 5
	s.wants("2 marked", "●")
	s.keys("+")
	s.lies("4 6 7 8 9|A 1 2|B 3 5|lot")
	s.says("Theme B, 2 cards. = names it.")
	s.keys(".", "B")
	if s.board().current().Label != "8" {
		t.Errorf("the cursor stands on %s", s.board().current().Label)
	}
	s.keys("x")
	s.says("There is no theme X; the next is C. Nothing was moved.")
	s.keys("ctrl+z")
	if got := s.board().current().Label; got != "7" {
		t.Errorf("undo brought 7 back and the cursor stands on %s", got)
	}
	s.keys("ctrl+z")
	s.lies("4 6 7 8 9|A 1 2|B 3 5|lot")
	s.keys(".", "end", ".", "right", "right", "right", ".")
	s.lies("4 6 8 9|A 1 2|B 3 5|lot 7") // on the lot . brings back
	s.keys("left", "-")
	s.lies("4 5 6 8 9|A 1 2|B 3|lot 7")
	s.keys("H", "J", "b", "L", "K", "K", ".")
	s.lies("4 5 6 8 9|A 1|B 2 3|lot 7")
	s.says("Theme B parked")
	s.keys("b")
	s.says("This is a heading")
}

// TestALineTypedOnTheWall: who forgets that the keys are the wall's, and types
// a line, has typed a line.
func TestALineTypedOnTheWall(t *testing.T) {
	t.Parallel()
	s := onBoard(t, 9)
	s.enters("a 1 b 2")
	s.keys("tab", "left", "left", "down")
	s.typed("b 7")
	s.says("Read as a line; what b did on the wall is taken back.")
	s.wants("Wall › b 7")
	s.lies("3 4 5 6 7 8 9|A 1|B 2|lot")
	s.enters(" 8")
	s.lies("3 4 5 6 9|A 1|B 2 7 8|lot")
	s.keys("tab")
	s.typed("12")
	s.wants("Wall › 12")
}

func TestAThemeIsSplitBesideItself(t *testing.T) {
	t.Parallel()
	s := onBoard(t, 6)
	s.enters("a 1 2 3 b 4 5 6")
	s.keys("tab", "left", "home", "space", "space", "+")
	s.says("Theme C split from A, 2 cards.")
	s.lies("|A 3|C 1 2|B 4 5 6|lot")
	s.keys("right", "<", "<", "<")
	s.lies("|C 1 2|A 3|B 4 5 6|lot")
	s.says("Theme C is number 1 now. Its letter stays.")
	s.keys(">")
	s.lies("|A 3|C 1 2|B 4 5 6|lot")
	s.keys("&")
	s.wants("merge C into")
	s.enters("a")
	s.lies("|A 1 2 3|B 4 5 6|lot")
	s.keys("tab", "home", "up", "ctrl+d")
	s.says("Deleted theme A. 3 cards are not sorted again")
	s.lies("1 2 3|B 4 5 6|lot")
	s.keys("ctrl+z")
	s.lies("|A 1 2 3|B 4 5 6|lot")
}

func TestThemesAreNamedAsSentences(t *testing.T) {
	t.Parallel()
	s := onBoard(t, 4)
	s.enters("a 1 2 b 3 c 4")
	s.keys("tab", "left", "left", "=")
	s.wants("Theme A ›", "who meets what")
	s.typed("Delay")
	s.wants("! That is a label. Say it as a sentence")
	for range len("Delay") {
		s.keys("backspace")
	}
	s.typed("People lose a day for one paper")
	s.lacks("That is a label")
	s.keys("tab")
	s.wants("Theme B ›")
	s.typed("People pay to be told")
	s.keys("tab")
	s.typed("dropped")
	s.keys("esc")
	s.reads(session.KindTheme, "People lose a day for one paper", "People pay to be told", "")
	s.keys("left", "left", "=")
	s.wants("Theme A › People lose a day")
	s.typed(" they hold already")
	s.keys("enter")
	s.wants("they hold already")
	s.keys("=", "tab", "tab", "tab")
	if s.board().naming.open || !s.board().onWall {
		t.Error("naming did not come back to the wall")
	}
	// A sentence that is being typed is kept when the session is closed over it.
	s.keys("=")
	s.typed("People stand and nobody sees it")
	s.leaves()
	if got := texts(s.saved().Kind(session.KindTheme)); !slices.Contains(got, "People stand and nobody sees it") {
		t.Errorf("the file holds %q", got)
	}
}

func TestAThemeTypedIntoTheLineIsKeptOnQuitting(t *testing.T) {
	t.Parallel()
	s := onBoard(t, 2)
	s.typed("People carry papers between two offices")
	s.leaves()
	if got := texts(s.saved().Kind(session.KindTheme)); !slices.Equal(got, []string{"People carry papers between two offices"}) {
		t.Errorf("the file holds %q", got)
	}
}

func TestSimilarWordingIsAHint(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Alike")
	s.to("1.6")
	s.paste("The clerk sent me back for a photocopy of the card\nThe ramp is locked\nSent back because one photocopy was missing\nলাইনে তিন ঘণ্টা\nThey wanted another photocopy of the same card\nNobody looked up")
	s.to("2.1")
	s.keys("tab", "~")
	s.says("A hint only")
	s.wants("Worded like 1", "photocopy was missing", "another photocopy")
	s.lacks("The ramp is locked")
	s.lies("1 2 3 4 5 6|lot") // nothing is grouped by it
	s.keys("home", "space", "space", "space")
	s.wants("3 marked")
	s.keys("+")
	s.lies("2 4 6|A 1 3 5|lot")
	s.keys("end", "enter")
	s.wants("▪ A 3")
	s.keys("left", "end", "~")
	s.says("No other card on the wall is worded like 6.")
	s.keys("enter")
	s.enters("like 3")
	s.wants("Worded like 3")
	s.keys("esc")
	s.enters("like 1 2")
	s.says("Like takes one card")
}

func TestTheWallOfALaterHour(t *testing.T) {
	t.Parallel()
	s := onBoard(t, 4)
	s.enters("a 1 2 b 3")
	// A card caught meanwhile is no card of the wall until it is laid there.
	s.add("2.1", session.KindCard, session.Patch{"text": "caught", "kind": "note"})
	s.lacks("caught", "Not sorted 2")
	s.enters("5")
	s.says("5 is not on the wall")
	s.keys("esc")
	s.enters("a 5")
	s.wants("A 3", "caught")
	// Another laptop's cards come while the cursor stands.
	s.keys("tab", "left", "home")
	s.add("1.6", session.KindCard, session.Patch{"text": "later", "kind": "pain"})
	if got := s.board().current().Label; got != "4" {
		t.Errorf("the cursor stands on %s", got)
	}
	s.wants("Not sorted 2")
	// A theme that was removed for good gives its cards back.
	s.keys("right", "up", "up", "up", "up", "alt+x")
	s.wants("Remove theme #1 for good?")
	s.keys("ctrl+d")
	s.wants("Not sorted 4")
	s.lacks("(gone)")
	s.again()
	s.to("2.1")
	s.wants("Not sorted 4", "B 1")
}

func TestTheCardUnderTheCursorIsPointedAt(t *testing.T) {
	t.Parallel()
	s := onBoard(t, 3)
	s.enters("a 1")
	if r := pointed(s.board()); r != nil {
		t.Errorf("while a line is typed, %s is pointed at", r.Kind)
	}
	s.keys("tab")
	if r := pointed(s.board()); r == nil || r.Kind != session.KindCard || r.Label != "1" {
		t.Errorf("the card is not pointed at: %v", r)
	}
	s.keys("up", "up")
	if r := pointed(s.board()); r == nil || r.Kind != session.KindTheme {
		t.Errorf("the theme is not pointed at: %v", r)
	}
	s.keys("down", "ctrl+e")
	s.wants("Card ›", "slip 1 says")
	s.keys("enter")
	s.typed(", mended")
	s.keys("enter", "esc")
	s.wants("slip 1 says what happened, mended", "▪ A 1")
}

func TestTheBoardIsOneTables(t *testing.T) {
	t.Parallel()
	s := onBoard(t, 2)
	s.people(4, 2)
	tables := s.kind(session.KindTable)
	s.add("1.6", session.KindCard, session.Patch{"text": "of the second table", "kind": "pain", "table": tables[1].ID})
	s.wants("Not sorted 3")
	s.keys("alt+t")
	s.wants("only T1", "Not sorted 2")
	s.keys("alt+t")
	s.wants("only T2", "Not sorted 3")
}

func TestAViewMovesNothing(t *testing.T) {
	t.Parallel()
	s := onBoard(t, 3)
	s.enters("a 1")
	s.app.env.desk.view = onlyView
	s.enters("a 2")
	s.says(onlyView[:40])
	s.keys("tab", "left", "a", "+", ".", "-", "&", "=")
	s.keys("enter")
	s.lies("2 3|A 1|lot")
	s.app.env.desk.view = ""
}

// TestTheWallIsLeftForItsLine: whoever comes back to the wall and types a card's
// line presses no theme.
func TestTheWallIsLeftForItsLine(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.practice()
	s.to("2.1")
	s.keys("tab")
	if !s.board().onWall {
		t.Fatal("it is not on the wall")
	}
	s.keys("f4", "f3")
	s.keys("p", "0", "9")
	if got := s.board().input.value(); got != "p09" {
		t.Errorf("the line has %q", got)
	}
}
