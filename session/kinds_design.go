package session

// The kinds of stage 3: the people served, their journey, and a better one.

// Persona is a proto-persona built from people met.
type Persona struct {
	Base
	Kind       string   `field:"kind"`  // citizen, resident, front_line
	Name       string   `field:"label"` // made up
	AgeBand    string   `field:"age_band"`
	Livelihood string   `field:"livelihood"`
	Literacy   string   `field:"literacy"`
	Disability string   `field:"disability"`
	Language   string   `field:"language"`
	Digital    string   `field:"digital"` // none, shared, own
	DistanceM  *int     `field:"distance_m"`
	Goals      []string `field:"goals"`
	Fears      []string `field:"fears"`
	Guessed    []string `field:"guessed"` // the ids of the fields above that are guesses
}

// Empathy is one entry of an empathy map.
type Empathy struct {
	Base
	Persona  ID     `field:"persona"`
	Moment   string `field:"moment"`
	Quadrant string `field:"quadrant"` // says, thinks, does, feels, pain, gain
	Text     string `field:"text"`
	Basis    string `field:"basis"` // observed, inferred
	Evidence string `field:"evidence"`
}

// JourneyStep is one step of a journey, as it is now or as it is wanted.
type JourneyStep struct {
	Base
	Journey       string `field:"journey"` // now, wanted
	Service       ID     `field:"service"`
	Role          string `field:"role"` // partner, provider, participant
	CitizenAction string `field:"citizen_action"`
	OfficeAction  string `field:"office_action"`
	Type          string `field:"type"`    // operation, transport, inspection, storage, delay
	Channel       string `field:"channel"` // face, phone, paper, web, agent
	Touchpoint    string `field:"touchpoint"`
	CitizenMin    *int   `field:"citizen_min"`
	WaitMin       *int   `field:"wait_min"`
	OfficeMin     *int   `field:"office_min"`
	GapTenths     *int   `field:"gap_days"`
	Fee           *int   `field:"official_fee"`
	TravelCost    *int   `field:"travel_cost"`
	DocumentCost  *int   `field:"document_cost"`
	LostIncome    *int   `field:"lost_income"`
	OtherPayment  *int   `field:"other_payment"`
	Currency      string `field:"currency"`
	Visits        *int   `field:"visits"`
	DistanceM     *int   `field:"distance_m"`
	Documents     *int   `field:"documents"`
	Feeling       *int   `field:"feeling"` // -2 to +2
	Pain          *int   `field:"pain"`    // 0 to 3
	Origin        string `field:"origin"`
	Evidence      string `field:"evidence"`
	// Was is the step of today that a wanted one stands for.
	Was ID `field:"was"`
	// Fate is what became of a wanted step: dropped, or joined with the one
	// before it. Such a step is still to be seen, and counts for nothing.
	Fate string `field:"fate"`
}

// Idea is one idea for the wanted journey.
type Idea struct {
	Base
	Text       string `field:"text"`
	Move       string `field:"move"` // drop, join, nearer, once, ask_less, tell, digital, other
	Effort     int    `field:"effort"`
	Effect     int    `field:"effect"`
	Permission string `field:"permission"` // own, boss, ministry, law
	Kept       bool   `field:"kept"`
}

// Value says what a concept does to one of the values.
type Value struct {
	Base
	Concept ID     `field:"concept"`
	Name    string `field:"name"`   // compassion, fairness, government, respect, transparency, empowerment
	Effect  string `field:"effect"` // weaker, same, stronger
	Reason  string `field:"reason"`
	Fix     string `field:"fix"`
}

// Lever says whether a concept uses engagement, data or digital change.
type Lever struct {
	Base
	Concept ID     `field:"concept"`
	Name    string `field:"name"` // engagement, data, digital
	Use     string `field:"use"`  // used, possible, no
	Note    string `field:"note"`
}
