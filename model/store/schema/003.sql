-- The library, third version: who speaks in its articles, as what, and who carries them.

-- labels is an index of names (see search/labels.go), by the numbers of articles that were
-- cleaned. Its prefixes are for the first letters typed, which begin many names.
CREATE VIRTUAL TABLE labels USING fts5(speakers, roles, source,
  content='', contentless_delete=1, tokenize='ascii', detail=full, prefix='1 2');
INSERT INTO labels(labels, rank) VALUES ('automerge', 8);

-- unlabelled has one row: articles up to the number last may be missing in labels, and in
-- the set "quoted". They are filled in later, a few at a time, the last first.
CREATE TABLE unlabelled (one INTEGER PRIMARY KEY CHECK (one = 1), last INTEGER NOT NULL);
INSERT INTO unlabelled SELECT 1, last FROM counts;
