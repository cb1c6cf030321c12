//go:build linux

package main

import (
	"os"
	"os/exec"
	"testing"
	"time"
)

func TestWhatTheSystemSaysOfAThread(t *testing.T) {
	status := "Name:\tdoorstep\nVmRSS:\t   10240 kB\nvoluntary_ctxt_switches:\t42\nnonvoluntary_ctxt_switches:\t7\n"
	for name, want := range map[string]float64{"VmRSS": 10240, "voluntary_ctxt_switches": 42, "ctxt_switches": 0, "VmSwap": 0} {
		if got := statusField(status, name); got != want {
			t.Errorf("%s: %v, not %v", name, got, want)
		}
	}
	if got := cpuOf("2500000 17 3\n"); got != 2.5 {
		t.Errorf("2,500,000 ns are %v ms", got)
	}
}

func TestSinceCountsNoThreadThatHasEnded(t *testing.T) {
	before := use{threads: map[string]threadUse{"1": {10, 100}, "2": {50, 500}}}
	after := use{threads: map[string]threadUse{"1": {13, 104}, "3": {2, 1}}}
	if cpu, wakeups := after.since(before); cpu != 5 || wakeups != 5 {
		t.Errorf("it used %v ms and woke %v times, not 5 and 5", cpu, wakeups)
	}
}

func TestUseIsThatOfChildrenToo(t *testing.T) {
	cmd := exec.Command("sh", "-c", "while :; do sleep 0.01; done")
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	}()
	me := useOf(os.Getpid())
	if me.memory < 1 || len(me.threads) < 2 {
		t.Fatalf("this program uses %.1f MB in %d threads", me.memory, len(me.threads))
	}
	id := map[string]bool{}
	for end := time.Now().Add(10 * time.Second); len(id) < 2; time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("its children were never seen")
		}
		for thread := range useOf(cmd.Process.Pid).threads {
			id[thread] = true
		}
	}
}
