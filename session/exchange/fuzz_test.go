package exchange

import (
	"bytes"
	"encoding/binary"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"doorstep/session"
)

func FuzzReadTable(f *testing.F) {
	for _, seed := range []string{
		"", "alias", "Name\tAlias\tSector\nRahima Begum\tP01\tHealth\n", "\ufeffalias;sector\r\nP01;\"a;b\"\r\n",
		"Roster,,\n\nAlias,Sector,Years\nP01,Health\n,,\nP02,\"Land\n\"\"old\"\"\",3,4\n",
		"sep=|\na|b\n", "\"never closed\na,b\n", "a,\"b\" c,\"d\"e\"\n", "ক্রমিক\tনাম\tদপ্তর\r১\tর\tভূমি\r", "P1\nP2\nP1\n",
		wide("alias\tsector\r\nP01\tভূমি\r\n", binary.LittleEndian), wide("a|b\n", binary.BigEndian), "\xff\xfea", "caf\xe9,b\n",
		"Service,Capacity\nPassport,3\nPASSPORT,many\n", "PK\x03\x04", "a\x00b",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		tab, err := ReadTable(raw)
		if err != nil {
			if !reflect.DeepEqual(tab, Table{}) {
				t.Fatal("an error, and a table")
			}
			return
		}
		checkTable(t, tab)
		people, problems := Roster(tab, GuessColumns(tab), Seats{})
		seen := map[string]bool{}
		for _, p := range people {
			if p.Alias == "" || seen[aliasKey(p.Alias)] && Stops(problems) == nil {
				t.Fatalf("people %+v, and nothing stops", people)
			}
			seen[aliasKey(p.Alias)] = true
		}
		people = ApplySectors(people, Sectors(people))
		d := newDesk(1)
		if Stops(problems) == nil {
			d.do(t, "1.1", func(g *session.Gesture) error { return AddPeople(g, people) })
		}
		services, problems := Services(tab)
		if Stops(problems) == nil {
			d.do(t, "1.2", func(g *session.Gesture) error { return AddServices(g, services) })
		}
		if _, err := ParseJSON(export(t, d.state, nil, true)); err != nil {
			t.Fatal(err)
		}
	})
}

// checkTable checks what every table promises.
func checkTable(t *testing.T, tab Table) {
	t.Helper()
	if len(tab.Rows) > MaxRows || tab.Width() > MaxColumns || len(tab.Lines) != len(tab.Rows) {
		t.Fatalf("%d rows, %d lines, %d columns", len(tab.Rows), len(tab.Lines), tab.Width())
	}
	for i, row := range append([][]string{tab.Header}, tab.Rows...) {
		if i == 0 && row == nil {
			continue
		}
		if len(row) != tab.Width() || strings.Join(row, "") == "" {
			t.Fatalf("row %d of %d cells is %q", i, tab.Width(), row)
		}
		for _, cell := range row {
			if len(cell) > MaxCell || !utf8.ValidString(cell) || trim(cell) != cell || strings.ContainsRune(cell, 0) {
				t.Fatalf("cell %q", cell)
			}
		}
	}
	for i := 1; i < len(tab.Lines); i++ {
		if tab.Lines[i] <= tab.Lines[i-1] {
			t.Fatalf("lines %v", tab.Lines)
		}
	}
}

func FuzzParseJSON(f *testing.F) {
	f.Add(export(f, small(f), smallPack, true))
	f.Add(export(f, small(f), nil, false))
	f.Add(export(f, newDesk(1).state, nil, false))
	f.Add([]byte(`{"format":"doorstep.session","version":2}`))
	f.Add([]byte(`{"changes":[],"format":"doorstep.session","pack":{"a":"\ud83d\ude00"},"records":{},"session":{"id":"019c1202-d350-7000-8000-000100000001"},"version":1}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		in, err := ParseJSON(b)
		if err != nil {
			return
		}
		once := export(t, session.Fold(in.Session, in.Changes), in.Pack, true)
		again, err := ParseJSON(once)
		if err != nil {
			t.Fatalf("what was read can't be read again: %v", err)
		}
		if again.Session != in.Session || !sameLog(again.Changes, in.Changes) || !reflect.DeepEqual(again.Pack, in.Pack) {
			t.Fatal("what was written is not what was read")
		}
		if !bytes.Equal(export(t, session.Fold(again.Session, again.Changes), again.Pack, true), once) {
			t.Fatal("the second export differs")
		}
	})
}

func FuzzCSV(f *testing.F) {
	for _, seed := range []string{"", "=1+1", "'=1", "''-x", "a,b;c\"d\"", "\"", "Come\r\ntomorrow\r", " \t-1", "\ufeff@x", "＝1", "x\x00y", "\r=1", "জমি\u2028"} {
		f.Add(seed, "P01")
	}
	f.Fuzz(func(t *testing.T, text, alias string) {
		text, _ = session.Valid(text)
		alias, _ = session.Valid(alias)
		d := newDesk(1)
		g := d.state.Begin(d.src, d.device, "1.6")
		who, err := g.Add(session.KindParticipant, session.Patch{"alias": alias, "languages": []string{text, alias}})
		if err == nil {
			_, err = g.Add(session.KindCard, session.Patch{"text": text, "by": who, "kind": alias})
		}
		if err != nil {
			return // longer than can be kept
		}
		got := sheets(t, d.state, Options{})
		card, person := got["card.csv"], got["participant.csv"]
		for cell, want := range map[string]string{
			at(t, card, 1, "text"): text, at(t, card, 1, "kind"): alias,
			at(t, person, 1, "languages"): text + "; " + alias, at(t, person, 1, "alias"): alias,
		} {
			if cell != "" && strings.ContainsAny(cell[:1], "=+-@\t\r\n") || unsafe(cell) != newlines.Replace(want) {
				t.Fatalf("%q stands as %q", want, cell)
			}
		}
	})
}
