package cli

import (
	"fmt"
	"strings"
	"sync"
	"time"

	"doorstep/session"
)

// duringEvery is how often what goes on is drawn again, with the seconds gone.
const duringEvery = time.Second

// during says on the terminal that something goes on, where it takes longer than
// a moment: what is quick does not flicker. Whoever calls it calls what it
// returns before anything else is said. Where messages don't go to a terminal it
// says nothing.
func (a *app) during(format string, args ...any) (end func()) {
	if !isTerminal(a.stderr) {
		return func() {}
	}
	text := "doorstep: " + session.OneLine(session.Shown(fmt.Sprintf(format, args...)))
	stop, stopped := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(stopped)
		began, drawn := time.Now(), 0
		for wait := progressAfter; ; wait = duringEvery {
			select {
			case <-stop:
				if drawn > 0 {
					fmt.Fprintf(a.stderr, "\r%s\r", strings.Repeat(" ", drawn))
				}
				return
			case <-time.After(wait):
			}
			line := cutTo(text, duringCells)
			if s := int(time.Since(began).Seconds()); s > 0 {
				line += fmt.Sprintf(", %d s", s)
			}
			fmt.Fprintf(a.stderr, "\r%s", line)
			drawn = max(drawn, len(line))
		}
	}()
	var once sync.Once
	return func() {
		once.Do(func() { close(stop) })
		<-stopped
	}
}

// duringCells is the room of the line: it must not wrap, or it could not be
// taken away again.
const duringCells = 64

// cutTo cuts a text to so many letters.
func cutTo(text string, n int) string {
	letters := []rune(text)
	if len(letters) <= n {
		return text
	}
	return string(letters[:n-3]) + "..."
}
