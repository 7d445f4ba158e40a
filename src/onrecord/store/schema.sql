-- One case: reports as received, what was read in them, and the journal of judgements.
-- Everything else here is computed from these three and can be computed again: the index, and the cache.
-- A change here is a new format: raise FORMAT, say in migration.py how the format before is read.

-- ---- what the case holds

CREATE TABLE document (
  number INTEGER PRIMARY KEY,        -- in the order of adding; a part of the keys of what it tells
  id TEXT NOT NULL UNIQUE,
  sha256 TEXT NOT NULL,
  text TEXT NOT NULL,                -- exactly as received
  received TEXT,                     -- JSON: the facts that came with it, where corrections have changed them
  facts TEXT NOT NULL,               -- JSON: the same with the journal's corrections
  outlet TEXT,                       -- of the facts, for other programs and the indexes
  title TEXT,
  url TEXT,
  published TEXT,                    -- the first day that it may have been
  supersedes TEXT                    -- the id of the version of this report before
) STRICT;

CREATE INDEX document_url ON document (url) WHERE url IS NOT NULL;
CREATE INDEX document_supersedes ON document (supersedes) WHERE supersedes IS NOT NULL;
CREATE INDEX document_outlet ON document (outlet, coalesce(published, '~'), number);
-- undated ones last
CREATE INDEX document_published ON document (coalesce(published, '~'), number);

