package exchange

import (
	"encoding/binary"
	"reflect"
	"strings"
	"testing"
	"unicode/utf16"

	"pgregory.net/rapid"
)

// wide is text as a spreadsheet saves "Unicode text".
func wide(text string, order binary.AppendByteOrder) string {
	b := order.AppendUint16(nil, 0xfeff)
	for _, u := range utf16.Encode([]rune(text)) {
		b = order.AppendUint16(b, u)
	}
	return string(b)
}

var tableTests = []struct {
	name, text string
	want       Table
}{
	{
		"a paste", "Name\tAlias\tSector\nRahima Begum\tP01\tHealth, family planning\nAbdul Karim\tP02\tLand\n",
		Table{
			Header:    []string{"Name", "Alias", "Sector"},
			Rows:      [][]string{{"Rahima Begum", "P01", "Health, family planning"}, {"Abdul Karim", "P02", "Land"}},
			Lines:     []int{2, 3},
			Delimiter: '\t',
		},
	},
	{
		"semicolons and CRLF behind a mark", "\ufeffalias;sector;years\r\nP01;Health;12\r\nP02;\"Land; records\";3\r\n",
		Table{
			Header:    []string{"alias", "sector", "years"},
			Rows:      [][]string{{"P01", "Health", "12"}, {"P02", "Land; records", "3"}},
			Lines:     []int{2, 3},
			Delimiter: ';',
		},
	},
	{
		"titles, blank rows and short rows",
		"Empathy workshop,,,\nRoster of 12 May,,,\n,,,\nAlias,Sector,Office type,Years\nP01,Health\n\n , ,\nP02,Land,Land office,4,\n",
		Table{
			Header:    []string{"Alias", "Sector", "Office type", "Years"},
			Rows:      [][]string{{"P01", "Health", "", ""}, {"P02", "Land", "Land office", "4"}},
			Lines:     []int{5, 8},
			Skipped:   2,
			Delimiter: ',',
		},
	},
	{
		"a title of several cells", "Workshop,Dhaka,12 May\nName,Sector,Office\nRahima,Health,Hospital\n",
		Table{
			Header: []string{"Name", "Sector", "Office"}, Rows: [][]string{{"Rahima", "Health", "Hospital"}},
			Lines: []int{3}, Skipped: 1, Delimiter: ',',
		},
	},
	{
		"Bangla in UTF-16", wide("ক্রমিক\tনাম\tদপ্তর\r\n১\tরহিমা বেগম\tউপজেলা ভূমি অফিস\r\n", binary.LittleEndian),
		Table{
			Header: []string{"ক্রমিক", "নাম", "দপ্তর"}, Rows: [][]string{{"১", "রহিমা বেগম", "উপজেলা ভূমি অফিস"}},
			Lines: []int{2}, Delimiter: '\t',
		},
	},
	{
		"UTF-16 the other way round", wide("alias|sector\nP01|Health\n", binary.BigEndian),
		Table{Header: []string{"alias", "sector"}, Rows: [][]string{{"P01", "Health"}}, Lines: []int{2}, Delimiter: '|'},
	},
	{
		"quotes with line ends and quotes", "service,place\n\"Copy of a\nland record\",\"Ward 3, \"\"old\"\" block\"\r\"Birth certificate\",Ward 4",
		Table{
			Header: []string{"service", "place"},
			Rows:   [][]string{{"Copy of a\nland record", `Ward 3, "old" block`}, {"Birth certificate", "Ward 4"}},
			Lines:  []int{2, 4}, Delimiter: ',',
		},
	},
	{
		"stray quotes", "alias,place\nP01,\"Old\" town\nP02,5\" pipe\nP03,\"He said \"stop\" twice\"\nP04,\"never closed\nP05,\"Ward 5, north\"\n",
		Table{
			Header: []string{"alias", "place"},
			Rows: [][]string{
				{"P01", `"Old" town`},
				{"P02", `5" pipe`},
				{"P03", `He said "stop" twice`},
				{"P04", `"never closed`},
				{"P05", "Ward 5, north"},
			},
			Lines: []int{2, 3, 4, 5, 6}, Delimiter: ',',
		},
	},
	{
		"no header", "P01,Health\nP02,Land\n",
		Table{Rows: [][]string{{"P01", "Health"}, {"P02", "Land"}}, Lines: []int{1, 2}, Delimiter: ','},
	},
	{
		"headings in a language unknown", "Kode;Secteur\nP01;Santé\nP02;Terre\n",
		Table{
			Header: []string{"Kode", "Secteur"}, Rows: [][]string{{"P01", "Santé"}, {"P02", "Terre"}},
			Lines: []int{2, 3}, Delimiter: ';',
		},
	},
	{
		"one column", "নাম\nরহিমা বেগম\nআব্দুল করিম\n",
		Table{Header: []string{"নাম"}, Rows: [][]string{{"রহিমা বেগম"}, {"আব্দুল করিম"}}, Lines: []int{2, 3}},
	},
	{
		"one column with a comma here and there", "Service\nBirth certificate\nPension, first payment\nPassport\n",
		Table{
			Header: []string{"Service"}, Rows: [][]string{{"Birth certificate"}, {"Pension, first payment"}, {"Passport"}},
			Lines: []int{2, 3, 4},
		},
	},
	{
		"commas around lists", "alias,sector,languages\nP01,Health,Bangla; English\nP02,Land,Bangla; Garo\n",
		Table{
			Header:    []string{"alias", "sector", "languages"},
			Rows:      [][]string{{"P01", "Health", "Bangla; English"}, {"P02", "Land", "Bangla; Garo"}},
			Lines:     []int{2, 3},
			Delimiter: ',',
		},
	},
	{
		"the delimiter named", "sep=;\r\nalias;sector\r\nP01;a,b\r\n",
		Table{Header: []string{"alias", "sector"}, Rows: [][]string{{"P01", "a,b"}}, Lines: []int{3}, Delimiter: ';'},
	},
	{
		"bytes of an old code page", "alias,place\nP01,Caf\xe9\n",
		Table{
			Header: []string{"alias", "place"}, Rows: [][]string{{"P01", "Caf\ufffd"}},
			Lines: []int{2}, Delimiter: ',', Replaced: true,
		},
	},
	{
		"values that are headings elsewhere", "Rahima Begum,Land,Office\nAbdul Karim,Health,Office\n",
		Table{
			Rows:  [][]string{{"Rahima Begum", "Land", "Office"}, {"Abdul Karim", "Health", "Office"}},
			Lines: []int{1, 2}, Delimiter: ',',
		},
	},
	{
		"marks without width around cells", "alias\tsector\n\u200bP01\u00a0\t\u200eHealth\ufeff\n",
		Table{Header: []string{"alias", "sector"}, Rows: [][]string{{"P01", "Health"}}, Lines: []int{2}, Delimiter: '\t'},
	},
}

