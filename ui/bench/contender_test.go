//go:build linux

package main

import (
	"strings"
	"testing"
	"time"
)

// late is a program that shows a word when it is ready, answers each key 50 ms
// after it, and at rest does nothing.
func late() contender {
	const script = `stty raw -echo; printf ready; while c=$(dd bs=1 count=1 2>/dev/null); do sleep 0.05; printf "$c"; done`
	return contender{name: "late", args: []string{"sh", "-c", script}, wait: []string{"never", "ready"}, settle: 100 * time.Millisecond}
}

func TestKeysAreTimedToTheFirstChangeAndToTheLast(t *testing.T) {
	const step = 50
	first, err := late().keys(3, []string{"a", "b"})
	if err != nil {
		t.Fatal(err)
	}
	twice := late()
	twice.args[2] = strings.Replace(twice.args[2], "; done", `; sleep 0.05; printf "$c"; done`, 1)
	last, err := twice.settled(3, []string{"a", "b"})
	if err != nil {
		t.Fatal(err)
	}
	if len(first.ms) != 3 || first.ms.at(1) < step {
		t.Errorf("an answer after %d ms is seen after %v", step, first.ms)
	}
	if len(last) != 3 || last.at(1) < 2*step {
		t.Errorf("what is at rest after %d ms is so after %v", 2*step, last)
	}
}

func TestStartWaitsForWhatIsShownLast(t *testing.T) {
	c := late()
	c.args[2] = "printf ready; sleep 0.1; printf done; sleep 9"
	c.then = "done"
	first, last, err := c.start()
	if err != nil || first <= 0 || last-first < 100 {
		t.Errorf("it is ready after %v and done after %v: %v", first, last, err)
	}
}

func TestIdleSeesWhatIsWrittenForNothing(t *testing.T) {
	c := late()
	c.args[2] = `printf ready; while sleep 0.05; do printf '\rready'; done`
	busy, err := c.idle(time.Second)
	if err != nil || busy.bytes == 0 || busy.wasted != busy.bytes || busy.changes > 0 {
		t.Errorf("it writes %+v: %v", busy, err)
	}
	if busy.cpu <= 0 || busy.wakeups <= 0 {
		t.Errorf("it uses nothing: %+v", busy)
	}
	rest, err := late().idle(300 * time.Millisecond)
	if err != nil || rest.bytes > 0 || rest.memory <= 0 {
		t.Errorf("at rest it is %+v: %v", rest, err)
	}
}

func TestAProgramThatNeverShowsItIsSaidSo(t *testing.T) {
	c := late()
	c.args[2] = "printf other"
	if _, err := (contender{args: c.args, wait: []string{"x"}}).keys(1, nil); err == nil {
		t.Error("it is taken for ready")
	}
}
