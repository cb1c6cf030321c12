package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"

	"doorstep/session"
)

// MergeOptions say how a merge is made.
type MergeOptions struct {
	Options
	// Names lets real names into a file that is marked to hold none.
	Names bool
	// IntoOne unites workshops that are not the same.
	IntoOne bool
	// Redactions accepts removals for good that a file brings along.
	Redactions bool
	// Step is called with each file that was read, by any goroutine; nil for not.
	Step func()
}

// Errors of a merge that only its user can decide on. Nothing was written.
var (
	ErrWorkshops  = errors.New("the files are of different workshops; nothing was written")
	ErrRedactions = errors.New("records would be removed for good from what is here; nothing was written")
)

// Union is what a merge does, or did: the union of the logs. It is the same in
// any order of the files, and merging again does nothing.
type Union struct {
	Path   string
	Exists bool // the file was there, and is added to
	// Backup is the path of the copy of what was there before.
	Backup    string
	Document  session.ID
	Session   session.ID
	Names     bool // the result may hold real names
	Changes   int
	ShareCode string
	Files     []Brought
	// Redactions are the removals for good that files bring to the others.
	Redactions []Removal
	// Clashes are ids under which two different changes were found; of each one
	// was kept, the same in every order.
	Clashes   []session.ID
	Workshops []session.ID
	// Scrubbed are backups and working copies that removals for good were taken
	// out of, or could not be.
	Scrubbed []Scrubbed
	// Recovered is how many changes came back from an earlier sitting when the
	// file was opened to be written.
	Recovered int

	base   *File    // what is there; nil for a new file
	backed [32]byte // the hash of the backup
	pool   *pool
	// inputs are all files whose logs are united, the one that is there first.
	inputs []input
	// workshops are those of each input, named says that one of the files holds
	// real names, and before are the fields that were written twice in some input.
	workshops [][]session.ID
	named     bool
	before    map[conflict]string
	state     *session.State
	changes   []*session.Change // of the state, sorted by id
	o         MergeOptions
}

// Brought is what one file adds to those before it.
type Brought struct {
	Path string
	New  int // changes that were not there
	Same int // changes that were
	// Conflicts are fields that several people wrote apart, and that were
	// settled before; such as "card #3: text".
	Conflicts  []string
	Activities []string // in which the new changes were made
	People     []string // aliases that the new changes are by or about
	Names      int      // real names among the new changes
	// NamesLeft are real names that were left out.
	NamesLeft int
	// Removed are changes that redactions, here or in the file, take out.
	Removed int
}

// Removal is a redaction that a file brings.
type Removal struct {
	Path   string
	Kind   string
	Record session.ID
	Name   string // how people call the record: "card #3", "P07"
}

// Plan works out what merging files into one at path would do, and writes
// nothing. There may be a file at path, which is then added to.
func Plan(ctx context.Context, path string, files []string, o MergeOptions) (*Union, error) {
	if len(files) == 0 {
		return nil, errors.New("there is nothing to merge; name the files")
	}
	o.Options = o.withDefaults()
	u := &Union{Path: path, o: o, pool: newPool()}
	var err error
	switch u.base, err = Read(ctx, path); {
	case err == nil:
		u.meet(inputOf(u.base, u.pool), true)
		u.Exists, u.Document, u.Session, u.Names = true, u.base.Document, u.base.Session, u.base.Names
	case !errors.Is(err, fs.ErrNotExist):
		return nil, err
	}
	inputs, err := readInputs(ctx, files, u.pool, o.Step)
	if err != nil {
		return nil, err
	}
	for _, in := range inputs {
		u.meet(in, false)
	}
	u.pool.settled()
	if err := u.identify(); err != nil {
		return u, err
	}
	u.unite()
	u.changes = u.state.Changes()
	u.Changes, u.ShareCode = len(u.changes), ShareCode(u.changes)
	u.inputs, u.before, u.pool.all = nil, nil, nil // they are told, and in the log
	return u, u.fits()
}

// files are those whose logs are united with what is there.
func (u *Union) files() []input {
	if u.base == nil {
		return u.inputs
	}
	return u.inputs[1:]
}

