package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"doorstep/session"
)

// BenchmarkCommit compares one durable card with what any program must do for
// it, taken in turns on the same disk: a write in place and a sync of its bytes,
// which is the floor, and a line behind a file and a sync, which is the least
// that keeps a card anybody can find again.
func BenchmarkCommit(b *testing.B) {
	p := newPlace(b)
	d := p.create(p.options(never))
	floor, line := p.scratch(b, "floor"), p.scratch(b, "lines")
	block := make([]byte, 4096)
	for i := range int64(64) {
		if _, err := floor.WriteAt(block, i*4096); err != nil {
			b.Fatal(err)
		}
	}
	if err := floor.Sync(); err != nil {
		b.Fatal(err)
	}
	timed := func(f func() error) time.Duration {
		began := time.Now()
		if err := f(); err != nil {
			b.Fatal(err)
		}
		return time.Since(began)
	}
	var bare, appended, ours []time.Duration
	for i := 0; b.Loop(); i++ {
		g := d.state.Begin(d.src, d.Device(), "1.6")
		if _, err := g.Add(session.KindCard, session.Patch{"text": fmt.Sprintf("card %d of a long afternoon", i), "kind": "pain"}); err != nil {
			b.Fatal(err)
		}
		bare = append(bare, timed(func() error {
			_, err := floor.WriteAt(block, int64(i%64)*4096)
			return errors.Join(err, syncData(floor))
		}))
		appended = append(appended, timed(func() error {
			_, err := line.WriteString(g.Changes()[0].Text() + "\n")
			return errors.Join(err, line.Sync())
		}))
		ours = append(ours, timed(func() error { return d.Commit(b.Context(), g.Changes()) }))
	}
	for _, list := range [][]time.Duration{bare, appended, ours} {
		slices.Sort(list)
	}
	half, most := len(ours)/2, len(ours)*99/100
	b.ReportMetric(float64(ours[half].Microseconds()), "p50-µs")
	b.ReportMetric(float64(ours[most].Microseconds()), "p99-µs")
	b.ReportMetric(float64(ours[half])/float64(bare[half]), "x-floor")
	b.ReportMetric(float64(ours[half])/float64(appended[half]), "x-append")
}

// scratch is a file beside the document.
func (p place) scratch(b *testing.B, name string) *os.File {
	b.Helper()
	f, err := os.OpenFile(filepath.Join(p.dir, name), os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { f.Close() })
	return f
}

// sizes are the changes of a short workshop, of the longest that was foreseen,
// and of one beyond all measure, by which it shows whether time grows as the
// session does.
var sizes = []int{1000, 10_000, 50_000}

func BenchmarkPublish(b *testing.B) {
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			p := newPlace(b)
			d := p.filled(b, n)
			for b.Loop() {
				d.card("one more")
				d.publish()
			}
			b.ReportMetric(float64(p.read().Size)/1e6, "MB")
			perChange(b, n)
		})
	}
}

// perChange reports what one of so many changes costs.
func perChange(b *testing.B, n int) {
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/float64(n), "µs/change")
}

func BenchmarkOpen(b *testing.B) {
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			p := newPlace(b)
			p.filled(b, n).close()
			for b.Loop() {
				d, _ := p.open(p.options(never))
				b.StopTimer()
				d.close()
				b.StartTimer()
			}
			perChange(b, n)
		})
	}
}

func BenchmarkCheck(b *testing.B) {
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			p := newPlace(b)
			p.filled(b, n).close()
			for b.Loop() {
				if r, err := Check(b.Context(), p.path); err != nil || !r.OK {
					b.Fatal(r, err)
				}
			}
			perChange(b, n)
		})
	}
}

// BenchmarkMerge unites files that went on apart from one beginning, each by
// fifty changes, into a new one; every check that a stranger's file has is on.
func BenchmarkMerge(b *testing.B) {
	for _, n := range []int{2, 10, 100} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			p := newPlace(b)
			p.filled(b, 50).close()
			body := p.bytes()
			files := make([]string, n)
			for i := range files {
				l := p
				l.path = filepath.Join(p.dir, fmt.Sprintf("laptop %d%s", i, Extension))
				l.state = filepath.Join(p.dir, "state of ", fmt.Sprint(i))
				if err := os.WriteFile(l.path, body, 0o600); err != nil {
					b.Fatal(err)
				}
				d, _ := l.open(l.options(never))
				for k := range 50 {
					d.card(fmt.Sprintf("laptop %d, card %d", i, k))
				}
				d.close()
				files[i] = l.path
			}
			for i := 0; b.Loop(); i++ {
				u, err := Merge(b.Context(), filepath.Join(p.dir, fmt.Sprint("all ", i, Extension)), files, p.mergeOptions())
				if err != nil || u.Changes < 50*n {
					b.Fatal(u, err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/1000/float64(b.N)/float64(n), "ms/file")
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
