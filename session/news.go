package session

import "slices"

// news are the records of a kind that changed lately, so that what was made of
// all of them can be kept in step instead of being made again.
type news struct {
	list []newsItem
	// from is the state's version up to which changes are not in the list.
	from int64
}

type newsItem struct {
	version int64
	entry   *entry
}

// maxNews is how many changes are remembered; who asks less often than that
// makes its list again.
const maxNews = 128

func (n *news) add(version int64, e *entry) {
	if len(n.list) == 2*maxNews {
		n.from = n.list[maxNews-1].version
		n.list = append(n.list[:0], n.list[maxNews:]...)
	}
	n.list = append(n.list, newsItem{version, e})
}

// forget says that what changed up to a version can't be told.
func (n *news) forget(version int64) { n.list, n.from = n.list[:0], version }

// changed are the entries of a kind that changed after a version of the state,
// each once. ok is false where too much happened since, or where the order of
// the records or what they are called did not stay.
func (s *State) changed(kind string, since int64) (list []*entry, ok bool) {
	k := s.kinds[kind]
	if k == nil || k.stale || k.rooms != s.rooms.version || since < k.news.from || since < s.rooms.since {
		return nil, false
	}
	for i := len(k.news.list) - 1; i >= 0 && k.news.list[i].version > since; i-- {
		if e := k.news.list[i].entry; !slices.Contains(list, e) {
			list = append(list, e)
		}
	}
	return list, true
}
