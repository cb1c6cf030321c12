package session

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

	"doorstep/content"
)

// Corpus is all that there is to search at one moment. Making one copies no
// text, so it costs the event loop next to nothing; what it holds is never
// altered, so an Index can be made of it beside the loop.
type Corpus struct {
	version int64
	lists   []corpusList
	// names are how records are called that others refer to: people by alias,
	// tables and services. Real names are no part of it.
	names map[ID]string
}

type corpusList struct {
	kind    string
	version int64
	records []*Record
}

// unsearched are kinds that hold nothing that anybody said.
var unsearched = []string{KindAgenda, KindLink, KindSession}

// Corpus gathers what there is to search. What is deleted or redacted is not
// there.
func (s *State) Corpus() Corpus {
	c := Corpus{version: s.version, names: map[ID]string{}}
	for _, kind := range slices.Sorted(maps.Keys(s.kinds)) {
		if slices.Contains(unsearched, kind) {
			continue
		}
		list := corpusList{kind, s.KindVersion(kind), s.Kind(kind)}
		c.lists = append(c.lists, list)
		for _, r := range list.records {
			switch kind {
			case KindParticipant:
				c.names[r.ID] = s.AliasOf(r.ID)
			case KindTable, KindService:
				c.names[r.ID] = r.Text()
			}
		}
	}
	for id, r := range s.redacted {
		if r.Kind == KindParticipant {
			c.names[id] = s.AliasOf(id) // the words that stayed are still said by somebody
		}
	}
	return c
}

// Version is the state's version that the corpus was gathered at.
func (c Corpus) Version() int64 { return c.version }

// Index finds words in everything said. It is never altered: Update makes a
// new one that shares what stayed the same. The zero Index is empty.
type Index struct {
	version int64
	coded   map[string]bool
	names   map[ID]string
	lists   map[string]indexList
	docs    []*doc // newest first
}

type indexList struct {
	version int64
	docs    []*doc
}

// doc is one record as it is searched.
type doc struct {
	record *Record
	// text is the record's number and its fields, folded, a line each, the main
	// field first; title is how much of it is the number and the main field.
	text  string
	title int
}

// NewIndex is an empty index. The pack tells which fields hold words and which
// hold codes, figures and dates; it may be nil.
func NewIndex(p *content.Pack) *Index {
	return &Index{version: -1, coded: codedFields(p)}
}

// Update is the index of a corpus. Only records that changed are read anew.
func (x *Index) Update(c Corpus) *Index {
	if c.version == x.version {
		return x
	}
	next := &Index{version: c.version, coded: x.coded, names: c.names, lists: make(map[string]indexList, len(c.lists))}
	renamed := !maps.Equal(c.names, x.names)
	same := !renamed && len(c.lists) == len(x.lists)
	total := 0
	for _, l := range c.lists {
		have, known := x.lists[l.kind]
		if renamed || !known || have.version != l.version {
			have = indexList{l.version, next.read(l.records, have.docs, renamed)}
			same = false
		}
		next.lists[l.kind] = have
		total += len(have.docs)
	}
	if same {
		next.docs = x.docs
		return next
	}
	next.docs = make([]*doc, 0, total)
	for _, l := range c.lists {
		next.docs = append(next.docs, next.lists[l.kind].docs...)
	}
	slices.SortFunc(next.docs, newerFirst)
	return next
}

// newerFirst sorts by when records were made; those of one moment, as of a
// paste, by their numbers.
func newerFirst(a, b *doc) int {
	return cmp.Or(
		cmp.Compare(b.record.At, a.record.At), cmp.Compare(a.record.Kind, b.record.Kind),
		cmp.Compare(b.record.Number, a.record.Number), CompareID(a.record.ID, b.record.ID),
	)
}

// read makes the docs of a list; those of records that are the same as before
// are kept. Records are mostly added at the end, so most stand where they stood.
func (x *Index) read(records []*Record, old []*doc, anew bool) []*doc {
	var by map[*Record]*doc
	docs := make([]*doc, len(records))
	for i, r := range records {
		switch {
		case anew:
		case i < len(old) && old[i].record == r:
			docs[i] = old[i]
		default:
			if by == nil {
				by = make(map[*Record]*doc, len(old))
				for _, d := range old {
					by[d.record] = d
				}
			}
			docs[i] = by[r]
		}
		if docs[i] == nil {
			docs[i] = x.doc(r)
		}
	}
	return docs
}

