package ui

import "testing"

// TestTheLaterStatusStands lets the answers of two keys come in the wrong order,
// as they do when somebody types faster than it is drawn.
func TestTheLaterStatusStands(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Order")
	first, second := say(toneInfo, "the first"), say(toneInfo, "the second")
	s.send(second())
	s.send(first())
	s.says("the second")
	s.send(say(toneInfo, "the third")())
	s.says("the third")
}
