package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"github.com/lede-reader/lede/cmd/internal/config"
	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/desk"
	"github.com/lede-reader/lede/model/fetch"
	"github.com/lede-reader/lede/model/store"
	"github.com/lede-reader/lede/tui"
)

// home is where a person keeps things: flags over LEDE_* over the config file.
type home struct {
	db     string
	config string
}

func (h *home) flags(cmd *cobra.Command) {
	f := cmd.PersistentFlags()
	f.StringVar(&h.db, "db", os.Getenv("LEDE_DB"), "the library's file [LEDE_DB]")
	f.StringVar(&h.config, "config", os.Getenv("LEDE_CONFIG"), "the file of settings [LEDE_CONFIG]")
}

// settings reads the config file.
func (h *home) settings() (config.Config, error) {
	path, err := h.configPath()
	if err != nil {
		return config.Default(), err
	}
	if _, err := os.Stat(path); h.config != "" && err != nil {
		return config.Default(), model.Problem{Name: path, What: "the file of settings cannot be read", Cure: "name another with --config or LEDE_CONFIG, or none"}
	}
	return config.Load(path, tui.Commands())
}

func (h *home) configPath() (string, error) {
	if h.config != "" {
		return h.config, nil
	}
	return under("XDG_CONFIG_HOME", ".config", "config.toml")
}

// library is the path of the library's file.
func (h *home) library(c config.Config) (string, error) {
	switch {
	case h.db != "":
		return h.db, nil
	case c.Library != "":
		return c.Library, nil
	}
	return under("XDG_DATA_HOME", ".local/share", "lede.db")
}

// under is lede's own name in one of the XDG base directories, on all systems.
func under(variable, usual, name string) (string, error) {
	dir := os.Getenv(variable)
	if !filepath.IsAbs(dir) { // the specification: others are to be passed over
		home, err := os.UserHomeDir()
		if err != nil {
			return "", fmt.Errorf("find the home directory: %w; set %s, or use --db and --config", err, variable)
		}
		dir = filepath.Join(home, filepath.FromSlash(usual))
	}
	return filepath.Join(dir, "lede", name), nil
}

// open opens the library with a desk over it; close puts everything away.
func (h *home) open(ctx context.Context) (d *desk.Desk, c config.Config, close func(), err error) {
	c, err = h.settings()
	if err != nil {
		return nil, c, nil, err
	}
	path, err := h.library(c)
	if err != nil {
		return nil, c, nil, err
	}
	s, err := store.Open(ctx, path, store.Options{UndatedByArrival: true})
	if err != nil {
		return nil, c, nil, err
	}
	client, err := client(c)
	if err != nil {
		s.Close()
		return nil, c, nil, err
	}
	d, close = over(s, client, c)
	return d, c, close, nil
}

// over is a desk over a store as the settings say, and what puts both away.
func over(s store.Store, client *fetch.Client, c config.Config) (*desk.Desk, func()) {
	d := desk.New(s, desk.Options{Client: client, Refresh: time.Duration(c.Refresh), Keep: time.Duration(c.Keep)})
	thrifty, stop := context.WithCancel(context.Background())
	go thrift(thrifty, d)
	return d, func() { stop(); d.Close(); client.Close(); s.Close() }
}

// openAnyway is open for somebody who only wants to look: where there is no
// library and none can be made it is one that lasts as long as lede runs, and
// says so.
func (h *home) openAnyway(ctx context.Context) (*desk.Desk, func(), error) {
	d, c, closeIt, err := h.open(ctx)
	if err == nil {
		return d, closeIt, nil
	}
	path, none := h.library(c)
	if none != nil || ctx.Err() != nil {
		return nil, nil, err
	}
	if _, there := os.Stat(path); there == nil {
		return nil, nil, err
	}
	why := model.Problem{Cure: "choose another place with --db"}
	if !errors.As(err, &why) {
		why.What = err.Error()
	}
	why.What = "nothing is kept when lede ends: " + why.What
	client, err := client(c)
	if err != nil {
		return nil, nil, err
	}
	d, closeIt = over(fleeting{store.NewMemory(), why}, client, c)
	return d, closeIt, nil
}

// fleeting is a library in memory, and why it is there.
type fleeting struct {
	store.Store
	why model.Problem
}

// Troubles implements store.Store.
func (f fleeting) Troubles() []model.Problem { return []model.Problem{f.why} }

// client fetches as the settings say.
func client(c config.Config) (*fetch.Client, error) {
	o := fetch.Options{Version: version()}
	switch c.Proxy {
	case "none":
	case "environment":
		o.Proxy = proxyFromEnvironment
	default:
		u, err := url.Parse(c.Proxy)
		if err != nil || u.Host == "" {
			return nil, model.Problem{Name: "proxy", What: fmt.Sprintf("%q is no address of a proxy", c.Proxy), Cure: `write "none", "environment" or http://host:port`}
		}
		o.Proxy = func(*url.URL) (*url.URL, error) { return u, nil }
	}
	return fetch.New(o), nil
}

func proxyFromEnvironment(u *url.URL) (*url.URL, error) {
	return http.ProxyFromEnvironment(&http.Request{URL: u})
}

// onLibrary is a verb that works on the library; what was wrong with it when it
// was opened is said first.
func (h *home) onLibrary(do func(*cobra.Command, []string, *desk.Desk) error) func(*cobra.Command, []string) error {
	return func(cmd *cobra.Command, args []string) error {
		d, _, closeIt, err := h.open(cmd.Context())
		if err != nil {
			return err
		}
		defer closeIt()
		problems, err := d.Problems(cmd.Context())
		if err != nil {
			return err
		}
		for _, p := range problems {
			complain(cmd.ErrOrStderr(), p)
		}
		return do(cmd, args, d)
	}
}
