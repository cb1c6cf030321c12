package cli

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"doorstep/session"
	"doorstep/session/store"
	"doorstep/ui"
)

// BenchmarkReportFiles sums up so many session files of their own, each a
// small workshop. Its memory is the most that the process held, as the system
// counts it; it shows what a thousand files need beside ten.
func BenchmarkReportFiles(b *testing.B) {
	dir := b.TempDir()
	b.Setenv("DOORSTEP_STATE", filepath.Join(dir, "state"))
	const most = 1000
	for i := range most {
		workshopFile(b, filepath.Join(dir, strconv.Itoa(i/10), strconv.Itoa(i)+store.Extension), i)
	}
	for _, n := range []int{10, 100, most} {
		var folders []string
		for i := range max(n/10, 1) {
			folders = append(folders, filepath.Join(dir, strconv.Itoa(i)))
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				var out, errs bytes.Buffer
				a := &app{stdin: strings.NewReader(""), stdout: &out, stderr: &errs, source: ui.RealSource(), env: os.Getenv}
				if err := a.runReport(b.Context(), folders, reportFlags{format: oneOf{value: "md"}, lang: "en"}); err != nil {
					b.Fatal(err)
				}
				if want := fmt.Sprintf("%d workshops.", n); !strings.Contains(out.String(), want) {
					b.Fatalf("%q is not in the report", want)
				}
			}
			if peak := peakMemory(); peak > 0 {
				b.ReportMetric(peak, "peak-MB")
			}
			runtime.GC()
		})
	}
}

// workshopFile makes a session with a few visits, themes, causes and promises.
func workshopFile(b *testing.B, path string, n int) {
	b.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		b.Fatal(err)
	}
	ctx := b.Context()
	doc, err := store.Create(ctx, path, store.New{Fields: session.Patch{"title": fmt.Sprint("Workshop ", n), "currency": "BDT"}}, store.Options{})
	if err != nil {
		b.Fatal(err)
	}
	s := doc.State()
	g := s.Begin(ui.RealSource(), doc.Device(), "1.5")
	add := func(kind string, p session.Patch) session.ID {
		id, err := g.Add(kind, p)
		if err != nil {
			b.Fatal(err)
		}
		return id
	}
	service := add(session.KindService, session.Patch{"name": "Birth certificate", "office_type": fmt.Sprint("office ", n%7)})
	for i := range 10 {
		add(session.KindParticipant, session.Patch{"alias": fmt.Sprintf("P%02d", i+1), "sector": fmt.Sprint("sector ", i%5)})
		add(session.KindVisit, session.Patch{"service": service, "wait_min": 10*i + n%9, "official_fee": 5000, "visits_made": i, "origin": "observed"})
		add(session.KindCard, session.Patch{"text": fmt.Sprint("The form asks again, ", i), "kind": "pain"})
	}
	add(session.KindTheme, session.Patch{"sentence": "People carry papers between offices"})
	add(session.KindRoot, session.Patch{"text": "Nobody owns the list", "lever": "process", "control": "ours"})
	add(session.KindAction, session.Patch{"text": "I will ask once", "due": "2026-01-01"})
	if err := doc.Commit(ctx, g.Changes()); err != nil {
		b.Fatal(err)
	}
	if err := doc.Close(ctx); err != nil {
		b.Fatal(err)
	}
}

// peakMemory is the most that this process held, in megabytes; 0 where the
// system does not say.
func peakMemory() float64 {
	raw, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	for line := range strings.SplitSeq(string(raw), "\n") {
		if kb, ok := strings.CutPrefix(line, "VmHWM:"); ok {
			n, _ := strconv.ParseFloat(strings.Fields(kb)[0], 64)
			return n / 1024
		}
	}
	return 0
}
