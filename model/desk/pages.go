package desk

import (
	"context"
	"net/url"
	"slices"
	"sync"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/fetch"
	"github.com/lede-reader/lede/model/source"
	"github.com/lede-reader/lede/model/store"
)

// pages fetches the pages of items whose source says so, until none waits for
// its page. Where a page cannot be had the item goes on as it came.
func (d *Desk) pages(ctx context.Context) error {
	for d.Client != nil && ctx.Err() == nil {
		waiting, err := d.store.Pending(ctx, true, 0, looksAtOnce)
		if err != nil || len(waiting) == 0 {
			return err
		}
		all, err := d.store.Sources(ctx)
		if err != nil {
			return err
		}
		htmls := make([]string, len(waiting))
		var wg sync.WaitGroup
		for i, w := range waiting {
			wg.Go(func() { htmls[i] = d.page(ctx, w, atHome(w, all)) })
		}
		wg.Wait()
		if ctx.Err() != nil {
			break // they were not refused, only not waited for
		}
		err = d.store.Update(ctx, func(tx store.Tx) error {
			for i, w := range waiting {
				if err := tx.Paged(w.Number, htmls[i]); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
		d.received()
	}
	return ctx.Err()
}

// atHome tells whether an item's page stands on the host of its source: where a
// person added one on a private network, its pages may be there too.
func atHome(w store.Waiting, all []model.Source) bool {
	page, err := url.Parse(w.Item.URL)
	return err == nil && slices.ContainsFunc(all, func(s model.Source) bool {
		at, err := url.Parse(s.Address)
		return err == nil && s.Number == w.Source && at.Host == page.Host
	})
}

// page is the page of one item, "" if it cannot be had.
func (d *Desk) page(ctx context.Context, w store.Waiting, private bool) string {
	answer, err := d.Client.Get(ctx, fetch.Request{Address: w.Item.URL, Accept: fetch.Page, Private: private})
	if err == nil {
		var html string
		if html, err = source.Page(answer.Body, answer.Type); err == nil {
			return html
		}
	}
	if ctx.Err() == nil {
		d.problem(problemOf(w.Item.URL, err))
	}
	return ""
}
