package ui

import (
	"strings"
	"testing"
	"time"

	"doorstep/session"
)

// atNine is a stage whose day begins: 9 o'clock, with a workshop in 1.1.
func atNine(t *testing.T, title string) *stage {
	t.Helper()
	s := newStage(t)
	s.src.mu.Lock()
	s.src.now = time.Date(2026, 4, 14, 9, 0, 0, 0, time.Local)
	s.src.mu.Unlock()
	s.begin(title)
	s.to("1.1")
	return s
}

func TestTheHeadSaysAheadOrBehind(t *testing.T) {
	t.Parallel()
	s := atNine(t, "Late")
	s.wants("on time   20 min  f7 starts")
	s.src.pass(15 * time.Minute)
	s.keys("f7")
	s.src.pass(32 * time.Minute)
	s.wants("12 min behind   ▶ 12 min over")
	s.keys("f8")
	s.wants("Day 1: 12 min behind", "Day 1  now  09:00 to 16:45", "32 of 20 min")
	s.keys("esc", "f4")
	s.wants("12 min behind")
	s.size(50, 24)
	s.lacks("behind") // the clock itself goes before
	s.size(80, 24)
	s.src.pass(time.Second)
	s.to("1.3") // 1.2 is passed over: its minutes are won
	s.wants("13 min ahead")
}

func TestModesAndReasonsByALetter(t *testing.T) {
	t.Parallel()
	s := atNine(t, "Letters")
	s.keys("f8")
	for _, c := range [][2]string{
		{"s", "15 min short"},
		{"t", "left out: no time"},
		{"p", "left out: done on paper"},
		{"g", "left out: not for this group"},
		{"f", "20 min"},
	} {
		s.keys(c[0])
		s.wants(c[1])
	}
	s.keys("ctrl+z", "ctrl+z")
	s.wants("left out: done on paper")
	s.keys("ctrl+z", "ctrl+z")
	s.wants("15 min short")
	s.keys("ctrl+y")
	s.wants("left out: no time")
	s.to("2.6")
	s.keys("f8", "f8", "s")
	s.says("2.6 has no short form; it can be left out.")
}

func TestAnyDurationCanBeTyped(t *testing.T) {
	t.Parallel()
	s := atNine(t, "Typed")
	s.keys("f8", "9")
	s.wants("Minutes of 1.1 › 9", "80, 1h20 or 1:20")
	s.enters(" minutos")
	s.wants("is not a length of time")
	s.keys("esc", "1", ":", "2", "0", "enter")
	s.wants("80 min")
	s.keys(".", ".", ",", "-", "+", "-")
	s.wants("84 min")
	s.keys("0", "backspace", "enter")
	s.wants("20 min")
	s.keys("esc", "alt+=", "alt+=", "alt+.", "alt+,", "alt+-")
	s.wants("21 min  f7")
	s.to("1.6")
	s.typed("while typing")
	s.keys("alt+.")
	s.wants("50 min  f7", "Pain › while typing")
	s.keys("alt+L", "9", "0", "enter")
	s.wants("90 min  f7")
	s.keys("esc")
	s.wants("Pain › while typing")
}

func TestBreaksAreAddedMovedAndTakenOut(t *testing.T) {
	t.Parallel()
	s := atNine(t, "Breaks")
	s.keys("f8", "a")
	s.wants("Day 1 ›", "tea 11:00 15")
	s.enters("lunch")
	s.wants("Say when it is meant to begin")
	s.keys("esc", "a")
	s.enters("Guest speaker 09:30 10")
	s.wants("09:35 ·         Guest speaker", "10 min behind")
	s.keys("home", "down", "down") // the opening, 1.1, the guest
	s.wants("▌ 09:35 ·         Guest speaker")
	s.keys("left", "left", "left")
	s.wants("▌ 09:15 ·         Guest speaker")
	s.keys("right", "right", "right", "right", ".", "-")
	s.wants("▌ 09:35 ·         Guest speaker", "14 min")
	s.keys("enter")
	s.wants("Day 1 › Guest speaker 09:35 14")
	s.keys("esc", "x")
	s.lacks("Guest speaker   ")
	s.says("Guest speaker is taken out. Ctrl+Z brings it back.")
	s.keys("ctrl+z")
	s.wants("Guest speaker")
	s.keys("end", "home", "x") // the pack's own opening
	s.lacks("Opening                                                15 min")
	s.keys("ctrl+z")
	s.wants("Opening                                                15 min")
	s.keys("a")
	s.enters("end 16:00")
	s.wants("09:00 to 16:00")
	s.keys("a")
	s.enters("end 15:00")
	s.wants("09:00 to 15:00")
	s.lacks("16:00")
}

