package session

import (
	"io/fs"
	"time"

	"doorstep/content"
)

// practiceZone is the time zone of the invented town: six hours east of
// Greenwich, no summer time. It is spelled out since an old laptop may have no
// database of time zones.
var practiceZone = time.FixedZone("UTC+6", 6*60*60)

// Practice makes the practice session: a whole workshop of three days, invented
// and marked so. It is played through gestures in the order in which a room
// would have said it, so that history, undo and merging work on it as on any
// other session.
//
// Ids are drawn from src.Rand. The times are the invented days': src.Now isn't
// asked, and one Rand makes the same log, byte for byte, on any day. Pack holds
// fields for the session record, such as pack and pack_tree; they win over the
// practice data's own. The changes are in the order in which they were made.
//
// An error means that the data in content/practice is wrong; as content.Problems
// it names every wrong line.
func Practice(src Source, device, sessionID ID, pack Patch) (*State, []*Change, error) {
	return practiceFrom(content.PracticeFiles(), src, device, sessionID, pack)
}

func practiceFrom(files fs.FS, src Source, device, sessionID ID, pack Patch) (*State, []*Change, error) {
	book, err := readPractice(files)
	if err != nil {
		return nil, nil, err
	}
	p := newPracticePlayer(src, device, sessionID, pack)
	for _, part := range book.parts {
		if err := p.playPart(part); err != nil {
			return nil, nil, err
		}
	}
	return p.state, p.changes, nil
}
