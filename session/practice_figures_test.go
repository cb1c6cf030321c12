package session

import (
	"slices"
	"strings"
	"testing"
	"time"
)

// Never the own sector, never a declared tie, and each person once.
func TestPracticeDrawIsLegal(t *testing.T) {
	s, _ := practiceState(t)
	times, load := map[ID]int{}, map[ID]int{}
	for _, a := range All[Assignment](s) {
		service, ok := One[Service](s, a.Service)
		if !ok || len(a.People) != 2 {
			t.Fatalf("assignment %d is not a pair with a service", a.Number)
		}
		load[service.ID]++
		sectors := map[string]bool{}
		for _, id := range a.People {
			p, _ := One[Participant](s, id)
			times[id]++
			sectors[p.Sector] = true
			if p.Sector == service.Sector {
				t.Errorf("%s goes to their own sector, %s", p.Alias, p.Sector)
			}
			for _, tie := range p.Conflicts {
				if tied(tie, service) {
					t.Errorf("%s goes to %s in spite of a tie", p.Alias, service.Name)
				}
			}
		}
		if len(sectors) != 2 {
			t.Errorf("assignment %d is of one sector", a.Number)
		}
	}
	sectors, ties := map[string]int{}, 0
	for _, p := range All[Participant](s) {
		sectors[p.Sector]++
		if times[p.ID] != 1 {
			t.Errorf("%s was drawn %d times", p.Alias, times[p.ID])
		}
		for _, tie := range p.Conflicts {
			if !slices.ContainsFunc(All[Service](s), func(v Service) bool { return tied(tie, v) }) {
				t.Errorf("the tie %q of %s is with no office of the list", tie, p.Alias)
			}
			ties++
		}
	}
	for _, v := range All[Service](s) {
		if load[v.ID] == 0 || load[v.ID] > v.Capacity {
			t.Errorf("%s takes %d pairs and was sent %d", v.Name, v.Capacity, load[v.ID])
		}
	}
	if len(sectors) != 7 || ties < 4 {
		t.Errorf("sectors %v, %d ties", sectors, ties)
	}
}

func tied(tie string, v Service) bool {
	return strings.EqualFold(tie, v.Name) || strings.EqualFold(tie, v.OfficeType)
}

// Each pair has a true need, a gate that was opened, and a sheet of its own.
func TestPracticePairsAreReady(t *testing.T) {
	s, _ := practiceState(t)
	forAll := false
	for _, e := range All[Ethics](s) {
		forAll = forAll || e.Assignment.IsZero()
		if !e.NoticeGiven || !e.Letter || !e.ScenarioTrue || !e.NoScarceSlot || e.SafetyContact == "" || e.OkBy == "" {
			t.Errorf("gate %d is not open", e.Number)
		}
	}
	if !forAll {
		t.Error("no gate holds for all pairs")
	}
	needs, sheets := map[ID]Scenario{}, map[ID]Visit{}
	for _, n := range All[Scenario](s) {
		needs[n.Assignment] = n
	}
	for _, v := range All[Visit](s) {
		sheets[v.Assignment] = v
	}
	modes := map[string]bool{}
	for _, a := range All[Assignment](s) {
		modes[a.Mode] = true
		v := sheets[a.ID]
		if v.Service != a.Service || !slices.Equal(v.People, a.People) || v.Date != a.Date {
			t.Errorf("the sheet of assignment %d is about another visit", a.Number)
		}
		if needs[a.ID].Need == "" {
			t.Errorf("assignment %d has no need", a.Number)
		}
		if a.Mode == "accompany" && !needs[a.ID].CitizenConsent {
			t.Errorf("the citizen of assignment %d was not asked", a.Number)
		}
	}
	if !modes["visit"] || !modes["accompany"] || !modes["shadow"] {
		t.Errorf("modes are %v", modes)
	}
}

