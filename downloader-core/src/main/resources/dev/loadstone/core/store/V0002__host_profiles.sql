-- What holds for every request to a host; its secrets are elsewhere.

CREATE TABLE host_profiles (
  pattern TEXT PRIMARY KEY,
  content TEXT NOT NULL
) STRICT, WITHOUT ROWID;
