package session

// The kinds of stage 1: the services, who visits which, and what they met there.

// Service is a public service that can be visited.
type Service struct {
	Base
	Name        string `field:"name"`
	Sector      string `field:"sector"`
	OfficeType  string `field:"office_type"`
	Place       string `field:"place"`
	Hours       string `field:"opening_hours"`
	TypicalNeed string `field:"typical_need"`
	Capacity    int    `field:"capacity"`
}

// Assignment is who visits which service, and when.
type Assignment struct {
	Base
	People      []ID   `field:"people"` // one to three participants
	Service     ID     `field:"service"`
	Mode        string `field:"mode"` // visit, shadow, exchange, accompany
	Date        string `field:"date"`
	WindowStart string `field:"window_start"`
	WindowEnd   string `field:"window_end"`
	Seed        int    `field:"seed"`
	Reason      string `field:"override_reason"`
	// Locked keeps the visit as it is when the others are drawn again.
	Locked bool `field:"locked"`
	// SentAt and BackAt are times of the date, as "15:04". GateReason is why it
	// was sent out though the ethics gate was closed.
	SentAt     string `field:"sent_at"`
	BackAt     string `field:"back_at"`
	GateReason string `field:"gate_reason"`
}

// Scenario is the true need that a pair takes to the counter.
type Scenario struct {
	Base
	Assignment     ID     `field:"assignment"`
	Need           string `field:"need"`
	PersonaNote    string `field:"persona_note"`
	FirstQuestion  string `field:"first_question"`
	CitizenConsent bool   `field:"citizen_consent"`
}

// Ethics is the gate that stands before a pair is sent out.
type Ethics struct {
	Base
	Assignment    ID     `field:"assignment"` // none: for all pairs
	NoticeGiven   bool   `field:"notice_given"`
	NoticeDate    string `field:"notice_date"`
	Letter        bool   `field:"letter"`
	ScenarioTrue  bool   `field:"scenario_true"`
	NoScarceSlot  bool   `field:"no_scarce_slot"`
	SafetyContact string `field:"safety_contact"`
	StopPhrase    string `field:"stop_phrase"`
	OkBy          string `field:"ok_by"`
	Reason        string `field:"reason"` // why a pair goes though a line is not ticked
}

// Visit is one visit sheet with its time, cost and visits (TCV). Origin holds
// for the row; a figure's own origin, in the field named after it with
// "_origin", overrides it.
type Visit struct {
	Base
	Assignment    ID     `field:"assignment"`
	Service       ID     `field:"service"`
	People        []ID   `field:"people"`
	Date          string `field:"date"`
	StartedAt     string `field:"started_at"`
	EndedAt       string `field:"ended_at"`
	Outcome       string `field:"outcome"` // done, part, refused, told_to_return
	TravelMin     *int   `field:"travel_min"`
	WaitMin       *int   `field:"wait_min"`
	CounterMin    *int   `field:"counter_min"`
	ElapsedTenths *int   `field:"elapsed_days"`
	OfficialFee   *int   `field:"official_fee"`
	TravelCost    *int   `field:"travel_cost"`
	DocumentCost  *int   `field:"document_cost"`
	LostIncome    *int   `field:"lost_income"`
	OtherPayment  *int   `field:"other_payment"` // unofficial; kept apart from fees
	Currency      string `field:"currency"`
	VisitsMade    *int   `field:"visits_made"`
	VisitsNeeded  *int   `field:"visits_needed"` // still to make
	DistanceM     *int   `field:"distance_m"`
	Agencies      *int   `field:"agencies"`
	Documents     *int   `field:"documents"`
	Steps         *int   `field:"steps"`
	GoBetween     *bool  `field:"go_between"`
	Quote         string `field:"quote"`
	Origin        string `field:"origin"` // observed, told, estimated
	Note          string `field:"note"`
}

// Event is one moment of a visit.
type Event struct {
	Base
	Visit     ID     `field:"visit"`
	Clock     string `field:"clock"`
	Step      string `field:"step"`
	Channel   string `field:"channel"`
	StaffRole string `field:"staff_role"`
	Quote     string `field:"quote"`
	Feeling   *int   `field:"feeling"` // -2 to +2
}
