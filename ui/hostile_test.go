package ui

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"doorstep/content"
	"doorstep/session"
)

// hostile is text that would drive a terminal that obeyed it, or make it show
// something else than is there.
var hostile = []string{
	"clear \x1b[2J\x1b[1;1H\x1b[?1049l and more",
	"title \x1b]0;owned\x07 link \x1b]8;;http://evil.example\x1b\\here\x1b]8;;\x1b\\",
	"colour \x1b[31mred\x1b[0m, device \x1bP+q\x1b\\, charset \x1b(0, reset \x1bc",
	"C1 \u009b31m \u0090dcs\u009c \u0085 next",
	"bell \a back \b\b\b delete \x7f shift \x0e\x0f",
	"bidi \u202egnp.exe\u202c \u2066isolate \u2067open",
	"lines \v \f \u2028 \u2029 end",
	"tags \U000e0001\U000e0041 \ufeff \ufff9",
}

// raw is what no terminal should be sent in text that somebody wrote.
func raw(r rune) bool {
	return r < ' ' || r >= 0x7f && r < 0xa0 || r >= 0x202a && r <= 0x202e || r == 0x2028 || r == 0x2029 ||
		r >= 0xe0000 && r <= 0xe00ff || r == 0xfeff
}

var sgr = regexp.MustCompile("\x1b\\[[0-9;:]*m")

// safe fails if a frame holds anything but text and colours.
func (s *stage) safe(where string) {
	s.t.Helper()
	for i, l := range s.frame() {
		text := sgr.ReplaceAllString(l, "")
		if at := strings.IndexFunc(text, raw); at >= 0 {
			r, _ := utf8.DecodeRuneInString(text[at:])
			s.t.Fatalf("%s: line %d holds a raw %U: %q", where, i, r, l)
		}
		if !utf8.ValidString(l) {
			s.t.Fatalf("%s: line %d is not UTF-8: %q", where, i, l)
		}
		if n := width(l); n > s.app.w {
			s.t.Fatalf("%s: line %d is %d wide: %q", where, i, n, l)
		}
	}
}

func TestHostileTextThatIsTypedAndPasted(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.keys("n")
	for _, bad := range hostile {
		s.paste(bad)
		s.typed(bad)
	}
	s.safe("title")
	s.keys("enter")
	s.to("1.6")
	for _, bad := range append(hostile, "NUL \x00, not UTF-8 \xff\xc3( end") {
		s.paste(bad)
		s.safe("pasted line")
		s.send(tea.KeyPressMsg{Code: 'x', Text: bad})
		s.safe("typed line")
		s.keys("enter", "up")
		s.safe("chosen card")
		s.keys("ctrl+e")
		s.safe("card as a form")
		s.keys("esc", "esc", "f2")
		s.paste(bad)
		s.safe("catch")
		s.keys("enter", "ctrl+p")
		s.paste(bad)
		s.safe("palette")
		s.keys("esc")
		s.paste(bad + "\n" + bad)
		s.safe("pasted cards")
	}
	s.to("1.5")
	for _, bad := range hostile {
		s.cell("service")
		s.paste(bad)
		s.keys("enter")
		s.safe("refused cell")
		s.keys("esc")
		s.cell("quote")
		s.paste(bad)
		s.safe("open cell")
		s.keys("enter")
		s.safe("cell")
	}
	s.paste(strings.Join(hostile, "\t"))
	s.safe("block")
	s.rest()
	for _, r := range s.saved().Kind(session.KindCard) {
		if strings.ContainsRune(r.Text(), 0) || !utf8.ValidString(r.Text()) {
			t.Fatalf("the file holds %q", r.Text())
		}
	}
}

// spoil fills every text of every list with the texts, as a stranger's file
// can.
func spoil(s *stage, with []string) {
	s.do("", func(g *session.Gesture) error {
		bad := strings.Join(with, "\n")
		err := g.Set(session.KindSession, s.state().Session, session.Patch{
			"title": bad, "place": bad, "approved_by": bad, "lang": "en", "currency": "\x1b[3", "date_from": bad,
		})
		for _, a := range s.app.env.desk.pack.Activities {
			for i := range a.Captures {
				c := &a.Captures[i]
				if c.Kind == session.KindSession || err != nil {
					continue
				}
				for n := range 3 {
					_, err = g.Add(c.Kind, spoilt(c, with[n:]))
				}
			}
		}
		for _, p := range s.kind(session.KindParticipant) {
			if err == nil {
				err = g.Name(p.ID, bad)
			}
		}
		if err == nil {
			var table session.ID
			table, err = g.Add(session.KindTable, session.Patch{"label": bad})
			for i, c := range s.kind(session.KindCard)[:2] {
				p := session.Patch{"table": table, "service": s.kind(session.KindService)[0].ID, "kind": "pain"}
				if i == 0 {
					p["text"] = "short" // there is room behind it
				}
				err = g.Set(session.KindCard, c.ID, p)
			}
		}
		return err
	})
}

func spoilt(c *content.Capture, with []string) session.Patch {
	p := session.Patch{}
	for i := range c.Fields {
		switch f := &c.Fields[i]; f.Type {
		case content.List, content.ManyOf, content.Refs:
			p[f.ID] = with
		case content.Int, content.Minutes, content.Days, content.Money, content.Distance, content.Stars, content.Feeling:
			p[f.ID], p[f.ID+"_origin"], p["currency"] = 5, with[0], with[0]
		case content.YesNo:
		default:
			p[f.ID] = strings.Join(with, "\r\n")
		}
	}
	for field, text := range c.Fixed {
		p[field] = session.Fixed(c.Kind, field, text)
	}
	return p
}

func TestHostileTextOfAStrangersFile(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Stranger")
	spoil(s, hostile)
	s.people(3, 1)
	for _, w := range []int{80, 160} {
		s.size(w, 40)
		s.safe("run")
		s.eachList(func(activity string) {
			s.safe(activity)
			s.keys("up", "enter")
			s.safe(activity + " open")
			s.keys("esc", "ctrl+e", "down", "enter")
			s.safe(activity + " form")
			s.keys("esc", "esc", "ctrl+e")
		})
		s.to("1.5")
		s.list(1)
		s.newRow("service")
		s.typed("bidi")
		s.safe("whom it may mean")
		s.keys("enter")
		s.wants("could be")
		s.safe("why it can't be kept")
		s.keys("esc")
		s.eachPlace(func(name string) {
			s.safe(name)
			s.keys("tab", "enter", "ctrl+n")
			s.safe(name + " after keys")
		})
		s.keys("ctrl+r")
		s.to("1.1")
		s.list(1)
		s.keys("home")
		s.safe("names on screen")
		s.keys("ctrl+r", "ctrl+z")
		s.safe("undone")
		s.keys("ctrl+y")
		s.safe("done again")
	}
	s.rest()
	s.end()
	evil := filepath.Join(s.dir, "evil\x1b[2J\u202e"+Extension)
	if err := os.WriteFile(evil, []byte("\x1b[2J is no session"), 0o644); err != nil {
		t.Logf("this system takes no such name: %v", err)
	}
	s.start("")
	s.safe("library")
	for range 3 {
		s.keys("down", "enter")
		s.safe("library, opening")
	}
}
