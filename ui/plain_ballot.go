package ui

import (
	"errors"
	"strings"

	tea "charm.land/bubbletea/v2"

	"doorstep/content"
	"doorstep/session"
)

// plainBallot is a vote by lines. What was counted is not said by anything
// before it is revealed, not even to whoever counts: in the room everything that
// is said is heard.
type plainBallot struct {
	*plain
	b *ballot
}

func newPlainBallot(p *plain, a *content.Activity, c *content.Capture) plainForm {
	return &plainBallot{p, newBallot(p.env, a, c).(*ballot)}
}

func (f *plainBallot) prompt() string {
	b, p := f.b, f.b.poll()
	switch {
	case p == nil && len(session.BallotItems(f.desk().state, b.of())) == 0:
		return "There is nothing to vote on yet."
	case p == nil && b.kind() == session.DotBallot:
		return "The vote is not open. A number opens it with so many dots for each person; open takes " + itoa(b.suggested()) + "."
	case p == nil:
		return "The vote is not open. open opens it."
	case p.Item(b.itemHere()) == nil:
		return "There is nothing to vote on any more."
	case !p.Hidden():
		return roundName(p) + ", revealed. /list says it again, again opens another round."
	}
	item := p.Item(b.itemHere())
	what := "how many gave 1, 2, 3, 4, 5"
	if p.IsDots() {
		what = "dots"
	}
	text := shown(item.Letter) + ", " + what + ": " + itemText(item)
	if item.Counted {
		text += " It is counted; another line corrects it."
	}
	if item.Clash {
		text += " Two laptops counted it differently; type what is right."
	}
	return text
}

// itemText is what is voted on, as a sentence.
func itemText(item *session.PollItem) string {
	if text := stopped(shown(item.Text)); text != "" {
		return text
	}
	return wordless + "."
}

func (f *plainBallot) howTo() string {
	text := "Type how many gave one, two, three, four and five stars, as in 0 2 5 12 9, c and five figures for C, t3: in front for one table, or : 4 5 3 for one slip. "
	if f.b.kind() == session.DotBallot {
		text = "Type a sum, such as 12, c 12 for C, a 12 b 9 for several, t3: in front for one table, or a a c for one slip. "
	}
	return text + "With names, p07: stands in front of a slip. c + words says what somebody likes of C, c - words what they would change, and c - alone takes its count away. Nothing is said of the sums until you type reveal; again opens another round."
}

func (f *plainBallot) line(text string) (tea.Cmd, error) {
	text = strings.TrimSpace(text)
	if text == "" {
		f.prompted = ""
		return nil, nil
	}
	if d := f.desk(); d.view != "" {
		return say(toneWarn, d.view), nil
	}
	p := f.b.poll()
	switch word := strings.ToLower(text); {
	case word == "reveal":
		return f.reveal(), nil
	case word == "again":
		return f.again(), nil
	case p == nil:
		return f.open(text), nil
	}
	f.count(p, text)
	return nil, nil
}

// open opens the first round: with the dots that were typed, or with a first
// count where the line is one.
func (f *plainBallot) open(text string) tea.Cmd {
	b := f.b
	b.drop()
	if strings.EqualFold(text, "open") {
		b.begin()
	} else {
		b.input.set(text)
	}
	cmd := b.open()
	err := b.err
	b.drop()
	p := b.poll()
	if p == nil && err != nil {
		return say(toneError, sentence(err))
	}
	f.carry(cmd)
	if p == nil {
		return nil
	}
	f.say.line("The vote is open: " + stopped(shown(p.Question)))
	if p.IsDots() {
		f.say.line(plural(p.Budget, "dot", "dots") + " each, " + itoa(p.MaxPerItem) + " at most on one.")
	}
	f.say.list(f.itemLines(p))
	if err != nil {
		return say(toneError, sentence(err))
	}
	return nil
}

// count keeps a line, and says that it was counted without saying what.
func (f *plainBallot) count(p *session.Poll, text string) {
	b := f.b
	if b.beyond != text {
		b.beyond = ""
	}
	row := b.itemHere()
	l, _ := p.ParseLine(f.desk().state, text)
	b.input.set(text)
	b.opened, b.word = false, 0
	f.carry(b.enter(p))
	left, err := b.input.value(), b.err
	b.input.set("")
	b.err = nil
	switch {
	case err != nil && b.beyond != "":
		f.tell(toneError, sentence(err)+" The same line again counts it all the same.")
	case err != nil:
		f.tell(toneError, sentence(err))
	case left != "": // the slip of somebody who has voted
		f.say.line("That slip is in. Type it whole to replace it; a minus behind the colon takes it away.")
	default:
		f.say.line(f.counted(l, row))
	}
}

func (f *plainBallot) counted(l session.PollLine, row session.ID) string {
	p := f.b.poll()
	if p == nil {
		return "Counted."
	}
	if !l.Item.IsZero() {
		row = l.Item
	}
	letter := ""
	if item := p.Item(row); item != nil {
		letter = shown(item.Letter)
	}
	switch {
	case l.Like != "" || l.Change != "":
		return "Kept with " + letter + "."
	case l.Clear && !l.By.IsZero():
		return stopped("The slip is taken away. " + f.progress(p))
	case l.Clear:
		return stopped("The count of " + letter + " is taken away. " + f.progress(p))
	case l.Slip || len(l.Marks) > 0:
		return stopped("Counted. " + f.progress(p))
	}
	return stopped("Counted " + letter + ". " + f.progress(p))
}

// progress is how much is in: ballots and items, and never a sum, since the step
// from one sum to the next is what was counted last.
func (f *plainBallot) progress(p *session.Poll) string {
	in, n := p.In, len(p.Items)
	var parts []string
	if in.Voters > 0 {
		parts = append(parts, ofAll(in.Voters, p.People, "ballot is", "ballots are")+" in")
	}
	if in.Counted > 0 {
		parts = append(parts, itoa(in.Counted)+" of "+itoa(n)+" counted")
	}
	if p.Hidden() && (in.Counted == n || in.Handed > 0 && in.Dots == in.Handed) {
		parts = append(parts, "all is in, and reveal says it")
	}
	if len(parts) == 0 {
		return ""
	}
	return capital(strings.Join(parts, ", ")) + "."
}

func (f *plainBallot) reveal() tea.Cmd {
	p := f.b.poll()
	if p == nil {
		return say(toneWarn, "The vote is not open yet.")
	}
	hidden := p.Hidden()
	f.carry(f.b.reveal(p))
	f.b.word = 0
	if p = f.b.poll(); hidden && p != nil && !p.Hidden() {
		f.say.list(f.resultLines(p))
	}
	return nil
}

func (f *plainBallot) again() tea.Cmd {
	p := f.b.poll()
	if p == nil {
		return say(toneWarn, "The vote is not open yet.")
	}
	f.carry(f.b.another(p))
	return nil
}

// errHidden keeps what was counted from being said record by record.
var errHidden = errors.New("this round is not revealed yet, so nothing of it is said; type a count again to correct it")

func (f *plainBallot) hides() error {
	if p := f.b.poll(); p != nil && p.Hidden() {
		return errHidden
	}
	return nil
}

func (f *plainBallot) leave(final bool) tea.Cmd { return f.b.Leave(final) }

func (f *plainBallot) commands() []plainCommand {
	return []plainCommand{
		{name: "reveal", about: "says what the vote came to, all at once; /undo hides it", do: func(*plain, string) tea.Cmd { return f.reveal() }},
		{name: "again", about: "opens another round beside this one", do: func(*plain, string) tea.Cmd { return f.again() }},
	}
}
