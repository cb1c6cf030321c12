//go:build linux

package main

import (
	"errors"
	"fmt"
	"time"
)

// search types into the search over 10,000 cards, and into fzf over the same.
func (b *bench) search() error {
	query := []string{"w", "i", "n", "d", "backspace", "backspace", "backspace", "o", "r", "m", "backspace", "backspace", "backspace", "backspace"}
	list, err := b.file("cards.txt", cards(10_000))
	if err != nil {
		return err
	}
	var ours, peer samples
	into := func(s *samples, c contender) error {
		got, err := c.settled(b.pressed()*2/5, query)
		*s = append(*s, got...)
		return err
	}
	err = turns(b.rounds, func() error {
		c, err := b.sitting(10_000)
		if err != nil {
			return err
		}
		c.wait, c.prep = []string{"Card 10000:"}, []string{"ctrl+f"}
		return into(&ours, c)
	}, b.beside("fzf", func() error {
		return into(&peer, contender{name: "fzf", args: []string{"sh", "-c", `exec fzf <"$0"`, list}, wait: []string{"10000/10000"}, settle: time.Second})
	}))
	if err != nil {
		return err
	}
	b.ratio("p50", "settled, median", 3, figure{value: ours.at(50), unit: "ms"}, figure{peer.at(50), "ms", "fzf"})
	b.most("p99", "settled, p99", 16, figure{value: ours.at(99), unit: "ms"})
	b.cost("fzf's p99 over the same cards", "%s ms", peer.at(99))
	return nil
}

// toRest is how long doorstep needs until nothing of its opening is left: the
// process that read the file waits two seconds for another, and after three of
// calm memory is given back, which takes the system another moment.
const toRest = 7 * time.Second

// idle watches while nobody does anything.
func (b *bench) idle() error {
	length := 10 * time.Second
	if b.quick {
		length = 3 * time.Second
	}
	still, err := b.sitting(100)
	if err != nil {
		return err
	}
	still.settle = toRest
	rest, err := still.idle(length)
	if err != nil {
		return err
	}
	if still, err = b.sitting(100); err != nil {
		return err
	}
	// After the key a quarter of it must pass in rest, which a clock leaves less than a second of.
	still.prep, still.settle = []string{"f7"}, 3*time.Second
	clock, err := still.idle(length)
	if err != nil {
		return err
	}
	if seconds := int(length.Seconds()); clock.changes < seconds/2 {
		return errors.New("the clock does not run")
	}
	b.most("cpu", "CPU a second", 1, figure{value: rest.cpu, unit: "ms"})
	b.most("wakeups", "wake-ups a second", 5, figure{value: rest.wakeups, unit: "wake-ups"})
	b.most("clock-cpu", "with a running clock, CPU a second", 2, figure{value: clock.cpu, unit: "ms"})
	b.most("clock-wakeups", "with a running clock, wake-ups a second", 12, figure{value: clock.wakeups, unit: "wake-ups"})
	b.most("bytes", "written a second while nothing changes", 0, figure{value: rest.bytes, unit: "bytes"})
	b.most("clock-bytes", "with a running clock, the same between its changes", 0, figure{value: clock.wasted, unit: "bytes"})
	if !b.has("micro") {
		return nil
	}
	micro, err := b.micro(page())
	if err != nil {
		return err
	}
	micro.settle = toRest
	peer, err := micro.idle(length)
	b.cost("micro at rest: CPU and wake-ups a second, memory", "%s ms, %s, %s MB", peer.cpu, peer.wakeups, peer.memory)
	return err
}

// memory is what is in memory at rest, at three sizes.
func (b *bench) memory() error {
	mb := map[int]float64{}
	for _, n := range []int{0, 10_000, 50_000} {
		var all samples
		err := turns(min(b.rounds, 3), func() error {
			c, err := b.sitting(n)
			if err != nil {
				return err
			}
			if c.settle = toRest; n > 0 {
				c.wait = []string{fmt.Sprintf("Card %d:", n)}
			}
			got, err := c.idle(100 * time.Millisecond)
			all = append(all, got.memory)
			return err
		})
		if err != nil {
			return err
		}
		mb[n] = all.at(50)
	}
	b.most("resident", "resident, at rest", 45, figure{value: mb[10_000], unit: "MB"})
	b.ratio("linear", "1,000 changes more, from 10,000 to 50,000", 1.25, figure{value: slope(mb[10_000], mb[50_000], 10, 50), unit: "MB"},
		figure{slope(mb[0], mb[10_000], 0, 10), "MB", "from 0"})
	return nil
}
