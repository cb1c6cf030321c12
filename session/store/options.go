package store

import (
	"crypto/rand"
	"errors"
	"time"

	"doorstep/session"
)

// Role is what somebody opens a document for.
type Role int

// The roles.
const (
	// Editor writes, for as long as a sitting takes. There is one for each
	// document on a laptop.
	Editor Role = iota
	// Tool adds something and leaves, beside an editor if need be.
	Tool
	// Reader shows the document and follows it. It writes nothing anywhere.
	Reader
)

// Options say how a document is made or opened.
type Options struct {
	// StateDir is the folder for working copies; "" is the one of Dirs.
	StateDir string
	// Source makes ids and tells the time; the zero Source is the real one.
	Source session.Source
	Role   Role
	// Forward takes in what a closed working copy holds beyond the document.
	// Without it an older backup stays as old as it is; see Opened.Older.
	Forward bool
	// Scrub has a Tool look through the backups also where nothing is newly
	// removed for good, as an Editor does once in every sitting.
	Scrub bool

	// blobs are pack files that a merge brings along, and names lets names into
	// a document that was marked to hold none.
	blobs map[[32]byte][]byte
	names bool

	disk disk
	pace pace
}

// pace is how the time between steps is measured out; tests hurry.
type pace struct {
	quiet, latest, poll, retry, lastRetry, lockWait, staleInside, staleSeen time.Duration
	// noticed is poll where notices tell of the document; calm is the pause after
	// which memory is given back, 0 for never.
	noticed, calm time.Duration
}

func (o Options) withDefaults() Options {
	if o.StateDir == "" {
		_, o.StateDir = Dirs()
	}
	if o.Source.Now == nil {
		o.Source.Now = time.Now
	}
	if o.Source.Rand == nil {
		o.Source.Rand = rand.Reader
	}
	if o.disk == nil {
		o.disk = realDisk{}
	}
	if o.pace == (pace{}) {
		o.pace = pace{quiet, latest, pollEvery, firstRetry, lastRetry, lockWait, staleInside, staleSeen, pollNoticed, calmAfter}
	}
	if o.Role == Reader {
		// The room's window is within a second of the editor: 250 ms of quiet, this,
		// and what writing and reading take.
		o.pace.poll /= 2
	}
	return o
}

// New is what a new document begins with.
type New struct {
	// Pack are the files of the content pack, by path. The document keeps them,
	// so that the session can be read again whatever is installed by then.
	Pack map[string][]byte
	// Fields are those of the session record: title, lang, pack and so on.
	Fields session.Patch
	// Session is the session's id; zero mints one.
	Session session.ID
	// Changes are a whole log that the document is to hold, such as that of an
	// export. Then Fields is not looked at and no change is written beside
	// them: the document says what they say. Session is theirs, and Pack, if it
	// is not empty, the one that their session record names; see ErrPack.
	Changes []*session.Change
}

// Errors that a caller may want to tell apart, beside *Refused.
var (
	ErrExists        = errors.New("there is a file of that name already; it was left as it is; choose another name")
	ErrOpenElsewhere = errors.New("this session is open in another window on this laptop; go on there")
	// ErrKept is in the error of a Close that could not write the document: the
	// changes are durable on this laptop and come back with the next opening.
	ErrKept = errors.New("kept on this laptop")
	// ErrPack is a pack that a document can't keep, or that is not the one of
	// its session.
	ErrPack = errors.New("the method does not fit this session")
	// ErrNoNames is a real name given to a copy that is marked to hold none.
	ErrNoNames = errors.New("this is a copy without names and takes none; nothing of this was kept; give the name in the original")
	// ErrFull is a document that has come near the largest size that can be
	// read back.
	ErrFull = errors.New("this session is full; what is in it is safe; go on in a new one")
)

var errReader = errors.New("the session is open for reading only; nothing was kept")
