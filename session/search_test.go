package session

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"doorstep/content"
)

func builtinPack(t testing.TB) *content.Pack {
	t.Helper()
	pack, err := content.Builtin("empathy", "en")
	if err != nil {
		t.Fatal(err)
	}
	return pack
}

// searched is what a query finds in a state, in an index made from nothing.
func searched(t testing.TB, s *State, query string) []string {
	t.Helper()
	found := NewIndex(builtinPack(t)).Update(s.Corpus()).Search(context.Background(), query)
	return textsOf(found.Records)
}

func textsOf(list []*Record) []string {
	out := []string{}
	for _, r := range list {
		out = append(out, r.Text())
	}
	return out
}

func TestSearchRanksWholeWordsBeginningsAndParts(t *testing.T) {
	a := newLaptop(1)
	a.add(t, KindCard, Patch{"text": "the queues"})
	a.add(t, KindCard, Patch{"text": "unqueued"})
	a.add(t, KindCard, Patch{"text": "a queue, at nine"})
	a.add(t, KindCard, Patch{"text": "no window", "step": "queue"})
	a.add(t, KindCard, Patch{"text": "Queue"})
	a.add(t, KindCard, Patch{"text": "something else"})
	want := []string{"Queue", "a queue, at nine", "no window", "the queues", "unqueued"}
	if got := searched(t, a.State, "queue"); !slices.Equal(got, want) {
		t.Errorf("found %q, not %q", got, want)
	}
	if got := searched(t, a.State, "QUE nine"); !slices.Equal(got, want[1:2]) {
		t.Errorf("found %q", got)
	}
	if got := searched(t, a.State, "  "); len(got) != 0 {
		t.Errorf("nothing asked finds %q", got)
	}
}

func TestSearchReadsEveryScript(t *testing.T) {
	a := newLaptop(1)
	for _, text := range []string{
		"নাগরিক সনদ জমা দিতে তিনবার আসতে হয়েছে", // ends in a vowel sign, holds য় composed of two
		"ব\u09cbর্ড থেকে কেউ আসে না",             // one vowel sign, could be two
		"র\u200d্যাব অফিস", "caf\u00e9 ÜBER straße ΣΊΣΥΦΟΣ", "टोकन १२ मिला",
	} {
		a.add(t, KindCard, Patch{"text": text})
	}
	for query, want := range map[string]int{
		"নাগরিক": 1, "নাগ": 1, "হ\u09dfেছে": 1, "জমা সনদ": 1, "নগরিক": 0, // without its sign it is another word
		"ব\u09c7\u09beর্ড": 1, "র্যাব": 1, "cafe\u0301": 1, "über": 1, "σίσυφος": 1, "12": 1, "টোকেন": 0,
	} {
		if got := searched(t, a.State, query); len(got) != want {
			t.Errorf("%q finds %q", query, got)
		}
	}
}

func TestSearchFindsNumbersPeopleAndPlaces(t *testing.T) {
	a := newLaptop(1)
	person := a.add(t, KindParticipant, Patch{"alias": "P07"})
	service := a.add(t, KindService, Patch{"name": "Land office"})
	a.add(t, KindCard, Patch{"text": "said by seven", "by": person, "kind": "pain"})
	a.add(t, KindVisit, Patch{"quote": "come tomorrow", "service": service, "outcome": "done", "date": "2026-04-14"})
	for query, want := range map[string][]string{
		"p07": {"P07", "said by seven"}, "land": {"Land office", "come tomorrow"},
		"#1 tomorrow": {"come tomorrow"}, "pain": {}, "done": {}, "2026": {},
	} {
		if got := searched(t, a.State, query); !slices.Equal(got, want) {
			t.Errorf("%q finds %q, not %q", query, got, want)
		}
	}
}

