package cli

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"strings"

	"doorstep/session"
	"doorstep/session/exchange"
	"doorstep/session/store"
)

// adder writes records into an open document.
type adder struct {
	app   *app
	doc   *store.Doc
	state *session.State
	draft *draft
	json  bool
	// What became of the input: records written, and lines that were not, that
	// held bytes which are no text, and that were longer than one record.
	added, refused, replaced, split int
	// unprinted is why the output ended before the input did.
	unprinted error
}

func (a *app) newAdder(doc *store.Doc, activity string, f addFlags) (*adder, error) {
	d := &adder{app: a, doc: doc, state: doc.State(), json: f.json}
	files, err := doc.PackFiles()
	pack, err := a.packOf(d.state, files, err)
	if err != nil {
		return d, err
	}
	d.draft, err = newDraft(pack, d.entry(), activity, f)
	return d, err
}

func (d *adder) entry() session.Entry { return session.Entry{State: d.state, Today: d.app.today()} }

// run writes one record, or one for each line of input.
func (d *adder) run(ctx context.Context) error {
	if d.draft.text == nil {
		err := d.gesture(ctx, func(g *session.Gesture) ([]session.ID, error) {
			id, err := d.write(g, d.draft.fields(d.entry()))
			if err != nil {
				return nil, usage(err, "")
			}
			return []session.ID{id}, nil
		})
		return errors.Join(err, d.unprinted)
	}
	if isTerminal(d.app.stdin) {
		end := "Ctrl+D"
		if runtime.GOOS == "windows" {
			end = "Ctrl+Z and Enter"
		}
		d.app.say("type a line for each %s; %s ends", session.KindWord(d.draft.capture.Kind), end)
	}
	if err := d.lines(ctx); err != nil {
		return err
	}
	return d.sum()
}

// lines writes what comes in, and what came in meanwhile together with it: a
// file of a thousand lines is a few gestures, and a typed line is safe at once.
func (d *adder) lines(ctx context.Context) error {
	in := readLines(d.app.stdin)
	for {
		some, err := in.next(ctx)
		if len(some) > 0 {
			keep := func(g *session.Gesture) ([]session.ID, error) { return d.keepLines(g, some) }
			if err := d.gesture(ctx, keep); err != nil {
				return err
			}
		}
		if err != nil || len(some) == 0 {
			return err
		}
	}
}

// sum says what should be known about the lines.
func (d *adder) sum() error {
	if d.replaced > 0 {
		d.app.say("%s bytes that are no text; they stand as \ufffd", plural(d.replaced, "line held", "lines held"))
	}
	if d.split > 0 {
		d.app.say("%s too long for one %s and goes on in the next", plural(d.split, "line was", "lines were"), session.KindWord(d.draft.capture.Kind))
	}
	if d.refused > 0 {
		d.app.say("%s not kept; %s in the file", plural(d.refused, "line was", "lines were"), countAre(d.added, "record"))
		return exitError(exitFailed)
	}
	if d.unprinted != nil {
		return fmt.Errorf("%w; %s in the file", d.unprinted, countAre(d.added, "record"))
	}
	if d.added == 0 {
		d.app.say("there were no lines to read, so nothing was added; give the words with --set %s=..., or send them to standard input", d.draft.text.ID)
	}
	return nil
}

// keepLines writes a record for each line. One that can't be is said and left
// out: the others are not to wait for it.
func (d *adder) keepLines(g *session.Gesture, lines []inputLine) ([]session.ID, error) {
	var ids []session.ID
	for _, l := range lines {
		err := l.err
		var kept []session.ID
		if err == nil {
			kept, err = d.keepLine(g, l.text)
		}
		ids = append(ids, kept...)
		if err != nil {
			d.refused++
			d.app.say("line %d: %s; it was not kept", l.number, err)
		} else if l.replaced {
			d.replaced++
		}
	}
	return ids, nil
}