func TestReadTable(t *testing.T) {
	for _, test := range tableTests {
		t.Run(test.name, func(t *testing.T) {
			got, err := ReadTable([]byte(test.text))
			if err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(got, test.want) {
				t.Errorf("got  %#v\nwant %#v", got, test.want)
			}
		})
	}
}

func TestReadTableReplacesHalves(t *testing.T) {
	lone := string(binary.LittleEndian.AppendUint16([]byte(wide("P01,Caf", binary.LittleEndian)), 0xd800)) + "x"
	got, err := ReadTable([]byte(lone))
	if err != nil || !got.Replaced || got.Rows[0][1] != "Caf\ufffd\ufffd" {
		t.Errorf("got %#v, %v", got, err)
	}
}

func TestReadTableRefuses(t *testing.T) {
	rows := func(n int) string { return "alias,sector\n" + strings.Repeat("\nP,Health", n) }
	tests := []struct{ name, text, want string }{
		{"nothing", "", "nothing in this table"},
		{"blanks", "\n , ,\n", "nothing in this table"},
		{"a workbook", "PK\x03\x04\x14\x00\x06", "workbook"},
		{"an old workbook", "\xd0\xcf\x11\xe0\xa1\xb1", "workbook"},
		{"bytes", "a,b\x00c", "not text"},
		{"too long", strings.Repeat("x", MaxBytes+1), "1 MiB"},
		{"too many rows", rows(MaxRows + 1), "line 2003"},
		{"far too many rows", rows(2 * MaxRows), "2000 rows"},
		{"too many columns", "a,b\nc,d\n" + strings.Repeat(",", MaxColumns) + "x\n", "line 3"},
		{"a long cell", "a,b\n\nc," + strings.Repeat("x", MaxCell+1), "line 3"},
		{"a long quoted cell", "a,b\nc,\"" + strings.Repeat("x\n", MaxCell) + "\",d", "line 2"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, err := ReadTable([]byte(test.text))
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %v, want one with %q", err, test.want)
			}
			if !reflect.DeepEqual(got, Table{}) {
				t.Errorf("something was read: %#v", got)
			}
		})
	}
}

func TestReadTableTakesItsLimits(t *testing.T) {
	text := "alias,sector\n" + strings.Repeat("P,Health\n", MaxRows-1) + "P," + strings.Repeat("x", MaxCell) + strings.Repeat(",", 5*MaxColumns) + "\n"
	got, err := ReadTable([]byte(text))
	if err != nil || len(got.Rows) != MaxRows || got.Width() != 2 {
		t.Errorf("%d rows, %d columns, %v", len(got.Rows), got.Width(), err)
	}
	if _, err := ReadTable([]byte(strings.Repeat(" ", MaxBytes-1) + "x")); err != nil {
		t.Error(err)
	}
}

// quoted writes a cell as RFC 4180 has it.
func quoted(cell string) string { return `"` + strings.ReplaceAll(cell, `"`, `""`) + `"` }

// A table that was written by the rules is read as it was, whatever its cells
// hold.
func TestReadTableReadsWhatIsWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		delim := rapid.SampledFrom([]string{"\t", ",", ";", "|"}).Draw(t, "delimiter")
		end := rapid.SampledFrom([]string{"\n", "\r\n", "\r"}).Draw(t, "line end")
		// Lengths are kept short so that no cell comes to its limit.
		cell := rapid.StringOfN(rapid.SampledFrom([]rune("ab\"',;|\n দপ্তর")), 0, 12, -1)
		n := rapid.IntRange(1, 5).Draw(t, "rows")
		want := [][]string{}
		text := strings.Join([]string{"alias", "name", "remarks"}, delim) + end
		for range n {
			row := []string{"P07", trim(cell.Draw(t, "cell")), trim(cell.Draw(t, "cell"))}
			want = append(want, row)
			for i, c := range row {
				if i > 0 {
					text += delim
				}
				text += quoted(c)
			}
			text += end
		}
		got, err := ReadTable([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(got.Rows, want) || got.Delimiter != rune(delim[0]) || got.Skipped != 0 {
			t.Fatalf("from %q\ngot  %q by %q, %d skipped\nwant %q", text, got.Rows, got.Delimiter, got.Skipped, want)
		}
	})
}