func TestSearchForgetsWhatIsGone(t *testing.T) {
	a := newLaptop(1)
	person := a.add(t, KindParticipant, Patch{"alias": "P07"})
	said := a.add(t, KindCard, Patch{"text": "queue one", "by": person})
	gone := a.add(t, KindCard, Patch{"text": "queue two"})
	a.do(t, func(g *Gesture) error { return g.Name(person, "Rahima Khatun") })
	x := NewIndex(builtinPack(t))
	find := func(query string) []string {
		x = x.Update(a.Corpus())
		return textsOf(x.Search(context.Background(), query).Records)
	}
	if got := find("rahima"); len(got) != 0 {
		t.Errorf("a real name finds %q", got)
	}
	if got := find("queue"); len(got) != 2 {
		t.Fatalf("found %q", got)
	}
	a.remove(t, KindCard, gone)
	if got := find("queue"); !slices.Equal(got, []string{"queue one"}) {
		t.Errorf("found %q after one was deleted", got)
	}
	a.undo(t)
	if got := find("two"); !slices.Equal(got, []string{"queue two"}) {
		t.Errorf("found %q after it was brought back", got)
	}
	a.do(t, func(g *Gesture) error { return g.RedactPerson(person, false) })
	if got := find("p07"); !slices.Equal(got, []string{"queue one"}) {
		t.Errorf("found %q under the alias of a person who was removed", got)
	}
	a.do(t, func(g *Gesture) error { return g.Redact(KindCard, said) })
	if got := find("one"); len(got) != 0 {
		t.Errorf("found %q that was removed for good", got)
	}
}

func TestSearchThinksOfAnotherQuery(t *testing.T) {
	a := newLaptop(1)
	for _, text := range []string{"the queue is long", "the token machine", "নাগরিক সনদ"} {
		a.add(t, KindCard, Patch{"text": text})
	}
	x := NewIndex(nil).Update(a.Corpus())
	for query, want := range map[string]string{
		"queeu": "queue", "qeue lnog": "queue long", "token queue": "queue", "xylophone": "", "নাগরক": "নাগরিক", "tokn machine": "token machine",
	} {
		f := x.Search(context.Background(), query)
		if len(f.Records) > 0 || f.Instead != want {
			t.Errorf("%q finds %d and leads to %q, not %q", query, len(f.Records), f.Instead, want)
		}
		if f.Instead != "" && len(x.Search(context.Background(), f.Instead).Records) == 0 {
			t.Errorf("%q leads to %q, which finds nothing", query, f.Instead)
		}
	}
}

// naiveFold is folding said another way: letter by letter.
func naiveFold(s string) string {
	out := ""
	for _, r := range norm.NFC.String(s) {
		if unseenInSearch(r) {
			continue
		}
		for _, zero := range zeros {
			if r >= zero && r < zero+10 {
				r = r - zero + '0'
			}
		}
		if unicode.IsSpace(r) || unicode.IsControl(r) && r < ' ' {
			r = ' '
		}
		out += string(unicode.ToLower(unicode.ToUpper(r)))
	}
	return out
}

// naiveFind is what a search is, said without an index: every card that holds
// every word in its text, its step or the alias of who said it.
func naiveFind(s *State, query string) map[ID]bool {
	found := map[ID]bool{}
	words := strings.Fields(naiveFold(query))
	for _, kind := range []string{KindCard, KindTheme, KindParticipant} {
		for _, r := range s.Kind(kind) {
			fields := []string{"#" + r.Label, r.Str("text"), r.Str("step"), r.Str("sentence"), r.Str("alias"), s.AliasOf(r.Ref("by"))}
			all := len(words) > 0
			for _, w := range words {
				all = all && slices.ContainsFunc(fields, func(f string) bool { return strings.Contains(naiveFold(f), w) })
			}
			if all {
				found[r.ID] = true
			}
		}
	}
	return found
}