// doc reads a record.
func (x *Index) doc(r *Record) *doc {
	var b strings.Builder
	if r.Label != "" {
		b.WriteString("#" + folded(r.Label) + "\n")
	}
	main := r.MainField()
	if x.said(r, main) {
		writeWords(&b, r.value(main))
	}
	d := &doc{record: r, title: b.Len()}
	for _, f := range r.Fields() {
		if name := x.names[r.Ref(f)]; name != "" {
			b.WriteString(folded(name) + "\n")
		} else if f != main && x.said(r, f) {
			writeWords(&b, r.value(f))
		}
	}
	d.text = b.String()
	return d
}

func writeWords(b *strings.Builder, v any) {
	switch v := v.(type) {
	case string:
		b.WriteString(folded(v) + "\n")
	case []string:
		for _, s := range v {
			b.WriteString(folded(s) + "\n")
		}
	}
}

// said says whether a field holds words, rather than a code, a figure or a
// reference.
func (x *Index) said(r *Record, field string) bool {
	coded, known := x.coded[r.Kind+" "+field]
	if !known {
		coded = codes[field] || strings.HasSuffix(field, OriginSuffix)
	}
	if coded {
		return false
	}
	switch v := r.value(field).(type) {
	case string:
		_, err := ParseID(v)
		return err != nil
	case []string:
		for _, s := range v {
			if _, err := ParseID(s); err != nil {
				return true
			}
		}
	}
	return false
}

// codes are fields that hold no words in any kind, where the pack says nothing
// of them.
var codes = func() map[string]bool {
	set := map[string]bool{}
	for f := range strings.FieldsSeq(`order number deleted kind currency origin lang plan pack pack_tree letter workshop
		mode outcome status decision journey version basis quadrant state confidence control lever effect use
		permission digital role channel tag length date clock due next_due from to for
		started_at ended_at window_start window_end present_from present_to revealed_at running_since seen`) {
		set[f] = true
	}
	return set
}()

// codedFields tells of each field that a pack has whether it holds something
// else than words, by "kind field". Where two activities differ, words win.
func codedFields(p *content.Pack) map[string]bool {
	coded := map[string]bool{}
	if p == nil {
		return coded
	}
	for _, a := range p.Activities {
		for i := range a.Captures {
			c := &a.Captures[i]
			for j := range c.Fields {
				f := &c.Fields[j]
				words := f.Type == content.Line || f.Type == content.Text || f.Type == content.List
				key := c.Kind + " " + f.ID
				before, known := coded[key]
				coded[key] = !words && (!known || before)
			}
		}
	}
	return coded
}

// Len is how many records the index holds.
func (x *Index) Len() int { return len(x.docs) }

// Found is what a search found.
type Found struct {
	// Words are those that were looked for.
	Words []string
	// Records hold every one of them, the best first: whole words before
	// beginnings before parts of words, then what stands in the main field, then
	// the newer.
	Records []*Record
	// Of is how many were searched.
	Of int
	// Instead is a query that does find something, where this one finds nothing;
	// "" if none was thought of.
	Instead string
}

// Search finds the records that hold every word of a query; the last may be
// half typed, as any may. Nothing is found for a query without words. A search
// whose context ends stops, and what it found is of no use.
func (x *Index) Search(ctx context.Context, query string) Found {
	f := Found{Words: SearchWords(query), Of: len(x.docs)}
	if len(f.Words) == 0 {
		return f
	}
	f.Records = x.find(ctx, f.Words)
	if len(f.Records) == 0 && ctx.Err() == nil {
		f.Instead = x.instead(ctx, f.Words)
	}
	return f
}

// stride is how many records are searched between two looks at the context.
const stride = 512

// find sorts by counting: a score is a small number, and the docs come newest
// first.
func (x *Index) find(ctx context.Context, words []string) []*Record {
	n := len(words)
	buckets := make([][]*Record, (int(gradeNone)*n+1)*(n+1))
	total := 0
	for i, d := range x.docs {
		if i%stride == 0 && ctx.Err() != nil {
			return nil
		}
		if score, ok := d.score(words); ok {
			buckets[score] = append(buckets[score], d.record)
			total++
		}
	}
	found := make([]*Record, 0, total)
	for _, b := range buckets {
		found = append(found, b...)
	}
	return found
}

// score is the rank of a record that holds all words: first their grades, then
// how many of them were found outside its main field.
func (d *doc) score(words []string) (score int, ok bool) {
	grades, outside := 0, 0
	for _, w := range words {
		g, at := gradeOf(d.text, w)
		if g == gradeNone {
			return 0, false
		}
		grades += int(g)
		if at >= d.title {
			outside++
		}
	}
	return grades*(len(words)+1) + outside, true
}
