package desk

import (
	"context"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/clean"
)

// Evidence gives what speaks for each removal of an article, in their order.
func (d *Desk) Evidence(ctx context.Context, id string) ([]model.Evidence, error) {
	a, err := d.Article(ctx, id)
	if err != nil {
		return nil, err
	}
	headlines := map[string]string{}
	source := d.cleaner.Load().SourceOf(&a)
	out := make([]model.Evidence, len(a.Removed))
	for i, r := range a.Removed {
		out[i] = model.Evidence{Start: r.Start, Source: source, Cues: clean.Spoke(a.Language, a.Raw[r.Start:r.End])}
		for _, other := range r.Examples {
			if _, known := headlines[other]; !known {
				headlines[other] = d.headline(ctx, other)
			}
			if h := headlines[other]; h != "" {
				out[i].Others = append(out[i].Others, h)
			}
		}
	}
	return out, nil
}

// headline is that of an article, "" if it is not in the library.
func (d *Desk) headline(ctx context.Context, id string) string {
	st, err := d.store.Story(ctx, id)
	if err != nil {
		return ""
	}
	for _, v := range st.Versions {
		if v.Article == id {
			return v.Headline
		}
	}
	return ""
}
