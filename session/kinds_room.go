package session

// The kinds of the whole workshop: who is in the room, by which rules, and
// what is done when.

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
