package session

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"doorstep/content"
)

func empathy(t testing.TB) *content.Pack {
	t.Helper()
	pack, err := content.Builtin("empathy", "en")
	if err != nil {
		t.Fatal(err)
	}
	return pack
}

// clockText is a minute of the day as people read it.
func clockText(minute int) string {
	if minute < 0 {
		return "     "
	}
	return fmt.Sprintf("%02d:%02d", minute/60, minute%60)
}

// reads are the lines of a day: when, what, how long.
func (d Day) reads() string {
	var b strings.Builder
	for _, x := range d.Slots {
		name := x.Plan.Break
		if x.Activity != nil {
			name = x.Activity.ID
		}
		fmt.Fprintf(&b, "%s %s %d\n", clockText(x.From), name, x.To-x.From)
	}
	return b.String()
}

// TestTheProposedDays: the days that the pack proposes end in time, with their
// buffers, in both plans.
func TestTheProposedDays(t *testing.T) {
	pack := empathy(t)
	for _, short := range []bool{false, true} {
		l := newLaptop(1)
		plan := ModeFull
		if short {
			plan = ModeShort
		}
		l.set(t, KindSession, l.Session, Patch{"plan": plan})
		table := TimetableOf(l.State, pack, "2026-05-10 08:00:00")
		if len(table.Days) != len(pack.Days.Of(short)) || table.Today >= 0 {
			t.Fatalf("%s: %d days, today %d", plan, len(table.Days), table.Today)
		}
		for _, d := range table.Days {
			if late, ok := d.Late(); !ok || late != 0 {
				t.Errorf("%s, day %d is %d minutes late:\n%s", plan, d.Number, late, d.reads())
			}
		}
	}
}

const dayOne = `09:00 opening 15
09:15 1.1 20
09:35 1.2 25
10:00 1.3 30
10:30 1.4 300
13:00 lunch 40
13:40 prayer 20
15:30 tea 15
15:45 1.5 45
16:30 buffer 15
16:45 end 0
`

func TestBreaksArePushedAround(t *testing.T) {
	pack := empathy(t)
	l := newLaptop(1)
	days := TimetableOf(l.State, pack, "").Days
	if got := days[0].reads(); got != dayOne {
		t.Errorf("day 1 is\n%s", got)
	}
	if got := days[1].reads(); !strings.Contains(got, "12:30 2.5 35\n13:05 lunch 40\n13:45 prayer 20\n14:05 2.6 20\n14:25 buffer 35\n15:00 end 0\n") {
		t.Errorf("day 2 is\n%s", got)
	}
}

// at makes a workshop that stands in an activity since a moment.
func at(t *testing.T, l *laptop, activity, seen string) {
	t.Helper()
	l.set(t, KindAgenda, AgendaID(l.Session, activity), Patch{"for": activity, "seen": seen})
}

func TestAheadAndBehind(t *testing.T) {
	pack := empathy(t)
	for _, c := range []struct {
		name, now string
		set       func(l *laptop)
		today     int
		late      int
	}{
		{"nobody came", "2026-05-10 09:00:00", func(*laptop) {}, -1, 0},
		{"in time", "2026-05-10 09:20:00", func(l *laptop) { at(t, l, "1.1", "2026-05-10 09:15:00.000") }, 0, 0},
		{"early bird", "2026-05-10 08:30:00", func(l *laptop) { at(t, l, "1.1", "2026-05-10 08:20:00.000") }, 0, 0},
		{"in the night", "2026-05-10 22:30:00", func(l *laptop) { at(t, l, "1.1", "2026-05-10 22:20:00.000") }, -1, 0},
		{"over its time", "2026-05-10 09:47:00", func(l *laptop) { at(t, l, "1.1", "2026-05-10 09:15:00.000") }, 0, 12},
		{"done early", "2026-05-10 09:30:00", func(l *laptop) {
			at(t, l, "1.1", "2026-05-10 09:10:00.000")
			l.set(t, KindAgenda, AgendaID(l.Session, "1.1"), Patch{"done": true})
			at(t, l, "1.2", "2026-05-10 09:30:00.000")
		}, 0, -5},
		{"by its clock", "2026-05-10 10:00:00", func(l *laptop) {
			at(t, l, "1.1", "2026-05-10 09:15:00.000")
			l.set(t, KindAgenda, AgendaID(l.Session, "1.1"), Patch{"elapsed_s": 600, "running_since": "2026-05-10 09:55:00"})
		}, 0, 30}, // 15 of 20 minutes have gone; by now it should be 1.3
		{"lunch out of the room", "2026-05-10 13:20:00", func(l *laptop) {
			at(t, l, "1.4", "2026-05-10 10:30:00.000")
			l.set(t, KindAgenda, AgendaID(l.Session, "1.4"), Patch{"running_since": "2026-05-10 10:30:00"})
		}, 0, 0},
		{"passed over", "2026-05-10 10:30:00", func(l *laptop) { at(t, l, "1.4", "2026-05-10 10:30:00.000") }, 0, 0},
		{"day by date", "2026-05-11 09:00:00", func(l *laptop) {
			l.set(t, KindSession, l.Session, Patch{"date_from": "2026-05-10"})
			at(t, l, "1.6", "2026-05-10 18:00:00.000")
		}, 1, 0},
		{"left over from yesterday", "2026-05-11 09:00:00", func(l *laptop) {
			l.set(t, KindSession, l.Session, Patch{"date_from": "2026-05-10", "date_to": "2026-05-12"})
			at(t, l, "1.5", "2026-05-10 16:00:00.000")
		}, 1, 45},
		{"not these days", "2026-05-20 09:00:00", func(l *laptop) {
			l.set(t, KindSession, l.Session, Patch{"date_from": "2026-05-10"})
			at(t, l, "1.5", "2026-05-20 09:00:00.000")
		}, -1, 0},
		{"tea is on", "2026-05-11 11:05:00", func(l *laptop) {
			at(t, l, "2.2", "2026-05-11 11:05:00.000")
		}, 1, -0},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := newLaptop(1)
			c.set(l)
			table := TimetableOf(l.State, pack, c.now)
			if table.Today != c.today {
				t.Fatalf("today is %d, want %d", table.Today, c.today)
			}
			if c.today < 0 {
				return
			}
			d := table.Days[c.today]
			if late, ok := d.Late(); !ok || late != c.late || !d.Live {
				t.Errorf("%d minutes late (%v), want %d:\n%s", late, ok, c.late, d.reads())
			}
		})
	}
}

