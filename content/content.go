// Package content holds the method of a workshop as data: packs of Markdown
// files with front matter, read into Packs of stages, activities and pages.
//
// It knows nothing of sessions, screens or files that hold answers. What an
// activity captures is written as fields; how a field is typed, stored and
// drawn is decided by the rooms that import this one.
package content

// Pack is one method in one language: what a facilitator is led through.
type Pack struct {
	// ID names the pack in session files, such as "empathy".
	ID string
	// Lang is the language the texts are in, an ISO 639-1 code such as "en".
	Lang    string
	Title   string
	Summary string
	Stages  []Stage
	// Activities in the order in which they are run, over all stages.
	Activities []*Activity
	// Pages are the reference texts, by id: ethics, principles, roles, values,
	// levers, stars, immersion, before, letter.
	Pages map[string]*Page
	// Days is how the pack spreads the activities over days.
	Days DayPlans
	// About is the Markdown body of pack.md.
	About string
}

// Stage is one of the workshop's parts.
type Stage struct {
	ID    string // "1", "2", "3", or "after"
	Title string
	Short string // a word or two, for the rail
	Aim   string // what is different when the stage is over
}

// Activity is one exercise: its script, its clock and what it captures.
type Activity struct {
	// ID is the stage and the place in it, such as "1.6".
	ID      string
	Stage   string
	Title   string
	Purpose string
	// Minutes and Short are the planned length in full and on the short path.
	// A Short of 0 means that the short path leaves the activity out.
	Minutes, Short int
	// Outside says that the time is spent out of the room and is not counted
	// as room time.
	Outside bool
	Group   string
	// Question is what the whole room works on, as it stands on its screen.
	Question  string
	Materials []string
	// Instrument is how answers are captured unless a capture names its own.
	Instrument string
	Captures   []Capture
	// Prompts are short lines that the facilitator can throw in.
	Prompts []string
	Debrief []string
	// Script is the Markdown to be read aloud, step by step.
	Script string
	// File is where the activity was read from, for messages.
	File string
}

// Capture is one kind of record that an activity writes.
type Capture struct {
	// Kind is the record kind, such as "card" or "visit".
	Kind  string
	Title string
	// Instrument of this capture; empty in the file means the activity's.
	Instrument string
	// Fixed fields are written with every record of this capture.
	Fixed  map[string]string
	Fields []Field
	// Computed columns are shown among the fields and never typed.
	Computed []Computed
}

// Computed is a column that is worked out of a record's other fields. ID names
// the rule, one of Computations; what it does is the session's to know.
type Computed struct{ ID, Label string }

// Field is one thing that is asked.
type Field struct {
	// ID is the name of the field in the session's log.
	ID    string
	Label string
	// Hint is one line of help, shown while the field has the focus.
	Hint string
	Type Type
	// Ref is the kind that a reference points to.
	Ref     string
	Choices []Choice
	// Default is the value that a new row starts with, as it would be typed.
	Default string
	// Need marks the one to three fields that the brief can't do without; all
	// others lie under "more" and never count as missing.
	Need bool
	// Min and Max bound a whole number; nil where there is no bound.
	Min, Max *int
	// Total asks for a sum under the column.
	Total bool
	// Origin says that the figure is observed, told or estimated, kept in a
	// field of its own named after this one.
	Origin bool
}

// Choice is one of the values of a choice field.
type Choice struct{ ID, Label string }

// Type says how a field is typed, checked, stored and shown.
type Type string

// The types of a field, and how the log stores each.
const (
	Line     Type = "line"     // one line of text; string
	Text     Type = "text"     // a paragraph; string
	List     Type = "list"     // short texts, typed with semicolons; array of strings
	Int      Type = "int"      // a whole number; integer
	YesNo    Type = "yesno"    // boolean
	OneOf    Type = "choice"   // one choice; its id as a string
	ManyOf   Type = "choices"  // several choices; array of ids
	Date     Type = "date"     // local civil date; "2006-01-02"
	Time     Type = "time"     // local civil time; "15:04"
	Minutes  Type = "minutes"  // a duration, typed 80, 1h20 or 1:20; integer minutes
	Days     Type = "days"     // days with one decimal; integer tenths of a day
	Money    Type = "money"    // an amount in the session's currency; integer minor units
	Distance Type = "distance" // typed in kilometres; integer metres
	Stars    Type = "stars"    // 1 to 5; integer
	Feeling  Type = "feeling"  // -2 to +2; integer
	Ref      Type = "ref"      // a record of kind Ref; its id as a string
	Refs     Type = "refs"     // several records of kind Ref; array of ids
)

// The instruments that an activity or a capture may name.
const (
	InstrumentNone      = "none"
	InstrumentSheet     = "sheet"
	InstrumentJourney   = "journey"
	InstrumentCards     = "cards"
	InstrumentBoard     = "board"
	InstrumentBallot    = "ballot"
	InstrumentDraw      = "draw"
	InstrumentOutside   = "outside"
	InstrumentWhys      = "whys"
	InstrumentStatement = "statement"
	InstrumentQuadrants = "quadrants"
	InstrumentBrief     = "brief"
	InstrumentGate      = "gate"
)

// Page is a reference text with named items: the ethics rules, the five
// values, the roles and so on.
type Page struct {
	ID    string
	Title string
	Items []Item
	Body  string
	File  string
}

// Item is one rule, value, role or principle.
type Item struct{ ID, Title, Text string }
