package ui

// numbersFound says how many telephone and identity numbers and mail addresses
// stand on the page, "" where there are none.
func numbersFound(found []string) string {
	if len(found) == 0 {
		return ""
	}
	return ", " + plural(len(found), "NUMBER", "NUMBERS") + " OF PEOPLE FOUND"
}
