package store

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"doorstep/session"
)

// BenchmarkCommit compares one durable card with what any program must do for
// it, a write in place and a sync, taken in turns on the same disk.
func BenchmarkCommit(b *testing.B) {
	p := newPlace(b)
	d := p.create(p.options(never))
	f, err := os.OpenFile(filepath.Join(p.dir, "floor"), os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	block := make([]byte, 4096)
	for i := range int64(64) {
		if _, err := f.WriteAt(block, i*4096); err != nil {
			b.Fatal(err)
		}
	}
	if err := f.Sync(); err != nil {
		b.Fatal(err)
	}
	var bare, ours []time.Duration
	for i := 0; b.Loop(); i++ {
		began := time.Now()
		if _, err := f.WriteAt(block, int64(i%64)*4096); err != nil {
			b.Fatal(err)
		}
		if err := syncData(f); err != nil {
			b.Fatal(err)
		}
		bare = append(bare, time.Since(began))
		g := d.state.Begin(d.src, d.Device(), "1.6")
		if _, err := g.Add(session.KindCard, session.Patch{"text": fmt.Sprintf("card %d of a long afternoon", i), "kind": "pain"}); err != nil {
			b.Fatal(err)
		}
		began = time.Now()
		if err := d.Commit(b.Context(), g.Changes()); err != nil {
			b.Fatal(err)
		}
		ours = append(ours, time.Since(began))
	}
	slices.Sort(bare)
	slices.Sort(ours)
	half, most := len(ours)/2, len(ours)*99/100
	b.ReportMetric(float64(ours[half].Microseconds()), "p50-µs")
	b.ReportMetric(float64(ours[most].Microseconds()), "p99-µs")
	b.ReportMetric(float64(ours[half])/float64(bare[half]), "x-floor")
}

func BenchmarkPublish(b *testing.B) {
	for _, n := range []int{1000, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			p := newPlace(b)
			d := p.filled(b, n)
			for b.Loop() {
				d.card("one more")
				d.publish()
			}
			b.ReportMetric(float64(p.read().Size)/1e6, "MB")
		})
	}
}

func BenchmarkOpen(b *testing.B) {
	for _, n := range []int{1000, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			p := newPlace(b)
			p.filled(b, n).close()
			for b.Loop() {
				d, _ := p.open(p.options(never))
				b.StopTimer()
				d.close()
				b.StartTimer()
			}
		})
	}
}

func BenchmarkRead(b *testing.B) {
	for _, n := range []int{50, 1000, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			p := newPlace(b)
			p.filled(b, n).close()
			b.ReportAllocs()
			for b.Loop() {
				p.read()
			}
		})
	}
}

// filled is a document with so many changes.
func (p place) filled(b *testing.B, n int) *desk {
	b.Helper()
	d := p.create(p.options(never))
	g := d.state.Begin(d.src, d.Device(), "1.6")
	for i := range n {
		if _, err := g.Add(session.KindCard, session.Patch{"text": fmt.Sprintf("card %d: forty minutes, and nobody said why", i), "kind": "pain"}); err != nil {
			b.Fatal(err)
		}
	}
	if err := d.Commit(b.Context(), g.Changes()); err != nil {
		b.Fatal(err)
	}
	d.publish()
	return d
}
