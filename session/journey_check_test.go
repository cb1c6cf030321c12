package session

import "testing"

func TestCheckJourney(t *testing.T) {
	a := newLaptop(1)
	g := a.Begin(a.src, a.device, "1.5")
	add := func(kind string, p Patch) ID {
		t.Helper()
		id, err := g.Add(kind, p)
		if err != nil {
			t.Fatal(err)
		}
		return id
	}
	land := add(KindService, Patch{"name": "Land mutation"})
	if _, ok := CheckJourney(a.State, nil, ID{}); ok {
		t.Error("there is no visit to check against")
	}
	for _, p := range []Patch{
		{"travel_min": 60, "wait_min": 100, "counter_min": 20, "visits_made": 2, "visits_needed": 1, "origin": "observed"}, // 180
		{"travel_min": 60, "wait_min": 130, "counter_min": 5, "visits_made": 1, "origin": "observed"},                      // 195
		{"travel_min": 90, "wait_min": 120, "counter_min": 10, "origin": "observed"},                                       // 220
		{"wait_min": 300, "origin": "told", "elapsed_days": 280},
	} {
		p["service"] = land
		add(KindVisit, p)
	}
	c, ok := CheckJourney(a.State, nil, ID{}) // only one service was visited
	if !ok || c.Service != land || c.Visits != 4 || len(c.Day) != 2 {
		t.Fatalf("%+v, %v", c, ok)
	}
	if f := c.Day[0]; f.Origin != OriginObserved || f.N != 3 || f.Median != 195 || f.Min != 180 || f.Max != 220 || f.Partial != 0 {
		t.Errorf("observed on the day: %+v", f)
	}
	if f := c.Day[1]; f.Origin != OriginTold || f.N != 1 || f.Median != 300 || f.Partial != 1 {
		t.Errorf("told: %+v", f)
	}
	if f := c.Trips[0]; f.N != 2 || f.Median != 2 || f.Max != 3 || c.Elapsed[0].Median != 280 {
		t.Errorf("trips %+v, elapsed %+v", c.Trips, c.Elapsed)
	}

	other := add(KindService, Patch{"name": "Birth certificate"})
	add(KindVisit, Patch{"service": other, "wait_min": 5})
	if _, ok := CheckJourney(a.State, nil, ID{}); ok {
		t.Error("two services were visited, and nothing says which is meant")
	}
	table := add(KindTable, Patch{"label": "T1", "service": other})
	if c, ok := CheckJourney(a.State, nil, table); !ok || c.Service != other || c.Visits != 1 {
		t.Errorf("of the table: %+v, %v", c, ok)
	}
	if c, _ := CheckJourney(a.State, []JourneyStep{{Base: Base{Table: table}}}, ID{}); c.Service != other {
		t.Errorf("of the steps' table: %+v", c)
	}
	steps := []JourneyStep{{Base: Base{Table: table}}, {Service: land}, {Service: land}, {Service: other}}
	if c, ok := CheckJourney(a.State, steps, table); !ok || c.Service != land {
		t.Errorf("of the steps: %+v, %v", c, ok)
	}
	if _, ok := CheckJourney(a.State, []JourneyStep{{Service: ID{9}}}, table); ok {
		t.Error("nobody visited what the steps name")
	}
}
