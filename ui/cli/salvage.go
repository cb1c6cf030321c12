package cli

import (
	"context"

	"doorstep/session/store"
)

// salvaged is what check --salvage tells about what it saved.
type salvaged struct {
	File      string   `json:"file"`
	From      string   `json:"from"`
	Session   string   `json:"session"`
	Document  string   `json:"document"`
	Changes   int      `json:"changes"`
	Records   int      `json:"records"`
	ShareCode string   `json:"share_code"`
	Whole     bool     `json:"whole"`
	BadRows   int      `json:"bad_rows"`
	Missing   int      `json:"missing_changes"`
	Pages     int      `json:"pages"`
	LostPages int      `json:"lost_pages"`
	Losses    []string `json:"losses"`
}

// runSalvage writes what can be read of a damaged file into a new one.
func (a *app) runSalvage(ctx context.Context, from, to string, asJSON bool) error {
	if err := folderOf(to); err != nil {
		return err
	}
	end := a.during("reading what can be read of %s", from)
	s, err := store.Salvage(ctx, from, to, a.storeOptions(store.Tool))
	end()
	if err != nil {
		return missing(from, err)
	}
	losses := s.Losses()
	if asJSON {
		return a.printJSON(salvaged{
			File: to, From: from, Session: s.Session.String(), Document: s.Document.String(), Changes: s.Changes, Records: s.Records,
			ShareCode: s.ShareCode, Whole: s.Whole(), BadRows: s.Bad, Missing: s.Missing, Pages: s.Pages, LostPages: s.Lost,
			Losses: append([]string{}, losses...),
		}, "  ")
	}
	text := shown(to) + ": saved " + plural(s.Changes, "change", "changes") + ", " + plural(s.Records, "record", "records") + ", share code " + s.ShareCode + "\n"
	if len(losses) == 0 {
		text += "  nothing was lost\n"
	}
	for _, l := range losses {
		text += "  " + l + "\n"
	}
	return a.print([]byte(text))
}
