-- The library, second version: what its articles say, sentence by sentence.

-- prints has the fingerprints of the sentences of articles that were cleaned: 32 bits
-- each, the least significant byte first, sorted, each once.
CREATE TABLE prints (n INTEGER PRIMARY KEY, prints BLOB NOT NULL);

-- earlier has those of forms of an article that a reader had read before it changed.
CREATE TABLE earlier (
  reader INTEGER NOT NULL,
  n      INTEGER NOT NULL,
  prints BLOB NOT NULL,
  PRIMARY KEY (reader, n)
) WITHOUT ROWID;

-- unprinted has one row: articles up to the number last may be missing in prints. They
-- are filled in later, a few at a time, the last first.
CREATE TABLE unprinted (one INTEGER PRIMARY KEY CHECK (one = 1), last INTEGER NOT NULL);
INSERT INTO unprinted SELECT 1, last FROM counts;
