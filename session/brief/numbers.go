package brief

import "doorstep/session"

// numbersIn looks in what people said for what leads to one person though it is
// no name: a telephone or identity number, a mail address. Each is given once,
// as it is written, in their order.
func numbersIn(said []string) []string {
	var found []string
	seen := map[string]bool{}
	var f session.Finder // which knows no names
	for _, text := range said {
		for _, p := range f.Find(text) {
			if word := text[p.From:p.To]; !seen[word] {
				found, seen[word] = append(found, word), true
			}
		}
	}
	return found
}
