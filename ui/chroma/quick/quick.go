// Package quick shows code as it was typed, whatever its language.
package quick

import "io"

// Highlight writes the source as it is. The language, the formatter and the
// style are taken for the sake of those who call it.
func Highlight(w io.Writer, source, _, _, _ string) error {
	_, err := io.WriteString(w, source)
	return err
}
