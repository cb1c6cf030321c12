package terminal

import (
	"bytes"
	"strings"
	"unicode/utf8"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// decoder cuts what a terminal sends into sequences, and has Ultraviolet read
// each. Cutting is ours because only here it can be known that more is to come:
// Alt and a letter are handed on at once, where the stock reader waits for 50
// milliseconds, and a paste is one text without each of its bytes being read as
// a key.
type decoder struct {
	uv     uv.EventDecoder
	buf    []byte
	paste  []byte // what has come of a paste
	pastes bool
	seen   int // how much of paste was searched for its end
}

const (
	pasteBegins = "\x1b[200~"
	pasteEnds   = "\x1b[201~"
)

func (d *decoder) add(part []byte) {
	if d.pastes {
		d.paste = append(d.paste, part...)
		return
	}
	d.buf = append(d.buf, part...)
}

// waits says that there is the beginning of a sequence.
func (d *decoder) waits() bool { return len(d.buf) > 0 }

// next is the next event. Where only the beginning of one has come it isn't ok,
// unless it is late: then the beginning is all. An event may be nil, where the
// bytes mean nothing.
func (d *decoder) next(late bool) (uv.Event, bool) {
	if d.pastes {
		return d.pasted()
	}
	n, whole := cut(d.buf)
	switch {
	case n == 0, !whole && !late:
		return nil, false
	case !whole:
		n = len(d.buf)
	}
	piece := d.buf[:n:n]
	if string(piece) == pasteBegins {
		d.pastes, d.paste, d.buf = true, append([]byte(nil), d.buf[n:]...), nil
		return d.pasted()
	}
	used, e := d.uv.Decode(piece)
	if key, ok := console[string(piece)]; ok {
		e = key
	}
	if piece[0] != ansi.ESC {
		n = max(used, 1) // the next character is an event of its own
	}
	if d.buf = d.buf[n:]; len(d.buf) == 0 {
		d.buf = nil
	}
	if _, unknown := e.(uv.UnknownEvent); unknown {
		e = nil
	}
	return e, true
}

// console are the keys that the Linux console sends in its own way.
var console = map[string]uv.Event{
	"\x1b[[A": uv.KeyPressEvent{Code: uv.KeyF1},
	"\x1b[[B": uv.KeyPressEvent{Code: uv.KeyF2},
	"\x1b[[C": uv.KeyPressEvent{Code: uv.KeyF3},
	"\x1b[[D": uv.KeyPressEvent{Code: uv.KeyF4},
	"\x1b[[E": uv.KeyPressEvent{Code: uv.KeyF5},
}

// pasted is a paste that has come to its end. It keeps what was pasted as it
// is, but for bytes that are no text.
func (d *decoder) pasted() (uv.Event, bool) {
	from := max(d.seen-len(pasteEnds), 0)
	at := bytes.Index(d.paste[from:], []byte(pasteEnds))
	if at < 0 {
		d.seen = len(d.paste)
		return nil, false
	}
	at += from
	text := strings.ToValidUTF8(string(d.paste[:at]), "")
	d.buf = append([]byte(nil), d.paste[at+len(pasteEnds):]...)
	d.pastes, d.paste, d.seen = false, nil, 0
	return uv.PasteEvent{Content: text}, true
}

// cut is how long the first sequence is, and whether it is all there. Text up
// to the next control character is one piece, of which the decoder takes a
// character at a time.
func cut(b []byte) (n int, whole bool) {
	if len(b) == 0 {
		return 0, true
	}
	if b[0] != ansi.ESC {
		return text(b)
	}
	if len(b) == 1 {
		return 1, false
	}
	switch b[1] {
	case '[':
		return csi(b)
	case 'O':
		for n = 2; n < len(b) && b[n] >= '0' && b[n] <= '9'; n++ {
		}
		return min(n+1, len(b)), n < len(b)
	case ']', 'P', '_', '^', 'X':
		return str(b)
	}
	n, whole = cut(b[1:])
	if b[1] != ansi.ESC && whole {
		_, size := utf8.DecodeRune(b[1:])
		n = size
	}
	return n + 1, whole
}

func text(b []byte) (n int, whole bool) {
	if b[0] < ' ' || b[0] == 0x7F {
		return 1, true
	}
	for n < len(b) && b[n] >= ' ' && b[n] != 0x7F {
		if !utf8.FullRune(b[n:]) {
			return max(n, 1), n > 0
		}
		_, size := utf8.DecodeRune(b[n:])
		n += size
	}
	return n, true
}

// csi ends with a letter or such. Three bytes more follow the one that stands
// for the mouse of old, and one more the function keys of the Linux console.
func csi(b []byte) (n int, whole bool) {
	for n = 2; n < len(b); n++ {
		switch c := b[n]; {
		case c == 'M' && n == 2:
			return min(n+4, len(b)), n+4 <= len(b)
		case c == '[' && n == 2:
			return min(n+2, len(b)), n+2 <= len(b)
		case c >= 0x40 && c <= 0x7E:
			return n + 1, true
		case c < 0x20 || c > 0x7E:
			return n, true // broken off
		}
	}
	return n, false
}

// str ends with a string terminator, or BEL, which ends some of them.
func str(b []byte) (n int, whole bool) {
	for n = 2; n < len(b); n++ {
		switch b[n] {
		case ansi.CAN, ansi.SUB:
			return n + 1, true
		case ansi.BEL:
			if b[1] == ']' {
				return n + 1, true
			}
		case ansi.ESC:
			switch {
			case n+1 == len(b):
				return n + 1, false
			case b[n+1] == '\\':
				return n + 2, true
			}
			return n, true // another sequence begins
		}
	}
	return n, false
}
