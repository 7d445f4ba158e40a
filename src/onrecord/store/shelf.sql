-- What a case keeps beside the record: links and feeds seen, watches and their alerts, originals, marks in archives
CREATE TABLE IF NOT EXISTS shelf (
  shelf TEXT NOT NULL,
  key TEXT NOT NULL,
  value BLOB NOT NULL,
  PRIMARY KEY (shelf, key)
) STRICT
