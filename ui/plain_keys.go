package ui

import (
	"slices"
	"strings"
)

// keysInWords are the keys of the screen as sentences name them, and what is
// typed in their place here.
var keysInWords = strings.NewReplacer(slices.Concat(keysSaid, keysScripted)...)

// inCommands puts the keys that a sentence names in the words of the plain
// form.
func inCommands(text string) string { return keysInWords.Replace(text) }

// keysSaid stand in what the program says, the longer ones first.
var keysSaid = []string{
	"Read as a line; ", "", "; mend the line, or press Esc", "; type the line again",
	" = names it.", " Its letter, a colon and a sentence name it.",
	"Ctrl+Z", "/undo", "F11 forms", "/details forms", "The history, F12,", "The history, /history,",
	keys.elsewhere.Help().Key + " saves elsewhere", "/elsewhere saves elsewhere",
	keys.forward.Help().Key + " brings", "/forward brings",
	keys.remove.Help().Key + " deletes", "/delete with its number deletes",
	"Alt+Shift+V shows the mirror", "/mirror tells the mirror",
	"moves the line out with Shift+Tab to open a branch, or goes up to an answer and types beneath it", "types the number of an answer and a colon in front, to put another one beneath it",
	"Tab goes round the boxes, or `t:` in front", "a box and a colon in front, as in t:,",
	"Tab goes round the boxes, or t: in front", "a box and a colon in front, as in t:,",
	"Mend the line and press Enter.", "Type it again.",
	" Ctrl+G: the whole screen.", "", "Alt+A opens another round", "again opens another round",
	"All pairs are shown. l locks them.", "All pairs are shown. lock locks them.",
	"l unlocks those that can go.", "unlock lets those go that can.",
	"people (F11, or 1.1)", "people (1.1)", "services (F6)", "services (/lists 1)",
	" Esc keeps them here.", "", "type it, or Esc leaves all as it is", "type it, or an empty line leaves all as it is",
	"; Space turns one over", "; /edit with its number changes one",
}

// keysScripted stand in the scripts of the pack.
var keysScripted = []string{
	"then press Enter. Nobody gets", "then type draw. Nobody gets",
	"Space shows the next pair.", "next, or an empty line, says the next pair.",
	"choose their pair and press w. It shows", "type why and their alias, as in why p07. It says",
	"r draws again, or swap one of them.", "draw draws again, or swap one of them.",
	"Ctrl+E opens the list, to type each pair as it comes.", "/hand takes each pair as it comes.",
	"Choose the pair. m moves it to another service; s marks it, and s on a second one lets the two change places.",
	"move p07 to land moves a pair to another service; swap 3 5 lets two pairs change places, and swap p07 p12 two people.",
	"Lock the draw with l; a locked pair", "Lock the draw: type lock; a locked pair",
	"the list says so on top, with what can be done. Enter does it.", "list says so first, with what can be done. take 1 does it.",
	"The board beside this shows who", "/list says who", "Enter sends the chosen pair out, and Enter again brings it back.", "out 3 sends a pair out, and back 3 brings it back.",
	"it stands in the line, and Enter opens the vote with it.", "open opens the vote with it.",
	"12 and Enter for the theme with the mark,", "12 for the theme that is asked for,",
	"If it still differs, Enter once more keeps what was counted.", "If it still differs, the same line once more keeps what was counted.",
	"Alt+R shows", "reveal says", "Alt+R reveals", "reveal says", "while the mark stands on the theme,", "and the letter before it, as in c + words,",
	"Alt+A opens a second round", "again opens a second round",
	"Alt+T goes from table to table.", "/table goes from table to table.",
	"held, shaken or broken: Space turns it over.", "held, shaken or broken: turn 2 turns it over.",
	"Alt+C takes the screen's word for what is open, Tab goes to a check and Space turns it over.", "check 2 takes the program's word for what is open, and /edit 2 goes through the checks.",
	"marks it chosen, with Space.", "marks it chosen: choose 2.",
	": Tab, or + and - in front.", ": + and - in front.",
}
