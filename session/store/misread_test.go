package store

import (
	"bytes"
	"context"
	"database/sql/driver"
	"encoding/binary"
	"errors"
	"io"
	"os"
	"strings"
	"time"
)

// misreaderVar makes the test program a reader that does what none should, with
// files that hold mark.
const misreaderVar = "DOORSTEP_TEST_READER"

var mark = []byte("the first of all queues")

// misread serves as ServeReader does, and does harm to itself.
func misread(how string) {
	left, leaves := strings.CutPrefix(how, "leave ")
	if _, err := os.Stat(left); how == "silent" || leaves && err == nil {
		time.Sleep(time.Minute)
	}
	if how == "successor" {
		_, _ = io.WriteString(os.Stdout, "doorstep reader 2\n")
		time.Sleep(time.Minute)
	}
	limitMemory(256 << 20)
	serve(os.Stdin, os.Stdout, func(ctx context.Context, body []byte, records bool, take func(table, []driver.Value) error) error {
		if !bytes.Contains(body, mark) {
			return documentRows(ctx, body, records, take)
		}
		if leaves {
			_ = os.Mkdir(left, 0o700)
			os.Exit(3)
		}
		switch how {
		case "end":
			os.Exit(3)
		case "panic":
			panic("the engine fell over a page")
		case "hang":
			time.Sleep(time.Minute)
		case "memory":
			var all [][]byte
			for range 1000 {
				all = append(all, bytes.Repeat([]byte{1}, 4<<20))
			}
			return errors.New(string(all[7][:9]))
		case "noise":
			_, _ = os.Stdout.WriteString(strings.Repeat("\x00\x00\x00\x00\x00\x00\x01 noise", 100))
		case "without end":
			_, _ = os.Stdout.Write(binary.BigEndian.AppendUint64(nil, uint64(mostAnswer(len(body)))))
			for {
				if _, err := os.Stdout.Write(make([]byte, 1<<16)); err != nil {
					return err
				}
			}
		case "too much":
			_, _ = os.Stdout.Write(binary.BigEndian.AppendUint64(nil, uint64(mostAnswer(len(body))+1)))
			time.Sleep(time.Minute)
		case "more":
			defer func() { _, _ = os.Stdout.WriteString("more") }()
			return (&answer{}).writeTo(os.Stdout)
		case "unknown table":
			return take(9, []driver.Value{"x", "y"})
		case "few columns":
			return take(tableChange, []driver.Value{"x"})
		case "invented":
			_ = take(tableMeta, []driver.Value{metaDocument, "0190a000-0000-7000-8000-000000000001"})
			return take(tableChange, make([]driver.Value, 14))
		case "terminal":
			return refuse(Damaged, "\x1b[2J\nit is fine %s", strings.Repeat("x", 1000))
		}
		return nil
	})
}
