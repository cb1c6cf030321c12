package brief

import (
	"fmt"
	"strings"
	"testing"

	"doorstep/session"
)

// fullSession is a workshop with every part filled in: two tables, of which
// the second leads with the shared improvement.
func fullSession(t testing.TB) *session.State { return twistedSession(t, nil) }

// hostileSession is the same workshop, with everything that people typed
// replaced by attacks in turn.
func hostileSession(t testing.TB) *session.State {
	n := 0
	return twistedSession(t, func(string) string {
		for n++; ; n++ {
			if text := strings.ToValidUTF8(attacks[n%len(attacks)], "\ufffd"); !blank(text) && len(text) < 80 {
				return text
			}
		}
	})
}

func twistedSession(t testing.TB, twist func(string) string) *session.State {
	m := newMaker(t)
	m.twist = twist
	m.session(fields{
		"title": "Citizens' shoes, November round", "place": "Barishal", "lang": "en", "date_from": "2026-11-16", "date_to": "2026-11-18",
		"plan": "full", "currency": "BDT", "approved_by": "the room", "given_to": "the head of the union office and the district office",
	})
	f := &full{maker: m}
	f.people()
	f.visits()
	f.cards()
	f.redefine()
	f.person()
	f.journeys()
	f.concept()
	f.promises()
	return m.s
}

type full struct {
	*maker
	t1, t2, birth, land session.ID
	who                 []session.ID
	lists, tone         session.ID // themes
	hmw, lead           session.ID
}

func (f *full) people() {
	f.t1 = f.add("1.2", session.KindTable, fields{"label": "T1"})
	f.t2 = f.add("1.2", session.KindTable, fields{"label": "T2"})
	for i, sector := range []string{"Health", "Land", "Police", "Education", "Agriculture", "Post", "Fisheries", "Health", "Land", "Education"} {
		table := f.t1
		if i >= 5 {
			table = f.t2
		}
		f.who = append(f.who, f.add("1.1", session.KindParticipant, fields{
			"alias": fmt.Sprintf("P%02d", i+1), "sector": sector, "table": table, "consent_name": i == 6,
		}))
	}
	f.do("1.1", func(g *session.Gesture) error { return g.Name(f.who[5], "Rahima Khatun") })
	f.do("1.1", func(g *session.Gesture) error { return g.Name(f.who[6], "Jamal Uddin") })
	f.birth = f.add("1.2", session.KindService, fields{"name": "Birth certificate", "sector": "Local government", "office_type": "union office"})
	f.land = f.add("1.2", session.KindService, fields{"name": "Copy of a land record", "sector": "Land", "office_type": "sub-district land office"})
	f.add("1.3", session.KindEthics, fields{"notice_given": true, "safety_contact": "field coordinator"})
	f.do("2.1", func(g *session.Gesture) error {
		return g.Set(session.KindTable, f.t2, f.normal(fields{"service": f.birth}))
	})
}

func (f *full) visits() {
	rows := []fields{
		{"outcome": "told_to_return", "wait_min": 95, "counter_min": 6, "travel_min": 80, "visits_made": 1, "visits_needed": 2, "elapsed_days": 210, "elapsed_days_origin": "told", "quote": "Without the clinic paper I cannot even open the page"},
		{"outcome": "told_to_return", "wait_min": 140, "counter_min": 9, "travel_min": 60, "visits_made": 2, "visits_needed": 1, "elapsed_days": 350, "elapsed_days_origin": "told"},
		{"outcome": "part", "wait_min": 45, "counter_min": 15, "travel_min": 40, "visits_made": 2, "visits_needed": 1},
		{"outcome": "done", "wait_min": 30, "counter_min": 20, "travel_min": 50, "visits_made": 3, "visits_needed": 0, "elapsed_days": 180, "other_payment": 50000, "other_payment_origin": "told"},
	}
	for i, r := range rows {
		r["service"], r["people"], r["origin"], r["date"] = f.birth, []session.ID{f.who[i]}, "observed", "2026-11-17"
		r["official_fee"], r["travel_cost"], r["document_cost"], r["lost_income"] = 5000, 8000+1000*i, 4000, 60000
		r["lost_income_origin"] = "estimated"
		f.add("1.5", session.KindVisit, r)
	}
	f.add("1.5", session.KindVisit, fields{
		"service": f.land, "people": []session.ID{f.who[8]}, "outcome": "refused", "wait_min": 200, "visits_made": 1,
		"visits_needed": 3, "origin": "observed", "quote": "Ask the man at the tea stall",
	})
}

