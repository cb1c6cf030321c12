package session

// The Go types of every kind of record. A record in the log is a kind, an id
// and named fields; these types are the readings of it that rules, screens and
// papers use. A field that no change has set is the zero value. References are
// record ids. Units are in the names: Min is whole minutes, M is metres, Tenths
// is tenths of a day, money is integer minor units of the record's Currency.

// Kinds of records, as they stand in files. A file may hold others; they are
// kept, united and exported, and shown plainly.
const (
	KindSession     = "session"
	KindParticipant = "participant"
	KindTable       = "table"
	KindService     = "service"
	KindAssignment  = "assignment"
	KindScenario    = "scenario"
	KindEthics      = "ethics"
	KindVisit       = "visit"
	KindEvent       = "event"
	KindCard        = "card"
	KindTheme       = "theme"
	KindBallot      = "ballot"
	KindVote        = "vote"
	KindProblem     = "problem"
	KindAssumption  = "assumption"
	KindWhy         = "why"
	KindRoot        = "root"
	KindPOV         = "pov"
	KindHMW         = "hmw"
	KindRating      = "rating"
	KindPersona     = "persona"
	KindEmpathy     = "empathy"
	KindJourneyStep = "journey_step"
	KindIdea        = "idea"
	KindValue       = "value"
	KindLever       = "lever"
	KindConcept     = "concept"
	KindPrecedent   = "precedent"
	KindAction      = "action"
	KindContact     = "contact"
	KindReview      = "review"
	KindPrinciple   = "principle"
	KindRule        = "rule"
	KindAgenda      = "agenda"
	KindLink        = "link"
)

// OriginSuffix ends the name of the field that holds a single figure's origin:
// that of wait_min is wait_min_origin.
const OriginSuffix = "_origin"

// Base is what every record has beside its own fields.
type Base struct {
	ID ID
	// Number is the short number within its kind and room, to be read off a
	// wall; Label adds the room's letter where several rooms were merged.
	Number int
	Label  string
	// Activity is the id of the activity it was captured in.
	Activity string
	// By is the participant who said it, Table the table it belongs to.
	By    ID `field:"by"`
	Table ID `field:"table"`
	// Order is a fractional key; records of a list are sorted by it, then by
	// the time they were made.
	Order string `field:"order"`
}

// Session is the workshop itself; its record id is the session's id.
type Session struct {
	Base
	Title    string `field:"title"`
	Place    string `field:"place"`
	Lang     string `field:"lang"`
	From     string `field:"date_from"`
	To       string `field:"date_to"`
	Plan     string `field:"plan"` // "full" or "short"
	Pack     string `field:"pack"`
	PackTree string `field:"pack_tree"` // hash of the pack's manifest in the file
	Currency string `field:"currency"`  // ISO 4217
	People   int    `field:"people"`    // how many were expected
	Tables   int    `field:"tables"`
	// Practice marks invented data; every paper says so.
	Practice bool `field:"practice"`
	// Ready holds the ids of the before-the-day items that are done.
	Ready []string `field:"ready"`
	// NoWord, NoColour and NoBell turn off a way in which the clock warns.
	NoWord   bool `field:"no_word"`
	NoColour bool `field:"no_colour"`
	NoBell   bool `field:"no_bell"`
	// ApprovedBy and GivenTo are what 3.8 asks of the brief.
	ApprovedBy string `field:"approved_by"`
	GivenTo    string `field:"given_to"`
	// MirrorQuote is the record whose words the room chose for the mirror.
	MirrorQuote ID `field:"mirror_quote"`
}

// Participant is one officer in the room, known by an alias.
type Participant struct {
	Base
	Alias        string   `field:"alias"`
	Sector       string   `field:"sector"`
	OfficeType   string   `field:"office_type"`
	YearsService int      `field:"years_service"`
	Languages    []string `field:"languages"`
	Conflicts    []string `field:"conflict_offices"`
	AccessNeeds  string   `field:"access_needs"`
	UsesService  string   `field:"uses_service"`
	ConsentNotes bool     `field:"consent_notes"`
	ConsentName  bool     `field:"consent_name"`
	PresentFrom  string   `field:"present_from"`
	PresentTo    string   `field:"present_to"`
}

// Rule is a ground rule of the room.
type Rule struct {
	Base
	Text string `field:"text"`
}