func TestBreaksOfASession(t *testing.T) {
	pack := empathy(t)
	l := newLaptop(1)
	day := func(n int) string { return TimetableOf(l.State, pack, "").Days[n-1].reads() }
	tea := BreakID(l.Session, false, 2, content.BreakTea, 0)
	l.set(t, KindAgenda, tea, Patch{"at": "10:20", "planned_min": 10})
	if got := day(2); !strings.Contains(got, "10:25 tea 10\n10:35 2.1") {
		t.Errorf("the tea was not moved:\n%s", got)
	}
	l.undo(t)
	if got := day(2); !strings.Contains(got, "11:00 tea 15") {
		t.Errorf("the tea is not back:\n%s", got)
	}
	l.set(t, KindAgenda, tea, Patch{"mode": ModeSkipped})
	guest := l.add(t, KindAgenda, Patch{"break": content.BreakOther, "day": 2, "at": "09:30", "planned_min": 20, "title": "A guest"})
	if got := day(2); strings.Contains(got, "tea") || !strings.Contains(got, "09:10 other 20\n09:30 1.6") {
		t.Errorf("the breaks are:\n%s", got)
	}
	l.remove(t, KindAgenda, guest)
	l.set(t, KindAgenda, BreakID(l.Session, false, 2, content.BreakEnd, 0), Patch{"at": "14:00"})
	table := TimetableOf(l.State, pack, "")
	if late, ok := table.Days[1].Late(); !ok || late != 45 {
		t.Errorf("with the end at two it is %d minutes late:\n%s", late, day(2))
	}
	// the short plan has breaks of its own
	l.set(t, KindSession, l.Session, Patch{"plan": ModeShort})
	if got := day(2); !strings.Contains(got, "tea") || !strings.Contains(got, "13:55 end") {
		t.Errorf("the short day 2 is:\n%s", got)
	}
}

func TestAnActivityOnAnotherDay(t *testing.T) {
	pack := empathy(t)
	l := newLaptop(1)
	l.set(t, KindAgenda, AgendaID(l.Session, "1.5"), Patch{"for": "1.5", "day": 2})
	days := TimetableOf(l.State, pack, "").Days
	if strings.Contains(days[0].reads(), "1.5") || !strings.Contains(days[1].reads(), "09:10 1.5 45\n09:55 1.6") {
		t.Errorf("the days are\n%s\n%s", days[0].reads(), days[1].reads())
	}
	// nothing comes before what is in front of it
	l.set(t, KindAgenda, AgendaID(l.Session, "2.6"), Patch{"for": "2.6", "day": 1})
	if got := TimetableOf(l.State, pack, "").Days[1].reads(); !strings.Contains(got, "2.6") {
		t.Errorf("2.6 left its place:\n%s", got)
	}
	l.set(t, KindAgenda, AgendaID(l.Session, "3.8"), Patch{"for": "3.8", "day": 1 << 40})
	if days := TimetableOf(l.State, pack, "").Days; len(days) != MaxDays {
		t.Errorf("there are %d days", len(days))
	}
}

// TestDaysWithoutAProposal: a pack that says nothing of days has one, from nine
// o'clock on.
func TestDaysWithoutAProposal(t *testing.T) {
	pack := *empathy(t)
	pack.Days = content.DayPlans{}
	days := TimetableOf(newLaptop(1).State, &pack, "").Days
	if len(days) != 1 || len(days[0].Slots) != 21 || days[0].Slots[0].From != 9*60 {
		t.Fatalf("there are %d days:\n%s", len(days), days[0].reads())
	}
	if _, ok := days[0].Late(); ok {
		t.Error("a day without an end is late")
	}
}