// meet notes what is known of one of the inputs alone.
func (u *Union) meet(in input, base bool) {
	u.workshops = append(u.workshops, in.workshops)
	u.named = u.named || !base && in.named
	if u.before == nil {
		u.before = map[conflict]string{}
	}
	maps.Copy(u.before, in.conflicts)
	in.workshops, in.conflicts = nil, nil // which are told now
	u.inputs = append(u.inputs, in)
}

// identify finds out which workshops meet, and what the result is called. Rooms
// of one workshop may always be merged, and so may those that a merge has
// united before.
func (u *Union) identify() error {
	known := false
	ids := slices.Concat(u.workshops...)
	slices.SortFunc(ids, session.CompareID)
	u.Workshops = slices.Compact(ids)
	for _, set := range u.workshops {
		known = known || len(set) == len(u.Workshops)
	}
	if u.base == nil {
		u.Session = u.newSession()
		u.Names = slices.ContainsFunc(u.inputs, func(in input) bool { return in.names })
	} else if u.o.Names && u.named {
		u.Names = true
	}
	if !known && !u.o.IntoOne {
		return ErrWorkshops
	}
	return nil
}

// newSession is the session id that all files have, else that of what their
// workshops become.
func (u *Union) newSession() session.ID {
	id := u.inputs[0].session
	for _, in := range u.inputs {
		if in.session != id {
			return session.MergedID(u.Workshops)
		}
	}
	return id
}

// unite folds one file after the other, and notes what each brings.
func (u *Union) unite() {
	u.state = session.NewState(u.Session)
	if u.base != nil {
		u.state.ApplyAll(u.base.Changes)
	}
	u.Redactions = u.removals()
	people := make([][]session.ID, len(u.files()))
	for i, in := range u.files() {
		b, touched, who := u.bring(in)
		people[i] = who
		for key, name := range conflictsOn(u.state, touched) {
			if _, settled := u.before[key]; !settled {
				u.before[key] = name
				b.Conflicts = append(b.Conflicts, name)
			}
		}
		slices.Sort(b.Conflicts)
		u.Files = append(u.Files, b)
	}
	for i := range u.Files { // as they are called once all are here
		u.Files[i].People = aliases(u.state, people[i])
	}
	slices.SortFunc(u.Clashes, session.CompareID)
	u.Clashes = slices.Compact(u.Clashes)
}

// bring adds one file's log, and lists the changes that altered the union and the
// people that they are by or about.
func (u *Union) bring(in input) (b Brought, touched []*session.Change, people []session.ID) {
	b = Brought{Path: in.path}
	var fresh []*session.Change
	for c := range u.pool.changes(in.log) {
		switch {
		case c.Op == session.OpName && !u.Names:
			b.NamesLeft++
			continue
		case u.state.Has(c.ID):
			b.Same++
			if u.state.Change(c.ID).Sum() == c.Sum() {
				continue
			}
		case c.Op == session.OpName:
			b.Names++
		}
		fresh = append(fresh, c)
	}
	missing := slices.DeleteFunc(slices.Clone(fresh), func(c *session.Change) bool { return u.state.Has(c.ID) })
	length := u.state.Len()
	added, clashed, dropped := u.state.ApplyAll(fresh)
	b.New = added
	b.Removed = len(dropped) + len(missing) - added
	if len(clashed) > 0 {
		// A clash folds everything anew, so that only the lengths tell.
		b.New = max(0, u.state.Len()-length)
		b.Removed = 0
	}
	u.Clashes = append(u.Clashes, clashed...)
	b.Activities, people = concerned(missing)
	for _, id := range clashed {
		if c := u.state.Change(id); c != nil {
			missing = append(missing, c)
		}
	}
	return b, missing, people
}

