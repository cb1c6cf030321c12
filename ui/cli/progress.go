package cli

import (
	"fmt"
	"io"
	"strings"
	"sync"
	"time"
)

// progress is a bar on the terminal for what takes longer than a moment. Where
// messages don't go to a terminal, it draws nothing.
type progress struct {
	mu    sync.Mutex
	to    io.Writer // nil: not to be seen
	total int
	done  int
	began time.Time
	drawn time.Time
}

// A bar shows only after a while, so that what is quick does not flicker, and
// is drawn a few times a second.
const (
	progressAfter = 400 * time.Millisecond
	progressEvery = 100 * time.Millisecond
	progressCells = 30
)

func (a *app) progress(total int) *progress {
	p := &progress{total: total, began: time.Now()}
	if isTerminal(a.stderr) {
		p.to = a.stderr
	}
	return p
}

// step notes that one more thing is done.
func (p *progress) step() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.done++
	now := time.Now()
	if p.to == nil || now.Sub(p.began) < progressAfter || now.Sub(p.drawn) < progressEvery {
		return
	}
	p.drawn = now
	cells := p.done * progressCells / max(p.total, 1)
	fmt.Fprintf(p.to, "\r[%s%s] %d of %d files", strings.Repeat("#", cells), strings.Repeat(".", progressCells-cells), p.done, p.total)
}

// end takes the bar away.
func (p *progress) end() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.to != nil && !p.drawn.IsZero() {
		fmt.Fprintf(p.to, "\r%s\r", strings.Repeat(" ", progressCells+40))
	}
}
