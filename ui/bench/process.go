//go:build linux

package main

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// use is what the threads of a process and of its children have had of the
// machine, each by its id, since they began.
type use struct {
	threads map[string]threadUse
	memory  float64 // MB that are in memory, of all of them
}

type threadUse struct {
	cpu     float64 // ms of processor
	wakeups float64 // voluntary context switches: each is one waking
}

// useOf reads it from the system.
func useOf(pid int) use {
	u := use{threads: map[string]threadUse{}}
	u.add(strconv.Itoa(pid))
	return u
}

func (u *use) add(pid string) {
	dir := "/proc/" + pid + "/"
	u.memory += statusField(read(dir+"status"), "VmRSS") / 1024
	threads, _ := filepath.Glob(dir + "task/*") // the pattern is a good one
	for _, thread := range threads {
		u.threads[filepath.Base(thread)] = threadUse{cpuOf(read(thread + "/schedstat")), statusField(read(thread+"/status"), "voluntary_ctxt_switches")}
		for _, child := range strings.Fields(read(thread + "/children")) {
			u.add(child)
		}
	}
}

// since is what was used since an earlier reading. What a thread did that began
// after it and has ended by now is not counted.
func (u use) since(earlier use) (cpu, wakeups float64) {
	for id, now := range u.threads {
		then := earlier.threads[id]
		cpu += now.cpu - then.cpu
		wakeups += now.wakeups - then.wakeups
	}
	return cpu, wakeups
}

// read is a file's text; "" for one that is gone, as that of a thread that ended.
func read(path string) string {
	b, _ := os.ReadFile(path)
	return string(b)
}

// cpuOf is the first field of schedstat, nanoseconds on a processor, in ms.
func cpuOf(schedstat string) float64 {
	first, _, _ := strings.Cut(schedstat, " ")
	ns, _ := strconv.ParseFloat(first, 64)
	return ns / 1e6
}

// statusField is a number in a file of lines "Name: number unit", such as
// status and meminfo; 0 where it isn't there.
func statusField(text, name string) float64 {
	for line := range strings.Lines(text) {
		if rest, ok := strings.CutPrefix(line, name+":"); ok {
			if f := strings.Fields(rest); len(f) > 0 {
				v, _ := strconv.ParseFloat(f[0], 64)
				return v
			}
		}
	}
	return 0
}
