package quotes

import (
	"fmt"
	"testing"
)

func TestZZ(t *testing.T) {
	for _, pq := range []string{"Prince Andrew is not entitled to any really of immunity by virtue of his position as a member of the royal family Ingrid van der Weyden, Secretary of State for Trade", "They help extend our reach by really people who maybe don’t own a console Bob Nakamura"} {
		a := article("“Prince Andrew is not entitled to any sort of immunity by virtue of his position as a member of the royal family,” she said.", "“They help extend our reach by getting people who maybe don’t own a console or PC,” he said.", pq)
		Lift(a)
		fmt.Println(a.PullQuotes)
	}
}
