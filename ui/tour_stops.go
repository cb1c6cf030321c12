package ui

import "doorstep/session"

// tourStop is one stop of the tour: a place of the practice session, and what to
// know of it in at most two short sentences. Keys stand between backticks.
type tourStop struct {
	title string
	text  string
	// activity is where the workshop stands, and kind which of its lists is
	// shown; "" for the first.
	activity, kind string
	// over is the screen that lies over the workshop.
	over tourScreen
	// files says that the line below names the folder of the sessions.
	files bool
}

// tourScreen is a screen that a stop shows.
type tourScreen int

const (
	tourWorkshop tourScreen = iota
	tourLibrary
	tourAgenda
	tourBrief
	tourHelp
)

// tourStops are the stops, in the order of a workshop. Each is read in less than
// ten seconds.
var tourStops = []tourStop{
	{
		title: "The library", over: tourLibrary, files: true,
		text: "Every workshop is one file in this list. `n` begins a new one and asks only for a title; `Enter` opens what you chose.",
	},
	{
		title: "Where the workshop stands", activity: "1.6", over: tourAgenda,
		text: "The whole plan: what is done, what is now, and when each part begins. `F8` opens it, from anywhere.",
	},
	{
		title: "An activity", activity: "1.6", kind: session.KindCard,
		text: "The script, the clock, and one line: what the room says, `Enter` keeps it as a card. `F4` goes on, `F7` starts the clock.",
	},
	{
		title: "The wall", activity: "2.1", kind: session.KindTheme,
		text: "`F4` goes on to the wall, where cards are laid under themes. As their numbers are called, `b 12 14 31` sends those to theme B.",
	},
	{
		title: "The journey", activity: "3.4", kind: session.KindJourneyStep,
		text: "The service step by step, as the room wants it; `F6` turns to the next list. Below stands what it saves: time, cost and visits.",
	},
	{
		title: "The brief", activity: "3.8", over: tourBrief,
		text: "The page that they take home, made of what the room said. `F9` shows it at any time; `e` writes it to a file.",
	},
	{
		title: "Help, and nothing lost", activity: "1.6", over: tourHelp,
		text: "`F1` says what a place is for and its keys; `Ctrl+Z` takes back a mistake. What you type is kept as you go; `Ctrl+Q` may come at any time.",
	},
}
