//go:build linux

package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// measureStart is from the start of the process to the first text on the
// screen, or to the text that is waited for.
func measureStart(s settings, c *contender) error {
	p, err := launch(c.command, s.w, s.h)
	if err != nil {
		return err
	}
	defer p.stop()
	shown, err := p.ready(s.wait)
	if err != nil {
		return err
	}
	c.add("first frame, ms", shown.Sub(p.began))
	return nil
}

// measureKeys is from a key to the read that changed the screen. Keys come at
// random distances, so that they fall into no step with a ticker.
func measureKeys(s settings, c *contender) error {
	p, err := prepared(s, c)
	if err != nil {
		return err
	}
	defer p.stop()
	before, spent := p.bytes, cpu(p.cmd.Process.Pid)
	for i := range s.n {
		time.Sleep(25*time.Millisecond + rand.N(20*time.Millisecond))
		p.rest(0)
		t := time.Now()
		if err := p.press(s.keys[i%len(s.keys)]); err != nil {
			return err
		}
		shown, ok := p.next(time.Second)
		if !ok {
			return fmt.Errorf("key %d, %s, changes nothing", i, s.keys[i%len(s.keys)])
		}
		c.add("key to frame, ms", shown.at.Sub(t))
	}
	c.samples["bytes a key"] = []float64{float64(p.bytes-before) / float64(s.n)}
	c.samples["CPU a key, ms"] = []float64{(cpu(p.cmd.Process.Pid) - spent) * 1000 / float64(s.n)}
	return nil
}

// measureIdle is what a program does while nobody does anything.
func measureIdle(s settings, c *contender) error {
	p, err := prepared(s, c)
	if err != nil {
		return err
	}
	defer p.stop()
	pid := p.cmd.Process.Pid
	bytes, spent, woken := p.bytes, cpu(pid), wakeups(pid)
	time.Sleep(s.length)
	c.samples["bytes a second"] = []float64{float64(p.bytes-bytes) / s.length.Seconds()}
	c.samples["CPU ms a second"] = []float64{(cpu(pid) - spent) * 1000 / s.length.Seconds()}
	c.samples["wake-ups a second"] = []float64{float64(wakeups(pid)-woken) / s.length.Seconds()}
	c.samples["memory, MB"] = []float64{memory(pid)}
	return nil
}

// prepared is a program that has come to rest after the first keys.
func prepared(s settings, c *contender) (*program, error) {
	p, err := launch(c.command, s.w, s.h)
	if err != nil {
		return nil, err
	}
	if _, err := p.ready(s.wait); err != nil {
		p.stop()
		return nil, err
	}
	p.rest(s.settle / 4)
	for _, key := range s.prep {
		if err := p.press(key); err != nil {
			p.stop()
			return nil, err
		}
		p.rest(s.settle / 8)
	}
	p.rest(s.settle)
	return p, nil
}

func (c *contender) add(what string, d time.Duration) {
	c.samples[what] = append(c.samples[what], float64(d.Microseconds())/1000)
}

// cpu is how many seconds of processor the threads of a process have had.
func cpu(pid int) float64 {
	var all float64
	for _, field := range threads(pid, "schedstat") {
		ns, _ := strconv.ParseFloat(strings.Fields(field)[0], 64)
		all += ns / 1e9
	}
	return all
}

// wakeups is how often a thread of the process went to sleep by itself, which
// is how often it was woken.
func wakeups(pid int) int {
	all := 0
	for _, text := range threads(pid, "status") {
		for line := range strings.Lines(text) {
			if n, ok := strings.CutPrefix(line, "voluntary_ctxt_switches:"); ok {
				v, _ := strconv.Atoi(strings.TrimSpace(n))
				all += v
			}
		}
	}
	return all
}

// threads reads a file of each thread.
func threads(pid int, name string) []string {
	files, _ := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/%s", pid, name))
	var all []string
	for _, f := range files {
		if b, err := os.ReadFile(f); err == nil && len(b) > 0 { // a thread may have ended
			all = append(all, string(b))
		}
	}
	return all
}

// memory is what of a process is in memory, in MB.
func memory(pid int) float64 {
	b, _ := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	for line := range strings.Lines(string(b)) {
		if kb, ok := strings.CutPrefix(line, "VmRSS:"); ok {
			v, _ := strconv.ParseFloat(strings.Fields(kb)[0], 64)
			return v / 1024
		}
	}
	return 0
}
