//go:build linux

package main

import (
	"strings"
	"testing"
)

func TestDataIsTheSameInEachRun(t *testing.T) {
	const first = "Card 1: page with page window page how form stamp clerk\n"
	if got := cards(1); got != first {
		t.Errorf("the first card is %q", got)
	}
	if said(1, 50) == said(2, 50) {
		t.Error("all cards say the same")
	}
	if n := len(strings.Fields(said(1, 5000))); n != 5000 {
		t.Errorf("5,000 words are %d", n)
	}
	if n := len(strings.Fields(longText())); n != 5000 {
		t.Errorf("the same in lines are %d", n)
	}
	list := strings.Split(strings.TrimSuffix(cards(100), "\n"), "\n")
	if len(list) != 100 || !strings.HasPrefix(list[99], "Card 100: ") {
		t.Errorf("100 cards are %d, the last %q", len(list), list[len(list)-1])
	}
}
