package cli

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"doorstep/session"
	"doorstep/session/store"
)

// stdoutPath is the name under which -o means standard output.
const stdoutPath = "-"

// deliver writes data to a path, or to standard output for "" and "-".
func (a *app) deliver(path string, data []byte) error {
	if path == "" || path == stdoutPath {
		return a.print(data)
	}
	if strings.EqualFold(filepath.Ext(path), store.Extension) {
		return usagef("%s would be written over with something that is no session; choose a name that doesn't end in %s", path, store.Extension)
	}
	if err := replaceFile(path, data); err != nil {
		return fmt.Errorf("%s could not be written: %w; nothing else was touched", path, cause(err))
	}
	return nil
}

// replaceFile writes a file in one step: whoever looks sees the old one or the
// new one, and an error leaves the old one. A link is followed; what is no
// ordinary file, such as a pipe, is written into as it stands.
func replaceFile(path string, data []byte) error {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	mode := fs.FileMode(0o666) // less what the person's umask takes
	info, err := os.Stat(path)
	switch {
	case err == nil && info.IsDir():
		return errors.New("it is a folder")
	case err == nil && !info.Mode().IsRegular():
		return writeInto(path, data)
	case err == nil:
		mode = info.Mode().Perm()
	}
	temp, err := createBeside(path, mode)
	if err != nil {
		return err
	}
	_, err = temp.Write(data)
	if err == nil {
		err = temp.Sync()
	}
	err = errors.Join(err, temp.Close())
	if err == nil {
		err = os.Rename(temp.Name(), path)
	}
	if err != nil {
		_ = os.Remove(temp.Name())
	}
	return err
}

func writeInto(path string, data []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Close())
}

// createBeside makes a new file in the folder of another. It is made anew
// rather than by os.CreateTemp, which leaves the umask aside.
func createBeside(path string, mode fs.FileMode) (*os.File, error) {
	dir, base := filepath.Split(path)
	for n := 1; ; n++ {
		name := filepath.Join(dir, fmt.Sprintf(".%s.%d-%d.tmp", base, os.Getpid(), n))
		f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
		if errors.Is(err, fs.ErrExist) && n < 100 {
			continue
		}
		return f, err
	}
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