// concerned are the activities of changes, and the people they are by or about.
func concerned(changes []*session.Change) (activities []string, people []session.ID) {
	for _, c := range changes {
		if c.Activity != "" {
			activities = append(activities, c.Activity)
		}
		by, _ := c.Value("by").(string)
		who, _ := session.ParseID(by)
		if c.Kind == session.KindParticipant {
			who = c.Record
		}
		if !who.IsZero() {
			people = append(people, who)
		}
	}
	slices.Sort(activities)
	slices.SortFunc(people, session.CompareID)
	// Copies, since the lists are as long as the log and what is in them is short.
	return slices.Clone(slices.Compact(activities)), slices.Clone(slices.Compact(people))
}

// aliases are those of people, sorted.
func aliases(s *session.State, people []session.ID) []string {
	var list []string
	for _, who := range people {
		if alias := s.AliasOf(who); alias != "" {
			list = append(list, clean(alias))
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// conflict is a field of a record with several values.
type conflict struct {
	record session.ID
	field  string
}

// conflicts are those of a state, each with words for it.
func conflicts(s *session.State) map[conflict]string {
	found := map[conflict]string{}
	for kind, id := range s.Contested() {
		if r := s.Get(kind, id); r != nil {
			conflictsOf(s, r, found)
		}
	}
	return found
}

// conflictsOn are those of the records that some changes are on: what a file
// brings can make no other, so that merging many files costs as much as they
// hold.
func conflictsOn(s *session.State, changes []*session.Change) map[conflict]string {
	type record struct {
		kind string
		id   session.ID
	}
	found, looked := map[conflict]string{}, map[record]bool{}
	for _, c := range changes {
		key := record{c.Kind, c.Record}
		if looked[key] {
			continue
		}
		looked[key] = true
		if !s.IsContested(c.Kind, c.Record) {
			continue
		}
		if r := s.Get(c.Kind, c.Record); r != nil {
			conflictsOf(s, r, found)
		}
	}
	return found
}

func conflictsOf(s *session.State, r *session.Record, found map[conflict]string) {
	for _, field := range r.Disputed() {
		found[conflict{r.ID, field}] = recordWords(s, r.Kind, r.ID) + ": " + field
	}
	if r.Kind == session.KindParticipant && len(s.AlsoNamed(r.ID)) > 0 {
		found[conflict{r.ID, "name of the person"}] = recordWords(s, r.Kind, r.ID) + ": name"
	}
}

// removals are the redactions that are new to the file that is added to, and
// where there is none, those that take something out of another file.
func (u *Union) removals() []Removal {
	if !slices.ContainsFunc(u.pool.all, func(c *session.Change) bool { return c.Op == session.OpRedact }) {
		return nil
	}
	touched := map[session.ID]bool{}
	known := map[session.ID]bool{}
	all := session.NewState(u.Session)
	for i, in := range u.inputs {
		for c := range u.pool.changes(in.log) {
			if c.Op != session.OpRedact {
				touched[c.Record] = true
				all.Apply(c)
			} else if u.base != nil && i == 0 {
				known[c.Record] = true
			}
		}
	}
	var found []Removal
	for _, in := range u.files() {
		for c := range u.pool.changes(in.log) {
			if c.Op != session.OpRedact || known[c.Record] || u.base == nil && !touched[c.Record] {
				continue
			}
			known[c.Record] = true
			found = append(found, Removal{Path: in.path, Kind: c.Kind, Record: c.Record, Name: removalName(all, c)})
		}
	}
	return found
}

// removalName calls a record as it was called before, or by what the redaction
// kept of it.
func removalName(all *session.State, c *session.Change) string {
	if alias, ok := c.Value("alias").(string); ok && alias != "" {
		return clean(alias)
	}
	if n, ok := c.Value(session.FieldNumber).(int64); ok && all.Get(c.Kind, c.Record) == nil {
		return fmt.Sprintf("%s #%d", session.KindWord(c.Kind), n)
	}
	return recordWords(all, c.Kind, c.Record)
}

// fits says why the union could not be read back.
func (u *Union) fits() error {
	switch {
	case u.state.Clock() > int64(u.state.Len())+clockSlack:
		return errors.New("a clock in one of the files stands beyond all bounds; nothing was written; leave that file out")
	case len(needed(u.changes, u.pool.blobs)) > maxBlobs:
		return errors.New("the files bring more methods along than one session can hold; nothing was written")
	}
	return nil
}
