package session

// LogCheck is what the visit log says of the service that a journey is about,
// measure by measure and apart by origin, to be held against the journey's
// totals. The two need not agree: a visit saw one day of it.
type LogCheck struct {
	// Service is the service that the visits went to; zero where all did.
	Service ID
	// Visits is how many sheets there are of it.
	Visits int
	// Day is minutes, travel, waiting and counter together; Elapsed is tenths
	// of days; Trips is visits made and still needed.
	Day, Elapsed, Trips []Figure
}

// CheckJourney looks up the visits to the service that a table's journey is
// about: the one that its steps name most often, else the table's own, else the
// only one that was visited. ok is false where it can't be told, or where nobody
// visited it.
func CheckJourney(s *State, steps []JourneyStep, table ID) (c LogCheck, ok bool) {
	visits := All[Visit](s)
	if c.Service, ok = journeyService(s, steps, visits, table); !ok {
		return LogCheck{}, false
	}
	var day, elapsed, trips []Reading
	for _, v := range visits {
		if v.Service != c.Service {
			continue
		}
		c.Visits++
		r := s.Get(KindVisit, v.ID)
		t := VisitTCV(v, func(field string) string { return r.Str(field + OriginSuffix) })
		day, elapsed, trips = reading(day, t.Time.Day), reading(elapsed, t.Time.Elapsed), reading(trips, t.Trips.Total)
	}
	c.Day, c.Elapsed, c.Trips = ByOrigin(day), ByOrigin(elapsed), ByOrigin(trips)
	return c, c.Visits > 0
}

func reading(list []Reading, s Sum) []Reading {
	if !s.Known() {
		return list
	}
	return append(list, Reading{V: s.V, Origin: s.Origin, Partial: s.Partial()})
}

func journeyService(s *State, steps []JourneyStep, visits []Visit, table ID) (ID, bool) {
	count, named := map[ID]int{}, ID{}
	for _, st := range steps {
		if table.IsZero() {
			table = st.Table
		}
		if st.Service.IsZero() {
			continue
		}
		if count[st.Service]++; count[st.Service] > count[named] {
			named = st.Service
		}
	}
	if !named.IsZero() {
		return named, true
	}
	if t, ok := One[Table](s, table); ok && !t.Service.IsZero() {
		return t.Service, true
	}
	for _, v := range visits {
		if v.Service != visits[0].Service {
			return ID{}, false
		}
	}
	if len(visits) == 0 {
		return ID{}, false
	}
	return visits[0].Service, true
}
