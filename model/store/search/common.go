package search

import (
	"context"
	"fmt"
)

const (
	// costly is how many pages of the index (4 KB each) a beginning may cover
	// before its commonest words are asked for instead.
	costly = 128
	// standIns is how many of its words stand in for a costly beginning, and how many
	// beside other words, for whose every article each must be looked for.
	standIns, standInsBeside = 64, 12
)

// commonWords gives the words to ask for instead of each beginning that costs
// more pages than limit.
func commonWords(ctx context.Context, db Tx, terms []term, limit int) (map[string][]string, error) {
	var common map[string][]string
	for _, t := range terms {
		if !t.begins || t.not {
			continue
		}
		start := t.words[len(t.words)-1]
		p, err := pages(ctx, db, start)
		if err != nil {
			return nil, err
		}
		if p <= limit {
			continue
		}
		n := standIns
		if len(terms) > 1 || len(t.words) > 1 {
			n = standInsBeside
		}
		some, err := commonest(ctx, db, start, n)
		if err != nil {
			return nil, err
		}
		if len(some) > 0 {
			if common == nil {
				common = map[string][]string{}
			}
			common[start] = append(some, start)
		}
	}
	return common, nil
}

// pages is how many pages of the index hold the articles of words that begin so.
// The list of pages is FTS5's own (search_idx: the first term of each page, a '0'
// before it, and twice the number of the page); only the speed hangs on it.
func pages(ctx context.Context, db Tx, start string) (int, error) {
	rows, err := db.QueryContext(ctx, `
		WITH RECURSIVE seg(id) AS (SELECT min(segid) FROM search_idx
			UNION ALL SELECT (SELECT min(segid) FROM search_idx WHERE segid > id) FROM seg WHERE id IS NOT NULL)
		SELECT coalesce(sum(
			coalesce((SELECT pgno/2 FROM search_idx WHERE segid = id AND term >= ?2 ORDER BY term LIMIT 1),
			         (SELECT pgno/2 FROM search_idx WHERE segid = id ORDER BY term DESC LIMIT 1)) -
			coalesce((SELECT pgno/2 FROM search_idx WHERE segid = id AND term <= ?1 ORDER BY term DESC LIMIT 1), 1)), 0)
		FROM seg WHERE id IS NOT NULL`, []byte("0"+start), []byte("0"+start+"\xff"))
	if err != nil {
		return 0, fmt.Errorf("searching: %w", err)
	}
	defer rows.Close()
	n := 0
	for rows.Next() {
		if err := rows.Scan(&n); err != nil {
			return 0, fmt.Errorf("searching: %w", err)
		}
	}
	return n, rows.Err()
}

// commonest gives the n commonest words that begin so.
func commonest(ctx context.Context, db Tx, start string, n int) ([]string, error) {
	rows, err := db.QueryContext(ctx, `SELECT word FROM search_words WHERE word >= ? AND word < ? ORDER BY articles DESC LIMIT ?`,
		start, start+"\U0010FFFF", n)
	if err != nil {
		return nil, fmt.Errorf("searching: %w", err)
	}
	defer rows.Close()
	var words []string
	for rows.Next() {
		var w string
		if err := rows.Scan(&w); err != nil {
			return nil, fmt.Errorf("searching: %w", err)
		}
		words = append(words, w)
	}
	return words, rows.Err()
}
