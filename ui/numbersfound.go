package ui

// numbersFound says how many telephone and identity numbers and mail addresses
// stand on the page, "" where there are none.
func numbersFound(found []string) string {
	if len(found) == 0 {
		return ""
	}
	return ", " + plural(len(found), "NUMBER", "NUMBERS") + " OF PEOPLE FOUND"
}

// blamesFound says how many lines on the page put the cause on a person, ""
// where none does.
func blamesFound(found []string) string {
	if len(found) == 0 {
		return ""
	}
	return ", " + plural(len(found), "LINE BLAMES", "LINES BLAME") + " A PERSON"
}
