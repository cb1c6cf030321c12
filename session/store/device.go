package store

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"doorstep/session"
)

// device is who this laptop is in one document's log: a random id, and the
// highest clock that it wrote. It is kept for the editor, so that undo goes on
// after a restart. A tool runs beside the editor and is a device of its own
// each time.
//
// A folder of state that was copied to another laptop gives two of them one
// id. The other's changes show it: they carry our id and a clock that we never
// came to. Then we take a new one.
type device struct {
	id    session.ID
	clock int64
}

const deviceFile = "device"

// loadDevice reads the device from a document's state folder, or mints one. A
// file that can't be read costs no more than the undo of earlier sittings.
func loadDevice(dir string, src session.Source) device {
	f, err := os.Open(filepath.Join(dir, deviceFile))
	if err != nil {
		return device{id: src.NewID()}
	}
	defer f.Close()
	var text string
	var d device
	if _, err := fmt.Fscanf(bufio.NewReader(f), "%s %d\n", &text, &d.clock); err != nil {
		return device{id: src.NewID()}
	}
	if d.id, err = session.ParseID(text); err != nil || d.id.IsZero() {
		return device{id: src.NewID()}
	}
	return d
}

// save writes the device in one step.
func (d device) save(dir string) error {
	path := filepath.Join(dir, deviceFile)
	body := strings.NewReader(fmt.Sprintf("%s %d\n", d.id, d.clock))
	temp, err := os.CreateTemp(dir, deviceFile+"-*")
	if err != nil {
		return cause(err)
	}
	_, err = body.WriteTo(temp)
	if e := temp.Close(); err == nil {
		err = e
	}
	if err == nil {
		err = os.Rename(temp.Name(), path)
	}
	if err != nil {
		os.Remove(temp.Name())
	}
	return err
}

// wrote notes changes made here.
func (d *device) wrote(changes []*session.Change) {
	for _, c := range changes {
		if c.Device == d.id {
			d.clock = max(d.clock, c.Clock)
		}
	}
}

// stolen says whether somebody else writes under our id: a change that we meet
// in a document carries it, and a clock that we never wrote.
func (d device) stolen(changes []*session.Change) bool {
	for _, c := range changes {
		if c.Device == d.id && c.Clock > d.clock {
			return true
		}
	}
	return false
}
