package cli

import (
	"context"
	"encoding/hex"
	"strings"

	"github.com/spf13/cobra"

	"doorstep/session/store"
)

// sharedCopy is what share tells about the copy that it made.
type sharedCopy struct {
	File      string `json:"file"`
	Document  string `json:"document"`
	Session   string `json:"session"`
	Names     bool   `json:"names"`
	Changes   int    `json:"changes"`
	SHA256    string `json:"sha256"`
	ShareCode string `json:"share_code"`
}

func newShareCmd(a *app) *cobra.Command {
	var names, asJSON bool
	cmd := &cobra.Command{
		Use:   "share FILE OUT",
		Short: "Make a copy to give away, without names",
		Long: "Writes a copy of the session into the new file OUT: one file, whole, and without the real names, not one byte of them. " +
			"The copy takes no names later either, and can be opened and added to like any session.\n\n" +
			"Printed are its path, its SHA-256, and the share code, which is the same as the session's: two people who read it to each other know that they hold the same words. " +
			"Where somebody typed a participant's whole name into a record, no copy is made.",
		Example:           "doorstep share gazipur.doorstep gazipur-for-the-office.doorstep",
		ValidArgsFunction: completeFile(1),
	}
	cmd.Flags().BoolVar(&names, "names", false, "keep the real names")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print what was made as JSON")
	return a.does(cmd, needs("FILE", "OUT"), func(ctx context.Context, args []string) error {
		return a.runShare(ctx, args[0], withExtension(args[1]), names, asJSON)
	})
}

func (a *app) runShare(ctx context.Context, from, to string, names, asJSON bool) error {
	if err := folderOf(to); err != nil {
		return err
	}
	end := a.during("writing %s", to)
	s, err := store.Share(ctx, from, to, names, a.storeOptions(store.Tool))
	end()
	if err != nil {
		return missing(from, err)
	}
	switch {
	case s.Names:
		a.say("the real names are in this copy; give it only to those who know them already")
	case names:
		a.say("%s holds no real names, so this copy has none", shown(from))
	case len(s.Parts) > 0:
		a.say("words that are also part of a real name stand in what people said: %s; look whether they mean a person", strings.Join(s.Parts, ", "))
	}
	c := sharedCopy{
		File: to, Document: s.Document.String(), Session: s.Session.String(), Names: s.Names,
		Changes: s.Changes, SHA256: hex.EncodeToString(s.Hash[:]), ShareCode: s.ShareCode,
	}
	if asJSON {
		return a.printJSON(c, "  ")
	}
	return a.print([]byte(shown(to) + "\nsha256 " + c.SHA256 + "\nshare code " + c.ShareCode + "\n"))
}
