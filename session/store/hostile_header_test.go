package store

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"testing"
)

// Further places in an SQLite file, for spoiling.
const (
	atFreelist     = 32 // first page of the list of free pages
	atFreePages    = 36
	atSchemaFormat = 44
	atLargestRoot  = 52 // not 0: a file with automatic vacuuming
)

// headerCases have one field of the first hundred bytes wrong, or unusual.
var headerCases = []crafted{
	{name: "magic", make: written(0, []byte("SQLite format 4")...), why: NotSession, detail: "of another kind"},
	{name: "text in its place", make: func(testing.TB, []byte) []byte { return bytes.Repeat([]byte("Minutes of the meeting.\n"), 400) }, why: NotSession, detail: "of another kind"},
	{name: "page size 0", make: written(atPageSize, 0, 0), why: Damaged, detail: "first page makes no sense"},
	{name: "page size 3", make: written(atPageSize, 0, 3), why: Damaged, detail: "first page makes no sense"},
	{name: "page size 256", make: written(atPageSize, 1, 0), why: Damaged, detail: "first page makes no sense"},
	{name: "page size 6144", make: written(atPageSize, 0x18, 0), why: Damaged, detail: "first page makes no sense"},
	{name: "page size 65536, a lie", make: written(atPageSize, 0, 1), why: Damaged, detail: "cut short"},
	{name: "page size 512, a lie", make: written(atPageSize, 2, 0), why: Damaged, detail: "follow after its end"},
	{name: "page size 512", make: statements(`PRAGMA page_size=512; VACUUM`), accepted: 40},
	{name: "page size 65536", make: statements(`PRAGMA page_size=65536; VACUUM`), accepted: 40},
	{name: "WAL bytes", make: written(atWriteFormat, 2, 2), accepted: 40},
	{name: "journal of the future", make: written(atWriteFormat, 3, 3), accepted: 40},
	{name: "reserved space", make: written(atReserved, 32), why: Damaged, detail: "first page makes no sense"},
	{name: "payload fractions", make: written(21, 65, 33, 33), why: Damaged},
	{name: "UTF-16", make: written(atEncoding, 0, 0, 0, 2), why: Hostile, detail: "not UTF-8"},
	{name: "encoding 0", make: written(atEncoding, 0, 0, 0, 0), why: Hostile, detail: "not UTF-8", naive: true},
	{name: "format 2", make: statements(`PRAGMA user_version=2`), why: Newer, detail: "format 2, and this program reads up to 1", naive: true},
	{name: "highest format", make: statements(`PRAGMA user_version=2147483647`), why: Newer, detail: "format 2147483647", naive: true},
	{name: "format 0", make: statements(`PRAGMA user_version=0`), why: Damaged, detail: "names no format", naive: true},
	{name: "format below 0", make: statements(`PRAGMA user_version=-1`), why: Damaged, detail: "names no format", naive: true},
	{name: "another program's", make: statements(`PRAGMA application_id=252006674`), why: NotSession, detail: "another program", naive: true},
	{name: "no program's", make: statements(`PRAGMA application_id=0`), why: NotSession, detail: "another program", naive: true},
	{name: "too few pages", make: pageCount(-1), why: Damaged, detail: "4096 bytes follow after its end"},
	{name: "too many pages", make: pageCount(1), why: Damaged, detail: "cut short"},
	{name: "no pages", make: written(atPages, 0, 0, 0, 0), why: Damaged, detail: "follow after its end"},
	{name: "most pages there can be", make: written(atPages, 0xff, 0xff, 0xff, 0xff), why: Damaged, detail: "cut short"},
	{name: "free pages that are none", make: written(atFreePages, 0, 0, 0, 9), why: Damaged, detail: "don't fit together", naive: true},
	{name: "free list beyond the end", make: written(atFreelist, 0, 0xff, 0, 0, 0, 0, 0, 9), why: Damaged, detail: "don't fit together", naive: true},
	{name: "free list in use", make: written(atFreelist, 0, 0, 0, 2, 0, 0, 0, 1), why: Damaged, detail: "don't fit together", naive: true},
	{name: "free pages", make: statements(`CREATE TABLE x AS SELECT * FROM change; DROP TABLE x`), accepted: 40},
	{name: "schema format 0", make: written(atSchemaFormat, 0, 0, 0, 0), accepted: 40},
	{name: "schema format 5", make: written(atSchemaFormat, 0, 0, 0, 5), why: Damaged, detail: "can't be read"},
	{name: "automatic vacuuming", make: statements(`PRAGMA auto_vacuum=full; VACUUM`), accepted: 40},
	{name: "automatic vacuuming, a lie", make: written(atLargestRoot, 0, 0, 0, 3), why: Damaged, detail: "don't fit together", naive: true},
}

// pageCount makes the header count so many pages more than there are.
func pageCount(more int) maker {
	return func(_ testing.TB, good []byte) []byte {
		return spoil(good, func(b []byte) {
			binary.BigEndian.PutUint32(b[atPages:], uint32(len(b)/pageSize+more))
		})
	}
}

