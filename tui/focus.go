package tui

// Focus says which pane has the keys.
type Focus int

// The panes that can have them.
const (
	OnList Focus = iota
	OnBody
)
