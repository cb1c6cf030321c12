package store

// notices tell when a document may have become another, so that a window at
// rest need not wake several times a second to look. They save work and prove
// nothing: the document is looked at now and then all the same.
type notices struct {
	// came holds one as long as there is something to look at. It is closed when
	// there are no more notices.
	came chan struct{}
	stop func() error
}

func (n *notices) tell() {
	select {
	case n.came <- struct{}{}:
	default: // the one before has not been looked at yet
	}
}

// events are those of n, which may be nil.
func (n *notices) events() <-chan struct{} {
	if n == nil {
		return nil
	}
	return n.came
}

// end stops them.
func (n *notices) end() {
	if n != nil {
		_ = n.stop()
	}
}
