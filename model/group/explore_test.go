package group

import (
	"fmt"
	"testing"
)

func TestExplore(t *testing.T) {
	sets := goldSamples(t)
	for name, as := range sets {
		x := New()
		fmt.Println(name)
		for _, a := range as {
			x.Add(a)
		}
		for i := range x.articles {
			for j := range x.articles {
				d, k := days(x.whenOf(&x.articles[i]), x.whenOf(&x.articles[j]))
				fmt.Printf("  %.3f (%.0f %v)", dot(x.articles[i].vec, x.articles[j].vec), d, k)
			}
			fmt.Println("  ", x.articles[i].why)
		}
	}
}
