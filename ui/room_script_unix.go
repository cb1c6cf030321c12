//go:build unix

package ui

import (
	"os"
	"path/filepath"
)

// roomScript is what a terminal is given to open that takes no command of its
// own. It reads the words of the command from the files beside it, so that no
// shell reads a person's file name as its own, and takes itself away.
const roomScript = `#!/bin/sh
here=$(dirname "$0")
set --
for word in "$here"/word-*; do set -- "$@" "$(cat "$word")"; done
rm -rf "$here"
exec "$@"
`

// writeRoomScript writes the script and the words of a command, of which there
// are a few, into a folder of their own, and gives the script's path.
func writeRoomScript(command []string) (string, error) {
	dir, err := os.MkdirTemp("", "doorstep-room")
	if err != nil {
		return "", err
	}
	for i, word := range command {
		if err := os.WriteFile(filepath.Join(dir, "word-"+string(rune('a'+i))), []byte(word), 0o600); err != nil {
			return "", err
		}
	}
	path := filepath.Join(dir, "room.command")
	return path, os.WriteFile(path, []byte(roomScript), 0o700)
}
