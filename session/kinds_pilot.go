package session

// The kinds of what comes of it: the pilots, the promises, and what became of
// them.

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
