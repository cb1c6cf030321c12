package cli

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"doorstep/content"
	"doorstep/session"
	"doorstep/session/store"
	"doorstep/ui"
)

// newFile makes a session, and has commands and this process keep their working
// copies in the same place.
func newFile(t *testing.T) (path string, o store.Options) {
	t.Helper()
	dir := t.TempDir()
	t.Setenv("DOORSTEP_STATE", filepath.Join(dir, "state"))
	o = store.Options{StateDir: filepath.Join(dir, "state")}
	files, err := content.BuiltinFiles(ui.DefaultPack)
	if err != nil {
		t.Fatal(err)
	}
	path = filepath.Join(dir, "s.doorstep")
	doc, err := store.Create(t.Context(), path, store.New{Pack: files, Fields: session.Patch{"lang": "en"}}, o)
	if err == nil {
		err = doc.Close(t.Context())
	}
	if err != nil {
		t.Fatal(err)
	}
	return path, o
}

// command is the program, as it is in the scripts.
func command(ctx context.Context, stdin string, args ...string) (cmd *exec.Cmd, stderr *bytes.Buffer) {
	cmd = exec.CommandContext(ctx, "doorstep", args...)
	cmd.Stdin = strings.NewReader(stdin)
	stderr = &bytes.Buffer{}
	cmd.Stderr = stderr
	return cmd, stderr
}

// cardTexts are the cards that a file holds.
func cardTexts(t *testing.T, path string) map[string]bool {
	t.Helper()
	f, err := store.Read(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]bool{}
	for _, c := range session.All[session.Card](f.State()) {
		texts[c.Text] = true
	}
	return texts
}

// TestAddBesideEditor: what a tool adds reaches the open editor, and neither
// loses anything.
func TestAddBesideEditor(t *testing.T) {
	path, o := newFile(t)
	editor, _, err := store.Open(t.Context(), path, o)
	if err != nil {
		t.Fatal(err)
	}
	state := editor.State()
	cmd, stderr := command(t.Context(), "from the tool\n", "add", path, "1.6")
	if out, err := cmd.Output(); err != nil {
		t.Fatalf("%v: %s%s", err, out, stderr)
	}
	g := state.Begin(ui.RealSource(), editor.Device(), "1.6")
	if _, err := g.Add(session.KindCard, session.Patch{"text": "from the editor"}); err != nil {
		t.Fatal(err)
	}
	if err := editor.Commit(t.Context(), g.Changes()); err != nil {
		t.Fatal(err)
	}
	met := false
	for late := time.After(10 * time.Second); !met; {
		select {
		case e := <-editor.Events():
			if f, ok := e.(store.Foreign); ok {
				state.ApplyAll(f.Changes)
				met = true
			}
		case <-late:
			t.Fatal("the editor never met the tool's card")
		}
	}
	if err := editor.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	if n := len(session.All[session.Card](state)); n != 2 {
		t.Errorf("the editor shows %d cards, not 2", n)
	}
	if texts := cardTexts(t, path); !texts["from the tool"] || !texts["from the editor"] {
		t.Errorf("the file holds %v", texts)
	}
}

// TestAddAtOnce: several tools write at the same time, and all is there.
func TestAddAtOnce(t *testing.T) {
	path, _ := newFile(t)
	const tools, each = 4, 5
	var all sync.WaitGroup
	for i := range tools {
		all.Go(func() {
			var in strings.Builder
			for j := range each {
				fmt.Fprintf(&in, "card %d.%d\n", i, j)
			}
			cmd, stderr := command(t.Context(), in.String(), "add", path, "1.6")
			if out, err := cmd.Output(); err != nil {
				t.Errorf("%v: %s%s", err, out, stderr)
			}
		})
	}
	all.Wait()
	if texts := cardTexts(t, path); len(texts) != tools*each {
		t.Errorf("%d cards are there, not %d: %v", len(texts), tools*each, texts)
	}
}

// TestAddStopped: a typed line is safe at once, and Ctrl+C leaves it in the
// file.
func TestAddStopped(t *testing.T) {
	if !canScreen {
		t.Skip("no signals can be sent here")
	}
	path, _ := newFile(t)
	cmd, stderr := command(t.Context(), "", "add", path, "1.6")
	cmd.Stdin = nil
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	fmt.Fprintln(in, "typed")
	// The line is printed while the input is still open.
	if line, err := bufio.NewReader(out).ReadString('\n'); err != nil || !strings.HasSuffix(line, "\t#1\n") {
		t.Fatalf("got %q, %v, %s", line, err, stderr)
	}
	if err := cmd.Process.Signal(os.Signal(syscall.SIGINT)); err != nil {
		t.Fatal(err)
	}
	err = cmd.Wait()
	if code := cmd.ProcessState.ExitCode(); code != exitFailed {
		t.Errorf("it ended with %d: %v", code, err)
	}
	if got, want := stderr.String(), "doorstep: stopped; 1 record is in the file\n"; got != want {
		t.Errorf("it said %q, not %q", got, want)
	}
	if texts := cardTexts(t, path); !texts["typed"] {
		t.Errorf("the file holds %v", texts)
	}
}
