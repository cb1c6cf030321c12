//go:build linux

package main

import (
	"fmt"
	"math/rand/v2"
	"time"
)

// contender is one program as it is to be run.
type contender struct {
	name   string
	args   []string
	env    []string
	wait   []string      // it is ready when it shows one of these; "" is any text
	then   string        // what it shows last, where start waits for that as well
	prep   []string      // keys before the measurement
	quit   string        // the key that ends it; "" kills it
	settle time.Duration // how long nothing may change before a measurement
}

// start is from the start of the process to the first frame that shows what is
// waited for, in ms, and to the first that shows the last of it as well.
func (c contender) start() (first, last float64, err error) {
	p, err := launch(c.args, c.env)
	if err != nil {
		return 0, 0, err
	}
	defer c.end(p)
	frame, err := p.showing(c.wait)
	if err != nil {
		return 0, 0, err
	}
	first = ms(frame.at.Sub(p.began))
	if !shows(frame.text, []string{c.then}) {
		if frame, err = p.showing([]string{c.then}); err != nil {
			return 0, 0, err
		}
	}
	return first, ms(frame.at.Sub(p.began)), nil
}

func (c contender) end(p *program) {
	if c.quit == "" {
		p.stop()
		return
	}
	p.leave(c.quit)
}

// typing is what keys came to.
type typing struct {
	ms         samples // from each key to the first read that changed the screen
	bytes, cpu float64 // written for one key, and ms of processor
}

// keys presses keys in turn. They come at random distances, so that they fall
// into no step with a ticker.
func (c contender) keys(n int, keys []string) (typing, error) {
	p, err := c.prepared()
	if err != nil {
		return typing{}, err
	}
	defer c.end(p)
	var got typing
	before, _ := p.written()
	spent := useOf(p.cmd.Process.Pid)
	for i := range n {
		key := keys[i%len(keys)]
		took, _, err := p.key(key, 0)
		if err != nil {
			return got, fmt.Errorf("key %d: %w", i+1, err)
		}
		got.ms = append(got.ms, took)
	}
	after, _ := p.written()
	got.bytes = (after - before) / float64(n)
	cpu, _ := useOf(p.cmd.Process.Pid).since(spent)
	got.cpu = cpu / float64(n)
	return got, nil
}

// quiet is how long nothing may change for a screen to have come to rest.
const quiet = 80 * time.Millisecond

// settled is from each key to the last change before it comes to rest.
func (c contender) settled(n int, keys []string) (samples, error) {
	p, err := c.prepared()
	if err != nil {
		return nil, err
	}
	defer c.end(p)
	var got samples
	for i := range n {
		_, last, err := p.key(keys[i%len(keys)], quiet)
		if err != nil {
			return got, fmt.Errorf("key %d: %w", i+1, err)
		}
		got = append(got, last)
	}
	return got, nil
}

// key presses one, and is how long it takes to the first change and to the last
// before a time of quiet.
func (p *program) key(key string, rest time.Duration) (first, last float64, err error) {
	time.Sleep(25*time.Millisecond + rand.N(20*time.Millisecond))
	p.rest(0)
	pressed := time.Now()
	if err := p.press(key); err != nil {
		return 0, 0, err
	}
	c, ok := p.next(2 * time.Second)
	if !ok {
		return 0, 0, fmt.Errorf("%q changes nothing", key)
	}
	end := c
	if rest > 0 {
		if later, any := p.rest(rest); any {
			end = later
		}
	}
	return ms(c.at.Sub(pressed)), ms(end.at.Sub(pressed)), nil
}

// resting is what a program does while nobody does anything, each second.
type resting struct {
	bytes, wasted, cpu, wakeups float64
	memory                      float64 // MB
	changes                     int     // of the screen, in all
}

func (c contender) idle(length time.Duration) (resting, error) {
	p, err := c.prepared()
	if err != nil {
		return resting{}, err
	}
	defer c.end(p)
	pid, s := p.cmd.Process.Pid, length.Seconds()
	before := useOf(pid)
	bytes, wasted := p.written()
	time.Sleep(length)
	after := useOf(pid)
	cpu, wakeups := after.since(before)
	nowBytes, nowWasted := p.written()
	return resting{
		bytes: (nowBytes - bytes) / s, wasted: (nowWasted - wasted) / s, memory: after.memory,
		cpu: cpu / s, wakeups: wakeups / s, changes: len(p.changes),
	}, nil
}

// prepared is a program that has come to rest after the first keys.
func (c contender) prepared() (*program, error) {
	p, err := launch(c.args, c.env)
	if err != nil {
		return nil, err
	}
	_, err = p.showing(c.wait)
	p.rest(c.settle / 4)
	for _, key := range c.prep {
		if err == nil {
			err = p.press(key)
			p.rest(c.settle / 4)
		}
	}
	if err != nil {
		p.stop()
		return nil, err
	}
	// What changes by itself, as a clock does, never comes to rest.
	for end := time.Now().Add(2 * c.settle); time.Now().Before(end); {
		if _, changed := p.next(c.settle); !changed {
			break
		}
	}
	return p, nil
}

func ms(d time.Duration) float64 { return float64(d.Nanoseconds()) / 1e6 }
