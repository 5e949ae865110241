package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/lede-reader/lede/cmd/internal/config"
)

func newConfig(h *home) *cobra.Command {
	var path bool
	cmd := &cobra.Command{
		Use:   "config",
		Short: "Print a file of settings with every default, each explained",
		Long: `Prints all settings at their defaults, each with a comment, to be kept as the config file (--path
says where it is looked for). lede needs none.`,
		Example: `  mkdir -p "$(dirname "$(lede config --path)")"
  lede config > "$(lede config --path)"`,
		Args: wanted(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if !path {
				_, err := fmt.Fprint(cmd.OutOrStdout(), config.Sample)
				return err
			}
			name, err := h.configPath()
			if err == nil {
				_, err = fmt.Fprintln(cmd.OutOrStdout(), name)
			}
			return err
		},
	}
	cmd.Flags().BoolVar(&path, "path", false, "print where the file is looked for")
	return cmd
}
