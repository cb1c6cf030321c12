package ui

import (
	"regexp"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"

	"doorstep/content"
)

// Scripts and sentences are written for both forms of the program, and name the
// keys of the screen. Here each key has what is typed in its place. A key with a
// name of its own, such as Alt+R, is taken from its binding, so that it is found
// under whatever key it has; Enter, Space, Tab and letters mean one thing here
// and another there, and are told by the word beside them.

// plainWay is what is typed in the place of a key.
type plainWay struct {
	key key.Binding
	way string
	// in is the instrument whose key it is, "" for all.
	in string
}

// plainWays is the one list of them. An instrument's own go before those that
// work everywhere.
func plainWays() []plainWay {
	return slices.Concat(instrumentWays, []plainWay{
		{keys.quit, "/quit", ""},
		{keys.help, "/help", ""},
		{keys.palette, "/help all", ""},
		{keys.undo, "/undo", ""},
		{keys.redo, "/redo", ""},
		{keys.publish, "/save", ""},
		{keys.names, "/names", ""},
		{keys.next, "/next", ""},
		{keys.prev, "/back", ""},
		{keys.agenda, "/agenda", ""},
		{keys.clock, "/clock start", ""},
		{keys.list, "/lists", ""},
		{keys.brief, "/brief", ""},
		{keys.catch, "/catch", ""},
		{keys.sofar, "/sofar", ""},
		{keys.handover, "/handover", ""},
		{keys.papers, "/papers", ""},
		{tourKeys.start, "/tour", ""},
		{keys.table, "/table", ""},
		{keys.setup, "/details", ""},
		{keys.close, "/close", ""},
		{keys.settle, "/settle", ""},
		{keys.other, "/settle", ""},
		{keys.redact, "/remove", ""},
		{keys.forward, "/forward", ""},
		{keys.elsewhere, "/elsewhere", ""},
		{keys.history, "/history", ""},
		{keys.scriptUp, "/script", ""},
		{keys.scriptDown, "/more", ""},
		{keys.remove, "/delete", ""},
		{keys.form, "/edit", ""},
		{acrossKeys.find, "/find", ""},
		{acrossKeys.evidence, "/evidence", ""},
		{acrossKeys.thread, "/thread", ""},
		{acrossKeys.mirror, "/mirror", ""},
		{acrossKeys.empty, "/empty", ""},
		{acrossKeys.table, "/table", ""},
		{acrossKeys.all, "/table all", ""},
		{roomKeys.window, "/room window", ""},
		{roomKeys.freeze, "/room freeze", ""},
		{roomKeys.blank, "/room blank", ""},
		{roomKeys.plan, "/room plan", ""},
		{clockKeys.more, "/clock 1 more", ""},
		{clockKeys.less, "/clock 1 less", ""},
		{clockKeys.more5, "/clock 5 more", ""},
		{clockKeys.less5, "/clock 5 less", ""},
		{clockKeys.big, "/clock", ""},
		{dayKeys.shorten, "/shorten", ""},
		{maskKey, "/mask", ""},
	})
}