-- The bytes of a report whose text is not simply those bytes decoded: a page, say. Deflated.
CREATE TABLE original (
  document INTEGER PRIMARY KEY REFERENCES document (number),
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE reading (
  document INTEGER PRIMARY KEY REFERENCES document (number),
  reader TEXT NOT NULL,              -- the reader and its version
  body BLOB NOT NULL                 -- claims, entities, mentions, unread; spans without their words (pack.py)
) STRICT;

-- The journal is append only: an undo is a line of its own, and what a line still says is computed.
CREATE TABLE judgement (
  id TEXT PRIMARY KEY,               -- sorts by the moment of deciding
  about TEXT NOT NULL,               -- JSON list of ids
  judgement TEXT NOT NULL,
  who TEXT NOT NULL,
  decided TEXT NOT NULL,             -- UTC, ISO 8601
  why TEXT NOT NULL,
  anchors TEXT NOT NULL DEFAULT '[]' -- JSON: where in the texts the things judged stood
) STRICT, WITHOUT ROWID;

CREATE TRIGGER judgement_stays BEFORE DELETE ON judgement
BEGIN SELECT raise(ABORT, 'the journal is append only'); END;

CREATE TRIGGER judgement_holds BEFORE UPDATE ON judgement
BEGIN SELECT raise(ABORT, 'the journal is append only'); END;

-- ---- the index: what can be listed, filtered and searched

-- Claims as corrected, without hidden ones, in the order of every listing.
CREATE TABLE claim (
  key INTEGER PRIMARY KEY,           -- day of the happening, report, place in the report (key.py)
  id TEXT NOT NULL,
  document INTEGER AS ((key >> 14) & 16777215),
  start INTEGER NOT NULL,            -- code points of document.text
  "end" INTEGER NOT NULL,
  type TEXT NOT NULL,
  status TEXT NOT NULL,
  earliest TEXT,                     -- ISO days
  latest TEXT,
  wide INTEGER NOT NULL,             -- 1: dated, but an end is open or the ends lie far apart
  speaker TEXT NOT NULL,             -- names as the report has them, joined with "; "
  actor TEXT NOT NULL,
  recipient TEXT NOT NULL,
  place TEXT NOT NULL,
  confidence REAL NOT NULL,
  marks TEXT NOT NULL                -- words that a filter looks for (index.py)
) STRICT;

CREATE INDEX claim_id ON claim (id);
CREATE INDEX claim_document ON claim (document);
CREATE INDEX claim_wide ON claim (key) WHERE wide = 1;

-- Stretches of text between line ends, long ones in pieces.
CREATE TABLE paragraph (
  key INTEGER PRIMARY KEY,           -- day of publication, report, place in the report
  document INTEGER AS ((key >> 14) & 16777215),
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL
) STRICT;

CREATE INDEX paragraph_document ON paragraph (document);

-- Every name that a claim bears; spoken: of how many claims it is the nearest voice.
CREATE TABLE name (
  number INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  folded TEXT NOT NULL,              -- without accents and case
  spoken INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX name_spoken ON name (spoken DESC, name) WHERE spoken > 0;

-- What the full-text index is of; the words are cut from the text, so none is kept twice.
CREATE VIEW claim_content AS
SELECT claim.key AS key, substr(document.text, claim.start + 1, claim."end" - claim.start) AS words,
  claim.speaker || ' ; ' || claim.actor || ' ; ' || claim.recipient || ' ; ' || claim.place AS names, claim.marks AS marks
FROM claim JOIN document ON document.number = claim.document;

CREATE VIRTUAL TABLE claim_words USING fts5 (
  words, names, marks,
  content = "claim_content", content_rowid = "key", columnsize = 0,
  tokenize = "unicode61 remove_diacritics 2"
);

CREATE VIEW paragraph_content AS
SELECT paragraph.key AS key, substr(document.text, paragraph.start + 1, paragraph."end" - paragraph.start) AS words
FROM paragraph JOIN document ON document.number = paragraph.document;

CREATE VIRTUAL TABLE paragraph_words USING fts5 (
  words, content = "paragraph_content", content_rowid = "key", columnsize = 0,
  tokenize = "unicode61 remove_diacritics 2"
);

-- Ids in the journal that a newer reading has under another id (now), or no longer has (now is null); found by
-- the lines' anchors.
CREATE TABLE anchored (
  was TEXT PRIMARY KEY,
  now TEXT
) STRICT, WITHOUT ROWID;

-- ---- the cache: copies of what was last computed; whoever deletes them loses nothing

CREATE TABLE computed (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  revision TEXT NOT NULL,            -- of the case that it was computed from
  edition TEXT NOT NULL,             -- of the program that computed it
  ledger BLOB                        -- MessagePack, deflated; only where computing takes long
) STRICT;

CREATE TABLE computed_event (
  key INTEGER PRIMARY KEY,           -- the order of listing: dated ones by day, then the rest, by id
  id TEXT NOT NULL UNIQUE,
  type TEXT NOT NULL,
  earliest TEXT,
  latest TEXT,
  wide INTEGER NOT NULL,
  actor TEXT NOT NULL,
  recipient TEXT NOT NULL,
  place TEXT NOT NULL,
  claims TEXT NOT NULL,              -- JSON list of ids
  origins_low INTEGER NOT NULL,
  origins_high INTEGER NOT NULL,
  support TEXT NOT NULL,
  contested INTEGER NOT NULL,
  body BLOB NOT NULL                 -- the event, MessagePack, deflated
) STRICT;

CREATE INDEX computed_event_wide ON computed_event (key) WHERE wide = 1;

CREATE VIRTUAL TABLE computed_event_words USING fts5 (
  marks, content = "", columnsize = 0, tokenize = "unicode61"
);

CREATE TABLE computed_conflict (
  id TEXT PRIMARY KEY,
  event TEXT NOT NULL,
  about TEXT NOT NULL,
  certainty TEXT NOT NULL,
  since TEXT,
  positions TEXT NOT NULL,           -- JSON, as in an export
  note TEXT NOT NULL,
  body BLOB NOT NULL                 -- the conflict, MessagePack
) STRICT, WITHOUT ROWID;

-- ---- what other programs may read

CREATE VIEW claims AS
SELECT claim.id AS id, document.id AS document, document.outlet AS outlet, document.published AS published,
  claim.type AS type, claim.status AS status, claim.actor AS actor, claim.recipient AS recipient,
  claim.speaker AS speaker, claim.place AS place, claim.earliest AS earliest, claim.latest AS latest,
  claim.confidence AS confidence, claim.start AS start, claim."end" AS "end",
  substr(document.text, claim.start + 1, claim."end" - claim.start) AS quote,
  EXISTS (SELECT 1 FROM document AS newer WHERE newer.supersedes = document.id) AS superseded
FROM claim JOIN document ON document.number = claim.document;

CREATE VIEW events AS
SELECT id, type, earliest, latest, actor, recipient, place, claims, origins_low, origins_high, support, contested,
  (SELECT revision FROM computed) IS NOT
    (SELECT (SELECT count(*) FROM document) || ' ' || (SELECT count(*) FROM judgement)) AS out_of_date
FROM computed_event;

CREATE VIEW conflicts AS
SELECT id, event, about, certainty, since, positions, note,
  (SELECT revision FROM computed) IS NOT
    (SELECT (SELECT count(*) FROM document) || ' ' || (SELECT count(*) FROM judgement)) AS out_of_date
FROM computed_conflict;

CREATE VIEW sources AS
SELECT name, spoken AS claims FROM name WHERE spoken > 0;
