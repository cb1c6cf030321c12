package ui

import "reflect"

// abouts say what each way of capturing is for, in the help of the workshop.
// Every instrument has one; a test goes through them.
var abouts = map[reflect.Type]string{
	reflect.TypeFor[*sheet]():           "Rows of fields, as in a spreadsheet: type to fill a cell, Tab goes to the next, Enter to the next row. A letter behind a figure says whether it was observed, told or estimated.",
	reflect.TypeFor[*journey]():         "The service step by step, a row each, today's beside the wanted one. The line of sums says what it takes in time, cost and visits, and what would be saved.",
	reflect.TypeFor[*cards]():           "One line, one card, as fast as the room talks: Enter keeps it and the next can be typed at once. Begin with p07: or t3: to say who or which table; Tab changes the kind.",
	reflect.TypeFor[*board]():           "Cards are laid under themes. Type the numbers as they are called from the wall, b 12 14 31, or work on the wall itself with the letters of the themes.",
	reflect.TypeFor[*ballot]():          "Counts a vote off paper, item by item. Nothing is shown to the room before it is revealed, all at once; a further round keeps the one before.",
	reflect.TypeFor[*draw]():            "Draws who visits which service: nobody gets the own sector, and every pair has its reason. Ask why, move, swap or lock a pair, or draw again.",
	reflect.TypeFor[*gate]():            "The checklist before anybody goes out, for all pairs and for each that differs. It says who may be sent; what happened can be entered whatever is ticked.",
	reflect.TypeFor[*outside]():         "Who is here, out, due, late and back while the pairs are on their visits. Enter does the next step for the chosen pair.",
	reflect.TypeFor[*whys]():            "The strip of whys: Enter keeps an answer and asks why of it, one level deeper; Tab and Shift+Tab move it in and out. A root cause is marked with who can change it.",
	reflect.TypeFor[*statement]():       "Sentences to fill in, such as a point of view. What a sentence seems to lack is asked while it is typed; a hint blocks nothing.",
	reflect.TypeFor[*quadrants]():       "The poster of one person in one moment, six boxes. Type a line, Tab goes to the next box; what was seen and what is guessed are told apart.",
	reflect.TypeFor[*briefInstrument](): "The brief as it will be handed over, to read aloud before it goes out. What is corrected in the activities is corrected here.",
}

// scriptAbout is said where an activity captures nothing.
const scriptAbout = "This activity is done in the room; the script is all there is to it here."

// aboutInstrument says what an instrument is for, "" for one that nobody
// described.
func aboutInstrument(i instrument) string {
	if i == nil {
		return scriptAbout
	}
	return abouts[reflect.TypeOf(i)]
}