func (f *full) cards() {
	card := func(kind, text string, by int, service session.ID, more fields) session.ID {
		p := fields{"text": text, "kind": kind, "by": f.who[by], "service": service}
		for k, v := range more {
			p[k] = v
		}
		return f.add("1.6", session.KindCard, p)
	}
	f.lists = f.add("2.1", session.KindTheme, fields{"sentence": "People come again and again because nobody can say beforehand what to bring"})
	f.tone = f.add("2.1", session.KindTheme, fields{"sentence": "People are spoken to as if they were begging"})
	card("quote", "The list? It is in my head.", 1, f.birth, fields{"staff_role": "registration clerk", "step": "counter", "theme": f.lists})
	card("pain", "I came with four papers and it was the fifth that they wanted.", 2, f.birth, fields{"step": "counter", "theme": f.lists})
	card("quote", "Why are you people always coming at noon?", 3, f.birth, fields{"staff_role": "guard", "step": "gate", "theme": f.tone})
	card("pain", "Nobody looked up.", 8, f.land, fields{"theme": f.tone})
	card("good", "The clerk filled in the form for an old man.", 0, f.birth, nil)
	card("question", "Who decides which papers are asked for?", 4, f.birth, nil)
	why := f.add("1.7", session.KindCard, fields{"text": "people pay a go-between: he is the only one who knows the list", "kind": "see_why", "by": f.who[2], "service": f.birth})
	f.add("1.7", session.KindCard, fields{"text": "the queue begins before the office opens", "kind": "see_why", "by": f.who[3], "service": f.land})
	f.do("2.4", func(g *session.Gesture) error {
		return g.Set(session.KindLink, session.LinkID(f.who[0], why), f.normal(fields{"from": f.who[0], "to": why, "role": "evidence"}))
	})
	ballot := f.add("2.2", session.KindBallot, fields{
		"question": "Which theme, if it were put right, would spare citizens the most?", "kind": "dot", "of": "theme", "budget": 3, "revealed_at": "2026-11-18 10:10",
	})
	f.add("2.2", session.KindVote, fields{"ballot": ballot, "item": f.lists, "tally": 19})
	f.add("2.2", session.KindVote, fields{"ballot": ballot, "item": f.tone, "tally": 11})
}

func (f *full) redefine() {
	f.add("2.3", session.KindProblem, fields{"version": 1, "statement": "Applicants do not bring the required documents.", "source": "charter", "table": f.t2})
	f.add("2.5", session.KindProblem, fields{"version": 2, "table": f.t2, "theme": f.lists, "statement": "Parents make three trips for one certificate, since the list of papers exists only in the head of whoever sits at the counter"})
	f.add("2.5", session.KindProblem, fields{"version": 2, "table": f.t1, "theme": f.tone, "statement": "People who ask for their own land record are sent to a tea stall"})
	f.add("2.3", session.KindAssumption, fields{"text": "Parents know which papers are needed", "state": "broken", "table": f.t2})
	f.add("2.3", session.KindAssumption, fields{"text": "A parent can come on a weekday without losing pay", "state": "shaken", "table": f.t2})
	var parent any
	for i, w := range []string{
		"Parents are sent home for one more paper", "They do not know beforehand what is asked for", "There is no list that they could read",
		"Each clerk asks for what the last inspection asked for", "No office has ever been told which papers are enough",
	} {
		p := fields{"answer": w, "table": f.t2, "depth": i + 1, "confidence": []string{"high", "high", "high", "mid", "low"}[i]}
		if i == 0 {
			p["evidence"] = "cards 1, 2"
		}
		if parent != nil {
			p["parent"] = parent
		}
		parent = f.add("2.4", session.KindWhy, p)
	}
	f.add("2.4", session.KindRoot, fields{
		"text": "No office has been told which papers are enough", "why": parent, "control": "ours", "lever": "information",
		"owner": "district registrar", "data_held": "the register of applications that were sent back", "table": f.t2,
	})
}

func (f *full) person() {
	f.add("2.5", session.KindPOV, fields{
		"who": "a mother with a newborn", "situation": "who lives two hours away and loses a day's pay with each trip",
		"need": "to know before she leaves home what will be asked", "insight": "nobody outside the counter can tell her", "table": f.t2,
	})
	f.hmw = f.add("2.5", session.KindHMW, fields{"text": "How might we let a mother be sure at home that one trip will do?", "chosen": true, "table": f.t2})
	for stars, n := range []int{0, 1, 3, 14, 8} {
		if n > 0 {
			f.add("2.6", session.KindRating, fields{"item": f.hmw, "stars": stars + 1, "count": n})
		}
	}
	f.add("3.1", session.KindPersona, fields{
		"kind": "citizen", "label": "Salma", "age_band": "20 to 30", "livelihood": "her husband's day labour", "literacy": "reads forms with help",
		"digital": "shared", "distance_m": 11000, "goals": []string{"the certificate before the school year"},
		"fears": []string{"to be scolded", "to lose another day"}, "guessed": []string{"age_band", "fears"}, "table": f.t2,
	})
	f.add("3.1", session.KindPersona, fields{"kind": "front_line", "label": "Kabir", "table": f.t2})
}

