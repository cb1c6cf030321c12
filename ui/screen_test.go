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

// TestGoingBackIsDoneBeforeTheNextKey presses keys without waiting: what goes
// back takes away its own screen, and no key comes to one that was left.
func TestGoingBackIsDoneBeforeTheNextKey(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Ahead")
	s.to("1.6")
	s.press("f12", "ctrl+x", "f8") // the history, back, the agenda
	s.settle()
	if _, ok := s.app.top().(*agenda); !ok || len(s.app.stack) != 2 {
		t.Fatalf("the agenda is not on top:\n%s", s.screen())
	}
	s.press("enter", "s", "g") // 1.6 again: letters are text there, and modes here
	s.settle()
	s.wants("› sg")
	s.press("ctrl+p", "w", "h", "e", "e", "l", "enter", "!")
	s.settle()
	s.wants("› sg!")
	if !s.app.mouse {
		t.Error("the action was not done")
	}
}