// TestSearchIsThatOfANaiveReader lets a session be written at random, and
// after each step holds an index that was carried along to a search that reads
// everything again.
func TestSearchIsThatOfANaiveReader(t *testing.T) {
	pack := builtinPack(t)
	words := []string{"queue", "Queue", "que", "token", "নাগরিক", "সনদ", "নাগ", "হয়েছে", "CAFÉ", "cafe\u0301", "p01", "#2", "window", "ই\u200dন", "a", "12"}
	word := rapid.OneOf(rapid.SampledFrom(words), rapid.StringN(0, 3, 6))
	line := rapid.Custom(func(t *rapid.T) string {
		text, _ := Valid(strings.Join(rapid.SliceOfN(word, 1, 4).Draw(t, "words"), " "))
		return text
	})
	rapid.Check(t, func(t *rapid.T) {
		a := newLaptop(1)
		x := NewIndex(pack)
		for range rapid.IntRange(1, 12).Draw(t, "steps") {
			scribble(t, a, line)
			x = x.Update(a.Corpus())
			query := line.Draw(t, "query")
			if len(strings.Fields(query)) > maxWords {
				continue
			}
			got := map[ID]bool{}
			records := x.Search(context.Background(), query).Records
			for _, r := range records {
				got[r.ID] = true
				if a.Get(r.Kind, r.ID) != r {
					t.Fatalf("%q finds a record as it was, not as it is", query)
				}
			}
			if want := naiveFind(a.State, query); !maps.Equal(got, want) || len(got) != len(records) {
				t.Fatalf("%q finds %d records, a naive reader %d", query, len(records), len(want))
			}
		}
	})
}

