package store

import (
	"fmt"
	"os/exec"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"doorstep/session"
)

// BenchmarkKeyWhilePublishing is what a key waits for the store: a card that is
// applied to the screen's own fold and handed to Commit, every thirty
// milliseconds, while a document of so many changes is written again and again
// beside it; and, as rest, while nothing is. What a publish takes then is beside
// them.
func BenchmarkKeyWhilePublishing(b *testing.B) {
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			p := newPlace(b)
			d := p.filled(b, n)
			var apply, commit []time.Duration
			keys := func(name string, publishing func() bool) {
				apply, commit = apply[:0], commit[:0]
				for i := 0; i < 30 || i < 300 && publishing(); i++ {
					time.Sleep(30 * time.Millisecond)
					began := time.Now()
					g := d.state.Begin(d.src, d.Device(), "1.6")
					if _, err := g.Add(session.KindCard, session.Patch{"text": fmt.Sprint("typed ", i), "kind": "pain"}); err != nil {
						b.Fatal(err)
					}
					applied := time.Now()
					if err := d.Commit(b.Context(), g.Changes()); err != nil {
						b.Fatal(err)
					}
					apply, commit = append(apply, applied.Sub(began)), append(commit, time.Since(applied))
				}
				slices.Sort(apply)
				slices.Sort(commit)
				b.ReportMetric(float64(apply[len(apply)*99/100].Microseconds()), name+"-apply-p99-µs")
				b.ReportMetric(float64(commit[len(commit)/2].Microseconds()), name+"-kept-p50-µs")
				b.ReportMetric(float64(commit[len(commit)*99/100].Microseconds()), name+"-kept-p99-µs")
			}
			for b.Loop() {
				keys("rest", func() bool { return false })
				stop, done := make(chan struct{}), make(chan struct{})
				began := time.Now()
				var published atomic.Int64
				go func() {
					defer close(done)
					for {
						if err := d.Publish(b.Context()); err != nil {
							b.Error(err)
							return
						}
						published.Add(1)
						select {
						case <-stop:
							return
						default:
						}
					}
				}()
				keys("busy", func() bool { return published.Load() < 5 })
				close(stop)
				<-done
				b.ReportMetric(float64(time.Since(began).Milliseconds())/float64(published.Load()), "ms/publish")
			}
		})
	}
}

// BenchmarkCommitSQLite compares durable cards with those that the sqlite3 shell
// inserts into a table of its own, WAL and synchronous FULL, a transaction each.
func BenchmarkCommitSQLite(b *testing.B) {
	shell, err := exec.LookPath("sqlite3")
	if err != nil {
		b.Skip("there is no sqlite3 here")
	}
	p := newPlace(b)
	d := p.create(p.options(never))
	const each = 200
	var ours, theirs []float64
	run := func(sql string) time.Duration {
		cmd := exec.Command(shell, p.dir+"/peer.db")
		cmd.Stdin = strings.NewReader("PRAGMA journal_mode=wal; PRAGMA synchronous=full;\n" + sql)
		began := time.Now()
		if out, err := cmd.CombinedOutput(); err != nil {
			b.Fatal(err, string(out))
		}
		return time.Since(began)
	}
	run("CREATE TABLE card (id INTEGER PRIMARY KEY, at INTEGER, text TEXT);\n")
	text := strings.Repeat("forty minutes, and nobody said why; ", 8)
	inserts := strings.Repeat("INSERT INTO card (at, text) VALUES (1, '"+text+"');\n", each)
	for b.Loop() {
		empty := run("")
		theirs = append(theirs, float64((run(inserts)-empty).Microseconds())/each)
		began := time.Now()
		for range each {
			d.card(text)
		}
		ours = append(ours, float64(time.Since(began).Microseconds())/each)
	}
	slices.Sort(ours)
	slices.Sort(theirs)
	b.ReportMetric(ours[len(ours)/2], "ours-µs")
	b.ReportMetric(theirs[len(theirs)/2], "sqlite3-µs")
	b.ReportMetric(ours[len(ours)/2]/theirs[len(theirs)/2], "x-sqlite3")
}
