-- A database as version 1 wrote it. Never changed: a released schema has to stay readable.
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE settings (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO settings VALUES('limits','{"jobs":3,"connectionsPerHost":4,"bytesPerSecond":5000000}');
INSERT INTO settings VALUES('next_job','31');
CREATE TABLE options (
  id INTEGER PRIMARY KEY,
  content TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO options VALUES(1,'{"connections":7,"bytesPerSecond":1000000,"retries":9,"timeout":"PT1.5S","stallTimeout":"PT1M30S","maxTime":"PT3H","maxSize":1099511627776,"onConflict":"OVERWRITE","continueUnproven":true,"keepServerTime":true,"findChecksums":true,"caFile":"/etc/own-ca.pem","insecure":true,"proxy":"socks5://localhost:1080","headers":["User-Agent","Game/1","Accept","a","accept","b"]}');
INSERT INTO options VALUES(2,'{"connections":0,"bytesPerSecond":0,"retries":5,"timeout":"PT30S","stallTimeout":"PT1M","maxSize":-1,"onConflict":"RENAME","continueUnproven":false,"keepServerTime":false,"findChecksums":false,"insecure":false,"headers":[]}');
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
INSERT INTO jobs VALUES(1,-5,-3,'paused','level one','https://a.example/x?sig=1','/games/asset böx','levels/ünï "x".pck',1,1,'/games/asset böx/levels/ünï "x".pck','{"strongEtag":"\"v1\"","size":99999999999,"acceptsRanges":true,"mediaType":"application/octet-stream","etag":"\"v1\"","lastModified":"Wed, 04 Mar 2026 05:06:07 GMT","suggestedName":"x  \u0001.pck"}',12345678901,4,4096,1772600767123456789,1772600767123456790,NULL,NULL,NULL);
INSERT INTO jobs VALUES(10,10000,0,'queued','','https://assets.example/packs/item-10.pck','/games/asset böx',NULL,0,2,NULL,NULL,0,0,-1,1772600767123456789,NULL,NULL,NULL,NULL);
INSERT INTO jobs VALUES(11,11000,0,'backoff','','https://assets.example/packs/item-11.pck','/games/asset böx',NULL,0,2,NULL,NULL,0,0,-1,1772600767123456789,NULL,1772600827123456789,'{"code":101,"detail":"503 from a.example","status":503,"retryAfter":"PT2M"}',NULL);
INSERT INTO jobs VALUES(12,12000,0,'paused','','https://assets.example/packs/item-12.pck','/games/asset böx',NULL,0,2,NULL,NULL,0,0,-1,1772600767123456789,NULL,NULL,NULL,NULL);
INSERT INTO jobs VALUES(13,13000,0,'publishing','','https://assets.example/packs/item-13.pck','/games/asset böx',NULL,0,2,NULL,NULL,0,0,-1,1772600767123456789,NULL,NULL,NULL,'{"folder":"/games/asset böx","path":"a/b.pck","link":"https://assets.example/a/b.pck","etag":"W/\"1\"","lastModified":"Wed, 04 Mar 2026 05:06:07 GMT","size":5000000000,"digest":"sha-256:9f86d081884c7d659f86d081884c7d659f86d081884c7d659f86d081884c7d65","kind":"PACK","format":"pck","verdict":{"word":"verified","source":"given"},"published":[1772600767,123456789],"modified":[13569465600,1]}');
INSERT INTO jobs VALUES(14,14000,0,'published','','https://assets.example/packs/item-14.pck','/games/asset böx',NULL,0,2,NULL,NULL,0,0,-1,1772600767123456789,NULL,NULL,NULL,'{"folder":"/games/asset böx","path":"c.txt","link":"https://assets.example/c.txt","size":0,"digest":"sha-256:9f86d081884c7d659f86d081884c7d659f86d081884c7d659f86d081884c7d65","kind":"OTHER","format":"","verdict":{"word":"unverified","why":"no checksum given"},"published":[1772600767,123456789],"modified":[1772600767,123456789]}');
INSERT INTO jobs VALUES(15,15000,0,'published','','https://assets.example/packs/item-15.pck','/games/asset böx',NULL,0,2,NULL,NULL,0,0,-1,1772600767123456789,NULL,NULL,NULL,'{"folder":"/games/asset böx","path":"m","link":"https://assets.example/m","size":1,"digest":"sha-256:9f86d081884c7d659f86d081884c7d659f86d081884c7d659f86d081884c7d65","kind":"IMAGE","format":"png","verdict":{"word":"mismatch","expected":"sha-256:9f86d081884c7d659f86d081884c7d659f86d081884c7d659f86d081884c7d65","actual":"sha-256:0000000000000000000000000000000000000000000000000000000000000000","source":"SHA256SUMS"},"published":[1772600767,123456789],"modified":[1772600767,123456789]}');
INSERT INTO jobs VALUES(16,16000,0,'failed','','https://assets.example/packs/item-16.pck','/games/asset böx',NULL,0,2,NULL,NULL,0,0,-1,1772600767123456789,NULL,NULL,'{"code":102,"detail":"expected a, got b","status":0}',NULL);
CREATE TABLE mirrors (
  job INTEGER NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  link TEXT NOT NULL,
  PRIMARY KEY (job, position)
) STRICT, WITHOUT ROWID;
INSERT INTO mirrors VALUES(1,1,'http://b.example/x');
INSERT INTO mirrors VALUES(1,2,'http://c.example/x');
CREATE TABLE checksums (
  job INTEGER NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  algorithm TEXT NOT NULL,
  hex TEXT NOT NULL,
  PRIMARY KEY (job, position)
) STRICT, WITHOUT ROWID;
INSERT INTO checksums VALUES(1,0,'sha-256','9f86d081884c7d659f86d081884c7d659f86d081884c7d659f86d081884c7d65');
INSERT INTO checksums VALUES(1,1,'crc-32','00ff00ff');
CREATE TABLE segments (
  job INTEGER NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  range_start INTEGER NOT NULL,
  range_end INTEGER NOT NULL,
  written INTEGER NOT NULL,
  PRIMARY KEY (job, position)
) STRICT, WITHOUT ROWID;
INSERT INTO segments VALUES(1,0,0,50,50);
INSERT INTO segments VALUES(1,1,50,100,60);
CREATE TABLE log_lines (
  id INTEGER PRIMARY KEY,
  job INTEGER NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
  at INTEGER NOT NULL,
  text TEXT NOT NULL
) STRICT;
INSERT INTO log_lines VALUES(1,1,1772600767123456789,'first line');
CREATE TABLE exchanges (
  id INTEGER PRIMARY KEY,
  job INTEGER NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
  at INTEGER NOT NULL,
  status INTEGER NOT NULL,
  content TEXT NOT NULL
) STRICT;
INSERT INTO exchanges VALUES(1,1,1772600768123456789,206,'{"attempt":1,"segment":0,"hop":1,"method":"GET","link":"https://a.example/x?…","requestHeaders":["Host","a.example","Range","bytes=10-","Authorization","…"],"status":206,"reason":"Partial Content","responseHeaders":["ETag","\"v1\"","Set-Cookie","…","set-cookie","…"],"protocol":"h2","remoteAddress":"127.0.0.1:443","reused":true,"startedAt":"2026-03-04T05:06:08.123456789Z","timing":[-1,2,3,4,5,6,7],"bytesReceived":1000000,"bytesSent":0,"tls":{"version":"TLSv1.3","cipher":"TLS_AES_128_GCM_SHA256","certificates":["CN=a.example"]},"failure":{"code":101,"detail":"503 from a.example","status":503,"retryAfter":"PT2M"}}');
INSERT INTO exchanges VALUES(2,1,1772600767123456789,0,'{"attempt":1,"segment":2,"hop":0,"method":"HEAD","link":"http://b.example/","requestHeaders":[],"status":0,"reason":"","responseHeaders":[],"protocol":"","remoteAddress":"","reused":false,"startedAt":"2026-03-04T05:06:07.123456789Z","timing":[-1,-1,-1,-1,-1,-1,-1],"bytesReceived":0,"bytesSent":0}');
CREATE TABLE receipts (
  file TEXT PRIMARY KEY,
  size INTEGER NOT NULL,
  content TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO receipts VALUES('/games/asset böx/a/b.pck',5000000000,'{"folder":"/games/asset böx","path":"a/b.pck","link":"https://assets.example/a/b.pck","etag":"W/\"1\"","lastModified":"Wed, 04 Mar 2026 05:06:07 GMT","size":5000000000,"digest":"sha-256:9f86d081884c7d659f86d081884c7d659f86d081884c7d659f86d081884c7d65","kind":"PACK","format":"pck","verdict":{"word":"verified","source":"given"},"published":[1772600767,123456789],"modified":[13569465600,1]}');
CREATE INDEX log_lines_of_job ON log_lines (job);
CREATE INDEX exchanges_of_job ON exchanges (job);
COMMIT;
PRAGMA application_id = 1282367844;
PRAGMA user_version = 1;