// lengthCases are shorter or longer than they should be.
var lengthCases = []crafted{
	{name: "empty", make: cutTo(func(int) int { return 0 }), why: NotSession, detail: "it is empty"},
	{name: "1 byte", make: cutTo(func(int) int { return 1 }), why: NotSession, detail: "of another kind"},
	{name: "99 bytes", make: cutTo(func(int) int { return 99 }), why: NotSession, detail: "of another kind"},
	{name: "only the header", make: cutTo(func(int) int { return 100 }), why: Damaged, detail: "only 100 of its"},
	{name: "1 byte short", make: cutTo(func(n int) int { return n - 1 }), why: Damaged, detail: "cut short", naive: true},
	{name: "1000 bytes short", make: cutTo(func(n int) int { return n - 1000 }), why: Damaged, detail: "cut short", naive: true},
	{name: "half", make: cutTo(func(n int) int { return n / 2 }), why: Damaged, detail: "cut short"},
	{name: "1 byte more", make: trailing(1), why: Damaged, detail: "1 bytes follow after its end", naive: true},
	{name: "another file after it", make: func(_ testing.TB, good []byte) []byte { return append(bytes.Clone(good), good...) }, why: Damaged, detail: "follow after its end", naive: true},
}

func cutTo(length func(int) int) maker {
	return func(_ testing.TB, good []byte) []byte { return bytes.Clone(good[:length(len(good))]) }
}

func trailing(n int) maker {
	return func(_ testing.TB, good []byte) []byte { return append(bytes.Clone(good), make([]byte, n)...) }
}

// pageCases have the header right and a page wrong.
var pageCases = []crafted{
	{name: "page that is its own child", make: onPage("interior", func(b []byte, no int) { binary.BigEndian.PutUint32(b[8:], uint32(no)) }), why: Damaged, detail: "don't fit together"},
	{name: "child beyond the end", make: onPage("interior", func(b []byte, _ int) { binary.BigEndian.PutUint32(b[8:], 1<<30) }), why: Damaged, detail: "don't fit together"},
	{name: "child that is the schema", make: onPage("interior", func(b []byte, _ int) { binary.BigEndian.PutUint32(b[8:], 1) }), why: Damaged, detail: "don't fit together"},
	{name: "cell beyond the page", make: onPage("leaf", func(b []byte, _ int) { binary.BigEndian.PutUint16(b[8:], 0xfff0) }), why: Damaged},
	{name: "cell over the header", make: onPage("leaf", func(b []byte, _ int) { binary.BigEndian.PutUint16(b[8:], 2) }), why: Damaged},
	{name: "cells twice", make: onPage("leaf", func(b []byte, _ int) { copy(b[8:10], b[10:12]) }), why: Damaged},
	{name: "more cells than fit", make: onPage("leaf", func(b []byte, _ int) { binary.BigEndian.PutUint16(b[3:], 0xffff) }), why: Damaged},
	{name: "payload without end", make: onPage("leaf", func(b []byte, _ int) {
		copy(b[binary.BigEndian.Uint16(b[8:]):], "\xff\xff\xff\xff\xff\xff\xff\xff\xff")
	}), why: Damaged},
	{name: "page of another type", make: onPage("leaf", func(b []byte, _ int) { b[0] = 0x0d }), why: Damaged},
	{name: "page of no type", make: onPage("leaf", func(b []byte, _ int) { b[0] = 0x77 }), why: Damaged},
	{name: "page of zeros", make: onPage("leaf", func(b []byte, _ int) { clear(b) }), why: Damaged},
	{name: "page of ones", make: onPage("leaf", func(b []byte, _ int) {
		for i := range b {
			b[i] = 0xff
		}
	}), why: Damaged},
	{name: "pages changed about", make: func(_ testing.TB, good []byte) []byte {
		last := len(good) - pageSize
		return slicesOf(good[:pageSize], good[last:], good[2*pageSize:last], good[pageSize:2*pageSize])
	}, why: Damaged},
	{name: "overflow pages in a ring", make: overflowRing, why: Damaged},
	{name: "a letter of a text", make: func(t testing.TB, good []byte) []byte {
		return replaced(t, good, "card 5: the queue", "card 5: the queen")
	}, why: Damaged, detail: "1 of its 40 changes fails its checksum", naive: true},
	{name: "a bit of every page", make: func(_ testing.TB, good []byte) []byte {
		return spoil(good, func(b []byte) {
			for at := pageSize + 3000; at < len(b); at += pageSize {
				b[at] ^= 1
			}
		})
	}, why: Damaged},
}

func slicesOf(parts ...[]byte) []byte { return bytes.Join(parts, nil) }

// onPage alters a page of the log: the root, which is an interior page, or a
// leaf.
func onPage(what string, f func(page []byte, no int)) maker {
	kind := map[string]byte{"interior": 0x02, "leaf": 0x0a}[what]
	return func(t testing.TB, good []byte) []byte {
		b := bytes.Clone(good)
		for no := 2; no <= len(b)/pageSize; no++ {
			page := b[(no-1)*pageSize : no*pageSize]
			if page[0] == kind && binary.BigEndian.Uint16(page[3:]) > 0 {
				f(page, no)
				return b
			}
		}
		t.Fatalf("there is no %s page", what)
		return nil
	}
}

// overflowRing lets the pages over which a long value runs lead back to the
// first of them.
func overflowRing(t testing.TB, good []byte) []byte {
	mark := bytes.Repeat([]byte("ring"), 8*pageSize/4)
	b := withSQL(t, good, fmt.Sprintf(`INSERT INTO pack VALUES(x'01', CAST('%s' AS BLOB))`, mark))
	first := 0
	for no := 2; no <= len(b)/pageSize; no++ {
		page := b[(no-1)*pageSize : no*pageSize]
		if bytes.Contains(page[4:64], []byte("ringring")) {
			if first > 0 {
				binary.BigEndian.PutUint32(page, uint32(first))
				return b
			}
			first = no
		}
	}
	t.Fatal("the value runs over no further page")
	return nil
}
