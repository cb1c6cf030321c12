package store

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"testing"
	"time"

	"doorstep/session"
)

// write is the process that TestKill kills: it opens the document, and says on
// stdout of each card that it is durable.
func write(path string) int {
	ctx := context.Background()
	o := Options{StateDir: os.Getenv("DOORSTEP_STATE"), pace: hurried}
	if os.Getenv("DOORSTEP_TEST_ROLE") == "tool" {
		o.Role = Tool
	}
	early := os.Getenv("DOORSTEP_TEST_EARLY") != "" // the control: it promises first
	d, _, err := Open(ctx, path, o)
	if err != nil {
		fmt.Println("error", err)
		return 1
	}
	state, src := d.State(), o.withDefaults().Source
	for i := range 100_000 {
		g := state.Begin(src, d.Device(), "1.6")
		if _, err := g.Add(session.KindCard, session.Patch{"text": fmt.Sprintf("card %d", i), "kind": "pain"}); err != nil {
			fmt.Println("error", err)
			return 1
		}
		if early {
			fmt.Println("kept", g.Changes()[0].ID)
		}
		if err := d.Commit(ctx, g.Changes()); err != nil {
			fmt.Println("error", err)
			return 1
		}
		if !early {
			fmt.Println("kept", g.Changes()[0].ID)
		}
		if i%20 == 19 {
			time.Sleep(3 * time.Millisecond)
		}
	}
	return 0
}

// TestKill kills a writing process at random moments. What it had said to be
// kept must be there afterwards, and the document whole at every moment.
// DOORSTEP_KILLS asks for so many rounds.
func TestKill(t *testing.T) {
	rounds := rounds(15, 200)
	if n, err := strconv.Atoi(os.Getenv("DOORSTEP_KILLS")); err == nil {
		rounds = n
	}
	p := newPlace(t)
	p.create(p.options(never)).close()
	kept := map[session.ID]bool{}
	back := 0
	for round := range rounds {
		fresh := p.killed(rand.N(120 * time.Millisecond))
		for _, id := range fresh {
			kept[id] = true
		}
		if _, err := Read(t.Context(), p.path); err != nil {
			t.Fatalf("round %d: the document is not whole: %v", round, err)
		}
		if round%3 == 2 {
			continue // killed twice before anybody looks
		}
		d, opened := p.open(p.options(hurried))
		if len(opened.Problems)+opened.Older+len(opened.Clashes) > 0 {
			t.Fatalf("round %d: opening told %+v", round, opened)
		}
		back += len(opened.Recovered)
		p.hasAll(round, d, kept)
		if left := p.beside(); len(left) > 0 {
			t.Fatalf("round %d: left beside the document: %q", round, left)
		}
	}
	if len(kept) == 0 || back == 0 {
		t.Errorf("%d changes kept, %d came back: the test tested nothing", len(kept), back)
	}
	t.Logf("%d kills: %d changes kept, 0 lost; %d came back after a kill", rounds, len(kept), back)
}

// hasAll closes an open laptop, and fails unless it has all that was kept and the
// document all that it has.
func (p place) hasAll(round int, d *desk, kept map[session.ID]bool) {
	p.t.Helper()
	for id := range kept {
		if !d.state.Has(id) {
			p.t.Fatalf("round %d: a change that was kept is lost", round)
		}
	}
	d.close()
	if got, want := len(p.read().Changes), d.state.Len(); got != want {
		p.t.Fatalf("round %d: %d changes in the document, and %d in the log", round, got, want)
	}
}

// TestKillControl: a writer that says that a change is kept before it is loses
// some to the same kills, or TestKill would prove nothing.
func TestKillControl(t *testing.T) {
	t.Setenv("DOORSTEP_TEST_EARLY", "1")
	p := newPlace(t)
	p.create(p.options(never)).close()
	for round := range 200 {
		kept := p.killed(rand.N(60 * time.Millisecond))
		d, _ := p.open(p.options(hurried))
		lost := slices.ContainsFunc(kept, func(id session.ID) bool { return !d.state.Has(id) })
		d.close()
		if lost {
			t.Logf("control, promised before it was kept: lost something to kill %d", round+1)
			return
		}
	}
	t.Error("a writer that promises too early loses nothing to 200 kills")
}

// killed runs a writer, kills it some time after its first change, and returns
// what it said to be kept.
func (p place) killed(after time.Duration) []session.ID {
	p.t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "DOORSTEP_TEST_WRITER="+p.path, "DOORSTEP_STATE="+p.state)
	if after%2 == 1 {
		cmd.Env = append(cmd.Env, "DOORSTEP_TEST_ROLE=tool")
	}
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		p.t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		p.t.Fatal(err)
	}
	defer func() {
		cmd.Process.Kill()
		cmd.Wait()
	}()
	var ids []session.ID
	killing := false
	lines := bufio.NewReader(out)
	for {
		line, err := lines.ReadString('\n')
		if err == io.EOF {
			return ids // a line without its end was cut off by the kill
		} else if err != nil {
			return ids
		}
		var text string
		if _, err := fmt.Sscanf(line, "kept %s\n", &text); err != nil {
			p.t.Fatalf("the writer says: %s", line)
		}
		id, err := session.ParseID(text)
		if err != nil {
			p.t.Fatal(err)
		}
		ids = append(ids, id)
		if !killing {
			killing = true
			time.AfterFunc(after, func() { cmd.Process.Kill() })
		}
	}
}
