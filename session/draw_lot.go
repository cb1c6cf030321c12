package session

// lot is the draw's own source of chance: SplitMix64. The numbers that follow a
// seed must be the same on every laptop and in every version of the program,
// since a draw is explained by repeating it.
type lot struct{ state uint64 }

func newLot(seed int) *lot { return &lot{uint64(seed)} }

func (l *lot) next() uint64 {
	l.state += 0x9E3779B97F4A7C15
	z := l.state
	z = (z ^ z>>30) * 0xBF58476D1CE4E5B9
	z = (z ^ z>>27) * 0x94D049BB133111EB
	return z ^ z>>31
}

// below is a number from 0 to n-1. That n does not divide 2^64 favours some of
// them by less than anybody could count.
func (l *lot) below(n int) int { return int(l.next() % uint64(n)) }

// mix puts a list in an order drawn by lot.
func mix[T any](l *lot, list []T) {
	for i := len(list) - 1; i > 0; i-- {
		j := l.below(i + 1)
		list[i], list[j] = list[j], list[i]
	}
}
