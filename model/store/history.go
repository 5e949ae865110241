package store

import (
	"context"
	"fmt"

	"github.com/lede-reader/lede/model"
)

// Mark implements Store.
func (m *Memory) Mark(_ context.Context, act model.Act, ids []string) ([]string, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var changed []string
	for _, id := range ids {
		k := m.articles[id]
		if k == nil {
			continue
		}
		flag, on, err := flagOf(&k.state, act)
		if err != nil {
			return nil, err
		}
		if *flag != on {
			*flag = on
			changed = append(changed, id)
		}
	}
	return changed, nil
}

// flagOf is the flag that an act is about, and what the act makes it.
func flagOf(s *model.State, act model.Act) (flag *bool, on bool, err error) {
	switch act {
	case model.MarkRead, model.MarkUnread:
		return &s.Read, act == model.MarkRead, nil
	case model.Star, model.Unstar:
		return &s.Starred, act == model.Star, nil
	case model.Spike, model.Unspike:
		return &s.Spiked, act == model.Spike, nil
	}
	return nil, false, fmt.Errorf("%q is not a mark", act)
}

// Remember implements Store.
func (m *Memory) Remember(_ context.Context, act model.Action) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.steps = append(m.steps[:m.done], act)
	m.done++
	return nil
}

// Back implements Store.
func (m *Memory) Back(_ context.Context) (model.Action, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.done == 0 {
		return model.Action{}, ErrNotFound
	}
	m.done--
	return m.steps[m.done], nil
}

// Forward implements Store.
func (m *Memory) Forward(_ context.Context) (model.Action, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.done == len(m.steps) {
		return model.Action{}, ErrNotFound
	}
	m.done++
	return m.steps[m.done-1], nil
}
