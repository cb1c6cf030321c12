package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"doorstep/session/store"
)

// oneOf is a flag that takes one of a few words.
type oneOf struct {
	value string
	words []string
}

func (o *oneOf) String() string { return o.value }
func (o *oneOf) Type() string   { return strings.Join(o.words, "|") }

func (o *oneOf) Set(text string) error {
	if !slices.Contains(o.words, text) {
		return fmt.Errorf("is %s, not %q", strings.Join(o.words, " or "), text)
	}
	o.value = text
	return nil
}

// oneOfFlag adds such a flag, and its words to what the shell completes.
func oneOfFlag(cmd *cobra.Command, persistent bool, to *oneOf, name, text string, words ...string) {
	to.words = words
	flags := cmd.Flags()
	if persistent {
		flags = cmd.PersistentFlags()
	}
	flags.Var(to, name, text)
	// It fails only for a flag that isn't there.
	_ = cmd.RegisterFlagCompletionFunc(name, cobra.FixedCompletions(cobraWords(words), cobra.ShellCompDirectiveNoFileComp))
}

func cobraWords(words []string) []cobra.Completion { return slices.Clone(words) }

// completeFile offers session files for the first so many arguments.
func completeFile(most int) cobra.CompletionFunc {
	return func(_ *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
		if most >= 0 && len(args) >= most {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return []string{strings.TrimPrefix(store.Extension, ".")}, cobra.ShellCompDirectiveFilterFileExt
	}
}