// instrumentWays are what an instrument has in the place of its own keys.
var instrumentWays = []plainWay{
	{ballotKeys.reveal, "reveal", content.InstrumentBallot},
	{ballotKeys.again, "again", content.InstrumentBallot},
	{drawKeys.redraw, "draw", content.InstrumentDraw},
	{drawKeys.next, "next", content.InstrumentDraw},
	{drawKeys.all, "all", content.InstrumentDraw},
	{drawKeys.alone, "pairs or alone", content.InstrumentDraw},
	{drawKeys.odd, "odd", content.InstrumentDraw},
	{drawKeys.window, "date, from or by", content.InstrumentDraw},
	{drawKeys.seed, "draw and a number", content.InstrumentDraw},
	{drawKeys.why, "why p07", content.InstrumentDraw},
	{drawKeys.move, "move p07 to land", content.InstrumentDraw},
	{drawKeys.swap, "swap 3 5", content.InstrumentDraw},
	{drawKeys.lock, "lock", content.InstrumentDraw},
	{drawKeys.hold, "lock 3", content.InstrumentDraw},
	{keys.form, "/hand", content.InstrumentDraw},
	{outsideKeys.send, "out 3", content.InstrumentOutside},
	{outsideKeys.back, "back 3", content.InstrumentOutside},
	{outsideKeys.all, "out all", content.InstrumentOutside},
	{outsideKeys.sheet, "/go 1.5", content.InstrumentOutside},
	{gateKeys.tick, "the number of a line", content.InstrumentGate},
	{gateKeys.number, "the number of a line", content.InstrumentGate},
	{gateKeys.pairs, "pair p07", content.InstrumentGate},
	{statementKeys.checks, "check 2", content.InstrumentStatement},
	{statementKeys.state, "turn 2", content.InstrumentStatement},
	{whyKeys.root, "/root 3", content.InstrumentWhys},
	{whyKeys.sure, "/edit 3", content.InstrumentWhys},
	{whyKeys.moveUp, "/move 3 up", content.InstrumentWhys},
	{whyKeys.moveDown, "/move 3 down", content.InstrumentWhys},
	{boxKeys.basis, "/edit 3", content.InstrumentQuadrants},
	{boxKeys.pair, "#3 vs #10", content.InstrumentQuadrants},
	{boxKeys.who, "/who", content.InstrumentQuadrants},
	{boxKeys.turn, "/who", content.InstrumentQuadrants},
	{boxKeys.moveLeft, "/edit 3", content.InstrumentQuadrants},
	{boxKeys.moveRight, "/edit 3", content.InstrumentQuadrants},
	{journeyKeys.before, "/before 3", content.InstrumentJourney},
	{journeyKeys.after, "/after 3", content.InstrumentJourney},
	{journeyKeys.earlier, "/move 3 up", content.InstrumentJourney},
	{journeyKeys.later, "/move 3 down", content.InstrumentJourney},
	{journeyKeys.copy, "/copy", content.InstrumentJourney},
	{journeyKeys.fate, "/drop, /join or /keep", content.InstrumentJourney},
	{sheetKeys.origin, "o, t or e behind a figure", content.InstrumentSheet},
	{sheetKeys.above, "=", content.InstrumentSheet},
	{sheetKeys.filter, "/list and a word", content.InstrumentSheet},
}

// keyToken is a key with a name of its own in a sentence.
var keyToken = pattern(`(?i)\b(?:(?:ctrl|alt|shift)\+)+(?:[a-z]+|[0-9]|[^\s\w])|\bF(?:1[0-2]|[1-9])\b`)

// keySpelt is a key's name in one spelling: modifiers in order, small, and the
// large letter of a shifted one.
func keySpelt(name string) string {
	name = strings.ToLower(name)
	shift := strings.Contains(name, "shift+")
	name = strings.ReplaceAll(name, "shift+", "")
	if shift {
		return "shift+" + name
	}
	return name
}

// keysOf are a binding's keys with a name of their own, in one spelling.
func keysOf(b key.Binding) []string {
	var list []string
	for _, k := range append(slices.Clone(b.Keys()), b.Help().Key) {
		if mod, last, found := strings.Cut(k, "+"); found && mod != "shift" && len(last) == 1 && strings.ToUpper(last) == last && strings.ToLower(last) != last {
			k = mod + "+shift+" + last // alt+V is Alt and a large V
		}
		if keyToken().MatchString(k) {
			list = append(list, keySpelt(k))
		}
	}
	return list
}

// wayOf is what is typed for a key by its name, in a place with some
// instruments; "" where there is nothing.
func wayOf(name string, in []string) string {
	want := keySpelt(name)
	for _, w := range plainWays() {
		if (w.in == "" || slices.Contains(in, w.in)) && slices.Contains(keysOf(w.key), want) {
			return w.way
		}
	}
	return ""
}

// keyWord is a rule for a key that only the word beside it tells apart.
type keyWord struct {
	in   string // the instrument; "" for all
	find func() *regexp.Regexp
	way  string
}

func word(in, find, way string) keyWord { return keyWord{in, pattern(find), way} }

