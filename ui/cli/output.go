package cli

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"doorstep/session"
	"doorstep/session/store"
)

// stdoutPath is the name under which -o means standard output.
const stdoutPath = "-"

// outputFlag adds -o, and --force, which goes with it.
func (a *app) outputFlag(cmd *cobra.Command, to *string, text string) {
	cmd.Flags().StringVarP(to, "output", "o", "", text)
	cmd.Flags().BoolVar(&a.force, "force", false, "write over a file that doorstep did not write, or that was changed since")
}

// deliver writes data to a path, or to standard output for "" and "-". What may
// be written over, and what only with --force, is the rule of WritePaper.
func (a *app) deliver(path string, data []byte) error {
	if path == "" || path == stdoutPath {
		return a.print(data)
	}
	if strings.EqualFold(filepath.Ext(path), store.Extension) {
		return usagef("%s would be written over with something that is no session; choose a name that doesn't end in %s", path, store.Extension)
	}
	switch err := store.WritePaper(path, data, a.storeOptions(store.Tool).StateDir, a.force); {
	case errors.Is(err, store.ErrTheirs):
		return fmt.Errorf("%s is there already and not as doorstep wrote it, so it was left as it is; choose another name, or write over it with --force", path)
	case err != nil:
		return fmt.Errorf("%s could not be written: %w; nothing else was touched", path, cause(err))
	}
	return nil
}

// printJSON writes a value for programs, on lines of its own or on one.
func (a *app) printJSON(v any, indent string) error {
	data, err := encoded(v, indent)
	if err != nil {
		return err
	}
	return a.print(a.forTerminal(data))
}

// encoded is a value as JSON, with a line feed at its end.
func encoded(v any, indent string) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", indent)
	err := e.Encode(v)
	return b.Bytes(), err
}

// forTerminal is JSON as a terminal may have it: the same values, with what a
// terminal would obey written as escapes. Output that goes elsewhere keeps its
// bytes.
func (a *app) forTerminal(data []byte) []byte {
	if !isTerminal(a.stdout) {
		return data
	}
	return escapeJSON(data)
}

// escapeJSON escapes every character that Shown would not leave as it is. JSON
// has none below U+0020 but the line feeds between its values.
func escapeJSON(data []byte) []byte {
	var b bytes.Buffer
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		char := data[:size]
		data = data[size:]
		switch {
		case r < 0x7F || r != utf8.RuneError && session.Shown(string(r)) == string(r):
			b.Write(char)
		case r > 0xFFFF:
			high, low := utf16.EncodeRune(r)
			fmt.Fprintf(&b, `\u%04x\u%04x`, high, low)
		default:
			fmt.Fprintf(&b, `\u%04x`, r)
		}
	}
	return b.Bytes()
}
