package model

// Act is a thing a person can do to articles or stories, and can undo.
type Act string

// The acts. Done and spike are of whole stories; the others of the articles named.
const (
	MarkRead   Act = "read"
	MarkUnread Act = "unread"
	Star       Act = "star"
	Unstar     Act = "unstar"
	Spike      Act = "spike"
	Unspike    Act = "unspike"
	Split      Act = "split"   // each article named leaves its story and stays out
	Join       Act = "join"    // the stories of the articles named become one and stay so
	Restore    Act = "restore" // a removal goes back into the body
	Unrestore  Act = "unrestore"
	Keep       Act = "keep" // a removal goes back, and what equals it is never cut of that source again
	Unkeep     Act = "unkeep"
	Recut      Act = "recut" // articles lose what later ones of their source have shown to be repeated
	Unrecut    Act = "unrecut"
	Tag        Act = "tag" // a word of the person's own goes on the articles
	Untag      Act = "untag"
	Follow     Act = "follow" // a source is read from now on
	Unfollow   Act = "unfollow"
)

// Action is one act on some articles: one step for undo.
type Action struct {
	Act      Act
	Articles []string
	Start    int    // of Restore and Keep and their opposites: where the removal starts in Raw
	Tag      string // of Tag and Untag; of Keep and Recut the name of the source, "" if it is not known
	Source   int64  // of Follow and Unfollow
	Along    bool   // of MarkRead: what says nothing more than these is read, too

	// Took is what the store or an engine needs to take back exactly what this
	// changed. It is opaque, and filled when the action is done.
	Took []byte
}

// Receipt tells what an action, undo or redo did.
type Receipt struct {
	Action Action
	Undone bool   // it was taken back
	Count  int    // articles that changed; 0 if there was nothing to do
	Story  string // the story to show afterwards, "" to stay
}