// Principle is a citizen-experience principle that the room takes as its own.
type Principle struct {
	Base
	Text   string `field:"text"`
	Source string `field:"source"` // "pack" or "room"
}

// Table is a group of four to six people; who sits at it is a field of the
// participant.
type Table struct {
	Base
	Name    string `field:"label"` // T1, T2, ...
	Host    ID     `field:"host"`
	Theme   ID     `field:"theme"`
	Service ID     `field:"service"`
}

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

// Card is one line that somebody said: a criticism, praise, a quote, a
// reflection of 1.7, or the closing word.
type Card struct {
	Base
	Text      string `field:"text"`
	Kind      string `field:"kind"` // pain, good, question, quote; what, so_what, now_what, see_why; mood; note
	Service   ID     `field:"service"`
	Step      string `field:"step"`
	StaffRole string `field:"staff_role"`
	Tag       string `field:"tag"` // ours, not_ours, shared
	Theme     ID     `field:"theme"`
	Parked    bool   `field:"parked"`
}

// Theme is a cluster of cards, named as a sentence.
type Theme struct {
	Base
	Sentence string `field:"sentence"`
	Parked   bool   `field:"parked"`
}

// Ballot is one round of dots or stars on the items of one kind.
type Ballot struct {
	Base
	Question   string `field:"question"`
	Kind       string `field:"kind"` // dot or star
	Of         string `field:"of"`   // kind of the items: theme, hmw, concept
	Budget     int    `field:"budget"`
	MaxPerItem int    `field:"max_per_item"`
	Anonymous  bool   `field:"anonymous"`
	Round      int    `field:"round"`
	RevealedAt string `field:"revealed_at"` // local date and time; empty: hidden
}

// Vote is dots for one item: of one voter (By), or a tally off paper.
type Vote struct {
	Base
	Ballot ID  `field:"ballot"`
	Item   ID  `field:"item"`
	Tally  int `field:"tally"`
}

// Rating is stars for one item, with what is liked and what would be changed.
// Count is how many gave these stars, 0 meaning one.
type Rating struct {
	Base
	Ballot ID     `field:"ballot"`
	Item   ID     `field:"item"`
	Stars  int    `field:"stars"` // 1 to 5
	Count  int    `field:"count"`
	Like   string `field:"like"`
	Change string `field:"change"`
}

// Problem is one wording of the problem: version 1 is the office's own, 2 the
// room's after the second stage, 3 after the citizen's perspective.
type Problem struct {
	Base
	Version   int    `field:"version"`
	Statement string `field:"statement"`
	Theme     ID     `field:"theme"`
	Source    string `field:"source"`
}

// Assumption is something that the official problem takes for granted.
type Assumption struct {
	Base
	Problem ID     `field:"problem"`
	Text    string `field:"text"`
	State   string `field:"state"` // held, shaken, broken
}

// Why is one answer in a tree of causes.
type Why struct {
	Base
	Parent     ID     `field:"parent"`
	Depth      int    `field:"depth"` // 1 to 7
	Answer     string `field:"answer"`
	Evidence   string `field:"evidence"`   // card numbers or a short word on it
	Confidence string `field:"confidence"` // low, mid, high
}

// Root is a cause within reach, and who can change it.
type Root struct {
	Base
	Why      ID     `field:"why"`
	Text     string `field:"text"`
	DataHeld string `field:"data_held"` // what government already holds that would prove it
	Control  string `field:"control"`   // ours, influence, outside
	Lever    string `field:"lever"`     // rule, process, information, skill, space, money, system, incentive
	Owner    string `field:"owner"`     // a role, never a name
}

// POV is a point of view: a citizen in a situation needs something because of
// an insight.
type POV struct {
	Base
	Who       string `field:"who"`
	Situation string `field:"situation"`
	Need      string `field:"need"`
	Insight   string `field:"insight"`
}

// HMW is a "How might we" question.
type HMW struct {
	Base
	Text         string `field:"text"`
	POV          ID     `field:"pov"`
	NoSolution   *bool  `field:"no_solution"`
	NotTooWide   *bool  `field:"not_too_wide"`
	NotTooNarrow *bool  `field:"not_too_narrow"`
	CitizenNamed *bool  `field:"citizen_named"`
	Chosen       bool   `field:"chosen"`
}

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

