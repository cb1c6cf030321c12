package ui

// pastedPrivate says how many of the pasted lines point to a person, since
// nobody sees them as they are typed; "" where none does.
func (d *desk) pastedPrivate(lines []string) string {
	f, n := d.finder(), 0
	for _, l := range lines {
		if len(f.Find(l)) > 0 {
			n++
		}
	}
	switch n {
	case 0:
		return ""
	case 1:
		return " 1 points to a person: go to it, and Alt+K masks it."
	}
	return " " + itoa(n) + " point to a person: go to each, and Alt+K masks it."
}
