package session

// The kinds of records, and what all of them have. Their Go types stand by stage
// in the files kinds_*.go. A record in the log is a kind, an id and named fields;
// these types are the readings of it that rules, screens and papers use. A field
// that no change has set is the zero value. References are record ids. Units are
// in the names: Min is whole minutes, M is metres, Tenths is tenths of a day,
// money is integer minor units of the record's Currency.

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
