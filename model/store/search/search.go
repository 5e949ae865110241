package search

import (
	"context"
	"fmt"
	"math"
)

// Search gives the numbers of articles that have all of a person's words (see
// Match), the greatest number first, at most n; nothing if nothing is asked for.
// Before is the number to go on below; 0 begins with the newest.
func Search(ctx context.Context, db Tx, words string, typing bool, before int64, n int) ([]int64, error) {
	terms := parse(words, typing)
	common, err := commonWords(ctx, db, terms, costly)
	if err != nil {
		return nil, err
	}
	return newest(ctx, db, expression(terms, common), before, n)
}

// newest gives the numbers of articles that match, the greatest first.
func newest(ctx context.Context, db Tx, match string, before int64, n int) ([]int64, error) {
	if match == "" || n <= 0 {
		return nil, nil
	}
	if before <= 0 {
		before = math.MaxInt64
	}
	rows, err := db.QueryContext(ctx, `SELECT rowid FROM search WHERE search MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ?`, match, before, n)
	if err != nil {
		return nil, fmt.Errorf("searching: %w", err)
	}
	defer rows.Close()
	var numbers []int64
	for rows.Next() {
		var number int64
		if err := rows.Scan(&number); err != nil {
			return nil, fmt.Errorf("searching: %w", err)
		}
		numbers = append(numbers, number)
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("searching: %w", err)
	}
	return numbers, nil
}
