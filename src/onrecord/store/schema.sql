-- One case: reports as received, what was read in them, and the journal of judgements.
-- Events, conflicts and states are computed from these, and can always be computed again.
-- A change here is a new format: raise Case.FORMAT and add a migration.

CREATE TABLE IF NOT EXISTS document (
  id TEXT PRIMARY KEY,
  sha256 TEXT NOT NULL,
  text TEXT NOT NULL,                -- exactly as received
  received TEXT NOT NULL,            -- JSON: the facts that came with it
  facts TEXT NOT NULL                -- JSON: the same with the journal's corrections
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS reading (
  document TEXT PRIMARY KEY REFERENCES document (id),
  claims TEXT NOT NULL,              -- JSON lists
  entities TEXT NOT NULL,
  mentions TEXT NOT NULL,
  unread TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The journal is append only: an undo is a line of its own, and what a line still says is computed.
CREATE TABLE IF NOT EXISTS judgement (
  id TEXT PRIMARY KEY,               -- sorts by the moment of deciding
  about TEXT NOT NULL,               -- JSON list of ids
  judgement TEXT NOT NULL,
  who TEXT NOT NULL,
  decided TEXT NOT NULL,             -- UTC, ISO 8601
  why TEXT NOT NULL,
  anchors TEXT NOT NULL DEFAULT '[]' -- JSON: where in the texts the things judged stood
) STRICT, WITHOUT ROWID;

CREATE TRIGGER IF NOT EXISTS judgement_stays BEFORE DELETE ON judgement
BEGIN SELECT raise(ABORT, 'the journal is append only'); END;

CREATE TRIGGER IF NOT EXISTS judgement_holds BEFORE UPDATE ON judgement
BEGIN SELECT raise(ABORT, 'the journal is append only'); END;

-- Stretches of text that can be searched: each claim's clause, and each paragraph (claim is null).
CREATE TABLE IF NOT EXISTS passage (
  id INTEGER PRIMARY KEY,
  document TEXT NOT NULL REFERENCES document (id),
  claim TEXT,
  start INTEGER NOT NULL,            -- code points of document.text
  "end" INTEGER NOT NULL
) STRICT;

CREATE INDEX IF NOT EXISTS passage_document ON passage (document);
CREATE INDEX IF NOT EXISTS passage_claim ON passage (claim);

-- rowid is passage.id; names: the claim's voices, actors, recipients and places.
CREATE VIRTUAL TABLE IF NOT EXISTS passage_words
USING fts5 (words, names, tokenize = "unicode61 remove_diacritics 2");

-- A copy of what was last computed, to save time; whoever deletes it loses nothing.
CREATE TABLE IF NOT EXISTS computed (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  revision TEXT NOT NULL,            -- of the case that it was computed from
  edition TEXT NOT NULL,             -- of the program that computed it
  ledger BLOB NOT NULL               -- MessagePack, deflated
) STRICT;
