package ui

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"doorstep/session"
)

// finder is a line in which one types what to look for, and what was found. It
// searches beside the event loop: each key supersedes the search before it, and
// an answer that came too late only leaves its index behind.
type finder struct {
	env   *env
	input line
	// stale says that the line holds the last query, which the next letter
	// replaces.
	stale bool

	corpus session.Corpus
	index  *session.Index
	found  session.Found
	// asked and version are what was last searched for, and in which state.
	asked   string
	version int64
	// turn numbers the searches; cancel ends the one under way, if any.
	turn   int
	cancel context.CancelFunc
	// settled says that found answers what was asked.
	settled bool
}

// searchedMsg is what one search found, with the index that it made.
type searchedMsg struct {
	of    *finder
	turn  int
	index *session.Index
	found session.Found
}

func newFinder(e *env) *finder {
	return &finder{env: e, input: newLine(), index: session.NewIndex(e.desk.pack), version: -1}
}

func (f *finder) query() string { return strings.TrimSpace(f.input.value()) }

// look searches if the line or the session is not as it was at the last
// search. The first time it reads the session, so that the first letter finds
// the index made.
func (f *finder) look() tea.Cmd {
	s := f.env.desk.state
	if f.asked == f.query() && f.version == s.Version() {
		return nil
	}
	f.asked, f.version, f.settled = f.query(), s.Version(), false
	if f.cancel != nil {
		f.cancel()
	}
	if f.corpus.Version() != s.Version() || f.turn == 0 {
		f.corpus = s.Corpus()
	}
	f.turn++
	ctx, cancel := context.WithCancel(context.Background())
	f.cancel = cancel
	return searchCmd(ctx, f, f.turn, f.index, f.corpus, f.asked)
}

// searchCmd brings an index up to date and searches in it. All that it is
// handed is never altered, so it needs no lock.
func searchCmd(ctx context.Context, of *finder, turn int, index *session.Index, corpus session.Corpus, query string) tea.Cmd {
	return func() tea.Msg {
		index := index.Update(corpus)
		return searchedMsg{of, turn, index, index.Search(ctx, query)}
	}
}

// take keeps an answer, and says whether it is the one that was waited for.
func (f *finder) take(msg searchedMsg) bool {
	if msg.of != f {
		return false
	}
	if msg.turn < f.turn {
		f.index = msg.index
		return false
	}
	f.cancel()
	f.index, f.found, f.cancel, f.settled = msg.index, msg.found, nil, true
	return true
}

// typed gives a key or a paste to the line, and searches.
func (f *finder) typed(msg tea.Msg) tea.Cmd {
	_, paste := msg.(tea.PasteMsg)
	if k, ok := msg.(tea.KeyPressMsg); f.stale && (paste || ok && typedRune(k) != "") {
		f.input.set("")
	}
	f.stale = false
	f.input.update(msg)
	return f.look()
}

// records are the found ones that are still there, from one place on, as they
// are now: at most n of them.
func (f *finder) records(from, n int) []*session.Record {
	var list []*session.Record
	for _, r := range f.found.Records[min(from, len(f.found.Records)):min(from+n, len(f.found.Records))] {
		if now := f.env.desk.state.Get(r.Kind, r.ID); now != nil {
			r = now
		} else {
			r = nil
		}
		list = append(list, r)
	}
	return list
}
