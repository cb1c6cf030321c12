//go:build linux

package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

// floorName is the word by which this program is its own peer: one that does
// the least that makes a line durable.
const floorName = "floor"

// floor answers each line of input once 4 KiB of a file of its own are on the
// disk, written in place.
func floor(in io.Reader, out io.Writer, path string) error {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return err
	}
	defer f.Close()
	page := make([]byte, 4096)
	const pages = 64
	for i := range int64(pages) {
		if _, err := f.WriteAt(page, i*int64(len(page))); err != nil {
			return err
		}
	}
	if err := f.Sync(); err != nil {
		return err
	}
	lines := bufio.NewScanner(in)
	for i := int64(0); lines.Scan(); i++ {
		copy(page, lines.Text())
		if _, err := f.WriteAt(page, i%pages*int64(len(page))); err != nil {
			return err
		}
		if err := syscall.Fdatasync(int(f.Fd())); err != nil {
			return err
		}
		if _, err := fmt.Fprintln(out, i); err != nil {
			return err
		}
	}
	return lines.Err()
}

// saver is a program that answers each line with a line, once it is durable.
type saver struct {
	name string
	cmd  *exec.Cmd
	line func(i int) string
	took samples
}

// stream gives it so many lines, one after the answer to the other. The first
// few, by which it comes to work, don't count.
func (s *saver) stream(n int) error {
	in, err := s.cmd.StdinPipe()
	if err != nil {
		return err
	}
	out, err := s.cmd.StdoutPipe()
	if err != nil {
		return err
	}
	if err := s.cmd.Start(); err != nil {
		return err
	}
	answers := bufio.NewScanner(out)
	for i := range n {
		began := time.Now()
		if _, err = io.WriteString(in, s.line(i)+"\n"); err != nil {
			break
		}
		if !answers.Scan() {
			err = fmt.Errorf("%s ended before the %dth line was safe", s.name, i+1)
			break
		}
		if i >= 20 {
			s.took = append(s.took, ms(time.Since(began)))
		}
	}
	return errors.Join(err, in.Close(), s.cmd.Wait())
}

// save is what it costs to make one card durable, asked through a pipe of
// doorstep, of sqlite3, and of a program that does the least.
func (b *bench) save() error {
	card := func(i int) string { return fmt.Sprintf("Card %d: %s", i, said(i, 40)) }
	self, err := os.Executable()
	if err != nil {
		return err
	}
	ours, peer, least := &saver{name: "doorstep", line: card}, &saver{name: "sqlite3"}, &saver{name: "pwrite + fdatasync", line: card}
	peer.line = func(i int) string {
		return fmt.Sprintf("INSERT INTO card VALUES (randomblob(16), '%s'); SELECT 1;", card(i))
	}
	run := func(s *saver, command func() (*exec.Cmd, error)) func() error {
		return func() (err error) {
			if s.cmd, err = command(); err != nil {
				return err
			}
			return s.stream(320)
		}
	}
	err = turns(b.rounds, run(ours, func() (*exec.Cmd, error) {
		file, err := b.scratch(0)
		cmd := exec.Command(b.doorstep, "add", file, activity, "--set", "kind=pain")
		cmd.Env = append(os.Environ(), b.state(file)...)
		return cmd, err
	}), b.beside("sqlite3", run(peer, b.autocommit)), run(least, func() (*exec.Cmd, error) {
		return exec.Command(self, floorName, filepath.Join(b.dir, floorName)), nil
	}))
	if err != nil {
		return err
	}
	mine := figure{value: ours.took.at(50), unit: "ms"}
	b.ratio("sqlite", "one card, median", 1, mine, figure{peer.took.at(50), "ms", "sqlite3"})
	b.ratio("floor", "the same", 3.5, mine, figure{least.took.at(50), "ms", least.name})
	b.cost("a card is safe on this laptop: median, and 99 of 100 within", "%s ms, %s ms", ours.took.at(50), ours.took.at(99))
	return errors.Join(b.published(), b.slowDisk())
}

// autocommit is sqlite3 with a table that takes a line a transaction, in a
// write-ahead log that is synced with each.
func (b *bench) autocommit() (*exec.Cmd, error) {
	folder, err := os.MkdirTemp(b.dir, "sqlite-")
	if err != nil {
		return nil, err
	}
	db := filepath.Join(folder, "cards.db")
	// It would hold back what it prints into a pipe, so stdbuf has it print each line.
	cmd := exec.Command("stdbuf", "-oL", "sqlite3", "-cmd", "PRAGMA synchronous=FULL;", db)
	_, err = output(exec.Command("sqlite3", db, "PRAGMA journal_mode=WAL; CREATE TABLE card (id BLOB PRIMARY KEY, text TEXT NOT NULL) STRICT, WITHOUT ROWID;"))
	return cmd, err
}

// published is how long it takes from Enter until the card is in the file,
// beside 10,000 others.
func (b *bench) published() error {
	c, err := b.sitting(10_000)
	if err != nil {
		return err
	}
	c.wait, c.quit = []string{"Card 10000:"}, "ctrl+q"
	p, err := c.prepared()
	if err != nil {
		return err
	}
	defer c.end(p)
	file := c.args[1]
	var took samples
	for range 2 * b.rounds {
		before, err := os.Stat(file)
		if err != nil {
			return err
		}
		if err := errors.Join(p.press("one more"), p.press("enter")); err != nil {
			return err
		}
		began := time.Now()
		for {
			// It is never written in place, so that it is another file afterwards.
			now, err := os.Stat(file)
			if err == nil && !os.SameFile(before, now) {
				break
			}
			if time.Since(began) > 20*time.Second {
				return errors.New("what was typed never came into the file")
			}
			time.Sleep(time.Millisecond)
		}
		took = append(took, ms(time.Since(began)))
		p.rest(300 * time.Millisecond)
	}
	b.most("published", "published after the last change, the slowest", 1000, figure{value: took.at(100), unit: "ms"})
	return nil
}

// slowDisk types and keeps cards on a disk that is slow for one of two programs.
func (b *bench) slowDisk() error {
	r := row{
		key: "slow", what: fmt.Sprintf("a key's p99 on a disk of %d writes a second", writesPerSecond), limit: 1.5,
		ours: figure{unit: "ms"}, peer: figure{unit: "ms", name: "on a quick one"},
	}
	d, err := newDisk(b.dir)
	if err != nil {
		r.missing = "a disk is made slow by root alone, where Linux has blkio groups and mkfs.ext4 is here"
		b.add(r)
		return nil
	}
	defer func() { _ = d.remove() }() // the folder that it lies in goes at the end
	sync, err := d.sync()
	if err != nil || sync < ms(time.Second)/writesPerSecond/2 {
		r.missing = "the disk can't be made slow here"
		b.add(r)
		return err
	}
	n := 0
	on := func(slow bool) func() (contender, error) {
		return func() (contender, error) {
			from, err := b.session(100)
			if err != nil {
				return contender{}, err
			}
			n++
			file := filepath.Join(d.dir, fmt.Sprintf("%d.doorstep", n))
			c := b.ours(file)
			if c.quit = ""; slow {
				c.args = d.slow(c.args)
			}
			return c, copyFile(from, file)
		}
	}
	keys := append(strings.Split("no sign", ""), "enter")
	got, err := b.typings(keys, min(b.rounds, 3), on(true), on(false))
	if err != nil {
		return err
	}
	r.ours.value, r.peer.value = got[0].at(99), got[1].at(99)
	b.add(r)
	b.cost("one sync on the slow disk", "%s ms", sync)
	return nil
}
