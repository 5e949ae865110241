// Package rail is the rail beside a body: the story's versions with how they
// stand to each other, who is quoted, and what was removed. It does not scroll:
// where there is too little room each part says how much more there is.
package rail
