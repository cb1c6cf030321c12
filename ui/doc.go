// Package ui is doorstep on the screen: an app with a stack of screens, an
// instrument for each way of capturing, and one theme. It draws what the
// session and the pack say, and holds nothing of its own that must survive.
//
// A file's name begins with what it is about:
//
//	the program         ui app stack screen frame band statusline offer slowly leave leaving ended
//	keys                keys keyname press actions palette across viewonly help
//	text and colour     text cells ink theme asciionly bars digits bigtext more footnotes markdown pattern words
//	typing              line lineedit field select half jot ahead minutes private names
//	files               library waits newworkshop practice filename commands elsewhere mergescreen cameback
//	the open session    desk rows kept threads walk welcome settle undone told teller held redact
//	the day             run briefing agenda clock clockscreen replan daytime setup roster services list catch tour about
//	capturing           instrument cards sheet board ballot draw gate outside whys statement problem quadrants poster journey
//	reading             find finder hit history past thread evidence mirror checklist reveal
//	papers              papers brieffound sofar handover
//	the room's window   room projector
//	line by line        plain
//
// Tests stand beside what they test. The library's screen, for one, is drawn and
// led in library.go; what it asks of files is a command in commands.go.
package ui