func TestParseBreak(t *testing.T) {
	for text, want := range map[string]Patch{
		"tea 11:00 15":           {"break": "tea", "at": "11:00", "planned_min": int64(15), "title": nil},
		"t 9.30 10 min":          {"break": "tea", "at": "09:30", "planned_min": int64(10), "title": nil},
		"Lunch at 13:00":         {"break": "lunch", "at": "13:00", "planned_min": int64(20), "title": nil},
		"prayer ১৩:৪০ ২০":        {"break": "prayer", "at": "13:40", "planned_min": int64(20), "title": nil},
		"buffer 30":              {"break": "buffer", "at": nil, "planned_min": int64(30), "title": nil},
		"end 16:30":              {"break": "end", "at": "16:30", "planned_min": nil, "title": nil},
		"Guest speaker 12:00 1h": {"break": "other", "at": "12:00", "planned_min": int64(60), "title": "Guest speaker"},
	} {
		got, err := ParseBreak(text, 20)
		if err != nil || len(got) != len(want) {
			t.Errorf("%q gave %v, %v", text, got, err)
			continue
		}
		for f, v := range want {
			if got[f] != v {
				t.Errorf("%q: %s is %v, want %v", text, f, got[f], v)
			}
		}
	}
	for _, text := range []string{"", "11:00 15", "tea 15", "lunch", "tea 11:00 13h"} {
		if p, err := ParseBreak(text, 20); err == nil {
			t.Errorf("%q was read as %v", text, p)
		}
	}
}

// TestADayHoldsTogether: whatever was planned, everything of a day stands on it
// once, in order and without overlaps, and the finish is the sum of what came
// before it.
func TestADayHoldsTogether(t *testing.T) {
	pack := empathy(t)
	rapid.Check(t, func(t *rapid.T) {
		l := newLaptop(1)
		g := l.Begin(l.src, l.device, "")
		for _, a := range pack.Activities {
			p := Patch{"for": a.ID}
			if n := rapid.IntRange(-20, 120).Draw(t, "minutes"); n >= 0 {
				p["planned_min"] = n
			}
			if rapid.IntRange(0, 5).Draw(t, "mode") == 0 {
				p["mode"] = rapid.SampledFrom([]string{ModeShort, ModeSkipped}).Draw(t, "which")
			}
			if rapid.IntRange(0, 4).Draw(t, "done?") == 0 {
				p["done"] = true
			}
			if rapid.IntRange(0, 8).Draw(t, "moved") == 0 {
				p["day"] = rapid.IntRange(1, 4).Draw(t, "day")
			}
			if err := g.Set(KindAgenda, AgendaID(l.Session, a.ID), p); err != nil {
				t.Fatal(err)
			}
		}
		for range rapid.IntRange(0, 4).Draw(t, "breaks") {
			kind := rapid.SampledFrom(content.BreakKinds).Draw(t, "kind")
			hour := rapid.IntRange(7, 18).Draw(t, "hour")
			p := Patch{"break": kind, "day": rapid.IntRange(1, 3).Draw(t, "of"), "at": clockText(hour * 60), "planned_min": rapid.IntRange(1, 60).Draw(t, "long")}
			if _, err := g.Add(KindAgenda, p); err != nil {
				t.Fatal(err)
			}
		}
		here := rapid.SampledFrom(pack.Activities).Draw(t, "here")
		now := "2026-05-10 " + clockText(rapid.IntRange(8*60, 18*60).Draw(t, "now")) + ":00"
		seen := Patch{"for": here.ID, "seen": now}
		if rapid.Bool().Draw(t, "running") {
			seen["running_since"] = now
		}
		if err := g.Set(KindAgenda, AgendaID(l.Session, here.ID), seen); err != nil {
			t.Fatal(err)
		}
		table := TimetableOf(l.State, pack, now)
		var order []string
		for _, d := range table.Days {
			order = append(order, holdsTogether(t, d)...)
			if r := d.Replan(); r.Need > 0 {
				shortened(t, l, pack, now, d, r)
			}
		}
		if !slices.IsSortedFunc(order, strings.Compare) || len(order) != 21 {
			t.Fatalf("the order is %v", order)
		}
	})
}

// holdsTogether checks one day and returns its activities.
func holdsTogether(t *rapid.T, d Day) []string {
	var ids []string
	from, outside := 0, -1
	for _, x := range d.Slots {
		if x.Activity != nil {
			ids = append(ids, x.Activity.ID)
		}
		if x.From < 0 || x.Plan.Break == content.BreakEnd || x.Activity == nil && x.From >= d.Finish || x.From < outside {
			continue
		}
		if x.From < from || x.To < x.From {
			t.Fatalf("day %d overlaps:\n%s", d.Number, d.reads())
		}
		if from = x.To; x.Activity != nil && x.Activity.Outside {
			outside = x.To
		}
	}
	return ids
}