// Concept is a pilot with its target TCV.
type Concept struct {
	Base
	Title        string `field:"title"`
	HMW          ID     `field:"hmw"`
	Change       string `field:"change"`
	SmallestTest string `field:"smallest_test"`
	PlaceType    string `field:"place_type"`
	Cost         *int   `field:"cost"`
	Currency     string `field:"currency"`
	TargetTenths *int   `field:"target_days"`
	TargetMin    *int   `field:"target_min"`
	TargetCost   *int   `field:"target_cost"`
	TargetVisits *int   `field:"target_visits"`
	Risk         string `field:"risk"`
	TriedWith    string `field:"tried_with"`
	TriedWhen    string `field:"tried_when"`
	Decision     string `field:"decision"` // go, hold, no
	Shared       bool   `field:"shared"`   // the one improvement the whole room takes on
}

// Precedent is who has done this well, and whom it would still not reach.
type Precedent struct {
	Base
	Concept  ID     `field:"concept"`
	Text     string `field:"text"`
	Better   string `field:"better"`
	NotReach string `field:"not_reach"`
}

// Action is a commitment: I will ... by ...
type Action struct {
	Base
	Text      string `field:"text"`
	Concept   ID     `field:"concept"`
	Owner     ID     `field:"owner"`
	Champion  ID     `field:"champion"`
	Witness   string `field:"witness"` // a superior, by role
	Helper    ID     `field:"helper"`
	FirstStep string `field:"first_step"`
	Due       string `field:"due"`
	Status    string `field:"status"` // open, doing, done, dropped
	Blocker   string `field:"blocker"`
	Protector string `field:"protector"`
	Ally      string `field:"ally"`
	Consents  string `field:"consents"` // who must agree
}

// Contact is a champion's next contact with citizens.
type Contact struct {
	Base
	Mode   string `field:"mode"`   // visit, shadow, exchange, accompany, host
	Length string `field:"length"` // day, weeks, months
	With   string `field:"with"`
	Date   string `field:"date"`
}

// Review is a follow-up: its date, and once held, what was found.
type Review struct {
	Base
	Day        int    `field:"day"` // 30, 60, 90
	Date       string `field:"date"`
	Action     ID     `field:"action"`
	Status     string `field:"status"`
	Measure    string `field:"measure"` // what will be looked at
	Note       string `field:"note"`
	TimeTenths *int   `field:"time_days"`
	TimeMin    *int   `field:"time_min"`
	Cost       *int   `field:"cost"`
	Currency   string `field:"currency"`
	Visits     *int   `field:"visits"`
	Origin     string `field:"origin"`
	Decision   string `field:"decision"` // keep, change, spread, stop
	NextDue    string `field:"next_due"`
	Help       string `field:"help"`
}

// Agenda is the plan and the clock of one activity, or a break.
type Agenda struct {
	Base
	// List is which of the activity's lists the room looks at, from 0; the table
	// is whose thread it is.
	List int `field:"list"`
	// Screen is what the room's screen does, in the record of ForRoom alone:
	// frozen, blank or plan; empty follows.
	Screen  string `field:"screen"`
	For     string `field:"for"`    // activity id
	Mode    string `field:"mode"`   // full, short, skipped; empty follows the session's plan
	Reason  string `field:"reason"` // time, paper, group
	Planned *int   `field:"planned_min"`
	// ElapsedS is the time on the clock when it was last paused, in seconds;
	// RunningSince is the local date and time at which it was last started.
	ElapsedS     int    `field:"elapsed_s"`
	RunningSince string `field:"running_since"`
	Done         bool   `field:"done"`
	// Seen is when the facilitator last came here: the latest is where the
	// workshop stands.
	Seen string `field:"seen"`
	// Day is the day, from 1, to which an activity was moved or on which a break
	// is; 0 follows the pack.
	Day int `field:"day"`
	// Break is set in what stands around the activities: opening, tea, prayer,
	// lunch, other, buffer, end. At is the time of day that it is meant for, and
	// Title its own name.
	Break string `field:"break"`
	At    string `field:"at"`
	Title string `field:"title"`
	// Revealed is how many visits of the draw with the number Revealing the
	// room has been shown. Of every other draw it has seen all.
	Revealing int `field:"revealing"`
	Revealed  int `field:"revealed"`
}

// Link says that one record rests on another, or that two do not agree.
type Link struct {
	Base
	From ID     `field:"from"`
	To   ID     `field:"to"`
	Role string `field:"role"` // evidence, contradicts
}
