package terminal

import (
	"context"
	"fmt"
	"io"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	uv "github.com/charmbracelet/ultraviolet"
	"pgregory.net/rapid"
)

// sequences are what terminals send for keys and answers, as xterm, rxvt, the
// Linux console, and those with the keyboard's enhancements do.
func sequences() []string {
	list := []string{
		"a", "A", " ", "é", "ক", "👩‍👩‍👧‍👦", "hello", "\r", "\t", "\x7f", "\x00", "\x01", "\x11", "\x1a", "\x1b", "\x1f",
		"\x1ba", "\x1bA", "\x1b1", "\x1b ", "\x1b\r", "\x1b\x7f", "\x1b\x01", "\x1bé", "\x1b=", "\x1b-", "\x1b[", "\x1bO", "\x1b]", "\x1b\x1b", "\x1b\x1b[A",
		"\x1b[Z", "\x1b[27;5;13~", "\x1b[27;6;71~", "\x1b[27;3;97~", "\x1b[13;2u", "\x1b[27u", "\x1b[103:71;4u", "\x1b[97;3u", "\x1b[97;4u", "\x1b[97;1:3u", "\x1b[57427;5u",
		"\x1b[<64;10;5M", "\x1b[<65;10;5M", "\x1b[<0;1;1M", "\x1b[<0;1;1m", "\x1b[M !!", "\x1b[I", "\x1b[O",
		"\x1b]11;rgb:1a1a/1b1b/2626\x1b\\", "\x1b]11;rgb:1a1a/1b1b/2626\a", "\x1b]10;rgb:ff/ff/ff\x1b\\", "\x1b]52;c;aGVsbG8=\x1b\\",
		"\x1b[?2026;2$y", "\x1b[?2027;0$y", "\x1b[?1u", "\x1b[?62;22c", "\x1b[>1;10;0c", "\x1b[24;80R", "\x1bP>|xterm(390)\x1b\\", "\x1bP1+r524742\x1b\\", "\x1b_Gi=1;OK\x1b\\", "\x1b[?997;1n",
		"\x1bOa", "\x1b[a", "\x1b[7$", "\x1b[7^", "\x1b[7@",
	}
	for _, c := range "ABCDEFHPQRS" {
		list = append(list, fmt.Sprintf("\x1b[%c", c), fmt.Sprintf("\x1bO%c", c))
		for mod := 2; mod <= 8; mod++ {
			list = append(list, fmt.Sprintf("\x1b[1;%d%c", mod, c))
		}
	}
	for n := 1; n <= 34; n++ {
		list = append(list, fmt.Sprintf("\x1b[%d~", n), fmt.Sprintf("\x1b[%d;5~", n))
	}
	return list
}

// TestDecodesAsTheStockReader gives every sequence to both, by itself, as a
// person types: the same events come of it.
func TestDecodesAsTheStockReader(t *testing.T) {
	var wait sync.WaitGroup
	for _, s := range sequences() {
		wait.Go(func() {
			var ours []uv.Event
			k := newKeyboard(func(e uv.Event) { ours = append(ours, e) })
			k.feed([]byte(s))
			k.expire(k.turn)
			if theirs := stockEvents(t, s); !reflect.DeepEqual(meant(ours), meant(theirs)) {
				t.Errorf("%q is %#v, not %#v", s, ours, theirs)
			}
		})
	}
	wait.Wait()
}

// meant leaves out what no model can make anything of, and the cursor's place
// in the first line, which F3 with Shift and such may be taken for.
func meant(events []uv.Event) []string {
	var list []string
	for _, e := range events {
		if at, ok := e.(uv.CursorPositionEvent); ok && at.Y == 0 {
			continue
		}
		if name := fmt.Sprintf("%T", e); !strings.Contains(name, "Unknown") && !strings.Contains(name, "ignored") {
			list = append(list, fmt.Sprintf("%T %#v", e, e))
		}
	}
	return list
}

