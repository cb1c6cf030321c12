//go:build linux

package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// typed are letters and as many strokes back, so that a text stays what it was.
var typed = []string{"a", "e", "r", "n", "backspace", "backspace", "backspace", "backspace"}

// pressed is how many keys a turn of typing has.
func (b *bench) pressed() int {
	if b.quick {
		return 24
	}
	return 100
}

// typings types into each of the contenders in turn, so many times.
func (b *bench) typings(keys []string, rounds int, each ...func() (contender, error)) ([]samples, error) {
	all := make([]samples, len(each))
	var list []func() error
	for i, prepare := range each {
		list = append(list, func() error {
			c, err := prepare()
			if err != nil || c.name != "doorstep" && !b.has(c.name) {
				return err
			}
			got, err := c.keys(b.pressed(), keys)
			all[i] = append(all[i], got.ms...)
			return err
		})
	}
	return all, turns(rounds, list...)
}

// keys types a line beside 10,000 cards.
func (b *bench) keys() error {
	got, err := b.typings(typed, b.rounds,
		func() (contender, error) { return b.sitting(10_000) },
		func() (contender, error) { return b.micro(longText()) })
	if err != nil {
		return err
	}
	for _, p := range []struct {
		key, what string
		percent   int
		limit     float64
	}{{"p50", "median", 50, 1.5}, {"p99", "p99", 99, 2}} {
		b.ratio(p.key, p.what, p.limit, figure{value: got[0].at(p.percent), unit: "ms"}, figure{got[1].at(p.percent), "ms", "micro"})
	}
	b.most("p99-ms", "p99", 8, figure{value: got[0].at(99), unit: "ms"})
	r := results{}
	if err := b.goBench(r, "./ui", "^BenchmarkTypingBesideCards$", b.benchTime(), 3); err != nil {
		return err
	}
	large, small := r["TypingBesideCards/10000"]["ns/op"]/1e6, r["TypingBesideCards/100"]["ns/op"]/1e6
	b.most("update", "Update+View", 1, figure{value: large, unit: "ms"})
	b.ratio("visible", "Update+View grows with the visible rows only", 1.3, figure{value: large, unit: "ms"}, figure{small, "ms", "100 cards"})
	return nil
}

// text types at the end of a field of 5,000 words.
func (b *bench) text() error {
	got, err := b.typings(typed, b.rounds, func() (contender, error) {
		c, err := b.sitting(100)
		c.prep = []string{"\x1b[200~" + said(1, 5000) + "\x1b[201~"}
		return c, err
	}, func() (contender, error) { return b.vim(longText()) })
	if err != nil {
		return err
	}
	b.most("p99", "p99", 8, figure{value: got[0].at(99), unit: "ms"})
	r := results{}
	if err := b.goBench(r, "./ui", "^BenchmarkTypingIntoAText$", b.benchTime(), 3); err != nil {
		return err
	}
	b.ratio("update", "Update+View", 1.3, figure{value: r["TypingIntoAText/5000"]["ns/op"] / 1e6, unit: "ms"},
		figure{r["TypingIntoAText/100"]["ns/op"] / 1e6, "ms", "100 words"})
	b.cost("a key in 5,000 words: doorstep and vim", "median %s and %s ms, p99 %s and %s ms", got[0].at(50), got[1].at(50), got[0].at(99), got[1].at(99))
	return nil
}

func (b *bench) benchTime() string {
	if b.quick {
		return "50x"
	}
	return "0.3s"
}

// sitting is doorstep with a copy of a session, which may be left as it is.
func (b *bench) sitting(n int) (contender, error) {
	file, err := b.scratch(n)
	c := b.ours(file)
	c.quit = ""
	return c, err
}

// longText is 5,000 words in lines, as an editor has them.
func longText() string {
	words := strings.Fields(said(1, 5000))
	var b strings.Builder
	for part := range slices.Chunk(words, 12) {
		b.WriteString(strings.Join(part, " ") + "\n")
	}
	return b.String()
}

// vim types behind the first line of a text, with no settings of anybody's.
func (b *bench) vim(text string) (contender, error) {
	path, err := b.file("page.txt", text)
	return contender{name: "vim", args: []string{"vim", "-n", "-i", "NONE", "-u", "NONE", "+startinsert!", path}, wait: []string{"page.txt"}, settle: time.Second}, err
}

// file is one with a text, made anew.
func (b *bench) file(name, text string) (string, error) {
	path := filepath.Join(b.dir, name)
	return path, os.WriteFile(path, []byte(strings.TrimSpace(text)+"\n"), 0o600)
}