// keyWords are tried in order. They take no more of a sentence than the key and
// the words that tell what it does there.
var keyWords = []keyWord{
	word(content.InstrumentDraw, `press Enter\b`, "type draw"),
	word(content.InstrumentDraw, `\bEnter (does|takes)`, "take 1 $1"),
	word(content.InstrumentDraw, `\bSpace (shows|turns)`, "next $1"),
	word(content.InstrumentDraw, `\bpress w\b`, "type why p07"),
	word(content.InstrumentDraw, `\br (draws)\b`, "draw $1"),
	word(content.InstrumentDraw, `\bm (moves)\b`, "move p07 to land $1"),
	word(content.InstrumentDraw, `\bs marks it, and s on a second one lets the two\b`, "swap 3 5 lets two pairs"),
	word(content.InstrumentDraw, `\bwith l\b`, "by typing lock"),
	word(content.InstrumentDraw, `\bl (unlocks|locks)\b`, "lock or unlock $1"),
	word(content.InstrumentOutside, `\bEnter again (brings)`, "back 3 $1"),
	word(content.InstrumentOutside, `\bEnter (sends)`, "out 3 $1"),
	word(content.InstrumentBallot, `\bEnter (opens)`, "open $1"),
	word(content.InstrumentBallot, `it stands in the line, and open `, "open "),
	word(content.InstrumentBallot, ` and Enter for the theme with the mark`, " for the theme that is asked for"),
	word(content.InstrumentBallot, `\bEnter once more\b`, "the same line once more"),
	word(content.InstrumentBallot, `: Tab, or `, ": "),
	word(content.InstrumentBallot, ` while the mark stands on the theme\b`, " and the letter before it, as in c + words"),
	word(content.InstrumentStatement, `\bTab goes to a check and Space turns it over\b`, "/edit 2 goes through the checks"),
	word(content.InstrumentStatement, `\bSpace (turns)`, "turn 2 $1"),
	word(content.InstrumentStatement, `,? with Space\b`, ": choose 2"),
	word(content.InstrumentWhys, `\bmoves the line out with Shift\+Tab to open a branch, or goes up to an answer and types beneath it\b`, "opens a branch with the number of an answer and a colon in front"),
	word(content.InstrumentQuadrants, `\bTab goes round the boxes, or `, "a box and a colon in front, as in "),
	word("", `\bEsc (leaves|drops|keeps)`, "an empty line $1"),
}

// keysSaid are sentences of the program that mean the screen alone, and what
// they are here.
var keysSaid = strings.NewReplacer(
	"Read as a line; ", "", "; mend the line, or press Esc", "; type the line again",
	" = names it.", " Its letter, a colon and a sentence name it.",
	"The history, F12,", "The history, /history,", "F11 forms", "/details forms",
	"deletes.", "deletes.",
	"Tab goes round the boxes, or t: in front", "a box and a colon in front, as in t:,",
	"Mend the line and press Enter.", "Type it again.",
	" Ctrl+G: the whole screen.", "",
	"All pairs are shown. l locks them.", "All pairs are shown. lock locks them.",
	"l unlocks those that can go.", "unlock lets those go that can.",
	"or left out, in F8.", "or left out, with /plan.",
	"people (F11, or 1.1)", "people (1.1)", "services (F6)", "services (/lists 1)",
	" Esc keeps them here.", "", "type it, or Esc leaves all as it is", "type it, or an empty line leaves all as it is",
	"; Space turns one over", "; /edit with its number changes one",
	"; F8 and M bring it back", "; /plan and full bring it back",
	"Once more: joined with the step above.", "", "Once more keeps it.", "",
)

// screenKey is a key that only the screen has, as a sentence names it.
var screenKey = pattern(`(?i)\b(?:ctrl|alt|shift)\+|\bF(?:[1-9]|1[0-2])\b|\bEsc\b|\bpgdn\b|\bTab (?:goes|or|to)\b|: Tab\b|\bSpace (?:shows|turns)|with Space|(?:press|draw with) [b-z]\b|\bpress Enter|\bEnter (?:opens|sends|does|draws|takes|again)|\b[b-z] (?:draws|moves|marks|locks|unlocks)\b`)

// inCommands puts the keys that a sentence names in the words of the plain form,
// in a place with some instruments.
func inCommands(text string, in []string) string {
	text = keysSaid.Replace(text)
	for _, w := range keyWords {
		if w.in == "" || slices.Contains(in, w.in) {
			text = w.find().ReplaceAllString(text, w.way)
		}
	}
	return keyToken().ReplaceAllStringFunc(text, func(name string) string {
		if way := wayOf(name, in); way != "" {
			return way
		}
		return name
	})
}

// instrumentsOf are the instruments of an activity, by their words.
func instrumentsOf(a *content.Activity) []string {
	if a == nil {
		return nil
	}
	list := []string{a.Instrument}
	for i := range a.Captures {
		list = append(list, a.Captures[i].InstrumentName(a))
	}
	return list
}

// inCommands is the same, in the place where one is.
func (p *plain) inCommands(text string) string {
	if p.run == nil {
		return inCommands(text, nil)
	}
	return inCommands(text, instrumentsOf(p.run.at))
}

// keysLeft is said behind a page that names keys which have no word here, as one
// of a pack of one's own may.
const keysLeft = "Keys that are named here are those of the screen; /help says what is typed instead."

// scriptPage is a page of the script with its keys in words.
func (p *plain) scriptPage(page []string) []string {
	left := false
	for i := range page {
		page[i] = p.inCommands(page[i])
		left = left || screenKey().MatchString(page[i])
	}
	if left {
		page = append(page, keysLeft)
	}
	return page
}
