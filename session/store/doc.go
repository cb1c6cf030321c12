// Package store keeps sessions in files.
//
// A session is one document, NAME.doorstep: an SQLite database that is always
// replaced whole and never written in place. While it is open, every change is
// first made durable in a private working copy on this laptop; a goroutine
// then publishes: it builds a fresh image of the log and puts it in the
// document's place in one step. So a copy taken at any moment is whole, and a
// pulled stick or a full disk leaves the last whole one.
//
// Opening, merging and coming back after a crash are one operation: the bytes
// are checked, the changes read and united. Files come from strangers: nothing
// of one enters a log before all of it was checked.
//
// Making a session, writing to it and closing it:
//
//	doc, err := store.Create(ctx, "gazipur.doorstep", store.New{
//		Pack:   files, // of content.BuiltinFiles
//		Fields: session.Patch{"title": "Gazipur, May", "lang": "bn"},
//	}, store.Options{})
//	if err != nil {
//		return err
//	}
//	state := doc.State()
//	g := state.Begin(source, doc.Device(), "1.6")
//	g.Add(session.KindCard, session.Patch{"text": "No queue sign", "kind": "pain"})
//	if err := doc.Commit(ctx, g.Changes()); err != nil {
//		return err // the change is in memory only
//	}
//	// From here it survives a power cut. It is in the document within a second:
//	for e := range doc.Events() {
//		switch e := e.(type) {
//		case store.Published: // saved, if e.Waiting is 0
//		case store.NotPublished: // kept on this laptop, because of e.Err
//		case store.Foreign:
//			state.ApplyAll(e.Changes)
//		}
//	}
//	err = doc.Close(ctx)
//
// Open does the same for a document that is there, and says what came back
// after a crash. Read only looks at one.
//
// A file's name begins with what it is about:
//
//	the file            schema header row records image pack limits refused words
//	reading a stranger  read readback scan engine guard aside apart serve wire limit plain
//	a document open     handle options create open loop event notices patience
//	kept on the laptop  work statedir device leftover marks jot dirs
//	papers              paper
//	publishing          publish ledger builder laid layout unlaid replace writenew disk backup sidecar hold
//	uniting files       merge inputs pool room
//	sharing             share
//	removed for good    scrub
//	damaged files       check salvage
//	finding files       find
package store
