package session

import (
	"testing"
)

func (l *laptop) screen(t testing.TB, to string) {
	t.Helper()
	l.do(t, func(g *Gesture) error { return SetScreen(g, to) })
}

// TestScreen: what the room's screen does is kept, and a word that nobody knows
// lets it follow.
func TestScreen(t *testing.T) {
	l := newLaptop(1)
	for _, to := range []string{ScreenBlank, ScreenFrozen, ScreenPlan, ScreenFollows} {
		l.screen(t, to)
		if got := Screen(l.State); got != to {
			t.Errorf("the screen does %q, not %q", got, to)
		}
		if c := Frozen(l.State); (c != nil) != (to == ScreenFrozen) {
			t.Errorf("a screen that does %q was frozen by %v", to, c)
		}
	}
	l.screen(t, "upside down")
	if got := Screen(l.State); got != ScreenFollows {
		t.Errorf("the screen does %q", got)
	}
	if got := Here(l.State); got != "" {
		t.Errorf("the room's screen is taken for where the workshop is: %q", got)
	}
}

// TestScreenIsNoStep: nobody undoes what the room sees.
func TestScreenIsNoStep(t *testing.T) {
	l := newLaptop(1)
	card := l.add(t, KindCard, Patch{"text": "said"})
	l.screen(t, ScreenBlank)
	l.set(t, KindAgenda, AgendaID(l.Session, "1.6"), Patch{"for": "1.6", "list": int64(1), "table": l.src.NewID()})
	l.undo(t)
	if l.Get(KindCard, card) != nil || Screen(l.State) != ScreenBlank {
		t.Errorf("undo took back the screen and not the card")
	}
}

// TestStanding: the latest activity that was seen, with its list and its table.
func TestStanding(t *testing.T) {
	l := newLaptop(1)
	if got := Standing(l.State); got != (Spot{}) {
		t.Errorf("a new session stands at %v", got)
	}
	table := l.add(t, KindTable, Patch{"label": "T1"})
	l.set(t, KindAgenda, AgendaID(l.Session, "1.6"), Patch{"for": "1.6", "seen": "2026-05-12 09:00:00", "list": int64(3)})
	l.set(t, KindAgenda, AgendaID(l.Session, "2.4"), Patch{"for": "2.4", "seen": "2026-05-12 10:00:00", "list": int64(1), "table": table})
	if got := Standing(l.State); got != (Spot{"2.4", 1, table}) {
		t.Errorf("it stands at %v", got)
	}
	l.remove(t, KindTable, table)
	if got := Standing(l.State); got != (Spot{Activity: "2.4", List: 1}) {
		t.Errorf("without the table it stands at %v", got)
	}
	l.set(t, KindAgenda, AgendaID(l.Session, "2.4"), Patch{"list": int64(-5)})
	if got := Standing(l.State); got.List != 0 {
		t.Errorf("it stands at list %d", got.List)
	}
}

// TestAsItWas: what a frozen screen shows is the session of that moment, but for
// what was removed for good since.
func TestAsItWas(t *testing.T) {
	l := newLaptop(1)
	first := l.add(t, KindCard, Patch{"text": "first"})
	second := l.add(t, KindCard, Patch{"text": "second"})
	l.screen(t, ScreenFrozen)
	l.set(t, KindCard, first, Patch{"text": "changed"})
	l.add(t, KindCard, Patch{"text": "third"})
	then := AsItWas(l.State, Frozen(l.State))
	if got := then.Kind(KindCard); len(got) != 2 || got[0].Text() != "first" {
		t.Fatalf("it was %v", got)
	}
	if Screen(then) != ScreenFrozen || l.Redactions() != 0 {
		t.Errorf("the screen did %q, %d were redacted", Screen(then), l.Redactions())
	}
	l.do(t, func(g *Gesture) error { return g.Redact(KindCard, second) })
	if then := AsItWas(l.State, Frozen(l.State)); len(then.Kind(KindCard)) != 1 || l.Redactions() != 1 {
		t.Errorf("what was removed for good is on the frozen screen: %v", then.Kind(KindCard))
	}
}