func TestAnActivityGoesToTheNextDay(t *testing.T) {
	t.Parallel()
	s := atNine(t, "Days")
	s.to("1.5")
	s.keys("f8", "right")
	s.wants("Day 2", "▌ 09:10 ◉ 1.5")
	s.keys("left")
	s.wants("◉ 1.5")
	s.keys("home", "down", "left")
	s.says("There is no day before the first.")
}

func TestTheReplanIsShownFirst(t *testing.T) {
	t.Parallel()
	s := atNine(t, "Replan")
	s.keys("alt+d")
	s.wants("Day 1 holds what is planned. Nothing needs to be shorter.")
	s.keys("esc")
	s.src.pass(15 * time.Minute)
	s.keys("f7")
	s.src.pass(50 * time.Minute)
	s.keys("f4")
	s.wants("30 min behind")
	s.keys("alt+d")
	s.wants("30 min are to be won, so that Day 1 ends at 16:45 with its buffer of 15",
		"1.4   Field visit", "240 → 215 min", "30 min won.")
	s.keys("esc")
	s.wants("30 min behind", "25 min  f7")
	s.keys("alt+d", "enter")
	s.says("30 min won: 1.2 25→24, 1.3 30→29, 1.4 240→215, ")
	s.wants("on time", "24 min  f7")
	s.keys("ctrl+z")
	s.wants("30 min behind", "25 min  f7")
	s = newStage(t)
	s.begin("Not on")
	s.keys("alt+d")
	s.wants("No day is on just now")
	s.keys("enter")
	s.wants("20 min  f7")
}

func TestTheReplanSaysHowMuchIsStillOver(t *testing.T) {
	t.Parallel()
	s := atNine(t, "Over")
	s.keys("f8", "a")
	s.enters("end 12:30")
	s.keys("alt+d")
	s.wants("still 30 min over.")
	s.keys("enter")
	s.wants("30 min behind")
	s.keys("alt+d")
	s.wants("What is left has no minutes to give.")
}

func TestAWindowThatOnlyViewsChangesNoPlan(t *testing.T) {
	t.Parallel()
	s, two := twoWindows(t, "Viewed")
	two.keys("f8", "t")
	two.says("Another window writes this session")
	two.keys("w")
	two.says("Another window writes this session")
	two.keys("esc", "alt+d", "esc", "alt+.")
	two.says("Another window writes this session")
	if got := session.AgendaFor(s.state(), "1.1"); got.Mode != "" || got.Planned != nil {
		t.Errorf("the plan is %+v", got)
	}
}

// TestDigits: every figure is five lines or a multiple of them, all equally
// long, within the space, and of other signs where only ASCII is wanted.
func TestDigits(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"0:00", "18:50", "+1:10", "240:00"} {
		for w := range 120 {
			for h := range 30 {
				lines := bigDigits(text, w, h, w%2 == 0)
				if len(lines)%5 != 0 || len(lines) > h {
					t.Fatalf("%q in %dx%d has %d lines", text, w, h, len(lines))
				}
				for _, l := range lines {
					if width(l) > w || width(l) != width(lines[0]) || w%2 == 0 && strings.ContainsRune(l, '█') {
						t.Fatalf("%q in %dx%d: %q", text, w, h, l)
					}
				}
			}
		}
	}
	if got := strings.Join(bigDigits("1:4", 18, 5, true), "\n"); got != "  ##        ##  ##\n####    ##  ##  ##\n  ##        ######\n  ##    ##      ##\n######          ##" {
		t.Errorf("1:4 is\n%s", got)
	}
	if bigDigits("12:x", 80, 10, true) != nil || bigDigits("18:50", 80, 4, true) != nil || bigDigits("18:50", 16, 5, true) != nil {
		t.Error("what can't be drawn is drawn")
	}
}

func TestTheHistoryTellsOfThePlan(t *testing.T) {
	t.Parallel()
	s := atNine(t, "Told")
	s.keys("f8", "t", "a")
	s.enters("tea 11:00 15")
	s.keys("home", "x", "f12")
	s.wants("added tea of day 1", "added opening of day 1", "the plan of 1.1", "skipped")
}
