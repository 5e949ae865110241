package tui

import (
	"context"
	"strconv"
	"testing"

	"github.com/lede-reader/lede/model"
)

// numbered is a listing of the stories from..to-1, the highest first.
type numbered struct{ from, to int }

func (n numbered) Len() int { return n.to - n.from }

func (n numbered) Find(story string) int {
	if i, err := strconv.Atoi(story); err == nil && n.from <= i && i < n.to {
		return n.to - 1 - i
	}
	return -1
}

func (n numbered) Rows(_ context.Context, from, count int) ([]model.Row, error) {
	var rows []model.Row
	for i := from; i < min(from+count, n.Len()); i++ {
		rows = append(rows, model.Row{Story: strconv.Itoa(n.to - 1 - i)})
	}
	return rows, nil
}

func TestNewsCountsBeyondTheNewestThousand(t *testing.T) {
	for name, row := range map[string]struct {
		old, now numbered
		want     int
	}{
		"nothing":                  {numbered{0, 50}, numbered{0, 50}, 0},
		"three arrived":            {numbered{0, 50}, numbered{0, 53}, 3},
		"as many went as came":     {numbered{0, 50}, numbered{3, 53}, 3},
		"a folder is being read":   {numbered{0, 50}, numbered{0, 9050}, 9000},
		"older ones than those in": {numbered{8500, 8550}, numbered{0, 8600}, 8550},
	} {
		t.Run(name, func(t *testing.T) {
			if got := news(t.Context(), row.old, row.now); got != row.want {
				t.Errorf("%d new, want %d", got, row.want)
			}
		})
	}
}
