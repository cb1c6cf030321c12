//go:build linux

package main

import (
	"fmt"
	"time"
)

// sizes are the cards of the sessions that are opened.
var sizes = []int{0, 100, 2000, 10_000, 50_000}

// loading is the head of the frame that stands while a session is opened: the
// program and the session's title.
const loading = "doorstep  "

// ours is doorstep with a session.
func (b *bench) ours(file string) contender {
	return contender{name: "doorstep", args: []string{b.doorstep, file}, env: b.state(file), wait: []string{opening}, quit: "ctrl+q", settle: time.Second}
}

// micro edits a text, with no settings of anybody's.
func (b *bench) micro(text string) (contender, error) {
	path, err := b.file("page.md", text)
	return contender{
		name: "micro", args: []string{"micro", path}, env: []string{"MICRO_CONFIG_HOME=" + path + ".micro"},
		wait: []string{"page.md"}, settle: time.Second,
	}, err
}

// start is how long it takes to the frame with the title, and to the one with
// what was said last, at every size.
func (b *bench) start() error {
	micro, err := b.micro(page())
	if err != nil {
		return err
	}
	var peer samples
	first, content := map[int]samples{}, map[int]samples{}
	each := []func() error{b.beside("micro", func() error {
		at, _, err := micro.start()
		peer = append(peer, at)
		return err
	})}
	for _, n := range sizes {
		file, err := b.session(n)
		if err != nil {
			return err
		}
		c := b.ours(file)
		c.wait, c.then = []string{loading}, opening
		if n > 0 {
			c.then = fmt.Sprintf("Card %d:", n)
		}
		each = append(each, func() error {
			title, last, err := c.start()
			first[n], content[n] = append(first[n], title), append(content[n], last)
			return err
		})
	}
	if err := turns(3*b.rounds, each...); err != nil {
		return err
	}
	beside := figure{peer.at(50), "ms", "micro"}
	for _, n := range sizes {
		b.ratio(fmt.Sprint("title-", n), fmt.Sprintf("title, %s records", thousands(n)), 1.2, figure{value: first[n].at(50), unit: "ms"}, beside)
	}
	b.ratio("content", "content of 2,000 records", 1.2, figure{value: content[2000].at(50), unit: "ms"}, beside)
	at := func(n int) float64 { return content[n].at(50) }
	small := slope(at(2000), at(10_000), 2, 10)
	b.most("slope", "1,000 changes more, from 2,000 to 50,000", 12, figure{value: slope(at(2000), at(50_000), 2, 50), unit: "ms"})
	b.ratio("linear", "the same from 10,000 to 50,000", 1.25, figure{value: slope(at(10_000), at(50_000), 10, 50), unit: "ms"}, figure{small, "ms", "from 2,000"})
	return nil
}

// page is a page of text, of about 2.5 KB.
func page() string { return "# A page\n\n" + cards(25) }

// thousands writes a number with commas.
func thousands(n int) string {
	if n < 1000 {
		return fmt.Sprint(n)
	}
	return fmt.Sprintf("%s,%03d", thousands(n/1000), n%1000)
}
