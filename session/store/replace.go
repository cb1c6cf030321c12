package store

import (
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"strings"
)

// tempSuffix ends the name of an image on its way: NAME.doorstep.TOKEN.tmp,
// where TOKEN is sixteen hexadecimal digits. Where a rename is not the one
// step that it should be, such a file is what the session comes back from.
const tempSuffix = ".tmp"

// newMode is for a document that was not there: it may hold names, so it is
// its owner's alone until the owner says otherwise.
const newMode fs.FileMode = 0o600

func tempName(path string) string {
	var token [8]byte
	rand.Read(token[:]) // never fails, as its documentation says
	return path + "." + hex.EncodeToString(token[:]) + tempSuffix
}

// tempOf is the name of the document that an image is on its way to; ok is
// false where a name is not that of such an image.
func tempOf(name string) (base string, ok bool) {
	name, isTemp := strings.CutSuffix(name, tempSuffix)
	at := strings.LastIndexByte(name, '.')
	if !isTemp || at < 0 {
		return "", false
	}
	token, err := hex.DecodeString(name[at+1:])
	return name[:at], err == nil && len(token) == 8
}

// replace puts new bytes in the document's place in one step. The sidecar is
// held, and the document is as it was last seen.
func (p *publisher) replace(body []byte) (err error) {
	if p.mode&0o200 == 0 {
		return fmt.Errorf("%s is marked read-only; take the mark away, and it is written", shown(p.path))
	}
	temp := tempName(p.path)
	if err := p.writeTemp(temp, body); err != nil {
		_ = p.disk.remove(temp)
		return p.reason(err)
	}
	dir := filepath.Dir(p.path)
	// The temporary's name has to be on the medium before the document's is
	// touched: where a rename is more than one step, as on FAT, a power cut may
	// leave nothing else to come back from.
	err = p.disk.syncDir(dir)
	if err == nil {
		err = p.disk.rename(temp, p.path)
	}
	if err != nil {
		_ = p.disk.remove(temp)
		return p.reason(err)
	}
	p.made = true
	hash := sha256.Sum256(body)
	ownMarks.note(p.state, p.seen.hash, hash)
	p.seen.hash, p.seen.whole, p.seen.version, p.seen.format = hash, false, p.log.version, newest
	if p.seen.info, err = p.disk.stat(p.path); err != nil {
		return p.reason(err)
	}
	if err := p.disk.syncDir(dir); err != nil {
		return p.reason(err)
	}
	if info, err := p.disk.stat(dir); err == nil {
		p.seen.medium = medium(info)
	}
	p.seen.whole = true
	p.body = nil
	return nil
}

var errFailing = errors.New("what was written reads back differently")

// writeTemp writes an image, makes it durable, and reads it back: a medium
// that fails is found out before it costs the last good copy.
func (p *publisher) writeTemp(temp string, body []byte) error {
	if err := p.fillTemp(temp, bytes.NewReader(body)); err != nil {
		return err
	}
	back, _, err := p.disk.read(temp)
	if err != nil {
		return err
	}
	if !bytes.Equal(back, body) {
		return errFailing
	}
	return nil
}

// fillTemp is writeTemp without reading back.
func (p *publisher) fillTemp(temp string, body io.WriterTo) error {
	f, err := p.disk.create(temp, p.mode)
	if err != nil {
		return err
	}
	_, err = body.WriteTo(f)
	if err == nil {
		if err = f.Chmod(p.mode); unsupported(err) { // what creating it left out
			err = nil
		}
	}
	if err == nil {
		err = f.Sync()
	}
	if e := f.Close(); err == nil {
		err = e
	}
	return err
}

// reason says in one sentence why the document was not written and what helps.
func (p *publisher) reason(err error) error {
	name, err := shown(p.path), cause(err)
	switch {
	case errors.Is(err, errBusy):
		return fmt.Errorf("another doorstep is writing %s; it is tried again", name)
	case errors.Is(err, errFailing):
		return fmt.Errorf("what was written beside %s reads back differently; the medium is failing, save to another", name)
	case noRoom(err):
		return fmt.Errorf("there is no room beside %s (%w); make some, and it is written", name, err)
	case noWrite(err):
		return fmt.Errorf("the folder of %s can't be written to (%w); it is tried again", name, err)
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("the folder of %s is not there (%w); put the stick back in, and it is written", name, fs.ErrNotExist)
	}
	return fmt.Errorf("%s could not be written (%w); it is tried again", name, err)
}