// A sheet's minutes fit between leaving the room and coming back to it.
func TestPracticeSheetsAddUp(t *testing.T) {
	s, _ := practiceState(t)
	outcomes := map[string]int{}
	unofficial, missing, own := 0, 0, 0
	events := map[ID]int{}
	for _, e := range All[Event](s) {
		events[e.Visit]++
		if e.Quote == "" || e.Clock == "" {
			t.Errorf("event %d has no words or no time", e.Number)
		}
	}
	for _, v := range All[Visit](s) {
		outcomes[v.Outcome]++
		record := s.Get(KindVisit, v.ID)
		for _, f := range record.Fields() {
			if strings.HasSuffix(f, "_origin") {
				own++
			}
		}
		tcv := VisitTCV(v, func(f string) string { return record.Str(f + "_origin") })
		if tcv.Time.Day.Partial() || tcv.Cost.Total.Partial() || tcv.Trips.Total.Partial() {
			missing++
		}
		if v.OtherPayment != nil && *v.OtherPayment > 0 {
			unofficial++
		}
		left, err1 := time.Parse("15:04", v.StartedAt)
		back, err2 := time.Parse("15:04", v.EndedAt)
		out := int(back.Sub(left).Minutes())
		if err1 != nil || err2 != nil || tcv.Time.Day.V > out {
			t.Errorf("visit %d: %d minutes do not fit into %d", v.Number, tcv.Time.Day.V, out)
		}
		if n := events[v.ID]; n < 1 || n > 2 {
			t.Errorf("visit %d has %d events", v.Number, n)
		}
		if v.Currency != "BDT" || v.Quote == "" || v.Origin == "" {
			t.Errorf("visit %d lacks currency, quote or origin", v.Number)
		}
	}
	if outcomes["refused"] != 1 || outcomes["told_to_return"] < 4 || outcomes["done"] == 0 || outcomes["part"] == 0 {
		t.Errorf("outcomes are %v", outcomes)
	}
	if unofficial == 0 || missing < 3 || own < 20 {
		t.Errorf("%d sheets with an unofficial sum, %d with a gap, %d origins of single figures", unofficial, missing, own)
	}
}

// mainThread is what the brief is about: the sheets of the main service in
// figures, its journey today and wanted, and the pilot.
func mainThread(t *testing.T, s *State) (lived TCVSummary, now, wanted Totals, pilot Concept) {
	t.Helper()
	main := All[Table](s)[0]
	origins := func(id ID, f string) string { return s.Find(id).Str(f + "_origin") }
	visits := slices.DeleteFunc(All[Visit](s), func(v Visit) bool { return v.Service != main.Service })
	journeys := map[string][]JourneyStep{}
	for _, step := range All[JourneyStep](s) {
		if step.Table != main.ID || step.Service != main.Service {
			t.Errorf("step %d is of another thread", step.Number)
		}
		journeys[step.Journey] = append(journeys[step.Journey], step)
	}
	for _, c := range All[Concept](s) {
		if c.Shared {
			pilot = c
		}
	}
	if pilot.Table != main.ID || pilot.Decision != "go" {
		t.Errorf("the shared improvement is not the main table's: %+v", pilot)
	}
	return SummariseVisits(visits, "BDT", origins),
		JourneyTotals(journeys["now"], "BDT", origins), JourneyTotals(journeys["wanted"], "BDT", origins), pilot
}

// What the sheets say, what the journey adds up to and what the pilot promises
// are one story.
func TestPracticeFiguresAgree(t *testing.T) {
	s, _ := practiceState(t)
	lived, now, wanted, pilot := mainThread(t, s)
	if now.Steps < 9 || now.Steps > 12 || wanted.Steps < 5 || wanted.Steps > 7 {
		t.Errorf("%d steps now, %d wanted", now.Steps, wanted.Steps)
	}
	if lived.Visits < 3 || lived.Time.Elapsed.N < 3 || lived.Trips.Total.N < 3 {
		t.Errorf("too few sheets for a median: %+v", lived)
	}
	if lived.Time.Elapsed.Median != now.GapTenths.V || lived.Trips.Total.Median != now.Visits.V {
		t.Errorf("sheets say %d tenths and %d trips, the journey %d and %d",
			lived.Time.Elapsed.Median, lived.Trips.Total.Median, now.GapTenths.V, now.Visits.V)
	}
	for _, figure := range []struct {
		name        string
		target      *int
		wanted, now Sum
	}{
		{"days", pilot.TargetTenths, wanted.GapTenths, now.GapTenths},
		{"minutes", pilot.TargetMin, wanted.DayMin, now.DayMin},
		{"cost", pilot.TargetCost, wanted.Cost.Total, now.Cost.Total},
		{"visits", pilot.TargetVisits, wanted.Visits, now.Visits},
	} {
		if figure.target == nil {
			t.Errorf("the pilot has no target for %s", figure.name)
		} else if *figure.target != figure.wanted.V || figure.wanted.V >= figure.now.V {
			t.Errorf("%s: the target is %d, the wanted journey %d, today's %d",
				figure.name, *figure.target, figure.wanted.V, figure.now.V)
		}
	}
}

