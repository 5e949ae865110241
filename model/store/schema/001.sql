-- The library, first version.
--
-- Whatever has an id outside has a number inside, given in the order of
-- arrival and never twice: articles, and the names of stories and text groups
-- (which are ids of articles too).
CREATE TABLE names (
  n    INTEGER PRIMARY KEY,
  hash INTEGER NOT NULL, -- xxh3 of the id: its index is small however long ids are
  id   TEXT NOT NULL
);
CREATE INDEX names_hash ON names (hash);

-- gone has the hashes of the ids that expired: they do not come back.
CREATE TABLE gone (hash INTEGER PRIMARY KEY);

-- counts has one row. gen grows with every transaction that changes something.
CREATE TABLE counts (
  one     INTEGER PRIMARY KEY CHECK (one = 1),
  gen     INTEGER NOT NULL,
  last    INTEGER NOT NULL, -- number given last in names
  queued  INTEGER NOT NULL, -- number given last in queue
  stories INTEGER NOT NULL
);
INSERT INTO counts VALUES (1, 0, 0, 0, 0);

-- articles has what the list and a story show of each.
CREATE TABLE articles (
  n        INTEGER PRIMARY KEY,
  source   INTEGER NOT NULL, -- number of the source that brought it, 0 if none did
  print    INTEGER NOT NULL, -- fingerprint of the item
  came     INTEGER NOT NULL, -- microseconds since 1970
  pending  INTEGER NOT NULL, -- 1: not cleaned yet, it has no body
  story    INTEGER NOT NULL,
  text     INTEGER NOT NULL, -- the text group
  relation TEXT NOT NULL,
  dest     INTEGER NOT NULL, -- the article it was put with, 0 if none
  share    REAL NOT NULL,
  why      TEXT NOT NULL,
  pub      INTEGER,          -- when published, microseconds since 1970; NULL if unknown
  zone     INTEGER NOT NULL, -- twice the seconds east of UTC; 1 more if only the day is known
  headline TEXT NOT NULL,
  origin   TEXT NOT NULL,
  paper    TEXT NOT NULL,    -- name of the source, as printed
  credits  TEXT NOT NULL,    -- parted by U+001F
  quoted   INTEGER NOT NULL  -- 1: it has a pull quote
);
-- Most stories have one article, whose number is their own: only the others
-- are in this index, so that all of it can be walked.
CREATE INDEX articles_story ON articles (story) WHERE story <> n;
CREATE INDEX articles_source ON articles (source);

-- bodies has the whole articles, encoded (see codec.go).
CREATE TABLE bodies (n INTEGER PRIMARY KEY, body BLOB NOT NULL);

-- stories has what the list needs of each: sort is small for what stands first.
CREATE TABLE stories (
  n        INTEGER PRIMARY KEY,
  sort     INTEGER NOT NULL,
  moved    INTEGER NOT NULL, -- gen in which it came to this place in the order
  lead     INTEGER NOT NULL,
  versions INTEGER NOT NULL,
  pub      INTEGER,
  zone     INTEGER NOT NULL
);
CREATE INDEX stories_order ON stories (sort, n, moved);

-- queue has the items that wait to be cleaned.
CREATE TABLE queue (
  number INTEGER PRIMARY KEY,
  n      INTEGER NOT NULL UNIQUE,
  source INTEGER NOT NULL,
  paged  INTEGER NOT NULL, -- 1: its page is to be fetched first
  item   BLOB NOT NULL
);
CREATE INDEX queue_next ON queue (paged, number);

CREATE TABLE readers (
  number INTEGER PRIMARY KEY,
  name   TEXT NOT NULL UNIQUE,
  steps  INTEGER NOT NULL DEFAULT 0, -- steps up to this one are in force
  given  INTEGER NOT NULL DEFAULT 0  -- the step given last by Back or Forward
);

-- sets has what readers did, as bits: of number n, the bit n % 4096 of chunk
-- n / 4096. Names: read, starred, spiked, tag:WORD of articles; story:read and
-- story:spiked (all articles of it), story:starred (any). Of reader 0, which is
-- nobody: stories and articles (there are).
CREATE TABLE sets (
  reader INTEGER NOT NULL,
  name   TEXT NOT NULL,
  chunk  INTEGER NOT NULL,
  gen    INTEGER NOT NULL, -- in which it changed last
  bits   BLOB NOT NULL,
  PRIMARY KEY (reader, name, chunk)
) WITHOUT ROWID;
CREATE INDEX sets_gen ON sets (reader, gen);

CREATE TABLE history (
  reader INTEGER NOT NULL,
  step   INTEGER NOT NULL,
  act    BLOB NOT NULL, -- JSON of the model.Action
  PRIMARY KEY (reader, step)
) WITHOUT ROWID;

CREATE TABLE sources (
  number   INTEGER PRIMARY KEY AUTOINCREMENT,
  address  TEXT NOT NULL,
  removed  INTEGER NOT NULL,
  articles INTEGER NOT NULL, -- that it brought
  source   BLOB NOT NULL     -- JSON of the model.Source
);
CREATE INDEX sources_address ON sources (address);

-- The notebooks of the engines; a NULL value says that a note is gone.
CREATE TABLE notes_group (key INTEGER PRIMARY KEY, gen INTEGER NOT NULL, value BLOB);
CREATE INDEX notes_group_gen ON notes_group (gen);
CREATE TABLE notes_clean (key INTEGER PRIMARY KEY, gen INTEGER NOT NULL, value BLOB);
CREATE INDEX notes_clean_gen ON notes_clean (gen);

-- lease has at most one row: who works on the queue, until when.
CREATE TABLE lease (one INTEGER PRIMARY KEY CHECK (one = 1), who TEXT NOT NULL, until INTEGER NOT NULL);
