-- HTTP status of the newest answer about a job's file, 0 before the first. Earlier jobs have that of
-- their failure: the requests kept of them may be about other files, as a list of checksums.
ALTER TABLE jobs ADD COLUMN status INTEGER NOT NULL DEFAULT 0;

UPDATE jobs SET status = coalesce(CAST(json_extract(failure, '$.status') AS INTEGER), 0)
  WHERE json_valid(failure);