func TestPracticeConcepts(t *testing.T) {
	s, _ := practiceState(t)
	decisions, shared := map[string]int{}, 0
	for _, c := range All[Concept](s) {
		decisions[c.Decision]++
		if c.Shared {
			shared++
		}
		if c.HMW.IsZero() || c.SmallestTest == "" || c.Risk == "" {
			t.Errorf("concept %q lacks question, test or risk", c.Title)
		}
	}
	if shared != 1 || decisions["go"] != 1 || decisions["hold"] != 1 || decisions["no"] != 1 {
		t.Errorf("%d shared, decisions %v", shared, decisions)
	}
	names, mended := map[string]bool{}, 0
	for _, v := range All[Value](s) {
		names[v.Name] = true
		if v.Effect == "weaker" && v.Fix != "" {
			mended++
		}
		if v.Concept.IsZero() {
			t.Errorf("the value %s is of no concept", v.Name)
		}
	}
	if len(names) != 6 || mended != 1 {
		t.Errorf("values %v, %d of them weaker with a fix", names, mended)
	}
}

func TestPracticePromises(t *testing.T) {
	s, _ := practiceState(t)
	last := All[Session](s)[0].To
	for _, a := range All[Action](s) {
		owner, _ := One[Participant](s, a.Owner)
		helper, _ := One[Participant](s, a.Helper)
		if owner.Sector == helper.Sector {
			t.Errorf("%q: the helper is of the owner's sector", a.Text)
		}
		if a.Witness == "" || a.FirstStep == "" || a.Consents == "" || a.Blocker == "" || a.Protector == "" {
			t.Errorf("%q lacks something: %+v", a.Text, a)
		}
		onWorkday(t, a.Due, last)
	}
	days := map[int]bool{}
	for _, r := range All[Review](s) {
		days[r.Day] = true
		onWorkday(t, r.Date, last)
		if r.Measure == "" {
			t.Errorf("the review after %d days has nothing to look at", r.Day)
		}
	}
	if !days[30] || !days[60] || !days[90] {
		t.Errorf("reviews are after %v days", days)
	}
	for _, c := range All[Contact](s) {
		onWorkday(t, c.Date, last)
	}
}

// onWorkday checks a date after the workshop: from Sunday to Thursday, and not
// in the week of Eid.
func onWorkday(t *testing.T, date, after string) {
	t.Helper()
	day, err := time.Parse("2006-01-02", date)
	eid := date >= "2026-05-25" && date <= "2026-05-31"
	if err != nil || date <= after || eid || day.Weekday() == time.Friday || day.Weekday() == time.Saturday {
		t.Errorf("%q is no day on which an office works", date)
	}
}

// The draw keeps the program's own rules, but where somebody gave a reason, and
// the board saw every pair leave and come back.
func TestPracticeDrawKeepsTheRules(t *testing.T) {
	s, _ := practiceState(t)
	b := ReadDraw(s)
	e := Entry{State: s}
	reasons := 0
	for _, a := range b.Visits {
		if broken := b.Check(a); len(broken) > 0 && a.Reason == "" {
			t.Errorf("assignment %d breaks a rule without a reason: %s", a.Number, BrokenWords(broken, e))
		}
		if a.Reason != "" {
			reasons++
		}
		if a.SentAt == "" || a.BackAt <= a.SentAt {
			t.Errorf("assignment %d was out from %q to %q", a.Number, a.SentAt, a.BackAt)
		}
	}
	if reasons == 0 || len(b.Proposals(false)) > 0 {
		t.Errorf("%d changes by hand; proposed: %+v", reasons, b.Proposals(false))
	}
	for _, v := range All[Visit](s) {
		a, _ := b.Visit(v.Assignment)
		if v.StartedAt != a.SentAt || v.EndedAt != a.BackAt {
			t.Errorf("sheet %d has other times than the board", v.Number)
		}
	}
	for _, o := range Out(s, "2026-05-10 16:00:00") {
		if o.State != OutSheet || o.Contact == "" {
			t.Errorf("%s is %s, contact %q", o.Label, o.State, o.Contact)
		}
	}
}
