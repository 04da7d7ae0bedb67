-- Facts of TLS connections; exchanges over equal ones share a row.
CREATE TABLE tls_facts (
  id INTEGER PRIMARY KEY,
  content TEXT NOT NULL UNIQUE
) STRICT;

-- A head is one header a line. A job's exchanges have even numbers, given as they begin; what a
-- program adds that does not own the data folder has odd ones. No job: made outside of jobs, where
-- the hops of one request share their number in request.
CREATE TABLE exchanges_3 (
  id INTEGER PRIMARY KEY,
  job INTEGER REFERENCES jobs (id) ON DELETE CASCADE,
  request INTEGER NOT NULL,
  at INTEGER NOT NULL,
  attempt INTEGER NOT NULL,
  segment INTEGER NOT NULL,
  hop INTEGER NOT NULL,
  method TEXT NOT NULL,
  host TEXT NOT NULL,
  link TEXT NOT NULL,
  status INTEGER NOT NULL,
  failure INTEGER,
  sent_head TEXT NOT NULL,
  received_head TEXT NOT NULL,
  facts TEXT NOT NULL,
  tls INTEGER
) STRICT;

INSERT INTO tls_facts (content)
  SELECT DISTINCT json_extract(content, '$.tls') FROM exchanges
  WHERE json_extract(content, '$.tls') IS NOT NULL;

INSERT INTO exchanges_3
  SELECT old.id * 2, old.job, 0, old.at,
    json_extract(old.content, '$.attempt'),
    json_extract(old.content, '$.segment'),
    json_extract(old.content, '$.hop'),
    json_extract(old.content, '$.method'),
    '',
    json_extract(old.content, '$.link'),
    old.status,
    json_extract(old.content, '$.failure.code'),
    (SELECT coalesce(group_concat(name.value || ': ' || field.value, char(10) ORDER BY name.key), '')
      FROM json_each(old.content, '$.requestHeaders') AS name
      JOIN json_each(old.content, '$.requestHeaders') AS field ON field.key = name.key + 1
      WHERE name.key % 2 = 0),
    (SELECT coalesce(group_concat(name.value || ': ' || field.value, char(10) ORDER BY name.key), '')
      FROM json_each(old.content, '$.responseHeaders') AS name
      JOIN json_each(old.content, '$.responseHeaders') AS field ON field.key = name.key + 1
      WHERE name.key % 2 = 0),
    json_remove(old.content, '$.attempt', '$.segment', '$.hop', '$.method', '$.link', '$.status',
      '$.startedAt', '$.requestHeaders', '$.responseHeaders', '$.tls'),
    (SELECT id FROM tls_facts WHERE content = json_extract(old.content, '$.tls'))
  FROM exchanges AS old;

-- The host of a link is what follows its scheme, up to a port or a path.
UPDATE exchanges_3 SET host = substr(link, instr(link, '//') + 2);

UPDATE exchanges_3 SET host = substr(host, 1, instr(host || '/', '/') - 1);

UPDATE exchanges_3 SET host = substr(host, 1, instr(host || '?', '?') - 1);

UPDATE exchanges_3 SET host = CASE
  WHEN host LIKE '[%' THEN substr(host, 1, instr(host || ']', ']'))
  ELSE substr(host, 1, instr(host || ':', ':') - 1) END;

DROP TABLE exchanges;

ALTER TABLE exchanges_3 RENAME TO exchanges;

CREATE INDEX exchanges_of_job ON exchanges (job);

-- Holds nothing while all goes well.
CREATE INDEX exchanges_that_failed ON exchanges (status) WHERE failure IS NOT NULL OR status >= 400
