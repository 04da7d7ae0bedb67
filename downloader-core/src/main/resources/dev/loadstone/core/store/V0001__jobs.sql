-- Times are nanoseconds since 1970 in UTC. JSON columns hold what is only read back whole.

CREATE TABLE settings (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Options and harmless headers; jobs that share them share one row.
CREATE TABLE options (
  id INTEGER PRIMARY KEY,
  content TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE jobs (
  id INTEGER PRIMARY KEY,
  queue_order INTEGER NOT NULL,
  priority INTEGER NOT NULL,
  state TEXT NOT NULL,
  label TEXT NOT NULL,
  link TEXT NOT NULL,
  folder TEXT NOT NULL,
  name TEXT,
  start_paused INTEGER NOT NULL,
  options INTEGER NOT NULL,
  target TEXT,
  remote TEXT,
  received INTEGER NOT NULL,
  failures INTEGER NOT NULL,
  resumed_at INTEGER NOT NULL,
  added INTEGER NOT NULL,
  finished INTEGER,
  until INTEGER,
  failure TEXT,
  receipt TEXT
) STRICT;

CREATE TABLE mirrors (
  job INTEGER NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  link TEXT NOT NULL,
  PRIMARY KEY (job, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE checksums (
  job INTEGER NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  algorithm TEXT NOT NULL,
  hex TEXT NOT NULL,
  PRIMARY KEY (job, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE segments (
  job INTEGER NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  range_start INTEGER NOT NULL,
  range_end INTEGER NOT NULL,
  written INTEGER NOT NULL,
  PRIMARY KEY (job, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE log_lines (
  id INTEGER PRIMARY KEY,
  job INTEGER NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
  at INTEGER NOT NULL,
  text TEXT NOT NULL
) STRICT;

CREATE INDEX log_lines_of_job ON log_lines (job);

CREATE TABLE exchanges (
  id INTEGER PRIMARY KEY,
  job INTEGER NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
  at INTEGER NOT NULL,
  status INTEGER NOT NULL,
  content TEXT NOT NULL
) STRICT;

CREATE INDEX exchanges_of_job ON exchanges (job);

CREATE TABLE receipts (
  file TEXT PRIMARY KEY,
  size INTEGER NOT NULL,
  content TEXT NOT NULL
) STRICT, WITHOUT ROWID;
