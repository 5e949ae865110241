package desk

import (
	"context"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/group"
)

// Compare holds the text of one article against another's, as both are now
// (group.Compare).
func (d *Desk) Compare(ctx context.Context, this, other string) (model.Comparison, error) {
	a, err := d.Article(ctx, this)
	if err != nil {
		return model.Comparison{}, err
	}
	b, err := d.Article(ctx, other)
	if err != nil {
		return model.Comparison{}, err
	}
	return group.Compare(&a, &b), nil
}
