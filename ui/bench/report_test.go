//go:build linux

package main

import (
	"math"
	"strings"
	"testing"
)

func TestNumber(t *testing.T) {
	for v, want := range map[float64]string{
		0: "0", 1: "1", 1.2: "1.2", 1.237: "1.24", 12: "12", 45.04: "45", 0.1: "0.1", 0.04567: "0.0457", 1234.5: "1234", 100: "100", 10: "10",
		-6.25: "-6.25", math.NaN(): "?", math.Inf(1): "?",
	} {
		if got := number(v); got != want {
			t.Errorf("%v is written %q, not %q", v, got, want)
		}
	}
}

func TestHeld(t *testing.T) {
	peer := func(v float64) figure { return figure{v, "ms", "micro"} }
	for _, c := range []struct {
		row  row
		held bool
	}{
		{row{limit: 1.5, ours: figure{value: 3}, peer: peer(2)}, true},
		{row{limit: 1.5, ours: figure{value: 3.1}, peer: peer(2)}, false},
		{row{limit: 8, ours: figure{value: 8}}, true},
		{row{limit: 0, ours: figure{value: 1}}, false},
		{row{limit: 8, ours: figure{value: math.NaN()}}, false},
		{row{limit: 8, ours: figure{value: 1}, peer: peer(0)}, false},
	} {
		if got := c.row.held(); got != c.held {
			t.Errorf("%+v is held: %v", c.row, got)
		}
	}
}

func TestReport(t *testing.T) {
	reasons["start.a"], reasons["start.b"] = "The tide was out.", "Nobody reads this."
	defer func() { delete(reasons, "start.a"); delete(reasons, "start.b") }()
	ms := func(v float64) figure { return figure{value: v, unit: "ms"} }
	r := report{
		date: "1 May 2026", machine: []string{"a machine"}, programs: []string{"doorstep 1", "micro 2"}, method: "By ear.",
		rows: []row{
			{key: "start.a", group: "start", what: "title", limit: 1.2, ours: ms(30), peer: figure{20, "ms", "micro"}},
			{key: "start.b", group: "start", what: "content", limit: 12, ours: ms(11.04)},
			{key: "idle.c", group: "idle", what: "bytes", limit: 0, ours: figure{value: 3, unit: "bytes"}},
			{key: "idle.d", group: "idle", what: "init", limit: 2, ours: figure{0.5, "ms", "unicode"}},
			{key: "search.e", group: "search", what: "p50", limit: 3, ours: ms(3), peer: figure{math.NaN(), "ms", "fzf"}, missing: "no fzf here"},
		},
		costs: []cost{{"a card", "0.1 ms"}},
	}
	var b strings.Builder
	if err := r.write(&b); err != nil {
		t.Fatal(err)
	}
	const want = `# Benchmarks

Written by ` + "`go -C ui/bench run .`" + ` on 1 May 2026; a new run writes it anew.

**Machine.** a machine.

**Programs.** doorstep 1; micro 2.

**Method.** By ear.

## Figures to hold

| figure | what | bound | ours | peer | ratio | |
|---|---|---|---|---|---|---|
| start | title | ≤ 1.2× micro | 30 ms | 20 ms | 1.5× | **missed** |
|  | content | ≤ 12 ms | 11 ms |  |  | held |
| idle | bytes | ≤ 0 bytes | 3 bytes |  |  | **missed** |
|  | init | ≤ 2 ms | 0.5 ms (unicode) |  |  | held |
| search | p50 | ≤ 3× fzf | | | | not measured: no fzf here |

## What is missed, and why

- **start, title**: 1.5×, 25 % over. The tide was out.
- **idle, bytes**: 3 bytes where none is to be. Nobody has found out why yet.

## What things cost here

| what | figure |
|---|---|
| a card | 0.1 ms |
`
	if got := b.String(); got != want {
		t.Errorf("it is written\n%s", got)
	}
}

func TestReasonsAreOfGroupsThatThereAre(t *testing.T) {
	for key, why := range reasons {
		group, _, dotted := strings.Cut(key, ".")
		if !dotted || (&options{}).choose(group) != nil {
			t.Errorf("%q is of no group", key)
		}
		if !strings.HasSuffix(why, ".") {
			t.Errorf("%q is no sentence: %s", key, why)
		}
	}
}

func TestARowBesideAPeerThatIsNotHereIsNotMeasured(t *testing.T) {
	b := &bench{absent: []string{"micro"}, group: group{name: "start", title: "start to first frame"}}
	b.ratio("a", "title", 1.2, figure{value: 1}, figure{math.NaN(), "ms", "micro"})
	b.ratio("b", "linear", 1.2, figure{value: 1}, figure{1, "ms", "100"})
	if got := b.report.rows[0]; got.verdict() != "not measured" || got.missing != "no micro here" || got.key != "start.a" {
		t.Errorf("it is %+v", got)
	}
	if got := b.report.rows[1].verdict(); got != "held" {
		t.Errorf("the other is %s", got)
	}
}

func TestThousands(t *testing.T) {
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1,000", 50_000: "50,000", 1_002_003: "1,002,003"} {
		if got := thousands(n); got != want {
			t.Errorf("%d is written %q, not %q", n, got, want)
		}
	}
}