func (f *full) journeys() {
	step := func(journey, action string, visits, busy, wait, gap, cost int) {
		f.add(map[string]string{"now": "3.3", "wanted": "3.4"}[journey], session.KindJourneyStep, fields{
			"journey": journey, "citizen_action": action, "visits": visits, "citizen_min": busy, "wait_min": wait, "gap_days": gap,
			"travel_cost": cost, "table": f.t2, "service": f.birth, "origin": "told", "feeling": -1,
		})
	}
	step("now", "Asks neighbours what to bring", 0, 60, 0, 20, 0)
	step("now", "Goes to the office and is sent home", 1, 70, 95, 70, 64000)
	step("now", "Fetches the clinic's paper", 1, 90, 40, 50, 66000)
	step("now", "Hands in the form", 1, 80, 60, 100, 64000)
	step("now", "Collects the certificate", 1, 70, 30, 0, 64000)
	step("wanted", "Reads the list on the clinic's discharge slip", 0, 5, 0, 10, 0)
	step("wanted", "Hands in the form and waits for the certificate", 1, 80, 40, 0, 64000)
	for _, idea := range []string{"One list, on every discharge slip", "The clinic sends its paper itself"} {
		f.add("3.4", session.KindIdea, fields{"text": idea, "kept": true, "move": "tell", "table": f.t2})
	}
}

func (f *full) concept() {
	f.lead = f.add("3.6", session.KindConcept, fields{
		"title": "One list, one trip", "change": "Every mother gets the list of papers when she leaves the clinic, and the office takes nothing that is not on it.",
		"smallest_test": "one union office and one clinic, for four weeks", "place_type": "union office next to a clinic", "cost": 2000000,
		"target_visits": 1, "target_days": 70, "risk": "clerks who fear the inspection keep asking for more.", "hmw": f.hmw, "decision": "go", "shared": true, "table": f.t2,
	})
	f.add("3.6", session.KindConcept, fields{"title": "A window for land records", "change": "One window, one fee on the wall.", "decision": "hold", "table": f.t1})
	for stars, n := range []int{0, 0, 4, 9, 13} {
		if n > 0 {
			f.add("3.6", session.KindRating, fields{"item": f.lead, "stars": stars + 1, "count": n})
		}
	}
	f.add("3.6", session.KindPrecedent, fields{"text": "vaccination cards are given out at the clinic in the same way", "not_reach": "mothers who give birth at home", "table": f.t2})
	value := func(name, effect, reason, fix string) {
		f.add("3.5", session.KindValue, fields{"name": name, "effect": effect, "reason": reason, "fix": fix, "table": f.t2})
	}
	value("compassion", "same", "", "")
	value("fairness", "weaker", "those who give birth at home get no slip", "the health assistant carries slips on home visits")
	value("respect", "stronger", "a trip is not wasted", "")
	value("transparency", "stronger", "the list is public", "")
	f.add("3.5", session.KindLever, fields{"name": "data", "use": "used", "note": "the clinic's own record", "table": f.t2})
	f.add("3.5", session.KindLever, fields{"name": "digital", "use": "no", "table": f.t2})
}

func (f *full) promises() {
	f.add("3.7", session.KindAction, fields{
		"text": "I will agree the list with the district registrar and have it printed", "owner": f.who[5], "champion": f.who[6], "helper": f.who[0],
		"witness": "the deputy director", "due": "2026-12-15", "first_step": "call the registrar on Monday", "consents": "the registrar; the clinic's head",
		"blocker": "the inspection team", "concept": f.lead, "table": f.t2,
	})
	f.add("3.7", session.KindAction, fields{"text": "count how many are sent home each week", "owner": f.who[7], "due": "2026-11-30", "concept": f.lead})
	f.add("3.7", session.KindContact, fields{"by": f.who[5], "mode": "accompany", "with": "a mother on the day of her discharge", "date": "2026-12-03"})
	f.add("3.7", session.KindReview, fields{"day": 30, "date": "2026-12-18", "measure": "how many of ten mothers needed one trip"})
	f.add("3.7", session.KindReview, fields{"day": 60, "date": "2027-01-18", "measure": "how many forms were sent back, from the register"})
	f.add("3.7", session.KindReview, fields{"day": 90, "date": "2027-02-16", "measure": "days from birth to certificate"})
}
