package ui

import "strings"

// asciiSigns are the signs of the frame that stand in sentences and where a text
// was cut, each with one of ASCII that is as wide.
var asciiSigns = strings.NewReplacer(
	"…", "~", "“", `"`, "”", `"`, "‘", "'", "’", "'", "–", "-", "−", "-", "·", ".", "•", "*", "×", "x", "→", ">", "←", "<", "↑", "^", "↓", "v",
)

// asciiOnly puts plain signs in the place of the last others, where only those
// are wanted. What people typed in another script stays: it has no plain form.
func (t *theme) asciiOnly(lines []string) []string {
	if !t.ascii {
		return lines
	}
	for i, l := range lines {
		lines[i] = asciiSigns.Replace(l)
	}
	return lines
}
