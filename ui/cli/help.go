package cli

import (
	"bytes"
	"context"

	"github.com/spf13/cobra"
)

func newHelpCmd(a *app) *cobra.Command {
	cmd := &cobra.Command{Use: "help [COMMAND]", Short: "Explain a command"}
	return a.does(cmd, arity{most: 1}, func(_ context.Context, args []string) error {
		root := cmd.Root()
		of, rest, err := root.Find(args)
		if err != nil || len(rest) > 0 {
			return usagef("there is no command %q", args[0])
		}
		return of.Help()
	})
}

// newCompletionCmd prints the script that completes commands in a shell.
func newCompletionCmd(a *app) *cobra.Command {
	shells := []string{"bash", "zsh", "fish", "powershell"}
	cmd := &cobra.Command{
		Use:   "completion bash|zsh|fish|powershell",
		Short: "Print the script that completes commands in a shell",
		Long:  "Prints a script that lets a shell complete commands, flags and session files when Tab is pressed. Load it in the file that the shell reads when it starts.",
		Example: "doorstep completion bash > ~/.local/share/bash-completion/completions/doorstep\n" +
			"doorstep completion powershell >> $PROFILE",
		ValidArgs: shells,
	}
	return a.does(cmd, needs("SHELL"), func(_ context.Context, args []string) error {
		root, shell := cmd.Root(), oneOf{words: shells}
		if err := shell.Set(args[0]); err != nil {
			return usagef("SHELL %w", err)
		}
		var b bytes.Buffer
		var err error
		switch shell.value {
		case "bash":
			err = root.GenBashCompletionV2(&b, true)
		case "zsh":
			err = root.GenZshCompletion(&b)
		case "fish":
			err = root.GenFishCompletion(&b, true)
		case "powershell":
			err = root.GenPowerShellCompletionWithDesc(&b)
		}
		if err != nil {
			return err
		}
		return a.print(b.Bytes())
	})
}
