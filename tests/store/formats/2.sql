-- A case of this format as its program wrote it; made once, never changed.
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

INSERT INTO document ("id", "sha256", "text", "received", "facts") VALUES ('r1', '9e90919ba513b1e49915106a4ca11a5e73abfd28aa0f68f0c8ef96dc202f82eb', 'Two frigates left Marovia''s harbour.

Captain Élan said the crew refused to fire.', '{"outlet":null,"title":null,"byline":null,"url":null,"published":null,"retrieved":null,"genre":"unknown","language":"en","wire":null,"origin":null,"supersedes":null,"warnings":[]}', '{"outlet":"The Tide","title":null,"byline":null,"url":null,"published":null,"retrieved":null,"genre":"unknown","language":"en","wire":null,"origin":null,"supersedes":null,"warnings":[]}');
INSERT INTO document ("id", "sha256", "text", "received", "facts") VALUES ('r2', 'eef1b85d84c5a689ce62a10c884c3287aead8e2ef3a2d9b74e148c4400c358e6', 'A crowd filled Liberty Square, police said.', '{"outlet":null,"title":null,"byline":null,"url":null,"published":null,"retrieved":null,"genre":"unknown","language":"en","wire":null,"origin":null,"supersedes":null,"warnings":[]}', '{"outlet":null,"title":null,"byline":null,"url":null,"published":null,"retrieved":null,"genre":"unknown","language":"en","wire":null,"origin":null,"supersedes":null,"warnings":[]}');
INSERT INTO reading ("document", "claims", "entities", "mentions", "unread") VALUES ('r1', '[{"id":"r1-left","document":"r1","span":{"start":0,"end":35,"quote":"Two frigates left Marovia''s harbour"},"act":{"start":13,"end":17,"quote":"left"},"type":"MOBILIZE","mode":null,"contexts":[],"status":"asserted","actors":[],"recipients":[],"attribution":[{"source":{"kind":"outlet","name":null,"entity":null,"span":null},"cue":null,"mode":"none","told":null}],"when":{"earliest":"2021-05-03","latest":"2021-05-04","value":"2021-05-03","partial":null,"after":null,"span":null,"basis":"stated"},"places":[{"name":"Marovia","span":{"start":18,"end":25,"quote":"Marovia"},"role":"happened","lat":null,"lon":null,"country":null,"geonames_id":null,"precision_km":null}],"quantities":[],"caveats":[],"denies":[],"rhetoric":null,"confidence":0.0,"edited":[],"reader":"The Tide"},{"id":"r1-refused","document":"r1","span":{"start":56,"end":80,"quote":"the crew refused to fire"},"act":{"start":65,"end":72,"quote":"refused"},"type":"REJECT","mode":null,"contexts":[],"status":"denied","actors":[{"entity":null,"name":"crew","span":{"start":56,"end":64,"quote":"the crew"}}],"recipients":[],"attribution":[{"source":{"kind":"person","name":"Élan","entity":"e1","span":{"start":38,"end":50,"quote":"Captain Élan"}},"cue":{"start":51,"end":55,"quote":"said"},"mode":"none","told":null}],"when":null,"places":[],"quantities":[],"caveats":[],"denies":[],"rhetoric":null,"confidence":0.0,"edited":[],"reader":"The Tide"}]', '[{"id":"e1","name":"Élan","type":"unknown","aliases":["Captain Élan"],"country":null,"sectors":[],"roles":[{"title":"captain","of":null,"from":{"earliest":"2020-01-01","latest":null,"value":null,"partial":null,"after":null,"span":null,"basis":"stated"},"to":null,"span":{"start":38,"end":50,"quote":"Captain Élan"},"document":"r1"}],"wikidata":null,"mentions":1}]', '[{"entity":"e1","span":{"start":38,"end":50,"quote":"Captain Élan"}}]', '[{"start":38,"end":50,"quote":"Captain Élan"}]');
INSERT INTO reading ("document", "claims", "entities", "mentions", "unread") VALUES ('r2', '[]', '[]', '[]', '[]');
INSERT INTO judgement ("id", "about", "judgement", "who", "decided", "why", "anchors") VALUES ('j0lww29hc09ced', '["r1-left","r1-refused"]', 'different', 'ana', '2024-06-01T12:00:00.000Z', 'one ship left, one stayed', '[{"id":"r1-left","document":"r1","span":{"start":0,"end":35,"quote":"Two frigates left Marovia''s harbour"},"act":{"start":13,"end":17,"quote":"left"},"type":"MOBILIZE","before":"","after":".\n\nCaptain Élan said the"},{"id":"r1-refused","document":"r1","span":{"start":56,"end":80,"quote":"the crew refused to fire"},"act":{"start":65,"end":72,"quote":"refused"},"type":"REJECT","before":"our.\n\nCaptain Élan said ","after":"."}]');
INSERT INTO judgement ("id", "about", "judgement", "who", "decided", "why", "anchors") VALUES ('j0lww29hc1b32e', '["r1"]', 'set outlet=The Tide', 'ana', '2024-06-01T12:00:00.001Z', 'masthead', '[]');
INSERT INTO judgement ("id", "about", "judgement", "who", "decided", "why", "anchors") VALUES ('j0lww29hc2ff3f', '["r1"]', 'set outlet=The Ebb', 'ben', '2024-06-01T12:00:00.002Z', 'another masthead', '[]');
INSERT INTO judgement ("id", "about", "judgement", "who", "decided", "why", "anchors") VALUES ('j0lww29hc3e5db', '["j0lww29hc2ff3f"]', 'undo', 'ana', '2024-06-01T12:00:00.003Z', 'a reprint', '[]');
INSERT INTO passage ("id", "document", "claim", "start", "end") VALUES (5, 'r2', NULL, 0, 43);
INSERT INTO passage ("id", "document", "claim", "start", "end") VALUES (6, 'r1', 'r1-left', 0, 35);
INSERT INTO passage ("id", "document", "claim", "start", "end") VALUES (7, 'r1', 'r1-refused', 56, 80);
INSERT INTO passage ("id", "document", "claim", "start", "end") VALUES (8, 'r1', NULL, 0, 36);
INSERT INTO passage ("id", "document", "claim", "start", "end") VALUES (9, 'r1', NULL, 38, 81);
INSERT INTO passage_words (rowid, words, names) VALUES (5, 'A crowd filled Liberty Square, police said.', '');
INSERT INTO passage_words (rowid, words, names) VALUES (6, 'Two frigates left Marovia''s harbour', 'Marovia');
INSERT INTO passage_words (rowid, words, names) VALUES (7, 'the crew refused to fire', 'Élan ; crew');
INSERT INTO passage_words (rowid, words, names) VALUES (8, 'Two frigates left Marovia''s harbour.', '');
INSERT INTO passage_words (rowid, words, names) VALUES (9, 'Captain Élan said the crew refused to fire.', '');
PRAGMA application_id = 1869509219;
PRAGMA user_version = 2;