// scribble makes one change at random.
func scribble(t *rapid.T, a *laptop, line *rapid.Generator[string]) {
	g := a.Begin(a.src, a.device, "1.6")
	var err error
	cards, people := a.Kind(KindCard), a.Kind(KindParticipant)
	switch what := rapid.IntRange(0, 7).Draw(t, "deed"); {
	case what == 1 && len(cards) > 0:
		err = g.Delete(KindCard, rapid.SampledFrom(cards).Draw(t, "card").ID)
	case what == 2 && len(cards) > 0:
		err = g.Set(KindCard, rapid.SampledFrom(cards).Draw(t, "card").ID, Patch{"text": line.Draw(t, "text")})
	case what == 3 && len(cards) > 0:
		err = g.Redact(KindCard, rapid.SampledFrom(cards).Draw(t, "card").ID)
	case what == 4:
		_, err = g.Add(KindParticipant, Patch{"alias": fmt.Sprintf("P%02d", len(people)+1)})
	case what == 5:
		_, _, err = a.Undo(a.src, a.device)
	case what == 6:
		_, err = g.Add(KindTheme, Patch{"sentence": line.Draw(t, "theme"), "parked": true})
	default:
		p := Patch{"text": line.Draw(t, "text"), "kind": "pain", "step": line.Draw(t, "step")}
		if len(people) > 0 {
			p["by"] = rapid.SampledFrom(people).Draw(t, "by").ID
		}
		_, err = g.Add(KindCard, p)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func TestSpansLieWhereTheWordsAre(t *testing.T) {
	for _, c := range []struct{ text, query, want string }{
		{"The queue at the Queue", "queue", "[queue][Queue]"},
		{"queue-jumping", "queue jump", "[queue][jump]"},
		{"aaaa", "aa aaa", "[aaaa]"},
		{"CAFE\u0301 now", "café", "[CAFE\u0301]"},
		{"হয়েছে না", "হ\u09dfে", "[হয়ে]"},
		{"র\u200d্যাব", "র্যা", "[র\u200d্যা]"},
		{"টোকেন ১২", "12", "[১২]"},
		{"nothing", "x", ""},
	} {
		got := ""
		for _, s := range Spans(c.text, SearchWords(c.query)) {
			got += "[" + c.text[s[0]:s[1]] + "]"
		}
		if got != c.want {
			t.Errorf("%q in %q is marked %q, not %q", c.query, c.text, got, c.want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringN(0, 30, 90).Draw(t, "text")
		query := rapid.StringN(0, 4, 12).Draw(t, "query")
		if at := rapid.IntRange(0, len(text)).Draw(t, "at"); rapid.Bool().Draw(t, "from it") {
			query = strings.ToUpper(text[at:])
		}
		end := 0
		for _, s := range Spans(text, SearchWords(query)) {
			if s[0] < end || s[1] <= s[0] || s[1] > len(text) {
				t.Fatalf("%q in %q: %v after %d", query, text, s, end)
			}
			end = s[1]
		}
	})
}

// TestSearchingBesideTheLoop searches in goroutines while the state goes on,
// for the race detector.
func TestSearchingBesideTheLoop(t *testing.T) {
	a := newLaptop(1)
	x := NewIndex(builtinPack(t))
	var wait sync.WaitGroup
	for i := range 60 {
		id := a.add(t, KindCard, Patch{"text": fmt.Sprintf("queue %d", i)})
		switch i % 5 {
		case 1:
			a.set(t, KindCard, id, Patch{"text": "token", FieldOrder: "a1"})
		case 2:
			a.remove(t, KindCard, id)
		case 3:
			a.add(t, KindParticipant, Patch{"alias": fmt.Sprint("P", i)})
		case 4:
			a.undo(t)
		}
		corpus, from := a.Corpus(), x
		if i%4 == 0 {
			x = x.Update(corpus) // as when an answer has come back
		}
		wait.Add(1)
		go func() {
			defer wait.Done()
			from.Update(corpus).Search(context.Background(), "queue tokne")
		}()
	}
	wait.Wait()
	if n := len(x.Update(a.Corpus()).Search(context.Background(), "token").Records); n != 12 {
		t.Errorf("%d of 12 are found", n)
	}
}

// TestASearchThatNobodyWaitsForStops cancels one.
func TestASearchThatNobodyWaitsForStops(t *testing.T) {
	a := newLaptop(1)
	for range 3 {
		a.add(t, KindCard, Patch{"text": "queue"})
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if f := NewIndex(nil).Update(a.Corpus()).Search(ctx, "queue"); len(f.Records) > 0 || f.Instead != "" {
		t.Errorf("it went on and found %d and %q", len(f.Records), f.Instead)
	}
}

// BenchmarkSearch is one key in a session of so many cards: nothing changed,
// or a card was added since the last; and the first search of all.
func BenchmarkSearch(b *testing.B) {
	for _, n := range []int{1000, 10000} {
		a := newLaptop(1)
		g := a.Begin(a.src, a.device, "1.6")
		for i := range n {
			text := fmt.Sprintf("Card %d: the window closes at one and nobody has written that anywhere near the queue", i)
			if i%3 == 0 {
				text = fmt.Sprintf("কার্ড %d: নাগরিক সনদ জমা দিতে তিনবার আসতে হয়েছে, তবু কাজ হয়নি", i)
			}
			if _, err := g.Add(KindCard, Patch{"text": text, "kind": "pain"}); err != nil {
				b.Fatal(err)
			}
		}
		pack := builtinPack(b)
		x := NewIndex(pack).Update(a.Corpus())
		run := func(name, query string) {
			b.Run(fmt.Sprintf("%s/%d", name, n), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					x = x.Update(a.Corpus())
					x.Search(context.Background(), query)
				}
			})
		}
		run("letter", "a")
		run("word", "window")
		run("words", "queue window 77")
		run("bangla", "নাগরিক জমা")
		run("nothing", "wimdow nowhree")
		b.Run(fmt.Sprintf("first/%d", n), func(b *testing.B) {
			for b.Loop() {
				NewIndex(pack).Update(a.Corpus()).Search(context.Background(), "window")
			}
		})
		b.Run(fmt.Sprintf("after-a-card/%d", n), func(b *testing.B) {
			for b.Loop() {
				a.add(b, KindCard, Patch{"text": "One more window", "kind": "pain"})
				x = x.Update(a.Corpus())
				x.Search(context.Background(), "window")
			}
		})
	}
}
