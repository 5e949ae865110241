package fake

// Park makes Wait call f instead of waiting for a change; f must not return.
func (l *Library) Park(f func(seen uint64)) { l.Parked = f }
