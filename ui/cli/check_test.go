package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"doorstep/session"
	"doorstep/session/store"
	"doorstep/ui"
)

// TestCheckProblems: words that differ between the log and the readable table
// are a problem, and words that differ from their checksum are damage.
func TestCheckProblems(t *testing.T) {
	path, o := newFile(t)
	doc, _, err := store.Open(t.Context(), path, o)
	if err != nil {
		t.Fatal(err)
	}
	word := []byte("seldomheardword")
	g := doc.State().Begin(ui.RealSource(), doc.Device(), "1.6")
	if _, err := g.Add(session.KindCard, session.Patch{"text": string(word)}); err != nil {
		t.Fatal(err)
	}
	if err := doc.Commit(t.Context(), g.Changes()); err != nil {
		t.Fatal(err)
	}
	if err := doc.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	body, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	met := map[int]int{}
	for at := bytes.Index(body, word); at >= 0; {
		altered := bytes.Clone(body)
		altered[at] = 'S'
		file := filepath.Join(t.TempDir(), "altered.doorstep")
		if err := os.WriteFile(file, altered, 0o600); err != nil {
			t.Fatal(err)
		}
		var out, said strings.Builder
		a := &app{stdin: strings.NewReader(""), stdout: &out, stderr: &said, env: os.Getenv, source: ui.RealSource()}
		code := a.run(t.Context(), []string{"check", file})
		met[code]++
		switch {
		case code == exitFailed && !strings.Contains(out.String(), "1 problem") || code == exitFailed && !strings.Contains(out.String(), "\n  1 record is other in the readable table"):
			t.Errorf("it printed %q", out.String())
		case code == exitRefused && !strings.Contains(said.String(), "damaged"):
			t.Errorf("it said %q", said.String())
		}
		next := bytes.Index(body[at+1:], word)
		if next < 0 {
			break
		}
		at += 1 + next
	}
	if met[exitFailed] == 0 || met[exitRefused] == 0 || len(met) != 2 {
		t.Errorf("by exit code: %v; wanted some of %d and of %d", met, exitFailed, exitRefused)
	}
}