func (d *adder) keepLine(g *session.Gesture, text string) (ids []session.ID, err error) {
	card, err := session.ParseCard(d.state, text)
	if err != nil {
		return nil, err
	}
	parts := session.Split(card.Text)
	if len(parts) > 1 {
		d.split++
	}
	for _, part := range parts {
		typed := session.Patch{d.draft.text.ID: part}
		if !card.By.IsZero() {
			typed["by"] = card.By
		}
		if !card.Table.IsZero() {
			typed["table"] = card.Table
		}
		fields := d.draft.fields(d.entry())
		session.FillCard(d.state, d.draft.capture, fields, typed)
		id, err := d.write(g, fields)
		if err != nil {
			return ids, err
		}
		ids = append(ids, id)
	}
	return ids, nil
}

// gesture makes what f writes durable, and only then prints it.
func (d *adder) gesture(ctx context.Context, f func(g *session.Gesture) ([]session.ID, error)) error {
	d.catchUp()
	g := d.state.Begin(d.app.source, d.doc.Device(), d.draft.activity.ID)
	ids, err := f(g)
	if err != nil {
		return err
	}
	// What was begun is finished, also after Ctrl+C.
	if err := d.doc.Commit(context.WithoutCancel(ctx), g.Changes()); err != nil {
		return err
	}
	d.added += len(ids)
	for _, id := range ids {
		// Where nobody reads on, what comes in is kept all the same.
		if d.unprinted == nil {
			d.unprinted = d.print(id)
		}
	}
	return nil
}

// catchUp applies what others wrote into the document meanwhile.
func (d *adder) catchUp() {
	for {
		select {
		case e, open := <-d.doc.Events():
			if f, ok := e.(store.Foreign); ok {
				d.state.ApplyAll(f.Changes)
			}
			if open {
				continue
			}
		default:
		}
		return
	}
}

// write makes one record. Some kinds are one of a kind: the session itself, and
// a vote, which is named by what it is on and whose it is.
func (d *adder) write(g *session.Gesture, fields session.Patch) (session.ID, error) {
	kind := d.draft.capture.Kind
	switch kind {
	case session.KindSession:
		return d.state.Session, g.Set(kind, d.state.Session, fields)
	case session.KindVote, session.KindRating:
		return d.writeVote(g, kind, fields)
	case session.KindParticipant:
		if err := d.freeAlias(fields); err != nil {
			return session.ID{}, err
		}
	}
	return g.Add(kind, session.FollowDraw(d.state, kind, session.ID{}, fields))
}

// writeVote puts a vote into the latest ballot on what it is for; without one
// it is counted as a round of its own.
func (d *adder) writeVote(g *session.Gesture, kind string, fields session.Patch) (session.ID, error) {
	var ballot session.ID
	item := d.draft.capture.Field("item")
	for _, b := range session.All[session.Ballot](d.state) {
		if item != nil && b.Of == item.Ref {
			ballot = b.ID
		}
	}
	if !ballot.IsZero() {
		fields["ballot"] = ballot
	}
	if kind == session.KindRating {
		return g.Add(kind, fields)
	}
	on, by := refOf(fields["item"]), refOf(fields["by"])
	if on.IsZero() {
		return session.ID{}, errors.New("a vote is for something; name it with --set item=, by its number")
	}
	id := session.VoteID(ballot, on, by)
	return id, g.Set(kind, id, fields)
}

func refOf(v any) session.ID {
	text, _ := v.(string)
	id, _ := session.ParseID(text)
	return id
}

// freeAlias refuses an alias that somebody has.
func (d *adder) freeAlias(fields session.Patch) error {
	alias, _ := fields["alias"].(string)
	for _, taken := range exchange.Aliases(d.state) {
		if alias != "" && strings.EqualFold(taken, alias) {
			return fmt.Errorf("the alias %s is in this session already; choose another", alias)
		}
	}
	return nil
}

// addedRecord is what add prints of a record.
type addedRecord struct {
	ID       string `json:"id"`
	Kind     string `json:"kind"`
	Label    string `json:"label"` // the number on the wall; "" for a record without one
	Activity string `json:"activity"`
}

func (d *adder) print(id session.ID) error {
	r := addedRecord{ID: id.String(), Kind: d.draft.capture.Kind, Activity: d.draft.activity.ID}
	if record := d.state.Get(r.Kind, id); record != nil {
		r.Label = record.Label
	}
	switch {
	case d.json:
		return d.app.printJSON(r, "")
	case r.Label == "":
		return d.app.println(r.ID)
	}
	return d.app.println(r.ID + "\t#" + r.Label)
}
