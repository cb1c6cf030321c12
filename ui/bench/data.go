//go:build linux

package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
)

// activity is the one in which all cards are said, and opening is the first
// thing that its screen shows: its title.
const activity, opening = "1.6", "Silent criticism"

// vocabulary is what the invented cards are made of.
var vocabulary = strings.Fields("the queue at window three moves when it moves and nobody said how long after forty minutes a clerk asked for one more copy of " +
	"form seven which no sign names so we came again with photo stamp receipt old ledger page by bus from our village while office lamp was off until noon")

// said is a text of so many words, always the same for one seed.
func said(seed, words int) string {
	r := rand.New(rand.NewPCG(uint64(seed), 6))
	var b strings.Builder
	for i := range words {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(vocabulary[r.IntN(len(vocabulary))])
	}
	return b.String()
}

// cards are lines that a room might have said, of 8 to 24 words; each is
// numbered, so that it can be waited for.
func cards(n int) string {
	var b strings.Builder
	for i := 1; i <= n; i++ {
		fmt.Fprintf(&b, "Card %d: %s\n", i, said(i, 8+i%17))
	}
	return b.String()
}

// run runs doorstep with a state folder of its own beside the session.
func (b *bench) run(file, input string, args ...string) error {
	cmd := exec.Command(b.doorstep, args...)
	cmd.Env = append(os.Environ(), b.state(file)...)
	cmd.Stdin = strings.NewReader(input)
	_, err := output(cmd)
	return err
}

// state are the folders of doorstep for one file. Copies of a file are the same
// document, so that each needs its own.
func (b *bench) state(file string) []string {
	return []string{"DOORSTEP_STATE=" + file + ".state", "DOORSTEP_DATA=" + file + ".data"}
}

// base is a session that was left in the activity, by hand as it were.
func (b *bench) base() (string, error) {
	return b.once("base", func(path string) error {
		if err := b.run(path, "", "new", path, "--title", "Bench"); err != nil {
			return err
		}
		p, err := launch([]string{b.doorstep, path}, b.state(path))
		if err != nil {
			return err
		}
		defer p.leave("ctrl+q")
		for _, title := range []string{"1.1 ", "1.2 ", "1.3 ", "1.4 ", "1.5 "} {
			if _, err := p.showing([]string{title}); err != nil {
				return err
			}
			if err := p.press("f4"); err != nil {
				return err
			}
		}
		_, err = p.showing([]string{opening})
		return err
	})
}

// once is a session file that is made by the first who asks for it.
func (b *bench) once(name string, fill func(path string) error) (string, error) {
	if path, ok := b.made[name]; ok {
		return path, nil
	}
	path := filepath.Join(b.dir, name+".doorstep")
	b.made[name] = path
	return path, fill(path)
}

// session is one with so many cards.
func (b *bench) session(n int) (string, error) {
	return b.once(fmt.Sprint("cards-", n), func(path string) error {
		base, err := b.base()
		if err != nil {
			return err
		}
		if err := copyFile(base, path); err != nil || n == 0 {
			return err
		}
		return b.run(path, cards(n), "add", path, activity, "--set", "kind=pain")
	})
}

// scratch is a copy of a session that may be written to, as a sitting of its
// own.
func (b *bench) scratch(n int) (string, error) {
	path, err := b.session(n)
	if err != nil {
		return "", err
	}
	folder, err := os.MkdirTemp(b.dir, "scratch-")
	if err != nil {
		return "", err
	}
	to := filepath.Join(folder, "bench.doorstep")
	return to, copyFile(path, to)
}

// mixed is a session with so many records of several kinds.
func (b *bench) mixed(n int) (string, error) {
	return b.once(fmt.Sprint("records-", n), func(path string) error {
		if err := b.run(path, "", "new", path, "--title", "Bench", "--people", "28"); err != nil {
			return err
		}
		parts := []struct {
			of   int // a hundred
			args []string
		}{{60, []string{"1.6", "--set", "kind=pain"}}, {10, []string{"1.5", "--record", "event"}}, {10, []string{"2.4", "--record", "why"}}, {10, []string{"3.2"}}, {10, []string{"3.4", "--record", "idea"}}}
		for _, p := range parts {
			if err := b.run(path, cards(n*p.of/100), append([]string{"add", path}, p.args...)...); err != nil {
				return err
			}
		}
		return nil
	})
}

// rooms are so many small files of one workshop, which went on apart from one
// beginning by fifty cards each.
func (b *bench) rooms(n int) ([]string, error) { return b.roomsOf(n, 50) }

// roomsOf are rooms of so many cards each.
func (b *bench) roomsOf(n, each int) ([]string, error) {
	base, err := b.base()
	if err != nil {
		return nil, err
	}
	folder := filepath.Join(b.dir, fmt.Sprint("rooms-", each))
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, err
	}
	files, failed := make([]string, n), make([]error, n)
	var wait sync.WaitGroup
	free := make(chan struct{}, 3)
	for i := range files {
		files[i] = filepath.Join(folder, fmt.Sprintf("laptop-%04d.doorstep", i+1))
		if _, err := os.Stat(files[i]); err == nil {
			continue
		}
		free <- struct{}{}
		wait.Go(func() {
			defer func() { <-free }()
			if failed[i] = copyFile(base, files[i]); failed[i] == nil {
				failed[i] = b.run(files[i], cards(each), "add", files[i], activity, "--set", "kind=pain")
			}
			_ = os.RemoveAll(files[i] + ".state") // nobody opens it again
		})
	}
	wait.Wait()
	for _, err := range failed {
		if err != nil {
			return nil, err
		}
	}
	return files, nil
}

func copyFile(from, to string) error {
	b, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	return os.WriteFile(to, b, 0o600)
}
