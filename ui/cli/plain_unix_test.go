//go:build linux || darwin

package cli_test

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/creack/pty"

	"doorstep/session"
)

// dumb is the program in a terminal that can't move its cursor. What it sends is
// kept as it was sent.
type dumb struct {
	t   *testing.T
	cmd *exec.Cmd
	tty *os.File
	// sent is each piece of what it sent; closed when it has ended.
	sent chan []byte
	all  bytes.Buffer
}

func dumbTerminal(t *testing.T, home string, args ...string) *dumb {
	t.Helper()
	path, err := exec.LookPath("doorstep") // put there by TestMain
	if err != nil {
		t.Fatal(err)
	}
	d := &dumb{t: t, cmd: exec.Command(path, args...), sent: make(chan []byte)}
	d.cmd.Dir = home
	d.cmd.Env = append(os.Environ(), "TERM=dumb", "LC_ALL=C.UTF-8", "TZ=UTC",
		"HOME="+home, "DOORSTEP_DATA="+filepath.Join(home, "data"), "DOORSTEP_STATE="+filepath.Join(home, "state"))
	if d.tty, err = pty.Start(d.cmd); err != nil {
		t.Fatal(err)
	}
	go func() {
		defer close(d.sent)
		for {
			part := make([]byte, 1<<12)
			n, err := d.tty.Read(part)
			d.sent <- part[:n]
			if err != nil {
				return
			}
		}
	}()
	t.Cleanup(func() {
		_ = d.cmd.Process.Kill()
		go func() { _, _ = io.Copy(io.Discard, d.tty) }()
		d.tty.Close()
	})
	return d
}

// dumbAtCards makes the workshop one, and goes to where criticism is written.
func dumbAtCards(t *testing.T, home string) *dumb {
	t.Helper()
	d := dumbTerminal(t, home, "new", "one", "--plain")
	d.hears("Next in People.")
	d.types("/go 1.6\n")
	d.hears("Criticism and praise, kind Pain:\r\n")
	return d
}

// hears waits until the program has said a text; "" waits for its end.
func (d *dumb) hears(text string) {
	d.t.Helper()
	late := time.After(patience)
	for text == "" || !strings.Contains(d.all.String(), text) {
		select {
		case part, open := <-d.sent:
			d.all.Write(part)
			if !open && text == "" {
				return
			}
			if !open {
				d.t.Fatalf("it ended before it said %q:\n%s", text, d.all.String())
			}
		case <-late:
			d.t.Fatalf("it never said %q:\n%s", text, d.all.String())
		}
	}
}

func (d *dumb) types(text string) {
	d.t.Helper()
	if _, err := d.tty.WriteString(text); err != nil {
		d.t.Fatal(err)
	}
}

// TestPlainInterrupted: Ctrl+C ends it, and the line that stands half typed is
// kept with all others.
func TestPlainInterrupted(t *testing.T) {
	home := t.TempDir()
	d := dumbAtCards(t, home)
	d.types("A whole line\n")
	d.hears("Kept #1.")
	d.types("half a line")
	d.hears("half a line") // the terminal's own echo
	d.types("\x03")
	d.hears("")
	if err := d.cmd.Wait(); err != nil {
		t.Errorf("it ended with %v", err)
	}
	said := d.all.String()
	for _, want := range []string{"Kept #2.", "Told to end.", "Everything is saved in "} {
		if !strings.Contains(said, want) {
			t.Errorf("it did not say %q:\n%s", want, said)
		}
	}
	if at := strings.IndexFunc(said, func(r rune) bool { return r < ' ' && r != '\n' && r != '\r' || r >= 0x7F && r < 0xA0 }); at >= 0 {
		t.Errorf("it sent %q", said[at:])
	}
	var texts []string
	for _, r := range read(t, filepath.Join(home, "one.doorstep")).Kind(session.KindCard) {
		texts = append(texts, r.Text())
	}
	if strings.Join(texts, ",") != "A whole line,half a line" {
		t.Errorf("the file holds %q", texts)
	}
}

// TestPlainKilled: what was entered before a power cut comes back.
func TestPlainKilled(t *testing.T) {
	home := t.TempDir()
	d := dumbAtCards(t, home)
	d.types("The last before the cut\n")
	d.hears("Kept #1.")
	if err := d.cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	d.hears("")
	again := dumbTerminal(t, home, "one.doorstep") // TERM says dumb
	again.hears("1.6 Silent criticism")
	again.types("/list\n")
	again.hears("#1 The last before the cut. Kind Pain.")
	again.types("/quit\n")
	again.hears("")
}
