package session

// The kinds of stage 2: what was said, what the room makes of it, and what lies
// beneath.

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

// Link says that one record rests on another, or that two do not agree.
type Link struct {
	Base
	From ID     `field:"from"`
	To   ID     `field:"to"`
	Role string `field:"role"` // evidence, contradicts
}
