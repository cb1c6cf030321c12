package store

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"doorstep/session"
)

// proving says that the whole proofs are asked for, and not the short form that
// runs with the other tests. Every proof holds the program to a promise while
// something fails, and has a control: a program or a medium that breaks the
// promise, and must be caught, or the proof proves nothing.
var proving = os.Getenv("DOORSTEP_PROVE") != ""

// rounds is how often a proof tries: few times in a normal run.
func rounds(few, many int) int {
	if proving {
		return many
	}
	return few
}

// onlyProving skips what takes longer, or reaches further into the system, than
// the tests of every day should.
func onlyProving(t *testing.T) {
	t.Helper()
	if !proving {
		t.Skip("it is part of .ci/prove")
	}
}

// skipProof leaves a proof out, and says why in words that .ci/prove repeats.
func skipProof(t *testing.T, why string) {
	t.Helper()
	t.Skipf("NOT PROVED: %s", why)
}

// writeUnsynced is the control's writer: it says that a change is kept once
// SQLite says so, which has not synced it.
func writeUnsynced(path string) int {
	path += ".unsynced"
	if f, err := os.Create(path); err != nil || f.Close() != nil {
		return 1
	}
	e, err := connect("file:" + path + "?_pragma=locking_mode(exclusive)&_pragma=journal_mode(wal)&_pragma=synchronous(normal)")
	if err != nil {
		return 1
	}
	meta := map[string]string{
		metaDocument: session.ID{1}.String(), metaSession: session.ID{1}.String(), metaFormat: "1", metaNames: "yes", metaPath: path, metaState: stateOpen,
	}
	err = e.exec(context.Background(), strings.Join(workSchema, ";"))
	if err == nil {
		err = e.insertMeta(meta)
	}
	src := Options{}.withDefaults().Source
	s := session.NewState(session.ID{1})
	for i := 0; err == nil; i++ {
		g := s.Begin(src, session.ID{2}, "")
		if _, err = g.Add(session.KindCard, session.Patch{"text": fmt.Sprint("card ", i)}); err == nil {
			err = e.insertChanges(g.Changes())
		}
		if err == nil {
			fmt.Println("kept", g.Changes()[0].ID)
		}
		time.Sleep(time.Millisecond)
	}
	fmt.Println("error", err)
	return 1
}
