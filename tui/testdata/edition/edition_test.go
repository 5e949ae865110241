package edition

import "testing"

// TestEdition says that what stands in the file stands in the samples.
func TestEdition(t *testing.T) {
	story, articles := Edition()
	if len(story.Versions) != 4 || len(articles) != 4 {
		t.Fatalf("%d versions, %d articles; want 4 of each", len(story.Versions), len(articles))
	}
	for _, a := range articles {
		for _, b := range a.Body {
			if a.Raw[b.Start:b.End] != b.Text {
				t.Errorf("%s: block at %d is not in the sample", a.ID, b.Start)
			}
		}
		text := a.Text()
		for _, q := range a.Quotes {
			if text[q.Start:q.End] != q.Text {
				t.Errorf("%s: quote at %d is not in the text", a.ID, q.Start)
			}
		}
	}
}