// stockEvents are what Ultraviolet's reader makes of a sequence.
func stockEvents(t *testing.T, s string) []uv.Event {
	in, out := io.Pipe()
	ctx, end := context.WithCancel(context.Background())
	events := make(chan uv.Event)
	go func() {
		defer close(events)
		if err := uv.NewTerminalReader(in, "xterm-256color").StreamEvents(ctx, events); err != nil {
			t.Error(err)
		}
	}()
	go func() {
		_, _ = io.WriteString(out, s) // the reader is there until it is closed
		time.Sleep(6 * uv.DefaultEscTimeout)
		out.Close()
	}()
	var list []uv.Event
	for e := range events {
		list = append(list, e)
	}
	end()
	return list
}

// TestPiecesMakeTheSameEvents holds for whatever a terminal sends, however it
// is torn into pieces on the way: the events are those of the whole.
func TestPiecesMakeTheSameEvents(t *testing.T) {
	all := sequences()
	rapid.Check(t, func(t *rapid.T) {
		var text strings.Builder
		for range rapid.IntRange(1, 6).Draw(t, "parts") {
			s := rapid.SampledFrom(all).Draw(t, "sequence")
			if s == "\x1b" || s == "\x1b[" || s == "\x1bO" || s == "\x1b]" || s == "\x1b\x1b" || s == "\x1b[7$" {
				continue // the beginnings of others
			}
			if rapid.IntRange(0, 3).Draw(t, "paste") == 0 {
				s = pasteBegins + s + pasteEnds
			}
			text.WriteString(s + "|")
		}
		var once, torn []uv.Event
		whole := newKeyboard(func(e uv.Event) { once = append(once, e) })
		whole.feed([]byte(text.String()))
		pieces := newKeyboard(func(e uv.Event) { torn = append(torn, e) })
		for rest := text.String(); rest != ""; {
			n := rapid.IntRange(1, len(rest)).Draw(t, "piece")
			pieces.feed([]byte(rest[:n]))
			rest = rest[n:]
		}
		if a, b := letters(once), letters(torn); !reflect.DeepEqual(a, b) {
			t.Fatalf("%q is %v at once, and %v in pieces", text.String(), a, b)
		}
	})
}

// letters puts the text of keys together: where a character of several code
// points is torn, each part is a key.
func letters(events []uv.Event) []string {
	var list []string
	text := ""
	for _, e := range events {
		if k, ok := e.(uv.KeyPressEvent); ok && k.Text != "" && k.Mod&^uv.ModShift == 0 {
			text += k.Text
			continue
		}
		list = append(list, text)
		text = ""
		list = append(list, meant([]uv.Event{e})...)
	}
	return append(list, text)
}

// TestLinuxConsole is where the stock reader takes F1 for the letter A.
func TestLinuxConsole(t *testing.T) {
	for i, s := range []string{"\x1b[[A", "\x1b[[B", "\x1b[[C", "\x1b[[D", "\x1b[[E"} {
		var got []uv.Event
		k := newKeyboard(func(e uv.Event) { got = append(got, e) })
		k.feed([]byte(s))
		if len(got) != 1 || got[0] != (uv.KeyPressEvent{Code: uv.KeyF1 + rune(i)}) {
			t.Errorf("%q is %v", s, got)
		}
	}
}

// TestAltIsNotWaitedFor is what the stock reader takes 50 milliseconds for.
func TestAltIsNotWaitedFor(t *testing.T) {
	var got []uv.Event
	k := newKeyboard(func(e uv.Event) { got = append(got, e) })
	k.feed([]byte("\x1bg"))
	if len(got) != 1 || got[0].(uv.KeyPressEvent).String() != "alt+g" {
		t.Fatalf("Alt and G at once are %v", got)
	}
	if k.feed([]byte("\x1b")); len(got) != 1 {
		t.Fatalf("Esc is not waited for: %v", got)
	}
	for end := time.Now().Add(5 * time.Second); time.Now().Before(end); time.Sleep(time.Millisecond) {
		k.mu.Lock()
		n := len(got)
		k.mu.Unlock()
		if n == 2 {
			break
		}
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	if len(got) != 2 || got[1].(uv.KeyPressEvent).String() != "esc" {
		t.Fatalf("Esc by itself is %v", got)
	}
}
